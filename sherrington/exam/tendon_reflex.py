"""Tendon reflexes: a hammer blow that stretches a muscle, with and without reinforcement."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from sherrington.circuit.command import Command, Step, Tap
from sherrington.exam.limb import hold, others, sides_of, trial_number
from sherrington.exam.table import table
from sherrington.foundation.errors import InputError, nearest

_TABLE = table(__file__)


class Reflex(NamedTuple):
    """Where a reflex is struck and where it is seen."""

    circuit: str
    joint: str
    tapped: tuple[str, ...]  # muscles (one per pool) the blow stretches fully
    antagonists: tuple[str, ...]  # hardly reached by the blow
    seen: str  # muscle whose EMG is read
    direction: int  # of the jerk: +1 flexion, dorsiflexion, closing
    usual: bool  # whether every healthy adult has it
    reinforce: bool  # whether it is repeated with reinforcement
    words: str
    stretch: float  # [mm]
    posture: float  # [deg] of the joint
    routine: bool = True  # part of the shorter examination


def _reflex(name: str, plan: Mapping[str, Any]) -> Reflex:
    """Return one reflex of the table."""
    lists = {key: tuple(plan[key]) for key in ("tapped", "antagonists")}
    return Reflex(
        **{**plan, **lists, "stretch": float(_TABLE["stretch"][name]), "posture": float(_TABLE["posture"][name])}
    )


REFLEXES: Mapping[str, Reflex] = {name: _reflex(name, plan) for name, plan in _TABLE["reflexes"].items()}
TAP_TIME: float = _TABLE["time"]  # [s]


def tap(reflex: str, side: str | None = None, stretch: float | None = None) -> tuple[Step, ...]:
    """Return the blow on one tendon, at rest and (where it is customary) with reinforcement.

    Parameters
    ----------
    reflex : str
        Id of anatomy/reflexes.csv: biceps, brachioradialis, triceps, finger_flexor, hoffmann,
        patellar, ankle, jaw_jerk, pectoral, deltoid, adductor, hamstring, tibialis_posterior.
    side : str, optional
        left or right; both if not said. The jaw jerk has one side, midline.
    stretch : float, optional
        Size of the blow [mm]; the customary one if not said.

    Returns
    -------
    steps : tuple of Step
        Roles ``tap`` and ``reinforced``.

    Examples
    --------
    >>> print(tap("patellar", side="left")[0].sentence)
    Tap the patellar tendon on the left, relaxed.
    """
    if reflex not in REFLEXES:
        raise InputError(f"no reflex {reflex!r}{nearest(reflex, REFLEXES)}; allowed: {', '.join(REFLEXES)}")
    plan = REFLEXES[reflex]
    sides = sides_of(side, plan.circuit)
    roles = ("tap", "reinforced") if plan.reinforce else ("tap",)
    size = plan.stretch if stretch is None else stretch
    return tuple(_step(reflex, plan, where, role, size) for where in sides for role in roles)


def _step(reflex: str, plan: Reflex, side: str, role: str, stretch: float) -> Step:
    """Return one blow."""
    reinforced = role == "reinforced"
    command = Command(
        circuit=plan.circuit,
        side=side,
        duration=_TABLE["duration"],
        trial=trial_number("tendon_reflex", reflex, role),
        hands=(hold(plan.joint, plan.posture), *others(plan.circuit, plan.joint)),
        taps=tuple(Tap(name, TAP_TIME, stretch, _TABLE["width"]) for name in plan.tapped),
        reinforcement=((0.0, _TABLE["reinforcement"]),) if reinforced else ((0.0, 0.0),),
    )
    place = "" if side == "midline" else f" on the {side}"
    manner = "while the patient pulls the hooked fingers apart" if reinforced else "relaxed"
    return Step("tendon_reflex", reflex, side, command, f"Tap {plan.words}{place}, {manner}.", role)


def reflex_of(command: Command) -> str:
    """Return which reflex a command tests, told by the tendon that is struck first."""
    struck = command.taps[0].muscle
    return next(name for name, plan in REFLEXES.items() if plan.tapped[0] == struck)
