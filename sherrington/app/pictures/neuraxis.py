"""The neuraxis: from cortex to muscle, with the lesion marked and the fibres it took in colour."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from sherrington.app import words
from sherrington.app.pictures.body_values import SIDES, muscle_name
from sherrington.app.pictures.cases import innervation_of, lesions_of
from sherrington.app.pictures.neuraxis_layout import lower_points, on_page, row_heights, row_of, spot, table
from sherrington.app.pictures.neuraxis_stage import names, stage
from sherrington.app.pictures.scene import Curve, Item, Scene, Words, circle, draw, new_axes
from sherrington.circuit.patient import Lesion
from sherrington.circuit.trace import FloatArray
from sherrington.foundation import anatomy
from sherrington.foundation.innervation import Innervation
from sherrington.foundation.neuraxis import Place, cut
from sherrington.lesion.fibres import Fibres, by_pool, fibres, totals

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INCHES = 100.0  # page units that make an inch of a figure
LEAST = (0.05, 0.2)  # [1] a loss below this is not drawn; the lower one where no loss is large
THIN, THICK = 1.2, 4.5  # [page units] of a line whose fibres are all there, and what a full loss adds
NEAR = {True: 40.0, False: 24.0}  # [page units] nodes nearer than this are one lesion: central, peripheral
SHOWN = 6  # lesions in the caption
LINE = 17.0  # [page units] of the caption
BLOT = 8.0  # [page units] radius of a lesioned place
BADGE, EDGE = 8.0, 1.4  # [page units] radius of a badge, width of its edge
DIGIT = 6.4  # [page units] of width in a badge
Key = tuple[Any, ...]


class _Bundle(NamedTuple):
    """Fibres drawn as one line."""

    points: tuple[FloatArray, ...]
    upper: float  # [1] lost by the upper motor neurons in it, or above it
    lower: float  # [1] lost by the lower motor neurons in it, or below it
    own: str  # upper | lower


def neuraxis(resolved_case: Any, ax: "Axes | None" = None, dark: bool = False) -> "Axes":
    """Draw the way from cortex to muscle on both sides, the lesion, and the fibres it takes.

    Parameters
    ----------
    resolved_case : Patient or mapping
        A patient, or the resolved case of a findings document.
    ax : Axes, optional
        Where to draw; a figure of its own if not given.
    dark : bool
        Colours for a dark page.

    Returns
    -------
    ax : Axes
        The axes drawn on. The right side of the body is on the reader's left.
    """
    scene = neuraxis_scene(lesions_of(resolved_case), innervation_of(resolved_case))
    return draw(scene, new_axes(scene, scene.width / INCHES) if ax is None else ax, dark)


def neuraxis_scene(lesions: Sequence[Lesion], own: Innervation | None = None) -> Scene:
    """Return the drawing of the neuraxis of a person with some lesions."""
    bottom = max(row_heights().values()) + 50.0
    scene = Scene(float(table()["width"]), bottom + LINE * max(3, min(len(lesions), SHOWN + 1)) + 20.0)
    scene.add(*stage())
    upper, lower = fibres(lesions, own)
    lost = totals(upper, lower)
    least = min(LEAST[1], max(LEAST[0], 0.25 * max(lost.values())))
    bundles = [*_upper(upper, lower), *_lower(upper, lower)]
    scene.add(*(Curve(one.points, "", "quiet", 0.7) for one in bundles))
    for lesion in lesions:
        scene.add(*_blots(lesion))
    hurt = [one for one in bundles if max(one.upper, one.lower) >= least]
    for one in sorted(hurt, key=lambda bundle: getattr(bundle, bundle.own)):
        scene.add(_line(one, least))
    scene.add(*names(), *_rows(lower, lost, least))
    scene.add(*_badges(lesions[:SHOWN]))  # a number that no line below explains would only hide the rest
    scene.add(*_caption(lesions, bottom))
    return scene


def _line(bundle: _Bundle, least: float) -> Curve:
    """Return one bundle in the colour of the neuron that is hurt; where its own is whole, thin."""
    own = bundle.upper if bundle.own == "upper" else bundle.lower
    if own >= least:
        return Curve(bundle.points, "", bundle.own, THIN + THICK * own, alpha=0.85)
    return Curve(bundle.points, "", "lower" if bundle.own == "upper" else "upper", THIN, alpha=0.7)


def _upper(upper: Iterable[Fibres], lower: Iterable[Fibres]) -> list[_Bundle]:
    """Return the lines of the upper motor neurons: brain, cord segment by segment, and into the grey matter.

    A line that carries a tenth of the drive of what it leads to is never thicker than a tenth.
    """
    below = by_pool(lower)
    gone: dict[Key, float] = {}
    after: dict[Key, float] = {}
    served: dict[Key, dict[Key, None]] = {}  # in order, so that sums are the same in every process
    for one in upper:
        target = (one.muscle, one.side, one.way.pool)
        last = below[target]
        for key in _pieces(one.way.places, last.way.places[0]):
            gone[key] = gone.get(key, 0.0) + one.way.share * one.lost
            after[key] = max(after.get(key, 0.0), last.lost * one.way.share / last.way.share)
            served.setdefault(key, {})[target] = None
    out = []
    for key, lost in gone.items():
        points = [point for point in map(spot, key) if point is not None]
        whole = sum(below[target].way.share for target in served[key])
        if len(points) > 1:
            out.append(_Bundle((np.stack(points),), lost / whole, after[key], "upper"))
    return out


def _pieces(places: Sequence[Place], pool: Place) -> list[tuple[Place, ...]]:
    """Return the stretches one way is drawn in, so that stretches of many ways can be told alike."""
    nodes = anatomy.nodes()
    brain = tuple(place for place in places if not nodes[place.node].level)
    cord = [place for place in places if nodes[place.node].level]
    if not cord:
        return [(*brain, pool)]
    return [(*brain, cord[0]), *((a, b) for a, b in pairwise(cord)), (cord[-1], pool)]


def _lower(upper: Iterable[Fibres], lower: Sequence[Fibres]) -> list[_Bundle]:
    """Return the lines of the lower motor neurons: cell to nerve, and the nerve."""
    above: dict[Key, float] = {}
    for one in upper:
        target = (one.muscle, one.side, one.way.pool)
        above[target] = above.get(target, 0.0) + one.way.share * one.lost
    whole, sums = by_pool(lower), dict[Key, list[Any]]()
    nerves = table()["nerves"]
    for one in lower:
        share, y = one.way.share, row_heights()[row_of(one.way)]
        reach = np.stack([on_page(float(nerves[end]), y, one.side) for end in ("start", "end")])
        pool = (one.muscle, one.side, one.way.pool)
        lost = above.get(pool, 0.0) * (share / whole[pool].way.share)
        stretches: tuple[tuple[Key, FloatArray], ...] = (
            ((row_of(one.way), one.side, one.way.pool), lower_points(one.way)),
            ((row_of(one.way), one.side), reach),
        )
        for key, points in stretches:
            row = sums.setdefault(key, [0.0, 0.0, 0.0, points])
            row[0] += share
            row[1] += lost
            row[2] += share * one.lost
    return [_Bundle((points,), up / share, low / share, "lower") for share, up, low, points in sums.values()]


def _rows(lower: Sequence[Fibres], lost: Mapping[tuple[str, str], float], least: float) -> list[Item]:
    """Return the names of the nerves and of their muscles that the cortex reaches less."""
    items: list[Item] = []
    x = float(table()["nerves"]["end"]) + 8.0
    for row, y in row_heights().items():
        members = dict.fromkeys(one.muscle for one in lower if row_of(one.way) == row)
        for side in SIDES:
            hurt = {name: lost[name, side] for name in members if lost[name, side] >= least}
            at = on_page(x, y, side)
            anchor = "end" if side == "right" else "start"
            colour = "ink" if hurt else "muted"
            items.append(Words((float(at[0]), y - (5.0 if hurt else 0.0)), row, 10.5, colour, anchor, bool(hurt)))
            if hurt:
                items.append(Words((float(at[0]), y + 7.5), muscle_list(hurt, len(members)), 9.0, "ink", anchor))
    return items


def muscle_list(hurt: Mapping[str, float], n: int) -> str:
    """Return the muscles of a nerve and what each has lost, in a line.

    Examples
    --------
    >>> muscle_list({"soleus": 0.8, "popliteus": 0.8}, 2)
    'both muscles 80 %'
    """
    shares = [round(100 * share) for share in hurt.values()]
    low, high = min(shares), max(shares)
    if len(hurt) == n > 1:
        span = f"{low} %" if low == high else f"{low}-{high} %"
        return f"{'both' if n == 2 else f'all {n}'} muscles {span}"
    ranked = sorted(hurt, key=lambda name: -hurt[name])
    shown = [f"{muscle_name(name).split(' (')[0].lower()} {100 * hurt[name]:.0f} %" for name in ranked]
    text = shown[0]
    for i, more in enumerate(shown[1:], start=1):
        if len(text) + len(more) > 30:
            return f"{text}, {len(shown) - i} more"
        text += f", {more}"
    return text


def _blots(lesion: Lesion) -> list[Item]:
    """Return the places of one lesion as blots that melt together: all stroked first, then all filled."""
    items: list[Item] = []
    for stroke, radius in (("lesion", BLOT + 1.6), ("lesion_fill", BLOT)):
        for group in clusters(lesion):
            for i, point in enumerate(group):
                items.append(Curve((circle(point, radius),), stroke, closed=True))
                for other in group[:i]:
                    if np.hypot(*(other - point)) < NEAR[True]:
                        items.append(Curve((np.stack([point, other]),), "", stroke, 2.0 * radius))
    return items


def _badges(lesions: Sequence[Lesion]) -> list[Item]:
    """Return the numbers of lesions beside their blots, away from the midline; those of one place in one badge."""
    found: dict[tuple[float, float], list[int]] = {}
    for number, lesion in enumerate(lesions, start=1):
        for group in clusters(lesion):
            away = 1.0 if group[:, 0].mean() >= float(table()["middle"]) else -1.0
            outer = group[int(np.argmax(away * group[:, 0] - 0.5 * group[:, 1]))]
            x, y = (round(float(v), 1) for v in outer + np.array([away * 13.0, -13.0]))
            found.setdefault((x, y), []).append(number)
    items: list[Item] = []
    for (x, y), numbers in found.items():
        text = ranges(numbers)
        half = 0.5 * DIGIT * (len(text) - 1.5)
        if half > 0.0:  # longer than a disc: a bar with round ends
            ends = np.array([[x - half, y], [x + half, y]])
            for role, width in (("lesion", 2.0 * BADGE + EDGE), ("lesion_fill", 2.0 * BADGE - EDGE)):
                items.append(Curve((ends,), "", role, width))
        else:
            items.append(Curve((circle((x, y), BADGE),), "lesion_fill", "lesion", EDGE, closed=True))
        items.append(Words((x, y), text, 10.5, "lesion_ink", "middle", True))
    return items


def ranges(numbers: Sequence[int]) -> str:
    """Return numbers in words, neighbours as a range.

    Examples
    --------
    >>> ranges([1, 2, 3, 5]), ranges([2]), ranges([1, 2])
    ('1-3, 5', '2', '1, 2')
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)


