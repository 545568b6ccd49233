"""The picture of one test: a column per trial, a row per thing recorded, what health does behind in pale.

Muscles have colours and are named in theirs beside their EMG; degrees of freedom have styles of line and are
named beside their angle. So nothing needs a legend, which would lie on the traces.
"""

from collections.abc import Iterator, Sequence
from textwrap import fill, wrap
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from sherrington.app.notice import NOTICE
from sherrington.app.pictures import palette
from sherrington.app.pictures.letters import fitting
from sherrington.app.pictures.thinning import moving, thinned
from sherrington.circuit.command import Step
from sherrington.circuit.trace import FloatArray, Trace

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from sherrington.sign.examination import Recording

COLUMNS = 600  # of a recording too long to be drawn whole: at least one per pixel
WHOLE = 6000  # samples that are drawn as they are
PALE = 0.35  # [1] opacity of what health does
COLOURS = 8  # muscles beyond them are dashed
STYLES = (("-", "──"), ("--", "- -"), (":", "····"), ("-.", "-·-"))  # of a line, and as it looks in a text

LEFT, RIGHT, WIDTH, GAP = 1.75, 0.15, 4.6, 0.3  # [in] margins, a trial, between trials
BETWEEN, FOOT = 0.12, 0.62  # [in] between rows, below the last
TITLE, LINE = 0.24, 0.16  # [in] a line of the title, a line of what is done
HEIGHTS = {"angle": 1.3, "torque": 1.2, "force": 1.3, "EMG": 0.75, "unit": 1.2}  # [in]
LEAST = {"angle": 5.0, "torque": 0.5, "force": 20.0, "EMG": 0.1, "unit": 0.0}  # [deg], [N m], [N], [mV]: finest scale

Recordings = Sequence["Recording"]


class Row(NamedTuple):
    """One row of the picture."""

    kind: str  # angle | torque | force | EMG | unit
    muscle: int = 0


def draw(recordings: Recordings, bands: Sequence[Sequence[Trace]], dark: bool = False) -> "Figure":
    """Return the figure of one test: a column per trial, a row per thing recorded.

    Parameters
    ----------
    recordings : sequence of Recording
        The trials of one test on one structure.
    bands : sequence of sequence of Trace
        For each trial, what healthy people do in it; may be empty.
    dark : bool
        Colours for a dark page.
    """
    rows = list(_rows(recordings))
    figure, axes = _frame(recordings, rows, any(bands), dark)
    for column, ((_, trace), band) in enumerate(zip(recordings, bands, strict=True)):
        for row, ax in zip(rows, axes[:, column], strict=True):
            _draw_row(ax, row, trace, band, dark)
            ax.set_xlim(0.0, trace.angle.shape[1] / trace.rate)
    # a healthy greatest effort sets its own scale: that of an eye muscle is weaker than noise elsewhere
    own_scale = any(bands) and recordings[0].step.test == "power"
    for row, ax in zip(rows, axes[:, 0], strict=True):
        if not (own_scale and row.kind in ("force", "torque")):
            low, high = ax.get_ylim()  # so fine a scale that noise looks like a sign is widened
            missing = max(0.0, LEAST[row.kind] - (high - low)) / 2.0
            ax.set_ylim(low - missing, high + missing)
        _label(ax, row, recordings, dark)
    return figure


def _rows(recordings: Recordings) -> Iterator[Row]:
    """Yield what is drawn of a test, from the top."""
    yield from (Row("angle"), Row("torque"), Row("force"))
    yield from (Row("EMG", i) for i in range(max(len(trace.muscles) for _, trace in recordings)))
    if any(trace.units is not None and len(trace.units) for _, trace in recordings):
        yield Row("unit")


