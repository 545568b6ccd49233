"""Guillain-Barre syndrome: myelin or motor nodes attacked within days, from the legs up; most of it comes back."""

from collections.abc import Mapping
from typing import NamedTuple

from sherrington.circuit.patient import Lesion
from sherrington.foundation.sources import load
from sherrington.lesion.programs.chance import between
from sherrington.lesion.programs.patches import PARTS, Depth, blocked_at_worst, died_back, patches
from sherrington.lesion.programs.registry import SEVERITIES, Setting, Stage, program
from sherrington.lesion.programs.trajectory import left_after_recovery, ramp

DEMYELINATING, AXONAL = "demyelinating", "axonal"


class GuillainBarreParams(NamedTuple):
    """Depth, pace, recovery; values and sources in ``guillain_barre.yaml``."""

    severity: Mapping[str, float]  # [1] fibres blocked from cord to leg muscle at the worst
    spread: float  # [1] SD of the logarithm of what conducts
    part: Mapping[str, float]  # [1] of the leg's depth
    start: Mapping[str, float]  # [d] behind the legs
    nadir: tuple[float, float]  # [d] from onset to the worst
    plateau: tuple[float, float]  # [d]
    block_recovery: tuple[float, float]  # [d] time constant, myelin
    node_recovery: tuple[float, float]  # [d] time constant, nodes
    slow: tuple[float, float]  # [1] fall of velocity in a patch
    slow_recovery: float  # [d]
    slow_left: float  # [1] of the slowing, for good
    axons: tuple[float, float]  # [1] of the blocked fibres that die, myelin
    axons_node: tuple[float, float]  # [1] of the blocked motor fibres that die, nodes


class _Person(NamedTuple):
    """What was drawn for one person."""

    block: float
    nadir: float
    plateau: float
    recovery: float
    slow: float
    axons: float


@program(
    "guillain-barre",
    about="acute attack on myelin or on motor nodes of roots and nerves: weak from the legs up, areflexic, recovers",
    regions=(),
    sides=(),
    settings={
        "variant": Setting("what is attacked", choices=(DEMYELINATING, AXONAL)),
        "severity": Setting("how bad at the worst", choices=SEVERITIES),
    },
)
def guillain_barre(stage: Stage) -> tuple[Lesion, ...]:
    """Return block, slowing and lost axons as they are now."""
    p = load(GuillainBarreParams)
    axonal = stage.word("variant", DEMYELINATING) == AXONAL
    person = _person(stage, axonal, p)
    depths = {part: _depth(part, stage.age, person, axonal, p) for part in PARTS if stage.age > p.start[part]}
    # the attack ends with the plateau; what is left then heals by itself
    immune = left_after_recovery(stage.age, person.nadir + person.plateau, person.recovery)
    of = ("motor",) if axonal else ()
    return patches(stage, 10, depths, immune, of) + died_back(depths, lambda depth: min(depth.age, person.nadir), of)


def _person(stage: Stage, axonal: bool, p: GuillainBarreParams) -> _Person:
    """Return what was drawn for one person."""
    u = stage.draws(1, 6)
    return _Person(
        block=blocked_at_worst(u[0], p.severity[stage.word("severity", "moderate")], p.spread),
        nadir=between(u[1], *p.nadir),
        plateau=between(u[2], *p.plateau),
        recovery=between(u[3], *(p.node_recovery if axonal else p.block_recovery)),
        slow=0.0 if axonal else between(u[4], *p.slow),
        axons=between(u[5], *(p.axons_node if axonal else p.axons)),
    )


def _depth(part: str, age: float, person: _Person, axonal: bool, p: GuillainBarreParams) -> Depth:
    """Return how bad one part of the body is now."""
    since = age - p.start[part]
    risen = ramp(since, 0.0, person.nadir)
    after = person.nadir + person.plateau
    worst = person.block * p.part[part]
    loss = worst * person.axons * risen
    block = worst * risen * left_after_recovery(since, after, person.recovery)
    slow = person.slow * risen * left_after_recovery(since, after, p.slow_recovery, 1.0 - p.slow_left)
    return Depth(block=block, slow=slow, loss=loss if since > 0.0 else 0.0, age=since)
