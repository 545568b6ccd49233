"""Penn upper motor neuron score: reflexes, clonus, plantar response and tone of bulb and limbs."""

from collections.abc import Iterable, Mapping
from typing import Any

from sherrington.exam.table import table
from sherrington.foundation.anatomy import SIDES
from sherrington.sign.finding import Finding
from sherrington.sign.scores.sheet import Band, Part, Sheet, most, row, total, unscored

_TABLE = table(__file__)
SCALE = "penn_umn"
HEALTHY: Band = (None, 0)
SEEN = ("response", "grade")  # measures that say whether a reflex is there
DIRECTIONS = ("extension", "flexion")
Items = dict[str, Part]
MOOD = Part(None, ("pseudobulbar affect",))


def score(findings: Iterable[Finding]) -> list[Finding]:
    """Return the items, the sum of each limb, and what can be summed of the whole.

    The full score has 32 points: 4 of the bulb, 7 of each limb. Three signs have no place in a
    motor examination without face, lips and mood: they stay without a value, and so do the full
    sums that need them. ``examined_sum`` adds a fixed choice, the same for everybody: the jaw
    jerk, the arms, and the legs without crossed adduction (27 points).

    Parameters
    ----------
    findings : iterable of Finding
        Rows of ``tendon_reflex``, ``clonus``, ``plantar`` and ``tone``. Rows of the palmomental or
        facial reflex and of ``crossed_adduction`` (measure of the patellar reflex) are used where
        they are.

    Returns
    -------
    rows : list of Finding
        Items by side, ``arm`` (0-7), ``leg`` (0-7), ``bulbar`` (0-4), ``sum`` (0-32) and
        ``examined_sum`` (0-27).
    """
    sheet = Sheet(findings)
    bulbar = _bulbar(sheet)
    arms = {side: _limb(sheet, _TABLE["arm"], side) for side in SIDES}
    legs = {side: _leg(sheet, side) for side in SIDES}
    rows = [_row("midline", name, part, "0-1") for name, part in bulbar.items()]
    mood = unscored(SCALE, "midline", "pseudobulbar_affect", "0-1", "mood is not simulated")
    rows += [mood, _row("midline", "bulbar", total([*bulbar.values(), MOOD]), "0-4")]
    for limb, sides in (("arm", arms), ("leg", legs)):
        for side, items in sides.items():
            rows += [_row(side, name, part, "0-2" if name.endswith("tone") else "0-1") for name, part in items.items()]
            rows.append(_row(side, limb, total(items.values()), "0-7"))
    limbs = [*arms.values(), *legs.values()]
    everything = [*bulbar.values(), MOOD, *(part for items in limbs for part in items.values())]
    fixed = [part for items in limbs for name, part in items.items() if name != "crossed_adduction"]
    rows.append(_row("midline", "examined_sum", total([bulbar["jaw_jerk"], *fixed]), "0-27"))
    return [*rows, _row("midline", "sum", total(everything), "0-32")]


def _row(side: str, measure: str, part: Part, unit: str) -> Finding:
    """Return one item or sum; a healthy person has none of these signs."""
    return row(SCALE, side, measure, part, unit, HEALTHY)


def _bulbar(sheet: Sheet) -> Items:
    """Return the bulbar items that findings can hold."""
    items = {name: _brisk(sheet, name, "midline") for name in _TABLE["bulbar"]["brisk"]}
    return items | {name: _seen(sheet, name) for name in _TABLE["bulbar"]["seen"]}


def _limb(sheet: Sheet, plan: Mapping[str, Any], side: str) -> Items:
    """Return the items that arm and leg have in common."""
    beats = most(sheet.number("clonus", joint, side, "beats") for joint in plan["clonus"])
    grades = (sheet.number("tone", joint, side, "mas", way) for joint in plan["tone"] for way in DIRECTIONS)
    limb = "arm" if plan is _TABLE["arm"] else "leg"
    items = {name: _brisk(sheet, name, side) for name in plan["brisk"]}
    return items | {
        f"{limb}_clonus": _points(beats, (_TABLE["beats"],)),
        f"{limb}_tone": _points(most(grades), _TABLE["tone_cuts"]),
    }


def _leg(sheet: Sheet, side: str) -> Items:
    """Return the items of a leg: plantar response and crossed adduction too."""
    word, missing = sheet.word("plantar", "plantar", side, "response")
    crossed = sheet.number("tendon_reflex", "patellar", side, "crossed_adduction")
    if crossed.value is None:
        crossed = Part(None, (f"crossed adduction ({side})",))
    return _limb(sheet, _TABLE["leg"], side) | {
        "babinski": Part(None, missing) if word is None else Part(float(word == "extensor")),
        "crossed_adduction": _points(crossed, (1,)),
    }


def _brisk(sheet: Sheet, reflex: str, side: str) -> Part:
    """Return 1 if a jerk is pathologically brisk."""
    return _points(sheet.number("tendon_reflex", reflex, side, "grade"), (_TABLE["brisk"],))


def _seen(sheet: Sheet, reflex: str) -> Part:
    """Return 1 if a reflex that healthy adults lack is there on either side, whatever test looked for it."""
    rows = [each for each in sheet if each.structure == reflex and each.measure in SEEN and each.value is not None]
    sides = {each.side for each in rows}
    if "midline" in sides or sides >= set(SIDES):
        return Part(float(any(each.flag == "present" for each in rows)))
    return Part(None, (f"{reflex} reflex",))


def _points(part: Part, cuts: Iterable[float]) -> Part:
    """Return how many cuts a number reaches."""
    return part if part.value is None else Part(float(sum(part.value >= cut for cut in cuts)))
