"""Measures of moved limbs: passive torque, stiffness, reflex threshold, pendulum, clonus, tapping."""

from dataclasses import replace

import numpy as np

from sherrington.circuit.command import Command
from sherrington.circuit.trace import Trace
from sherrington.exam.clonus import clonus as push
from sherrington.exam.individuation import individuate
from sherrington.exam.laboratory import LEAD, again, efforts, moving, pushed
from sherrington.exam.pendulum import BEGIN, drop_leg
from sherrington.exam.power import Movement, turning
from sherrington.exam.tapping import tap_finger
from sherrington.foundation.errors import InputError
from sherrington.sign.clonus import beats_of
from sherrington.sign.individuation import grade as individuation
from sherrington.sign.measures.grip import calibrate
from sherrington.sign.measures.registry import Plan, Subject, Trial, UnableError, measure, span_of
from sherrington.sign.pendulum import swings as first_and_rest
from sherrington.sign.signal import FLOOR, axis, envelope, mean, smooth, window
from sherrington.sign.tapping import contacts

DISLOCATED = 20.0  # [deg] beyond what a hand reaches: the joint is out of its socket


def _angle(trace: Trace, joint: str) -> np.ndarray:
    return np.asarray(trace.angle[axis(trace, joint)], np.float64)


@measure("N m", "joint", rules=("from != angle",))
def passive_torque_at(m: Subject) -> Plan:
    """Torque of the hand that moves the relaxed joint slowly to a stated angle and holds it there."""
    s = m.settings
    command = moving(m.structure, m.side, s["from"], s["angle"], s["speed"], "passive", s["angle"], after=0.5)
    (trace,) = yield [Trial(again(command, m.repeat))]
    sign = 1.0 if s["angle"] > s["from"] else -1.0
    torque = np.asarray(trace.torque[axis(trace, m.structure)], np.float64)
    return float(sign * np.mean(torque[-200:]))


@measure("N m/deg", "joint")
def passive_stiffness_at(m: Subject) -> Plan:
    """Slope of torque over angle at a stated angle, between two held positions on either side of it."""
    s = m.settings
    half = 0.5 * s["span"]
    torques = []
    ends = (s["angle"] - half, s["angle"] + half)
    found = yield [
        Trial(again(moving(m.structure, m.side, s["from"], end, s["speed"], "passive", end, after=0.5), m.repeat))
        for end in ends
    ]
    for trace in found:
        torques.append(mean(np.asarray(trace.torque[axis(trace, m.structure)]), trace.rate, -0.2 + trace.time[-1], 1e3))
    return float((torques[1] - torques[0]) / (ends[1] - ends[0]))


@measure("deg", "joint", rules=("torque != 0",))
def range_at_torque(m: Subject) -> Plan:
    """Angle that a slowly growing torque reaches in the relaxed joint, counted in the direction of the torque."""
    s = m.settings
    command = pushed(m.structure, m.side, s["from"], s["torque"], s["duration"], "range", s["torque"])
    (trace,) = yield [Trial(again(command, m.repeat))]
    reached = float(np.mean(_angle(trace, m.structure)[-100:]))
    low, high = span_of(m.structure)
    if not low - DISLOCATED <= reached <= high + DISLOCATED:
        raise UnableError(f"{s['torque']:g} N m turns the joint to {reached:.0f} deg, where no joint holds; say less")
    return reached if s["torque"] > 0 else -reached


def stretch_of(m: Subject, speed: float, level: float = 0.0) -> Command:
    """Return the stretch that the settings describe, at a given speed, with some effort of the stretched muscles."""
    s = m.settings
    start, stop = s["from"], s["to"]
    command = moving(
        m.structure, m.side, start, stop, speed, "stretch", m.structure, speed, level,
        wait=LEAD if level == 0.0 else 0.8, after=0.02,
    )  # fmt: skip
    if level > 0.0:
        pools = _against(m).pools
        command = replace(command, efforts=efforts(pools, ((0.0, 0.0), (0.2, level))))
    return again(command, m.repeat)


def _against(m: Subject) -> Movement:
    """Return the movement of the muscles that the stretch lengthens."""
    try:
        return turning(m.structure, -1 if m.settings["to"] > m.settings["from"] else 1)
    except InputError as error:
        raise UnableError(str(error)) from None


