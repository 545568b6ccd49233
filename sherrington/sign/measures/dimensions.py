"""Units in which a row may state its band: dimension, and size in the unit that measures return."""

from collections.abc import Mapping

from sherrington.foundation.errors import InputError, nearest
from sherrington.foundation.units import DAY, MONTH, YEAR

SPELLINGS = 2  # of one size that a message lists
RADIAN = 57.29577951  # [deg]
_SIZES: Mapping[str, Mapping[str, float]] = {
    "time": {
        **dict.fromkeys(("s", "sec", "second", "seconds"), 1.0),
        **dict.fromkeys(("ms", "msec", "millisecond", "milliseconds"), 1e-3),
        **dict.fromkeys(("min", "minute", "minutes"), 60.0),
        **dict.fromkeys(("h", "hour", "hours"), 3600.0),
        **dict.fromkeys(("d", "day", "days"), DAY),
        **dict.fromkeys(("week", "weeks"), 7.0 * DAY),
        **dict.fromkeys(("month", "months"), MONTH * DAY),
        **dict.fromkeys(("year", "years"), YEAR * DAY),
    },
    "rate": {
        **dict.fromkeys(("Hz", "pps", "1/s", "/s", "imp/s", "impulses/s", "spikes/s", "beats/s", "taps/s"), 1.0),
        **dict.fromkeys(("1/min", "/min", "beats/min", "taps/min"), 1.0 / 60.0),
    },
    "number": {
        **dict.fromkeys(
            ("1", "ratio", "fraction", "count", "beats", "swings", "units", "exponent", "grade", "points"), 1.0
        ),
        **dict.fromkeys(("r", "x", "boolean", "sensitivity", "share", "index", ""), 1.0),
        **dict.fromkeys(("percent", "per cent"), 0.01),
    },
    "current": {"nA": 1.0, "pA": 1e-3, "uA": 1e3},
    "resistance": {"MOhm": 1.0, "kOhm": 1e-3},
    "potential": {"V": 1.0, "mV": 1e-3, "uV": 1e-6},
    "angle": {**dict.fromkeys(("deg", "degree", "degrees"), 1.0), "rad": RADIAN},
    "angular speed": {"deg/s": 1.0, "rad/s": RADIAN},
    "torque": {"N m": 1.0, "Nm": 1.0, "mN m": 1e-3, "mNm": 1e-3},
    "stiffness": {
        **dict.fromkeys(("N m/deg", "Nm/deg"), 1.0),
        **dict.fromkeys(("N m/rad", "Nm/rad"), 1.0 / RADIAN),
    },
    "speed": {
        **{"m/s": 1.0, "cm/s": 1e-2, "mm/s": 1e-3},
        **dict.fromkeys(("mm/day", "mm/d"), 1e-3 / DAY),
        "mm/month": 1e-3 / (MONTH * DAY),
    },
    "force": {"N": 1.0, "kN": 1e3, "mN": 1e-3},
    "length": {"m": 1.0, "cm": 1e-2, "mm": 1e-3, "um": 1e-6},
}
UNITS: Mapping[str, tuple[str, float]] = {
    name: (dimension, size) for dimension, sizes in _SIZES.items() for name, size in sizes.items()
}
# One character may be typed in several ways.
PLAIN = {"\u00b5": "u", "\u03bc": "u", "\u03a9": "Ohm", "\u2126": "Ohm", "\u00b0": "deg", "\u00b7": " ", "\u22c5": " "}


def unit_of(name: str) -> tuple[str, float]:
    """Return dimension and size of a unit; anything that begins with % is a hundredth.

    Raises
    ------
    InputError
        If the unit is unknown.

    Examples
    --------
    >>> unit_of("mV"), unit_of("% of patients"), unit_of("units of FDI")
    (('potential', 0.001), ('number', 0.01), ('number', 1.0))
    """
    plain = name.strip()
    for sign, word in PLAIN.items():
        plain = plain.replace(sign, word)
    if plain.startswith("%"):
        return UNITS["percent"]
    for word in (plain, plain.split(" of ")[0].strip()):
        if word in UNITS:
            return UNITS[word]
    raise InputError(f"unknown unit {name.strip()!r}{nearest(plain, UNITS)}", field="unit")


def units_like(name: str) -> list[str]:
    """Return the units in which a quantity of some unit may be stated, the usual spellings of each size."""
    dimension, _ = unit_of(name)
    spelt: dict[float, list[str]] = {}
    for word, size in _SIZES[dimension].items():
        spelt.setdefault(size, []).append(word)
    found = [word for words in spelt.values() for word in words[:SPELLINGS]]
    return [*found, "%"] if dimension == "number" else found
