"""Injury of a nerve by class: block that lifts, or a cut whose axons regrow as far as their tubes lead."""

from collections.abc import Mapping
from typing import NamedTuple

from sherrington.circuit.patient import Lesion
from sherrington.foundation.sources import load
from sherrington.lesion.programs.chance import between
from sherrington.lesion.programs.registry import Setting, Stage, program
from sherrington.lesion.programs.trajectory import logistic
from sherrington.lesion.treatments.nerve_repair import NerveRepairParams

REGIONS = (
    "radial_n_spiral_groove", "radial_n_axilla", "posterior_interosseous_n", "ulnar_n_arm", "ulnar_n_elbow",
    "ulnar_n_forearm", "ulnar_n_wrist", "median_n_arm", "median_n_elbow", "anterior_interosseous_n",
    "median_n_forearm", "median_n_wrist", "musculocutaneous_n", "axillary_n", "suprascapular_n", "long_thoracic_n",
    "cn11_posterior_triangle", "cn7_extracranial", "cn7_facial_canal", "femoral_n_pelvic", "femoral_n_inguinal",
    "obturator_n", "superior_gluteal_n", "inferior_gluteal_n", "sciatic_n", "common_fibular_n",
    "common_fibular_n_fibular_head", "deep_fibular_n", "superficial_fibular_n", "tibial_n_popliteal", "tibial_n_leg",
    "tibial_n_tarsal_tunnel",
)  # fmt: skip
CLASSES = ("neurapraxia", "axonotmesis", "neurotmesis", "I", "II", "III", "IV", "V", "VI")
SEDDON = {"neurapraxia": "I", "axonotmesis": "II", "neurotmesis": "V"}


class NerveInjuryParams(NamedTuple):
    """What each class does, and when block lifts; values and sources in ``nerve_injury.yaml``."""

    cut: Mapping[str, float]  # [1] of the axons, by class
    passable: Mapping[str, tuple[float, float]]  # [1] of the cut axons that find their way
    slow: float  # [1] fall of velocity where a nerve is blocked
    lifts: tuple[float, float]  # [d] half of the block has lifted
    width: float  # [d]


@program(
    "nerve-injury",
    about="one nerve hurt at once: blocked (neurapraxia), cut in its tubes (axonotmesis) or cut through (neurotmesis)",
    regions=REGIONS,
    needs=("region", "side"),
    settings={
        "class": Setting("of Seddon or Sunderland", choices=CLASSES),
        "extent": Setting("part of the fibres hurt", "fraction", 0.0, 1.0),
        "repair": Setting("time from injury to repair", "time"),
    },
)
def nerve_injury(stage: Stage) -> tuple[Lesion, ...]:
    """Return block and cut of one nerve as they are now; regrowth is the work of time."""
    p = load(NerveInjuryParams)
    word = stage.word("class", "axonotmesis")
    grade, extent = SEDDON.get(word, word), stage.number("extent", 1.0)
    u = stage.draws(1, 2)
    where, side = (stage.region,), stage.side or "right"
    cut = extent * p.cut[grade]
    left = 1.0 - logistic(stage.age, between(u[0], *p.lifts), p.width)
    found = []
    if cut < extent and left > 0.0:
        blocked = (extent - cut) / (1.0 - cut) * left
        found.append(Lesion(where, side, block=blocked, slow=p.slow * blocked, age=stage.age))
    if cut > 0.0:
        repair = stage.number("repair", -1.0)
        joined = stage.age - repair if 0.0 <= repair <= stage.age else -1.0
        found.append(
            Lesion(
                where, side, loss=cut, age=stage.age, passable=between(u[1], *p.passable[grade]), joined=joined,
                guided=load(NerveRepairParams).guided if joined >= 0.0 else 0.0,
            )
        )  # fmt: skip
    return tuple(found)
