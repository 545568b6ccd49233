"""Finger tapping: the index finger taps the table as fast as it can."""

from sherrington.circuit.command import Command, Step, Tapping
from sherrington.exam.limb import free, others, sides_of, trial_number
from sherrington.exam.table import table

_TABLE = table(__file__)
START: float = _TABLE["start"]  # [s]


def tap_finger(side: str | None = None) -> tuple[Step, ...]:
    """Return fast tapping of one index finger.

    Parameters
    ----------
    side : str, optional
        left or right; both if not said.

    Returns
    -------
    steps : tuple of Step
        One per side, structure ``index``.

    Examples
    --------
    >>> print(tap_finger("left")[0].sentence)
    Tap the table with the left index finger as fast as you can.
    """
    return tuple(_step(where) for where in sides_of(side))


def _step(side: str) -> Step:
    """Return one bout of tapping."""
    tapping = Tapping("index", "finger_flexors", "finger_extensors", float(_TABLE["down"]), float(_TABLE["up"]), START)
    command = Command(
        circuit="index",
        side=side,
        duration=_TABLE["duration"],
        trial=trial_number("finger_tapping"),
        hands=(free("index", weight=1.0), *others("index", "index")),
        tapping=tapping,
    )
    sentence = f"Tap the table with the {side} index finger as fast as you can."
    return Step("finger_tapping", "index", side, command, sentence)
