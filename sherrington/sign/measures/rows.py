"""Target rows: reading and checking a table of published numbers, units, who is asked."""

import csv
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from io import StringIO
from math import isfinite
from pathlib import Path
from typing import Any

from sherrington.exam.limb import SIDES
from sherrington.foundation.errors import InputError, nearest
from sherrington.sign.measures.checks import (
    COMMON,
    PERSON,
    check_common,
    check_own,
    check_places,
    check_statistic,
    sides_of,
    written,
)
from sherrington.sign.measures.dimensions import UNITS, unit_of, units_like
from sherrington.sign.measures.registry import Measure, find
from sherrington.sign.measures.treated_case import apart

__all__ = ["COLUMNS", "COMMON", "MORE", "Row", "changed", "checked", "parse", "read_file", "read_rows", "unit_of"]

COLUMNS = ("id", "measure", "structure", "side", "case", "settings", "low", "high", "unit", "source")
MORE = ("kind", "note", "known", "missing")  # of the package's own table
KINDS = ("tuned", "predicted")
SEPARATORS: Mapping[str, str] = {";": "semicolons", "\t": "tabs", "|": "bars"}  # of tables that are no CSV
SIZE_LIMIT = 5_000_000  # [bytes]


@dataclass(frozen=True)
class Row:
    """One published number and how it is measured here."""

    id: str
    measure: str
    structure: str
    side: str
    case: str
    settings: Mapping[str, Any]
    low: float | None
    high: float | None
    unit: str
    source: str
    kind: str = "predicted"
    note: str = ""
    known: str = ""  # why a failure is known and what is missing
    missing: str = ""  # structure or physics without which the row cannot be expressed
    factor: float = 1.0  # units of the measure to the unit of the row
    line: int = field(default=0, compare=False)  # of the table, for errors
    variants: tuple["Row", ...] = field(default=(), compare=False)


def read_rows(text: str, name: str) -> list[Row]:
    """Return the rows of a table of targets.

    Parameters
    ----------
    text : str
        CSV with `COLUMNS`, further columns `MORE` if wanted.
    name : str
        Of the file, for errors.

    Raises
    ------
    InputError
        If a column, measure, structure, setting, unit or band cannot be used.
    """
    rows: list[Row] = []
    seen: dict[str, int] = {}
    for number, line in _lines(text, name):
        try:
            row = parse(line)
            if row.low is None and row.high is None and not row.missing:
                raise InputError("is empty as high is: a row needs at least one end of a band", field="low")
            if row.id in seen:
                raise InputError(f"{written(row.id)} stands in line {seen[row.id]} already", field="id")
        except InputError as error:
            place = f"line {number}" + (f" ({line['id'][:40]})" if line.get("id") else "")
            raise InputError(error.message, field=f"{place}: {error.field or 'row'}", file=name) from None
        seen[row.id] = number
        rows.append(replace(row, line=number))
    if not rows:
        raise InputError(f"no rows; columns are {', '.join(COLUMNS)}", file=name)
    return rows


