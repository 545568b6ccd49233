"""Pictures of an examination: what the examiner's eyes, hands and electrodes recorded."""

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Any

import numpy as np

from sherrington.app.notice import NOTICE
from sherrington.app.output import save_png
from sherrington.circuit.command import Step
from sherrington.circuit.trace import FloatArray, Trace
from sherrington.foundation.errors import InputError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from sherrington.sign.examination import Examination, Recording

COLOURS = ("#2f5d8a", "#c0504d", "#4f8a5b", "#8064a2", "#c98a2b", "#4bacc6", "#7f7f7f", "#b35c9e")
BAND = "#b7cfae"  # behind: what the same person in health does
BINS = 1500  # EMG is drawn as its envelope in so many columns
LEAST_SPAN = (5.0, 0.5, 20.0, 0.1)  # [deg], [N m], [N], [mV]: the finest scale of each row
MOVES = 0.5  # [deg] a degree of freedom that moves less is left out

Pairs = Sequence["Recording"]


def need_matplotlib() -> None:
    """Raise InputError if Matplotlib is not installed."""
    if find_spec("matplotlib") is None:
        raise InputError("pictures need Matplotlib; install it with: pip install 'sherrington[plot]'", field="--plot")


def plot_examination(examination: "Examination", folder: Path, healthy: Sequence["Examination"] = ()) -> list[Path]:
    """Draw one PNG per test, structure and side.

    Parameters
    ----------
    examination : Examination
        What to draw.
    folder : Path
        Existing folder for the files.
    healthy : sequence of Examination, optional
        The same steps done on the person in health (other seeds, both sides); their range is
        drawn behind.

    Returns
    -------
    files : list of Path
        Pictures in the order of the examination.
    """
    groups = grouped(examination.traces)
    files = []
    for i, (key, recordings) in enumerate(groups.items()):
        figure = draw(recordings, [like(step, healthy) for step, _ in recordings])
        path = folder / f"{i + 1:03d}_{'_'.join(key)}.png"
        save_png(figure, path)
        files.append(path)
    return files


def grouped(recordings: Pairs) -> dict[tuple[str, str, str], list["Recording"]]:
    """Return recordings by test, structure and side."""
    groups: dict[tuple[str, str, str], list[Recording]] = {}
    for recording in recordings:
        step = recording.step
        groups.setdefault((step.test, step.structure, step.side), []).append(recording)
    return groups


def like(step: Step, healthy: Sequence["Examination"]) -> list[Trace]:
    """Return the healthy recordings of the same step, of either side."""
    wanted = (step.test, step.structure, step.role)
    return [
        trace
        for examination in healthy
        for other, trace in examination.traces
        if (other.test, other.structure, other.role) == wanted
    ]


def draw(recordings: Pairs, bands: Sequence[Sequence[Trace]]) -> "Figure":
    """Return the figure of one test: a column per trial, a row per thing recorded.

    Parameters
    ----------
    recordings : sequence of Recording
        The trials of one test on one structure.
    bands : sequence of sequence of Trace
        For each trial, what healthy people do in it; may be empty.
    """
    from matplotlib.figure import Figure

    n_emg = max(len(trace.muscles) for _, trace in recordings)
    spikes = any(trace.units is not None and len(trace.units) for _, trace in recordings)
    heights = [1.6, 1.3, 1.3, *([0.8] * n_emg), *([1.2] if spikes else [])]
    figure = Figure(figsize=(1.2 + 5.2 * len(recordings), 1.4 + sum(heights)), layout="constrained")
    axes = figure.subplots(len(heights), len(recordings), sharex="col", squeeze=False, height_ratios=heights)
    for column, ((step, trace), band) in enumerate(zip(recordings, bands, strict=True)):
        draw_trial(list(axes[:, column]), step, trace, band)
    for i, row in enumerate(axes):
        _share_scale(list(row), LEAST_SPAN[min(i, 3)] if i < 3 + n_emg else 0.0)
    first = recordings[0].step
    side = "" if first.side == "midline" else f", {first.side}"
    title = f"{first.test}: {first.structure}{side}".replace("_", " ").capitalize()
    if any(bands):
        title += "  (green: the same person in health)"
    figure.suptitle(title, fontsize=12, fontweight="bold")
    figure.supxlabel(fill(NOTICE, round(21 * figure.get_figwidth())), fontsize=5, color="#777777")
    return figure


