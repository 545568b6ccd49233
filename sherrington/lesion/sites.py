"""Names of sites: from what a person writes to nodes of the anatomy, or a clear refusal."""

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from functools import cache

from sherrington.circuit.table import circuit_table, simulated_muscles
from sherrington.foundation import anatomy
from sherrington.foundation.errors import InputError, nearest
from sherrington.foundation.pathways import ORIGINS, TRACTS, tract_path

SIDES = ("left", "right", "both")
KINDS = ("motor", "gamma", "ia", "ib", "ii", "cutaneous")  # what a mixed nerve carries
AFFERENTS = ("ia", "ib", "ii", "cutaneous")
JUNCTIONS = ("nmj_presynaptic", "nmj_postsynaptic")
NEUROPATHIES = ("peripheral_axons_length_dependent", "peripheral_myelin_diffuse")
GIRDLE_JOINTS = ("elbow", "knee")
DISTAL_JOINTS = ("wrist", "index", "ankle", "hallux")
LIMIT = 200  # [characters] longest name or pattern looked at
SHOWN = 4  # names of a list shown in an error

# Peripheral nodes that belong to one segment of the cord; named beside others they may lie idle.
_SEGMENTAL = ("lmn_pool", "root", "dorsal_root", "ramus")
_NOT_YET = {
    "spinal_inhibitory_interneurons": "a loss of inhibitory interneurons is not simulated yet",
    "peripheral_nodes_multifocal": "which nerves a multifocal process hits is not stated; name the nerves",
}


@cache
def muscle_sets() -> dict[str, frozenset[str]]:
    """Return the simulated muscles that each generic muscle site means."""
    table = circuit_table()
    girdle = frozenset(m for joint in GIRDLE_JOINTS for m in table[joint].muscles)
    distal = frozenset(m for joint in DISTAL_JOINTS for m in table[joint].muscles)
    return {
        "muscle_proximal": girdle,
        "muscle_distal": distal,
        "muscle_all": frozenset(simulated_muscles()),
    }


@cache
def expressible() -> frozenset[str]:
    """Return every node that at least one simulated muscle, tract or afferent passes."""
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


def expand(site: object, *, field: str | None = None) -> tuple[str, ...]:
    """Return the nodes that a site entry names.

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
    names = [site] if isinstance(site, str) else site
    if not isinstance(names, Sequence) or not names or not all(isinstance(n, str) for n in names):
        raise InputError("must be the id of a site, or a list of ids", field=field)
    exact: set[str] = set()
    found: set[str] = set()
    for name in names:
        places = _lookup(name, field)
        found |= places
        exact |= places & {name}
    ordered = tuple(place for place in anatomy.nodes() if place in found)
    alone = not (found & expressible())
    for place in ordered:
        if place not in expressible() and (alone or (place in exact and not _may_lie_idle(place))):
            raise InputError(f"{_shown(names)}: {_why_not(place)}", field=field)
    return ordered


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
    hint = nearest(name, [*nodes, *syndromes])
    raise InputError(f"no site or syndrome is called {name!r}{hint}", field=field)


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


def _why_not(place: str) -> str:
    """Return why a node cannot be injured in this simulation."""
    found = anatomy.nodes()[place]
    joints = ", ".join(circuit_table())
    if place in _NOT_YET:
        return f"cannot be expressed: {_NOT_YET[place]}"
    if found.central:
        name = anatomy.tracts()[found.tract].name
        return f"cannot be expressed: {place} ({name}) leads to no simulated muscle (joints: {joints})"
    if not found.motor and found.kind != "dorsal_root":
        return f"cannot be expressed: {place} is a skin nerve, and skin sensation is not simulated"
    return f"cannot be expressed: {place} supplies no simulated muscle (joints: {joints})"


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
    there = {kind for place in places for kind in _carried(place)}
    for kind in of:
        if kind not in allowed:
            words = ", ".join(allowed)
            hint = nearest(kind, allowed)
            raise InputError(f"{kind!r} is no kind of fibre; allowed: {words}{hint}", field=field)
        if kind not in there:
            words = ", ".join(k for k in allowed if k in there) or "none: leave it out"
            raise InputError(f"no {kind} fibres to narrow to there; allowed: {words}", field=field)
    return tuple(dict.fromkeys(of))


def _carried(place: str) -> tuple[str, ...]:
    """Return the kinds of fibre or cell that a lesion of a node can be narrowed to."""
    found = anatomy.nodes()[place]
    if found.central or (found.kind == "generic_site" and place not in NEUROPATHIES):
        return ()
    if found.kind == "lmn_pool":
        return ("motor", "gamma")
    if found.kind == "dorsal_root":
        return (*AFFERENTS, "ganglion")
    return KINDS
