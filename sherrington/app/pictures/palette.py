"""Colours of the pictures: roles and scales, each for a light and a dark page."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from sherrington.foundation.sources import read_table

TABLE = Path(__file__).with_suffix(".yaml")
LIGHT, DARK = 0, 1


class Step(NamedTuple):
    """One step of a scale."""

    value: float
    label: str
    role: str


@cache
def _roles() -> dict[str, tuple[str, str]]:
    """Return light and dark colour by role, steps of the scales among them."""
    table = read_table(TABLE)
    found = {name: (str(light), str(dark)) for name, (light, dark) in table["roles"].items()}
    for scale, rows in table["scales"].items():
        for i, (_, _, light, dark) in enumerate(rows):
            found[f"{scale}_{i}"] = (str(light), str(dark))
    return found


def roles() -> tuple[str, ...]:
    """Return the names of all colours."""
    return tuple(_roles())


def colour(role: str, dark: bool = False) -> str:
    """Return a colour as ``#rrggbb``.

    Examples
    --------
    >>> colour("page"), colour("page", dark=True)
    ('#ffffff', '#14171b')
    """
    return _roles()[role][DARK if dark else LIGHT]


@cache
def scale(what: str) -> tuple[Step, ...]:
    """Return the steps of a scale: ``power``, ``bulk`` or ``reflexes``."""
    rows = read_table(TABLE)["scales"][what]
    return tuple(Step(float(value), str(label), f"{what}_{i}") for i, (value, label, _, _) in enumerate(rows))


def step(what: str, value: float) -> Step:
    """Return the step of a scale nearest to a value; beyond its ends, the last one.

    Examples
    --------
    >>> step("power", 3.67).label, step("bulk", 1.1).label
    ('4-', '100 %')
    """
    return min(scale(what), key=lambda row: abs(row.value - value))


def lightness(hex_colour: str) -> float:
    """Return the relative luminance of a colour, 0 black to 1 white (WCAG)."""
    parts = [int(hex_colour[i : i + 2], 16) / 255.0 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG)."""
    high, low = sorted((lightness(one), lightness(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def on(role: str, dark: bool = False) -> str:
    """Return black or white, whichever can be read on a colour."""
    ground = colour(role, dark)
    return max(("#111111", "#ffffff"), key=lambda ink: contrast(ink, ground))
