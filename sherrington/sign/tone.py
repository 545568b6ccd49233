"""Tone: resistance to slow and fast stretch, the catch, and the Modified Ashworth grade."""

from dataclasses import replace

import numpy as np

from sherrington.circuit.patient import Person
from sherrington.circuit.person import usual
from sherrington.circuit.trace import FloatArray, Trace
from sherrington.exam.power import MOVEMENTS
from sherrington.exam.table import table
from sherrington.exam.tone import LEAD
from sherrington.sign.finding import About, Finding
from sherrington.sign.norms import band
from sherrington.sign.scale import FELT, modified_ashworth, opposite, strength
from sherrington.sign.signal import FLOOR, axis, envelope, mean, smooth

_TABLE = table(__file__)
TEST = "tone"


def grade(fast: Trace, slow: Trace | None = None) -> list[Finding]:
    """Return Modified Ashworth grade, catch angle and resistances of one direction of one joint.

    ``direction`` is that of the passive movement: resistance to extension is tone of the
    flexors. What the limb would do without reflexes is read from the same record: elasticity
    from the slow stretch, inertia and viscosity from the fast one before any EMG.

    Parameters
    ----------
    fast : Trace
        Fast stretch over the range.
    slow : Trace, optional
        Slow stretch over the last part of the range.
    """
    joint, sign = moved(fast)
    direction = "flexion" if sign > 0 else "extension"
    about = About(TEST, joint, fast.command.side, direction, fast.person)
    scale = strength(f"{joint} {opposite(direction)}", fast.person)
    angle = _angle(fast)
    extra = reflex_torque(fast, slow)
    healthy = (band(TEST, "reflex_torque", joint, direction, fast.person)[1] or 0.0) / scale
    above = np.flatnonzero(extra >= max(FELT, healthy) * scale)
    peak = float(extra.max())
    level = modified_ashworth(peak / scale, _share(angle, above), _moved_share(fast, angle), healthy)
    catch = float(sign * angle[above[0]]) if above.size else None
    rows = [
        about.row("mas", level, "Modified Ashworth", high_means="spasticity"),
        replace(about, least=FELT * scale).row("reflex_torque", peak, "N m", high_means="spasticity"),
        about.row("catch_angle", catch, "deg", reason="no catch"),
        about.row(
            "resistance_fast",
            float(resistance(fast).max()),
            "N m",
            high_means="spasticity",
            low_means="hypotonia",
        ),
    ]
    if slow is not None:
        slowly = float(resistance(slow).max())
        rows.append(about.row("resistance_slow", slowly, "N m", high_means="hypertonia", low_means="hypotonia"))
    return rows


def moved(trace: Trace) -> tuple[str, int]:
    """Return the joint the hand moves, and +1 for flexion or -1 for extension."""
    hand = next(hand for hand in trace.command.hands if len(hand.angle) > 1)
    return hand.dof, 1 if hand.angle[-1][1] > hand.angle[0][1] else -1


def resistance(trace: Trace) -> FloatArray:
    """Return what the hand feels against its movement [N m], the limb's inertia taken off."""
    felt, inertia, _ = _passive(trace)
    steady: FloatArray = felt - inertia * _motion(trace)[1]
    return smooth(steady, trace.rate, _TABLE["smooth"])


def reflex_torque(fast: Trace, slow: Trace | None) -> FloatArray:
    """Return the resistance that elasticity, inertia and viscosity do not explain [N m].

    Zero until the EMG of a stretched muscle rises: without EMG there is no reflex.
    """
    felt, inertia, viscosity = _passive(fast)
    speed, acceleration = _motion(fast)
    passive = _elastic(fast, slow, felt) + inertia * acceleration + viscosity * speed
    extra = smooth(felt - passive, fast.rate, _TABLE["smooth"])
    extra[: _first_emg(fast)] = 0.0
    return np.asarray(np.maximum(extra, 0.0))


def _angle(trace: Trace) -> FloatArray:
    """Return the angle along the movement [deg]."""
    joint, sign = moved(trace)
    along: FloatArray = sign * np.asarray(trace.angle[axis(trace, joint)], np.float64)
    return along


