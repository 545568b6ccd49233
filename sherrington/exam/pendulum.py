"""Wartenberg pendulum: the shank is lifted, dropped and left to swing."""

from sherrington.circuit.command import Command, Hand, Step
from sherrington.exam.limb import sides_of, trial_number
from sherrington.exam.table import table

_TABLE = table(__file__)
BEGIN: float = _TABLE["begin"]  # [s]


def drop_leg(side: str | None = None) -> tuple[Step, ...]:
    """Return the pendulum test of one knee.

    Parameters
    ----------
    side : str, optional
        left or right; both if not said.

    Returns
    -------
    steps : tuple of Step
        One per side, structure ``knee``.

    Examples
    --------
    >>> print(drop_leg("left")[0].sentence)
    Lift the left lower leg over the edge of the couch, drop it and let it swing.
    """
    return tuple(_step(where) for where in sides_of(side))


def _step(side: str) -> Step:
    """Return one drop."""
    hand = Hand(
        "knee",
        angle=((0.0, float(_TABLE["start_angle"])),),
        limit=((0.0, 1e9), (BEGIN, 1e9), (BEGIN + 0.001, 0.0)),
    )
    command = Command(
        circuit="knee",
        side=side,
        duration=_TABLE["duration"],
        trial=trial_number("pendulum"),
        hands=(hand,),
    )
    sentence = f"Lift the {side} lower leg over the edge of the couch, drop it and let it swing."
    return Step("pendulum", "knee", side, command, sentence)
