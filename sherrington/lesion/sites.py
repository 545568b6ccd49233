"""Names of sites: from what a person writes to nodes of the anatomy, or a clear refusal."""

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from functools import cache
from re import findall

from sherrington.circuit.table import circuit_table, simulated_muscles
from sherrington.foundation import anatomy
from sherrington.foundation.errors import InputError, nearest
from sherrington.foundation.neuraxis import reached
from sherrington.foundation.passage import serves_skin
from sherrington.foundation.pathways import ORIGINS, TRACTS, tract_path
from sherrington.foundation.regions import distal_muscles, proximal_muscles
from sherrington.lesion.impossible import impossible

SIDES = ("left", "right", "both")
EFFERENTS = ("motor", "gamma")
AFFERENTS = ("ia", "ib", "ii", "cutaneous")
KINDS = (*EFFERENTS, *AFFERENTS)  # what a mixed nerve carries
JUNCTIONS = ("nmj_presynaptic", "nmj_postsynaptic")
NEUROPATHIES = ("peripheral_axons_length_dependent", "peripheral_myelin_diffuse")
MIXED = (*NEUROPATHIES, "peripheral_nodes_multifocal")  # generic sites that mean nerves
LIMIT = 200  # [characters] longest name or pattern looked at
SHOWN = 4  # names of a list shown in an error
JOINTS_SHOWN = 8  # circuits named in an error

# Peripheral nodes that belong to one segment of the cord; named beside others they may lie idle.
_SEGMENTAL = ("lmn_pool", "root", "dorsal_root", "ramus")
_NOT_YET = {
    "spinal_inhibitory_interneurons": "a loss of inhibitory interneurons is not simulated yet",
    "peripheral_nodes_multifocal": "which nerves a multifocal process hits is not stated; name the nerves",
}


@cache
def muscle_sets() -> dict[str, frozenset[str]]:
    """Return the simulated muscles that each generic muscle site means."""
    simulated = frozenset(simulated_muscles())
    return {site: members & simulated for site, members in every_muscle_set().items()}


def every_muscle_set() -> dict[str, frozenset[str]]:
    """Return the muscles that each generic muscle site means, simulated or not."""
    return {
        "muscle_proximal": proximal_muscles(),
        "muscle_distal": distal_muscles(),
        "muscle_all": frozenset(anatomy.muscles()),
    }


@cache
def expressible() -> frozenset[str]:
    """Return every node that at least one simulated muscle, tract or afferent passes.

    This is the one boundary between the anatomy and what is simulated: it moves by itself when a
    joint circuit takes on a muscle.
    """
    found = {*JUNCTIONS, *NEUROPATHIES, *muscle_sets()}
    for muscle in simulated_muscles():
        for _, chain in anatomy.chains(muscle):
            found |= set(chain) | _dorsal_root(chain[0])
            for tract in TRACTS:
                for origin in ORIGINS.get(tract, ("",)):
                    path = tract_path(tract, muscle, chain[0], origin)
                    found |= {*path.above, *path.below}
    return frozenset(found)


def _dorsal_root(pool: str) -> set[str]:
    """Return the dorsal root of the segment of a pool, if it has one."""
    segment = anatomy.segment(pool)
    return {f"droot_{segment}"} if segment else set()


def resolve(site: object, *, field: str | None = None) -> tuple[str, ...]:
    """Return the nodes that a site entry names, simulated or not.

    Parameters
    ----------
    site : str or list of str
        Node id, glob, syndrome id or ``syndrome:ID``, or a list of them. A name that is both a
        node and a syndrome means the node.
    field : str, optional
        Where it was written, for the error.

    Returns
    -------
    places : tuple of str
        Node ids in the order of the tables, each once.

    Raises
    ------
    InputError
        If a name is unknown; the error names the nearest, or says why there can be no such place.

    Examples
    --------
    >>> resolve("syndrome:carpal_tunnel")
    ('median_n_wrist',)
    """
    found = {place for name in _names(site, field) for place in _lookup(name, field)}
    return tuple(place for place in anatomy.nodes() if place in found)