def _motion(trace: Trace) -> tuple[FloatArray, FloatArray]:
    """Return speed [rad/s] and acceleration [rad/s2] along the movement."""
    angle = smooth(np.radians(_angle(trace)), trace.rate, 0.005)
    speed: FloatArray = np.gradient(angle, 1.0 / trace.rate)
    acceleration: FloatArray = np.gradient(smooth(speed, trace.rate, 0.005), 1.0 / trace.rate)
    return speed, acceleration


def _passive(trace: Trace) -> tuple[FloatArray, float, float]:
    """Return what the hand feels [N m], and the limb's inertia [kg m2] and viscosity [N m s/rad].

    Both are fitted to the part of the movement before the first EMG of a stretched muscle, at
    least the first 40 ms, in which no reflex torque can be there yet. So short a piece cannot
    tell viscosity from a reflex that begins: no limb counts as more viscous than a relaxed one of
    its length.
    """
    joint, sign = moved(trace)
    felt = sign * np.asarray(trace.torque[axis(trace, joint)], np.float64)
    speed, acceleration = _motion(trace)
    first = round(LEAD * trace.rate)
    last = max(_first_emg(trace), first + round(_TABLE["jolt"] * trace.rate))
    turn = np.radians(_angle(trace) - _angle(trace)[0])
    part = slice(first, last)
    gained = felt[part] - mean(felt, trace.rate, 0.0, LEAD)
    viscosity = _fit(gained, speed[part], acceleration[part], turn[part])
    viscosity = min(max(viscosity, 0.0), _most_viscous(joint, trace.person))
    inertia = _fit(gained - viscosity * speed[part], acceleration[part], turn[part])
    return felt, max(0.0, inertia), viscosity


def _most_viscous(joint: str, person: Person) -> float:
    """Return the viscosity of a relaxed limb of that length [N m s/rad]."""
    length = usual(person.age, person.sex, person.height).length
    return float(_TABLE["viscosity"][joint] * length ** _TABLE["viscosity_length"])


def _fit(effect: FloatArray, *causes: FloatArray) -> float:
    """Return the weight of the first of some causes by least squares."""
    return float(np.linalg.lstsq(np.stack(causes).T, effect, rcond=1e-6)[0][0])


def _elastic(fast: Trace, slow: Trace | None, felt: FloatArray) -> FloatArray:
    """Return the elastic resistance of the limb at every angle of the fast stretch [N m].

    Straight from the resistance held at its start to the curve of the slow stretch; where the
    slow stretch was not done, the resistance held at the start alone.
    """
    angle = _angle(fast)
    start = mean(felt, fast.rate, 0.0, LEAD)
    if slow is None:
        return np.full(angle.size, start)
    way, curve = _angle(slow), resistance(slow)
    order = np.argsort(way, kind="stable")
    known = np.concatenate(([start], curve[order]))
    passive: FloatArray = np.interp(angle, np.concatenate(([angle[0]], way[order])), known)
    return passive


def _first_emg(trace: Trace) -> int:
    """Return the sample at which the EMG of a stretched muscle first rises; the end if it never does."""
    joint, sign = moved(trace)
    stretched = MOVEMENTS[f"{joint} {'extension' if sign > 0 else 'flexion'}"].muscles
    first = round(LEAD * trace.rate)
    active = [np.flatnonzero(envelope(trace, muscle)[first:] > FLOOR) for muscle in stretched]
    return min((first + int(rows[0]) for rows in active if rows.size), default=trace.angle.shape[1])


def _share(angle: FloatArray, above: FloatArray) -> float:
    """Return the part of the range that is left when resistance is first felt [1]."""
    if above.size == 0:
        return 0.0
    whole = float(angle[-1] - angle[0])
    return float((angle[-1] - angle[above[0]]) / whole) if whole > 0.0 else 1.0


def _moved_share(fast: Trace, angle: FloatArray) -> float:
    """Return the part of the wanted way that the hand could move the limb [1]."""
    joint, sign = moved(fast)
    hand = next(hand for hand in fast.command.hands if hand.dof == joint)
    wanted = sign * (hand.angle[-1][1] - hand.angle[0][1])
    return float((angle.max() - angle[0]) / wanted)
