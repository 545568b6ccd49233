"""Primary lateral sclerosis: cells of the motor cortex die over years, nothing else does."""

from typing import NamedTuple

from sherrington.circuit.patient import Lesion
from sherrington.foundation.sources import load
from sherrington.lesion.programs.als import CORTEX
from sherrington.lesion.programs.chance import around
from sherrington.lesion.programs.fields import Axis, Seed, Spread, delay
from sherrington.lesion.programs.places import REGIONS
from sherrington.lesion.programs.registry import Setting, Stage, program
from sherrington.lesion.programs.trajectory import dead_by_logistic

YEAR = 365.25  # [d]


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
    side = stage.side or ("left" if start < 0.5 else "right")
    seed = Seed(stage.region or "lumbosacral", {"left": "right", "right": "left"}.get(side, side))
    spread = Spread(p.step * YEAR / speed, p.across * YEAR / speed)
    time, build = stage.age + p.silent * YEAR / speed, p.build * YEAR / speed
    lesions = []
    for region, areas in CORTEX.items():
        for hemisphere in ("left", "right"):
            arrival = delay(seed, region, hemisphere, Axis(*p.axis), spread)
            lost = dead_by_logistic(time, hazard, arrival + build, 0.5 * build)
            lesions += [Lesion(area, hemisphere, loss=lost, age=time, over=time) for area in areas]
    return tuple(lesions)