def expand(site: object, *, field: str | None = None) -> tuple[str, ...]:
    """Return the nodes that a site entry names, for the simulation.

    Parameters
    ----------
    site, field
        As in ``resolve``.

    Returns
    -------
    places : tuple of str
        Node ids in the order of the tables, each once. Nodes that a glob, a syndrome or a
        segment of the cord brings along may be idle: nothing simulated passes them.

    Raises
    ------
    InputError
        If a name is unknown, or means a place that the simulation cannot express.

    Examples
    --------
    >>> expand("ulnar_n_elbow")
    ('ulnar_n_elbow',)
    """
    names = _names(site, field)
    ordered = resolve(names, field=field)
    exact = set(names) & set(ordered)
    alone = expressible().isdisjoint(ordered)
    for place in ordered:
        reason = unexpressed(place)
        if reason and (alone or (place in exact and not _may_lie_idle(place))):
            raise InputError(f"{_shown(names)}: {reason}", field=field)
    return ordered


def _names(site: object, field: str | None) -> list[str]:
    """Return a site entry as a list of names."""
    names = [site] if isinstance(site, str) else site
    if not isinstance(names, Sequence) or not names or not all(isinstance(n, str) for n in names):
        raise InputError("must be the id of a site, or a list of ids", field=field)
    return list(names)


def _lookup(name: str, field: str | None) -> set[str]:
    """Return the nodes of one name."""
    nodes, syndromes = anatomy.nodes(), anatomy.syndromes()
    if len(name) > LIMIT:
        raise InputError(f"a site of {len(name)} characters; at most {LIMIT}", field=field)
    if name.startswith("syndrome:"):
        return _syndrome(name.removeprefix("syndrome:"), field)
    if name in nodes:
        return {name}
    if name in syndromes:
        return _syndrome(name, field)
    if any(mark in name for mark in "*?["):
        found = {place for place in nodes if fnmatchcase(place, name)}
        if found:
            return found
        raise InputError(f"the pattern {name!r} matches no site", field=field)
    reason = impossible(name)
    if reason:
        raise InputError(reason, field=field)
    called = [key for key, row in syndromes.items() if name.lower() in findall(r"[a-z]+", row.name.lower())]
    hint = f" (did you mean {called[0]!r}?)" if len(called) == 1 else nearest(name, [*nodes, *syndromes])
    raise InputError(f"no site or syndrome is called {name!r}{hint}; see `sherrington list sites`", field=field)


def _syndrome(name: str, field: str | None) -> set[str]:
    """Return the nodes of one syndrome."""
    syndromes = anatomy.syndromes()
    if name not in syndromes:
        raise InputError(f"no syndrome is called {name!r}{nearest(name, syndromes)}", field=field)
    sites = syndromes[name].sites
    if not sites:
        raise InputError(f"the syndrome {name!r} has no site in the anatomy", field=field)
    return {place for place in anatomy.nodes() if any(fnmatchcase(place, site) for site in sites)}


def _may_lie_idle(place: str) -> bool:
    """Return whether a node may be named beside others although nothing simulated passes it."""
    found = anatomy.nodes()[place]
    return found.central or (found.kind in _SEGMENTAL and not place.startswith("nuc_"))


def unexpressed(place: str) -> str | None:
    """Return why a node cannot be injured in this simulation, or None if it can."""
    if place in expressible():
        return None
    found = anatomy.nodes()[place]
    if place in _NOT_YET:
        return f"cannot be expressed: {_NOT_YET[place]}"
    if found.central:
        name = anatomy.tracts()[found.tract].name
        pools = {pool for muscle in simulated_muscles() for pool, _ in anatomy.muscle(muscle).pools}
        if pools.intersection(reached(place)):
            return f"cannot be expressed: {place} ({name}) is a tract that the simulation does not have"
        return f"cannot be expressed: {place} ({name}) leads to no simulated muscle ({_joints()})"
    if not found.motor and found.kind != "dorsal_root":
        return f"cannot be expressed: {place} is a skin nerve, and skin sensation is not simulated"
    return f"cannot be expressed: {place} supplies no simulated muscle ({_joints()})"


def _joints() -> str:
    """Return which circuits there are, the first few of them."""
    names = list(circuit_table())
    more = f" and {len(names) - JOINTS_SHOWN} more" if len(names) > JOINTS_SHOWN else ""
    return f"joints: {', '.join(names[:JOINTS_SHOWN])}{more}"


def _shown(names: Sequence[str]) -> str:
    """Return site names as they were written, the first few of them."""
    words = ", ".join(name[:60] for name in names[:SHOWN])
    return f"{words}, ..." if len(names) > SHOWN else words


