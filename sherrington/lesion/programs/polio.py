"""Poliomyelitis: motor cells of some segments die within days; decades later a few more are lost.

That large units let fibres go after decades is the work of time, here as after any old loss.
"""

from typing import NamedTuple

from sherrington.circuit.patient import Lesion
from sherrington.foundation.anatomy import SEGMENTS, SIDES
from sherrington.foundation.sources import load
from sherrington.foundation.units import YEAR
from sherrington.lesion.programs.chance import between, patchy
from sherrington.lesion.programs.places import BULBAR, cells, region_of
from sherrington.lesion.programs.registry import Setting, Stage, program
from sherrington.lesion.programs.trajectory import dead_by, left_after_recovery


class PolioParams(NamedTuple):
    """Patches of cell death and the late loss in them; values and sources in ``polio.yaml``."""

    near: float  # [1] least loss of a segment in the paralysed limb
    across: float  # [1] weight of the same region on the other side
    far: float  # [1] weight of other regions
    over: tuple[float, float]  # [d]
    silent: tuple[float, float]  # [1] of surviving cells, ill at first
    silent_stays: float  # [d]
    silent_tau: tuple[float, float]  # [d]
    late_start: tuple[float, float]  # [year] after the infection
    late_pace: tuple[float, float]  # [1/year]
    most: float  # [1] of the cells of one segment
    least: float  # [1] losses below this are left out


SETTINGS = {"severity": Setting("depth of the patches against the usual one", low=0.1, high=3.0)}
ABOUT = "motor cells of some segments die within days, survivors recover and adopt; nothing else is hit"


@program("polio", about=ABOUT, regions=("lumbosacral", "cervical", "bulbar", "thoracic"), settings=SETTINGS)
def polio(stage: Stage) -> tuple[Lesion, ...]:
    """Return the loss of motor cells, segment by segment: mostly nearly none or nearly all.

    Cells that survive are ill for some weeks and then fire again; they adopt what they can reach.
    """
    p = load(PolioParams)
    return tuple(
        Lesion(sites, side, loss=loss, block=block, age=stage.age, over=over)
        for sites, side, loss, block, over in _patches(stage, p)
    )


@program(
    "post-polio",
    about="polio, and after decades a slow loss of further cells in the old patches",
    regions=("lumbosacral", "cervical", "bulbar", "thoracic"),
    settings={
        **SETTINGS,
        "start": Setting("of the late loss of cells, after the infection", "time", 0.0, 80.0 * YEAR),
    },
)
def post_polio(stage: Stage) -> tuple[Lesion, ...]:
    """Return the old patches and the late loss of cells in them; ``age`` counts from the infection.

    A segment that lost more cells loses more of the rest. The shedding of overgrown units is not
    written here; it follows from their age, whenever the late loss starts.
    """
    p = load(PolioParams)
    when, pace = stage.draws(3, 2)
    going = stage.age - stage.number("start", between(when, *p.late_start) * YEAR)
    lesions = list(polio(stage))
    if going <= 0.0:
        return tuple(lesions)
    rate = between(pace, *p.late_pace)
    late = [
        Lesion(one.sites, one.side, loss=dead_by(going / YEAR, rate * one.loss), age=going, over=going)
        for one in lesions
    ]
    return (*lesions, *late)


def _patches(stage: Stage, p: PolioParams) -> list[tuple[tuple[str, ...], str, float, float, float]]:
    """Return sites, side, loss, block and build-up time [d] of every patch that matters."""
    where, fast, quiet, slow = stage.draws(1, 4)
    region = stage.region or "lumbosacral"
    side = stage.half(where)
    over = between(fast, *p.over)
    tau = between(slow, *p.silent_tau)
    silent = between(quiet, *p.silent) * left_after_recovery(stage.age, p.silent_stays, tau)
    rows = []
    groups = [(region_of(segment), cells(segment)) for segment in SEGMENTS]
    groups += [("bulbar", (nucleus,)) for nucleus in BULBAR]
    for half in SIDES:
        for u, (place, sites) in zip(stage.draws(10 + (half == "right"), len(groups)), groups, strict=True):
            if place == region and side in (half, "both"):
                depth = p.near + (1.0 - p.near) * patchy(u)
            else:
                depth = patchy(u) * (p.across if place == region else p.far)
            loss = 1.0 - (1.0 - min(depth, p.most)) ** stage.number("severity", 1.0)
            if loss > p.least:
                # the fewer cells die, the fewer of the others are ill
                rows.append((sites, half, loss, silent * loss, over))
    return rows
