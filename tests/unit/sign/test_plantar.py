"""The plantar response: the first movement of the toe within a second of the stroke, from where it rested."""

import numpy as np
import pytest
from synthetic import silent, with_angle

from sherrington.exam import stroke_sole
from sherrington.exam.plantar import BEGIN
from sherrington.sign import plantar


@pytest.mark.parametrize(("way", "word"), [(5.0, "flexor"), (-5.0, "extensor"), (1.0, "none")])
def test_plantar_response_is_the_first_movement(way, word):
    trace = silent(stroke_sole("left")[0])
    trace = with_angle(trace, "hallux", way * (trace.time > 0.4) - 2.0 * way * (trace.time > 0.8))
    if word == "none":
        trace = with_angle(trace, "hallux", np.full(trace.time.size, way))
    assert plantar.grade(trace)[0].value == word


@pytest.mark.parametrize("rest", [-20.0, 0.0, 35.0])
def test_the_posture_of_the_toe_does_not_matter(rest):
    trace = silent(stroke_sole("left")[0])
    assert plantar.first_movement(with_angle(trace, "hallux", rest - 5.0 * (trace.time > 0.5))) == "extensor"


def test_an_upgoing_toe_is_the_sign():
    trace = silent(stroke_sole("left")[0])
    (row,) = plantar.grade(with_angle(trace, "hallux", -9.0 * (trace.time > 0.5)))
    assert row.flag == "present" and row.to_dict()["hpo"] == "HP:0003487"
    assert plantar.grade(trace)[0].flag == "absent"


def test_what_comes_too_late_is_no_response():
    trace = silent(stroke_sole("left")[0])
    late = with_angle(trace, "hallux", 9.0 * (trace.time > BEGIN + 1.02))
    assert plantar.first_movement(late) == "none"
