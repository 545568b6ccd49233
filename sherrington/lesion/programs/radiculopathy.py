"""Radiculopathy: one root pressed inside the canal; some of its fibres blocked, some cut above the ganglion."""

from collections.abc import Mapping
from typing import NamedTuple

from sherrington.circuit.patient import Lesion
from sherrington.foundation.sources import load
from sherrington.lesion.programs.chance import between
from sherrington.lesion.programs.registry import SEVERITIES, Setting, Stage, program
from sherrington.lesion.programs.trajectory import left_after_recovery, ramp

ROOTS = ("C5", "C6", "C7", "C8", "T1", "L2", "L3", "L4", "L5", "S1", "S2")
CAUSES = ("pressure", "avulsion")


class RadiculopathyParams(NamedTuple):
    """Block, loss and recovery; values and sources in ``radiculopathy.yaml``."""

    hurt: Mapping[str, tuple[float, float]]  # [1] fibres of the root, by severity
    cut: float  # [1] of those, cut; the rest are blocked
    rise: float  # [d]
    start: float  # [d] before block lifts
    recovery: float  # [d] time constant
    recovers: float  # [1] of the block
    passable: float  # [1]


@program(
    "radiculopathy",
    about="one root pressed by a disc, or torn out: weak where at least two nerves share the root, its reflex lost",
    regions=ROOTS,
    needs=("region", "side"),
    settings={
        "severity": Setting("how many fibres", choices=SEVERITIES),
        "cause": Setting("pressed or torn out of the cord", choices=CAUSES),
    },
)
def radiculopathy(stage: Stage) -> tuple[Lesion, ...]:
    """Return block and cut of the root as they are now."""
    p = load(RadiculopathyParams)
    where, side = (f"root_{stage.region}",), stage.side or "right"
    if stage.word("cause", "pressure") == "avulsion":
        return (Lesion(where, side, loss=1.0, age=stage.age, passable=0.0),)
    hurt = between(stage.draws(1, 1)[0], *p.hurt[stage.word("severity", "moderate")])
    risen = ramp(stage.age, 0.0, p.rise)
    left = left_after_recovery(stage.age, p.start, p.recovery, p.recovers)
    cut = hurt * p.cut * risen
    block = hurt * (1.0 - p.cut) / (1.0 - hurt * p.cut) * risen * left
    return (
        Lesion(where, side, block=block, age=stage.age),
        Lesion(where, side, loss=cut, age=stage.age, over=min(stage.age, p.rise), passable=p.passable),
    )
