"""Motor items of the NIH stroke scale: face, arms and legs."""

from collections.abc import Iterable, Sequence

from sherrington.exam.table import table
from sherrington.foundation.anatomy import SIDES
from sherrington.sign.finding import Finding
from sherrington.sign.scores.sheet import Band, Part, Sheet, least, most, row, total
from sherrington.sign.scores.strength import movement_grade

_TABLE = table(__file__)
SCALE = "nihss"
HEALTHY: Band = (None, 0)


def score(findings: Iterable[Finding]) -> list[Finding]:
    """Return the motor items 4, 5 and 6 and their sums.

    The scale watches a limb held against gravity: the arm by the shoulder, the straight leg by
    hip and knee. A weak hand alone scores nothing, as in life. How long the limb stays up is
    judged from its MRC grade. Items of consciousness, gaze, fields, ataxia, sensation, language,
    speech and neglect are no motor items and are left out.

    Parameters
    ----------
    findings : iterable of Finding
        Rows of ``power``; anything else is passed over.

    Returns
    -------
    rows : list of Finding
        ``motor_face`` (0-3, midline: the worse side), ``motor_arm`` and ``motor_leg`` (0-4
        each side), and at the midline ``motor_limbs`` (0-16) and ``motor_sum`` (0-19). Without a
        value where a muscle was not examined.
    """
    sheet = Sheet(findings)
    face = most(_face(sheet, side) for side in SIDES)
    arms = {side: _limb(sheet, [_TABLE["arm"]], side) for side in SIDES}
    legs = {side: _limb(sheet, _TABLE["leg"], side) for side in SIDES}
    limbs = total([*arms.values(), *legs.values()])
    return [
        row(SCALE, "midline", "motor_face", face, "0-3", HEALTHY),
        *(row(SCALE, side, "motor_arm", part, "0-4", HEALTHY) for side, part in arms.items()),
        *(row(SCALE, side, "motor_leg", part, "0-4", HEALTHY) for side, part in legs.items()),
        row(SCALE, "midline", "motor_limbs", limbs, "0-16", HEALTHY),
        row(SCALE, "midline", "motor_sum", total([face, limbs]), "0-19", HEALTHY),
    ]


def _limb(sheet: Sheet, movements: Sequence[str], side: str) -> Part:
    """Return the item of one limb: its weakest movement decides."""
    return _points(least(movement_grade(sheet, name, side) for name in movements), _TABLE["limb_cuts"])


def _face(sheet: Sheet, side: str) -> Part:
    """Return the facial item of one side."""
    upper, lower = (movement_grade(sheet, name, side) for name in _TABLE["face"])
    if upper.value is None or lower.value is None:
        return total([upper, lower])
    cuts = _TABLE["face_cuts"]
    points = _below(lower.value, cuts)
    complete = points == len(cuts) and upper.value < cuts[-1]
    return Part(points + float(complete))


def _points(grade: Part, cuts: Sequence[float]) -> Part:
    """Return the points of a grade, or what is missing."""
    return grade if grade.value is None else Part(_below(grade.value, cuts))


def _below(grade: float, cuts: Sequence[float]) -> float:
    """Return how many cuts a grade lies below."""
    return float(sum(grade < cut for cut in cuts))
