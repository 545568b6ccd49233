"""Measures of tone at the bedside: the Modified Ashworth grade of one joint or of a whole side."""

from collections.abc import Generator, Sequence

from sherrington.circuit.trace import Trace
from sherrington.exam.laboratory import again
from sherrington.exam.tone import DIRECTIONS, JOINTS, stretch
from sherrington.sign.measures.registry import Plan, Subject, Trial, measure
from sherrington.sign.tone import grade, reflex_torque


@measure("1", "joint", tuple(JOINTS))
def mas(m: Subject) -> Plan:
    """Grade of the Modified Ashworth Scale (1+ counts 1.5): worse direction of a joint, or worst joint of a side."""
    s = m.settings
    joints = tuple(JOINTS) if s["everywhere"] else (m.structure,)
    ways = {0: DIRECTIONS, 1: ("flexion",), -1: ("extension",)}[int(s["direction"])]
    worst = 0.0
    for joint in joints:
        for way in ways:
            worst = max(worst, (yield from _grade(m, joint, way)))
    return worst


def _grade(m: Subject, joint: str, way: str) -> Generator[Sequence[Trial], list[Trace], float]:
    """Return the grade of one direction of one joint."""
    fast, slow = (Trial(again(step.command, m.repeat)) for step in stretch(joint, m.side, way))
    (quick,) = yield [fast]
    late = None
    if reflex_torque(quick, None).max() > 0.0:
        # only a reflex has to be told from elasticity
        (late,) = yield [slow]
    found = next(row.value for row in grade(quick, late) if row.measure == "mas")
    return float(found or 0.0)
