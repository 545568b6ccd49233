"""Diseases that spread: when a process that began in one region reaches the others, on both sides."""

from typing import NamedTuple

OTHER = {"left": "right", "right": "left"}


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
