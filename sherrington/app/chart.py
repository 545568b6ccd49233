"""The chart that sets cases side by side: one line per sign of the affected limb, with numbers.

Side and limb are chosen by the findings themselves, never by what a case is called.
"""

from collections.abc import Callable, Sequence
from statistics import fmean, median_low
from typing import TYPE_CHECKING, Any, NamedTuple

from sherrington.app import tables, words
from sherrington.app.pipeline import Examined, Options
from sherrington.app.reach import notes
from sherrington.foundation.anatomy import SIDES

if TYPE_CHECKING:
    from sherrington.sign.finding import Finding

LIMBS = ("leg", "arm")
# What counts when the affected side and limb are looked for: one measure per sign.
COUNTED = {
    ("power", "mrc"),
    ("tone", "mas"),
    ("tendon_reflex", "grade"),
    ("inspection", "bulk"),
    ("inspection", "fasciculation"),
    ("clonus", "beats"),
    ("plantar", "response"),
}


class Limb(NamedTuple):
    """One limb of one examination."""

    findings: Sequence["Finding"]
    side: str
    limb: str

    def rows(self, test: str, measure: str, side: str | None = None) -> list["Finding"]:
        """Return the values of one measure in this limb (or in the one across), missing ones left out."""
        side = side or self.side
        return [
            row
            for row in self.findings
            if (row.test, row.measure, row.side) == (test, measure, side)
            and row.value is not None
            and region(row.structure) == self.limb
        ]

    def values(self, test: str, measure: str, side: str | None = None) -> list[float]:
        """Return the same as numbers."""
        return [float(row.value) for row in self.rows(test, measure, side) if not isinstance(row.value, str | None)]


Sign = Callable[[Limb], tuple[str, dict[str, Any]]]


def region(structure: str) -> str:
    """Return whether a structure of the findings belongs to arm, leg or head."""
    from sherrington.exam.limb import REGIONS
    from sherrington.exam.tendon_reflex import REFLEXES
    from sherrington.foundation.anatomy import muscles

    place = "hallux" if structure == "plantar" else structure
    if structure in REFLEXES:
        place = REFLEXES[structure].circuit
    for limb in (*LIMBS, "head"):
        if place in REGIONS[limb]:
            return limb
    table = muscles()
    name = table[structure].region if structure in table else ""
    return {"upper_limb": "arm", "lower_limb": "leg"}.get(name, "head")


def chart(examined: Sequence[Examined]) -> list[dict[str, Any]]:
    """Return the lines of the chart: a sign, and for each case what was found.

    Parameters
    ----------
    examined : sequence of Examined
        Any number of cases, each examined.

    Returns
    -------
    lines : list of dict
        ``sign`` and ``cells``; a cell has side, limb, text and the numbers in it.
    """
    limbs = affected([each.examination.findings for each in examined])
    lines = []
    for sign, describe in SIGNS.items():
        cells = []
        for limb in limbs:
            text, numbers = describe(limb)
            cells.append({"side": limb.side, "limb": limb.limb, "text": text, **numbers})
        if any(cell["text"] for cell in cells):
            lines.append({"sign": sign, "cells": cells})
    return lines


def affected(cases: Sequence[Sequence["Finding"]]) -> list[Limb]:
    """Return the limb to show of each case: the worse side, and one limb for all if it serves all."""
    limbs = [Limb(findings, _worse_side(findings), limb) for findings in cases for limb in LIMBS]
    pairs = [limbs[i : i + len(LIMBS)] for i in range(0, len(limbs), len(LIMBS))]
    ill = [pair for pair in pairs if any(_burden(limb) for limb in pair)] or pairs
    shared = [min(_burden(pair[i]) for pair in ill) for i in range(len(LIMBS))]
    if max(shared) > 0.0 or len(ill) == len(pairs) == 1:
        best = shared.index(max(shared))
        return [pair[best] for pair in pairs]
    return [max(pair, key=_burden) for pair in pairs]


def _worse_side(findings: Sequence["Finding"]) -> str:
    """Return the side with more abnormal findings; the right one if neither has more."""
    count = {side: 0 for side in SIDES}
    for row in findings:
        if row.side in count and row.flag != "normal" and (row.test, row.measure) in COUNTED:
            count[row.side] += 1
    return "left" if count["left"] > count["right"] else "right"


