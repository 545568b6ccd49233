"""Body maps: every muscle coloured by what was found in it, or the reflexes as dots on the tendons."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from sherrington.app.pictures import palette
from sherrington.app.pictures.body_values import (
    SIDES,
    BodyValue,
    Findings,
    at,
    body_values,
    muscle_name,
    rows,
    twitching,
)
from sherrington.app.pictures.scene import Curve, Item, Scene, Words, circle, draw, new_axes, svg, svg_item
from sherrington.app.pictures.shapes import DATA, Shape, Table, on_page, shapes, views
from sherrington.app.words import DICHOTOMOUS
from sherrington.circuit.trace import FloatArray
from sherrington.foundation.sources import read_table

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SCALED = ("power", "bulk")  # what colours muscles
TITLES = {"power": "Power (MRC grade)", "bulk": "Bulk (of own healthy volume)", "reflexes": "Reflexes (grade)"}
INCHES = 110.0  # page units that make an inch of a figure
MARGIN = 26.0  # [page units] around what is drawn
LINE = 13.0  # [page units] between two labels
SMALL = 10.5  # [page units] letters of labels
DOT = 14.0  # [page units] from the middle of a dot to the name beside it
WIDEST = 2000.0  # [page units] of a row of views
LEGEND = 720.0  # [page units] the legend's width
LEGEND_LEFT = 250.0  # [page units] of it are the title
NORMAL = 2  # step of the scale of reflexes that is normal
SIGN_KEY = "foot: ↓ flexor, - none, ↑ extensor; Hoffmann: - negative, + positive"
GRADES = ("absent", "reduced", "normal", "brisk", "clonus")
TOES = {"flexor": ("↓", 2), "none": ("-", 1), "extensor": ("↑", 4)}  # mark and the step it is coloured like

Box = tuple[float, float, float, float]
Values = Mapping[tuple[str, str], BodyValue]


def body_map(
    findings: Findings, what: str, ax: "Axes | None" = None, dark: bool = False, only: Sequence[str] = ()
) -> "Axes":
    """Draw the body from front and back, deep muscles, face, hands and feet, coloured by one measure.

    Parameters
    ----------
    findings : iterable of Finding or mapping
        Rows of an examination; what is not among them is hatched grey.
    what : str
        ``power``, ``bulk`` or ``reflexes``.
    ax : Axes, optional
        Where to draw; a figure of its own if not given.
    dark : bool
        Colours for a dark page.
    only : sequence of str
        Names of views, if not all are wanted: front, back, front_deep, back_deep, face, eyes,
        throat, pelvis, palm, hand_back, sole, foot.

    Returns
    -------
    ax : Axes
        The axes drawn on.
    """
    found = rows(findings)
    scene = body_scene(body_values(found, what), what, only, twitching(found) if what == "bulk" else ())
    return draw(scene, new_axes(scene, scene.width / INCHES) if ax is None else ax, dark)


def body_scene(
    values: Values, what: str, only: Sequence[str] = (), twitches: Collection[tuple[str, str]] = ()
) -> Scene:
    """Return the drawing of a body map, with titles, labels and legend; of no measure, the bare artwork."""
    shown = tuple(only) or (tuple(views()) if what != "reflexes" else _reflex_views(values))
    groups = [[*view_items(name, values, what), *twitch_marks(name, twitches)] for name in shown]
    if len(shown) < len(views()):
        groups = flow(groups)
    items = [item for group in groups for item in group]
    left, top, width, height = bounds(items)
    if not what:
        return Scene(width + 2 * MARGIN, height + 2 * MARGIN, moved(items, MARGIN - left, MARGIN - top))
    scene = Scene(max(width, LEGEND) + 2 * MARGIN, height + 2 * MARGIN + 72.0)
    scene.add(*moved(items, MARGIN - left, MARGIN - top))
    scene.add(*legend_items(what, MARGIN, scene.height - 60.0))
    return scene


def flow(groups: Sequence[Sequence[Item]]) -> list[list[Item]]:
    """Return views placed in rows from the left, as words on a page."""
    out, x, y, row = [], 0.0, 0.0, 0.0
    for group in groups:
        left, top, width, height = bounds(group)
        if x > 0.0 and x + width > WIDEST:
            x, y, row = 0.0, y + row + 2 * MARGIN, 0.0
        out.append(moved(group, x - left, y - top))
        x, row = x + width + 2 * MARGIN, max(row, height)
    return out


def view_items(name: str, values: Values, what: str, named: bool = True) -> list[Item]:
    """Return what is drawn of one view, in page coordinates.

    Parameters
    ----------
    name : str
        Name of the view.
    values : mapping
        Value by structure and side.
    what : str
        ``power``, ``bulk`` or ``reflexes``.
    named : bool
        Whether the muscles of deep views and insets have their names beside them.
    """
    view = views()[name]
    mine = [shape for shape in shapes() if shape.view == name]
    items: list[Item] = [_skin(shape, stroke=2.6) for shape in mine if shape.kind == "skin"]
    items += [_skin(shape) for shape in mine if shape.kind == "skin"]
    seen = _earlier(name)
    for shape in mine:
        if shape.kind == "muscle":
            number = seen[shape.name, shape.side] = seen.get((shape.name, shape.side), 0) + 1
            items += _muscle(shape, values, what, number)
        elif shape.kind != "skin":
            items.append(_plain(shape))
    if what == "reflexes":
        items += reflex_dots(name, view, values, named)
    items += _captions(view, mine)
    if named and what != "reflexes" and "labels" in view:
        items += _labels(view, mine)
    return items


def _earlier(name: str) -> dict[tuple[str, str], int]:
    """Return how often each muscle was drawn in the views before this one, for ids that are unique."""
    order = list(views())
    seen: dict[tuple[str, str], int] = {}
    for shape in shapes():
        if shape.kind == "muscle" and order.index(shape.view) < order.index(name):
            seen[shape.name, shape.side] = seen.get((shape.name, shape.side), 0) + 1
    return seen


def _skin(shape: Shape, stroke: float = 0.0) -> Curve:
    """Return a piece of skin; first all are stroked, then all filled, so that they melt into one."""
    return Curve(shape.pieces, "skin", "skin_edge" if stroke else "", stroke, closed=True)


def _plain(shape: Shape) -> Curve:
    """Return a bone, a tendon or a line."""
    if shape.kind == "line":
        return Curve(shape.pieces, "", "skin_edge", 0.9, closed=shape.closed)
    return Curve(shape.pieces, "bone", "bone_edge", 0.6, closed=True, apart=shape.ring)


def _muscle(shape: Shape, values: Values, what: str, number: int) -> list[Curve]:
    """Return one muscle and its fibres."""
    seen = at(values, shape.name, shape.side) if what in SCALED else None
    title = muscle_name(shape.name) + ("" if shape.side == "midline" else f", {shape.side}")
    role, hatch = "unknown" if what else "plain", what in SCALED
    if seen is not None and not isinstance(seen.value, str):
        step = palette.step(what, seen.value)
        shown = step.label if what == "power" else f"{100 * seen.value:.0f} %"
        title, role, hatch = f"{title}: {shown}", step.role, False
    elif hatch:
        title += ": not examined"
    name = f"{shape.name}_{shape.side}" + (f".{number}" if number > 1 else "")
    edge = "hatch" if hatch else "muscle_edge"
    body = Curve(shape.pieces, role, edge, 0.6, True, shape.ring, hatch=hatch, id=name, title=title)
    if not shape.fibres or hatch:
        return [body]
    return [body, Curve(shape.fibres, "", "fibre", 0.4, apart=True, alpha=0.45)]


def _reflex_views(values: Values) -> tuple[str, ...]:
    """Return the views that a map of reflexes needs: front and back, and others where something was found."""
    places = read_table(DATA / "body.yaml")["reflexes"]
    used = {places[name]["view"] for name, _ in values if name in places}
    return tuple(name for name in views() if name in {"front", "back"} | used)


def reflex_dots(name: str, view: Table, values: Values, named: bool = False) -> list[Item]:
    """Return the reflexes of one view: a dot with the grade in it, and its name beside it if asked for."""
    places: dict[tuple[str, str], FloatArray] = {}
    for reflex, place in read_table(DATA / "body.yaml")["reflexes"].items():
        for side in ("midline",) if place.get("midline") else SIDES:
            if place["view"] == name and at(values, reflex, side) is not None:
                places[reflex, side] = on_page(view, np.asarray([place["at"]], float), side)[0]
    items: list[Item] = []
    for (reflex, side), spot in places.items():
        seen = at(values, reflex, side)
        assert seen is not None
        mark, step = _mark(reflex, seen)
        title = f"{reflex.replace('_', ' ')}, {side}: {seen.value}"
        scene = Scene(0, 0)
        scene.disc(spot, 10.0, step.role, "ink", width=1.2, id=f"reflex_{reflex}_{side}", title=title)
        items += scene.items
        where = (float(spot[0]), float(spot[1]))
        items.append(Words(where, mark, 13.0, anchor="middle", bold=True, on=step.role))
        if named:
            others = [other for key, other in places.items() if key != (reflex, side)]
            items.append(_beside(reflex, spot, float(view["at"][0]), others))
    return items


def _beside(reflex: str, spot: FloatArray, middle: float, others: Sequence[FloatArray]) -> Words:
    """Return the name of a reflex beside its dot: away from the midline, or towards it if a dot is in the way."""
    text = reflex.replace("_", " ")
    away = 1.0 if spot[0] >= middle else -1.0
    reach = DOT + 0.6 * SMALL * len(text) + DOT
    steps = [other - spot for other in others]
    away *= -1.0 if any(abs(dy) < DOT and 0.0 < away * dx < reach for dx, dy in steps) else 1.0
    place = (float(spot[0] + away * DOT), float(spot[1]))
    return Words(place, text, SMALL, anchor="start" if away > 0 else "end", halo="skin")


def twitch_marks(name: str, twitches: Collection[tuple[str, str]]) -> list[Item]:
    """Return a spot on each fasciculating muscle of one view."""
    places = {
        (shape.name, shape.side): _inside(shape)
        for shape in reversed(shapes())
        if shape.view == name and shape.kind == "muscle" and (shape.name, shape.side) in twitches
    }
    return [Curve((circle(place, 3.2),), "lesion_fill", "lesion_ink", 1.0, closed=True) for place in places.values()]


def _mark(reflex: str, seen: BodyValue) -> tuple[str, palette.Step]:
    """Return what stands in a dot, and its step of the scale; one that is negative or positive shows no grade."""
    steps = palette.scale("reflexes")
    if isinstance(seen.value, str):
        mark, i = TOES.get(seen.value, ("?", 2))
        return mark, steps[i]
    step = palette.step("reflexes", seen.value)
    if (reflex, "grade") in DICHOTOMOUS:
        return ("-", steps[NORMAL]) if seen.flag == "normal" else ("+", step)
    return step.label, step


def _captions(view: Table, mine: Iterable[Shape]) -> list[Item]:
    """Return the title of a view and the letters of its sides."""
    _, top, width, _ = bounds([_skin(shape) for shape in mine if shape.kind == "skin"])
    middle, first = float(view["at"][0]), view["facing"] == "front"
    letters = ("R", "L") if first else ("L", "R")
    reach = max(0.3 * width, 5.0 * len(view["title"]) + 18.0)
    return [
        Words((middle, top - 18.0), str(view["title"]), 15.0, anchor="middle", bold=True),
        Words((middle - reach, top - 18.0), letters[0], 13.0, "muted", "middle"),
        Words((middle + reach, top - 18.0), letters[1], 13.0, "muted", "middle"),
    ]


def _labels(view: Table, mine: Iterable[Shape]) -> list[Item]:
    """Return names beside a view, one line each, with a leader to the muscle on the reader's right."""
    reader_right = "left" if view["facing"] == "front" else "right"
    anchors: dict[str, FloatArray] = {}
    for shape in mine:
        if shape.kind == "muscle" and shape.side in (reader_right, "midline"):
            anchors.setdefault(shape.name, _inside(shape))
    order = sorted(anchors, key=lambda name: (anchors[name][1], -anchors[name][0]))
    heights = spread([float(anchors[name][1]) for name in order], LINE)
    short = read_table(DATA / "body.yaml")["labels"]
    x = float(view["at"][0]) + float(view["labels"])
    items: list[Item] = []
    for name, y in zip(order, heights, strict=True):
        elbow = np.array([x - 16.0, y])
        items.append(Curve((np.stack([anchors[name], elbow]), np.array([elbow, [x - 4.0, y]])), "", "muted", 0.6))
        items.append(Curve((circle(anchors[name], 1.5),), "muted", closed=True))
        items.append(Words((x, y), short.get(name, muscle_name(name)), SMALL))
    return items


