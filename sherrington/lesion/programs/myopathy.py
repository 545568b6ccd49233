"""Myopathy: muscle fibres die at random in some groups of muscles; nerve and junction are whole."""

from collections.abc import Mapping
from typing import NamedTuple

from sherrington.circuit.patient import Lesion
from sherrington.foundation.sources import load
from sherrington.lesion.programs.chance import between
from sherrington.lesion.programs.groups import groups
from sherrington.lesion.programs.registry import SEVERITIES, Setting, Stage, program
from sherrington.lesion.programs.trajectory import ramp


class MyopathyParams(NamedTuple):
    """Fibres lost, by whom, where and how fast; values and sources in ``myopathy.yaml``."""

    lost: tuple[float, float]  # [1] of the fibres in the end, where it is worst
    severity: Mapping[str, float]  # [1] factor on that
    weights: Mapping[str, Mapping[str, float]]  # [1] of the groups by region
    inflammatory: float  # [d] from first to last
    dystrophic: float  # [d]
    most: float  # [1] of the fibres of one group


@program(
    "myopathy",
    about="muscle fibres die: weak near the trunk, reflexes kept until late, nerve and junction whole",
    regions=("proximal", "ocular", "bulbar", "leg"),
    sides=(),
    settings={
        "kind": Setting("how fast", choices=("inflammatory", "dystrophic")),
        "severity": Setting("how bad in the end", choices=SEVERITIES),
    },
)
def myopathy(stage: Stage) -> tuple[Lesion, ...]:
    """Return the muscle fibres lost by now, by group of muscles."""
    p = load(MyopathyParams)
    over = float(getattr(p, stage.word("kind", "inflammatory")))
    worst = between(stage.draws(1, 1)[0], *p.lost) * p.severity[stage.word("severity", "moderate")]
    now = ramp(stage.age, 0.0, over)
    took = min(stage.age, over)
    return tuple(
        Lesion(
            ("muscle_all",),
            "both",
            loss=min(p.most, worst * weight) * now,
            age=stage.age,
            over=took,
            muscles=groups()[group],
        )
        for group, weight in p.weights[stage.region or "proximal"].items()
        if weight * now > 0.0
    )
