"""Myasthenia: antibodies take receptors of the endplate; eyes first, then throat, then limbs near the trunk."""

from collections.abc import Mapping
from typing import NamedTuple

from sherrington.circuit.patient import Lesion
from sherrington.foundation.sources import load
from sherrington.lesion.programs.junction_attack import POSTSYNAPTIC, blocked, lost_at_worst
from sherrington.lesion.programs.registry import SEVERITIES, Setting, Stage, program
from sherrington.lesion.programs.trajectory import since_onset


class MyastheniaParams(NamedTuple):
    """Receptors lost by severity and group, and the pace; values and sources in ``myasthenia.yaml``."""

    mild: float  # [1] receptors lost where it is worst
    moderate: float  # [1]
    severe: float  # [1]
    left: float  # [1] spread between people: SD of the logarithm of what is left
    weights: Mapping[str, Mapping[str, float]]  # [1] of the groups by region of onset
    rise: float  # [d] half of the receptors are gone
    width: float  # [d]


@program(
    "myasthenia",
    about="antibodies take receptors of the endplates: muscles tire with use; eyes, throat, limbs near the trunk",
    regions=("generalized", "ocular", "bulbar"),
    sides=(),
    settings={"severity": Setting("how bad", choices=SEVERITIES)},
)
def myasthenia(stage: Stage) -> tuple[Lesion, ...]:
    """Return the receptors that are taken now, by group of muscles."""
    p = load(MyastheniaParams)
    worst = lost_at_worst(stage, getattr(p, stage.word("severity", "moderate")), p.left)
    risen = since_onset(stage.age, p.rise, p.width)
    weights = p.weights[stage.region or "generalized"]
    return blocked(POSTSYNAPTIC, {group: worst * risen * w for group, w in weights.items()}, 1.0, stage.age)
