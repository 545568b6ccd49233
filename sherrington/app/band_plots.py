"""Pictures of `verify`: one measured value against its published band."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sherrington.app.notice import NOTICE

if TYPE_CHECKING:
    from matplotlib.figure import Figure

GOOD, BAD, BAND = "#4f8a5b", "#c0504d", "#b7cfae"


def draw_band(row: Mapping[str, Any]) -> "Figure":
    """Return a picture of one row of a verification: the band, the value, what it means.

    Parameters
    ----------
    row : mapping
        One row of ``sherrington.verify/1`` that has a value.
    """
    from matplotlib.figure import Figure

    low, high, value = row["low"], row["high"], row["value"]
    known = [edge for edge in (low, high, value) if edge is not None]
    margin = 0.35 * (max(known) - min(known)) or max(abs(value), 1.0)
    left, right = min(known) - margin, max(known) + margin
    figure = Figure(figsize=(7.0, 2.4), layout="constrained")
    ax = figure.add_subplot()
    ax.axvspan(left if low is None else low, right if high is None else high, color=BAND, label="published")
    word = "inside" if row["pass"] else "outside"
    ax.plot([value], [0.5], "o", color=GOOD if row["pass"] else BAD, markersize=11, label=f"simulated, {word}")
    ax.annotate(f"{value:.4g}", (value, 0.5), (0, 12), textcoords="offset points", ha="center", fontsize=9)
    ax.set(xlim=(left, right), ylim=(0, 1), yticks=[])
    ax.set_xlabel(f"{row['measure'].replace('_', ' ')} [{row['unit']}]", fontsize=9)
    title = f"{row['id']}  {row['structure'].replace('_', ' ')}, {row['side']}, {row['case']} ({row['kind']})"
    ax.set_title(title, fontsize=10, loc="left")
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.legend(fontsize=7, frameon=False, ncols=2, loc="upper right")
    figure.supxlabel(f"{row['source']}   {NOTICE}", fontsize=4.5, color="#777777")
    return figure
