"""The bedside scales: one documented, monotone mapping from what was measured to a grade."""

from collections.abc import Mapping

from sherrington.circuit.patient import Person
from sherrington.circuit.person import usual
from sherrington.exam.table import table

_TABLE = table(__file__)
STRENGTH: Mapping[str, float] = _TABLE["strength"]  # [N m] "joint direction" -> greatest torque
WEIGHT: Mapping[str, float] = _TABLE["weight"]  # [1]
VISIBLE: float = _TABLE["visible"]  # [1]
FELT: float = _TABLE["mas_cuts"][0]  # [1] smallest resistance felt
DTR = (0, 1, 2, 3, 4)
MAS = (0, 1, 1.5, 2, 3, 4)
MRC = (0, 1, 2, 3, 3.67, 4, 4.33, 5)


def opposite(direction: str) -> str:
    """Return the other direction of a joint."""
    return {"flexion": "extension", "extension": "flexion"}[direction]


def strength(movement: str, person: Person) -> float:
    """Return the greatest torque an examiner may expect of a movement, for age, sex and height [N m]."""
    return STRENGTH[movement] * usual(person.age, person.sex, person.height).strength


def reflex_grade(
    seen: bool,
    reinforced: bool,
    answer: float,
    band: tuple[float | None, float | None],
    spread: bool = False,
    beats: int = 0,
) -> int:
    """Return the grade of a tendon jerk, 0 to 4.

    Parameters
    ----------
    seen : bool
        Whether the jerk of the relaxed limb can be seen or felt.
    reinforced : bool
        Whether the jerk with reinforcement can.
    answer : float
        Size of the muscle's answer while relaxed (compound potential), which does not depend on
        how long or stiff the limb is. [V]
    band : tuple of float
        Range of the healthy virtual population for this blow, P2.5 and P97.5. [V]
    spread : bool
        Whether muscles that were hardly struck answered too.
    beats : int
        Clonic beats at the same joint.

    Returns
    -------
    grade : int
        0 nothing even with reinforcement; 1 below the band or only with reinforcement; 2 in
        it; 3 above it or spreading; 4 not below it, with at least three clonic beats. Grows with
        every argument.

    Examples
    --------
    >>> [reflex_grade(x > 0, True, x, (1e-3, 8e-3), beats=5) for x in (0.0, 5e-4, 3e-3, 1.2e-2)]
    [1, 1, 4, 4]
    """
    low, high = band
    if not (seen or reinforced):
        return 0
    if not seen or answer < (low or 0.0):
        return 1
    if beats >= _TABLE["reflex_beats"]:
        return 4
    above = high is not None and answer > high
    return 3 if above or spread else 2


def modified_ashworth(torque: float, share: float, moved: float = 1.0, healthy: float = 0.0) -> float:
    """Return the Modified Ashworth grade: 0, 1, 1.5 (for 1+), 2, 3, 4.

    Parameters
    ----------
    torque : float
        Peak resistance beyond the passive limb, as fraction of the greatest torque of the
        stretched muscles. [1]
    share : float
        Part of the range over which it is felt. [1]
    moved : float
        Part of the range through which the hand could move the limb. [1]
    healthy : float
        Greatest resistance that healthy people show at this joint, same fraction: up to it tone is not
        increased. [1]

    Returns
    -------
    grade : float
        Grows with ``torque`` and ``share``, falls with ``moved``.

    Examples
    --------
    >>> [modified_ashworth(torque, 0.6) for torque in (0.0, 0.02, 0.05, 0.1, 0.3)]
    [0, 1, 2, 3, 4]
    """
    felt, clear, strong, rigid = _TABLE["mas_cuts"]
    part, half = _TABLE["mas_part"]
    if torque >= max(rigid, healthy) or moved < _TABLE["mas_arrest"]:
        return 4
    if torque < felt or torque <= healthy:
        return 0
    if torque >= strong:
        return 3
    if torque < clear or share < part:
        return 1
    return 1.5 if share < half else 2


def medical_research_council(fraction: float, weight: float, active: bool = False) -> float:
    """Return the MRC grade: 0, 1, 2, 3, 3.67 (4-), 4, 4.33 (4+), 5.

    Parameters
    ----------
    fraction : float
        Force as fraction of the person's own healthy maximum. [1]
    weight : float
        Force that carries the limb against gravity, as the same fraction. [1]
    active : bool
        Whether the EMG shows any voluntary discharge.

    Returns
    -------
    grade : float
        Grows with ``fraction``.

    Examples
    --------
    >>> [medical_research_council(f, 0.04) for f in (0.0, 0.01, 0.03, 0.06, 0.15, 0.5, 0.7, 0.95)]
    [0, 1, 2, 3, 3.67, 4, 4.33, 5]
    """
    minus, four, plus, full = _TABLE["mrc_cuts"]
    moves = _TABLE["mrc_moves"]
    cuts = (moves, max(moves, weight), minus + weight, four, plus, full)
    grade: float = 1 if active or fraction >= _TABLE["mrc_flicker"] else 0
    for cut, level in zip(cuts, MRC[2:], strict=True):
        grade = level if fraction >= cut else grade
    return grade
