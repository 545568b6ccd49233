"""ISNCSCI motor scores, motor levels, and the impairment scale as far as motor findings allow."""

from collections.abc import Iterable, Mapping, Sequence

from sherrington.sign.finding import Finding
from sherrington.sign.scores.isncsci_rules import (
    INTACT,
    KEY_MUSCLES,
    KEYS,
    LEVELS,
    SPHINCTER,
    TABLE,
    Grades,
    Others,
    any_of,
    half_useful,
    place,
    possible_impairments,
    possible_levels,
    spared,
)
from sherrington.sign.scores.sheet import Part, Sheet, not_examined, row, total, word_row
from sherrington.sign.scores.strength import muscles_grade, whole

SCALE = "isncsci"
SIDES = ("right", "left")  # in the order of the worksheet
LEVEL_UNIT = "C1-S3 or INT; skin above a working key muscle taken as intact"
IMPAIRMENT_UNIT = "A-E; sensory level taken as the motor level"
PRESUMED_UNIT = "A-E; sacral sensation presumed where motor function is"
SENSATION, SACRAL, SQUEEZE = "sensation", "sacral sensation", "voluntary anal contraction"
NO_DEFICIT = "no motor deficit: no impairment, or E after a documented earlier one"
Parts = Mapping[str, Part]


def score(findings: Iterable[Finding]) -> list[Finding]:
    """Return motor scores, motor levels, neurological level and impairment grade.

    Skin is not examined here, and voluntary anal contraction only where the findings hold the power
    of the anal sphincter. What depends on them is left open and the reason says what remains
    possible. ``ais_presumed`` goes further: it presumes sensation at S4-5, and anal contraction
    where it was not examined, exactly where muscles work more than three segments below the motor
    level of either side. It can never be B.

    Parameters
    ----------
    findings : iterable of Finding
        Rows of ``power`` (mrc): the key muscles, the non-key muscles and the sphincter.

    Returns
    -------
    rows : list of Finding
        ``upper_motor_score`` and ``lower_motor_score`` (0-25 each side, 0-50 at the midline),
        ``motor_score`` (0-50, 0-100), ``motor_level`` of each side, ``neurological_level``, ``ais``
        and ``ais_presumed``.
    """
    sheet = Sheet(findings)
    parts = {side: {key: _grade(sheet, key, side) for key in KEYS} for side in SIDES}
    grades = [{key: None if p.value is None else int(p.value) for key, p in parts[side].items()} for side in SIDES]
    others = [_others(sheet, side) for side in SIDES]
    squeeze = contraction(sheet)
    levels = [possible_levels(side, squeeze) for side in grades]
    lacking = [_lacking(parts[side], found, squeeze) for side, found in zip(SIDES, levels, strict=True)]
    nearer = tuple(sorted({min(pair, key=place) for pair in _pairs(levels)}, key=place))
    both = tuple(dict.fromkeys(name for names in lacking for name in names))
    muscles = _unexamined(sheet, parts)
    return [
        *_sums(parts),
        *(_level(side, "motor_level", *each) for side, *each in zip(SIDES, levels, lacking, strict=True)),
        _level("midline", "neurological_level", nearer, both),
        _impairment(grades, others, squeeze, muscles),
        _presumed(grades, others, squeeze, muscles),
    ]


def contraction(sheet: Sheet) -> bool | None:
    """Return whether the anal sphincter contracts at will; None if it was not examined."""
    found = {side: _works(sheet, SPHINCTER, side) for side in ("midline", *SIDES)}
    if found["midline"] is None:
        return any_of(found[side] for side in SIDES)
    return found["midline"]


def _works(sheet: Sheet, muscle: str, side: str) -> bool | None:
    """Return whether a muscle contracts; None if it was not examined."""
    grade = sheet.number("power", muscle, side, "mrc").value
    return None if grade is None else grade > 0.0


def _grade(sheet: Sheet, key: str, side: str) -> Part:
    """Return the whole grade of one key muscle."""
    return whole(muscles_grade(sheet, KEY_MUSCLES[key], side))


def _others(sheet: Sheet, side: str) -> Others:
    """Return the levels and whether one of their non-key muscles contracts."""
    lists: Mapping[str, Sequence[str]] = TABLE["other_muscles"]
    return {level: any_of(_works(sheet, muscle, side) for muscle in muscles) for level, muscles in lists.items()}


def _unexamined(sheet: Sheet, parts: Mapping[str, Parts]) -> tuple[str, ...]:
    """Return the key and non-key muscles that were not examined."""
    names = [name for side in SIDES for part in parts[side].values() for name in part.missing]
    muscles = [muscle for level in TABLE["other_muscles"].values() for muscle in level]
    others = [sheet.number("power", muscle, side, "mrc") for side in SIDES for muscle in muscles]
    return tuple(dict.fromkeys([*names, *(name for part in others for name in part.missing)]))


