"""The two neurons in series as one graph with sides: what runs where, and what a cut takes.

Motor chains are those of the tables, pool by pool. A command crosses once: the shares of the two
hemispheres are the effective laterality of the muscle, and the edges of the tracts only say on
which side each of the two shares runs, place by place.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from sherrington.foundation import anatomy
from sherrington.foundation.conventions import Conventions, standard
from sherrington.foundation.innervation import Innervation, innervation

OTHER = {"left": "right", "right": "left", "midline": "midline"}


class Place(NamedTuple):
    """One node of one side."""

    node: str
    side: str  # left | right | midline


class Way(NamedTuple):
    """A share of one muscle's supply and the places it passes, in the order a command meets them."""

    share: float  # [1] of the muscle
    pool: str
    places: tuple[Place, ...]


class Loss(NamedTuple):
    """What a cut takes from one muscle."""

    muscle: str
    side: str
    lower: float  # [1] of its motor axons or cells
    upper: float  # [1] of its direct descending drive
    total: float  # [1] of its two neurons in series


class _Route(NamedTuple):
    """One way from a cortical area to a pool, by place and crossing; sides relative to the origin."""

    weight: float  # [1]
    crossed: bool  # ends on the other side
    nodes: tuple[tuple[str, bool], ...]  # node, on the other side


@lru_cache(maxsize=2000)
def lower_ways(muscle: str, side: str, wired: Innervation | None = None) -> tuple[Way, ...]:
    """Return the ways from the motor pools of a muscle to the muscle: one per pool, two where a variant parts it.

    Parameters
    ----------
    muscle : str
        Id of the muscle.
    side : str
        ``left`` or ``right``, of the muscle.
    wired : Innervation, optional
        The person; the typical one if not said.

    Examples
    --------
    >>> lower_ways("superior_oblique", "left")[0].places
    (Place(node='nuc_IV', side='right'), Place(node='cn4_n', side='left'))
    """
    person = innervation() if wired is None else wired
    return tuple(
        Way(share, chain[0], tuple(_place(node, side, _crosses_at_once(node)) for node in chain))
        for share, chain in person.chains(muscle, side)
    )


@lru_cache(maxsize=2000)
def upper_ways(muscle: str, side: str, wired: Innervation | None = None) -> tuple[Way, ...]:
    """Return the ways from the cortex to the motor pools of a muscle.

    Parameters
    ----------
    muscle, side, wired
        As in ``lower_ways``.

    Returns
    -------
    ways : tuple of Way
        Shares sum to 1. Per pool and cortical source: the share of the other hemisphere and that
        of the same one, each split as the edges of the tracts say. Where the tract has no way from
        one of the hemispheres, the other has all.
    """
    person = innervation() if wired is None else wired
    ways = []
    for pool, share in person.pools(muscle, side):
        for source, part, contralateral in sources(muscle, pool, person):
            for route, weight in _weighed(_routes(source, pool), contralateral, _crosses_at_once(pool)):
                away = route.crossed != _crosses_at_once(pool)
                places = tuple(_place(node, side, away != crossed) for node, crossed in route.nodes)
                ways.append(Way(share * part * weight, pool, places))
    return tuple(ways)


def sources(muscle: str, pool: str, wired: Innervation | None = None) -> tuple[tuple[str, float, float], ...]:
    """Return the cortical areas that drive one pool of a muscle: node, share, share from the other side.

    A pool whose tables state the share of a second area has two: the upper face is driven by the
    medial wall and, for a smaller part, by the face area. The second area has the laterality of its
    edge, the first the one that makes their sum that of the muscle.

    Examples
    --------
    >>> [(area, round(share, 2)) for area, share, _ in sources("frontalis", "nuc_VII_upper")]
    [('m2m3_upper_face', 0.8), ('m1_face', 0.2)]
    """
    person = innervation() if wired is None else wired
    own, whole = anatomy.muscle(muscle).cortex_node, person.sides[muscle]
    second = [(area, share, cross) for area, share, cross in _second_areas(pool) if area != own]
    left = 1.0 - sum(share for _, share, _ in second)
    crossed = whole - sum(share * cross for _, share, cross in second)
    return ((own, left, min(1.0, max(0.0, crossed / left))), *second)


