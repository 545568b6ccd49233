"""Strength of a movement: one grade from the grades of the muscles that carry it."""

from collections.abc import Mapping, Sequence

from sherrington.exam.table import table
from sherrington.sign.scale import MRC
from sherrington.sign.scores.sheet import Part, Sheet, mean

_TABLE = table(__file__)
MOVEMENTS: Mapping[str, Sequence[str]] = _TABLE["movements"]
_ROUNDING = 1e-9


def movement_grade(sheet: Sheet, movement: str, side: str) -> Part:
    """Return the MRC grade of one movement of `MOVEMENTS`; missing if one of its muscles is."""
    return muscles_grade(sheet, MOVEMENTS[movement], side)


def muscles_grade(sheet: Sheet, muscles: Sequence[str], side: str) -> Part:
    """Return one MRC grade for some muscles that act together; missing if one of them is."""
    parts = [sheet.number("power", muscle, side, "mrc") for muscle in muscles]
    whole = mean(parts)
    if whole.value is None:
        return whole
    return Part(together([part.value for part in parts if part.value is not None]))


def movement_force(sheet: Sheet, movement: str, side: str) -> Part:
    """Return the force of one movement as share of the healthy force, 0 to 1; missing if a muscle is."""
    parts = [sheet.number("power", muscle, side, "force_fraction") for muscle in MOVEMENTS[movement]]
    return mean(Part(None if p.value is None else min(max(p.value, 0.0), 1.0), p.missing) for p in parts)


def together(grades: Sequence[float]) -> float:
    """Return the MRC grade of muscles that pull together.

    Each grade stands for a share of the healthy force, the shares are averaged (muscles counted
    alike, since a finding says nothing of their size), and the mean is graded again. What all
    muscles have is what comes out; a flicker in one of them is a flicker of all.

    Parameters
    ----------
    grades : sequence of float
        MRC grades, at least one: 0, 1, 2, 3, 3.67, 4, 4.33, 5.

    Returns
    -------
    grade : float
        Between the least and the greatest; grows with each of them.

    Examples
    --------
    >>> together([4, 4]), together([0, 5]), together([5, 5, 3.67]), together([0, 0, 0, 1])
    (4, 4, 4.33, 1)
    """
    share = sum(_share(grade) for grade in grades) / len(grades) + _ROUNDING
    level: float = MRC[sum(share >= cut for cut in _TABLE["cuts"])]
    return max(level, min(1.0, max(grades)))


def _share(grade: float) -> float:
    """Return the share of the healthy force that a grade stands for."""
    known = [force for level, force in zip(MRC, _TABLE["force"], strict=True) if level <= grade]
    return float(known[-1]) if known else 0.0


def whole_grade(grade: float) -> int:
    """Return a grade without its sign: 4- and 4+ are 4.

    Examples
    --------
    >>> [whole_grade(grade) for grade in (0, 3, 3.67, 4, 4.33, 5)]
    [0, 3, 4, 4, 4, 5]
    """
    return 4 if 3.0 < grade < 5.0 else int(grade)


def whole(part: Part) -> Part:
    """Return a grade without its sign, or what is missing."""
    return part if part.value is None else Part(float(whole_grade(part.value)))
