"""Clinical scores as tables: one per scale, items down, sides across, and why a number is missing."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from sherrington.app.tables import cell, console, new_table

if TYPE_CHECKING:
    from rich.table import Table

    from sherrington.sign.finding import Finding

SIDES = ("left", "right", "midline")


def print_scores(findings: Iterable["Finding"]) -> None:
    """Print the scores of one examination."""
    from sherrington.sign.scores import scores

    scales: dict[str, list[Finding]] = {}
    for row in scores(findings):
        scales.setdefault(row.structure, []).append(row)
    out = console()
    for scale, rows in scales.items():
        out.print(score_table(scale, rows))


def score_table(scale: str, rows: Sequence["Finding"]) -> "Table":
    """Return the table of one scale."""
    from rich.text import Text

    table = new_table(f"score {scale.replace('_', ' ')}")
    table.add_column("", no_wrap=True)
    sides = [side for side in SIDES if any(row.side == side for row in rows)]
    for side in sides:
        table.add_column(side, justify="right", no_wrap=True)
    table.add_column("range")
    table.add_column("no value because")
    for measure in dict.fromkeys(row.measure for row in rows):
        here = {row.side: row for row in rows if row.measure == measure}
        ranges = dict.fromkeys(row.unit for row in here.values())
        cells = [cell(here.get(side)) for side in sides]
        table.add_row(measure.replace("_", " "), *cells, ", ".join(ranges), Text(_reason(here)))
    return table


def _reason(rows: Mapping[str, "Finding"]) -> str:
    """Return why a number is missing; the reason of the whole body names those of the sides."""
    found = {side: row.reason for side, row in rows.items() if row.reason}
    return found.get("midline") or "; ".join(found.values())
