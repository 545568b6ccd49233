"""Entrapment: a nerve pressed for long at a tight place; slow first, then blocked, then cut, sensory fibres first."""

from collections.abc import Mapping
from typing import NamedTuple

from sherrington.circuit.patient import Lesion
from sherrington.foundation.sources import load
from sherrington.foundation.units import YEAR
from sherrington.lesion.programs.chance import around
from sherrington.lesion.programs.registry import SEVERITIES, Setting, Stage, program
from sherrington.lesion.programs.trajectory import ramp
from sherrington.lesion.sites import AFFERENTS, EFFERENTS


class EntrapmentParams(NamedTuple):
    """Places, pace and order of events; values and sources in ``entrapment.yaml``."""

    places: Mapping[str, str]  # node of each tight place
    years: Mapping[str, float]  # [year] from first symptom to the stated severity
    depth: Mapping[str, float]  # [1] how far it goes
    differ: float  # [1] SD of the logarithm of the pace
    sensory_ahead: float  # [1] of the depth
    slow: tuple[float, float]  # [1] depth at which velocity begins to fall, and is lowest
    slow_most: float  # [1]
    block: tuple[float, float]  # [1] depth at which block begins, and is highest
    block_most: float  # [1]
    loss: tuple[float, float]  # [1] depth at which axons begin to die, and all have died
    passable: float  # [1] of the dead axons that find their way again
    lead: float  # [1] how soon sensory fibres have their lead, per depth of the others


REGIONS = (
    "carpal-tunnel", "ulnar-elbow", "ulnar-wrist", "fibular-head", "spiral-groove", "radial-forearm",
    "pronator", "tarsal-tunnel", "suprascapular-notch", "inguinal-ligament",
)  # fmt: skip


@program(
    "entrapment",
    about="a nerve pressed at a tight place for months: tingling before weakness, slowing before block before loss",
    regions=REGIONS,
    needs=("side",),
    settings={"severity": Setting("how far it goes", choices=SEVERITIES)},
)
def entrapment(stage: Stage) -> tuple[Lesion, ...]:
    """Return slowing, block and loss at the place as they are now."""
    p = load(EntrapmentParams)
    severity = stage.word("severity", "severe")
    site = p.places[stage.region or "carpal-tunnel"]
    days = p.years[severity] * YEAR * around(stage.draws(1, 1)[0], 1.0, p.differ)
    pressed = p.depth[severity] * ramp(stage.age, 0.0, days)
    lesions: list[Lesion] = []
    for of, ahead in ((EFFERENTS, 0.0), (AFFERENTS, p.sensory_ahead)):
        lesions += _fibres(site, stage, min(1.0, pressed + ahead * min(1.0, p.lead * pressed)), of, p)
    return tuple(lesions)


def _fibres(site: str, stage: Stage, depth: float, of: tuple[str, ...], p: EntrapmentParams) -> list[Lesion]:
    """Return what one depth of pressure does to some kinds of fibre."""
    loss = ramp(depth, *p.loss)
    block = p.block_most * ramp(depth, *p.block)
    slow = p.slow_most * ramp(depth, *p.slow)
    side, age = stage.side or "right", stage.age
    # axons died over the last part of the course, as far as that has gone
    since = age * max(0.0, 1.0 - p.loss[0] / depth) if depth > 0.0 else 0.0
    found = [Lesion((site,), side, block=block, slow=slow, age=age, of=of)] if slow > 0.0 else []
    if loss > 0.0:
        found.append(Lesion((site,), side, loss=loss, age=since, over=since, of=of, passable=p.passable))
    return found
