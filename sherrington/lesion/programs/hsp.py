"""Hereditary spastic paraplegia: the longest fibres of the cord die back, far end first."""

from typing import NamedTuple

from sherrington.circuit.patient import Lesion
from sherrington.foundation.sources import load
from sherrington.foundation.units import YEAR
from sherrington.lesion.injure import RouteParams
from sherrington.lesion.programs.chance import around
from sherrington.lesion.programs.places import like
from sherrington.lesion.programs.registry import Setting, Stage, program
from sherrington.lesion.programs.trajectory import dead_by, length_dependence

# Ends of the lateral funiculus' fibres: where a fibre of each limb has most of its length behind it.
ENDS = {"leg": ("lcst_leg_T*", "lcst_perineum_T*", "lrst_T[2-9]"), "arm": ("lcst_hand_C[4-8]", "lcst_arm_C[4-6]")}


class HspParams(NamedTuple):
    """Pace and lengths; values and sources in ``hsp.yaml``."""

    pace: float  # [1/year] of fibres as long as those of the leg
    pace_spread: float  # [1] SD of its logarithm between people
    silent: float  # [year] before the first symptom
    leg: float  # [m] cortex to lumbar cord at the height of the tables
    arm: float  # [m]
    reach: float  # [m] length at which half of the full pace is met
    width: float  # [m]


@program(
    "hsp",
    about="the longest fibres of the lateral cord die back over decades: legs, hardly ever arms",
    sides=(),
    settings={"pace": Setting("pace of the loss against the usual one", low=0.1, high=5.0)},
)
def hsp(stage: Stage) -> tuple[Lesion, ...]:
    """Return what has died back in both lateral funiculi by now; longer fibres are hit the more."""
    p = load(HspParams)
    rate = around(stage.draws(1, 1)[0], p.pace, p.pace_spread) * stage.number("pace", 1.0)
    time = stage.age / YEAR + p.silent
    scale = stage.person.height / load(RouteParams).table_height
    lesions = []
    for limb, length in (("leg", p.leg), ("arm", p.arm)):
        lost = dead_by(time, rate * length_dependence(length * scale, p.reach, p.width))
        lesions.append(Lesion(like(*ENDS[limb]), "both", loss=lost, age=time * YEAR, over=time * YEAR))
    return tuple(lesions)
