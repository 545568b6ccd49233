"""Spinal muscular atrophy: motor cells die early in life, fewer where more copies of a gene are left."""

from collections.abc import Mapping
from typing import NamedTuple

from sherrington.circuit.patient import Lesion
from sherrington.foundation.anatomy import SEGMENTS
from sherrington.foundation.sources import load
from sherrington.foundation.units import YEAR
from sherrington.lesion.programs.chance import between
from sherrington.lesion.programs.places import BULBAR, cells, position
from sherrington.lesion.programs.registry import Setting, Stage, program
from sherrington.lesion.programs.trajectory import dead_by


class SmaParams(NamedTuple):
    """Survivors by copies, by segment, and when the others die; values and sources in ``sma.yaml``."""

    survivors: Mapping[str, tuple[float, float]]  # [1] by number of copies
    early: Mapping[str, float]  # [year] over which most of the loss happens
    later: float  # [1/year]
    segments: Mapping[str, float]  # [1] weight of the loss by group of segments
    bulbar: float  # [1] weight of the loss of nuclei
    scatter: float  # [1] between segments of one person


# First segment of each group, in the order of the cord.
GROUPS = (("neck", "C1"), ("arm", "C5"), ("hand", "C8"), ("trunk", "T2"), ("thigh", "L1"), ("leg", "L5"))


@program(
    "sma",
    about="motor cells die early in life, thighs before arms and hands; the survivors hold for decades",
    sides=(),
    settings={"smn2": Setting("copies of the gene SMN2", low=1.0, high=4.0, whole=True)},
)
def sma(stage: Stage) -> tuple[Lesion, ...]:
    """Return the early loss of motor cells and the slow one since, on both sides alike."""
    p, copies = load(SmaParams), f"{stage.number('smn2', 3.0):.0f}"
    lost = 1.0 - between(stage.draws(1, 1)[0], *p.survivors[copies])
    over = p.early[copies] * YEAR
    slow = dead_by(stage.age / YEAR, p.later)
    lesions = []
    for u, segment in zip(stage.draws(2, len(SEGMENTS)), SEGMENTS, strict=True):
        weight = p.segments[_group(segment)] * between(u, 1.0 - p.scatter, 1.0 + p.scatter)
        early = _weighted(lost, weight)
        lesions.append(Lesion(cells(segment), "both", loss=early, age=stage.age, over=over))
    nuclei = _weighted(lost, p.bulbar)
    lesions.append(Lesion(BULBAR, "both", loss=nuclei, age=stage.age, over=over))
    lesions.append(Lesion(cells(*SEGMENTS), "both", loss=slow, age=stage.age, over=stage.age))
    return tuple(lesions)


def _weighted(lost: float, weight: float) -> float:
    """Return a loss whose logarithm of what is left is multiplied by a weight [1]."""
    return 1.0 - float((1.0 - lost) ** weight)


def _group(segment: str) -> str:
    """Return the group that a segment belongs to."""
    return [name for name, first in GROUPS if position(first) <= position(segment)][-1]
