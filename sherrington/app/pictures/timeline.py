"""Signs over time: one lane per sign, both sides, days to years on one axis."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from sherrington.app.pictures import palette
from sherrington.app.pictures.body_values import SIDES, Findings, Row, rows
from sherrington.foundation.errors import InputError
from sherrington.foundation.units import YEAR

if TYPE_CHECKING:
    from matplotlib.axes import Axes

HOUR = 1.0 / 24.0  # [d]
TICKS = ((HOUR, "1 h"), (1, "1 d"), (3, "3 d"), (7, "1 wk"), (30.4, "1 mo"), (91.3, "3 mo"), (182.6, "6 mo"),
         (YEAR, "1 yr"), (3 * YEAR, "3 yr"), (10 * YEAR, "10 yr"), (30 * YEAR, "30 yr"))  # fmt: skip
FILLED = 0.68  # [1] of a lane that is used
CLOSEST = 0.055  # [1] of the axis between two labels of time
TOES = {"flexor": 0.0, "none": 1.0, "extensor": 2.0}
MARKS = {"right": "o", "left": "s"}
Visits = Iterable[tuple[float, Findings]]


class Lane(NamedTuple):
    """One sign: which rows, what of them, and how its lane is numbered."""

    name: str
    test: str
    measure: str
    low: float  # at the bottom of the lane
    high: float  # at its top
    health: tuple[float, float]
    worst: Callable[[Sequence[float]], float] | None  # of several structures, beside their mean
    ticks: tuple[tuple[float, str], ...]


LANES = (
    Lane("Power\n(MRC)", "power", "mrc", 0, 5, (5, 5), min, ((0, "0"), (3, "3"), (5, "5"))),
    Lane("Bulk\n(of healthy)", "inspection", "bulk", 0, 1.05, (0.85, 1.05), min, ((0, "0"), (1, "100 %"))),
    Lane("Reflexes\n(grade)", "tendon_reflex", "grade", 0, 4, (1, 2), max, ((0, "0"), (2, "2"), (4, "4"))),
    Lane("Tone\n(Ashworth)", "tone", "mas", 0, 4, (0, 0), max, ((0, "0"), (2, "2"), (4, "4"))),
    Lane("Clonus\n(beats)", "clonus", "beats", 0, 11, (0, 2), max, ((0, "0"), (5, "5"), (11, ">10"))),
    Lane("Plantar", "plantar", "response", 0, 2, (0, 0), None, ((0, "flexor"), (1, "none"), (2, "extensor"))),
)  # fmt: skip


def timeline(
    visits: Visits, ax: "Axes | None" = None, dark: bool = False, structures: Sequence[str] = (), title: str = ""
) -> "Axes":
    """Draw power, bulk, reflexes, tone, clonus and plantar response over time, a lane each.

    Parameters
    ----------
    visits : iterable of (float, findings)
        Time since the lesion [d] and what was found then.
    ax : Axes, optional
        Where to draw; a figure of its own if not given.
    dark : bool
        Colours for a dark page.
    structures : sequence of str
        Muscles, joints and reflexes to look at, if not all.
    title : str
        Whose signs they are.

    Returns
    -------
    ax : Axes
        The axes drawn on. Lines are means over the structures of a side, bands reach to the worst
        of them, and the shaded stripe is health.
    """
    seen = sorted(((float(time), rows(findings)) for time, findings in visits), key=lambda visit: visit[0])
    known = [(max(time, HOUR), found) for time, found in seen]
    if not known:
        raise InputError("a timeline needs at least one examination")
    if structures:
        known = [(time, [row for row in found if row["structure"] in structures]) for time, found in known]
    if ax is None:
        from matplotlib.figure import Figure
        from matplotlib.layout_engine import ConstrainedLayoutEngine

        ax = Figure(figsize=(9.0, 7.5), layout=ConstrainedLayoutEngine(h_pad=0.1, w_pad=0.08)).add_subplot()
    _frame(ax, [time for time, _ in seen], dark)
    if title:
        ax.set_title(title, loc="left", fontsize=12, fontweight="bold", color=palette.colour("ink", dark), pad=30)
    for i, lane in enumerate(LANES):
        _lane(ax, lane, float(len(LANES) - 1 - i), known, dark)
    _key(ax, [side for side in SIDES if any(row["side"] == side for _, found in known for row in found)], dark)
    return ax


def _frame(ax: "Axes", times: Sequence[float], dark: bool) -> None:
    """Set axis of time, colours and limits."""
    ink = palette.colour("ink", dark)
    ax.set_facecolor(palette.colour("page", dark))
    ax.figure.set_facecolor(palette.colour("page", dark))
    low, high = max(times[0], HOUR) / 1.7, max(times[-1], HOUR) * 1.7
    ax.set(xscale="log", xlim=(low, high), ylim=(-0.08, len(LANES)), yticks=[])
    shown = _ticks(low, high, times[0] < HOUR)
    ax.set_xticks([at for at, _ in shown], [text for _, text in shown], color=ink)
    ax.set_xticks([], minor=True)
    ax.set_xlabel("time since the newest lesion or disease began", color=ink)
    ax.spines[:].set_visible(False)
    ax.tick_params(length=0)
    for at, _ in shown:
        ax.axvline(at, color=palette.colour("hairline", dark), linewidth=0.6, zorder=0)


def _ticks(low: float, high: float, onset: bool) -> list[tuple[float, str]]:
    """Return the labels of time [d] that fit side by side; the onset itself stands at its first hour.

    Examples
    --------
    >>> [text for _, text in _ticks(0.03, 12.0, True)]
    ['0', '1 d', '3 d', '1 wk']
    """
    shown: list[tuple[float, str]] = []
    for at, text in TICKS:
        apart = np.log(at / shown[-1][0]) / np.log(high / low) if shown else 1.0
        if low <= at <= high and apart >= CLOSEST:
            shown.append((at, "0" if at == HOUR and onset else text))
    return shown


def _lane(ax: "Axes", lane: Lane, base: float, visits: Sequence[tuple[float, list[Row]]], dark: bool) -> None:
    """Draw one sign of both sides."""

    def at(value: float | np.ndarray) -> Any:
        return base + FILLED * (np.clip(value, lane.low, lane.high) - lane.low) / (lane.high - lane.low)

    stripe = [at(edge) + margin for edge, margin in zip(lane.health, (-0.03, 0.03), strict=True)]
    ax.axhspan(*stripe, color=palette.colour("health", dark), zorder=0, linewidth=0)
    for y, text in lane.ticks:
        ax.annotate(text, (1.01, at(y)), xycoords=("axes fraction", "data"), va="center", fontsize=8,
                    color=palette.colour("muted", dark))  # fmt: skip
        ax.axhline(at(y), color=palette.colour("hairline", dark), linewidth=0.4, zorder=0)
    ax.annotate(lane.name, (-0.015, base + FILLED / 2.0), xycoords=("axes fraction", "data"), va="center", ha="right",
                fontsize=10, fontweight="bold", color=palette.colour("ink", dark))  # fmt: skip
    for side in SIDES:
        points = [(time, values) for time, found in visits if (values := _values(lane, found, side))]
        if not points:
            continue
        time = np.array([t for t, _ in points])
        mean = at(np.array([float(np.mean(values)) for _, values in points]))
        colour = palette.colour(side, dark)
        if lane.worst is not None:
            edge = at(np.array([lane.worst(values) for _, values in points]))
            ax.fill_between(time, mean, edge, color=colour, alpha=0.3 if dark else 0.16, linewidth=0, zorder=1)
        style = "-" if side == "right" else "--"
        ax.plot(time, mean, style, color=colour, marker=MARKS[side], markersize=4.5, linewidth=1.6, zorder=3)


def _values(lane: Lane, found: Iterable[Row], side: str) -> list[float]:
    """Return the values of one sign of one side."""
    values = [
        row["value"]
        for row in found
        if (row["test"], row["measure"], row["side"]) == (lane.test, lane.measure, side) and row["value"] is not None
    ]
    return [TOES[value] if isinstance(value, str) else float(value) for value in values]


def _key(ax: "Axes", sides: Sequence[str], dark: bool) -> None:
    """Say which line is which."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    handles: list[Any] = [
        Line2D([], [], color=palette.colour(side, dark), marker=MARKS[side], linestyle="-" if side == "right" else "--",
               label=f"{side}: mean, band to the worst")
        for side in sides
    ]  # fmt: skip
    handles.append(Patch(color=palette.colour("health", dark), label="health"))
    ax.legend(handles=handles, loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=3, frameon=False, fontsize=9,
              labelcolor=palette.colour("ink", dark))  # fmt: skip
