"""Plantar response: a firm slow stroke along the lateral sole; the big toe is watched."""

from sherrington.circuit.command import Command, Step
from sherrington.exam.limb import free, sides_of, trial_number
from sherrington.exam.table import table

_TABLE = table(__file__)
BEGIN: float = _TABLE["begin"]  # [s]


def stroke_sole(side: str | None = None) -> tuple[Step, ...]:
    """Return the stroke of one sole.

    Parameters
    ----------
    side : str, optional
        left or right; both if not said.

    Returns
    -------
    steps : tuple of Step
        One per side, structure ``plantar``.

    Examples
    --------
    >>> print(stroke_sole("left")[0].sentence)
    Stroke the left sole firmly from the heel to the ball and watch the big toe.
    """
    return tuple(_step(where) for where in sides_of(side))


def _step(side: str) -> Step:
    """Return one stroke."""
    force, stop = _TABLE["strength"], BEGIN + _TABLE["stroke"]
    command = Command(
        circuit="hallux",
        side=side,
        duration=_TABLE["duration"],
        trial=trial_number("plantar"),
        hands=(free("hallux"),),
        skin=((0.0, 0.0), (BEGIN, 0.0), (BEGIN + 0.05, force), (stop, force), (stop + 0.05, 0.0)),
    )
    sentence = f"Stroke the {side} sole firmly from the heel to the ball and watch the big toe."
    return Step("plantar", "plantar", side, command, sentence)