def _burden(limb: Limb) -> float:
    """Return the fraction of counted findings of a limb that are abnormal [1]."""
    rows = [row for test, measure in COUNTED for row in limb.rows(test, measure)]
    return fmean(row.flag != "normal" for row in rows) if rows else 0.0


def _word(rows: Sequence["Finding"], high: str, low: str) -> str:
    """Return one word for a group of findings."""
    flags = {row.flag for row in rows} - {"normal"}
    up, down = bool(flags & {"high", "present"}), bool(flags & {"low", "absent"})
    return "mixed" if up and down else high if up else low if down else "normal"


def _tone(limb: Limb) -> tuple[str, dict[str, Any]]:
    """Describe Modified Ashworth, and resistance to fast against slow stretch."""
    rows = limb.rows("tone", "mas")
    if not rows:
        return "", {}
    felt = {name: limb.rows("tone", name) for name in ("resistance_fast", "resistance_slow")}
    # grades tie often; the joint that resists most is the one the examiner would name
    worst = max(rows, key=lambda row: (float(row.value or 0), _torque(felt["resistance_fast"], row) or 0.0))
    fast, slow = (_torque(rows_of, worst) for rows_of in felt.values())
    text = f"{_word([*rows, *felt['resistance_fast']], 'raised', 'lowered')}: MAS "
    text += f"{words.number(worst.value, worst.unit)} ({tables.row_name(worst)})"
    if fast is not None and slow is not None:
        text += f", {words.number(fast, 'N m')} N m fast, {words.number(slow, 'N m')} slow"
    joint = {"joint": worst.structure, "direction": worst.direction}
    return text, {"mas": worst.value, **joint, "resistance_fast": fast, "resistance_slow": slow}


def _torque(rows: Sequence["Finding"], movement: "Finding") -> float | None:
    """Return the resistance that was measured in a movement [N m], None where it was not."""
    return next((float(row.value or 0) for row in rows if _same(row, movement)), None)


def _same(row: "Finding", other: "Finding") -> bool:
    """Return whether two findings are of the same movement."""
    return (row.structure, row.direction) == (other.structure, other.direction)


def _power(limb: Limb) -> tuple[str, dict[str, Any]]:
    """Describe median and lowest MRC, mean force."""
    grades, forces = limb.values("power", "mrc"), limb.values("power", "force_fraction")
    if not grades or not forces:
        return "", {}
    low, force = min(grades), fmean(forces)
    word = _word(limb.rows("power", "mrc"), "normal", "weak")
    text = f"{word}: MRC {words.number(median_low(grades), 'MRC 0-5')} (lowest {words.number(low, 'MRC 0-5')}), "
    text += f"force {100 * force:.0f} % of own"
    return text, {"mrc_median": median_low(grades), "mrc_lowest": low, "force_fraction": force}


def _reflexes(limb: Limb) -> tuple[str, dict[str, Any]]:
    """Describe the grade of every tendon reflex of the limb."""
    rows = [row for row in limb.rows("tendon_reflex", "grade") if row.structure not in ("hoffmann", "finger_flexor")]
    if not rows:
        return "", {}
    # a small jerk is grade 1, which many healthy people have; its size tells it from theirs
    names = {row.structure for row in rows}
    sizes = [row for row in limb.rows("tendon_reflex", "amplitude") if row.structure in names]
    word = _word(rows, "brisk", "reduced")
    if all(row.value == 0 for row in rows):
        word = "absent"
    elif word == "normal":
        word = _word([row for row in sizes if row.flag != "high"], "brisk", "reduced")
    grades = {row.structure: row.value for row in rows}
    text = ", ".join(f"{name.replace('_', ' ')} {words.number(value, '')}" for name, value in grades.items())
    return f"{word}: {text}", {"grades": grades}


def _plantar(limb: Limb) -> tuple[str, dict[str, Any]]:
    """Describe the direction in which the great toe goes."""
    rows = limb.rows("plantar", "response")
    return (str(rows[0].value), {"response": rows[0].value}) if rows else ("", {})