def stiffness(trace: Trace, joint: str) -> float:
    """Return the greatest gain of torque on the hand over a stretch, per degree of it [N m/deg].

    Read while the speed is constant, so that the inertia of the limb adds nothing.
    """
    hand = next(hand for hand in trace.command.hands if hand.dof == joint)
    times, angles = np.array(hand.angle).T
    way = float(angles[-1] - angles[0])
    speeds = np.abs(np.diff(angles) / np.diff(times))
    level = np.flatnonzero(speeds > 0.98 * speeds.max())
    felt = np.sign(way) * smooth(np.asarray(trace.torque[axis(trace, joint)], np.float64), trace.rate, 0.01)
    begin = float(times[1])
    before = mean(felt, trace.rate, begin - 0.05, begin - 0.01)
    moving_on = window(felt, trace.rate, float(times[level[0]]) + 0.01, float(times[level[-1] + 1]) - 0.005)
    return float((moving_on.max() - before) / abs(way))


@measure("N m/deg", "joint", rules=("from != to",))
def stretch_stiffness(m: Subject) -> Plan:
    """Greatest gain of torque over a stretch per degree, at a stated constant speed, at rest or in a contraction."""
    level, force = 0.0, m.settings["force"]
    if force > 0.0:
        move = _against(m)
        level = (yield from calibrate(m, move.circuit, m.side, move.pools, move.muscles))(force)
    (trace,) = yield [Trial(stretch_of(m, m.settings["speed"], level))]
    return stiffness(trace, m.structure)


@measure("1", "joint", rules=("from != to", "slow < fast"))
def reflex_share(m: Subject) -> Plan:
    """Share of the velocity-dependent resistance that the same person's limb in health does not show.

    Velocity-dependent resistance is what a fast stretch adds to a slow one; in the relaxed
    healthy limb it is viscosity and inertia alone.
    """
    s = m.settings
    speeds = (s["slow"], s["fast"])
    found = yield [Trial(stretch_of(m, v), healthy=healthy) for healthy in (False, True) for v in speeds]
    own, other = (stiffness(found[i + 1], m.structure) - stiffness(found[i], m.structure) for i in (0, 2))
    if own <= 0.0:
        raise UnableError("resistance does not grow with velocity")
    return 1.0 - max(other, 0.0) / own


@measure("1", "joint", rules=("from != to", "slowest < speeds"))
def reflex_stiffness_share(m: Subject) -> Plan:
    r"""Share of the reflex resistance's growth with speed that comes from its slope, not from its threshold angle.

    The reflex resistance of a stretch is what it adds to the slowest one of the same limb. With
    slope :math:`K` over the way :math:`w` behind the threshold angle, :math:`T = K w`; between two
    speeds :math:`\Delta T = \bar w \Delta K + \bar K \Delta w`, and both terms are summed over all speeds.
    """
    s = m.settings
    muscles = _against(m).muscles
    speeds = sorted(float(v) for v in s["speeds"])
    passive, *found = yield [Trial(stretch_of(m, v)) for v in (s["slowest"], *speeds)]
    answers = np.array([_reflex_of(trace, passive, m, muscles) for trace in found])
    way, torque = answers[(answers > 0.0).all(axis=1)].T
    if way.size < 3 or torque[-1] <= torque[0]:
        raise UnableError("fewer than three of the stretches meet a reflex that grows with speed")
    if np.any(np.diff(torque) < 0.0):
        raise UnableError("the reflex falls again at high speed: it comes after the stretch; leave out fast 'speeds'")
    slope = torque / way
    return float(np.sum(0.5 * (way[1:] + way[:-1]) * np.diff(slope)) / (torque[-1] - torque[0]))


def _reflex_of(trace: Trace, passive: Trace, m: Subject, muscles: tuple[str, ...]) -> tuple[float, float]:
    """Return the way from the first EMG to a point near the end [deg] and the resistance there over the passive one.

    The point lies before the hand slows down, where inertia pushes back; both are 0 where no EMG came before it.
    """
    stop, sign = float(m.settings["to"]), float(np.sign(m.settings["to"] - m.settings["from"]))
    angle, felt = _course(trace, m)
    still, quiet = _course(passive, m)
    first = round(LEAD * trace.rate)
    answers = [np.flatnonzero(envelope(trace, name)[first:] > FLOOR) for name in muscles]
    begun = [int(found[0]) for found in answers if found.size]
    at = stop - sign * m.settings["short"]
    way = sign * (at - float(angle[min(first + min(begun), angle.size - 1)])) if begun else 0.0
    if way <= 0.0:
        return 0.0, 0.0
    moved, rested = int(np.argmin(np.abs(angle - at))), int(np.argmin(np.abs(still - at)))
    return way, float(felt[moved] - quiet[rested])