def draw_trial(axes: Sequence["Axes"], step: Step, trace: Trace, band: Sequence[Trace]) -> None:
    """Draw one trial into a column of axes: angle, torque, force, EMG of each muscle, spikes."""
    axes[0].set_title(step.sentence, fontsize=8, wrap=True)
    moving = [i for i in range(len(trace.dofs)) if np.ptp(trace.angle[i]) > MOVES] or [0]
    _lines(axes[0], trace, "angle", moving, trace.dofs, band)
    _lines(axes[1], trace, "torque", moving, trace.dofs, band)
    _lines(axes[2], trace, "force", list(range(len(trace.muscles))), trace.muscles, band)
    for ax, label in zip(axes, ("angle [deg]", "torque of\nthe hand [N m]", "tendon\nforce [N]"), strict=False):
        ax.set_ylabel(label, fontsize=8)
    for i, muscle in enumerate(trace.muscles):
        _emg(axes[3 + i], trace, i, band)
        axes[3 + i].set_ylabel("EMG [mV]", fontsize=7)
        axes[3 + i].text(0.01, 0.95, muscle.replace("_", " "), transform=axes[3 + i].transAxes, fontsize=7, va="top")
    if trace.units is not None and len(axes) > 3 + len(trace.muscles):
        ax = axes[-1]
        ax.scatter(
            trace.units[:, 0], trace.units[:, 2], s=1, c=[COLOURS[int(m) % len(COLOURS)] for m in trace.units[:, 1]]
        )
        ax.set_ylabel("motor unit", fontsize=8)
    for ax in axes:
        ax.spines[["top", "right"]].set_visible(False)
        ax.tick_params(labelsize=7)
        ax.margins(x=0)
    axes[-1].set_xlabel("time [s]", fontsize=8)


def _lines(
    ax: "Axes", trace: Trace, name: str, which: Sequence[int], labels: Sequence[str], band: Sequence[Trace]
) -> None:
    """Draw some rows of one recorded quantity, healthy range behind."""
    values = np.asarray(getattr(trace, name))
    for i in which:
        colour = COLOURS[i % len(COLOURS)]
        others = _stack([np.asarray(getattr(other, name))[i] for other in band], values.shape[1])
        if others is not None:
            time = trace.time[: others.shape[1]]
            ax.fill_between(time, others.min(0), others.max(0), color=BAND, linewidth=1.5, zorder=0)
        ax.plot(trace.time, values[i], color=colour, linewidth=1.0, label=labels[i].replace("_", " "))
    if len(which) > 1:
        ax.legend(fontsize=6, frameon=False, ncols=2, loc="upper right")


def _stack(rows: Sequence[FloatArray], n: int) -> FloatArray | None:
    """Return healthy recordings as one array, cut to the shortest."""
    n = min([n, *(row.size for row in rows)])
    return np.stack([row[:n] for row in rows]) if rows else None


def _emg(ax: "Axes", trace: Trace, i: int, band: Sequence[Trace]) -> None:
    """Draw the envelope of one EMG [mV], healthy range behind."""
    others = _stack([np.asarray(other.emg)[i] for other in band], trace.emg.shape[1])
    if others is not None:
        time, low, high = envelope(others, trace.emg_rate)
        ax.fill_between(time, low, high, color=BAND, linewidth=0.8, step="mid", zorder=0)
    time, low, high = envelope(trace.emg[i : i + 1], trace.emg_rate)
    ax.fill_between(time, low, high, color="#333333", linewidth=0.4, step="mid")


def envelope(rows: FloatArray, rate: float) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return time [s], lowest and highest value [mV] of recordings [V] in columns of equal width.

    Parameters
    ----------
    rows : array
        EMG [V], shape [n_recordings, n_samples].
    rate : float
        Sampling rate. [Hz]
    """
    width = max(1, rows.shape[1] // BINS)
    n = rows.shape[1] // width
    blocks = 1e3 * rows[:, : n * width].reshape(rows.shape[0], n, width)
    time = (np.arange(n) + 0.5) * width / rate
    return time, blocks.min((0, 2)), blocks.max((0, 2))


def _share_scale(axes: Sequence["Axes"], least: float) -> None:
    """Give the trials of a test one scale, and none so fine that noise looks like a sign."""
    low = min(ax.get_ylim()[0] for ax in axes)
    high = max(ax.get_ylim()[1] for ax in axes)
    missing = max(0.0, least - (high - low)) / 2.0
    low, high = low - missing, high + missing
    for ax in axes:
        ax.set_ylim(low, high)


def axes_of(figure: "Figure") -> list[Any]:
    """Return the axes of a figure, from the top left."""
    return list(figure.axes)
