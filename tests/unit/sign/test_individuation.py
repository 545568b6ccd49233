"""Individuation: how far the other finger goes along, whatever the size of the movement."""

import pytest
from synthetic import silent, with_angle

from sherrington.exam import individuate
from sherrington.sign import individuation


def test_individuation_compares_the_fingers():
    trace = silent(individuate("left")[0])
    trace = with_angle(with_angle(trace, "index", 40.0 * (trace.time > 0.3)), "ring", 10.0 * (trace.time > 0.3))
    assert individuation.grade(trace)[0].value == pytest.approx(0.75)
    assert individuation.grade(silent(individuate("left")[0]))[0].value is None


def index_of(wanted, unwanted):
    trace = silent(individuate("left")[0])
    late = trace.time > 0.3
    return individuation.grade(with_angle(with_angle(trace, "index", wanted * late), "ring", unwanted * late))[0].value


def test_the_index_is_a_share_of_the_movement():
    assert index_of(40.0, 0.0) == 1.0 and index_of(40.0, 40.0) == index_of(40.0, 90.0) == 0.0
    assert index_of(10.0, 3.0) == pytest.approx(index_of(60.0, 18.0))
    assert index_of(40.0, -10.0) == pytest.approx(index_of(40.0, 10.0))  # away counts like along
