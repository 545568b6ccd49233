"""What passes a place of the nervous system, and what is lost with it: one answer from the graph."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from sherrington.foundation import anatomy
from sherrington.foundation.arcs import ArcLoss, arc_losses
from sherrington.foundation.innervation import Innervation, innervation
from sherrington.foundation.neuraxis import Loss, Place, crossing, losses, lower_ways, reached

ENDS = ("dorsal_root",)  # sensory, but no skin nerve
BY_SEGMENT = "as "  # how a territory says that it is that of its root
FURTHER_OUT = "(distal"  # how a territory says that its skin lies beyond its branches


class TractRow(NamedTuple):
    """The fibres of one tract for one part of the body at the places of one side."""

    tract: str
    name: str
    part: str  # of the body; empty = all
    side: str
    nodes: tuple[str, ...]
    crossed: float  # [1] fraction that ends on the other side
    pools: tuple[str, ...]
    effect: str  # exc | inh | mod | mixed: what its ends do to motoneurons
    artery: str


class RootRow(NamedTuple):
    """How much of the motor axons at the places comes from one segment or nucleus."""

    root: str
    units: float  # motor units
    share: float  # [1] of all motor units there


class SkinRow(NamedTuple):
    """The skin that is served through one place."""

    node: str
    side: str
    territory: str
    nerves: tuple[str, ...]  # skin nerves beyond it


@dataclass(frozen=True)
class Passage:
    """All that passes a set of places."""

    places: tuple[Place, ...]
    tracts: tuple[TractRow, ...]
    pools: tuple[Place, ...]  # motor pools among the places
    roots: tuple[RootRow, ...]
    losses: tuple[Loss, ...]  # the worst first
    arcs: tuple[ArcLoss, ...]
    skin: tuple[SkinRow, ...]
    dorsal_roots: tuple[Place, ...]  # that lie at the places, alone or within a mixed root


def passage(places: Collection[Place], wired: Innervation | None = None) -> Passage:
    """Return what passes places and would be lost with them.

    Parameters
    ----------
    places : collection of Place
        From ``neuraxis.cut``.
    wired : Innervation, optional
        The person; the typical one if not said.

    Examples
    --------
    >>> from sherrington.foundation.neuraxis import cut
    >>> [row.root for row in passage(cut(["median_recurrent_n"], "left")).roots]
    ['T1', 'C8']
    """
    person = innervation() if wired is None else wired
    order = {node: i for i, node in enumerate(anatomy.nodes())}
    ordered = tuple(sorted(places, key=lambda place: (order[place.node], place.side)))
    nodes = anatomy.nodes()
    return Passage(
        places=ordered,
        tracts=_tracts(ordered, person),
        pools=tuple(place for place in ordered if nodes[place.node].kind == "lmn_pool"),
        roots=_roots(frozenset(ordered), person),
        losses=losses(ordered, person),
        arcs=arc_losses(ordered, person),
        skin=tuple(row for row in map(_skin, ordered) if row.territory or row.nerves),
        dorsal_roots=_dorsal_roots(ordered),
    )


def _tracts(places: Iterable[Place], person: Innervation) -> tuple[TractRow, ...]:
    """Return the tracts at the places, one row per tract, part of the body and side."""
    groups: dict[tuple[str, str, str], list[str]] = {}
    for place in places:
        found = anatomy.nodes()[place.node]
        if found.central:
            groups.setdefault((found.tract, found.channel, place.side), []).append(place.node)
    rows = []
    for (tract, part, side), nodes in groups.items():
        pools = {pool for node in nodes for pool in reached(node)}
        rows.append(
            TractRow(
                tract,
                anatomy.tracts()[tract].name,
                part,
                side,
                tuple(nodes),
                round(crossing(nodes[0]), 9),
                tuple(pool for pool in anatomy.nodes() if pool in pools),
                _effect(tract),
                person.artery(nodes[0]),
            )
        )
    return tuple(rows)


@cache
def _effect(tract: str) -> str:
    """Return what the ends of a tract do to motoneurons, or to the next tract if it has none."""
    ends = [edge for edge in anatomy.edges() if edge.tract == tract and not anatomy.nodes()[edge.end].central]
    signs = {edge.effect for edge in ends} or {edge.effect for edge in anatomy.edges() if edge.tract == tract}
    return signs.pop() if len(signs) == 1 else "mixed"


def _roots(places: frozenset[Place], person: Innervation) -> tuple[RootRow, ...]:
    """Return the roots and nuclei whose motor axons or cells are at the places, the largest first."""
    units: dict[str, float] = {}
    for muscle in anatomy.muscles():
        for side in ("left", "right"):
            for way in lower_ways(muscle, side, person):
                if not places.isdisjoint(way.places):
                    root = person.root(muscle, way.pool)
                    units[root] = units.get(root, 0.0) + way.share * person.units(muscle)
    whole = sum(units.values())
    rows = (RootRow(root, round(count, 6), round(count / whole, 9)) for root, count in units.items())
    return tuple(sorted(rows, key=lambda row: -row.units))


def _skin(place: Place) -> SkinRow:
    """Return the skin that is served through a place; nothing in brain and cord, whose sensory ways are not traced."""
    found = anatomy.nodes()[place.node]
    if found.central or found.kind in ("lmn_pool", "generic_site"):
        return SkinRow(place.node, place.side, "", ())
    return SkinRow(place.node, place.side, territory(place.node), _skin_nerves(place.node))


def _skin_nerves(node: str) -> tuple[str, ...]:
    """Return the skin nerves beyond a node; above the plexus the graph holds more ways than are used."""
    nodes = anatomy.nodes()
    if nodes[node].kind in ("root", "ramus", "dorsal_root"):
        return ()
    return tuple(name for name in _beyond(node) if not nodes[name].motor and nodes[name].kind not in ENDS)


def territory(node: str) -> str:
    """Return the skin served through a peripheral node, in words; nothing where it serves none.

    Examples
    --------
    >>> territory("droot_C7"), territory("radial_deep_br")
    ('middle finger', '')
    """
    words = anatomy.node(node).territory
    if words.startswith(BY_SEGMENT):
        return anatomy.node(f"root_{node.rpartition('_')[2]}").territory
    if not serves_skin(node):
        return ""
    if words.startswith(FURTHER_OUT):
        return "; ".join(dict.fromkeys(text for text in map(territory, _children(node)) if text))
    return words


@cache
def serves_skin(node: str) -> bool:
    """Return whether fibres from the skin run in a peripheral node."""
    words = anatomy.node(node).territory
    own = bool(words) and not words.startswith(("none", FURTHER_OUT)) and "no skin" not in words
    return own or any(serves_skin(child) for child in _children(node) if anatomy.node(child).kind not in ENDS)


@cache
def _children(node: str) -> tuple[str, ...]:
    """Return the peripheral nodes that follow a node."""
    return tuple(name for name, found in anatomy.nodes().items() if not found.central and node in found.parents)


@cache
def _beyond(node: str) -> tuple[str, ...]:
    """Return a peripheral node and all beyond it."""
    found = {node}
    for child in _children(node):
        found |= set(_beyond(child))
    return tuple(name for name in anatomy.nodes() if name in found)


def _dorsal_roots(places: Iterable[Place]) -> tuple[Place, ...]:
    """Return the dorsal roots at the places."""
    known = anatomy.nodes()
    found = (
        Place(f"droot_{place.node.rpartition('_')[2]}", place.side)
        for place in places
        if known[place.node].kind in ("root", "dorsal_root")
    )
    return tuple(dict.fromkeys(found))
