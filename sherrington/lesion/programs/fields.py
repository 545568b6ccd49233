"""Diseases that spread: when a process that began in one region reaches the others, on both sides."""

from typing import NamedTuple

from sherrington.foundation.neuraxis import OTHER
from sherrington.lesion.programs.trajectory import dead_by_logistic


class Axis(NamedTuple):
    """How far the regions of one level of the motor system lie apart, in steps of the spread."""

    bulbar: float  # [1]
    cervical: float  # [1]
    thoracic: float  # [1]
    lumbosacral: float  # [1]


class Seed(NamedTuple):
    """Where a process began."""

    region: str
    side: str  # left | right | both


class Spread(NamedTuple):
    """How long a process takes from place to place."""

    step: float  # [d] per step along the axis
    across: float  # [d] to the other side of the same region


class Field(NamedTuple):
    """One spreading process in one person."""

    seed: Seed
    axis: Axis
    spread: Spread
    hazard: float  # [1/d]
    time: float  # [d] since it began
    build: float  # [d] over which the hazard of a place rises

    def lost(self, region: str, side: str, later: float = 0.0, weight: float = 1.0) -> float:
        """Return the fraction of neurons of one place that have died by now [1]."""
        arrival = delay(self.seed, region, side, self.axis, self.spread) + later
        return dead_by_logistic(self.time, self.hazard * weight, arrival + self.build, 0.5 * self.build)


def hemisphere(side: str) -> str:
    """Return the hemisphere that drives a side of the body; both drive both."""
    return OTHER.get(side, side)


def delay(seed: Seed, region: str, side: str, axis: Axis, spread: Spread) -> float:
    """Return how long after the seed a region of one side is reached [d].

    The other side of the same region comes first; whoever is reached further away is reached on
    the side of the seed a little earlier.

    Examples
    --------
    >>> axis = Axis(0.0, 1.0, 1.6, 2.2)
    >>> delay(Seed("cervical", "left"), "lumbosacral", "right", axis, Spread(300.0, 100.0))
    460.0
    """
    away = float(abs(getattr(axis, region) - getattr(axis, seed.region))) * spread.step
    return away + (spread.across if seed.side == OTHER[side] else 0.0)