def check_side(places: Iterable[str], side: str | None, *, field: str | None = None) -> str:
    """Return the side of a lesion: ``left``, ``right``, ``both``, or ``midline``.

    Parameters
    ----------
    places : iterable of str
        Node ids from ``expand``.
    side : str or None
        What was written; None if nothing was.
    field : str, optional
        Where it was written, for the error.

    Raises
    ------
    InputError
        If a paired site has no side, a midline site has one, or the side is none of the three.
    """
    paired = [place for place in places if anatomy.nodes()[place].laterality != "midline"]
    if side is not None and side not in SIDES:
        allowed = ", ".join(SIDES)
        raise InputError(f"{side!r} is no side; allowed: {allowed}{nearest(side, SIDES)}", field=field)
    if not paired and side is not None:
        raise InputError("the site lies on the midline and takes no side", field=field)
    if paired and side is None:
        raise InputError(f"{paired[0]} is paired; say left, right or both", field=field)
    return side or "midline"


def check_kinds(places: Iterable[str], of: Sequence[str], *, field: str | None = None) -> tuple[str, ...]:
    """Return the kinds of fibre a lesion is narrowed to, each once.

    Parameters
    ----------
    places : iterable of str
        Node ids from ``expand``.
    of : sequence of str
        ``motor``, ``gamma``, ``ia``, ``ib``, ``ii``, ``cutaneous``; ``ganglion`` for the cells
        of a dorsal root. Empty means all that run there.
    field : str, optional
        Where it was written, for the error.

    Raises
    ------
    InputError
        If a kind is unknown, or no such fibre runs through any of the places.
    """
    allowed = (*KINDS, "ganglion")
    sites = tuple(places)
    there = {kind for place in sites for kind in carried(place)}
    for kind in of:
        if kind not in allowed:
            words = ", ".join(allowed)
            hint = nearest(kind, allowed)
            raise InputError(f"{kind!r} is no kind of fibre; allowed: {words}{hint}", field=field)
        if kind not in there:
            words = ", ".join(k for k in allowed if k in there) or "none: leave it out"
            why = f" ({_what(sites[0])})" if len(sites) == 1 and _what(sites[0]) else ""
            raise InputError(f"no {kind} fibres to narrow to there{why}; allowed: {words}", field=field)
    return tuple(dict.fromkeys(of))


def check_order(places: Iterable[str], order: float, loss: float, *, field: str | None = None) -> float:
    """Return the order in which a lesion takes motor units, if it takes any.

    Parameters
    ----------
    places : iterable of str
        Node ids from ``expand``.
    order : float
        1 the largest first, -1 the smallest, 0 by chance. [1]
    loss : float
        Fraction destroyed. [1]
    field : str, optional
        Where it was written, for the error.

    Raises
    ------
    InputError
        If the lesion destroys no motor cells or axons.
    """
    if order and not loss:
        raise InputError(
            "says which motor units are lost first, but none are; add loss, like 'loss: 80 %'", field=field
        )
    if order and not any("motor" in carried(place) for place in places):
        raise InputError("no motor units to lose there in any order; leave it out", field=field)
    return order


def carried(place: str) -> tuple[str, ...]:
    """Return the kinds of fibre or cell that a lesion of a node can be narrowed to.

    Examples
    --------
    >>> carried("sural_n"), carried("ah_L4"), carried("ic_leg")
    (('cutaneous',), ('motor', 'gamma'), ())
    """
    found = anatomy.nodes()[place]
    if found.central or (found.kind == "generic_site" and place not in MIXED):
        return ()
    if found.kind == "lmn_pool":
        return EFFERENTS
    if found.kind == "dorsal_root":
        return (*AFFERENTS, "ganglion")
    if not found.motor:
        return ("cutaneous",)
    if found.kind == "generic_site" or serves_skin(place):
        return KINDS
    return tuple(kind for kind in KINDS if kind != "cutaneous")


def _what(place: str) -> str:
    """Return in a few words what runs in a node, for an error about kinds of fibre."""
    found = anatomy.nodes()[place]
    if found.central:
        return f"{place} holds descending fibres only"
    words = {"lmn_pool": "motor cells only", "dorsal_root": "sensory fibres only", "generic_site": "all kinds alike"}
    if found.kind in words:
        return f"{place} holds {words[found.kind]}"
    return f"{place} is a skin nerve" if not found.motor else f"{place} serves no skin" * (not serves_skin(place))
