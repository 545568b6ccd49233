"""ALSFRS-R: full marks in health, less with less force or speed, and no number out of nothing."""

from hypothesis import given
from hypothesis import strategies as st
from made_findings import changed, healthy, one, value, without

from sherrington.sign.scores.alsfrs_r import DOMAINS, ITEMS, UNSCORED, score
from sherrington.sign.scores.strength import MOVEMENTS

SCORED = [*ITEMS, "dyspnea", "orthopnea"]


def force(share, muscle=None, side=None):
    """Return healthy rows with another force fraction."""
    return changed(healthy(), share, "power", muscle, side, "force_fraction")


def test_twelve_items_in_four_domains():
    items = [name for names in DOMAINS.values() for name in names]
    assert len(items) == len(set(items)) == 12 and set(items) == {*SCORED, *UNSCORED}


def test_health_has_full_marks_where_there_are_marks():
    rows = score(healthy())
    assert {value(rows, name) for name in SCORED} == {4}
    assert value(rows, "fine_motor") == value(rows, "gross_motor") == 12
    for name in (*UNSCORED, "bulbar", "respiratory", "sum"):
        assert value(rows, name) is None and one(rows, name).reason


def test_nothing_left_is_0():
    rows = score(force(0.0))
    assert {value(rows, name) for name in SCORED} == {0} and value(rows, "gross_motor") == 0


@given(st.sampled_from(SCORED), st.lists(st.floats(0.0, 1.2), min_size=2, max_size=2))
def test_monotone_and_in_bounds(name, shares):
    low, high = (value(score(force(share)), name) for share in sorted(shares))
    assert 0 <= low <= high <= 4


def test_the_weakest_movement_decides():
    for muscle in MOVEMENTS["ankle dorsiflexion"]:
        rows = score(force(0.0, muscle))
    assert value(rows, "walking") == 0 and value(rows, "climbing_stairs") == 4 and value(rows, "handwriting") == 4


def test_one_side_lost_leaves_half():
    rows = score(force(0.0, side="left"))
    assert value(rows, "walking") == 2 and value(rows, "cutting_food") == 2
    assert value(rows, "handwriting") == 4
    assert value(score(force(0.0, side="right")), "handwriting") == 0


def test_slow_fingers_cost_hand_items_only():
    rows = score(changed(healthy(), 1.0, "finger_tapping"))
    assert value(rows, "handwriting") == 1 and value(rows, "fine_motor") == 3 and value(rows, "gross_motor") == 12


def test_breathing_follows_the_diaphragm():
    marks = [value(score(force(share, "diaphragm")), "dyspnea") for share in (0.2, 0.3, 0.5, 0.65, 0.8)]
    assert marks == [0, 1, 2, 3, 4]


def test_missing_input_never_gives_a_number():
    rows = score(without(healthy(), "iliacus", "left"))
    gone = {row.measure for row in rows if row.value is None}
    assert gone == {"walking", "climbing_stairs", "gross_motor", "bulbar", "respiratory", "sum", *UNSCORED}
    rows = score([row for row in healthy() if row.test != "finger_tapping"])
    assert value(rows, "handwriting") is None and value(rows, "walking") == 4
