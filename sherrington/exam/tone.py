"""Tone: the examiner's hand stretches a relaxed joint, fast over its range and slowly near its end."""

from collections.abc import Mapping

from sherrington.circuit.command import Command, Hand, Step
from sherrington.exam.limb import others, ramp, sides_of, trial_number
from sherrington.exam.table import table
from sherrington.foundation.errors import InputError, nearest

_TABLE = table(__file__)
JOINTS: Mapping[str, str] = _TABLE["circuits"]  # joint -> circuit
DIRECTIONS = ("extension", "flexion")  # of the passive movement; ankle flexion is dorsiflexion
SLOW: float = _TABLE["slow"]  # [deg/s]
LEAD: float = _TABLE["lead"]  # [s]


def stretch(
    joint: str,
    side: str | None = None,
    direction: str | None = None,
    speed: float | None = None,
) -> tuple[Step, ...]:
    """Return passive stretches of one joint.

    Parameters
    ----------
    joint : str
        elbow, wrist, index, knee or ankle.
    side : str, optional
        left or right; both if not said.
    direction : str, optional
        Of the passive movement, flexion or extension; both if not said. At the ankle flexion
        is dorsiflexion.
    speed : float, optional
        Peak speed [deg/s] over the whole way; if not said, one fast stretch over the whole
        way and one slow stretch over its last part.

    Returns
    -------
    steps : tuple of Step
        Roles ``fast extension``, ``slow extension``, ``fast flexion``, ``slow flexion``;
        at a given speed ``stretch extension`` and so on.

    Examples
    --------
    >>> print(stretch("elbow", side="left", direction="extension")[0].sentence)
    Extend the relaxed left elbow quickly (130 deg/s).
    """
    if joint not in JOINTS:
        raise InputError(f"no stretch of {joint!r}{nearest(joint, JOINTS)}; allowed: {', '.join(JOINTS)}")
    sides = sides_of(side)
    ways = (direction,) if direction else DIRECTIONS
    if speed is not None:
        return tuple(_step(joint, where, way, "stretch", speed) for where in sides for way in ways)
    speeds = (("fast", float(_TABLE["fast"][joint])), ("slow", SLOW))
    return tuple(_step(joint, where, way, *pace) for where in sides for way in ways for pace in speeds)


def _step(joint: str, side: str, direction: str, pace: str, speed: float) -> Step:
    """Return one stretch."""
    start, stop = (float(angle) for angle in _TABLE["way"][joint][direction])
    if pace == "slow":
        start = stop + min(1.0, _TABLE["slow_way"] / abs(stop - start)) * (start - stop)
    wave, end = ramp(start, stop, speed, LEAD, _TABLE["rise"])
    hand = Hand(joint, wave, ((0.0, float(_TABLE["limit"][joint])),), weight=0.0)
    role = f"{pace} {direction}"
    command = Command(
        circuit=JOINTS[joint],
        side=side,
        duration=round(end + (0.02 if pace == "slow" else _TABLE["hold"]), 3),
        trial=trial_number("tone", joint, role, speed),
        hands=(hand, *others(JOINTS[joint], joint)),
    )
    return Step("tone", joint, side, command, _sentence(joint, side, direction, pace, speed), role)


def _sentence(joint: str, side: str, direction: str, pace: str, speed: float) -> str:
    """Say the stretch aloud."""
    verb = "Extend" if direction == "extension" else "Flex"
    if joint == "ankle":
        verb = "Plantarflex" if direction == "extension" else "Dorsiflex"
    manner = {"fast": "quickly", "slow": "slowly"}.get(pace, "evenly")
    return f"{verb} the relaxed {side} {joint} {manner} ({speed:g} deg/s)."
