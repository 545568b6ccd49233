"""Target rows: reading and checking a table of published numbers, units, who is asked."""

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import isfinite
from pathlib import Path
from typing import Any

from sherrington.foundation.errors import InputError, nearest
from sherrington.sign.measures.registry import Measure, find

COLUMNS = ("id", "measure", "structure", "side", "case", "settings", "low", "high", "unit", "source")
MORE = ("kind", "note", "known", "missing")  # of the package's own table
SIZE_LIMIT = 5_000_000  # [bytes]
LARGEST_COHORT = 1000
STATISTICS = (
    "median",
    "mean",
    "min",
    "max",
    "share_above",
    "share_below",
    "share_above_controls",
    "share_below_controls",
)
# Settings that any measure takes: who is asked, against whom, and how persons are summed up.
COMMON: Mapping[str, type | tuple[type, ...]] = {
    "n": int,
    "repeats": int,
    "age": (int, float, list),
    "sex": str,
    "height": (int, float, list),
    "day": (int, float),
    "loss": (int, float, list),
    "against": (str, dict),
    "every": list,
    "statistic": str,
    "limit": (int, float),
}
LIMITS = {"age": (0.0, 120.0), "height": (0.5, 2.5), "day": (0.0, 36525.0), "loss": (0.0, 1.0)}
UNITS: Mapping[str, tuple[str, float]] = {
    **{name: ("time", 1.0) for name in ("s",)},
    "ms": ("time", 1e-3),
    "min": ("time", 60.0),
    "h": ("time", 3600.0),
    **{name: ("time", 86400.0) for name in ("d", "day", "days")},
    **{name: ("time", 604800.0) for name in ("week", "weeks")},
    **{name: ("time", 2629800.0) for name in ("month", "months")},
    **{name: ("rate", 1.0) for name in ("Hz", "pps", "1/s", "imp/s")},
    **{name: ("number", 1.0) for name in ("1", "ratio", "fraction", "count", "beats", "swings", "units", "exponent")},
    **{name: ("number", 1.0) for name in ("r", "x", "boolean", "sensitivity", "share", "index", "")},
    "nA": ("current", 1.0),
    "MOhm": ("resistance", 1.0),
    "V": ("potential", 1.0),
    "mV": ("potential", 1e-3),
    "uV": ("potential", 1e-6),
    "deg": ("angle", 1.0),
    "deg/s": ("turning", 1.0),
    **{name: ("torque", 1.0) for name in ("N m", "Nm")},
    **{name: ("stiffness", 1.0) for name in ("N m/deg", "Nm/deg")},
    **{name: ("stiffness", 0.01745329252) for name in ("N m/rad", "Nm/rad")},
    "m/s": ("speed", 1.0),
    **{name: ("speed", 1e-3 / 86400.0) for name in ("mm/day", "mm/d")},
    "N": ("force", 1.0),
    "m": ("length", 1.0),
    "cm": ("length", 1e-2),
    "mm": ("length", 1e-3),
}


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
    variants: tuple["Row", ...] = field(default=(), compare=False)


def unit_of(name: str) -> tuple[str, float]:
    """Return dimension and size of a unit; anything that begins with % is a hundredth.

    Raises
    ------
    InputError
        If the unit is unknown.
    """
    name = name.strip()
    if name.startswith("%"):
        return "number", 0.01
    head = name.split(" of ")[0].strip()
    for word in (name, head):
        if word in UNITS:
            return UNITS[word]
    raise InputError(f"unknown unit {name!r}{nearest(name, UNITS)}", field="unit")


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
    try:
        lines = list(csv.DictReader(text.splitlines(), strict=True))
    except csv.Error as error:
        raise InputError(f"not a CSV table: {error}", file=name) from None
    head = set(lines[0]) if lines else set()
    if not lines:
        raise InputError(f"no rows; columns are {', '.join(COLUMNS)}", file=name)
    unknown = [str(key) for key in head - {*COLUMNS, *MORE}]
    absent = [key for key in COLUMNS if key not in head]
    if absent:
        hint = nearest(absent[0], unknown)
        raise InputError(f"no column {absent[0]!r}{hint}; columns are {', '.join(COLUMNS)}", file=name)
    if unknown:
        raise InputError(f"unknown column {unknown[0]!r}{nearest(unknown[0], COLUMNS)}", file=name)
    rows = []
    for number, line in enumerate(lines, start=2):
        try:
            rows.append(parse(line))
        except InputError as error:
            place = f"line {number}" + (f" ({line['id']})" if line.get("id") else "")
            raise InputError(error.message, field=f"{place}: {error.field or 'row'}", file=name) from None
    return rows