def _frame(recordings: Recordings, rows: Sequence[Row], banded: bool, dark: bool) -> tuple["Figure", np.ndarray]:
    """Return a figure with empty axes, its title, what is done in each trial, and the notice."""
    from matplotlib.figure import Figure

    n = len(recordings)
    width = LEFT + n * WIDTH + (n - 1) * GAP + RIGHT
    title = wrap(_title(recordings[0].step), fitting(12, width))
    said = [wrap(step.sentence, fitting(8, WIDTH)) for step, _ in recordings]
    head = TITLE * len(title) + (LINE if banded else 0.0) + LINE * max(map(len, said)) + 0.2
    heights = [HEIGHTS[row.kind] for row in rows]
    height = head + sum(heights) + BETWEEN * (len(rows) - 1) + FOOT
    ink, page, muted = (palette.colour(role, dark) for role in ("ink", "page", "muted"))
    figure = Figure(figsize=(width, height), facecolor=page)
    axes = figure.subplots(len(rows), n, sharex="col", sharey="row", squeeze=False, height_ratios=heights)
    mean = sum(heights) / len(rows)
    figure.subplots_adjust(
        LEFT / width, FOOT / height, 1.0 - RIGHT / width, 1.0 - head / height, GAP / WIDTH, BETWEEN / mean
    )
    figure.text(0.1 / width, 1.0 - 0.1 / height, "\n".join(title), size=12, weight="bold", color=ink, va="top")
    if banded:
        below = 1.0 - (0.12 + TITLE * len(title)) / height
        figure.text(0.1 / width, below, "pale, behind: the same person in health", size=8, color=muted, va="top")
    for ax, lines in zip(axes[0], said, strict=True):
        ax.set_title("\n".join(lines), size=8, color=ink, loc="left", pad=4)
    for ax in axes.flat:
        _plain(ax, ink, page)
    for ax in (*axes[:-1].flat, *axes[-1]):  # each tick costs as much as a trace, and inner ones say nothing
        ax.xaxis.set_visible(ax in axes[-1])
        ax.yaxis.set_visible(ax in axes[:, 0])
    for ax in axes[-1]:
        ax.set_xlabel("time [s]", size=8, color=ink, labelpad=2)
    notice = fill(NOTICE, fitting(5, width))
    figure.text(0.1 / width, 0.06 / height, notice, size=5, color=muted, va="bottom")
    return figure, axes


def _title(step: Step) -> str:
    """Return what was tested, and where.

    Examples
    --------
    >>> from sherrington.circuit.command import Command
    >>> _title(Step("plantar", "plantar", "left", Command("hallux", "left", 1.0), "Stroke.", ""))
    'Plantar, left'
    """
    where = [] if step.structure == step.test else [step.structure]
    where += [] if step.side == "midline" else [step.side]
    what = f"{step.test}{': ' if step.structure != step.test else ', '}" if where else step.test
    return f"{what}{', '.join(where)}".replace("_", " ").capitalize()


def _plain(ax: "Axes", ink: str, page: str) -> None:
    """Give empty axes few ticks and the colours of the page."""
    from matplotlib.ticker import MaxNLocator

    ax.set_facecolor(page)
    ax.spines[["top", "right"]].set_visible(False)
    ax.spines[["left", "bottom"]].set_color(ink)
    ax.tick_params(labelsize=7, color=ink, labelcolor=ink, length=2)
    ax.xaxis.set_major_locator(MaxNLocator(6))
    ax.yaxis.set_major_locator(MaxNLocator(3))
    ax.margins(x=0)


def _draw_row(ax: "Axes", row: Row, trace: Trace, band: Sequence[Trace], dark: bool) -> None:
    """Draw one row of one trial."""
    if row.kind == "EMG":
        if row.muscle < len(trace.muscles):
            colour, _ = muscle_line(row.muscle, dark)
            _curve(ax, [1e3 * each.emg[row.muscle] for each in (trace, *band)], trace.emg_rate, colour, "-")
    elif row.kind == "unit":
        _spikes(ax, trace, dark)
    elif row.kind == "force":
        for i in range(len(trace.muscles)):
            _curve(ax, [each.force[i] for each in (trace, *band)], trace.rate, *muscle_line(i, dark))
    else:
        for style, i in zip(STYLES, moving(trace), strict=False):
            values = [getattr(each, row.kind)[i] for each in (trace, *band)]
            _curve(ax, values, trace.rate, palette.colour("ink", dark), style[0])


