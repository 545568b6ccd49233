"""What lesions take from every way between cortex and muscle: shares to look at, not for the physics."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sherrington.circuit.patient import Lesion
from sherrington.foundation import anatomy
from sherrington.foundation.innervation import Innervation, innervation
from sherrington.foundation.neuraxis import Place, Way, cut, lower_ways, upper_ways
from sherrington.lesion.generic import end_losses
from sherrington.lesion.lamination import by_part

SIDES = ("right", "left")  # in the order of a body in front of the reader
Key = tuple[str, str, str]  # muscle, side, pool


class Fibres(NamedTuple):
    """One way of one muscle and the share of its fibres that is lost or blocked."""

    muscle: str
    side: str  # of the muscle
    way: Way
    lost: float  # [1]


class _Taken(NamedTuple):
    """The places one lesion takes, and how much of what runs there."""

    places: frozenset[Place]
    lost: float  # [1]
    parts: Mapping[str, float]  # [1] lost at nodes of a laminated tract, where it differs
    motor: bool  # takes motor axons and cells where it meets them
    ends: Mapping[str, float]  # [1] lost near the muscle, by muscle
    side: str


def fibres(lesions: Sequence[Lesion], own: Innervation | None = None) -> tuple[tuple[Fibres, ...], tuple[Fibres, ...]]:
    """Return the ways of the upper and of the lower motor neurons with what is lost of each.

    Parameters
    ----------
    lesions : sequence of Lesion
        What hits one way several times leaves the product of what each leaves.
    own : Innervation, optional
        The person; the typical one if not said.
    """
    person = innervation() if own is None else own
    taken = [_taken(lesion, person) for lesion in lesions]
    upper, lower = [], []
    for muscle in anatomy.muscles():
        for side in SIDES:
            upper += [Fibres(muscle, side, way, _lost(taken, way)) for way in upper_ways(muscle, side, person)]
            below = [one for one in taken if one.motor]
            for way in lower_ways(muscle, side, person):
                left = (1.0 - _lost(below, way)) * _left_at_end(taken, muscle, side)
                lower.append(Fibres(muscle, side, way, 1.0 - left))
    return tuple(upper), tuple(lower)


def _taken(lesion: Lesion, person: Innervation) -> _Taken:
    """Return what one lesion takes."""
    lost = _share(lesion)
    parts = {node: _share(part) for node, part in by_part(lesion, person.conventions).items()}
    ends = {
        muscle: 1.0 - (1.0 - end.axon * lost) * (1.0 - end.junction * lost) * (1.0 - end.fibre * lost)
        for muscle, end in end_losses(lesion.sites).items()
    }
    motor = not lesion.of or "motor" in lesion.of
    return _Taken(cut(lesion.sites, lesion.side), lost, parts, motor, ends, lesion.side)


def _share(lesion: Lesion) -> float:
    """Return the share of fibres that a lesion destroys or blocks [1]."""
    return 1.0 - (1.0 - lesion.loss) * (1.0 - lesion.block)


def _lost(taken: Iterable[_Taken], way: Way) -> float:
    """Return the share of one way that is lost on it [1]."""
    left = 1.0
    for one in taken:
        met = one.places.intersection(way.places)
        if met:
            left *= 1.0 - max(one.parts.get(place.node, one.lost) for place in met)
    return 1.0 - left


def _left_at_end(taken: Iterable[_Taken], muscle: str, side: str) -> float:
    """Return what is left of a muscle after lesions of all nerve ends, junctions or muscle fibres [1]."""
    left = 1.0
    for one in taken:
        if one.side in (side, "both", "midline"):
            left *= 1.0 - one.ends.get(muscle, 0.0)
    return left


def by_pool(lower: Iterable[Fibres]) -> dict[Key, Fibres]:
    """Return the axons of each pool of a muscle as one; a variant may part them into two ways.

    Parameters
    ----------
    lower : iterable of Fibres
        Ways of the lower motor neurons.

    Returns
    -------
    pools : dict
        By muscle, side and pool; the way is the first met, with the share of both.
    """
    found: dict[Key, Fibres] = {}
    for one in lower:
        key = (one.muscle, one.side, one.way.pool)
        if key in found:
            before = found[key]
            share = before.way.share + one.way.share
            lost = (before.way.share * before.lost + one.way.share * one.lost) / share
            one = before._replace(way=before.way._replace(share=share), lost=lost)
        found[key] = one
    return found


def totals(upper: Iterable[Fibres], lower: Iterable[Fibres]) -> dict[tuple[str, str], float]:
    """Return the share of each muscle that the cortex no longer reaches, by muscle and side [1]."""
    below = tuple(lower)
    whole = {key: one.way.share for key, one in by_pool(below).items()}
    down: dict[Key, float] = {}
    for one in upper:
        key = (one.muscle, one.side, one.way.pool)
        down[key] = down.get(key, 0.0) + one.way.share * (1.0 - one.lost)
    reach: dict[tuple[str, str], float] = {}
    for one in below:
        pool = (one.muscle, one.side, one.way.pool)
        share = down.get(pool, whole[pool]) * (one.way.share / whole[pool]) * (1.0 - one.lost)
        reach[one.muscle, one.side] = reach.get((one.muscle, one.side), 0.0) + share
    return {key: max(0.0, 1.0 - value) for key, value in reach.items()}
