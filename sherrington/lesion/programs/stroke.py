"""Stroke by territory: fibres that die at once, others that fall silent around them and wake again."""

from collections.abc import Mapping
from typing import NamedTuple

from sherrington.circuit.patient import Lesion
from sherrington.foundation.anatomy import SIDES
from sherrington.foundation.sources import load
from sherrington.lesion.programs.chance import around, between
from sherrington.lesion.programs.places import like
from sherrington.lesion.programs.registry import Setting, Stage, program
from sherrington.lesion.programs.trajectory import left_after_recovery


class StrokeParams(NamedTuple):
    """What each territory takes of the fibres to face, arm and leg; values and sources in ``stroke.yaml``."""

    hand_knob: Mapping[str, float]  # [1] by part: face, arm, leg, crt
    mca: Mapping[str, float]  # [1]
    mca_superior: Mapping[str, float]  # [1]
    aca: Mapping[str, float]  # [1]
    capsule: Mapping[str, float]  # [1]
    pons: Mapping[str, float]  # [1]
    medulla: Mapping[str, float]  # [1]
    size_spread: float  # [1] SD of the logarithm of the size of the infarct
    silent: tuple[float, float]  # [1] of the fibres left, silent at first
    swelling_tau: tuple[float, float]  # [d]
    swelling_share: float  # [1] of the silence that goes with the swelling
    recovery_tau: tuple[float, float]  # [d] of the rest
    halo: float  # [1] silence per fibre that died, up to that of a large infarct
    trunk: float  # [1] weight of the arm in the loss of the trunk, the leg has the rest


# Where a territory meets the fibres of each part of the body.
CORTEX = {"face": ("m1_face", "m1_bulbar"), "arm": ("m1_hand", "m1_arm", "m1_neck"), "trunk": ("cr_trunk",)}
SITES: dict[str, dict[str, tuple[str, ...]]] = {
    "hand-knob": {"face": ("m1_face",), "arm": ("m1_hand", "m1_arm"), "leg": ("cr_leg",), "crt": ("crt_ic",)},
    "mca": {**CORTEX, "leg": ("cr_leg",), "crt": ("crt_ic",)},
    "mca-superior": {**CORTEX, "leg": ("cr_leg",), "crt": ("crt_ic",)},
    "aca": {
        "face": ("m2m3_upper_face",), "arm": ("cr_hand", "cr_arm"), "leg": ("m1_leg", "m1_perineum"),
        "trunk": ("m1_trunk",), "crt": ("crt_ic",),
    },
    "capsule": {
        "face": ("ic_*face", "ic_bulbar"), "arm": ("ic_hand", "ic_arm", "ic_neck"), "leg": ("ic_leg", "ic_perineum"),
        "trunk": ("ic_trunk",), "crt": ("crt_ic",),
    },
    "pons": {
        "face": ("bp_*face", "bp_bulbar"), "arm": ("bp_hand", "bp_arm", "bp_neck"), "leg": ("bp_leg", "bp_perineum"),
        "trunk": ("bp_trunk",), "crt": ("crt_ped",),
    },
    "medulla": {
        "arm": ("pyr_hand", "pyr_arm", "pyr_neck"), "leg": ("pyr_leg", "pyr_perineum"), "trunk": ("pyr_trunk",),
    },
}  # fmt: skip


@program(
    "stroke",
    about="infarct of an artery's territory: fibres lost at once, others silent and recovering over weeks",
    regions=("mca-superior", "mca", "hand-knob", "aca", "capsule", "pons", "medulla"),
    sides=SIDES,
    needs=("region", "side"),
    settings={"loss": Setting("fibres lost where it takes most", "fraction", 0.0, 1.0)},
)
def stroke(stage: Stage) -> tuple[Lesion, ...]:
    """Return the infarct of one territory as it is now.

    Fibres that died never come back. Of those left, a part is silent at first: the share that goes
    with swelling wakes within weeks, the rest over a month or two, so that who lost few fibres
    recovers most of what was missing and who lost nearly all does not.
    """
    p = load(StrokeParams)
    size, quiet, swelling, later = stage.draws(1, 4)
    parts: Mapping[str, float] = getattr(p, stage.region.replace("-", "_"))
    lost = _sized(parts, stage.number("loss", 0.0), around(size, 1.0, p.size_spread), p)
    swollen = left_after_recovery(stage.age, 0.0, between(swelling, *p.swelling_tau))
    rest = left_after_recovery(stage.age, 0.0, between(later, *p.recovery_tau))
    silent = between(quiet, *p.silent) * (p.swelling_share * swollen + (1.0 - p.swelling_share) * rest)
    return tuple(
        # only where fibres die are others silent around them
        Lesion(like(*sites), stage.side, loss=lost[part], block=silent * min(1.0, p.halo * lost[part]), age=stage.age)
        for part, sites in SITES[stage.region].items()
        if lost[part] > 0.0
    )


def _sized(parts: Mapping[str, float], most: float, size: float, p: StrokeParams) -> dict[str, float]:
    """Return the loss of each part [1]; a larger infarct takes more of all, and ``most`` sets the largest."""
    if most > 0.0:
        top = max(parts.values())
        lost = {part: value * most / top for part, value in parts.items()}
    else:
        lost = {part: 1.0 - (1.0 - value) ** size for part, value in parts.items()}
    return {**lost, "trunk": p.trunk * lost["arm"] + (1.0 - p.trunk) * lost["leg"]}
