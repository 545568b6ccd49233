"""MRC sum score: six movements on both sides, 0 to 60."""

from collections.abc import Iterable, Sequence

from sherrington.exam.table import table
from sherrington.foundation.anatomy import SIDES
from sherrington.sign.finding import Finding
from sherrington.sign.scores.sheet import Part, Sheet, row, total
from sherrington.sign.scores.strength import movement_grade, whole

_TABLE = table(__file__)
SCALE = "mrc_sum"
MOVEMENTS: Sequence[str] = _TABLE["movements"]


def score(findings: Iterable[Finding]) -> list[Finding]:
    """Return the MRC sum score of each side and of both.

    Parameters
    ----------
    findings : iterable of Finding
        Rows of ``power``; anything else is passed over.

    Returns
    -------
    rows : list of Finding
        ``sum`` of the left (0-30), the right (0-30) and, at the midline, both (0-60). Grades
        4- and 4+ count 4. Without a value as soon as a muscle of the movements was not examined.
    """
    sheet = Sheet(findings)
    sides = {side: total(whole(movement_grade(sheet, name, side)) for name in MOVEMENTS) for side in SIDES}
    full = len(MOVEMENTS) * _TABLE["full"]
    rows = [_row(side, part, full) for side, part in sides.items()]
    return [*rows, _row("midline", total(sides.values()), 2 * full)]


def _row(side: str, part: Part, full: int) -> Finding:
    """Return one sum."""
    return row(SCALE, side, "sum", part, f"0-{full}", (full, None))
