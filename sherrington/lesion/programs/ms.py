"""Multiple sclerosis: plaques on the motor tracts that come, clear and scar; slow loss; heat."""

from collections.abc import Mapping
from math import exp
from typing import NamedTuple

from sherrington.circuit.patient import Lesion
from sherrington.foundation.neuraxis import OTHER
from sherrington.foundation.sources import load
from sherrington.foundation.units import YEAR
from sherrington.lesion.programs.chance import between, events, pick
from sherrington.lesion.programs.places import LATERAL, like, passing
from sherrington.lesion.programs.registry import Setting, Stage, program
from sherrington.lesion.programs.trajectory import RelapseShape, dead_by, left_after_recovery

MOST = 60  # attacks looked at; at the highest rate that is a life
PLACES = ("cerebral", "brainstem", "cervical", "thoracic")
LEVELS = {"cervical": ("C2", "C3", "C4", "C5", "C6"), "thoracic": ("T2", "T4", "T6", "T8", "T10")}
HEMISPHERE = {
    "leg": ("cr_leg", "cr_perineum", "cr_trunk"),
    "arm": ("cr_hand", "cr_arm", "cr_neck", "cr_face", "cr_bulbar"),
    "crt": ("crt_ic",),
}


class MsParams(NamedTuple):
    """Attacks, plaques, progression, heat; values and sources in ``ms.yaml``."""

    attacks: tuple[float, float]  # [1/year] on the motor tracts
    weights: Mapping[str, float]  # [1] of the places
    covered: tuple[float, float]  # [1] of the tract's fibres in one plaque
    hemisphere: Mapping[str, float]  # [1] of that by kind of fibre
    other_side: float  # [1] chance that a plaque of the cord crosses the midline
    other_covered: float  # [1] of what it covers on its own side
    rise: tuple[float, float]  # [d]
    plateau: tuple[float, float]  # [d]
    clearing: tuple[float, float]  # [d] time constant of the block
    block: tuple[float, float]  # [1] of the covered fibres, acutely
    block_left: tuple[float, float]  # [1] of them, in the end
    slow: tuple[float, float]  # [1] fall of velocity, acutely
    slow_left: tuple[float, float]  # [1] after myelin has come back
    myelin: tuple[float, float]  # [d] time constant of that
    axons: tuple[float, float]  # [1] of the covered fibres, lost for good
    progression: tuple[float, float]  # [1/year] of the leg's fibres
    progression_start: float  # [year] in a relapsing course
    progression_arm: float  # [1] of the leg's
    heat: float  # [K] that blocks 1 - 1/e of the bare fibres


class Plaque(NamedTuple):
    """One plaque: where, since when, and what it does at its worst and in the end [1]."""

    place: str
    side: str
    level: str
    since: float  # [d]
    covered: float
    crossed: bool
    shape: RelapseShape  # of the block
    block: float
    slow: float
    slow_left: float
    myelin: float  # [d]
    axons: float


@program(
    "ms",
    about="plaques on the motor tracts: attacks that remit, slow loss of the longest fibres, worse in heat",
    regions=("cervical", "cerebral", "brainstem", "thoracic"),
    settings={
        "course": Setting(
            "whether attacks come and go, or loss goes on without them", choices=("relapsing", "progressive")
        ),
        "heat": Setting("rise of body temperature", "temperature_rise", 0.0, 3.0),
        "attacks": Setting("attacks per year after the first", low=0.0, high=3.0),
    },
)
def ms(stage: Stage) -> tuple[Lesion, ...]:
    """Return the plaques of a person and what progression has taken, as they are now.

    The first symptom is the first attack, where the file says; each later one is drawn.
    """
    p, years = load(MsParams), stage.age / YEAR
    rate, pace, _ = stage.draws(1, 3)
    relapsing = stage.word("course", "relapsing") == "relapsing"
    times: tuple[float, ...] = ()
    if relapsing:
        per_year = stage.number("attacks", between(rate, *p.attacks))
        later = events(stage.draws(2, MOST), per_year, years) if per_year > 0.0 else ()
        times = (0.0, *(time * YEAR for time in later))
    hot = 1.0 - exp(-stage.number("heat", 0.0) / p.heat)
    plaques = (_plaque(stage, i, stage.age - time, p) for i, time in enumerate(times))
    lesions = [lesion for plaque in plaques for lesion in _lesions(plaque, hot, p)]
    going = max(0.0, years - (p.progression_start if relapsing else 0.0))
    return (*lesions, *_progression(going, between(pace, *p.progression), p))


