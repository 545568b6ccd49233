"""Spinal and bulbar muscular atrophy: motor cells and sensory ganglia of men die over decades."""

from typing import NamedTuple

from sherrington.circuit.patient import Lesion
from sherrington.foundation.anatomy import SEGMENTS
from sherrington.foundation.sources import load
from sherrington.foundation.units import YEAR
from sherrington.lesion.programs.chance import around
from sherrington.lesion.programs.places import BULBAR, cells, like
from sherrington.lesion.programs.registry import Setting, Stage, program
from sherrington.lesion.programs.trajectory import dead_by


class KennedyParams(NamedTuple):
    """Pace of both losses; values and sources in ``kennedy.yaml``."""

    cells: float  # [1/year] of motor cells of the cord
    nuclei: float  # [1] pace in the bulbar nuclei, of that in the cord
    ganglia: float  # [1] pace in the ganglia
    pace_spread: float  # [1] SD of the logarithm between people
    silent: float  # [year] of loss before the first symptom


@program(
    "kennedy",
    about="motor cells of brainstem and cord and cells of the sensory ganglia die over decades, in men",
    sides=(),
    sex="male",
    settings={"pace": Setting("pace of the loss against the usual one", low=0.1, high=4.0)},
)
def kennedy(stage: Stage) -> tuple[Lesion, ...]:
    """Return the loss of motor cells and ganglion cells, on both sides alike; cortex and tracts are spared."""
    p = load(KennedyParams)
    rate = around(stage.draws(1, 1)[0], p.cells, p.pace_spread) * stage.number("pace", 1.0)
    years = stage.age / YEAR + p.silent

    def loss(sites: tuple[str, ...], weight: float, of: tuple[str, ...] = ()) -> Lesion:
        return Lesion(sites, "both", loss=dead_by(years, rate * weight), age=years * YEAR, over=years * YEAR, of=of)

    return (
        loss(cells(*SEGMENTS), 1.0),
        loss(BULBAR, p.nuclei),
        loss(like("droot_*"), p.ganglia, ("ganglion",)),
    )
