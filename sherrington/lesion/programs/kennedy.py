"""Spinal and bulbar muscular atrophy: motor cells, sensory ganglia and muscle fibres of men die over decades."""

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
    """Pace of the losses; values and sources in ``kennedy.yaml``."""

    cells: float  # [1/year] of motor cells of the cord
    nuclei: float  # [1] pace in the bulbar nuclei, of that in the cord
    ganglia: float  # [1] pace in the ganglia
    fibres: float  # [1] pace in the muscle fibres
    pace_spread: float  # [1] SD of the logarithm between people
    silent: float  # [year] of loss before the first symptom


@program(
    "kennedy",
    about="motor cells of brainstem and cord, cells of the sensory ganglia and muscle fibres die over decades, in men",
    sides=(),
    sex="male",
    settings={"pace": Setting("pace of the loss against the usual one", low=0.1, high=4.0)},
)
def kennedy(stage: Stage) -> tuple[Lesion, ...]:
    """Return the loss of motor cells, ganglion cells and muscle fibres, on both sides alike.

    Cortex and tracts are spared. Muscle is hit on its own account too, so that strength falls
    although the motor units that are left could feed most of the fibres.
    """
    p = load(KennedyParams)
    rate = around(stage.draws(1, 1)[0], p.cells, p.pace_spread) * stage.number("pace", 1.0)
    years = stage.age / YEAR + p.silent

    def loss(sites: tuple[str, ...], weight: float, of: tuple[str, ...] = ()) -> Lesion:
        return Lesion(sites, "both", loss=dead_by(years, rate * weight), age=years * YEAR, over=years * YEAR, of=of)

    return (
        loss(cells(*SEGMENTS), 1.0),
        loss(BULBAR, p.nuclei),
        loss(like("droot_*"), p.ganglia, ("ganglion",)),
        loss(("muscle_all",), p.fibres),
    )
