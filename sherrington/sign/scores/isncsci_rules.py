"""The rules of the international standards for spinal cord injury, as far as muscles decide them.

Grades are whole MRC grades of the ten key muscles of a side; None stands for a muscle that was not
examined. Where something is not known every outcome it allows is returned.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import Any

from sherrington.exam.table import table
from sherrington.foundation.anatomy import SEGMENTS
from sherrington.foundation.myotomes import key_movements

TABLE: dict[str, Any] = table(__file__)
KEY_MUSCLES = {level: row.muscles for level, row in key_movements().items() if level in SEGMENTS}
KEYS = tuple(KEY_MUSCLES)
LAST = "S4_5"  # the two lowest segments are examined as one
(SPHINCTER,) = key_movements()["S4-5"].muscles
LEVELS = (*SEGMENTS[:-2], LAST)
INTACT = "INT"
GRADES = ("A", "B", "C", "D", "E")

Grades = Mapping[str, int | None]
Others = Mapping[str, bool | None]


def place(level: str) -> int:
    """Return how far down a level lies; an intact cord reaches furthest."""
    return len(LEVELS) if level == INTACT else LEVELS.index(level)


def possible_levels(grades: Grades, contraction: bool | None, skin_intact: bool = False) -> tuple[str, ...]:
    """Return the motor levels that the grades of one side allow, from rostral to caudal.

    The motor level is the lowest key muscle of grade 3 or better with all above it normal. Where no
    key muscle is (C1-C4, T2-L1, S2-S5) it follows the sensory level. Without an examination of the
    skin that part is open, except above a key muscle of grade 3 or better: there the skin is taken
    as intact.

    Parameters
    ----------
    grades : mapping of str to int or None
        Key muscle to grade.
    contraction : bool or None
        Voluntary anal contraction.
    skin_intact : bool
        Whether all skin is known to be intact.

    Returns
    -------
    levels : tuple of str
        At least one; ``INT`` where nothing is lost.

    Examples
    --------
    >>> arms, legs = dict.fromkeys(KEYS[:5], 5), dict.fromkeys(KEYS[5:], 0)
    >>> possible_levels({**arms, "C7": 3, **legs}, False)
    ('C7',)
    >>> possible_levels({**arms, **legs}, False)[0], possible_levels({**arms, **legs}, False)[-1]
    ('T1', 'L1')
    """
    found: list[str] = []
    reached = LEVELS[0]
    for level in LEVELS[1:]:
        if level in KEYS:
            lost, held, passed = _muscle(grades.get(level))
        else:
            held = False
            lost, passed = _skin(level, grades, contraction, skin_intact)
        found += [reached] * lost + [level] * held
        if not passed:
            return tuple(dict.fromkeys(found))
        reached = level
    return tuple(dict.fromkeys([*found, INTACT]))


def _muscle(grade: int | None) -> tuple[bool, bool, bool]:
    """Return whether a key muscle may be lost, may hold the level, may be normal."""
    if grade is None:
        return True, True, True
    return grade < TABLE["useful"], TABLE["useful"] <= grade < TABLE["normal"], grade >= TABLE["normal"]


def _skin(level: str, grades: Grades, contraction: bool | None, intact: bool) -> tuple[bool, bool]:
    """Return whether a segment without key muscle may be lost, and may be intact."""
    if level == LAST and contraction is not None:
        return not contraction, contraction
    below = next((key for key in KEYS if place(key) > place(level)), None)
    if below is None:
        known = contraction is True or (intact and level != LAST)
    else:
        grade = grades.get(below)
        known = intact or (grade is not None and grade >= TABLE["useful"])
    return not known, True


def spared(grades: Grades, others: Others, level: str) -> bool | None:
    """Return whether muscles work more than three segments below a motor level; None if not known.

    Parameters
    ----------
    grades : mapping of str to int or None
        Key muscle to grade.
    others : mapping of str to bool or None
        Level to whether one of its non-key muscles contracts; a level left out has none.
    level : str
        Motor level of the same side.
    """
    keys = [grades.get(key) for key in KEYS if _far(key, level)]
    works = [None if grade is None else grade > 0 for grade in keys]
    return any_of([*works, *(contracts for other, contracts in others.items() if _far(other, level))])


def _far(lower: str, upper: str) -> bool:
    """Return whether one level lies more than three segments below another."""
    apart: bool = place(lower) - place(upper) > TABLE["segments"]
    return apart


def half_useful(sides: Sequence[Grades], level: str) -> bool | None:
    """Return whether at least half of the key muscles below a level have grade 3; None if not known."""
    below = [side.get(key) for side in sides for key in KEYS if place(key) > place(level)]
    useful = sum(grade is not None and grade >= TABLE["useful"] for grade in below)
    unknown = sum(grade is None for grade in below)
    if 2 * useful >= len(below):
        return True
    return None if 2 * (useful + unknown) >= len(below) else False


def impairment(intact: bool, contraction: bool, sensation: bool, spare: bool, half: bool) -> str:
    """Return the grade of the impairment scale.

    Parameters
    ----------
    intact : bool
        Whether both sides are intact down to the last segment.
    contraction, sensation : bool
        Voluntary anal contraction; any sensation at S4-5 or deep anal pressure.
    spare : bool
        Motor function more than three segments below the motor level of either side.
    half : bool
        At least half of the key muscles below the neurological level have grade 3.

    Examples
    --------
    >>> impairment(False, False, False, True, True), impairment(False, False, True, False, False)
    ('A', 'B')
    """
    if intact and contraction and sensation:
        return "E"
    if not (contraction or sensation):
        return "A"
    if not (contraction or spare):
        return "B"
    return "D" if half else "C"


def possible_impairments(
    sides: Sequence[Grades],
    others: Sequence[Others],
    contraction: bool | None,
    sensation: bool | None = None,
    skin_intact: bool = False,
) -> tuple[str, ...]:
    """Return the grades of the impairment scale that the muscles of both sides allow.

    The sensory level of each side is taken to be its motor level, so that the neurological level is
    the more rostral motor level.

    Parameters
    ----------
    sides : sequence of mapping
        Grades of the right and the left.
    others : sequence of mapping
        Non-key muscles of the right and the left, as in `spared`.
    contraction, sensation : bool or None
        Voluntary anal contraction; sensation at S4-5 or deep anal pressure.
    skin_intact : bool
        As in `possible_levels`.
    """
    found = set()
    for squeeze, feels in product(_either(contraction), _either(sensation)):
        for levels in product(*(possible_levels(side, squeeze, skin_intact) for side in sides)):
            top = min(levels, key=place)
            far = any_of(spared(*each) for each in zip(sides, others, levels, strict=True))
            for spare, half in product(_either(far), _either(half_useful(sides, top))):
                found.add(impairment(top == INTACT, squeeze, feels, spare, half))
    return tuple(sorted(found))


def any_of(answers: Iterable[bool | None]) -> bool | None:
    """Return whether any answer is yes; None if none is and one is not known."""
    given = list(answers)
    if True in given:
        return True
    return None if None in given else False


def _either(known: bool | None) -> tuple[bool, ...]:
    """Return what a yes or no may be."""
    return (True, False) if known is None else (known,)
