"""MRC sum score: 60 in health, falls with every grade."""

from hypothesis import given
from hypothesis import strategies as st
from made_findings import changed, healthy, one, value, without

from sherrington.sign.scale import MRC
from sherrington.sign.scores.mrc_sum import MOVEMENTS, score
from sherrington.sign.scores.strength import MOVEMENTS as MUSCLES

NAMES = sorted(muscle for name in MOVEMENTS for muscle in MUSCLES[name])


def test_health_is_60_and_palsy_0():
    assert [value(score(healthy()), "sum", side) for side in ("left", "right", "midline")] == [30, 30, 60]
    assert value(score(changed(healthy(), 0, "power", measure="mrc")), "sum") == 0


def test_a_hemiplegia_is_half():
    rows = score(changed(healthy(), 0, "power", side="right", measure="mrc"))
    assert (value(rows, "sum", "left"), value(rows, "sum", "right"), value(rows, "sum")) == (30, 0, 30)
    assert one(rows, "sum").flag == "low" and one(rows, "sum", "left").flag == "normal"


def test_signs_of_a_grade_do_not_count():
    for grade in (3.67, 4, 4.33):
        assert value(score(changed(healthy(), grade, "power", "tibialis_anterior", "left", "mrc")), "sum") == 59


def test_muscles_outside_the_six_movements_do_not_count():
    assert value(score(changed(healthy(), 0, "power", "first_dorsal_interosseous", "left", "mrc")), "sum") == 60


@given(
    st.sampled_from(NAMES), st.sampled_from(["left", "right"]), st.lists(st.sampled_from(MRC), min_size=2, max_size=2)
)
def test_monotone_and_in_bounds(muscle, side, grades):
    low, high = (
        value(score(changed(healthy(), grade, "power", muscle, side, "mrc")), "sum") if grade < 5 else 60
        for grade in sorted(grades)
    )
    assert 0 <= low <= high <= 60


@given(st.sampled_from(NAMES))
def test_a_missing_muscle_leaves_no_number(muscle):
    rows = score(without(healthy(), muscle, "left"))
    assert value(rows, "sum", "left") is None and value(rows, "sum") is None and value(rows, "sum", "right") == 30
    assert muscle in one(rows, "sum").reason