@cache
def _second_areas(pool: str) -> tuple[tuple[str, float, float], ...]:
    """Return cortical areas whose share of a pool is stated: area, share, crossed fraction."""
    stated = [edge for edge in anatomy.edges() if edge.end == pool and edge.share is not None]
    return tuple((_origin(edge.start), edge.share or 0.0, edge.cross) for edge in stated)


def _origin(node: str) -> str:
    """Return the first node of the tract above a node that has one way up."""
    parents = anatomy.nodes()[node].parents
    return _origin(parents[0]) if parents else node


def _crosses_at_once(pool: str) -> bool:
    """Return whether the axons of a pool cross before they leave the brainstem."""
    return anatomy.nodes()[pool].laterality == "contralateral"


def _place(node: str, side: str, other: bool) -> Place:
    """Return a node on one side, on the other, or on the midline."""
    if anatomy.nodes()[node].laterality == "midline":
        return Place(node, "midline")
    return Place(node, OTHER[side] if other else side)


def _weighed(routes: Iterable[_Route], contralateral: float, flips: bool) -> Iterator[tuple[_Route, float]]:
    """Yield routes with their share of the drive: effective laterality between sides, edges within."""
    known = tuple(routes)
    far = [route for route in known if route.crossed != flips]
    near = [route for route in known if route.crossed == flips]
    opposite = contralateral if near and far else 1.0
    for group, part in ((far, opposite), (near, 1.0 - contralateral if near and far else 1.0)):
        whole = sum(route.weight for route in group)
        yield from ((route, part * route.weight / whole) for route in group)


@cache
def _routes(source: str, pool: str) -> tuple[_Route, ...]:
    """Return every way from a cortical area to a pool."""
    above = _ancestors(pool)
    todo, done = [_Route(1.0, False, ((source, False),))], []
    while todo:
        route = todo.pop()
        node = route.nodes[-1][0]
        if node == pool:
            done.append(route._replace(nodes=route.nodes[:-1]))
            continue
        ahead = [edge for edge in _edges_from(node) if edge.end == pool or edge.end in above]
        for edge, weight in _split(ahead):
            for crosses, part in ((False, 1.0 - edge.cross), (True, edge.cross)):
                if part > 0.0:
                    crossed = route.crossed != crosses
                    nodes = (*route.nodes, (edge.end, crossed))
                    todo.append(_Route(route.weight * weight * part, crossed, nodes))
    if not done:
        raise ValueError(f"no way from {source} to {pool}")
    return tuple(done)


def _split(edges: Collection[anatomy.Edge]) -> list[tuple[anatomy.Edge, float]]:
    """Return edges with the share of the fibres that takes each; what is not stated is shared evenly."""
    if len(edges) == 1:
        return [(edge, 1.0) for edge in edges]
    stated = sum(edge.share or 0.0 for edge in edges)
    silent = sum(edge.share is None for edge in edges)
    whole = stated if not silent else max(1.0, stated)
    rest = (whole - stated) / silent if silent else 0.0
    return [(edge, (rest if edge.share is None else edge.share) / whole) for edge in edges]


@cache
def _edges_from(node: str) -> tuple[anatomy.Edge, ...]:
    """Return the steps that leave a node."""
    return tuple(edge for edge in anatomy.edges() if edge.start == node)


@cache
def _ancestors(pool: str) -> frozenset[str]:
    """Return the nodes from which a pool is reached."""
    into: dict[str, list[str]] = {}
    for edge in anatomy.edges():
        into.setdefault(edge.end, []).append(edge.start)
    found: set[str] = set()
    todo = [pool]
    while todo:
        for start in into.get(todo.pop(), ()):
            if start not in found:
                found.add(start)
                todo.append(start)
    return frozenset(found)


def cut(nodes: Iterable[str], side: str) -> frozenset[Place]:
    """Return the places that a lesion of nodes takes.

    Parameters
    ----------
    nodes : iterable of str
        Node ids; those on the midline are taken whatever the side.
    side : str
        ``left``, ``right``, ``both`` or ``midline``.

    Examples
    --------
    >>> sorted(cut(["raphe", "ic_leg"], "left"))
    [Place(node='ic_leg', side='left'), Place(node='raphe', side='midline')]
    """
    sides = ("left", "right") if side == "both" else () if side == "midline" else (side,)
    found = set()
    for node in nodes:
        middle = anatomy.node(node).laterality == "midline"
        found |= {Place(node, "midline")} if middle else {Place(node, s) for s in sides}
    return frozenset(found)


