"""Individuation: the patient bends the index finger alone; the ring finger should stay."""

from sherrington.circuit.command import Command, Effort, Step
from sherrington.exam.limb import free, others, sides_of, trial_number
from sherrington.exam.table import table

_TABLE = table(__file__)
BEGIN: float = _TABLE["begin"]  # [s]


def individuate(side: str | None = None) -> tuple[Step, ...]:
    """Return flexion of the index finger alone, both fingers free.

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
    >>> print(individuate("left")[0].sentence)
    Bend only the index finger of the left hand and keep the others still.
    """
    return tuple(_step(where) for where in sides_of(side))


def _step(side: str) -> Step:
    """Return one movement."""
    level = ((0.0, 0.0), (BEGIN, 0.0), (BEGIN + _TABLE["rise"], _TABLE["level"]))
    fingers = tuple(free(dof) for dof in ("index", "ring"))
    command = Command(
        circuit="index",
        side=side,
        duration=_TABLE["duration"],
        trial=trial_number("individuation"),
        hands=(*fingers, *others("index", "index", "ring")),
        efforts=(Effort("finger_flexors", level),),
    )
    sentence = f"Bend only the index finger of the {side} hand and keep the others still."
    return Step("individuation", "index", side, command, sentence)
