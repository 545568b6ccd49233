"""Reflex arcs on the graph: which limb of which arc a cut takes, segment by segment.

Nothing here says what a reflex will do; that is for the simulation. An arc is the ways in and out,
and the direct descending drive of its muscles.
"""

from collections.abc import Collection
from functools import cache
from typing import NamedTuple

from sherrington.foundation import anatomy
from sherrington.foundation.innervation import Innervation, innervation
from sherrington.foundation.neuraxis import Place, lower_ways, upper_ways

STRETCH = ("tendon", "electrodiagnostic")  # kinds whose afferents run in the nerves of their own muscles


class ArcLoss(NamedTuple):
    """What a cut takes from one reflex arc of one side; every share is of the whole arc [1]."""

    reflex: str
    side: str
    afferent: float
    cells: float
    efferent: float
    whole: float  # of the arcs that are interrupted anywhere
    drive: float  # of the direct descending drive to its muscles

    @property
    def limb(self) -> str:
        """Say which parts of the arc are met: afferent, cells, efferent, or the drive above it."""
        parts = [name for name in ("afferent", "cells", "efferent") if getattr(self, name) > 0.0]
        return " + ".join(parts) or "drive"


class _Thread(NamedTuple):
    """One path through an arc: in by one nerve, out to one muscle, in one segment."""

    share: float  # [1]
    afferent: frozenset[Place]
    cells: Place
    efferent: tuple[Place, ...]  # in the order a command meets them


def arc_losses(places: Collection[Place], wired: Innervation | None = None) -> tuple[ArcLoss, ...]:
    """Return what a complete lesion of places takes from each reflex arc.

    Parameters
    ----------
    places : collection of Place
        From ``neuraxis.cut``.
    wired : Innervation, optional
        The person; the typical one if not said.

    Returns
    -------
    losses : tuple of ArcLoss
        Arcs that lose something, in the order of the table, left before right. Afferent and
        efferent limb are those of one side; a consensual response has no row of its own.
    """
    person = innervation() if wired is None else wired
    taken = frozenset(places)
    rows = (
        _arc_loss(reflex, side, taken, person) for reflex in anatomy.reflexes().values() for side in ("left", "right")
    )
    return tuple(row for row in rows if row.whole > 0.0 or row.drive > 0.0)


def _arc_loss(reflex: anatomy.Reflex, side: str, taken: frozenset[Place], person: Innervation) -> ArcLoss:
    """Return what places take from one arc."""
    afferent = cells = efferent = whole = 0.0
    for thread in _threads(reflex, side, person):
        way_in = not taken.isdisjoint(thread.afferent)
        centre = thread.cells in taken
        way_out = not taken.isdisjoint(thread.efferent)
        afferent += thread.share * way_in
        cells += thread.share * centre
        efferent += thread.share * way_out
        whole += thread.share * (way_in or centre or way_out)
    ways = [way for muscle in reflex.muscles for way in upper_ways(muscle, side, person)]
    drive = sum(way.share for way in ways if not taken.isdisjoint(way.places)) / len(reflex.muscles)
    return ArcLoss(reflex.id, side, *(round(share, 9) for share in (afferent, cells, efferent, whole, drive)))


def _threads(reflex: anatomy.Reflex, side: str, person: Innervation) -> list[_Thread]:
    """Return the paths through an arc.

    A stretched muscle answers in the segments of its own nerve. Skin may enter the cord in other
    segments than the muscle's: there every way in meets every way out.
    """
    out = _outward(reflex, side, person)
    if reflex.kind in STRETCH and reflex.afferent_nerves:
        return [thread._replace(afferent=_own_afferents(reflex, thread, side)) for thread in out]
    inward = _inward(reflex, side)
    return [thread._replace(share=thread.share * share, afferent=entry) for thread in out for share, entry in inward]


def _outward(reflex: anatomy.Reflex, side: str, person: Innervation) -> list[_Thread]:
    """Return the ways out: per segment evenly to the muscles that lie beyond the efferent nerves."""
    every = {muscle: lower_ways(muscle, side, person) for muscle in reflex.muscles}
    beyond = {
        muscle: [way for way in ways if any(place.node in reflex.efferent_nerves for place in way.places)]
        for muscle, ways in every.items()
    }
    threads = []
    for (_, weight), pool in zip(reflex.segments, reflex.pools, strict=True):
        served = [own for ways in beyond.values() if (own := [way for way in ways if way.pool == pool])]
        for own in served:
            whole = sum(way.share for way in own)
            for way in own:
                cells = next(place for place in way.places if place.node == pool)
                axons = tuple(place for place in way.places if place != cells)
                threads.append(_Thread(weight / len(served) * (way.share / whole), frozenset(), cells, axons))
    whole = sum(thread.share for thread in threads)  # a segment may hold none of the muscles' cells
    return [thread._replace(share=thread.share / whole) for thread in threads]


def _own_afferents(reflex: anatomy.Reflex, thread: _Thread, side: str) -> frozenset[Place]:
    """Return where the afferents of a thread's own muscle run: its nerve, then the dorsal root."""
    segment = anatomy.segment(thread.cells.node)
    if segment:
        return frozenset(thread.efferent) | {Place(f"droot_{segment}", side)}
    # afferents of the head leave the motor nerve before the brainstem
    nodes = [place.node for place in thread.efferent]
    start = min(nodes.index(nerve) for nerve in reflex.afferent_nerves if nerve in nodes)
    return frozenset(thread.efferent[start:])


def _inward(reflex: anatomy.Reflex, side: str) -> list[tuple[float, frozenset[Place]]]:
    """Return the ways in from the skin with their shares; an empty way where the tables have no node."""
    found: list[tuple[float, frozenset[Place]]] = []
    for segment, weight in reflex.segments:
        if segment in anatomy.SEGMENTS:
            root = Place(f"droot_{segment}", side)
            ways = [_between(f"root_{segment}", nerve) for nerve in reflex.afferent_nerves]
            entries = [{root} | {Place(node, side) for node in way} for way in ways if way]
        else:
            entries = [{Place(nerve, side)} for nerve in reflex.afferent_nerves]
        found += [(weight / len(entries), frozenset(entry)) for entry in entries]
    whole = sum(share for share, _ in found)
    return [(share / whole, entry) for share, entry in found] or [(1.0, frozenset())]


@cache
def _between(root: str, nerve: str) -> frozenset[str]:
    """Return the nodes on the ways from a root to a nerve, both included; none if there is no way."""
    nodes = anatomy.nodes()
    found = {parent: _between(root, parent) for parent in nodes[nerve].parents if nerve != root}
    if nerve != root and not any(found.values()):
        return frozenset()
    return frozenset({nerve}).union(*found.values())
