"""ISNCSCI from findings: sums, levels, and the impairment scale only as far as muscles decide it."""

from hypothesis import given
from hypothesis import strategies as st
from made_findings import changed, healthy, one, powers, value, without

from sherrington.sign.scores.isncsci import NO_DEFICIT, score
from sherrington.sign.scores.isncsci_rules import KEYS

GRADES = st.fixed_dictionaries({key: st.integers(0, 5) for key in KEYS})


def exam(right, left=None, sphincter=None):
    """Return the score of digits C5 to S1 of each side."""
    sides = {"right": right, "left": right if left is None else left}
    rows = {side: dict(zip(KEYS, map(int, text.replace(" ", "")), strict=True)) for side, text in sides.items()}
    return score(powers(rows, sphincter))


def test_health():
    rows = score(healthy())
    assert value(rows, "motor_score") == 100 and value(rows, "upper_motor_score") == 50
    assert [value(rows, "motor_level", side) for side in ("left", "right")] == ["INT", "INT"]
    assert value(rows, "neurological_level") == "INT" and one(rows, "neurological_level").flag == "normal"
    for measure in ("ais", "ais_presumed"):
        assert one(rows, measure).reason == NO_DEFICIT


def test_a_cervical_cord():
    rows = exam("54000 00000", "55100 00000", sphincter=0)
    assert (value(rows, "motor_level", "right"), value(rows, "motor_level", "left")) == ("C6", "C6")
    assert value(rows, "neurological_level") == "C6" and one(rows, "neurological_level").flag == "present"
    assert value(rows, "ais") is None and one(rows, "ais").reason == "A or B; not examined: sacral sensation"
    assert value(rows, "ais_presumed") == "A"
    assert value(rows, "upper_motor_score", "left") == 11 and value(rows, "motor_score") == 20


def test_a_thoracic_cord_follows_the_skin_that_was_not_examined():
    rows = exam("55555 00000", sphincter=0)
    level = one(rows, "neurological_level")
    assert level.value is None and level.reason == "from T1 to L1; not examined: sensation"
    assert value(rows, "ais_presumed") == "A" and value(rows, "motor_score") == 50


def test_an_incomplete_cord():
    rows = exam("53222 22222", sphincter=1)
    assert value(rows, "ais") == value(rows, "ais_presumed") == "C"
    assert value(exam("53333 33333", sphincter=1), "ais") == "D"
    assert value(exam("53333 33333", sphincter=None), "ais_presumed") == "D"
    open_ = one(exam("53333 33333", sphincter=None), "ais")
    assert open_.reason == "A or D; not examined: sacral sensation, voluntary anal contraction"


def test_the_cone():
    rows = exam("55555 55555", sphincter=0)
    assert one(rows, "motor_level", "left").reason == "from S1 to S3; not examined: sensation"
    assert one(rows, "ais").reason == "A or B; not examined: sacral sensation" and value(rows, "ais_presumed") == "A"


def test_the_more_rostral_side_counts():
    assert value(exam("54000 00000", "55540 00000"), "neurological_level") == "C6"
    assert value(exam("54000 00000", "55555 00000"), "neurological_level") == "C6"  # the open side lies lower


def test_non_key_muscles_count_for_sparing():
    rows = powers({side: dict(zip(KEYS, (5, 4, *[0] * 8), strict=True)) for side in ("left", "right")}, 0)
    assert value(score(rows), "ais_presumed") == "A"
    assert value(score(changed(rows, 1, "power", "gracilis", "left")), "ais_presumed") == "C"
    assert value(score(without(rows, "gracilis", "left")), "ais_presumed") is None


@given(GRADES, GRADES, st.sampled_from(KEYS))
def test_scores_are_monotone_and_in_bounds(right, left, key):
    better = {**left, key: min(5, left[key] + 1)}
    low, high = (value(score(powers({"right": right, "left": each})), "motor_score") for each in (left, better))
    assert 0 <= low <= high <= 100 and high - low == better[key] - left[key]
    assert low == sum(right.values()) + sum(left.values())


def test_an_unexamined_muscle_leaves_no_sum_but_what_it_does_not_touch():
    rows = score(without(healthy(), "abductor_digiti_minimi_hand", "left"))
    assert value(rows, "upper_motor_score", "left") is None and value(rows, "motor_score") is None
    assert value(rows, "lower_motor_score") == 50 and value(rows, "upper_motor_score", "right") == 25
    for measure, side in (("motor_level", "left"), ("ais", "midline"), ("ais_presumed", "midline")):
        assert "abductor_digiti_minimi_hand (left)" in one(rows, measure, side).reason
