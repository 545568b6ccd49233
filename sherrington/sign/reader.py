"""A human reader: ordinal grades slip now and then. Used only with an `Examiner`."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from sherrington.exam.examiner import Examiner, draws
from sherrington.sign.finding import Finding, judge
from sherrington.sign.scale import DTR, MAS, MRC

SCALES: dict[tuple[str, str], Sequence[float]] = {
    ("tone", "mas"): MAS,
    ("tendon_reflex", "grade"): DTR,
    ("power", "mrc"): MRC,
}


def read(findings: Iterable[Finding], examiner: Examiner | None, seed: int) -> tuple[Finding, ...]:
    """Return the findings as this examiner reads them.

    Parameters
    ----------
    findings : iterable of Finding
        What an exact reader would write down.
    examiner : Examiner or None
        None changes nothing.
    seed : int
        Of the examination.

    Returns
    -------
    findings : tuple of Finding
        MRC with Gaussian noise before rounding; reflex and Ashworth grades one step off with
        the examiner's chance. Measured rows stay as they are.
    """
    if examiner is None:
        return tuple(findings)
    return tuple(_read(row, examiner, seed) for row in findings)


def _read(row: Finding, examiner: Examiner, seed: int) -> Finding:
    """Return one row as read."""
    scale = SCALES.get((row.test, row.measure))
    if scale is None or not isinstance(row.value, (int, float)):
        return row
    source = draws(seed, "read", row.test, row.structure, row.side, row.measure, row.direction)
    if row.measure == "mrc":
        value = _nearest(scale, float(row.value) + examiner.mrc * source.standard_normal())
    else:
        value = _slipped(scale, float(row.value), examiner.grade_slip, source)
    if value == row.value:
        return row
    flag = judge(value, row.low, row.high)
    return replace(row, value=value, flag=flag)


def _nearest(scale: Sequence[float], value: float) -> float:
    """Return the grade nearest to a value."""
    return min(scale, key=lambda grade: abs(grade - value))


def _slipped(scale: Sequence[float], value: float, chance: float, source: np.random.Generator) -> float:
    """Return the grade, or with some chance a neighbour."""
    slip, side = source.random(2)
    if slip >= chance:
        return value
    place = list(scale).index(value) + (1 if side < 0.5 else -1)
    return scale[min(max(place, 0), len(scale) - 1)]
