"""The main signs of a course: limbs and signs down, times across."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from sherrington.app import tables, words
from sherrington.app.chart import region
from sherrington.app.course_run import FollowUp, clock
from sherrington.app.pipeline import Options
from sherrington.circuit.patient import Patient

if TYPE_CHECKING:
    from sherrington.sign.finding import Finding

PLACES = tuple((side, limb) for limb in ("arm", "leg", "head") for side in ("right", "left", "midline"))
LIMBS = {"head": "head, trunk"}


class Sign(NamedTuple):
    """One line per limb: which rows, and which of them stands for all."""

    name: str
    test: str
    measure: str
    worst: str  # lowest | highest | each


SIGNS = (
    Sign("weakest MRC", "power", "mrc", "lowest"),
    Sign("least bulk", "inspection", "bulk", "lowest"),
    Sign("fasciculation, most per min", "inspection", "fasciculation", "highest"),
    Sign("Ashworth, highest", "tone", "mas", "highest"),
    Sign("jerk", "tendon_reflex", "grade", "each"),
    Sign("clonus, most beats", "clonus", "beats", "highest"),
    Sign("plantar", "plantar", "response", "highest"),
    Sign("finger taps per s", "finger_tapping", "rate", "lowest"),
)


def signs(course: FollowUp) -> list[dict[str, Any]]:
    """Return the lines of the table: side, limb, sign, structure, and a cell per time.

    Returns
    -------
    lines : list of dict
        ``cells`` hold value, unit, flag and structure, or are None where nothing was found.
    """
    lines = []
    for side, limb in PLACES:
        for sign in SIGNS:
            visits = [_rows(visit.examined.examination.findings, sign, side, limb) for visit in course.visits]
            for name in _names(visits) if sign.worst == "each" else ("",):
                chosen = [_chosen([row for row in rows if name in ("", row.structure)], sign) for rows in visits]
                if any(row is not None for row in chosen):
                    title = f"{name.replace('_', ' ')} {sign.name}".strip() if not name.endswith("jerk") else "jaw jerk"
                    lines.append({"side": side, "limb": limb, "sign": title, "cells": [_cell(row) for row in chosen]})
    return lines


def _rows(findings: Sequence["Finding"], sign: Sign, side: str, limb: str) -> list["Finding"]:
    """Return the values of one sign in one limb."""
    return [
        row
        for row in findings
        if (row.test, row.measure, row.side) == (sign.test, sign.measure, side)
        and row.value is not None
        and region(row.structure) == limb
    ]


def _names(visits: Sequence[Sequence["Finding"]]) -> tuple[str, ...]:
    """Return the structures of all visits, in the order of the examination."""
    return tuple(dict.fromkeys(row.structure for rows in visits for row in rows))


def _chosen(rows: Sequence["Finding"], sign: Sign) -> "Finding | None":
    """Return the row that stands for the limb."""
    if not rows:
        return None
    if isinstance(rows[0].value, str) or sign.worst == "each":
        return rows[0]
    pick = min if sign.worst == "lowest" else max
    return pick(rows, key=lambda row: float(row.value or 0.0))


def _cell(row: "Finding | None") -> dict[str, Any] | None:
    """Return what the table shows of a row."""
    if row is None:
        return None
    return {"structure": row.structure, "value": row.value, "unit": row.unit, "flag": row.flag}


def print_course(course: FollowUp, lines: Sequence[dict[str, Any]], options: Options) -> None:
    """Print who it is, the table of main signs, and what it rests on."""
    out = tables.console()
    last = course.visits[-1].examined
    for text in [*tables.person_lines(last._replace(case=course.case)), *clock_lines(course.case.patient)]:
        out.print(text, markup=False, style="bold" if not text.startswith(" ") else "")
    out.print()
    table = tables.new_table("main signs, time since the newest lesion or disease began")
    table.add_column("")
    table.add_column("")
    for visit in course.visits:
        table.add_column(visit.words, justify="right", no_wrap=True)
    place = ""
    for line in lines:
        limb = LIMBS.get(line["limb"], line["limb"])
        here = f"{line['side']} {limb}" if line["side"] != "midline" else f"{limb} (mid)"
        table.add_row(here if here != place else "", line["sign"], *(_shown(cell) for cell in line["cells"]))
        place = here
    out.print(table if lines else "none of the main signs was examined")
    for text in tables.footer([visit.examined for visit in course.visits], options):
        out.print(text, markup=False, style="dim")


def clock_lines(patient: Patient) -> list[str]:
    """Return from what the times are counted, which of them is the case as written, and what stands still."""
    found = clock(patient)
    written = words.span(found.written)
    lines = [
        f"  times count from the onset of the newest lesion or disease: {found.origin}",
        f"  the lines above are the case as written: that is its state at {written}",
    ]
    if not found.unfolds:
        lines.append("  no disease: written lesions do not progress beyond what the case says; the body's answer may")
    return lines


def _shown(cell: dict[str, Any] | None) -> Any:
    """Return one value with its mark."""
    return "-" if cell is None else tables.marked(cell["value"], cell["unit"], cell["flag"])
