"""Injury of the cord at one level: tracts cut, cells crushed around it, and a block that clears."""

from collections.abc import Mapping
from math import exp
from typing import NamedTuple

from sherrington.circuit.patient import Lesion
from sherrington.foundation.anatomy import SEGMENTS
from sherrington.foundation.sources import load
from sherrington.lesion.programs.chance import between
from sherrington.lesion.programs.places import LATERAL, MEDIAL, cells, passing, position, row
from sherrington.lesion.programs.registry import Setting, Stage, program
from sherrington.lesion.programs.trajectory import left_after_recovery

GRADES = ("A", "B", "C", "D")


class CordTraumaParams(NamedTuple):
    """How much of cord and cells each grade loses; values and sources in ``cord_trauma.yaml``."""

    lateral: Mapping[str, float]  # [1] by grade
    medial: Mapping[str, float]  # [1]
    cells: Mapping[str, float]  # [1] at the level itself
    reach: tuple[float, float]  # [segment] over which the loss of cells falls
    spread: float  # [1] between people, of what is left
    block: tuple[float, float]  # [1] of the fibres left
    block_stays: float  # [d]
    block_tau: tuple[float, float]  # [d]
    zone: int  # [segment] on either side beyond which no cells are lost
    least: float  # [1] losses below this are left out


@program(
    "cord-trauma",
    about="injury of the cord at one segment: tracts cut by completeness, motor cells around it, block that clears",
    regions=row("C1", "S3"),
    sides=(),
    needs=("region",),
    settings={"grade": Setting("completeness (impairment scale)", choices=GRADES)},
)
def cord_trauma(stage: Stage) -> tuple[Lesion, ...]:
    """Return what one injury of the cord has done as it is now.

    A complete injury cuts everything; in the others a part of the fibres is left, of which some
    are blocked for weeks. Motor cells die at the level and, less, in its neighbours.
    """
    p, grade = load(CordTraumaParams), stage.word("grade", "A")
    spared, wide, quiet, slow = stage.draws(1, 4)
    scale = between(spared, 1.0 - p.spread, 1.0 + p.spread)
    tau = between(slow, *p.block_tau)
    block = between(quiet, *p.block) * left_after_recovery(stage.age, p.block_stays, tau)
    lesions = [
        Lesion(passing(stage.region, tracts), "both", loss=1.0 - scale * (1.0 - lost), block=block, age=stage.age)
        for tracts, lost in ((LATERAL, p.lateral[grade]), (MEDIAL, p.medial[grade]))
    ]
    reach, here = between(wide, *p.reach), position(stage.region)
    for segment in SEGMENTS[max(0, here - p.zone) : here + p.zone + 1]:
        lost = p.cells[grade] * exp(-(((position(segment) - here) / reach) ** 2))
        if lost > p.least:
            lesions.append(Lesion(cells(segment), "both", loss=lost, age=stage.age))
    return tuple(lesions)