def clusters(lesion: Lesion) -> list[FloatArray]:
    """Return the points of a lesion in groups of neighbours.

    Parameters
    ----------
    lesion : Lesion
        Its nodes that are places; all nerve ends and all muscles are none.
    """
    nodes = anatomy.nodes()
    groups: list[list[tuple[Place, FloatArray]]] = []
    for place in sorted(cut(lesion.sites, lesion.side)):
        point = spot(place)
        if point is None:
            continue
        reach = NEAR[nodes[place.node].central]
        near = [
            group
            for group in groups
            if any(_together(place, other) and np.hypot(*(at - point)) < reach for other, at in group)
        ]
        groups = [group for group in groups if not any(group is one for one in near)]
        groups.append([*(member for group in near for member in group), (place, point)])
    return [np.stack([point for _, point in group]) for group in groups]


def _together(one: Place, other: Place) -> bool:
    """Return whether two places may be one blot: those of two sides only in the cord."""
    nodes = anatomy.nodes()
    return one.side == other.side or bool(nodes[one.node].level and nodes[other.node].level)


def _caption(lesions: Sequence[Lesion], top: float) -> list[Item]:
    """Return what the numbers and colours mean, below the picture."""
    x, y = 30.0, top
    items: list[Item] = []
    for i, lesion in enumerate(lesions[:SHOWN]):
        items.append(Words((x, y), f"{i + 1}", 11.0, bold=True))
        items.append(Words((x + 16.0, y), words.lesion(lesion), 11.0))
        y += LINE
    if len(lesions) > SHOWN:
        items.append(
            Words((x + 16.0, y), f"and {len(lesions) - SHOWN} more lesions, marked without a number", 11.0, "muted")
        )
    if not lesions:
        items.append(Words((x, y), "No lesion.", 11.0, "muted"))
    x, y = float(table()["width"]) - 420.0, top
    for role, text in (("upper", "upper motor neurons lost or blocked"), ("lower", "lower motor neurons, likewise")):
        for i, share in enumerate((0.25, 0.5, 1.0)):
            line = np.array([[x + 34.0 * i, y], [x + 34.0 * i + 28.0, y]])
            items.append(Curve((line,), "", role, THIN + THICK * share, alpha=0.85))
            if role == "lower":
                items.append(Words((x + 34.0 * i + 14.0, y + LINE), f"{100 * share:.0f} %", 9.5, "muted", "middle"))
        items.append(Words((x + 112.0, y), text, 11.0))
        y += LINE
    items.append(Words((x + 112.0, y), "thin: whole, but in series with what is lost", 9.5, "muted"))
    return items
