"""Clonus: a brisk push that stretches a muscle and is kept up with constant torque."""

from collections.abc import Mapping

from sherrington.circuit.command import Command, Hand, Step
from sherrington.exam.limb import others, sides_of, trial_number
from sherrington.exam.table import table
from sherrington.foundation.errors import InputError, nearest

_TABLE = table(__file__)
JOINTS: Mapping[str, str] = _TABLE["circuits"]  # joint -> circuit
BEGIN: float = _TABLE["begin"]  # [s]


def clonus(
    joint: str, side: str | None = None, torque: float | None = None, inertia: float | None = None
) -> tuple[Step, ...]:
    """Return a brisk sustained push at one joint.

    Parameters
    ----------
    joint : str
        ankle, knee or wrist.
    side : str, optional
        left or right; both if not said.
    torque : float, optional
        Push [N m], sign along the joint; the customary one if not said.
    inertia : float, optional
        Of the pushing hand [kg m2]; the customary one if not said.

    Returns
    -------
    steps : tuple of Step
        One per side.

    Examples
    --------
    >>> print(clonus("ankle", "left")[0].sentence)
    Dorsiflex the ankle briskly on the left and keep pushing.
    """
    if joint not in JOINTS:
        raise InputError(f"no clonus test at {joint!r}{nearest(joint, JOINTS)}; allowed: {', '.join(JOINTS)}")
    push = float(_TABLE["push"][joint]) if torque is None else torque
    mass = float(_TABLE["inertia"][joint]) if inertia is None else inertia
    return tuple(_step(joint, where, push, mass) for where in sides_of(side))


def _step(joint: str, side: str, push: float, inertia: float) -> Step:
    """Return one push: the hand lets its grip go as it starts to push."""
    hand = Hand(
        joint,
        angle=((0.0, float(_TABLE["start_angle"][joint])),),
        limit=((0.0, 1e9), (BEGIN, 1e9), (BEGIN + 0.001, 0.0)),
        torque=((0.0, 0.0), (BEGIN, 0.0), (BEGIN + _TABLE["rise"], push)),
        inertia=inertia,
        weight=0.0,
    )
    command = Command(
        circuit=JOINTS[joint],
        side=side,
        duration=float(_TABLE["duration"][joint]),
        trial=trial_number("clonus", joint, push, inertia),
        hands=(hand, *others(JOINTS[joint], joint)),
    )
    sentence = f"{_TABLE['words'][joint]} briskly on the {side} and keep pushing."
    return Step("clonus", joint, side, command, sentence)