def _plaque(stage: Stage, index: int, since: float, p: MsParams) -> Plaque:
    """Return one plaque of this person; its number keys what is drawn for it."""
    u = stage.draws(100 + index, 14)
    place = PLACES[pick(u[0], [p.weights[name] for name in PLACES])]
    side = "left" if u[1] < 0.5 else "right"
    if index == 0:
        place, side = stage.region or "cervical", stage.side or side
    levels = LEVELS.get(place, ("",))
    worst = between(u[5], *p.block)
    return Plaque(
        place=place,
        side=side,
        level=levels[int(u[2] * len(levels))],
        since=since,
        covered=between(u[3], *p.covered),
        crossed=u[4] < p.other_side,
        shape=RelapseShape(
            rise=between(u[7], *p.rise),
            plateau=between(u[8], *p.plateau),
            tau=between(u[9], *p.clearing),
            residual=between(u[6], *p.block_left) / worst,
        ),
        block=worst,
        slow=between(u[10], *p.slow),
        slow_left=between(u[11], *p.slow_left),
        myelin=between(u[12], *p.myelin),
        axons=between(u[13], *p.axons),
    )


def _lesions(plaque: Plaque, hot: float, p: MsParams) -> list[Lesion]:
    """Return what one plaque does now, by kind of fibre and side."""
    start = plaque.shape.rise + plaque.shape.plateau
    block = plaque.block * left_after_recovery(plaque.since, start, plaque.shape.tau, 1.0 - plaque.shape.residual)
    slow = plaque.slow * left_after_recovery(plaque.since, start, plaque.myelin, 1.0 - plaque.slow_left / plaque.slow)
    # a warm fibre fails where it is bare, the more so the slower it conducts
    block += (1.0 - block) * hot * slow / plaque.slow
    lesions = []
    for sites, side, covered in _where(plaque, p):
        lesions.append(
            Lesion(
                sites,
                side,
                loss=covered * plaque.axons,
                block=covered * block,
                slow=covered * slow,
                age=plaque.since,
                over=plaque.shape.rise,
            )
        )
    return lesions


def _where(plaque: Plaque, p: MsParams) -> list[tuple[tuple[str, ...], str, float]]:
    """Return the nodes of a plaque, their side, and the fraction of fibres covered [1]."""
    if plaque.place == "cerebral":
        return [(like(*sites), plaque.side, plaque.covered * p.hemisphere[kind]) for kind, sites in HEMISPHERE.items()]
    if plaque.place == "brainstem":
        return [(like("bp_*", "crt_ped"), plaque.side, plaque.covered)]
    nodes = passing(plaque.level, LATERAL)
    if plaque.side == "both":
        return [(nodes, "both", plaque.covered)]
    near = [(nodes, plaque.side, plaque.covered)]
    return near + ([(nodes, OTHER[plaque.side], p.other_covered * plaque.covered)] if plaque.crossed else [])


def _progression(years: float, rate: float, p: MsParams) -> list[Lesion]:
    """Return what slow axon loss has taken of the fibres in the cord, the longest most."""
    if years <= 0.0:
        return []
    leg, arm = dead_by(years, rate), dead_by(years, rate * p.progression_arm)
    return [
        Lesion(like(*sites), "both", loss=loss, age=years * YEAR, over=years * YEAR)
        for sites, loss in (
            (("lcst_leg_T6", "lcst_perineum_T6", "lrst_T6"), leg),
            (("lcst_arm_C4", "lcst_hand_C4"), arm),
        )
    ]
