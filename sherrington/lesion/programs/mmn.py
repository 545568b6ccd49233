"""Multifocal motor neuropathy: block of motor fibres at single places of nerves, stable for years."""

from typing import NamedTuple

from sherrington.circuit.patient import Lesion
from sherrington.foundation.anatomy import SIDES
from sherrington.foundation.neuraxis import OTHER
from sherrington.foundation.sources import load
from sherrington.foundation.units import YEAR
from sherrington.lesion.programs.chance import around, between, events, pick
from sherrington.lesion.programs.registry import Stage, program
from sherrington.lesion.programs.trajectory import dead_by, ramp

MOST = 12  # places drawn; more are never reached in a life
ARM = (
    "radial_n_distal_arm", "ulnar_n_forearm", "median_n_forearm", "posterior_interosseous_n", "ulnar_n_arm",
    "median_n_arm", "musculocutaneous_n",
)  # fmt: skip
LEG = ("common_fibular_n", "deep_fibular_n", "tibial_n_leg", "tibial_n_popliteal", "femoral_n_pelvic")


class MmnParams(NamedTuple):
    """Places, block, loss; values and sources in ``mmn.yaml``."""

    first: int  # [1] places at onset
    places: float  # [1/year] new ones later
    arm: float  # [1] chance that one lies in an arm
    block: tuple[float, float]  # [1]
    slow: tuple[float, float]  # [1]
    rise: float  # [d] of the block of one place
    loss: tuple[float, float]  # [year] time constant of the blocked axons' loss
    loss_spread: float  # [1] SD of its logarithm between places
    same_side: float  # [1] chance that a later place lies on the side of onset
    immune: float  # [1]


@program(
    "mmn",
    about="motor fibres blocked at single places of nerves, hands first: weak before thin, sensation kept, years",
    regions=("arm", "leg"),
    sides=SIDES,
)
def mmn(stage: Stage) -> tuple[Lesion, ...]:
    """Return the blocked places as they are now, and the axons that blocked fibres have lost."""
    p = load(MmnParams)
    rest = events(stage.draws(2, MOST), p.places, stage.age / YEAR)
    times = (*([0.0] * p.first), *(time * YEAR for time in rest))
    used: set[tuple[str, str]] = set()
    lesions = []
    for number, time in enumerate(times):
        u = stage.draws(100 + number, 6)
        site, side = _place(stage, number, u, p)
        if (site, side) not in used:
            used.add((site, side))
            lesions += _lesions(site, side, stage.age - time, u, p)
    return tuple(lesions)


def _place(stage: Stage, number: int, u: tuple[float, ...], p: MmnParams) -> tuple[str, str]:
    """Return nerve and side of one place; the first lie where the file says."""
    onset_side = stage.side or "right"
    if number < p.first:
        nerves = LEG if stage.region == "leg" else ARM
        return nerves[(number + int(u[1] * len(nerves))) % len(nerves)], onset_side
    nerves = ARM if u[0] < p.arm else LEG
    return nerves[pick(u[1], [1.0] * len(nerves))], onset_side if u[2] < p.same_side else OTHER[onset_side]


def _lesions(site: str, side: str, since: float, u: tuple[float, ...], p: MmnParams) -> list[Lesion]:
    """Return what one place does now."""
    block = between(u[3], *p.block) * ramp(since, 0.0, p.rise)
    lost = block * dead_by(since / YEAR, 1.0 / around(u[5], between(0.5, *p.loss), p.loss_spread))
    motor = ("motor",)
    return [
        Lesion((site,), side, block=block, slow=between(u[4], *p.slow), age=since, of=motor, immune=p.immune),
        Lesion((site,), side, loss=lost, age=since, over=since, of=motor),
    ]
