"""Inspection: look at the resting muscles, measure their section, watch for twitches."""

from sherrington.circuit.command import Command, Step
from sherrington.exam.limb import CIRCUITS, hold, sides_of, trial_number
from sherrington.exam.table import table
from sherrington.foundation.errors import InputError, nearest

_TABLE = table(__file__)


def watch(circuit: str, side: str | None = None, duration: float | None = None) -> tuple[Step, ...]:
    """Return a look at the resting muscles of one joint, with imaging.

    Parameters
    ----------
    circuit : str
        elbow, wrist, index, knee, ankle, hallux, jaw or another circuit.
    side : str, optional
        left or right; both if not said. Jaw, throat and pelvic floor have one side, midline.
    duration : float, optional
        How long [s]; the customary time if not said.

    Returns
    -------
    steps : tuple of Step
        One per side; the structure is the joint.

    Examples
    --------
    >>> print(watch("ankle", "left")[0].sentence)
    Look at the resting muscles of the left ankle: bulk and twitches.
    """
    if circuit not in CIRCUITS:
        raise InputError(f"no circuit {circuit!r}{nearest(circuit, CIRCUITS)}; allowed: {', '.join(CIRCUITS)}")
    sides = sides_of(side, circuit)
    time = _TABLE["duration"] if duration is None else duration
    return tuple(_step(circuit, where, time) for where in sides)


def _step(circuit: str, side: str, duration: float) -> Step:
    """Return one look."""
    command = Command(
        circuit=circuit,
        side=side,
        duration=duration,
        trial=trial_number("inspection", circuit),
        hands=tuple(hold(dof) for dof in CIRCUITS[circuit]),
        imaging=True,
    )
    words = circuit.replace("_", " ")
    place = words if side == "midline" else f"{side} {words}"
    return Step(
        "inspection",
        circuit,
        side,
        command,
        f"Look at the resting muscles of the {place}: bulk and twitches.",
    )
