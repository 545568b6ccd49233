"""From lesions to what each muscle has lost: every tract and nerve walked node by node."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from sherrington.circuit.patient import (
    FIBRES,
    TRACTS,
    Bundle,
    Insult,
    Lesion,
    Patient,
    Route,
    Supply,
)
from sherrington.circuit.table import simulated_muscles
from sherrington.circuit.treatment import treated
from sherrington.foundation import anatomy
from sherrington.foundation.innervation import Innervation
from sherrington.foundation.neuraxis import OTHER, Place, Way, upper_ways
from sherrington.foundation.pathways import Stretch, nerve_path, tract_path
from sherrington.foundation.sources import load
from sherrington.lesion import treatments  # noqa: F401 - registers those that act on lesions
from sherrington.lesion.lamination import by_part
from sherrington.lesion.programs.registry import unfold
from sherrington.lesion.sites import AFFERENTS, JUNCTIONS, KINDS, NEUROPATHIES, muscle_sets
from sherrington.lesion.wired import wired

GENERIC = (*JUNCTIONS, *NEUROPATHIES, "muscle_proximal", "muscle_distal", "muscle_all")  # sites outside the graph
SLOWEST = 0.99  # [1] a fibre slowed further than this does not conduct; that is what block is for


class RouteParams(NamedTuple):
    """Laterality of descending influence and lengths; values and sources in ``injure.yaml``."""

    crt_contralateral: float  # [1]
    crt_premotor: float  # [1]
    crt_either: float  # [1]
    mrst_ipsilateral: float  # [1]
    mono_ipsilateral: float  # [1]
    mono_raphe: float  # [1]
    dying_back_start: float  # [m]
    dying_back_full: float  # [m]
    station_length: float  # [m]
    cervical_length: float  # [m]
    thoracic_length: float  # [m]
    lumbar_length: float  # [m]
    sacral_length: float  # [m]
    table_height: float  # [m]
    ganglion_distance: float  # [m]


class _Part(NamedTuple):
    """What of a junction a lesion takes."""

    site: str
    loss: float  # [1] 1 if a loss at the site means this part
    block: float  # [1] 1 if a block at the site does


JUNCTION_PARTS = {
    "junction": _Part("nmj_postsynaptic", 1.0, 0.0),  # whole endplates destroyed
    "receptor": _Part("nmj_postsynaptic", 0.0, 1.0),  # receptors occupied or gone: quanta are small
    "vesicle": _Part("nmj_presynaptic", 1.0, 0.0),  # release sites destroyed: quanta are few
    "channel": _Part("nmj_presynaptic", 0.0, 1.0),  # calcium channels blocked: few at first, more with use
}


class _Origin(NamedTuple):
    """Where a share of one tract comes from."""

    share: float  # [1]
    node: str  # first node
    side: str  # left | right


@dataclass(frozen=True)
class _Wound:
    """One lesion with its sites as a set."""

    lesion: Lesion
    sites: frozenset[str]
    parts: Mapping[str, Lesion]  # what it does at nodes of a laminated tract

    def at(self, places: Iterable[Place]) -> Lesion:
        """Return the lesion as it is for fibres that pass some of its places: the worst of them."""
        met = [self.parts.get(place.node, self.lesion) for place in places]
        return replace(self.lesion, loss=max(one.loss for one in met), block=max(one.block for one in met))

    def lies(self, central: bool) -> bool:
        """Return whether any of its sites lies inside (or outside) the tracts of brain and cord."""
        nodes = anatomy.nodes()
        return any(nodes[site].central is central for site in self.sites)

    def takes(self, place: Place) -> bool:
        """Return whether the lesion takes one place of the graph."""
        return place.node in self.sites and (place.side == "midline" or self.lesion.side in (place.side, "both"))

    def hits(self, places: Iterable[str], side: str) -> list[str]:
        """Return the nodes of one side that the lesion takes; a midline node has no side."""
        nodes, reach = anatomy.nodes(), self.lesion.side in (side, "both")
        return [place for place in places if place in self.sites and (reach or nodes[place].laterality == "midline")]


def injure(patient: Patient) -> Patient:
    """Return the patient with the supply of every simulated muscle filled in.

    One lesion entry leaves one insult on a route however many nodes of the route it takes;
    several entries leave one each, and who reads them multiplies what they leave.

    Parameters
    ----------
    patient : Patient
        Person and lesions; sites are node ids.

    Returns
    -------
    patient : Patient
        The same with ``supply`` for each muscle of the joint circuits and each side. All
        bundles of nerve fibres of one muscle have the same routes: one per segment, two where a
        variant parts its axons.
    """
    params, patient = load(RouteParams), treated(unfold(patient), "lesion")
    own = wired(patient.person)
    wounds = tuple(
        _Wound(lesion, frozenset(lesion.sites), by_part(lesion, own.conventions))
        for lesion in patient.lesions
        if lesion.loss > 0.0 or lesion.block > 0.0 or lesion.slow > 0.0
    )
    scale = patient.person.height / params.table_height
    central = tuple(wound for wound in wounds if wound.lies(central=True))
    outside = tuple(wound for wound in wounds if wound.lies(central=False))
    supply = {
        (muscle, side): Supply(
            tracts={tract: _tract(tract, muscle, side, _meant(central, muscle), own, params) for tract in TRACTS},
            fibres=_fibres(muscle, side, _meant(outside, muscle), scale, own, params),
        )
        for muscle in simulated_muscles()
        for side in anatomy.SIDES
    }
    return replace(patient, supply=supply)


def _meant(wounds: tuple[_Wound, ...], muscle: str) -> tuple[_Wound, ...]:
    """Return the lesions that are not narrowed to other muscles."""
    return tuple(wound for wound in wounds if not wound.lesion.muscles or muscle in wound.lesion.muscles)


def _tract(tract: str, muscle: str, side: str, wounds: tuple[_Wound, ...], own: Innervation, p: RouteParams) -> Bundle:
    """Return the routes of one descending tract to one muscle: by origin and segment."""
    if tract == "cst":
        ways = upper_ways(muscle, side, own)
        return tuple(Route(way.share, _central(way.places, wounds, p), _label(way)) for way in ways)
    # corticoreticular fibres end in the brainstem: one way for all segments
    pools = own.pools(muscle, side)
    ends = ((pools[0][0], 1.0),) if tract == "crt" else pools
    routes = []
    for origin in _origins(tract, own.sides[muscle], side, p):
        for pool, share in ends:
            path = tract_path(tract, muscle, pool, origin.node)
            places = (*_on(origin.side, path.above), *_on(side, path.below))
            name = f"{origin.node} {origin.side} {pool}"
            routes.append(Route(origin.share * share, _central(places, wounds, p), name))
    return _shared(tuple(routes), own.sides[muscle], p) if tract == "crt" else tuple(routes)


def _shared(routes: Bundle, crossed: float, p: RouteParams) -> Bundle:
    """Return corticoreticular routes with those set apart that either hemisphere keeps up.

    Beyond the share that limbs too get from their own side, cells of the reticular formation for
    jaw, throat, neck and trunk are reached from both hemispheres, and either alone drives them:
    they are lost where both are.
    """
    uncrossed = max(0.0, p.crt_contralateral - crossed)
    either = min(1.0, 2.0 * p.crt_either * uncrossed)
    if either == 0.0:
        return routes
    found = []
    for one, twin in zip(routes[::2], routes[1::2], strict=True):
        half = min(one.share, twin.share, 0.5 * either * (one.share + twin.share))
        found += [replace(one, share=one.share - half), replace(twin, share=twin.share - half)]
        pairs = tuple(_both(a, b) for a in one.insults for b in twin.insults)
        found.append(Route(2.0 * half, pairs, f"{one.name} or {twin.name}"))
    return tuple(found)


def _both(one: Insult, other: Insult) -> Insult:
    """Return what two insults take of cells that need only one of two drives; it counts from the later."""
    later = min(one, other, key=lambda insult: insult.age)
    loss = one.loss * other.loss
    silent = (1.0 - (1.0 - one.loss) * (1.0 - one.block)) * (1.0 - (1.0 - other.loss) * (1.0 - other.block))
    block = (silent - loss) / (1.0 - loss) if loss < 1.0 else 0.0
    return Insult(loss=loss, block=block, slow=min(one.slow, other.slow), age=later.age, over=later.over)


def _on(side: str, nodes: Iterable[str]) -> Iterator[Place]:
    """Yield nodes as places of one side; a midline node has none."""
    known = anatomy.nodes()
    yield from (Place(node, "midline" if known[node].laterality == "midline" else side) for node in nodes)


def _label(way: Way) -> str:
    """Return the name of a way for reports: where it starts, on which side, and its pool."""
    start = way.places[0]
    return f"{start.node} {start.side} {way.pool}"


def _central(places: tuple[Place, ...], wounds: tuple[_Wound, ...], p: RouteParams) -> tuple[Insult, ...]:
    """Return what lesions do to one way through brain and cord."""
    insults = []
    for wound in wounds:
        hit = [place for place in places if wound.takes(place)]
        lesion = wound.at(hit) if hit else None
        if lesion and (lesion.loss or lesion.block or lesion.slow):
            lengths = _lengths(p)
            part = sum(lengths[place.node] for place in hit) / sum(lengths[place.node] for place in places)
            insults.append(_insult(lesion, part))
    return tuple(insults)


def _origins(tract: str, crossed: float, side: str, p: RouteParams) -> tuple[_Origin, ...]:
    """Return where a tract to one side of the body comes from. Crossing is applied here, once."""
    other = OTHER[side]
    near, far = p.crt_premotor, 1.0 - p.crt_premotor
    # tone is never more one-sided than will: jaw and neck get both hemispheres
    opposite = min(p.crt_contralateral, crossed)
    same = 1.0 - opposite
    coeruleus = 1.0 - p.mono_raphe
    return {
        "crt": (
            _Origin(near * opposite, "pmd", other),
            _Origin(near * same, "pmd", side),
            _Origin(far * opposite, "sma", other),
            _Origin(far * same, "sma", side),
        ),
        "drst": (_Origin(1.0, "mrf", side),),
        "mrst": (
            _Origin(p.mrst_ipsilateral, "prf", side),
            _Origin(1.0 - p.mrst_ipsilateral, "prf", other),
        ),
        "vst": (_Origin(1.0, "lvn", side),),
        "mono": (
            _Origin(p.mono_raphe, "raphe", side),
            _Origin(coeruleus * p.mono_ipsilateral, "lc", side),
            _Origin(coeruleus * (1.0 - p.mono_ipsilateral), "lc", other),
        ),
    }[tract]


@cache
def _lengths(p: RouteParams) -> dict[str, float]:
    """Return the length of every station and level of a tract [m]; what is no level of a tract is left out."""
    lengths = {
        "": p.station_length,
        "C": p.cervical_length,
        "T": p.thoracic_length,
        "L": p.lumbar_length,
        "S": p.sacral_length,
    }
    return {name: lengths[node.level[:1]] for name, node in anatomy.nodes().items() if node.level[:1] in lengths}


class _Chain(NamedTuple):
    """One route of a muscle's nerve on one side."""

    muscle: str
    side: str  # left | right
    pool: str
    path: dict[str, Stretch]  # from the pool outward
    scale: float  # [1] height of the person relative to the tables

    def distance(self, place: str) -> float:
        """Return how far a node lies from the muscle [m]."""
        return self.path[place].distance * self.scale


