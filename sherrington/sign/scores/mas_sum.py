"""Sums of the Modified Ashworth grades of a limb, a side, and the whole body."""

from collections.abc import Iterable, Mapping, Sequence

from sherrington.exam.table import table
from sherrington.foundation.anatomy import SIDES
from sherrington.sign.finding import Finding
from sherrington.sign.scores.sheet import Part, Sheet, row, total

_TABLE = table(__file__)
SCALE = "mas_sum"
LIMBS: Mapping[str, Sequence[str]] = _TABLE["limbs"]
DIRECTIONS: Sequence[str] = _TABLE["directions"]


def score(findings: Iterable[Finding]) -> list[Finding]:
    """Return the summed Modified Ashworth grades.

    There is no single published sum: here each joint of the bedside examination counts in both
    directions, and 1+ counts 1.5.

    Parameters
    ----------
    findings : iterable of Finding
        Rows of ``tone``; anything else is passed over.

    Returns
    -------
    rows : list of Finding
        ``arm`` (0-24) and ``leg`` (0-16) of each side, and ``sum`` of everything (0-80) at the
        midline. Without a value as soon as one passive movement was not examined.
    """
    sheet = Sheet(findings)
    parts = {(side, limb): _limb(sheet, side, limb) for side in SIDES for limb in LIMBS}
    rows = [_row(side, limb, part, _greatest(limb)) for (side, limb), part in parts.items()]
    everything = total(parts.values())
    return [*rows, _row("midline", "sum", everything, len(SIDES) * sum(map(_greatest, LIMBS)))]


def _limb(sheet: Sheet, side: str, limb: str) -> Part:
    """Return the sum of one limb."""
    return total(sheet.number("tone", joint, side, "mas", way) for joint in LIMBS[limb] for way in DIRECTIONS)


def _greatest(limb: str) -> int:
    """Return the greatest sum of one limb."""
    greatest: int = len(LIMBS[limb]) * len(DIRECTIONS) * _TABLE["full"]
    return greatest


def _row(side: str, measure: str, part: Part, greatest: int) -> Finding:
    """Return one sum."""
    return row(SCALE, side, measure, part, f"0-{greatest}", (None, 0))
