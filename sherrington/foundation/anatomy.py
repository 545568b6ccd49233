"""The anatomy the package carries: muscles, nerves, tracts, reflexes and syndromes, read once.

The tables lie in ``foundation/data``; ``NOTICE`` names what they rest on. Lengths are in metres here.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sherrington.foundation.errors import InputError, nearest

__all__ = [
    "SEGMENTS",
    "SIDES",
    "Edge",
    "Muscle",
    "Node",
    "Reflex",
    "Syndrome",
    "Tract",
    "chains",
    "edges",
    "muscle",
    "muscles",
    "nearest",
    "node",
    "nodes",
    "reflexes",
    "segment",
    "syndromes",
    "tracts",
    "unit_count",
]

SEGMENTS = tuple(
    f"{region}{level}" for region, count in (("C", 8), ("T", 12), ("L", 5), ("S", 5)) for level in range(1, count + 1)
)

SIDES = ("left", "right")

Weights = tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Muscle:
    """One muscle of one side: its motor pools, its nerve, its place in the cortex."""

    id: str
    name: str
    region: str  # head | neck | upper_limb | trunk | respiratory | lower_limb | sphincter
    paired: bool  # there is one on each side
    roots: Weights  # root and its share of the muscle [1]; shares sum to 1
    pools: Weights  # motor pool (a node) and its share [1], in the order of ``roots``
    chains: tuple[tuple[str, ...], ...]  # per pool: the nodes from cell to last nerve
    terminal_nerves: tuple[str, ...]
    path_length: float  # [m] from cord or nucleus to muscle, adult of 1.70-1.75 m
    actions: tuple[str, ...]  # ``joint:movement``, the main one first
    antagonists: tuple[str, ...]  # muscles that do the opposite
    cortex_node: str
    cortex_channel: str
    contralateral: float  # [1] share of its descending drive that comes from the other hemisphere
    corticomotoneuronal: str  # none | weak | moderate | strong
    units_counted: int | None  # motor units, from the literature
    units_other: str  # what other methods count, in words
    units_default: int  # motor units, rule of thumb
    force: float | None  # [N] strongest contraction of a strong young adult
    type1: float | None  # [1] fraction of slow fibres by count
    body_map: tuple[str, ...]  # ids of its paths in the body map
    source: str
    confidence: str  # high | medium | low: of nerve and set of roots
    weights_confidence: str  # high | medium | low: of the shares of the roots


@dataclass(frozen=True)
class Node:
    """One place that can be injured: in a tract (central) or in a nerve (peripheral)."""

    id: str
    name: str
    central: bool  # inside brain or cord, as fibres or cells of a descending tract
    kind: str  # station of a tract, or lmn_pool, root, dorsal_root, nerve, branch, generic_site ...
    tract: str  # id of the tract; empty outside the central tables
    channel: str  # body part the fibres are for; empty if for all
    level: str  # segment of the cord; empty above the cord and outside
    parents: tuple[str, ...]
    laterality: str  # ipsilateral | contralateral (its fibres cross at once) | midline
    motor: bool  # carries motor axons
    length: float  # [m] of this stretch of nerve; 0 where none is given
    territory: str  # skin it serves, in words; ``none`` where it serves no skin
    artery: str  # what feeds it, in words; empty outside the central tables
    lamination: float | None  # [1] classical place in the cord, medial 0 to lateral 1; disputed
    source: str
    confidence: str


@dataclass(frozen=True)
class Edge:
    """One step of a descending tract."""

    start: str
    end: str
    tract: str
    share: float | None  # [1] of what leaves ``start``; None where not stated
    cross: float  # [1] fraction that crosses the midline on this step
    effect: str  # exc | inh | mod | mixed


@dataclass(frozen=True)
class Tract:
    """One descending tract."""

    id: str
    name: str
    location: str
    source: str


@dataclass(frozen=True)
class Reflex:
    """One reflex arc."""

    id: str
    name: str
    kind: str  # tendon | superficial | primitive | electrodiagnostic
    muscles: tuple[str, ...]
    segments: Weights
    dominant: str  # segment
    afferent_nerves: tuple[str, ...]
    afferent_text: str  # afferent that has no node, in words
    afferent_roots: tuple[str, ...]
    efferent_nerves: tuple[str, ...]
    pools: tuple[str, ...]
    hpo: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class Syndrome:
    """A name for a set of sites."""

    id: str
    name: str
    category: str
    lesion_class: str
    sites: tuple[str, ...]  # node ids or globs; empty where no site is known
    side_rule: str  # side of the signs relative to the lesion
    emphasised: tuple[str, ...]
    spared: tuple[str, ...]
    source: str


def _rows(name: str) -> list[dict[str, str]]:
    """Return the rows of one table of the package."""
    text = files("sherrington.foundation").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _split(cell: str, separator: str = ";") -> tuple[str, ...]:
    """Return the parts of a cell."""
    return tuple(part for part in cell.split(separator) if part)


def _weights(cell: str) -> Weights:
    """Return ``a:0.6;b:0.4`` as pairs."""
    return tuple((name, float(weight)) for name, weight in (part.split(":") for part in _split(cell)))


@cache
def muscles() -> Mapping[str, Muscle]:
    """Return every muscle of the tables by id, simulated or not."""
    return {row["id"]: _muscle(row) for row in _rows("muscles")}


def _muscle(row: Mapping[str, str]) -> Muscle:
    """Return one row as a muscle; forces in N, lengths in m, percentages as fractions."""
    return Muscle(
        id=row["id"],
        name=row["name"],
        region=row["region"],
        paired=row["side_paired"] == "y",
        roots=_weights(row["roots"]),
        pools=_weights(row["lmn_pools"]),
        chains=tuple(_split(chain, ">") for chain in _split(row["chains"], "|")),
        terminal_nerves=_split(row["terminal_nerves"]),
        path_length=float(row["path_length_cm"]) / 100.0,
        actions=_split(row["actions"]),
        antagonists=_split(row["antagonists"]),
        cortex_node=row["cortex_node"],
        cortex_channel=row["cortex_channel"],
        contralateral=float(row["umn_contralateral_fraction"]),
        corticomotoneuronal=row["corticomotoneuronal_strength"],
        units_counted=int(row["mu_count_literature"]) if row["mu_count_literature"] else None,
        units_other=row["mu_count_other"],
        units_default=int(row["mu_count_default"]),
        force=float(row["fmax_N"]) if row["fmax_N"] else None,
        type1=float(row["type1_pct"]) / 100.0 if row["type1_pct"] else None,
        body_map=_split(row["body_map_svg_ids"]),
        source=row["source"],
        confidence=row["confidence"],
        weights_confidence=row["weights_confidence"],
    )


# Nodes on the midline: the raphe, and crossings that belong to no side of their own.
_MIDLINE = frozenset({"raphe", "rubro_dec", "tecto_dec"})


@cache
def nodes() -> Mapping[str, Node]:
    """Return every node of nerves and tracts by id, nerves first."""
    peripheral = {row["id"]: _peripheral(row) for row in _rows("nerves")}
    rows = [row for row in _rows("central_tracts") if row["row_type"] == "node"]
    parents: dict[str, list[str]] = {row["id"]: [] for row in rows}
    for edge in edges():
        if edge.end in parents:
            parents[edge.end].append(edge.start)
    return peripheral | {row["id"]: _central(row, tuple(parents[row["id"]])) for row in rows}


def _peripheral(row: Mapping[str, str]) -> Node:
    """Return one row of the nerve table as a node."""
    return Node(
        id=row["id"],
        name=row["name"],
        central=False,
        kind=row["node_type"],
        tract="",
        channel="",
        level="",
        parents=_split(row["parents"]),
        # one nucleus for both sides is one place on the midline
        laterality=row["laterality"].replace("bilateral", "midline"),
        motor=row["carries_motor"] == "y",
        length=float(row["length_cm"] or 0.0) / 100.0,
        territory=row["sensory_territory"],
        artery="",
        lamination=None,
        source=row["source"],
        confidence=row["confidence"],
    )


def _central(row: Mapping[str, str], parents: tuple[str, ...]) -> Node:
    """Return one row of the tract table as a node."""
    return Node(
        id=row["id"],
        name=row["name"],
        central=True,
        kind=row["station"],
        tract=row["tract"],
        channel=row["channel"],
        level=row["level"],
        parents=parents,
        laterality="midline" if row["id"] in _MIDLINE else "ipsilateral",
        motor=True,
        length=0.0,
        territory="",
        artery=row["arterial_territory"],
        lamination=float(row["lamination"]) if row["lamination"] else None,
        source=row["source"],
        confidence=row["confidence"],
    )


@cache
def edges() -> tuple[Edge, ...]:
    """Return every step of every descending tract."""
    return tuple(
        Edge(
            start=row["from"],
            end=row["to"],
            tract=row["tract"],
            share=float(row["share"]) if row["share"] else None,
            cross=float(row["cross_fraction"]),
            effect=row["effect_sign"],
        )
        for row in _rows("central_tracts")
        if row["row_type"] == "edge"
    )


@cache
def tracts() -> Mapping[str, Tract]:
    """Return every descending tract by id."""
    return {
        row["id"]: Tract(row["id"], row["name"], row["location"], row["source"])
        for row in _rows("central_tracts")
        if row["row_type"] == "tract"
    }


@cache
def reflexes() -> Mapping[str, Reflex]:
    """Return every reflex of the tables by id, simulated or not."""
    return {
        row["id"]: Reflex(
            id=row["id"],
            name=row["name"],
            kind=row["reflex_type"],
            muscles=_split(row["muscles"]),
            segments=_weights(row["segments"]),
            dominant=row["dominant_segment"],
            afferent_nerves=_split(row["afferent_nerves"]),
            afferent_text=row["afferent_text"],
            afferent_roots=_split(row["afferent_dorsal_roots"]),
            efferent_nerves=_split(row["efferent_nerves"]),
            pools=_split(row["lmn_pools"]),
            hpo=_split(row["hpo_ids"]),
            source=row["source"],
        )
        for row in _rows("reflexes")
    }


@cache
def syndromes() -> Mapping[str, Syndrome]:
    """Return every syndrome of the tables by id."""
    return {
        row["id"]: Syndrome(
            id=row["id"],
            name=row["name"],
            category=row["category"],
            lesion_class=row["lesion_class"],
            sites=() if row["sites"] == "none" else _split(row["sites"]),
            side_rule=row["side_rule"],
            emphasised=_split(row["emphasis_muscles"]),
            spared=_split(row["spared_muscles"]),
            source=row["source"],
        )
        for row in _rows("syndromes")
    }


def muscle(name: str) -> Muscle:
    """Return one muscle by id, or raise InputError with the nearest match."""
    if name not in muscles():
        raise InputError(f"no muscle is called {name!r}{nearest(name, muscles())}")
    return muscles()[name]


def node(name: str) -> Node:
    """Return one node by id, or raise InputError with the nearest match."""
    if name not in nodes():
        raise InputError(f"no site is called {name!r}{nearest(name, nodes())}")
    return nodes()[name]


def unit_count(name: str) -> int:
    """Return the number of motor units of a muscle: counted where somebody counted, else by rule."""
    found = muscle(name)
    return found.units_default if found.units_counted is None else found.units_counted


def chains(name: str) -> tuple[tuple[float, tuple[str, ...]], ...]:
    """Return the motor routes of a muscle.

    Parameters
    ----------
    name : str
        Id of the muscle.

    Returns
    -------
    routes : tuple of (float, tuple of str)
        Share of the muscle [1] and the nodes from motor pool to last nerve, one per pool.

    Examples
    --------
    >>> chains("masseter")
    ((1.0, ('nuc_V_motor', 'cn5_motor_root', 'cn5_mandibular_n', 'masseteric_n')),)
    """
    found = muscle(name)
    return tuple((share, chain) for (_, share), chain in zip(found.pools, found.chains, strict=True))


def segment(pool: str) -> str:
    """Return the segment of a motor pool of the cord, or nothing for a nucleus of the brainstem.

    Examples
    --------
    >>> segment("ah_C6"), segment("nuc_V_motor")
    ('C6', '')
    """
    tail = pool.rpartition("_")[2]
    return tail if tail in SEGMENTS else ""
