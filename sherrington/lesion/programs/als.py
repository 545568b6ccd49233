"""Amyotrophic lateral sclerosis: two fields of dying neurons that spread from where they began."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from sherrington.circuit.patient import Lesion
from sherrington.foundation.anatomy import SEGMENTS, SIDES
from sherrington.foundation.sources import load
from sherrington.foundation.units import MONTH
from sherrington.lesion.programs.chance import around, pick
from sherrington.lesion.programs.fields import Axis, Field, Seed, Spread, hemisphere
from sherrington.lesion.programs.places import BULBAR, CORTEX, PREMOTOR, REGIONS, cells, moved_by, region_of
from sherrington.lesion.programs.registry import Setting, Stage, program

# Motor nerves of the thumb's side of the hand, which waste before those of the little finger.
SPLIT = ("median_recurrent_n", "ulnar_deep_palmar_br")


class AlsParams(NamedTuple):
    """Hazards of both neurons and how they spread; values and sources in ``als.yaml``."""

    onset: Mapping[str, float]  # [1] how often each region is the first
    lower: float  # [1/month] full hazard of a motor cell of the cord
    lower_spread: float  # [1] SD of its logarithm between people
    upper: float  # [1/month] of a cell of the motor cortex
    upper_spread: float  # [1]
    silent: float  # [month] of loss before the first symptom
    build: float  # [month] over which the hazard of a place rises
    step: float  # [month] from a region to the next
    step_spread: float  # [1]
    across: float  # [month] to the other side of the same region
    together: float  # [1] chance that both fields begin in one region
    segment: float  # [month] per segment away from the first one, in a region reached from elsewhere
    segment_focal: float  # [month] the same in the region where it began
    focus: Mapping[str, float]  # [1] segment most often first, counted from C1 = 0
    focus_half_width: float  # [1] segments to either side of it whose cells are first together
    nuclei: Mapping[str, float]  # [1] hazard of nuclei against that of limbs
    split_hand: float  # [1] hazard of axons to the thumb's side, of that of cells
    axis_lower: tuple[float, ...]  # [1] places of the regions on the way of the lower field
    axis_upper: tuple[float, ...]  # [1] on the way of the upper
    least: float  # [1] losses below this are left out
    order: float  # [1] how far large motor units go before small ones


@program(
    "als",
    about="motor cells of cortex, brainstem and cord die and the loss spreads from region to region",
    regions=REGIONS,
    settings={
        "speed": Setting("pace of the disease against the usual one", low=0.2, high=4.0),
        "umn": Setting("pace of the loss in the cortex against the usual one", low=0.0, high=4.0),
        "lmn": Setting("pace of the loss in brainstem and cord against the usual one", low=0.0, high=4.0),
    },
)
def als(stage: Stage) -> tuple[Lesion, ...]:
    """Return which motor neurons of both levels have died by now.

    Sensory fibres, the nuclei of the eye muscles and that of the sphincters are spared.
    """
    p = load(AlsParams)
    lower, upper = _fields(stage, p)
    found = [*_upper(upper), *_lower(lower, stage.number("speed", 1.0), p), *_split_hand(lower, p)]
    return tuple(replace(one, age=lower.time, over=lower.time, order=p.order) for one in found if one.loss > p.least)


def _fields(stage: Stage, p: AlsParams) -> tuple[Field, Field]:
    """Return the two processes of this person, the lower one first."""
    u = stage.draws(1, 9)
    speed = stage.number("speed", 1.0)
    region = stage.region or REGIONS[pick(u[0], [p.onset[name] for name in REGIONS])]
    side = stage.half(u[1])
    step = around(u[4], p.step, p.step_spread) * MONTH / speed
    spread = Spread(step, p.across * step / p.step)
    elsewhere = [name for name in REGIONS if name != region]
    first = region if u[2] < p.together else elsewhere[int(u[3] * len(elsewhere))]
    time = stage.age + p.silent * MONTH / speed
    build = p.build * MONTH / speed
    low = around(u[5], p.lower, p.lower_spread) * stage.number("lmn", 1.0) * speed / MONTH
    high = around(u[6], p.upper, p.upper_spread) * stage.number("umn", 1.0) * speed / MONTH
    return (
        Field(Seed(region, side), Axis(*p.axis_lower), spread, low, time, build),
        Field(Seed(first, hemisphere(side)), Axis(*p.axis_upper), spread, high, time, build),
    )


def _upper(field: Field) -> Iterator[Lesion]:
    """Yield the loss of cortical cells, region by region of the body, in both hemispheres."""
    for region, areas in CORTEX.items():
        for side in SIDES:
            lost = field.lost(region, side)
            yield Lesion(areas, side, loss=lost)
            yield Lesion(PREMOTOR, side, loss=lost, muscles=moved_by(region))


def _lower(field: Field, speed: float, p: AlsParams) -> Iterator[Lesion]:
    """Yield the loss of motor cells, nucleus by nucleus and segment by segment.

    In the region where it began, loss is graded from segment to segment; in one reached from elsewhere
    all segments lose cells nearly at once.
    """
    for side in SIDES:
        for nucleus in BULBAR:
            yield Lesion((nucleus,), side, loss=field.lost("bulbar", side, weight=p.nuclei[nucleus]))
        for index, segment in enumerate(SEGMENTS):
            if segment in ("S3", "S4", "S5"):
                continue
            region = region_of(segment)
            pace = p.segment_focal if region == field.seed.region else p.segment
            later = max(0.0, abs(index - p.focus[region]) - p.focus_half_width) * pace * MONTH / speed
            yield Lesion(cells(segment), side, loss=field.lost(region, side, later))


def _split_hand(field: Field, p: AlsParams) -> Iterator[Lesion]:
    """Yield the additional loss of motor axons to the thumb's side of the hand."""
    for side in SIDES:
        yield Lesion(SPLIT, side, loss=field.lost("cervical", side, weight=p.split_hand), of=("motor",))
