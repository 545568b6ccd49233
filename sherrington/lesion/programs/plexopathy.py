"""Plexopathy: a trunk or cord torn or irradiated, or single nerves of the shoulder inflamed in patches."""

from collections.abc import Mapping
from typing import NamedTuple

from sherrington.circuit.patient import Lesion
from sherrington.foundation.sources import load
from sherrington.foundation.units import YEAR
from sherrington.lesion.programs.chance import between, patchy
from sherrington.lesion.programs.registry import SEVERITIES, Setting, Stage, program
from sherrington.lesion.programs.trajectory import left_after_recovery, ramp

REGIONS = (
    "upper_trunk", "middle_trunk", "lower_trunk", "lateral_cord", "posterior_cord", "medial_cord", "arm",
    "lumbar_plexus", "lumbosacral_trunk", "sacral_plexus",
)  # fmt: skip
WHOLE = {
    "arm": ("upper_trunk", "middle_trunk", "lower_trunk"),
    "lumbar_plexus": ("lumbar_plexus_ant", "lumbar_plexus_post"),
}


class PlexopathyParams(NamedTuple):
    """What each cause does; values and sources in ``plexopathy.yaml``."""

    traction_cut: Mapping[str, float]  # [1] of the axons, by severity
    traction_block: float  # [1] of those not cut, acutely
    traction_stays: float  # [d] before the block lifts
    traction_recovery: float  # [d] of the block
    traction_passable: tuple[float, float]  # [1]
    inflamed_nerves: Mapping[str, float]  # [1] chance that the process picks a nerve
    inflamed_least: float  # [1] fibres hit of a nerve that is picked
    inflamed_rise: float  # [d]
    inflamed_cut: float  # [1] of the fibres hit, cut; the rest are blocked
    inflamed_stays: float  # [d] before the block lifts
    inflamed_recovery: float  # [d] of the block
    inflamed_passable: float  # [1]
    radiation_years: tuple[float, float]  # [year] from first symptom to the end
    radiation_block: float  # [1] at most
    radiation_slow: float  # [1] at most
    radiation_lost: Mapping[str, float]  # [1] axons lost in the end, by severity


@program(
    "plexopathy",
    about="trunk or cord of a plexus torn or irradiated, or nerves of the shoulder inflamed (neuralgic amyotrophy)",
    regions=REGIONS,
    needs=("side",),
    settings={
        "cause": Setting("what hurt it", choices=("traction", "inflammation", "radiation")),
        "severity": Setting("how many fibres", choices=SEVERITIES),
    },
)
def plexopathy(stage: Stage) -> tuple[Lesion, ...]:
    """Return block, slowing and loss as they are now."""
    p = load(PlexopathyParams)
    makers = {"traction": _traction, "inflammation": _inflammation, "radiation": _radiation}
    return makers[stage.word("cause", "traction")](stage, p)


def _where(stage: Stage) -> tuple[str, ...]:
    """Return the nodes of the part of the plexus that is hit."""
    region = stage.region or "upper_trunk"
    return WHOLE.get(region, (region,))


def _traction(stage: Stage, p: PlexopathyParams) -> tuple[Lesion, ...]:
    """Return a cut of some axons and a block of the others that lifts."""
    where, side = _where(stage), stage.side or "right"
    cut = p.traction_cut[stage.word("severity", "moderate")]
    block = p.traction_block * left_after_recovery(stage.age, p.traction_stays, p.traction_recovery)
    passable = between(stage.draws(1, 1)[0], *p.traction_passable)
    return (
        Lesion(where, side, block=block, age=stage.age),
        Lesion(where, side, loss=cut, age=stage.age, passable=passable),
    )


def _inflammation(stage: Stage, p: PlexopathyParams) -> tuple[Lesion, ...]:
    """Return patches on single nerves: which and how badly is chance."""
    side, risen = stage.side or "right", ramp(stage.age, 0.0, p.inflamed_rise)
    nerves = tuple(p.inflamed_nerves)
    chosen, depths = stage.draws(2, len(nerves)), stage.draws(3, len(nerves))
    hit = [name for name, u in zip(nerves, chosen, strict=True) if u < p.inflamed_nerves[name]]
    lesions = []
    for name, u in zip(nerves, depths, strict=True):
        if name in (hit or nerves[:1]):
            depth = (p.inflamed_least + (1.0 - p.inflamed_least) * patchy(u)) * risen
            cut = depth * p.inflamed_cut
            block = (depth - cut) / (1.0 - cut) * left_after_recovery(stage.age, p.inflamed_stays, p.inflamed_recovery)
            lesions += [
                Lesion((name,), side, block=block, age=stage.age),
                Lesion(
                    (name,), side, loss=cut, age=stage.age, over=min(stage.age, p.inflamed_rise),
                    passable=p.inflamed_passable,
                ),
            ]  # fmt: skip
    return tuple(lesions)


def _radiation(stage: Stage, p: PlexopathyParams) -> tuple[Lesion, ...]:
    """Return block, slowing and loss that grow for years and stay."""
    where, side = _where(stage), stage.side or "right"
    gone = ramp(stage.age / YEAR, 0.0, between(stage.draws(4, 1)[0], *p.radiation_years))
    lost = p.radiation_lost[stage.word("severity", "moderate")] * gone
    return (
        Lesion(where, side, block=p.radiation_block * gone, slow=p.radiation_slow * gone, age=stage.age),
        Lesion(where, side, loss=lost, age=stage.age, over=stage.age, passable=0.0),
    )
