"""Anatomical variants by name: motor axons that take another way, and plexuses that begin higher or lower.

Shares, shifts and reasons stand in ``variants.yaml``. Only motor chains are changed: skin and dorsal
roots stay those of the tables.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from math import exp
from pathlib import Path
from typing import Any, NamedTuple

from sherrington.foundation import anatomy
from sherrington.foundation.errors import InputError, nearest
from sherrington.foundation.sources import read_table

SIDES = ("left", "right", "both")
Route = tuple[float, tuple[str, ...]]  # share of the muscle [1], nodes from motor pool to last nerve


class Variant(NamedTuple):
    """One variant of the tables."""

    name: str
    about: str
    common: str  # how many people have it, in words
    muscles: tuple[str, ...]
    share: float  # [1] of a muscle's axons that take the other way; 0 where a plexus is shifted
    instead_of: tuple[str, ...]  # nodes of the usual way that are left out
    through: tuple[str, ...]  # nodes that are passed in their place
    chain: tuple[str, ...]  # a way of its own, from cell to last nerve
    shift: float  # [1] log odds per segment towards the head


class Chosen(NamedTuple):
    """One variant of one person."""

    name: str
    side: str  # left | right | both


@cache
def variants() -> Mapping[str, Variant]:
    """Return every variant by name.

    Examples
    --------
    >>> variants()["fcu-c7"].muscles
    ('flexor_carpi_ulnaris',)
    """
    return {name: _variant(name, row) for name, row in read_table(Path(__file__).with_suffix(".yaml")).items()}


def _variant(name: str, row: Mapping[str, Any]) -> Variant:
    """Return one row of the file."""
    muscles = row.get("muscles") or [m.id for m in anatomy.muscles().values() if m.region == row["region"]]
    ways = {key: tuple(row.get(key, ())) for key in ("instead_of", "through", "chain")}
    numbers = {key: float(row[key]["value"]) if key in row else 0.0 for key in ("share", "shift")}
    return Variant(name, row["about"], row["common"], tuple(muscles), **ways, **numbers)


def check(chosen: Iterable[Chosen], *, field: str | None = None) -> tuple[Chosen, ...]:
    """Return the variants of one person, each known, each once, none against another.

    Parameters
    ----------
    chosen : iterable of Chosen
        Name and side.
    field : str, optional
        Where they were written, for the error.

    Raises
    ------
    InputError
        If a name or a side is unknown, or two of them want the same muscle of one side.
    """
    found = tuple(chosen)
    taken: dict[tuple[str, str, bool], str] = {}
    for one in found:
        if one.name not in variants():
            allowed = ", ".join(variants())
            raise InputError(
                f"no variant is called {one.name[:80]!r}{nearest(one.name, variants())}; allowed: {allowed}",
                field=field,
            )
        if one.side not in SIDES:
            raise InputError(f"{one.side!r} is no side; allowed: {', '.join(SIDES)}", field=field)
        known = variants()[one.name]
        for muscle in known.muscles:
            for side in sides(one):
                key = (muscle, side, known.shift != 0.0)
                if key in taken:
                    other = "itself" if taken[key] == one.name else taken[key]
                    raise InputError(f"{one.name} does not go with {other} on the {side} side", field=field)
                taken[key] = one.name
    return found


def sides(one: Chosen) -> tuple[str, ...]:
    """Return the sides on which a person has a variant."""
    return anatomy.SIDES if one.side == "both" else (one.side,)


def varied(routes: Iterable[Route], known: Variant) -> tuple[Route, ...]:
    """Return the motor routes of a muscle under a variant.

    Parameters
    ----------
    routes : iterable of Route
        Share and nodes, one per motor pool.
    known : Variant
        One that names the muscle.

    Returns
    -------
    routes : tuple of Route
        Shares still sum to 1. A pool whose axons take two ways has two routes, the usual one first.

    Examples
    --------
    >>> usual = anatomy.chains("extensor_digitorum_brevis")
    >>> [(round(share, 4), nodes[-1]) for share, nodes in varied(usual, variants()["accessory-deep-fibular"])]
    [(0.4875, 'deep_fibular_n_ankle'), (0.2625, 'superficial_fibular_n'), (0.1625, 'deep_fibular_n_ankle'), \
(0.0875, 'superficial_fibular_n')]
    """
    before = tuple(routes)
    if known.shift:
        return _shifted(before, known.shift)
    if known.chain:
        return (*((share * (1.0 - known.share), nodes) for share, nodes in before), (known.share, known.chain))
    out: list[Route] = []
    for share, nodes in before:
        out += [(share * (1.0 - known.share), nodes), (share * known.share, _rerouted(nodes, known))]
    return tuple(route for route in out if route[0] > 0.0)


def _rerouted(nodes: tuple[str, ...], known: Variant) -> tuple[str, ...]:
    """Return a way with one stretch of it replaced."""
    start = nodes.index(known.instead_of[0])
    stop = start + len(known.instead_of)
    return (*nodes[:start], *known.through, *nodes[stop:])


def _shifted(routes: tuple[Route, ...], shift: float) -> tuple[Route, ...]:
    """Return routes with their shares tilted towards the head (positive) or the tail; cranial nerves stay."""
    if not all(anatomy.segment(nodes[0]) for _, nodes in routes):
        return routes
    levels = [anatomy.SEGMENTS.index(anatomy.segment(nodes[0])) for _, nodes in routes]
    tilted = [share * exp(-shift * (level - min(levels))) for (share, _), level in zip(routes, levels, strict=True)]
    return tuple((weight / sum(tilted), nodes) for weight, (_, nodes) in zip(tilted, routes, strict=True))