class _Harm(NamedTuple):
    """What one lesion does to one kind of fibre at one node."""

    part: float = 1.0  # [1] of the path that lies in the node
    distance: float = 0.0  # [m]
    weight: float = 1.0  # [1] factor on the stated loss, block and slowing
    central: bool = False


def _fibres(
    muscle: str, side: str, wounds: tuple[_Wound, ...], scale: float, own: Innervation, p: RouteParams
) -> dict[str, Bundle]:
    """Return the routes of every kind of fibre and cell of one muscle: one route per chain."""
    routes: dict[str, list[Route]] = {kind: [] for kind in FIBRES}
    chains = own.chains(muscle, side)
    for (share, (pool, *_)), path in zip(chains, nerve_path(muscle, chains), strict=True):
        chain = _Chain(muscle, side, pool, path, scale)
        reach = {*path, pool, f"droot_{anatomy.segment(pool)}", *GENERIC}
        near = [wound for wound in wounds if wound.lesion.side != OTHER[side] and not wound.sites.isdisjoint(reach)]
        for kind in FIBRES:
            met = (_met(wound, kind, chain, p) for wound in near)
            insults = tuple(insult for insult in met if insult is not None)
            routes[kind].append(Route(share, insults, anatomy.segment(pool) or pool))
    return {kind: tuple(bundle) for kind, bundle in routes.items()}


