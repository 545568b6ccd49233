"""Where every node of brain, cord and nerves stands on the picture of the neuraxis."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np

from sherrington.app.pictures.body_map import spread
from sherrington.app.pictures.shapes import DATA
from sherrington.circuit.trace import FloatArray
from sherrington.foundation import anatomy
from sherrington.foundation.neuraxis import Place, Way, lower_ways
from sherrington.foundation.sources import read_table

SIGN = {"right": -1.0, "left": 1.0, "midline": 0.0}  # the right side of the body lies on the reader's left
PLEXUS = ("trunk", "division", "cord", "plexus")


@cache
def table() -> Mapping[str, Any]:
    """Return the table of the drawing."""
    return read_table(DATA / "neuraxis.yaml")


def on_page(x: float, y: float, side: str) -> FloatArray:
    """Return a point of one half as a point on the page."""
    return np.array([float(table()["middle"]) + (SIGN[side] or 1.0) * x, y])


def height(segment: str) -> float:
    """Return the height of a segment of the cord.

    Examples
    --------
    >>> height("C2") - height("C1")
    20.5
    """
    cord = table()["cord"]
    return float(cord["top"] + cord["step"] * anatomy.SEGMENTS.index(segment))


def row_of(way: Way) -> str:
    """Return the nerve a chain runs in.

    Examples
    --------
    >>> row_of(lower_ways("biceps_brachii", "left")[0])
    'Musculocutaneous'
    """
    return _row_of(tuple(place.node for place in way.places))


@cache
def _row_of(chain: tuple[str, ...]) -> str:
    """Return the first nerve whose nodes a chain meets."""
    return next(str(name) for name, nodes in table()["rows"].items() if not set(nodes).isdisjoint(chain))


@cache
def row_heights() -> Mapping[str, float]:
    """Return the height of every nerve: near its segments, a gap from the next."""
    wanted: dict[str, list[tuple[float, float]]] = {}
    for muscle in anatomy.muscles():
        for way in lower_ways(muscle, "left"):
            wanted.setdefault(row_of(way), []).append((way.share, float(_cell(way.pool)[1])))
    means = {name: sum(w * y for w, y in rows) / sum(w for w, _ in rows) for name, rows in wanted.items()}
    order = sorted(means, key=lambda name: means[name])
    nerves = table()["nerves"]
    heights = spread([max(float(nerves["top"]), means[name]) for name in order], float(nerves["gap"]))
    low = max(0.0, float(nerves["top"]) - heights[0])
    return dict(zip(order, (y + low for y in heights), strict=True))


def _cell(pool: str) -> tuple[float, float]:
    """Return where the cells of a pool lie, in the half of their side."""
    if pool in table()["places"]:
        x, y = table()["places"][pool]
        return float(x), float(y)
    # the cells of the pelvic floor lie in the same segments, a little apart
    return float(table()["cord"]["horn"]) - (3.0 if pool.startswith("onuf") else 0.0), height(anatomy.segment(pool))


def spot(place: Place) -> FloatArray | None:
    """Return where a node stands, or nothing if it is no place at all."""
    node = anatomy.nodes()[place.node]
    if node.central:
        found = _central(node)
        return None if found is None else on_page(*found, place.side)
    if node.kind == "lmn_pool":
        return on_page(*_cell(node.id), place.side)
    if node.kind in ("root", "dorsal_root", "ramus"):
        segment = node.id.rpartition("_")[2]
        x, y = leaves(segment)
        part = 1.0 if node.kind == "ramus" else 0.62
        inner = float(table()["cord"]["horn"])
        return on_page(inner + part * (x - inner), height(segment) + part**2 * (y - height(segment)), place.side)
    return _nerve(node.id, place.side)


def _central(node: anatomy.Node) -> tuple[float, float] | None:
    """Return where a node of a tract stands in its half."""
    places, stations = {**table()["cortex"], **table()["places"]}, table()["stations"]
    if node.id in places:
        return float(places[node.id][0]), float(places[node.id][1])
    if node.level:
        cord = table()["cord"]
        return float(cord["columns"][node.tract]) + _column(node), height(node.level)
    if node.kind in stations:
        y, x, step = stations[node.kind]
        return float(x + step * table()["parts"].index(node.channel)), float(y)
    return None


def _column(node: anatomy.Node) -> float:
    """Return how far a part of the body is drawn from the first one of its tract in the cord."""
    parts = [part for part in table()["parts"] if part in ("neck", "arm", "hand", "trunk", "leg", "perineum")]
    order = ["neck", "hand", "arm", "trunk", "leg", "perineum"]
    return float(table()["cord"]["column_step"]) * order.index(node.channel) if node.channel in parts else 0.0


def leaves(segment: str) -> tuple[float, float]:
    """Return where the root of a segment leaves the spine, in its half."""
    cord = table()["cord"]
    first = {"C": "C1", "T": "T1", "L": "L1", "S": "S1"}[segment[0]]
    drops = list(cord["drop"].values())
    i = "CTLS".index(segment[0])
    after = drops[i + 1] if i < 3 else 1.4 * drops[-1]
    n = sum(name.startswith(segment[0]) for name in anatomy.SEGMENTS)
    part = (anatomy.SEGMENTS.index(segment) - anatomy.SEGMENTS.index(first)) / n
    return float(cord["exit"]), height(segment) + drops[i] + part * (after - drops[i])


def lower_points(way: Way) -> FloatArray:
    """Return the way of motor axons from their cells to where their nerve begins."""
    cell, row = way.places[0], row_of(way)
    side = way.places[-1].side
    nerves = table()["nerves"]
    end = on_page(float(nerves["start"]), row_heights()[row], side)
    first = on_page(*_cell(cell.node), cell.side)
    segment = anatomy.segment(cell.node)
    if segment:
        out = on_page(*leaves(segment), side)
    else:
        y = _cell(cell.node)[1]
        out = on_page(96.0, y + 0.35 * (end[1] - y), side)
    return np.concatenate([_bend(first, out, 3)[:-1], _bend(out, end, 7)])


def _bend(start: FloatArray, end: FloatArray, n: int) -> FloatArray:
    """Return points on a curve that leaves and arrives level."""
    u = np.linspace(0.0, 1.0, n)[:, None]
    return np.asarray(start + (end - start) * np.concatenate([u, u * u * (3.0 - 2.0 * u)], 1))


@cache
def _through() -> Mapping[str, tuple[Way, ...]]:
    """Return the ways of the left side through each node of plexus and nerves."""
    found: dict[str, dict[tuple[str, str], Way]] = {}
    for muscle in anatomy.muscles():
        for way in lower_ways(muscle, "left"):
            for place in way.places:
                found.setdefault(place.node, {})[row_of(way), way.pool] = way
    return {node: tuple(ways.values()) for node, ways in found.items()}


def _nerve(node: str, side: str) -> FloatArray | None:
    """Return where a node of plexus or nerve stands: on the middle of the ways that pass it."""
    ways = _through().get(node, ())
    if not ways:
        return None
    points = [_on_way(node, way) for way in ways]
    x, y = np.mean(points, 0) - [float(table()["middle"]), 0.0]
    return on_page(float(x), float(y), side)


def _on_way(node: str, way: Way) -> FloatArray:
    """Return where a node stands on one way of the left side."""
    nerves, kinds = table()["nerves"], anatomy.nodes()
    chain = [place.node for place in way.places]
    points = lower_points(way)
    if kinds[node].kind in PLEXUS:
        inside = [name for name in chain if kinds[name].kind in PLEXUS]
        low, high = (float(x) + float(table()["middle"]) for x in nerves["plexus"])
        x = low + (high - low) * (inside.index(node) + 0.5) / len(inside)
        return np.array([x, np.interp(x, points[:, 0], points[:, 1])])
    beyond = [name for name in chain if not _before_nerves(name)]
    part = (beyond.index(node) + 0.5) / len(beyond)
    return np.asarray(points[-1] + [part * (float(nerves["end"]) - float(nerves["start"])), 0.0])


def _before_nerves(node: str) -> bool:
    """Return whether a node of a chain lies before the nerves proper."""
    kind = anatomy.nodes()[node].kind
    return kind in PLEXUS or kind in ("lmn_pool", "root", "ramus")
