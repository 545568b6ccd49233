"""A drawing before it is drawn: curves and words in page units, for Matplotlib and for SVG alike."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Any

import numpy as np

from sherrington.app.pictures import palette
from sherrington.app.pictures.shapes import beziers
from sherrington.circuit.trace import FloatArray

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.path import Path as MplPath

POINTS = 72.0  # per inch
WIDE = 1.0  # [page units] lines wider than this have round ends


@dataclass(frozen=True)
class Curve:
    """Smooth pieces one after another, stroked or filled; colours are roles of the palette."""

    pieces: tuple[FloatArray, ...]
    fill: str = ""
    stroke: str = ""
    width: float = 1.0  # [page units]
    closed: bool = False
    apart: bool = False  # each piece stands for itself, like the hole in a ring
    alpha: float = 1.0
    hatch: bool = False
    id: str = ""
    title: str = ""


@dataclass(frozen=True)
class Words:
    """A line of text."""

    at: tuple[float, float]
    text: str
    size: float = 11.0  # [page units] of the letters' height
    colour: str = "ink"
    anchor: str = "start"  # start | middle | end
    bold: bool = False
    on: str = ""  # role of the ground it stands on, if black or white must be chosen
    halo: str = ""  # role of the colour around the letters, that of the ground


Item = Curve | Words


@dataclass
class Scene:
    """Everything on a page, in the order of drawing."""

    width: float
    height: float
    items: list[Item] = field(default_factory=list)

    def add(self, *items: Item) -> None:
        """Add to the top."""
        self.items += items

    def disc(self, at: Sequence[float] | FloatArray, radius: float, fill: str, stroke: str = "", **more: Any) -> None:
        """Add a circle."""
        self.add(Curve((circle(at, radius),), fill=fill, stroke=stroke, closed=True, **more))


def circle(at: Sequence[float] | FloatArray, radius: float | tuple[float, float]) -> FloatArray:
    """Return points on a circle or ellipse, the last one the first."""
    angle = np.linspace(0.0, 2.0 * np.pi, 17)
    return np.asarray(np.asarray(at, float) + np.stack([np.cos(angle), np.sin(angle)], 1) * np.asarray(radius, float))


def _segments(curve: Curve) -> Iterable[tuple[str, FloatArray]]:
    """Yield ``M``, ``L``, ``C`` and ``Z`` with their points."""
    last: FloatArray | None = None
    for i, piece in enumerate(curve.pieces):
        if last is None or curve.apart:
            yield "M", piece[:1]
        elif not np.allclose(last, piece[0]):
            yield "L", piece[:1]
        if len(piece) == 2:
            yield "L", piece[1:]
        else:
            loop = curve.closed and (curve.apart or len(curve.pieces) == 1) and np.allclose(piece[0], piece[-1])
            for handles in _loop(piece) if loop else beziers(piece):
                yield "C", np.stack(handles)
        last = piece[-1]
        if curve.closed and (curve.apart or i == len(curve.pieces) - 1):
            yield "Z", piece[:0]


def _loop(piece: FloatArray) -> list[tuple[FloatArray, FloatArray, FloatArray]]:
    """Return the Bezier segments of a closed curve, smooth where it begins and ends, too."""
    longer = np.concatenate([piece[-2:-1], piece, piece[1:2]])
    return beziers(longer)[1:-1]


def mpl_path(curve: Curve) -> "MplPath":
    """Return a curve as a Matplotlib path."""
    from matplotlib.path import Path

    code = {"M": Path.MOVETO, "L": Path.LINETO, "C": Path.CURVE4, "Z": Path.CLOSEPOLY}
    points: list[Any] = []
    codes: list[Any] = []
    for kind, at in _segments(curve):
        points += list(at) or [points[0]]
        codes += [code[kind]] * max(1, len(at))
    return Path(np.asarray(points), codes)


def svg_path(curve: Curve) -> str:
    """Return a curve as the ``d`` of an SVG path, to a tenth of a unit, in relative steps."""
    text, here = [], np.zeros(2, int)
    for kind, at in _segments(curve):
        points = np.rint(10.0 * at).astype(int)
        steps = points if kind == "M" else points - here
        text.append((kind if kind == "M" else kind.lower()) + _packed(steps))
        here = points[-1] if len(points) else here
    return "".join(text)


def _packed(tenths: FloatArray) -> str:
    """Return tenths as decimal numbers with no more between them than needed."""
    text = ""
    for number in tenths.ravel():
        word = f"{number / 10:g}"
        text += word if not text or word.startswith("-") else f" {word}"
    return text


def _short(number: float) -> str:
    """Return a coordinate to a tenth, without needless digits."""
    return f"{round(number, 1):g}"


def draw(scene: Scene, ax: "Axes", dark: bool = False) -> "Axes":
    """Draw a scene on Matplotlib axes, its unit of length kept square.

    Parameters
    ----------
    scene : Scene
        What to draw.
    ax : Axes
        Their limits, ticks and frame are set.
    dark : bool
        Colours for a dark page.
    """
    from matplotlib.patches import PathPatch

    ax.set(xlim=(0, scene.width), ylim=(scene.height, 0), xticks=[], yticks=[], aspect="equal")
    ax.set_facecolor(palette.colour("page", dark))
    ax.figure.set_facecolor(palette.colour("page", dark))
    ax.spines[:].set_visible(False)
    box = ax.get_window_extent()
    scale = POINTS * min(box.width / scene.width, box.height / scene.height) / ax.figure.dpi
    for z, item in enumerate(scene.items):
        if isinstance(item, Words):
            _mpl_words(ax, item, scale, dark, z)
            continue
        patch = PathPatch(
            mpl_path(item),
            facecolor=palette.colour(item.fill, dark) if item.fill else "none",
            edgecolor=palette.colour(item.stroke, dark) if item.stroke else "none",
            linewidth=item.width * scale if item.stroke else 0.0,
            alpha=item.alpha,
            hatch="////" if item.hatch else None,
            capstyle="round",
            joinstyle="round",
            zorder=2.0 + 1e-4 * z,
        )
        if item.id:
            patch.set_gid(item.id)
        ax.add_artist(patch)  # limits are known; add_patch would work them out for every curve
    return ax


def _mpl_words(ax: "Axes", item: Words, scale: float, dark: bool, z: int) -> None:
    """Draw a line of text."""
    from matplotlib.patheffects import withStroke

    width = 0.35 * item.size * scale
    halo = [withStroke(linewidth=width, foreground=palette.colour(item.halo, dark))] if item.halo else None
    ax.text(
        *item.at,
        item.text,
        fontsize=item.size * scale,
        color=palette.on(item.on, dark) if item.on else palette.colour(item.colour, dark),
        ha={"start": "left", "middle": "center", "end": "right"}[item.anchor],
        va="center_baseline",
        fontweight="bold" if item.bold else "normal",
        path_effects=halo,
        zorder=2.0 + 1e-4 * z,
    )


def new_axes(scene: Scene, width: float) -> "Axes":
    """Return axes that fill a figure of a given width [inches] of the scene's shape."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, width * scene.height / scene.width))
    return figure.add_axes((0, 0, 1, 1))


