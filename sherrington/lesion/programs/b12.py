"""Lack of vitamin B12: myelin of dorsal and lateral columns swells and fails, long sensory axons too."""

from typing import NamedTuple

from sherrington.circuit.patient import Lesion
from sherrington.foundation.sources import load
from sherrington.lesion.programs.chance import between
from sherrington.lesion.programs.places import like
from sherrington.lesion.programs.registry import Setting, Stage, program
from sherrington.lesion.programs.trajectory import left_after_recovery, since_onset
from sherrington.lesion.sites import EFFERENTS

DYING_BACK = "peripheral_axons_length_dependent"
SHANK = ("tibial_n_popliteal", "common_fibular_n")  # what runs here is longer than any fibre to thigh or arm


class B12Params(NamedTuple):
    """What is reached in the end, how fast, and what comes back; values and sources in ``b12.yaml``."""

    lateral: tuple[float, float]  # [1] fibres lost of the lateral columns to the legs
    arm: float  # [1] of that for those to the arms
    block: float  # [1] of the fibres left, swollen
    slow: float  # [1] fall of velocity
    middle: float  # [d] when half of it has come
    width: float  # [d]
    sensory: tuple[float, float]  # [1] of the longest sensory axons
    motor: float  # [1] of that for motor axons
    skin: float  # [1] of that for axons of the skin
    better_share: float  # [1] of block and slowing that treatment takes away
    better_tau: float  # [d]


@program(
    "b12",
    about="dorsal and lateral columns lose myelin, then axons, and with them the longest sensory nerve fibres",
    sides=(),
    settings={
        "treated": Setting("how long ago the vitamin was begun", "time", 0.0, 40000.0, ago=True),
        "neuropathy": Setting("loss of the longest sensory nerve fibres in the end", "fraction", 0.0, 1.0),
    },
)
def b12(stage: Stage) -> tuple[Lesion, ...]:
    """Return what the cord and the longest nerve fibres have lost by now.

    Treatment stops it: block and slowing go in part, lost axons of the cord do not come back.
    """
    p = load(B12Params)
    deep, feet = stage.draws(1, 2)
    treated = stage.number("treated", 0.0)
    course = since_onset(max(0.0, stage.age - treated), p.middle, p.width)
    myelin = course * left_after_recovery(treated, 0.0, p.better_tau, p.better_share)
    lost = between(deep, *p.lateral) * course
    dying = stage.number("neuropathy", between(feet, *p.sensory)) * course
    columns = [
        Lesion(
            like(*sites),
            "both",
            loss=lost * part,
            block=p.block * myelin * part,
            slow=p.slow * myelin * part,
            age=stage.age,
            over=stage.age,
        )
        for sites, part in (
            (("lcst_leg_T[3-8]", "lcst_perineum_T[3-8]", "lrst_T[3-8]"), 1.0),
            (("lcst_arm_C[3-5]", "lcst_hand_C[3-5]"), p.arm),
        )
    ]
    nerves = [
        Lesion(sites, "both", loss=dying * part, age=stage.age, over=stage.age, of=of)
        for sites, part, of in (
            (SHANK, 1.0, ("ia", "ib", "ii")),
            ((DYING_BACK,), p.skin, ("cutaneous",)),
            ((DYING_BACK,), p.motor, EFFERENTS),
        )
    ]
    return (*columns, *nerves)