def _clonus(limb: Limb) -> tuple[str, dict[str, Any]]:
    """Describe the beats of the joint that beats longest."""
    rows = limb.rows("clonus", "beats")
    if not rows:
        return "", {}
    most = max(rows, key=lambda row: float(row.value or 0))
    rate = next((row.value for row in limb.rows("clonus", "frequency") if row.structure == most.structure), None)
    beats = float(most.value or 0)
    if most.flag == "normal":
        text = "none" if beats == 0 else f"none sustained, {beats:.0f} beat{'s' if beats != 1 else ''}"
        return text, {"beats": most.value, "frequency": None}
    text = f"{'sustained' if beats > 10 else 'present'}: {beats:.0f} beats at the {most.structure}"
    text += f", {words.number(rate, 'Hz')} Hz" if rate is not None else ""
    return text, {"beats": most.value, "frequency": rate}


def _bulk(limb: Limb) -> tuple[str, dict[str, Any]]:
    """Describe mean and smallest section of the muscles."""
    values = limb.values("inspection", "bulk")
    if not values:
        return "", {}
    word = _word(limb.rows("inspection", "bulk"), "large", "wasted")
    text = f"{word}: {100 * fmean(values):.0f} % of own (least {100 * min(values):.0f} %)"
    return text, {"bulk_mean": fmean(values), "bulk_least": min(values)}


def _fasciculation(limb: Limb) -> tuple[str, dict[str, Any]]:
    """Describe twitches per minute in the muscle that twitches most."""
    values = limb.values("inspection", "fasciculation")
    if not values:
        return "", {}
    word = "present" if any(row.flag != "normal" for row in limb.rows("inspection", "fasciculation")) else "none"
    text = f"{word}: up to {max(values):.0f}/min" if max(values) > 0 else word
    return text, {"per_minute": max(values)}


def _tapping(limb: Limb) -> tuple[str, dict[str, Any]]:
    """Describe finger taps per second."""
    values = limb.values("finger_tapping", "rate")
    if not values:
        return "", {}
    word = _word(limb.rows("finger_tapping", "rate"), "fast", "slow")
    return f"{word}: {words.number(values[0], 'Hz')} Hz", {"rate": values[0]}


SIGNS: dict[str, Sign] = {
    "tone": _tone,
    "power": _power,
    "tendon reflexes": _reflexes,
    "plantar": _plantar,
    "clonus": _clonus,
    "bulk": _bulk,
    "fasciculation": _fasciculation,
    "finger tapping": _tapping,
}


def print_comparison(
    examined: Sequence[Examined], lines: Sequence[dict[str, Any]], options: Options, every_row: bool
) -> None:
    """Print the chart, below it every finding if wanted, and the footer."""
    out = tables.console()
    table = tables.new_table("affected limb, chosen by the findings")
    table.add_column("")
    for each, cell in zip(examined, lines[0]["cells"] if lines else [], strict=False):
        table.add_column(f"{each.case.name}\n{cell['side']} {cell['limb']}", overflow="fold")
    for line in lines:
        table.add_row(line["sign"], *(cell["text"] or "-" for cell in line["cells"]))
    for each in examined:
        for text in tables.header(each, options):
            out.print(text, markup=False, style="bold" if not text.startswith(" ") else "")
    out.print()
    out.print(table if lines else "the chart shows the signs of arm and leg; nothing of them was examined")
    for text in notes(examined, options.focus, options.protocol):
        out.print(text, markup=False, style="bold yellow")
    if every_row:
        out.print(_every_row(examined))
    for text in tables.footer(examined, options):
        out.print(text, markup=False, style="dim")


def _every_row(examined: Sequence[Examined]) -> Any:
    """Return the table of all findings, one column group per case."""
    table = tables.new_table("every finding")
    for head in ("test", "structure", "measure", "unit"):
        table.add_column(head)
    for each in examined:
        for side in SIDES:
            table.add_column(f"{each.case.name}\n{side}", justify="right")
    found = [{(*_key(row), row.side): row for row in each.examination.findings} for each in examined]
    keys = dict.fromkeys(_key(row) for each in examined for row in each.examination.findings)
    for test, structure, measure, unit in keys:
        cells = []
        for rows in found:
            for side in SIDES:
                row = rows.get((test, structure, measure, unit, side))
                midline = rows.get((test, structure, measure, unit, "midline")) if side == "left" else None
                cells.append(tables.cell(row or midline))
        table.add_row(test.replace("_", " "), structure, measure.replace("_", " "), words.unit_name(unit), *cells)
    return table


def _key(row: "Finding") -> tuple[str, str, str, str]:
    """Return what one line of the full table is about."""
    return row.test, tables.row_name(row), row.measure, row.unit
