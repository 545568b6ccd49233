"""Individuation: how far the other finger goes along, where the movement is large enough to tell."""

import pytest
from synthetic import silent, with_angle

from sherrington.exam import individuate
from sherrington.exam.table import table
from sherrington.sign import individuation

TABLE = table(individuation.__file__)


def test_individuation_compares_the_fingers():
    trace = silent(individuate("left")[0])
    trace = with_angle(with_angle(trace, "index", 40.0 * (trace.time > 0.3)), "ring", 10.0 * (trace.time > 0.3))
    assert individuation.grade(trace)[0].value == pytest.approx(0.75)
    assert individuation.grade(silent(individuate("left")[0]))[0].value is None


def row_of(wanted, unwanted):
    trace = silent(individuate("left")[0])
    late = trace.time > 0.3
    return individuation.grade(with_angle(with_angle(trace, "index", wanted * late), "ring", unwanted * late))[0]


def index_of(wanted, unwanted):
    return row_of(wanted, unwanted).value


def test_the_index_is_a_share_of_the_movement():
    assert index_of(40.0, 0.0) == 1.0 and index_of(40.0, 40.0) == index_of(40.0, 90.0) == 0.0
    assert index_of(20.0, 6.0) == pytest.approx(index_of(60.0, 18.0))
    assert index_of(40.0, -10.0) == pytest.approx(index_of(40.0, 10.0))  # away counts like along


@pytest.mark.parametrize(("wanted", "unwanted"), [(0.0, 0.0), (0.5, 20.0), (4.0, 0.0), (13.0, 0.0), (27.0, 4.9)])
def test_a_finger_that_hardly_moves_has_no_index(wanted, unwanted):
    row = row_of(wanted, unwanted)
    assert row.value is None and "too weak" in row.reason and row.flag == "normal"


def test_where_it_is_judged_the_index_falls_with_the_movement_of_the_other():
    for wanted in (10.0, 27.0, 29.0, 70.0):
        judged = [v for v in (index_of(wanted, unwanted) for unwanted in range(80)) if v is not None]
        assert judged == sorted(judged, reverse=True) and judged[-1] == 0.0


def test_a_weak_finger_that_is_judged_at_all_is_abnormal():
    low = row_of(40.0, 0.0).low
    assert TABLE["movement"] == pytest.approx(TABLE["visible"] / (1.0 - low), rel=0.05)
    assert row_of(27.0, 5.0).flag == row_of(6.0, 5.0).flag == "low" and row_of(29.0, 4.0).flag == "normal"
