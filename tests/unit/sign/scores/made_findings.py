"""Findings written by hand: the whole body of a healthy person, and any row of it changed."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from sherrington.foundation import anatomy
from sherrington.sign.finding import Finding, Value
from sherrington.sign.scores.isncsci_rules import KEY_MUSCLES, SPHINCTER, TABLE

SIDES = ("left", "right")
JOINTS = ("elbow", "wrist", "index", "knee", "ankle")
REFLEXES = ("biceps", "triceps", "finger_flexor", "hoffmann", "patellar", "ankle")


@cache
def healthy() -> tuple[Finding, ...]:
    """Return the rows of a healthy person that scores read, every muscle among them."""
    rows = []
    for side in SIDES:
        for muscle in anatomy.muscles():
            rows.append(Finding("power", muscle, side, "mrc", 5, "MRC 0-5"))
            rows.append(Finding("power", muscle, side, "force_fraction", 0.97, "1"))
        rows += [
            Finding("tone", joint, side, "mas", 0, "Modified Ashworth", direction=way)
            for joint in JOINTS
            for way in ("extension", "flexion")
        ]
        rows += [Finding("tendon_reflex", name, side, "grade", 2, "DTR 0-4") for name in REFLEXES]
        rows += [Finding("clonus", joint, side, "beats", 0, "1") for joint in ("ankle", "knee", "wrist")]
        rows.append(Finding("plantar", "plantar", side, "response", "flexor", "flexor/none/extensor"))
        rows.append(Finding("finger_tapping", "index", side, "rate", 5.0, "Hz", low=3.5))
        rows.append(Finding("tendon_reflex", "patellar", side, "crossed_adduction", 0, "1"))
    rows += [Finding("tendon_reflex", name, "midline", "grade", 0, "DTR 0-4") for name in ("facial", "palmomental")]
    return (*rows, Finding("tendon_reflex", "jaw_jerk", "midline", "grade", 2, "DTR 0-4"))


def changed(
    rows: Iterable[Finding],
    value: Value,
    test: str,
    structure: str | None = None,
    side: str | None = None,
    measure: str | None = None,
) -> list[Finding]:
    """Return the rows with the value of all that fit replaced."""
    found = []
    for row in rows:
        fits = row.test == test and structure in (None, row.structure)
        fits = fits and side in (None, row.side) and measure in (None, row.measure)
        found.append(replace(row, value=value) if fits else row)
    assert found != list(rows), "no such row"
    return found


def without(rows: Iterable[Finding], structure: str, side: str | None = None) -> list[Finding]:
    """Return the rows without those of one structure."""
    return [row for row in rows if row.structure != structure or side not in (None, row.side)]


def powers(grades: Mapping[str, Mapping[str, int | None]], sphincter: int | None = None) -> list[Finding]:
    """Return rows of power from grades of key muscles by side; the non-key muscles do not move."""
    rows = []
    for side, marks in grades.items():
        named = {muscle: marks[key] for key, muscles in KEY_MUSCLES.items() for muscle in muscles}
        quiet = {muscle: 0 for level in TABLE["other_muscles"].values() for muscle in level}
        for muscle, grade in {**quiet, **named}.items():
            if grade is not None:
                rows.append(Finding("power", muscle, side, "mrc", grade, "MRC 0-5"))
    if sphincter is not None:
        rows.append(Finding("power", SPHINCTER, "midline", "mrc", sphincter, "MRC 0-5"))
    return rows


def value(rows: Iterable[Finding], measure: str, side: str = "midline") -> Value:
    """Return the value of one row of a score."""
    return one(rows, measure, side).value


def one(rows: Iterable[Finding], measure: str, side: str = "midline") -> Finding:
    """Return one row of a score."""
    found = [row for row in rows if (row.measure, row.side) == (measure, side)]
    assert len(found) == 1, (measure, side, found)
    return found[0]
