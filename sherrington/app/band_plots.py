"""Pictures of `verify`: one measured value against its published band."""

from collections.abc import Mapping
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from sherrington.app.notice import NOTICE
from sherrington.app.pictures.letters import fitting

if TYPE_CHECKING:
    from matplotlib.figure import Figure

BAND = "#d4d9df"  # published
MARKS = {True: ("o", "#0b62b0"), False: ("X", "#b3261e")}  # simulated, inside the band or outside
WIDTH = 7.0  # [in]


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
    title = f"{row['id']}  {row['structure'].replace('_', ' ')}, {row['side']}, {row['case']} ({row['kind']})"
    head = wrap(title, fitting(10, WIDTH))
    foot = [*wrap(str(row["source"]), fitting(4.5, WIDTH)), *wrap(NOTICE, fitting(4.5, WIDTH))]
    figure = Figure(figsize=(WIDTH, 2.2 + 0.2 * len(head) + 0.09 * len(foot)), layout="constrained")
    ax = figure.add_subplot()
    ax.axvspan(left if low is None else low, right if high is None else high, color=BAND, label="published")
    word = "inside" if row["pass"] else "outside"
    mark, colour = MARKS[bool(row["pass"])]
    ax.plot([value], [0.5], mark, color=colour, markersize=11, linestyle="none", label=f"simulated, {word}")
    ax.annotate(f"{value:.4g}", (value, 0.5), (0, 12), textcoords="offset points", ha="center", fontsize=9)
    ax.set(xlim=(left, right), ylim=(0, 1), yticks=[])
    ax.set_xlabel(f"{row['measure'].replace('_', ' ')} [{row['unit']}]", fontsize=9)
    figure.suptitle("\n".join(head), fontsize=10, x=0.01, ha="left")
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.legend(fontsize=7, frameon=False, ncols=2, loc="lower left", bbox_to_anchor=(0.0, 1.0), borderpad=0.0)
    figure.supxlabel("\n".join(foot), fontsize=4.5, color="#6a6f76", x=0.01, ha="left")
    return figure
