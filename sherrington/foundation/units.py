"""Quantities as people write them, turned into plain numbers: the one door in the units wall.

Pint is used here and nowhere else, and it is loaded when the first unit is read that is not among the usual ones.
"""

import re
from functools import cache
from math import isfinite
from typing import Any, NamedTuple

from sherrington.foundation.errors import InputError

DAY = 86400.0  # [s]
YEAR = 365.25  # [d] as Pint has it
MONTH = YEAR / 12.0  # [d]


class Dimension(NamedTuple):
    """What a field measures, the unit it has inside the package, and how to write it."""

    unit: str
    example: str
    units: str


DIMENSIONS = {
    "age": Dimension("year", "61 years", "years, months"),
    "time": Dimension("day", "3 months", "hours, days, weeks, months, years"),
    "duration": Dimension("second", "200 ms", "s, ms, min"),
    "length": Dimension("meter", "165 cm", "cm, m"),
    "fraction": Dimension("fraction", "80 %", "%, fraction"),
    "angle": Dimension("degree", "90 deg", "deg, rad"),
    "angular_speed": Dimension("degree/second", "180 deg/s", "deg/s, rad/s"),
    "temperature_rise": Dimension("kelvin", "0.5 K", "K"),
    "dose_rate": Dimension("milligram/day", "60 mg/day", "µg/day, mg/day, g/day"),
    "potency": Dimension("unit", "100 U", "U"),
    "mass_ratio": Dimension("gram/kilogram", "2 g/kg", "mg/kg, g/kg"),
    "sessions": Dimension("session/week", "3 sessions/week", "sessions/week, sessions/day"),
    "practice": Dimension("minute/day", "30 min/day", "min/day, h/day, h/week"),
}

_QUANTITY = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?)\s*([^\d\s+\-.].*)?")
# No powers: no field needs one, and a tower of them would keep Pint busy for ever.
_UNIT = re.compile(r"[A-Za-zµμ]{1,20}(?: ?[/*] ?[A-Za-zµμ]{1,20}){0,2}")
# Units without dimension are told apart by name, or an angle would pass for a fraction.
_NUMBERS = {"%": 0.01, "percent": 0.01, "fraction": 1.0}
_NAMED = {
    "fraction": _NUMBERS,
    "potency": {"U": 1.0, "units": 1.0, "unit": 1.0},
    "mass_ratio": {"g/kg": 1.0, "mg/kg": 1e-3},
    "sessions": {"session/week": 1.0, "sessions/week": 1.0, "session/day": 7.0, "sessions/day": 7.0},
    "practice": {"min/day": 1.0, "min/d": 1.0, "h/day": 60.0, "h/d": 60.0, "hours/day": 60.0, "h/week": 60.0 / 7.0},
}


# What nearly every file holds, as Pint has it: to load Pint takes longer than to read the file.
_USUAL = {
    "age": {"year": 1.0, "years": 1.0},
    "time": {
        "d": 1.0, "day": 1.0, "days": 1.0, "week": 7.0, "weeks": 7.0,
        "month": MONTH, "months": MONTH, "year": YEAR, "years": YEAR,
    },
    "length": {"cm": 0.01, "m": 1.0},
    "dose_rate": {"mg/day": 1.0},
}  # fmt: skip


@cache
def _registry() -> Any:
    """Return Pint's registry, built once when the first unusual unit is read."""
    import pint

    registry: Any = pint.UnitRegistry()
    for alias in ("year = y = yrs", "month = mo", "week = wk = wks", "hour = hrs"):
        registry.define(f"@alias {alias}")
    return registry


def quantity(text: object, dimension: str) -> float:
    """Return a quantity as a plain number in the unit that the package uses for its dimension.

    Parameters
    ----------
    text : object
        A number with a unit, like ``"3 months"``; anything else is an error that says so.
    dimension : str
        A key of ``DIMENSIONS``: age [years], time [d], duration [s], length [m], fraction [1],
        angle [deg], angular_speed [deg/s], temperature_rise [K], dose_rate [mg/d],
        potency [U], mass_ratio [g/kg], sessions [1/week], practice [min/d].

    Returns
    -------
    value : float
        The number, finite.

    Examples
    --------
    >>> quantity("80 %", "fraction")
    0.8
    >>> quantity("165 cm", "length")
    1.65
    """
    wanted = DIMENSIONS[dimension]
    number, unit = _split(text, dimension, wanted)
    value = number * _factor(unit, dimension)
    if not isfinite(value):
        raise InputError(f"{text!r} is not a finite number")
    return round(value, 12)


def _split(text: object, dimension: str, wanted: Dimension) -> tuple[float, str]:
    """Return number and unit of a written quantity."""
    hint = f"write it like '{wanted.example}' (units: {wanted.units})"
    if isinstance(text, bool) or not isinstance(text, str | int | float):
        shown = "yes/no" if isinstance(text, bool) else type(text).__name__
        raise InputError(f"must be a {_name(dimension)} with a unit, not {shown}; {hint}")
    if not isinstance(text, str):
        raise InputError(f"{text} has no unit; {hint}")
    match = _QUANTITY.fullmatch(text.strip()) if len(text) <= 80 else None
    if match is None:
        raise InputError(f"{text[:80]!r} is not a number with a unit; {hint}")
    number, unit = match.groups()
    if unit is None:
        raise InputError(f"{text!r} has no unit; {hint}")
    return float(number), unit.strip()


@cache
def _factor(unit: str, dimension: str) -> float:
    """Return how many of the package's units one written unit is."""
    if unit in (usual := _USUAL.get(dimension, {})):
        return usual[unit]
    wanted = DIMENSIONS[dimension]
    hint = f"a {_name(dimension)} is written like '{wanted.example}' (units: {wanted.units})"
    named = _NAMED.get(dimension, {})
    if unit in named:
        return named[unit]
    if named or unit in _NUMBERS:
        raise InputError(f"{unit[:30]!r} is not a unit of {_name(dimension)}; {hint}")
    if _UNIT.fullmatch(unit) is None:
        raise InputError(f"unknown unit {unit[:30]!r}; {hint}")
    import pint

    registry = _registry()
    try:
        measure = registry.Quantity(1.0, registry.parse_units(unit))
        return float(measure.to(wanted.unit).magnitude)
    except pint.DimensionalityError:
        raise InputError(f"{unit!r} is not a unit of {_name(dimension)}; {hint}") from None
    except Exception:  # Pint raises whatever its tokenizer meets: tokenize and attribute errors too
        raise InputError(f"unknown unit {unit[:30]!r}; {hint}") from None


def _name(dimension: str) -> str:
    """Return the dimension as a word for a sentence."""
    words = {
        "age": "time",
        "duration": "time",
        "potency": "dose in units",
        "mass_ratio": "dose by body weight",
        "sessions": "frequency of sessions",
        "practice": "daily time",
    }
    return words.get(dimension, dimension.replace("_", " "))
