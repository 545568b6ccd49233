"""Chronic inflammatory demyelination: patches gather over months, stay while the attack goes on, and cost axons."""

from collections.abc import Mapping
from typing import NamedTuple

from sherrington.circuit.patient import Lesion
from sherrington.foundation.sources import load
from sherrington.foundation.units import YEAR
from sherrington.lesion.programs.chance import between
from sherrington.lesion.programs.patches import PARTS, Depth, blocked_at_worst, died_back, patches
from sherrington.lesion.programs.registry import SEVERITIES, Setting, Stage, program
from sherrington.lesion.programs.trajectory import dead_by, ramp


class CidpParams(NamedTuple):
    """Depth and pace; values and sources in ``cidp.yaml``."""

    severity: Mapping[str, float]  # [1] fibres blocked from cord to leg muscle once it has built up
    spread: float  # [1] SD of the logarithm of what conducts
    part: Mapping[str, float]  # [1] of the leg's depth
    rise: tuple[float, float]  # [d] from onset to full depth
    slow: tuple[float, float]  # [1] fall of velocity in a patch
    axons: tuple[float, float]  # [1/year] lost while the attack goes on
    immune: float  # [1] of the block, kept up by the attack


@program(
    "cidp",
    about="chronic attack on myelin of roots and nerves: weak near and far, areflexic, over more than 8 weeks",
    regions=(),
    sides=(),
    settings={"severity": Setting("how bad once built up", choices=SEVERITIES)},
)
def cidp(stage: Stage) -> tuple[Lesion, ...]:
    """Return block, slowing and lost axons as they are now."""
    p = load(CidpParams)
    u = stage.draws(1, 4)
    full = blocked_at_worst(u[0], p.severity[stage.word("severity", "moderate")], p.spread)
    risen = ramp(stage.age, 0.0, between(u[1], *p.rise))
    lost = dead_by(stage.age / YEAR, between(u[3], *p.axons))
    depths = {
        part: Depth(
            block=full * risen * p.part[part],
            slow=between(u[2], *p.slow) * risen,
            loss=lost * p.part[part],
            age=stage.age,
        )
        for part in PARTS
        if p.part[part] > 0.0
    }
    return patches(stage, 10, depths, p.immune) + died_back(depths, lambda depth: depth.age)
