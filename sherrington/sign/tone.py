"""Tone: resistance to slow and fast stretch, the catch, and the Modified Ashworth grade."""

import numpy as np

from sherrington.circuit.trace import FloatArray, Trace
from sherrington.exam.table import table
from sherrington.exam.tone import LEAD
from sherrington.sign.finding import Finding, Subject
from sherrington.sign.scale import FELT, STRENGTH, modified_ashworth, opposite
from sherrington.sign.signal import FLOOR, axis, envelope, mean, smooth

_TABLE = table(__file__)
TEST = "tone"


def grade(fast: Trace, slow: Trace | None = None) -> list[Finding]:
    """Return Modified Ashworth grade, catch angle and resistances of one direction of one joint.

    ``direction`` is that of the passive movement: resistance to extension is tone of the
    flexors. What the passive limb alone would do is taken from the slow stretch (elasticity)
    and from the first moment of the fast one (inertia), before any reflex can act.

    Parameters
    ----------
    fast : Trace
        Fast stretch over the range.
    slow : Trace, optional
        Slow stretch over the last part of the range.
    """
    joint, sign = moved(fast)
    direction = "flexion" if sign > 0 else "extension"
    subject = Subject(TEST, joint, fast.command.side, direction)
    scale = STRENGTH[f"{joint} {opposite(direction)}"]
    felt = resistance(fast)
    extra = felt - _elastic(fast, slow)
    angle = sign * np.asarray(fast.angle[axis(fast, joint)], np.float64)
    limit = FELT * scale
    above = np.flatnonzero(extra >= limit)
    share = _share(angle, above)
    level = modified_ashworth(float(extra.max()) / scale, share, _moved_share(fast, joint, sign))
    rows = [
        subject.row("mas", level, "Modified Ashworth", high_means="spasticity"),
        subject.row(
            "resistance_fast", float(felt.max()), "N m", high_means="spasticity", low_means="hypotonia"
        ),
        subject.row("catch_angle", _catch(fast, joint, above), "deg", reason="no catch"),
    ]
    if slow is not None:
        slowly = float(resistance(slow).max())
        rows.append(
            subject.row("resistance_slow", slowly, "N m", high_means="hypertonia", low_means="hypotonia")
        )
    return rows


def moved(trace: Trace) -> tuple[str, int]:
    """Return the joint the hand moves, and +1 for flexion or -1 for extension."""
    hand = next(hand for hand in trace.command.hands if len(hand.angle) > 1)
    return hand.dof, 1 if hand.angle[-1][1] > hand.angle[0][1] else -1


def resistance(trace: Trace) -> FloatArray:
    """Return what the hand feels against its movement [N m], the limb's inertia taken off.

    The inertia is the impulse of the first 40 ms of the movement over the speed it gave.
    """
    joint, sign = moved(trace)
    row = axis(trace, joint)
    felt = sign * np.asarray(trace.torque[row], np.float64)
    angle = np.radians(sign * np.asarray(trace.angle[row], np.float64))
    speed = np.gradient(smooth(angle, trace.rate, 0.005), 1.0 / trace.rate)
    acceleration = np.gradient(smooth(speed, trace.rate, 0.005), 1.0 / trace.rate)
    first, last = round(LEAD * trace.rate), round((LEAD + _TABLE["jolt"]) * trace.rate)
    rest = mean(felt, trace.rate, 0.0, LEAD)
    gained = float(speed[last] - speed[first])
    impulse = float(np.sum(felt[first:last] - rest)) / trace.rate
    inertia = max(0.0, impulse / gained) if gained > 1e-3 else 0.0
    return smooth(felt - inertia * acceleration, trace.rate, _TABLE["smooth"])


def _elastic(fast: Trace, slow: Trace | None) -> FloatArray:
    """Return the elastic resistance of the limb at every angle of the fast stretch [N m].

    Straight from the resistance held at its start to the curve of the slow stretch; where the
    slow stretch was not done, the resistance held at the start alone.
    """
    joint, sign = moved(fast)
    angle = sign * np.asarray(fast.angle[axis(fast, joint)], np.float64)
    felt = resistance(fast)
    start = mean(felt, fast.rate, 0.0, LEAD)
    if slow is None:
        return np.full(angle.size, start)
    way = sign * np.asarray(slow.angle[axis(slow, joint)], np.float64)
    curve = resistance(slow)
    order = np.argsort(way, kind="stable")
    return np.interp(angle, np.concatenate(([angle[0]], way[order])), np.concatenate(([start], curve[order])))


def _share(angle: FloatArray, above: FloatArray) -> float:
    """Return the part of the range that is left when resistance is first felt [1]."""
    if above.size == 0:
        return 0.0
    whole = float(angle[-1] - angle[0])
    return float((angle[-1] - angle[above[0]]) / whole) if whole > 0.0 else 1.0


def _moved_share(fast: Trace, joint: str, sign: int) -> float:
    """Return the part of the wanted way that the hand could move the limb [1]."""
    hand = next(hand for hand in fast.command.hands if hand.dof == joint)
    wanted = sign * (hand.angle[-1][1] - hand.angle[0][1])
    angle = sign * np.asarray(fast.angle[axis(fast, joint)], np.float64)
    return float((angle.max() - angle[0]) / wanted)


def _catch(fast: Trace, joint: str, above: FloatArray) -> float | None:
    """Return the joint angle at which resistance first rises with EMG behind it [deg], or None."""
    if above.size == 0:
        return None
    last = int(above[0]) + 1
    first = max(0, last - round(_TABLE["emg_before"] * fast.rate))
    active = any(envelope(fast, muscle)[first:last].max(initial=0.0) > FLOOR for muscle in fast.muscles)
    return float(fast.angle[axis(fast, joint)][above[0]]) if active else None