def parse(line: Mapping[str, Any]) -> Row:
    """Return one row, checked."""
    if any(value is None for value in line.values()) or None in line:
        raise InputError("has not as many fields as the header")
    text = {key: str(value).strip() for key, value in line.items()}
    if not text["id"]:
        raise InputError("is empty", field="id")
    kind = text.get("kind") or "predicted"
    if kind not in ("tuned", "predicted"):
        raise InputError(f"{kind!r}; allowed: tuned, predicted", field="kind")
    row = Row(
        id=text["id"],
        measure=text["measure"],
        structure=text["structure"],
        side=text["side"] or "right",
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
        tree = json.loads(text, parse_constant=_refuse)
    except (json.JSONDecodeError, RecursionError) as error:
        raise InputError(f"not JSON: {error}", field="settings") from None
    if not isinstance(tree, dict):
        raise InputError('must be a JSON object, like {"n": 20}', field="settings")
    return tree


def _refuse(word: str) -> float:
    raise InputError(f"{word} is no number here", field="settings")


def _number(text: str, name: str) -> float | None:
    """Return a band's edge; empty means open."""
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        raise InputError(f"{text!r} is not a number", field=name) from None
    if not isfinite(value):
        raise InputError(f"{text!r} is not a finite number", field=name)
    return value


def checked(row: Row) -> Row:
    """Return a row with its variants, after checking all that can be checked without running it."""
    known = find(row.measure)
    for key, value in row.settings.items():
        if key in COMMON:
            _check_common(key, value)
    own = {key: value for key, value in row.settings.items() if key not in COMMON}
    try:
        known.check(row.structure, row.side, own)
    except InputError as error:
        if error.field == "settings" and "has no setting" in error.message:
            raise InputError(f"{error.message}; any measure takes {', '.join(COMMON)}", field="settings") from None
        raise
    factor = _factor(known, row)
    variants = tuple(_variant(row, change) for change in row.settings.get("every", ()))
    return replace(row, factor=factor, variants=variants)


def _check_common(key: str, value: Any) -> None:
    """Refuse a common setting of the wrong type or size."""
    fits: bool = isinstance(value, COMMON[key]) and not isinstance(value, bool)
    if not fits:
        raise InputError(f"{key} cannot be {value!r}", field="settings")
    if key in ("n", "repeats") and not 1 <= value <= LARGEST_COHORT:
        raise InputError(f"{key} must be 1 to {LARGEST_COHORT}, not {value}", field="settings")
    if key == "statistic" and value not in STATISTICS:
        raise InputError(
            f"no statistic {value!r}{nearest(value, STATISTICS)}; allowed: {', '.join(STATISTICS)}", field="settings"
        )
    if key == "sex" and value not in ("female", "male"):
        raise InputError(f"sex must be female or male, not {value!r}", field="settings")
    if key in LIMITS:
        _check_span(key, value)
    if key == "against" and isinstance(value, str) and value not in ("healthy", "other_side"):
        raise InputError(f"against must be healthy, other_side or changes, not {value!r}", field="settings")


def _check_span(key: str, value: Any) -> None:
    """Refuse an age, height, day or loss that nobody has; a list is the range of a cohort."""
    low, high = LIMITS[key]
    numbers = value if isinstance(value, list) else [value]
    for number in numbers:
        if isinstance(number, bool) or not isinstance(number, int | float) or not low <= number <= high:
            raise InputError(f"{key} must lie in {low:g} to {high:g}, not {number!r}", field="settings")
    if isinstance(value, list) and (len(value) != 2 or value[0] > value[1]):
        raise InputError(f"{key} must be a number or [low, high]", field="settings")


def _factor(known: Measure, row: Row) -> float:
    """Return what turns the measure's number into the row's unit."""
    shared = row.settings.get("against") or str(row.settings.get("statistic", "")).startswith("share")
    have = ("number", 1.0) if shared else unit_of(known.unit)
    want = unit_of(row.unit)
    if have[0] != want[0]:
        unit = "1" if shared else known.unit
        raise InputError(f"{row.unit!r} is not a unit of {row.measure}, which is in {unit!r}", field="unit")
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


def _variant(row: Row, change: Any) -> Row:
    """Return one of the variants that must all lie in the band."""
    if not isinstance(change, dict):
        raise InputError('every must be a list of objects, like [{"rank": 0.1}, {"rank": 0.9}]', field="settings")
    against = {"against": row.settings["against"]} if "against" in row.settings else {}
    return checked(changed(row, {**against, **change}))


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