def svg(scene: Scene, title: str, box: tuple[float, float, float, float] | None = None) -> str:
    """Return a scene as an SVG element whose colours are CSS variables named like the roles.

    Parameters
    ----------
    scene : Scene
        What to draw.
    title : str
        What the picture shows, for who cannot see it.
    box : tuple, optional
        Left, top, width and height of the part to show. [page units]
    """
    view = " ".join(_short(number) for number in box or (0.0, 0.0, scene.width, scene.height))
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}" role="img"><title>{escape(title)}</title>']
    lines += map(svg_item, scene.items)
    return "\n".join([*lines, "</svg>"])


def svg_item(item: Item) -> str:
    """Return a curve or a line of text as an SVG element."""
    return _svg_words(item) if isinstance(item, Words) else _svg_curve(item)


def _svg_curve(item: Curve) -> str:
    """Return one curve as an SVG element."""
    fill = "url(#hatch)" if item.hatch else f"var(--{item.fill})" if item.fill else "none"
    parts = [f'<path d="{svg_path(item)}" fill="{fill}"']
    if item.id:
        parts.insert(1, f' id="{escape(item.id)}"')
    if item.stroke:
        parts.append(f' stroke="var(--{item.stroke})" stroke-width="{_short(item.width)}"')
        if item.width > WIDE and not item.closed:
            parts.append(' stroke-linecap="round"')
    if item.alpha < 1.0:
        parts.append(f' opacity="{item.alpha:g}"')
    title = f"<title>{escape(item.title)}</title>" if item.title else ""
    return "".join(parts) + (f">{title}</path>" if title else "/>")


def _svg_words(item: Words) -> str:
    """Return a line of text as an SVG element."""
    extra = ' font-weight="bold"' if item.bold else ""
    if item.halo:
        extra += f' stroke="var(--{item.halo})" stroke-width="{_short(0.35 * item.size)}" paint-order="stroke"'
    fill = f"var(--on_{item.on})" if item.on else f"var(--{item.colour})"
    x, y = item.at
    return (
        f'<text x="{_short(x)}" y="{_short(y + 0.35 * item.size)}" font-size="{_short(item.size)}" '
        f'text-anchor="{item.anchor}" fill="{fill}"{extra}>{escape(item.text)}</text>'
    )