def met(way: Way, places: Collection[Place]) -> bool:
    """Return whether a way passes any of the places."""
    return not frozenset(places).isdisjoint(way.places)


def losses(places: Collection[Place], wired: Innervation | None = None) -> tuple[Loss, ...]:
    """Return what a complete lesion of places takes from each muscle, the worst first.

    Parameters
    ----------
    places : collection of Place
        From ``cut``.
    wired : Innervation, optional
        The person; the typical one if not said.

    Returns
    -------
    losses : tuple of Loss
        Muscles that lose something. A pool counts as lost where its axons or its drive are.

    Examples
    --------
    >>> losses(cut(["suprascapular_n_spinoglenoid"], "left"))
    (Loss(muscle='infraspinatus', side='left', lower=1.0, upper=0.0, total=1.0),)
    """
    person = innervation() if wired is None else wired
    taken = frozenset(places)
    rows = [_loss(muscle, side, taken, person) for muscle in anatomy.muscles() for side in ("left", "right")]
    return tuple(sorted((row for row in rows if row.total > 0.0), key=lambda row: -row.total))


def _loss(muscle: str, side: str, taken: frozenset[Place], person: Innervation) -> Loss:
    """Return what places take from one muscle."""
    upper: dict[str, float] = {}
    for way in upper_ways(muscle, side, person):
        if not taken.isdisjoint(way.places):
            upper[way.pool] = upper.get(way.pool, 0.0) + way.share
    lower = total = 0.0
    whole = dict(person.pools(muscle, side))
    for way in lower_ways(muscle, side, person):
        if not taken.isdisjoint(way.places):
            lower += way.share
            total += way.share
        else:
            total += upper.get(way.pool, 0.0) * (way.share / whole[way.pool])
    return Loss(muscle, side, _share(lower), _share(sum(upper.values())), _share(total))


def _share(value: float) -> float:
    """Return a share without the dust of adding."""
    return round(value, 9)


@cache
def crossing(node: str) -> float:
    """Return the fraction of a tract's fibres at a node that end on the other side [1].

    This is where fibres run, not how much weakness they cause; see ``upper_ways`` for that.

    Examples
    --------
    >>> crossing("ic_leg"), crossing("lcst_leg_T8")
    (0.98, 0.0)
    """
    if node in anatomy.nodes() and not anatomy.nodes()[node].central:
        return 1.0 if _crosses_at_once(node) else 0.0
    total = 0.0
    for edge, weight in _split(_edges_from(node)):
        after = crossing(edge.end)
        total += weight * (edge.cross * (1.0 - after) + (1.0 - edge.cross) * after)
    return total


@cache
def reached(node: str) -> tuple[str, ...]:
    """Return the motor pools that a node of a tract leads to, in the order of the tables."""
    return tuple(
        pool for pool, found in anatomy.nodes().items() if found.kind == "lmn_pool" and node in _ancestors(pool)
    )


def laminated(
    level: str,
    loss: float,
    conventions: Conventions | None = None,
    medial_first: bool = True,
    among: Collection[str] | None = None,
) -> Mapping[str, float]:
    """Return how a partial loss of the lateral corticospinal tract falls on its body parts.

    Parameters
    ----------
    level : str
        Segment of the cord.
    loss : float
        Fraction of the whole tract, or of ``among``, that is lost there. [1]
    conventions : Conventions, optional
        ``cord_lamination``: ``none`` (default) hits every body part alike; ``classical`` takes
        them one after the other.
    medial_first : bool, optional
        Whether the loss grows from the middle outward (an expanding centre) or inward.
    among : collection of str, optional
        Nodes it is limited to; all of the tract at that level if not said.

    Returns
    -------
    losses : mapping of str to float
        Node to the fraction lost. [1]
    """
    chosen = standard() if conventions is None else conventions
    there = [node for node in anatomy.nodes().values() if node.tract == "lcst" and node.level == level]
    found = [node for node in there if among is None or node.id in among]
    if chosen.cord_lamination == "none":
        return {node.id: loss for node in found}
    ranked = sorted(found, key=lambda node: node.lamination or 0.0, reverse=not medial_first)
    n = len(ranked)
    return {node.id: min(1.0, max(0.0, loss * n - i)) for i, node in enumerate(ranked)}
