"""Findings as tables: one per test, structures down, left and right across, abnormal values marked."""

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from sherrington.app import words
from sherrington.app.notice import NOTICE
from sherrington.app.pipeline import Examined, Options
from sherrington.app.streams import plain
from sherrington.foundation.anatomy import SIDES

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from sherrington.sign.finding import Finding

PIPE_WIDTH = 160  # [characters] of a line where no terminal says how wide it is


def console(stream: TextIO | None = None) -> "Console":
    """Return where tables go: stdout, coloured on a terminal only."""
    from rich.console import Console

    stream = sys.stdout if stream is None else stream
    return Console(file=stream, width=None if stream.isatty() else PIPE_WIDTH, highlight=False, soft_wrap=False)


def new_table(title: str) -> "Table":
    """Return an empty table in the one style of the program."""
    from rich import box
    from rich.table import Table

    shape = box.ASCII2 if plain() else box.SIMPLE_HEAD
    return Table(
        title=title, title_justify="left", title_style="bold", box=shape, pad_edge=False, collapse_padding=True
    )


def print_examination(examined: Examined, options: Options) -> None:
    """Print who was examined, what was found test by test, and what it rests on."""
    out = console()
    for line in header(examined, options):
        out.print(line, markup=False, style="bold" if not line.startswith(" ") else "")
    out.print()
    for test, rows in by_test(examined.examination.findings).items():
        out.print(test_table(test, rows))
    for line in footer([examined], options):
        out.print(line, markup=False, style="dim")


def person_lines(examined: Examined) -> list[str]:
    """Return who was examined, what has happened to the person, and what was done about it."""
    from sherrington.app.treatment_file import in_words

    patient = examined.case.patient  # as read: a disease is one line, not all that it has written
    lines = [f"{examined.case.name or 'patient'}: {words.person(patient.person)}"]
    hurt = [f"  {words.lesion(entry)}" for entry in patient.lesions]
    hurt += [f"  {words.disease(entry)}" for entry in patient.diseases]
    return [*lines, *(hurt or ["  no lesion"]), *(f"  {in_words(entry)}" for entry in patient.treatments)]


def header(examined: Examined, options: Options) -> list[str]:
    """Return who was examined, what of the body, and how many findings are abnormal."""
    patient, counts = examined.case.patient, []
    for side in (*SIDES, "midline"):
        rows = [row for row in examined.examination.findings if row.side == side]
        if rows:
            counts.append(f"{side} {sum(row.flag != 'normal' for row in rows)} of {len(rows)}")
    hurt = patient.lesions or patient.diseases
    silent = hurt and all(row.flag == "normal" for row in examined.examination.findings)
    protocol = options.followed
    hint = " (bedside leaves muscles out; --protocol whole tests every one)" if protocol == "bedside" else ""
    if options.focus is not None:
        hint = " (nothing else was examined; leave out --focus to see the rest)"
    what = protocol if options.focus is None else f"{protocol}, {' '.join(options.focus.split())}"
    return [*person_lines(examined), f"  examined: {what}; abnormal: {', '.join(counts)}{hint if silent else ''}"]


def by_test(findings: Iterable["Finding"]) -> dict[str, list["Finding"]]:
    """Return findings grouped by test, in the order of the examination."""
    groups: dict[str, list[Finding]] = {}
    for row in findings:
        groups.setdefault(row.test, []).append(row)
    return groups


def row_name(row: "Finding") -> str:
    """Return what a line of a table is about."""
    name = row.structure.replace("_", " ")
    if row.side == "midline":
        name += " (mid)"
    return f"{name}, {row.direction}" if row.direction else name


def column(row: "Finding") -> str:
    """Return the side under which a finding stands; the midline stands on the left."""
    return "left" if row.side == "midline" else row.side


def test_table(test: str, rows: Sequence["Finding"]) -> "Table":
    """Return the table of one test."""
    table = new_table(test.replace("_", " "))
    table.add_column("", no_wrap=True)
    if all(row.value is None and row.flag == "normal" for row in rows):
        table.add_column("why there is no value")
        for name, reason in {row_name(row): row.reason or "" for row in rows}.items():
            table.add_row(name, reason)
        return table
    measures = list(dict.fromkeys((row.measure, row.unit) for row in rows))
    sides = [side for side in SIDES if any(column(row) == side for row in rows)]
    for measure, unit in measures:
        for side in sides:
            head = f"{words.column_name(measure)}\n{words.unit_name(unit)}" if side == sides[0] else ""
            table.add_column(f"{head}\n{side} ".lstrip("\n"), justify="right", no_wrap=True, vertical="bottom")
    found = {(row_name(row), row.measure, column(row)): row for row in rows}
    for name in dict.fromkeys(row_name(row) for row in rows):
        cells = [cell(found.get((name, measure, side))) for measure, _ in measures for side in sides]
        table.add_row(name, *cells)
    return table


def cell(row: "Finding | None") -> Any:
    """Return one value with its mark."""
    if row is None:
        return ""
    text = words.graded(row.structure, row.measure, row.value, row.unit, row.flagged)
    return flagged(text, row.flag)


def marked(value: Any, unit: str, flag: str) -> "Text":
    """Return a value as it stands in a table, with the mark and the colour of its flag."""
    return flagged(words.number(value, unit), flag)


def flagged(text: str, flag: str) -> "Text":
    """Return a text with the mark and the colour of a flag."""
    from rich.text import Text

    marks = words.PLAIN_MARKS if plain() else words.MARKS
    return Text(text + (marks[flag] or " "), style=words.STYLES[flag])


def footer(examined: Sequence[Examined], options: Options) -> list[str]:
    """Return the legend, what ran, what it rests on, and the notice."""
    from sherrington._version import __version__
    from sherrington.app.pipeline import sources, tally

    marks = words.PLAIN_MARKS if plain() else words.MARKS
    legend = ", ".join(f"{marks[flag]} {flag}" for flag in ("high", "low", "absent", "present"))
    total, assumed = tally(sources())
    simulated = sum(each.examination.seconds for each in examined)
    return [
        f"{legend}; - could not be measured",
        f"sherrington {__version__}, seed {options.seed}, {simulated:.0f} s simulated; the engine rests on {total} "
        f"numbers, {assumed} of them assumed (sherrington list sources)",
        NOTICE,
    ]
