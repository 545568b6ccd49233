"""Force tracking: the patient follows a target force with the first dorsal interosseous, seeing both."""

from sherrington.circuit.command import Command, Step, Tracking
from sherrington.exam.limb import CIRCUITS, hold, sides_of, trial_number
from sherrington.exam.table import table

_TABLE = table(__file__)
MUSCLE = "first_dorsal_interosseous"
JUDGED = (float(_TABLE["rise_start"]), float(_TABLE["rise_stop"]))  # [s] climb of the target


def track(side: str | None = None) -> tuple[Step, ...]:
    """Return force tracking with one first dorsal interosseous, the finger held still.

    Parameters
    ----------
    side : str, optional
        left or right; both if not said.

    Returns
    -------
    steps : tuple of Step
        One per side.

    Examples
    --------
    >>> print(track("left")[0].sentence)
    Press the left index finger sideways and keep the force on the line you see.
    """
    return tuple(_step(where) for where in sides_of(side))


def _step(side: str) -> Step:
    """Return one target."""
    low, high = _TABLE["low"], _TABLE["high"]
    target = ((0.0, 0.0), (0.1, low), (JUDGED[0], low), (JUDGED[1], high))
    command = Command(
        circuit="index",
        side=side,
        duration=_TABLE["duration"],
        trial=trial_number("force_tracking"),
        hands=tuple(hold(dof) for dof in CIRCUITS["index"]),
        tracking=Tracking(MUSCLE, target, float(_TABLE["reference"])),
    )
    sentence = f"Press the {side} index finger sideways and keep the force on the line you see."
    return Step("force_tracking", MUSCLE, side, command, sentence)
