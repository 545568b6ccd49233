"""Botulism: toxin destroys release in motor terminals, from the eyes downward; new release sites take weeks."""

from collections.abc import Mapping
from typing import NamedTuple

from sherrington.circuit.patient import Lesion
from sherrington.foundation.sources import load
from sherrington.lesion.programs.groups import groups
from sherrington.lesion.programs.junction_attack import PRESYNAPTIC, lost_at_worst
from sherrington.lesion.programs.registry import SEVERITIES, Setting, Stage, program
from sherrington.lesion.programs.trajectory import left_after_recovery, ramp


class BotulismParams(NamedTuple):
    """Release lost by severity, how it descends and recovers; values and sources in ``botulism.yaml``."""

    mild: float  # [1] release sites lost where it is worst
    moderate: float  # [1]
    severe: float  # [1]
    left: float  # [1] spread between people: SD of the logarithm of what is left
    weights: Mapping[str, float]  # [1] of the groups
    start: Mapping[str, float]  # [d] when each group begins to weaken
    rise: float  # [d]
    plateau: float  # [d]
    recovery: float  # [d] time constant
    most: float  # [1] of the release sites of one group


@program(
    "botulism",
    about="toxin stops release in motor terminals: eyes and throat in hours, arms and legs in days, back in months",
    regions=(),
    sides=(),
    settings={"severity": Setting("how bad", choices=SEVERITIES)},
)
def botulism(stage: Stage) -> tuple[Lesion, ...]:
    """Return the release sites that are lost now, by group of muscles."""
    p = load(BotulismParams)
    worst = lost_at_worst(stage, getattr(p, stage.word("severity", "moderate")), p.left)
    lesions = []
    for group, weight in p.weights.items():
        since = stage.age - p.start[group]
        lost = min(p.most, worst * weight) * ramp(since, 0.0, p.rise)
        lost *= left_after_recovery(since, p.rise + p.plateau, p.recovery)
        if lost > 0.0:
            lesions.append(Lesion((PRESYNAPTIC,), "both", loss=lost, age=since, muscles=groups()[group]))
    return tuple(lesions)
