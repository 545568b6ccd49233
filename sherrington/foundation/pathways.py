"""The ways to a muscle, walked on the graph of the anatomy tables: descending tracts and nerves."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from sherrington.foundation import anatomy

# Where each descending tract of the simulation starts; the cortical origin of the direct
# pathway is that of the muscle. Names are those of the patient's supply.
ORIGINS = {
    "crt": ("pmd", "sma"),
    "drst": ("mrf",),
    "mrst": ("prf",),
    "vst": ("lvn",),
    "mono": ("raphe", "lc"),
}
TRACTS = ("cst", *ORIGINS)


class TractPath(NamedTuple):
    """The nodes of one tract on its way to one motor pool."""

    above: tuple[str, ...]  # in hemisphere and brainstem: on the side of the origin
    below: tuple[str, ...]  # in the cord: on the side of the muscle


@cache
def tract_path(tract: str, muscle: str, pool: str, origin: str = "") -> TractPath:
    """Return the nodes a tract passes on its way to one motor pool of a muscle.

    Parameters
    ----------
    tract : str
        ``cst`` (direct: corticospinal or corticobulbar), ``crt`` (corticoreticular, to the
        brainstem only), ``drst``, ``mrst``, ``vst`` or ``mono``.
    muscle : str
        Id of the muscle.
    pool : str
        One of its motor pools.
    origin : str, optional
        First node; by default the cortical area of the muscle or the first of ``ORIGINS``.

    Returns
    -------
    path : TractPath
        Nodes in the order a command meets them. The cord part is empty for a nucleus of the
        brainstem.

    Examples
    --------
    >>> tract_path("vst", "biceps_brachii", "ah_C5").below[-1]
    'lvst_C5'
    """
    start = origin or (anatomy.muscle(muscle).cortex_node if tract == "cst" else ORIGINS[tract][0])
    if tract == "crt":
        places = _walk(start, "crt_ped")
    elif tract == "cst":
        places = _walk(start, pool)[:-1]
    elif segment := anatomy.segment(pool):
        # to Onuf's nucleus the tables trace the direct way only; the others end in the same segment
        places = _walk(start, f"ah_{segment}")[:-1]
    else:
        # the tables trace these tracts to the cord only; in the head their nucleus stands for them
        places = (start,)
    nodes = anatomy.nodes()
    return TractPath(
        above=tuple(place for place in places if not nodes[place].level),
        below=tuple(place for place in places if nodes[place].level),
    )


@cache
def _walk(start: str, goal: str) -> tuple[str, ...]:
    """Return the way from one node to another inside the tract and channel of the first."""
    first = anatomy.nodes()[start]
    todo: list[tuple[str, ...]] = [(start,)]
    while todo:
        way = todo.pop()
        if way[-1] == goal:
            return way
        todo += [(*way, end) for end in _next(first.tract, way[-1]) if _inside(first, end, goal)]
    raise ValueError(f"no way from {start} to {goal}")


def _inside(first: anatomy.Node, place: str, goal: str) -> bool:
    """Return whether a node belongs to the tract and channel of the first one, or is the goal."""
    found = anatomy.nodes()[place]
    return place == goal or (found.tract == first.tract and found.channel == first.channel)


@cache
def _next(tract: str, place: str) -> tuple[str, ...]:
    """Return the nodes that follow in one tract."""
    return tuple(edge.end for edge in anatomy.edges() if edge.tract == tract and edge.start == place)


class Stretch(NamedTuple):
    """One node of a nerve on its way to one muscle."""

    distance: float  # [m] from the middle of the node to the muscle
    part: float  # [1] length of the node as a fraction of the whole path


@cache
def nerve_path(
    muscle: str, routes: tuple[tuple[float, tuple[str, ...]], ...] | None = None
) -> tuple[dict[str, Stretch], ...]:
    """Return where each node of each motor chain of a muscle lies.

    Chains of one muscle differ by their roots; the path length of the table is their mean,
    weighted by the shares of the pools.

    Parameters
    ----------
    muscle : str
        Id of the muscle.
    routes : tuple, optional
        Share and nodes of a person's own chains; those of the table if not said.

    Returns
    -------
    chains : tuple of dict
        Per chain, node to its ``Stretch``, for an adult of 1.72 m; no distance is below 1 cm.
    """
    mean = sum(share * _length(chain) for share, chain in anatomy.chains(muscle))
    path = anatomy.muscle(muscle).path_length
    own = anatomy.chains(muscle) if routes is None else routes
    return tuple(_stretches(chain, path + _length(chain) - mean) for _, chain in own)


def _length(chain: Iterable[str]) -> float:
    """Return the length of a chain by the nodes that have one [m]."""
    return sum(anatomy.nodes()[place].length for place in chain)


def _stretches(chain: Iterable[str], path: float) -> dict[str, Stretch]:
    """Return distance and part of each node along one chain of a given length [m]."""
    out, gone = {}, 0.0
    for place in chain:
        length = anatomy.nodes()[place].length
        # a muscle may be reached before the end of a long last stretch
        out[place] = Stretch(max(0.01, path - gone - 0.5 * length), min(1.0, length / path))
        gone += length
    return out


def denervated(muscle: str, places: Iterable[str]) -> float:
    """Return the share of a muscle whose motor chain meets any of the places [1].

    Examples
    --------
    >>> denervated("tibialis_anterior", ["root_L5"])
    0.65
    """
    hit = frozenset(places)
    return sum(share for share, chain in anatomy.chains(muscle) if hit.intersection(chain))


def deafferented(muscle: str, tract: str, places: Iterable[str]) -> float:
    """Return the share of a muscle whose way in one descending tract meets any of the places [1].

    Laterality is not looked at: all places count, on whichever side.
    """
    hit = frozenset(places)
    starts = ORIGINS.get(tract, ("",))
    ways = [
        (share / len(starts), tract_path(tract, muscle, pool, start))
        for pool, share in anatomy.muscle(muscle).pools
        for start in starts
    ]
    return sum(share for share, path in ways if hit.intersection((*path.above, *path.below)))