def _lines(text: str, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Return each row of a CSV table with the number of the line on which it begins."""
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    head: list[str] = []
    before = 0
    try:
        for cells in reader:
            number, before = before + 1, reader.line_num
            if not cells:
                continue
            if not head:
                head = [cell.strip() for cell in cells]
                _check_head(head, number, name)
                continue
            if len(cells) != len(head):
                wrong = f"has {len(cells)} fields, the header has {len(head)}"
                raise InputError(wrong, field=f"line {number}", file=name)
            yield number, dict(zip(head, cells, strict=True))
    except csv.Error as error:
        raise InputError(f"not a CSV table: {error}", field=f"line {reader.line_num}", file=name) from None


def _check_head(head: Sequence[str], number: int, name: str) -> None:
    """Refuse a header that lacks a column, or has one without a name, of an unknown name, or twice."""
    known = (*COLUMNS, *MORE)
    unknown = [word for word in head if word not in known]
    (only, *more) = head
    mark = next((mark for mark in SEPARATORS if mark in only), "")
    wrong = f"fields must be separated by commas, not by {SEPARATORS[mark]}" if mark and not more else ""
    for column in COLUMNS:
        if column not in head and not wrong:
            wrong = f"no column {column!r}{nearest(column, unknown)}; columns are {', '.join(COLUMNS)}"
    if not wrong and "" in head:
        wrong = f"column {head.index('') + 1} has no name"
    elif not wrong and unknown:
        wrong = f"unknown column {written(unknown[0])}{nearest(unknown[0], known)}; allowed: {', '.join(known)}"
    elif not wrong and len(set(head)) < len(head):
        wrong = f"column {next(word for word in head if head.count(word) > 1)!r} stands there twice"
    if wrong:
        raise InputError(wrong, field=f"line {number}", file=name)


def parse(line: Mapping[str, Any]) -> Row:
    """Return one row, checked."""
    text = {key: str(value).strip() for key, value in line.items()}
    if not text["id"]:
        raise InputError("is empty", field="id")
    kind = text.get("kind") or "predicted"
    if kind not in KINDS:
        raise InputError(f"{written(kind)}; allowed: tuned, predicted{nearest(kind, KINDS)}", field="kind")
    row = Row(
        id=text["id"],
        measure=text["measure"],
        structure=text["structure"],
        side=text["side"],
        case=text["case"] or "healthy",
        settings=_settings(text["settings"]),
        low=_number(text["low"], "low"),
        high=_number(text["high"], "high"),
        unit=text["unit"],
        source=text["source"],
        kind=kind,
        note=text.get("note", ""),
        known=text.get("known", ""),
        missing=text.get("missing", ""),
    )
    if row.low is not None and row.high is not None and row.low > row.high:
        raise InputError(f"{row.low:g} is above high {row.high:g}", field="low")
    return row if row.missing else checked(row)


def _settings(text: str) -> dict[str, Any]:
    """Return the settings of a row."""
    if not text:
        return {}
    try:
        tree = json.loads(text, parse_constant=_refuse, object_pairs_hook=_single)
    except InputError:
        raise
    except json.JSONDecodeError as error:
        raise InputError(f"not JSON: {error}", field="settings") from None
    except (ValueError, RecursionError):
        raise InputError("not JSON: too deep, or a number too long", field="settings") from None
    if not isinstance(tree, dict):
        raise InputError('must be a JSON object, like {"n": 20}', field="settings")
    return tree


def _single(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return a JSON object none of whose keys stands there twice."""
    tree = dict(pairs)
    if len(tree) < len(pairs):
        names = [key for key, _ in pairs]
        twice = next(key for key in names if names.count(key) > 1)
        raise InputError(f"{written(twice)} is written twice", field="settings")
    return tree


def _refuse(word: str) -> float:
    raise InputError(f"{word} is no number here", field="settings")


def _number(text: str, name: str) -> float | None:
    """Return a band's edge; empty means open."""
    if not text:
        return None
    try:
        value = float("" if "_" in text else text)  # Python reads 1_0 as ten
    except ValueError:
        raise InputError(f"{written(text)} is not a number", field=name) from None
    if not isfinite(value):
        raise InputError(f"{written(text)} is not a finite number", field=name)
    return value


def checked(row: Row) -> Row:
    """Return a row with its variants, after checking all that can be checked without running it."""
    known = find(row.measure)
    row = _experiment(known, replace(row, **apart(row.case, row.settings)))
    check_statistic(row.settings)
    if "against" in row.settings:
        _check_against(known, row)
    elif "compare" in row.settings and not any("against" in change for change in row.settings.get("every", ())):
        raise InputError("compare needs a reference; say it in 'against'", field="settings")
    if "treated" in row.settings and not row.settings.get("treatment"):
        raise InputError("treated is the day of a treatment; say which in 'treatment'", field="settings")
    if "mix" in row.settings and int(row.settings.get("n", 1)) < len(row.settings["mix"]):
        raise InputError("mix has more cases than n has persons", field="settings")
    factor = _factor(known, row)
    if row.settings.get("every") == []:
        raise InputError("every is an empty list; leave it out", field="settings")
    variants = tuple(_variant(row, change, f"every[{i}]") for i, change in enumerate(row.settings.get("every", ())))
    return replace(row, factor=factor, variants=variants)


def _experiment(known: Measure, row: Row) -> Row:
    """Return a row with its side, after checking structure, side and settings."""
    own = {key: value for key, value in row.settings.items() if key not in COMMON}
    for key, value in row.settings.items():
        if key in COMMON:
            check_common(key, value)
        elif key in known.defaults:
            check_own(key, value, known.defaults[key])
    try:
        known.check(row.structure, SIDES[0], own)
    except InputError as error:
        if error.field == "settings" and "has no setting" in error.message:
            raise InputError(f"{error.message}; any measure takes {', '.join(COMMON)}", field="settings") from None
        raise
    sides = sides_of(known, row.structure, {**known.defaults, **own}.get("circuit"))
    side = row.side or ("right" if "right" in sides else sides[0])
    if side not in sides:
        what = f"no side of {row.structure}{nearest(side, sides)}; allowed: {', '.join(sides)}"
        raise InputError(f"{written(side)} is {what}", field="side")
    return replace(row, side=side)


def _factor(known: Measure, row: Row) -> float:
    """Return what turns the measure's number into the row's unit."""
    held = row.settings.get("against") and row.settings.get("compare") != "difference"
    shared = held or str(row.settings.get("statistic", "")).startswith("share")
    have = ("number", 1.0) if shared else unit_of(known.unit)
    try:
        want = unit_of(row.unit)
    except InputError:
        want = ("", 1.0)
    if have[0] != want[0]:
        what = "which is a ratio here" if shared else f"which is in {known.unit!r}"
        fitting = units_like("1" if shared else known.unit)
        near = nearest(row.unit, [name for name, (dimension, _) in UNITS.items() if dimension == have[0]])
        hint = f"{near}; allowed: {', '.join(fitting)}"
        raise InputError(f"{written(row.unit)} is no unit of {row.measure}, {what}{hint}", field="unit")
    return have[1] / want[1]


def changed(row: Row, change: Mapping[str, Any]) -> Row:
    """Return a row with another structure, side, case or other settings."""
    places = {key: str(value) for key, value in change.items() if key in ("structure", "side", "case")}
    rest = {key: value for key, value in change.items() if key not in places}
    kept = {key: value for key, value in row.settings.items() if key not in ("every", "against")}
    return replace(
        row,
        structure=places.get("structure", row.structure),
        side=places.get("side", row.side),
        case=places.get("case", row.case),
        settings={**kept, **rest},
        variants=(),
    )


def _check_against(known: Measure, row: Row) -> None:
    """Refuse a reference that cannot be measured."""
    change = row.settings["against"]
    if change == "other_side" and row.side == "midline":
        raise InputError("against cannot be 'other_side' on the midline", field="settings")
    if not isinstance(change, dict):
        return
    if not change:
        raise InputError("against is an empty object; say what is different in the reference", field="settings")
    check_places("against", change)
    for key in [key for key in change if key in PERSON]:
        if key == "healthy" and not isinstance(change[key], bool):
            raise InputError(f"healthy must be true or false, not {written(change[key])}", field="settings")
        if isinstance(change[key], list):
            raise InputError(f"{key} must be one number here, not {written(change[key])}", field="settings")
        if key != "healthy":
            check_common(key, change[key])
    rest = {key: value for key, value in change.items() if key not in PERSON}
    _within("against", lambda: _experiment(known, changed(row, rest)))


def _variant(row: Row, change: Any, name: str) -> Row:
    """Return one of the variants that must all lie in the band."""
    if not isinstance(change, dict):
        raise InputError('every must be a list of objects, like [{"rank": 0.1}, {"rank": 0.9}]', field="settings")
    check_places("every", change)
    against = {"against": row.settings["against"]} if "against" in row.settings else {}
    return _within(name, lambda: checked(changed(row, {**against, **change})))


def _within(name: str, check: Callable[[], Row]) -> Row:
    """Return a row that a change of the settings makes; an error in it names the change."""
    try:
        return check()
    except InputError as error:
        inner = "" if error.field == "settings" else f"{error.field}: "
        raise InputError(f"{name}: {inner}{error.message}", field="settings") from None


def read_file(path: Path) -> list[Row]:
    """Return the rows of a CSV file.

    Raises
    ------
    InputError
        If it cannot be read.
    """
    name = str(path)
    try:
        with path.open("rb") as stream:
            content = stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", file=name) from None
    except ValueError as error:
        raise InputError(f"cannot be read: {error}", file=name) from None
    if len(content) > SIZE_LIMIT:
        raise InputError(f"larger than {SIZE_LIMIT // 1_000_000} MB", file=name)
    try:
        return read_rows(content.decode("utf-8-sig"), name)
    except UnicodeDecodeError:
        raise InputError("not a text file (UTF-8)", file=name) from None
