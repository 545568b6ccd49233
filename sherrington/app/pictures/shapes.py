"""The drawn body: muscles, bones and outlines as smooth closed curves, from tables of our own.

Every drawing is one half of a body, its ``x`` growing from the midline outwards; the other half is
its mirror image. A muscle is a patch between two edges that run from origin to insertion, so its
fibres follow by interpolation. On a limb a point is (place along the limb, place across it), which
keeps muscles inside the limb however it is bent.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from sherrington.app.pictures.body_values import SIDES
from sherrington.circuit.trace import FloatArray
from sherrington.foundation.sources import read_table

DATA = Path(__file__).parent / "data"
EDGE = 9  # points along an edge of a patch
ACROSS = 5  # points along its origin and insertion
FIBRE = 7  # points along a fibre
SPACING = 5.5  # [drawing units] between neighbouring fibres
MOST_FIBRES = 9
BULGE = 0.2  # [1] of its width that the end of a muscle is rounded

Table = Mapping[str, Any]


@dataclass(frozen=True)
class Shape:
    """One closed curve of one side of one view, in page coordinates."""

    view: str
    kind: str  # skin | bone | tendon | muscle | line
    name: str  # muscle id, or what a bone or tendon is called
    side: str  # right | left | midline
    pieces: tuple[FloatArray, ...]  # smooth curves that follow each other; corners where they meet
    fibres: tuple[FloatArray, ...] = ()
    closed: bool = True
    ring: bool = False  # two closed curves, the second a hole in the first


@dataclass(frozen=True)
class Limb:
    """A bent strip: its middle line, and how far it reaches inwards and outwards along it."""

    axis: FloatArray  # [units] points, one per whole number of ``t``
    widths: FloatArray  # rows t, inner, outer

    def place(self, points: FloatArray) -> FloatArray:
        """Return the half-body coordinates of points given as (along, across)."""
        t, s = points[:, 0], points[:, 1]
        knots = np.arange(len(self.axis), dtype=float)
        fine = np.linspace(knots[0] - 0.5, knots[-1] + 0.5, 400)
        line = np.stack([_smooth_at(knots, self.axis[:, i], fine) for i in (0, 1)], 1)
        along = np.gradient(line, fine, axis=0)
        normal = np.stack([along[:, 1], -along[:, 0]], 1) / np.hypot(*along.T)[:, None]
        at = np.stack([np.interp(t, fine, line[:, i]) for i in (0, 1)], 1)
        out = np.stack([np.interp(t, fine, normal[:, i]) for i in (0, 1)], 1)
        inner, outer = (_smooth_at(self.widths[:, 0], self.widths[:, i], t) for i in (1, 2))
        return np.asarray(at + out * (np.where(s < 0.0, inner, outer) * s)[:, None])


def _smooth_at(x: FloatArray, y: FloatArray, at: FloatArray) -> FloatArray:
    """Return a smooth curve through given points that does not overshoot (monotone cubic)."""
    h, slope = np.diff(x), np.diff(y) / np.diff(x)
    m = np.zeros_like(y)
    same = slope[:-1] * slope[1:] > 0.0
    w1, w2 = 2 * h[1:] + h[:-1], h[1:] + 2 * h[:-1]
    safe = np.where(same, slope[:-1], 1.0), np.where(same, slope[1:], 1.0)
    m[1:-1] = np.where(same, (w1 + w2) / (w1 / safe[0] + w2 / safe[1]), 0.0)
    m[0], m[-1] = slope[0], slope[-1]
    i = np.clip(np.searchsorted(x, at) - 1, 0, len(h) - 1)
    u = np.clip((at - x[i]) / h[i], -1.0, 2.0)
    inside = y[i] * (1 + 2 * u) * (1 - u) ** 2 + y[i + 1] * u * u * (3 - 2 * u)
    inside += h[i] * (m[i] * u * (1 - u) ** 2 - m[i + 1] * u * u * (1 - u))
    beyond = np.where(u < 0.0, y[i] + m[i] * (at - x[i]), y[i + 1] + m[i + 1] * (at - x[i + 1]))
    return np.asarray(np.where((u < 0.0) | (u > 1.0), beyond, inside))


def smooth(points: FloatArray, n: int) -> FloatArray:
    """Return ``n`` points, evenly spaced by length, on a smooth curve through given points."""
    if len(points) == 1:
        return np.repeat(points, n, 0)
    if len(points) == 2:
        return np.asarray(points[0] + (points[1] - points[0]) * np.linspace(0.0, 1.0, n)[:, None])
    control = beziers(points)
    u = np.linspace(0.0, 1.0, 24)[:, None]
    parts = [
        (1 - u) ** 3 * p + 3 * u * (1 - u) ** 2 * a + 3 * u**2 * (1 - u) * b + u**3 * q
        for p, (a, b, q) in zip(points[:-1], control, strict=True)
    ]
    dense = np.concatenate(parts)
    length = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(dense, axis=0).T))])
    at = np.linspace(0.0, length[-1], n)
    return np.stack([np.interp(at, length, dense[:, i]) for i in (0, 1)], 1)


def beziers(points: FloatArray) -> list[tuple[FloatArray, FloatArray, FloatArray]]:
    """Return the cubic Bezier segments of a smooth curve: two handles and an end each (Catmull-Rom)."""
    before = np.concatenate([2 * points[:1] - points[1:2], points[:-2]])
    after = np.concatenate([points[2:], 2 * points[-1:] - points[-2:-1]])
    first = points[:-1] + (points[1:] - before) / 6.0
    second = points[1:] - (after - points[:-1]) / 6.0
    return list(zip(first, second, points[1:], strict=True))


def pairs(numbers: Sequence[float]) -> FloatArray:
    """Return ``x, y, x, y ...`` as points."""
    return np.asarray(numbers, float).reshape(-1, 2)


def patch(table: Table, limb: Limb | None) -> tuple[tuple[FloatArray, ...], tuple[FloatArray, ...]]:
    """Return the four sides and the fibres of one patch, in half-body coordinates; of a ring two.

    Parameters
    ----------
    table : mapping
        ``a`` and ``b``: the edges from origin to insertion; ``start`` and ``end``, if the origin
        or the insertion is no straight line: points between the edges, from ``a`` to ``b``.
    limb : Limb or None
        The limb the coordinates belong to, if any.
    """
    a, b = smooth(pairs(table["a"]), EDGE), smooth(pairs(table["b"]), EDGE)
    start, end = (_side(a[i], b[i], table.get(key, ())) for i, key in ((0, "start"), (-1, "end")))
    if limb is not None:
        a, b, start, end = (limb.place(side) for side in (a, b, start, end))
    if "start" not in table:
        start = _round(start, a[0] - a[1])
    if "end" not in table:
        end = _round(end, a[-1] - a[-2])
    width = np.hypot(*(a - b).T).max()
    n = min(MOST_FIBRES, round(width / SPACING) - 1)
    fibres = tuple(_fibre(a, b, start, end, (i + 1) / (n + 1)) for i in range(max(0, n)))
    if np.allclose(a[0], a[-1]):
        return (a, b[::-1]), fibres
    return (a, end, b[::-1], start[::-1]), fibres


def _side(first: FloatArray, last: FloatArray, between: Sequence[float]) -> FloatArray:
    """Return one short side of a patch, from one edge to the other."""
    return smooth(np.concatenate([first[None], pairs(between), last[None]]), ACROSS)


def _round(side: FloatArray, outwards: FloatArray) -> FloatArray:
    """Return a straight short side bulging outwards, as the end of a muscle does."""
    width, length = np.hypot(*(side[-1] - side[0])), np.hypot(*outwards)
    if length == 0.0:
        return side
    hump = 4.0 * np.linspace(0.0, 1.0, ACROSS) * np.linspace(1.0, 0.0, ACROSS)
    return np.asarray(side + BULGE * width * hump[:, None] * outwards / length)


def _fibre(a: FloatArray, b: FloatArray, start: FloatArray, end: FloatArray, f: float) -> FloatArray:
    """Return one fibre at a fraction across a patch (Coons interpolation of its four sides)."""
    u = np.linspace(0.07, 0.93, FIBRE)

    def on(curve: FloatArray, at: FloatArray | float) -> FloatArray:
        knots = np.linspace(0.0, 1.0, len(curve))
        return np.stack([np.interp(at, knots, curve[:, i]) for i in (0, 1)], -1)

    v = u[:, None]
    ruled = (1 - f) * on(a, u) + f * on(b, u) + (1 - v) * on(start, f) + v * on(end, f)
    corners = (1 - v) * ((1 - f) * a[0] + f * b[0]) + v * ((1 - f) * a[-1] + f * b[-1])
    return np.asarray(ruled - corners)


@cache
def limbs() -> dict[str, Limb]:
    """Return the limbs of the drawn body."""
    table = read_table(DATA / "body.yaml")["limbs"]
    return {
        name: Limb(pairs(entry["axis"]), np.asarray(entry["widths"], float).reshape(-1, 3))
        for name, entry in table.items()
    }


@cache
def views() -> dict[str, Table]:
    """Return the views by name: where they stand on the page, and what is drawn in them."""
    placed = read_table(DATA / "body.yaml")["views"]
    return {name: {**place, **read_table(DATA / "body" / f"{name}.yaml")} for name, place in placed.items()}


@cache
def shapes() -> tuple[Shape, ...]:
    """Return every shape of the body map in page coordinates, in the order of drawing."""
    return tuple(shape for name, view in views().items() for shape in _view(name, view))


def _view(name: str, view: Table) -> Iterator[Shape]:
    """Yield the shapes of one view: skin, then what lies in it in the order of its table."""
    shared = read_table(DATA / "body.yaml")
    skins = [entry for part in view.get("skins", ()) for entry in shared["skins"][part]]
    for entry in [*skins, *view.get("skin", ())]:
        yield from _both(name, view, "skin", "", entry)
    bones = [item for part in view.get("common_bones", ()) for item in shared["bones"][part].items()]
    for part, entry in bones:
        yield from _both(name, view, "bone", part, entry)
    for kind in ("bone", "tendon", "muscle", "line"):
        for part, entries in view.get(f"{kind}s", {}).items():
            for entry in entries if isinstance(entries, list) else [entries]:
                yield from _both(name, view, kind, part, entry)


def _both(view: str, table: Table, kind: str, name: str, entry: Table) -> Iterator[Shape]:
    """Yield one shape on both sides, or once if it lies across the midline."""
    limb = limbs()[entry["limb"]] if "limb" in entry else None
    if "a" in entry:
        pieces, fibres = patch(entry, limb)
        closed = True
    else:
        points = pairs(entry["curve"])
        closed = not entry.get("open", False)
        if limb is not None:
            points = limb.place(smooth(points, 4 * EDGE))
        pieces, fibres = (points,), ()
    for side in ("midline",) if entry.get("midline") else SIDES:
        yield Shape(
            view,
            kind,
            name,
            side,
            tuple(on_page(table, piece, side) for piece in pieces),
            tuple(on_page(table, fibre, side) for fibre in fibres) if kind == "muscle" else (),
            closed,
            closed and len(pieces) == 2,
        )


def on_page(view: Table, points: FloatArray, side: str) -> FloatArray:
    """Return half-body points of one side as page coordinates.

    Parameters
    ----------
    view : mapping
        With ``at`` (midline and top on the page), ``scale`` and ``facing``: ``front`` if the
        right side is on the reader's left.
    points : array
        Half-body coordinates, shape [n, 2].
    side : str
        ``right``, ``left`` or ``midline``.
    """
    reader_left = (side == "right") == (view["facing"] == "front")
    sign = 1.0 if side == "midline" or not reader_left else -1.0
    return np.asarray(np.asarray(view["at"], float) + float(view["scale"]) * points * np.array([sign, 1.0]))