def _course(trace: Trace, m: Subject) -> tuple[np.ndarray, np.ndarray]:
    """Return angle [deg] and the rise of the torque against the stretch [N m] over a stretch."""
    sign = np.sign(m.settings["to"] - m.settings["from"])
    felt = sign * smooth(np.asarray(trace.torque[axis(trace, m.structure)], np.float64), trace.rate, 0.01)
    return _angle(trace, m.structure), felt - mean(felt, trace.rate, LEAD - 0.05, LEAD - 0.01)


@measure("deg/s", "joint", rules=("from != to", "slowest < fastest"))
def reflex_threshold_speed(m: Subject) -> Plan:
    """Slowest stretch of the relaxed joint at which the stretched muscles show EMG, found by halving the range."""
    s = m.settings
    muscles = _against(m).muscles
    low, high = s["slowest"], s["fastest"]
    (trace,) = yield [Trial(stretch_of(m, high))]
    if not _answered(trace, muscles):
        raise UnableError("no EMG at the fastest stretch")
    for _ in range(int(s["halvings"])):
        middle = float((low * high) ** 0.5)
        (trace,) = yield [Trial(stretch_of(m, middle))]
        low, high = (low, middle) if _answered(trace, muscles) else (middle, high)
    return float(high)


def _answered(trace: Trace, muscles: tuple[str, ...]) -> bool:
    """Return whether any stretched muscle shows EMG during the stretch."""
    first = round(LEAD * trace.rate)
    return any(float(envelope(trace, muscle)[first:].max()) > FLOOR for muscle in muscles)


def _drop(m: Subject) -> Command:
    (step,) = drop_leg(m.side)
    return again(replace(step.command, duration=m.settings["duration"]), m.repeat)


@measure("1", "joint", ["knee"])
def relaxation_index(m: Subject) -> Plan:
    """Pendulum test: first flexion of the dropped shank over the way to its resting angle."""
    (trace,) = yield [Trial(_drop(m))]
    first, rest = first_and_rest(trace)
    if rest < 5.0:
        raise UnableError("the shank did not fall")
    return first / rest


@measure("1", "joint", ["knee"])
def swings(m: Subject) -> Plan:
    """Pendulum test: number of swings of the dropped shank larger than the stated angle."""
    (trace,) = yield [Trial(_drop(m))]
    angle = window(_angle(trace, "knee"), trace.rate, BEGIN, 1e3)
    turns = _turns(angle, m.settings["least"])
    return float(sum(1 for k, turn in enumerate(turns) if k % 2 == 0 and turn is not None))


def _turns(angle: np.ndarray, least: float) -> list[float]:
    """Return successive turning points that lie at least so many degrees apart, flexion first."""
    turns: list[float] = []
    way, extreme = 1, angle[0]
    for value in angle:
        if way * (value - extreme) > 0:
            extreme = value
        elif way * (extreme - value) > least:
            turns.append(float(extreme))
            way, extreme = -way, value
    return turns


@measure("1", "joint", ["ankle", "knee", "wrist"])
def clonus_beats(m: Subject) -> Plan:
    """Clonic beats after a brisk push that is kept up."""
    (trace,) = yield [Trial(_pushed(m))]
    return float(beats_of(trace)[0])


@measure("Hz", "joint", ["ankle", "knee", "wrist"])
def clonus_frequency(m: Subject) -> Plan:
    """Frequency of clonus after a brisk push that is kept up."""
    (trace,) = yield [Trial(_pushed(m))]
    frequency = beats_of(trace)[1]
    if frequency is None:
        raise UnableError("no clonus")
    return frequency


def _pushed(m: Subject) -> Command:
    s = m.settings
    (step,) = push(m.structure, m.side, s["torque"] or None, s["inertia"] or None)
    return again(replace(step.command, duration=s["duration"] or step.command.duration), m.repeat)


@measure("1", "joint", ["index"])
def individuation_index(m: Subject) -> Plan:
    """Individuation of the index finger: 1 if it bends alone, 0 if the ring finger goes along as far."""
    (step,) = individuate(m.side)
    (trace,) = yield [Trial(again(step.command, m.repeat))]
    (found,) = individuation(trace)
    if found.value is None:
        raise UnableError(found.reason or "the finger does not move")
    return float(found.value)


@measure("Hz", "joint", ["index"])
def tapping_rate(m: Subject) -> Plan:
    """Taps of the index finger per second, as fast as possible."""
    (step,) = tap_finger(m.side)
    command = replace(step.command, duration=m.settings["duration"])
    (trace,) = yield [Trial(again(command, m.repeat))]
    times = contacts(trace)
    return float(1.0 / np.mean(np.diff(times))) if len(times) > 2 else float(len(times) / m.settings["duration"])
