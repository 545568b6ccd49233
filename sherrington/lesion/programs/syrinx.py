"""Syringomyelia: a cavity in the middle of the cord grows into grey matter, then into the columns."""

from typing import NamedTuple

from sherrington.circuit.patient import Lesion
from sherrington.foundation.anatomy import SIDES
from sherrington.foundation.sources import load
from sherrington.foundation.units import YEAR
from sherrington.lesion.programs.chance import between
from sherrington.lesion.programs.places import LATERAL, cells, like, passing, row
from sherrington.lesion.programs.registry import Stage, program
from sherrington.lesion.programs.trajectory import since_onset

REACH = {"cervical": row("C5", "T1"), "thoracic": row("T3", "T9"), "lumbosacral": row("L2", "S1")}


class SyrinxParams(NamedTuple):
    """How far the cavity reaches in the end and when; values and sources in ``syrinx.yaml``."""

    grey: tuple[float, float]  # [1] motor cells of the worse side
    grey_middle: float  # [year] when half of it is lost
    grey_width: float  # [year]
    afferents: float  # [1] of the grey loss, for fibres that enter there to reach motor cells
    columns: tuple[float, float]  # [1] of the lateral column of the worse side
    columns_middle: float  # [year]
    columns_width: float  # [year]
    other_side: tuple[float, float]  # [1] weight of the better side
    settled: float  # [1] widths after the middle when cells have stopped dying


@program(
    "syrinx",
    about="a cavity in the cord takes motor cells at its level, later the lateral columns beside it",
    regions=("cervical", "thoracic", "lumbosacral"),
)
def syrinx(stage: Stage) -> tuple[Lesion, ...]:
    """Return what the cavity has taken of cells, of entering afferents and of the lateral columns."""
    p, years = load(SyrinxParams), stage.age / YEAR
    deep, wide, even, where = stage.draws(1, 4)
    side = stage.half(where)
    segments = REACH[stage.region or "cervical"]
    grey = between(deep, *p.grey) * since_onset(years, p.grey_middle, p.grey_width)
    column = between(wide, *p.columns) * since_onset(years, p.columns_middle, p.columns_width)
    # fibres to the segments of the cavity end in the grey matter that is lost; what passes on is pressed.
    # Cells stop dying when the cavity has taken what it reaches; the columns follow
    ended = min(stage.age, (p.grey_middle + p.settled * p.grey_width) * YEAR)
    passed = passing(segments[-1], LATERAL)

    def loss(sites: tuple[str, ...], half: str, amount: float, over: float) -> Lesion:
        return Lesion(sites, half, loss=amount, age=stage.age, over=over)

    lesions = []
    for half in SIDES:
        weight = 1.0 if side in (half, "both") else between(even, *p.other_side)
        lesions += [
            loss(cells(*segments), half, grey * weight, ended),
            loss(like(*(f"droot_{segment}" for segment in segments)), half, grey * weight * p.afferents, ended),
            loss(passed, half, column * weight, stage.age),
        ]
    return tuple(lesions)