def _met(wound: _Wound, kind: str, chain: _Chain, p: RouteParams) -> Insult | None:
    """Return what one lesion does to one kind of fibre on one chain, or None."""
    harms = list(_harms(wound, kind, chain, p))
    weight = max((harm.weight for harm in harms), default=0.0)
    if weight == 0.0:
        return None
    # cut twice, a fibre regrows from the cut nearest to its cell
    insult = _insult(wound.lesion, min(1.0, sum(harm.part for harm in harms)), weight)
    if kind in JUNCTION_PARTS:
        insult = replace(
            insult, loss=insult.loss * JUNCTION_PARTS[kind].loss, block=insult.block * JUNCTION_PARTS[kind].block
        )
    return replace(
        insult,
        distance=max(harm.distance for harm in harms),
        central=any(harm.central for harm in harms),
    )


def _harms(wound: _Wound, kind: str, chain: _Chain, p: RouteParams) -> Iterator[_Harm]:
    """Yield what a lesion does at each place that fibres or cells of one kind pass."""
    if kind in JUNCTION_PARTS:
        yield from (_Harm() for _ in wound.hits([JUNCTION_PARTS[kind].site], chain.side))
    elif kind == "fibre":
        sets = [name for name, members in muscle_sets().items() if chain.muscle in members]
        yield from (_Harm() for _ in wound.hits(sets, chain.side))
    elif _narrowed_to(wound.lesion.of, kind):
        if kind in ("cell", "gamma"):
            distance = chain.distance(chain.pool)
            yield from (_Harm(distance=distance) for _ in wound.hits([chain.pool], chain.side))
        if kind in AFFERENTS:
            yield from _dorsal_root(wound, chain, p)
        if kind in KINDS:
            yield from _along(wound, kind in AFFERENTS, chain)
            yield from _everywhere(wound, chain, p)


