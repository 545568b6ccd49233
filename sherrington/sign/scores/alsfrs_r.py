"""Revised ALS functional rating scale: the items that strength and speed of the hand can answer."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sherrington.exam.table import table
from sherrington.foundation.anatomy import SIDES
from sherrington.sign.finding import Finding
from sherrington.sign.scores.sheet import Part, Sheet, least, mean, row, total, unscored
from sherrington.sign.scores.strength import movement_force

_TABLE = table(__file__)
SCALE = "alsfrs_r"
ITEMS: Mapping[str, Mapping[str, Any]] = _TABLE["items"]
DOMAINS: Mapping[str, Sequence[str]] = _TABLE["domains"]
UNSCORED: Mapping[str, str] = _TABLE["unscored"]
FULL = 4  # points of one item


def score(findings: Iterable[Finding]) -> list[Finding]:
    """Return the items, the four domains and the sum.

    The questionnaire asks what a person can still do. Here an item is the strength of the weakest
    movement the task needs, averaged over the sides that do it, times the speed of finger tapping
    where a hand does it. Speed of tongue and legs is not among the findings: there spasticity
    without weakness costs nothing, and the score is too kind. The writing hand is the right one.

    Parameters
    ----------
    findings : iterable of Finding
        Rows of ``power`` (force_fraction) and ``finger_tapping`` (rate).

    Returns
    -------
    rows : list of Finding
        Items (0-4), ``bulbar``, ``fine_motor``, ``gross_motor``, ``respiratory`` (0-12) and ``sum``
        (0-48) at the midline. Salivation and respiratory insufficiency have no value, and so
        neither have the sums that contain them.
    """
    sheet = Sheet(findings)
    items = {name: _item(sheet, plan) for name, plan in ITEMS.items()}
    items |= {name: _breath(sheet, movement) for name, movement in _TABLE["breathing"].items()}
    lacking = {name: Part(None, (f"{name.replace('_', ' ')} [{why}]",)) for name, why in UNSCORED.items()}
    every = items | lacking
    rows: list[Finding] = []
    for domain, names in DOMAINS.items():
        rows += [_item_row(name, every[name]) for name in names]
        rows.append(_sum_row(domain, [every[name] for name in names]))
    return [*rows, _sum_row("sum", list(every.values()))]


def _item_row(name: str, part: Part) -> Finding:
    """Return one item."""
    if name in UNSCORED:
        return unscored(SCALE, "midline", name, f"0-{FULL}", UNSCORED[name])
    return row(SCALE, "midline", name, part, f"0-{FULL}", (FULL, None))


def _sum_row(name: str, parts: Sequence[Part]) -> Finding:
    """Return one sum."""
    full = FULL * len(parts)
    return row(SCALE, "midline", name, total(parts), f"0-{full}", (full, None))


def _item(sheet: Sheet, plan: Mapping[str, Any]) -> Part:
    """Return the points of one task."""
    sides = SIDES if plan["side"] == "both" else (_TABLE["dominant"],)
    strength = least(mean(movement_force(sheet, name, side) for side in sides) for name in plan["movements"])
    if not plan["speed"]:
        return _graded(strength)
    speed = mean(_speed(sheet, side) for side in sides)
    if strength.value is None or speed.value is None:
        return total([strength, speed])
    return _graded(Part(strength.value * speed.value))


def _speed(sheet: Sheet, side: str) -> Part:
    """Return the rate of finger tapping as share of the slowest healthy rate, at most 1."""
    rate = sheet.number("finger_tapping", "index", side, "rate")
    found = sheet.find("finger_tapping", "index", side, "rate")
    if rate.value is None or found is None:
        return rate
    if not found.low:
        return Part(None, (f"healthy rate of finger tapping ({side})",))
    return Part(min(1.0, max(0.0, rate.value / found.low)))


def _graded(share: Part) -> Part:
    """Return the points of a task from the share of strength and speed that is left."""
    return share if share.value is None else Part(float(sum(share.value > cut for cut in _TABLE["cuts"])))


def _breath(sheet: Sheet, movement: str) -> Part:
    """Return the points of breathing from the share of force of the diaphragm that is left."""
    force = mean(movement_force(sheet, movement, side) for side in SIDES)
    cuts = _TABLE["breathing_cuts"]
    return force if force.value is None else Part(float(sum(force.value >= cut for cut in cuts)))