def muscle_line(i: int, dark: bool = False) -> tuple[str, str]:
    """Return colour and style of the line of a muscle, by its place in its circuit."""
    return palette.colour(f"trace_{i % COLOURS}", dark), STYLES[i // COLOURS % len(STYLES)][0]


def _curve(ax: "Axes", rows: Sequence[FloatArray], rate: float, colour: str, style: str) -> None:
    """Draw a recording, and behind it the range of the others; all are cut to the shortest."""
    n = min(row.size for row in rows)
    if len(rows) > 1:
        time, low, high = extremes([row[:n] for row in rows[1:]], rate)
        ax.fill_between(time, low, high, color=colour, alpha=PALE, linewidth=1.5, zorder=1)
    time, values = np.arange(n) / rate, rows[0][:n]
    if n > WHOLE:  # up and down through every column, as a pen would
        middle, low, high = extremes([values], rate)
        both = np.stack([low, high], axis=1)
        both[1::2] = both[1::2, ::-1]
        time, values = np.repeat(middle, 2), both.ravel()
    ax.plot(time, values, style, color=colour, linewidth=0.9, zorder=2)


def extremes(rows: Sequence[FloatArray], rate: float) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return time [s], lowest and highest value of recordings of one length in columns of equal width.

    Parameters
    ----------
    rows : sequence of array
        Recordings, shape [n_samples] each.
    rate : float
        Sampling rate. [Hz]
    """
    columns = np.stack([thinned(row, COLUMNS, True) for row in rows])
    n = columns.shape[2]
    time = (np.arange(n) + 0.5) * rows[0].size / (n * rate)
    return time, columns[:, 0].min(0), columns[:, 1].max(0)


def _spikes(ax: "Axes", trace: Trace, dark: bool) -> None:
    """Draw the motor units that a needle saw, each muscle in its colour."""
    units = np.zeros((0, 3)) if trace.units is None else np.asarray(trace.units)
    for muscle in np.unique(units[:, 1]).astype(int):
        own = units[units[:, 1] == muscle]
        ax.plot(own[:, 0], own[:, 2], ".", color=muscle_line(muscle, dark)[0], markersize=1.5, linestyle="none")


def _label(ax: "Axes", row: Row, recordings: Recordings, dark: bool) -> None:
    """Name a row at its left: what was recorded, its unit, and whose line is whose."""
    trace = recordings[0].trace
    text, colour = "", palette.colour("ink", dark)
    if row.kind == "EMG":
        trace = max((trace for _, trace in recordings), key=lambda trace: len(trace.muscles))
        name = wrap(trace.muscles[row.muscle].replace("_", " "), 20)
        colour, style = muscle_line(row.muscle, dark)
        mark = dict(STYLES)[style]
        text = "\n".join([f"{mark} {name[0]}", *name[1:], "EMG [mV]"])
    elif row.kind == "angle":
        found = sorted({i for _, each in recordings for i in moving(each)})[: len(STYLES)]
        names = [f"{mark} {trace.dofs[i].replace('_', ' ')}" for (_, mark), i in zip(STYLES, found, strict=False)]
        text = "\n".join(["angle [deg]", *(names if len(names) > 1 else [])])
    else:
        text = {
            "torque": "torque of the\nhand [N m]",
            "force": "tendon force [N]\n(colours: muscles,\nbelow)",
            "unit": "motor unit\n(colours: muscles,\nabove)",
        }[row.kind]
    where = (-(LEFT - 0.1) / WIDTH, 0.5)
    ax.annotate(text, where, xycoords="axes fraction", size=7, color=colour, va="center", annotation_clip=False)
