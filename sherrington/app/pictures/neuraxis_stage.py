"""What the neuraxis is drawn on: brain, brainstem, cord with its segments, and their names."""

from collections.abc import Sequence

import numpy as np

from sherrington.app.pictures.body_values import SIDES
from sherrington.app.pictures.neuraxis_layout import height, on_page, table
from sherrington.app.pictures.scene import Curve, Item, Words
from sherrington.app.pictures.shapes import pairs, smooth
from sherrington.circuit.trace import FloatArray
from sherrington.foundation import anatomy


def stage() -> list[Item]:
    """Return the background of the neuraxis."""
    brain = table()["brain"]
    items: list[Item] = []
    for side in SIDES:
        items.append(Curve((_half(brain["outline"], side),), "brain", "brain_edge", 1.3, closed=True))
        items += [Curve((_half(line, side),), "", "brain_edge", 0.9, alpha=0.7) for line in brain["sulci"]]
        items.append(Curve((_half(brain["callosum"], side),), "white_matter", "brain_edge", 0.6, closed=True))
        items.append(Curve((_half(brain["ventricle"], side),), "page", "brain_edge", 0.6, closed=True))
        for nucleus in ("thalamus", "lentiform", "caudate"):
            items.append(Curve((_half(brain[nucleus], side),), "grey_matter", "brain_edge", 0.6, closed=True))
    items += [*_stem(), *_cord()]
    return items


def _half(numbers: Sequence[float], side: str) -> FloatArray:
    """Return points of one half on the page."""
    return np.stack([on_page(float(x), float(y), side) for x, y in pairs(numbers)])


def _both(half: FloatArray) -> tuple[FloatArray, ...]:
    """Return the outline of something across the midline from its half, from the top."""
    middle = float(table()["middle"])
    right = half * [-1.0, 1.0] + [2.0 * middle, 0.0]
    return (half, right[::-1])


def _stem() -> list[Item]:
    """Return the brainstem."""
    outline = _half(table()["brain"]["stem"], "left")
    return [Curve(_both(outline), "white_matter", "brain_edge", 1.3, closed=True)]


def _cord() -> list[Item]:
    """Return the cord with its grey matter, its segments and the thread at its end."""
    cord = table()["cord"]
    widths = pairs(cord["half_widths"])
    levels = float(cord["top"]) + float(cord["step"]) * widths[:, 0]
    outline = np.stack([float(table()["middle"]) + widths[:, 1], levels], 1)
    tip = levels[-1]
    grey = np.array([[15.0, cord["top"] - 4.0], [17.0, height("C6")], [15.0, height("T6")], [17.0, height("L4")]])
    grey = np.concatenate([grey, [[11.0, height("S4")], [3.0, height("S5") + 6.0]]])
    grey += [float(table()["middle"]), 0.0]
    items: list[Item] = [
        Curve(_both(smooth(outline, 40)), "white_matter", "brain_edge", 1.3, closed=True),
        Curve(_both(smooth(grey, 24)), "grey_matter", "", closed=True),
        Curve((np.array([on_page(0.0, tip, "left"), on_page(0.0, tip + 46.0, "left")]),), "", "brain_edge", 1.6),
    ]
    return items


def names() -> list[Item]:
    """Return the names of the parts, on the reader's left, of the segments and of the sides: they lie above fibres."""
    middle = float(table()["middle"])
    items: list[Item] = [
        Words((middle - 330.0, 40.0), "right side of the body", 13.0, "muted", "middle"),
        Words((middle + 330.0, 40.0), "left side of the body", 13.0, "muted", "middle"),
    ]
    for name, (x, y) in table()["labels"].items():
        items.append(Words((middle - float(x), float(y)), name, 10.5, "muted", "end", halo="page"))
    for segment in anatomy.SEGMENTS:
        items.append(Words((middle, height(segment)), segment, 8.0, "ink", "middle", halo="grey_matter"))
    for name, (x, y) in table()["areas"].items():
        items += [Words((middle + s * float(x), float(y)), name, 9.0, "muted", "middle") for s in (-1.0, 1.0)]
    return items