def _inside(shape: Shape) -> FloatArray:
    """Return a point inside a muscle, for its leader."""
    if shape.ring:
        outer, inner = shape.pieces
        i = int(np.argmax(outer[:, 0]))
        return np.asarray((outer[i] + inner[int(np.argmax(inner[:, 0]))]) / 2.0)
    a, b = shape.pieces[0], shape.pieces[2]
    return np.asarray((a[len(a) // 2] + b[len(b) // 2]) / 2.0)


def spread(wanted: Sequence[float], gap: float) -> list[float]:
    """Return heights as near as can be to those wanted, in the same order and a gap apart.

    Examples
    --------
    >>> spread([0.0, 0.0, 10.0], 4.0)
    [-2.0, 2.0, 10.0]
    """
    blocks: list[list[float]] = []  # [mean of (wanted - own offset), number]
    for y in wanted:
        blocks.append([y, 1.0])
        while len(blocks) > 1 and blocks[-2][0] + gap * (blocks[-2][1] + blocks[-1][1]) / 2.0 > blocks[-1][0]:
            mean, n = blocks.pop()
            other, m = blocks.pop()
            blocks.append([(other * m + mean * n) / (m + n), m + n])
    return [mean + gap * (i - (n - 1.0) / 2.0) for mean, n in blocks for i in range(int(n))]


def legend_items(what: str, x: float, y: float) -> list[Item]:
    """Return the legend of one scale, from the left at a height."""
    reflexes = what == "reflexes"
    items: list[Item] = [Words((x, y + 8.0), TITLES[what], 14.0, bold=True)]
    if reflexes:
        items.append(Words((x, y + 47.0), SIGN_KEY, 12.0, "muted"))
    x += LEGEND_LEFT
    for step in palette.scale(what) if reflexes else reversed(palette.scale(what)):
        items.append(Curve(_box(x, y, 40.0, 16.0), step.role, "muscle_edge", 0.6, True))
        words = f"{step.label} {GRADES[int(step.value)]}" if reflexes else step.label
        items.append(Words((x + 20.0, y + 28.0), words, 12.0, anchor="middle"))
        x += 72.0 if reflexes else 50.0
    if not reflexes:
        items.append(Curve(_box(x + 24.0, y, 40.0, 16.0), "unknown", "hatch", 0.6, True, hatch=True))
        items.append(Words((x + 44.0, y + 28.0), "not examined", 12.0, anchor="middle"))
    if what == "bulk":
        items.append(Curve((circle((x + 140.0, y + 8.0), 4.5),), "lesion_fill", "lesion_ink", 1.0, closed=True))
        items.append(Words((x + 140.0, y + 28.0), "fasciculates", 12.0, anchor="middle"))
    return items


def _box(x: float, y: float, width: float, height: float) -> tuple[FloatArray, ...]:
    """Return the sides of a rectangle."""
    corners = np.array([[x, y], [x + width, y], [x + width, y + height], [x, y + height], [x, y]])
    return tuple(corners[i : i + 2] for i in range(4))


def bounds(items: Iterable[Item]) -> Box:
    """Return left, top, width and height of what is drawn, in page units."""
    points = []
    for item in items:
        if isinstance(item, Curve):
            points += list(item.pieces)
        else:
            reach = 0.52 * item.size * len(item.text)
            start = item.at[0] - {"start": 0.0, "middle": 0.5, "end": 1.0}[item.anchor] * reach
            points.append(np.array([[start, item.at[1] - item.size], [start + reach, item.at[1] + item.size]]))
    every = np.concatenate(points)
    low, high = every.min(0), every.max(0)
    return float(low[0]), float(low[1]), float(high[0] - low[0]), float(high[1] - low[1])


def moved(items: Iterable[Item], dx: float, dy: float) -> list[Item]:
    """Return items at another place."""
    by = np.array([dx, dy])
    return [
        replace(item, at=(item.at[0] + dx, item.at[1] + dy))
        if isinstance(item, Words)
        else replace(item, pieces=tuple(piece + by for piece in item.pieces))
        for item in items
    ]


def view_svg(name: str, values: Values, reflexes: Values, twitches: Collection[tuple[str, str]] = ()) -> str:
    """Return one view as SVG for a page: muscles by power, and among them the dots of the reflexes.

    Colours are CSS variables named like the roles; the dots are a group of the class ``dots``,
    the spots of fasciculating muscles one of the class ``twitches``.
    The element is as wide as the view is on the page of all views, in CSS ``--units``.
    """
    items, dots = view_items(name, values, "power", named=False), reflex_dots(name, views()[name], reflexes)
    left, top, width, height = bounds(items)
    text = svg(Scene(width, height, items), str(views()[name]["title"]), (left - 4, top - 4, width + 8, height + 8))
    text = text.replace("<svg ", f'<svg style="--units:{width:.0f}" ', 1)
    groups = f'<g class="dots">{"".join(map(svg_item, dots))}</g>'
    groups += f'<g class="twitches">{"".join(map(svg_item, twitch_marks(name, twitches)))}</g>'
    return text.replace("</svg>", f"{groups}</svg>")
