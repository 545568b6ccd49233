"""The command ``verify``."""

from collections.abc import Mapping, Sequence
from importlib.resources import files
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
        Parameter(
            converter=opt.path, help="CSV with id, measure, structure, side, case, settings, low, high, unit, source."
        ),
    ] = None,
    syndromes: Annotated[
        bool,
        Parameter(
            negative="",
            help="Hold simulated signs of every named syndrome against the tables instead (about half an hour).",
        ),
    ] = False,
    seed: opt.Seed = 0,
    threads: opt.Threads = None,
    json: opt.Json = False,
    plot: Annotated[
        Path | None,
        Parameter(name="--plot", converter=opt.path, help="Folder for one picture per row (needs the extra 'plot')."),
    ] = None,
) -> int:
    """Hold the simulation against published numbers; exit 3 if a predicted one fails unexplained."""
    from sherrington.app.bodies import body_maker, check_cases
    from sherrington.app.output import check_folder, print_json
    from sherrington.app.pipeline import Options, check
    from sherrington.app.plots import need_matplotlib
    from sherrington.app.progress import progress_bar
    from sherrington.sign.measures.rows import read_file
    from sherrington.sign.measures.session import verify as hold

    check(Options(seed, threads))
    if syndromes:
        return _hold_syndromes(targets, plot, seed, threads, json)
    check_folder(plot, "--plot")
    if plot is not None:
        need_matplotlib()
    table = own_targets() if targets is None else targets
    folder = None if targets is None else targets.parent
    rows = read_file(table)
    check_cases(rows, str(table), folder)
    bodies = body_maker(folder)
    with progress_bar("Verifying") as report:
        result = hold(rows, bodies, seed, threads, report)
    if plot is not None:
        write_pictures(plot, result.rows)
    if json:
        print_json({"schema": SCHEMA, "rows": result.rows, "summary": result.summary})
    else:
        print_verification(result.rows, result.summary)
    return FAILED if result.failed else 0


def _hold_syndromes(targets: Path | None, plot: Path | None, seed: int, threads: int | None, json: bool) -> int:
    """Run the syndromes of the tables and print where simulation and table agree."""
    from sherrington.app.output import print_json
    from sherrington.app.progress import progress_bar
    from sherrington.app.syndromes import document, examine_all, print_agreement
    from sherrington.foundation.errors import InputError

    for option, value in (("--targets", targets), ("--plot", plot)):
        if value is not None:
            raise InputError("does not go with --syndromes; leave one out", field=option)
    with progress_bar("Syndromes") as report:
        found = examine_all(seed=seed, threads=threads, progress=report)
    if json:
        print_json(document(found))
    else:
        print_agreement(found)
    return 0


def own_targets() -> Path:
    """Return the package's own table of targets."""
    return Path(str(files("sherrington.foundation").joinpath("data", "targets.csv")))


def write_pictures(folder: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write one picture per measured row: the value against its published band."""
    from sherrington.app.band_plots import draw_band
    from sherrington.app.output import save_png, staged

    with staged(folder) as stage:
        for number, row in enumerate(rows, start=1):
            if row["value"] is not None:
                name = "".join(c if c.isalnum() else "_" for c in f"{row['id']}_{row['measure']}")
                save_png(draw_band(row), stage / f"{number:03d}_{name}.png")


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
    if row.get("pass") is None:
        return f"inexpressible: {note}"
    if row.get("known"):
        return f"known shortfall: {row['known']}"
    return f"fail: {note}" if note else "fail"
