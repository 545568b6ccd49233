"""Length-dependent axonal polyneuropathy: fibres die back, the longest first, sensory ones before motor ones."""

from collections.abc import Mapping
from typing import NamedTuple

from sherrington.circuit.patient import Lesion
from sherrington.foundation import anatomy
from sherrington.foundation.sources import load
from sherrington.foundation.units import YEAR
from sherrington.lesion.injure import RouteParams
from sherrington.lesion.programs.chance import between
from sherrington.lesion.programs.groups import endings
from sherrington.lesion.programs.registry import Setting, Stage, program
from sherrington.lesion.programs.trajectory import length_dependence, ramp
from sherrington.lesion.sites import AFFERENTS, EFFERENTS


class PolyneuropathyParams(NamedTuple):
    """Critical length and its fall; values and sources in ``polyneuropathy.yaml``."""

    first: float  # [m] critical length at onset
    last: float  # [m] critical length in the end
    years: tuple[float, float]  # [year] from first to last
    pace: Mapping[str, float]  # [1] factor on that time
    width: float  # [m] scatter of the critical length among fibres
    sensory_lead: tuple[float, float]  # [1] part of that time by which sensory fibres die before motor ones
    slow: Mapping[str, float]  # [1] fall of velocity of the fibres that are left
    equal: float  # [m] muscles whose nerves are as equally long are written on together
    least: float  # [1] losses below this are left out


@program(
    "polyneuropathy",
    about="axons die back over years, the longest first: feet, then legs, then hands; sensory before motor",
    regions=(),
    sides=(),
    settings={
        "cause": Setting("what it comes from", choices=("axonal", "diabetes")),
        "pace": Setting("how fast", choices=("slow", "usual", "fast")),
    },
)
def polyneuropathy(stage: Stage) -> tuple[Lesion, ...]:
    """Return the axons that have died back by now, by the length of the nerve, and the slowing of the rest."""
    p = load(PolyneuropathyParams)
    u = stage.draws(1, 2)
    years = between(u[0], *p.years) * p.pace[stage.word("pace", "usual")]
    lead = between(u[1], *p.sensory_lead) * years
    scale = stage.person.height / load(RouteParams).table_height
    slow = p.slow[stage.word("cause", "axonal")]
    lesions = []
    for number, members in _by_length(scale, p.equal).items():
        length = (number + 0.5) * p.equal
        sites = endings(members)
        for of, ahead in ((EFFERENTS, 0.0), (AFFERENTS, lead)):
            loss = died(length, stage.age / YEAR + ahead, years, p)
            if loss > p.least:
                since = stage.age + ahead * YEAR
                lesions.append(
                    Lesion(sites, "both", loss=loss, age=since, over=since, of=of, muscles=members),
                )
    now = ramp(stage.age / YEAR, 0.0, years)
    return (*lesions, Lesion(("peripheral_myelin_diffuse",), "both", slow=slow * now, age=stage.age))


def died(length: float, time: float, years: float, p: PolyneuropathyParams) -> float:
    """Return the fraction of fibres of one length that have died back by a time [year] of the disease [1]."""

    def taken(at: float) -> float:
        reach = p.first + (p.last - p.first) * ramp(at, 0.0, years)
        return length_dependence(length, reach, p.width)

    before = taken(0.0)
    return max(0.0, (taken(time) - before) / (1.0 - before))


def _by_length(scale: float, equal: float) -> dict[int, tuple[str, ...]]:
    """Return the muscles by length of their nerve in steps of ``equal`` [m], for a person of a given size."""
    bins: dict[int, list[str]] = {}
    for name, muscle in anatomy.muscles().items():
        bins.setdefault(int(muscle.path_length * scale / equal), []).append(name)
    return {number: tuple(bins[number]) for number in sorted(bins)}