def _along(wound: _Wound, afferent: bool, chain: _Chain) -> Iterator[_Harm]:
    """Yield the harm to axons from root to last nerve."""
    for place in wound.hits(chain.path, chain.side):
        if place != chain.pool:
            # within the canal a root is hit between ganglion and cord
            central = afferent and place.startswith("root_")
            yield _Harm(chain.path[place].part, chain.distance(place), central=central)


def _dorsal_root(wound: _Wound, chain: _Chain, p: RouteParams) -> Iterator[_Harm]:
    """Yield the harm to afferents in the dorsal root of the segment."""
    segment = anatomy.segment(chain.pool)
    for _ in wound.hits([f"droot_{segment}"], chain.side):
        ganglion = "ganglion" in wound.lesion.of
        distance = p.ganglion_distance if ganglion else chain.distance(chain.pool)
        yield _Harm(chain.path[f"root_{segment}"].part, distance, central=not ganglion)


def _everywhere(wound: _Wound, chain: _Chain, p: RouteParams) -> Iterator[_Harm]:
    """Yield the harm to axons of a process that hits all nerves."""
    length = chain.distance(chain.pool)
    for place in wound.hits(NEUROPATHIES, chain.side):
        by_length = place == "peripheral_axons_length_dependent"
        yield _Harm(distance=length, weight=dying_back(length, p) if by_length else 1.0)


def _narrowed_to(of: tuple[str, ...], kind: str) -> bool:
    """Return whether a lesion takes a kind of fibre; cell bodies count as motor."""
    named = [name for name in of if name != "ganglion"]
    return not named or ("motor" if kind == "cell" else kind) in named


def dying_back(length: float, p: RouteParams) -> float:
    """Return the severity of a length-dependent process for a path of a given length [m]."""
    span = p.dying_back_full - p.dying_back_start
    return min(1.0, max(0.0, (length - p.dying_back_start) / span))


def _insult(lesion: Lesion, part: float, weight: float = 1.0) -> Insult:
    """Return a lesion as an insult; a local slowing becomes one of the whole path.

    With a fraction :math:`f` of the path slowed by :math:`s`, the travel time grows by
    :math:`f s / (1 - s)`, so the mean velocity falls by the fraction returned as ``slow``.
    """
    slow = min(SLOWEST, lesion.slow * weight)
    longer = part * slow / (1.0 - slow)
    return Insult(
        loss=lesion.loss * weight,
        block=lesion.block * weight,
        slow=longer / (1.0 + longer),
        age=lesion.age,
        over=lesion.over,
        joined=lesion.joined,
        guided=lesion.guided,
        passable=lesion.passable,
        order=lesion.order,
    )