def _sums(parts: Mapping[str, Parts]) -> list[Finding]:
    """Return the motor scores of each side and of both."""
    plan = {f"{limb}_motor_score": keys for limb, keys in TABLE["limbs"].items()} | {"motor_score": KEYS}
    rows = []
    for measure, keys in plan.items():
        full = TABLE["normal"] * len(keys)
        sides = [total(parts[side][key] for key in keys) for side in SIDES]
        rows += [_sum(side, measure, part, full) for side, part in zip(SIDES, sides, strict=True)]
        rows.append(_sum("midline", measure, total(sides), 2 * full))
    return rows


def _sum(side: str, measure: str, part: Part, full: int) -> Finding:
    """Return one motor score."""
    return row(SCALE, side, measure, part, f"0-{full}", (full, None))


def _pairs(levels: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    """Return every combination of the levels of two sides."""
    return [(first, second) for first in levels[0] for second in levels[1]]


def _lacking(parts: Parts, found: Sequence[str], squeeze: bool | None) -> tuple[str, ...]:
    """Return what was not examined that the level of one side waits for."""
    if len(found) == 1:
        return ()
    reach = next((key for key in KEYS if place(key) > place(found[-1])), KEYS[-1])
    names = [name for key in KEYS if place(key) <= place(reach) for name in parts[key].missing]
    if any(level not in KEYS for level in found):
        names.append(SENSATION)
    if squeeze is None and found[-1] == INTACT:
        names.append(SQUEEZE)
    return tuple(names)


def _level(side: str, measure: str, found: Sequence[str], lacking: Sequence[str]) -> Finding:
    """Return one level, or between which levels it lies."""
    if len(found) == 1:
        return word_row(SCALE, side, measure, found[0], LEVEL_UNIT, found[0] != INTACT)
    reason = f"from {found[0]} to {found[-1]}; {not_examined(lacking)}"
    return row(SCALE, side, measure, Part(None), LEVEL_UNIT, reason=reason)


def _impairment(
    grades: Sequence[Grades], others: Sequence[Others], squeeze: bool | None, muscles: Sequence[str]
) -> Finding:
    """Return the grade of the impairment scale that the motor findings alone decide."""
    if _no_deficit(grades, squeeze):
        return _unimpaired("ais", grades, muscles, IMPAIRMENT_UNIT)
    found = possible_impairments(grades, others, squeeze)
    waits = [SACRAL, *([SQUEEZE] if squeeze is None else []), *muscles]
    return _grade_row("ais", found, waits, IMPAIRMENT_UNIT)


def _presumed(
    grades: Sequence[Grades], others: Sequence[Others], squeeze: bool | None, muscles: Sequence[str]
) -> Finding:
    """Return the grade of the impairment scale if sacral sparing goes with motor function."""
    if _no_deficit(grades, squeeze):
        return _unimpaired("ais_presumed", grades, muscles, PRESUMED_UNIT)
    found = set()
    for pair in _pairs([possible_levels(side, squeeze) for side in grades]):
        if pair == (INTACT, INTACT) and squeeze is None:
            continue
        far = any_of(spared(*each) for each in zip(grades, others, pair, strict=True))
        incomplete = True if squeeze else far
        half = half_useful(grades, min(pair, key=place))
        found |= {"A"} if incomplete is not True else set()
        found |= set() if incomplete is False else {True: {"D"}, False: {"C"}, None: {"C", "D"}}[half]
    return _grade_row("ais_presumed", tuple(sorted(found)), muscles or (SENSATION,), PRESUMED_UNIT)


def _no_deficit(grades: Sequence[Grades], squeeze: bool | None) -> bool:
    """Return whether every key muscle that was examined is normal, and the sphincter if it was."""
    normal = all(grade in (None, TABLE["normal"]) for side in grades for grade in side.values())
    return normal and squeeze is not False


def _unimpaired(measure: str, grades: Sequence[Grades], muscles: Sequence[str], unit: str) -> Finding:
    """Return why there is no grade where no deficit was found."""
    complete = all(grade is not None for side in grades for grade in side.values())
    reason = NO_DEFICIT if complete else f"no motor deficit found; {not_examined(muscles)}"
    return row(SCALE, "midline", measure, Part(None), unit, reason=reason)


def _grade_row(measure: str, found: Sequence[str], lacking: Sequence[str], unit: str) -> Finding:
    """Return one grade of the impairment scale, or those that remain possible."""
    if len(found) == 1:
        return word_row(SCALE, "midline", measure, found[0], unit, found[0] != "E")
    reason = f"{' or '.join(found)}; {not_examined(lacking)}"
    return row(SCALE, "midline", measure, Part(None), unit, reason=reason)


assert {*TABLE["other_muscles"], *KEYS} <= set(LEVELS), "a muscle stands at no level"
