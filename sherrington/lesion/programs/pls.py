"""Primary lateral sclerosis: cells of the motor cortex die over years, nothing else does."""

from typing import NamedTuple

from sherrington.circuit.patient import Lesion
from sherrington.foundation.anatomy import SIDES
from sherrington.foundation.sources import load
from sherrington.foundation.units import YEAR
from sherrington.lesion.programs.chance import around
from sherrington.lesion.programs.fields import Axis, Field, Seed, Spread, hemisphere
from sherrington.lesion.programs.places import CORTEX, PREMOTOR, REGIONS, moved_by
from sherrington.lesion.programs.registry import Setting, Stage, program


class PlsParams(NamedTuple):
    """Hazard and spread; values and sources in ``pls.yaml``."""

    hazard: float  # [1/year]
    hazard_spread: float  # [1] SD of its logarithm
    silent: float  # [year] of loss before the first symptom
    build: float  # [year]
    step: float  # [year] from a region to the next
    across: float  # [year] to the other hemisphere
    axis: tuple[float, ...]  # [1] places of the regions on the cortical strip


@program(
    "pls",
    about="cells of the motor cortex die over years and the loss spreads; no lower neuron is hit",
    regions=("lumbosacral", *(name for name in REGIONS if name != "lumbosacral")),
    settings={"speed": Setting("pace of the disease against the usual one", low=0.2, high=4.0)},
)
def pls(stage: Stage) -> tuple[Lesion, ...]:
    """Return which cells of motor and premotor cortex have died by now."""
    p, speed = load(PlsParams), stage.number("speed", 1.0)
    rate, start = stage.draws(1, 2)
    hazard = around(rate, p.hazard, p.hazard_spread) * speed / YEAR
    seed = Seed(stage.region or "lumbosacral", hemisphere(stage.half(start)))
    spread = Spread(p.step * YEAR / speed, p.across * YEAR / speed)
    time, build = stage.age + p.silent * YEAR / speed, p.build * YEAR / speed
    field = Field(seed, Axis(*p.axis), spread, hazard, time, build)
    lesions = []
    for region, areas in CORTEX.items():
        for side in SIDES:
            lost = field.lost(region, side)
            lesions += [
                Lesion(areas, side, loss=lost, age=time, over=time),
                Lesion(PREMOTOR, side, loss=lost, age=time, over=time, muscles=moved_by(region)),
            ]
    return tuple(lesions)
