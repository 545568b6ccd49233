"""The command ``verify``."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter

from sherrington.app import options as opt

SCHEMA = "sherrington.verify/1"
FAILED = 3


def verify(
    *,
    targets: Annotated[
        Path | None,
        Parameter(help="CSV with id, measure, structure, side, case, settings, low, high, unit, source."),
    ] = None,
    seed: opt.Seed = 0,
    threads: opt.Threads = None,
    json: opt.Json = False,
) -> int:
    """Hold the simulation against published numbers; exit 3 if a predicted one fails unexplained."""
    from sherrington.app.output import json_text
    from sherrington.app.pipeline import Options, check, prepare
    from sherrington.app.progress import progress_bar
    from sherrington.infer.verification import verify as hold

    check(Options(seed, threads))
    with progress_bar("Verifying") as report:
        result = hold(targets, prepare=prepare, seed=seed, threads=threads, progress=report)
    if json:
        print(json_text({"schema": SCHEMA, "rows": result.rows, "summary": result.summary}), end="")
    else:
        print_verification(result.rows, result.summary)
    return FAILED if result.failed else 0


def print_verification(rows: Sequence[Mapping[str, Any]], summary: Mapping[str, Any]) -> None:
    """Print quantity, band, simulated value, tuned or predicted, pass or fail, source."""
    from rich.text import Text

    from sherrington.app.notice import NOTICE
    from sherrington.app.tables import console, new_table

    table = new_table("published numbers against simulated ones")
    for head, side in (
        ("id", "left"),
        ("measure", "left"),
        ("structure", "left"),
        ("case", "left"),
        ("band", "right"),
        ("tuned", "right"),
        ("predicted", "right"),
        ("unit", "left"),
        ("", "left"),
        ("source", "left"),
    ):
        table.add_column(head, justify="right" if side == "right" else "left", overflow="fold")
    for row in rows:
        value = "-" if row.get("value") is None else f"{row['value']:.4g}"
        tuned = row.get("kind") == "tuned"
        mark = Text("pass", style="green") if row.get("pass") else Text(_why(row), style="bold red")
        cells = [str(row.get(key) or "") for key in ("id", "measure", "structure", "case")]
        cells += [_band(row), value if tuned else "", "" if tuned else value, str(row.get("unit") or "")]
        table.add_row(*cells, mark, str(row.get("source") or ""))
    out = console()
    out.print(table)
    out.print(", ".join(f"{key.replace('_', ' ')} {value}" for key, value in summary.items()), markup=False)
    out.print(NOTICE, markup=False, style="dim")


def _band(row: Mapping[str, Any]) -> str:
    """Return the published band."""
    low, high = row.get("low"), row.get("high")
    return f"{'' if low is None else f'{low:.4g}'}..{'' if high is None else f'{high:.4g}'}"


def _why(row: Mapping[str, Any]) -> str:
    """Return why a row does not pass."""
    note = row.get("note")
    word = "inexpressible" if row.get("pass") is None else "fail"
    return f"{word}: {note}" if note else word
