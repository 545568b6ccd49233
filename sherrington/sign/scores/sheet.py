"""The findings of one examination as a score sheet: looked up, added up, and what is missing named."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sherrington.sign.finding import Finding, Value, judge

TEST = "score"
NAMED = 4  # missing findings that a reason spells out
Band = tuple[float | None, float | None]


class Part(NamedTuple):
    """A number of a score, or what is missing for it."""

    value: float | None
    missing: tuple[str, ...] = ()


class Sheet:
    """The findings of one examination by what they are about."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        """Sort the findings; of two rows about the same thing the first with a value counts."""
        self._rows: dict[tuple[str, str, str, str, str | None], Finding] = {}
        for row in findings:
            key = (row.test, row.structure, row.side, row.measure, row.direction)
            if key not in self._rows or self._rows[key].value is None:
                self._rows[key] = row

    def __iter__(self) -> Iterator[Finding]:
        """Go through the rows that count."""
        return iter(self._rows.values())

    def find(self, test: str, structure: str, side: str, measure: str, direction: str | None = None) -> Finding | None:
        """Return one row, or None where the examination holds no such row."""
        return self._rows.get((test, structure, side, measure, direction))

    def number(self, test: str, structure: str, side: str, measure: str, direction: str | None = None) -> Part:
        """Return the number of one row; missing where there is no row or no number in it."""
        row = self.find(test, structure, side, measure, direction)
        if row is not None and isinstance(row.value, (int, float)):
            return Part(float(row.value))
        return Part(None, (_name(test, structure, side, direction, row),))

    def word(self, test: str, structure: str, side: str, measure: str) -> tuple[str | None, tuple[str, ...]]:
        """Return the word of one row, and what is missing where there is none."""
        row = self.find(test, structure, side, measure)
        if row is not None and isinstance(row.value, str):
            return row.value, ()
        return None, (_name(test, structure, side, None, row),)


def _name(test: str, structure: str, side: str, direction: str | None, row: Finding | None) -> str:
    """Return what is missing in words."""
    what = " ".join(word for word in (structure, direction) if word)
    why = f" [{row.reason}]" if row is not None and row.reason else ""
    return f"{test} {what} ({side}){why}"


def total(parts: Iterable[Part]) -> Part:
    """Return the sum of some parts; missing as soon as one of them is."""
    return _all(list(parts), "sum")


def least(parts: Iterable[Part]) -> Part:
    """Return the smallest of some parts; missing as soon as one of them is."""
    return _all(list(parts), "min")


def most(parts: Iterable[Part]) -> Part:
    """Return the greatest of some parts; missing as soon as one of them is."""
    return _all(list(parts), "max")


def mean(parts: Iterable[Part]) -> Part:
    """Return the mean of some parts; missing as soon as one of them is."""
    return _all(list(parts), "mean")


def _all(parts: list[Part], how: str) -> Part:
    """Return parts taken together."""
    values = [part.value for part in parts if part.value is not None]
    if len(values) < len(parts) or not parts:
        return Part(None, tuple(dict.fromkeys(name for part in parts for name in part.missing)))
    added = sum(values)
    return Part({"sum": added, "mean": added / len(values), "min": min(values), "max": max(values)}[how])


def not_examined(missing: Iterable[str]) -> str:
    """Return the reason of a score that cannot be had.

    Examples
    --------
    >>> not_examined(f"power muscle{n} (left)" for n in range(6))
    'not examined: power muscle0 (left), power muscle1 (left), power muscle2 (left), power muscle3 (left) and 2 more'
    """
    names = list(missing)
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return f"not examined: {', '.join(names[:NAMED])}{more}"


def row(
    scale: str,
    side: str,
    measure: str,
    part: Part,
    unit: str,
    usual: Band = (None, None),
    reason: str | None = None,
) -> Finding:
    """Return one number of a scale as a finding.

    Parameters
    ----------
    scale : str
        Id of the scale; the ``structure`` of the row.
    side : str
        left, right or midline; midline where the number belongs to the whole body.
    measure : str
        Item or sum.
    part : Part
        The number, or what is missing.
    unit : str
        Range of the scale, and what is taken for granted.
    usual : tuple of float
        What a person without any deficit scores, lowest and highest.
    reason : str, optional
        Why there is no number, if it is not a missing finding.
    """
    value: Value = part.value
    if part.value is not None and float(part.value).is_integer():
        value = int(part.value)
    why = (reason or not_examined(part.missing)) if value is None else None
    return Finding(TEST, scale, side, measure, value, unit, *usual, flag=judge(value, *usual), reason=why)


def unscored(scale: str, side: str, measure: str, unit: str, reason: str) -> Finding:
    """Return a row that no simulated examination can score, with the reason."""
    return row(scale, side, measure, Part(None), unit, reason=reason)


def word_row(scale: str, side: str, measure: str, word: str, unit: str, present: bool) -> Finding:
    """Return one word of a scale as a finding, flagged where it says that something is wrong."""
    return Finding(TEST, scale, side, measure, word, unit, flag="present" if present else "normal")
