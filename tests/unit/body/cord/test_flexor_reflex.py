"""Flexor reflex: exact stages, temporal summation, local reflex first."""

import pytest

from sherrington.body.cord.flexor_reflex import FlexorReflexParams, step_flexor
from sherrington.foundation import load

P = load(FlexorReflexParams)
STROKE = 0.9 * P.noxious  # of full discharge: does not hurt


def course(arrivals, dt=0.5):
    """Return (total, synergy, local, sharp) at every step."""
    state, out = (0.0, 0.0, 0.0, 0.0), []
    for a in arrivals:
        state = step_flexor(*state, a, dt, P)
        out.append(state)
    return out


def half(course, k):
    """Return the step at which a stage reaches half of its end."""
    return next(i for i, s in enumerate(course) if s[k] > 0.5 * course[-1][k])


def test_constant_input_is_exact_for_every_stage_that_it_feeds():
    one = step_flexor(0.1, 0.2, 0.3, 0.4, STROKE, 10.0, P)
    two = step_flexor(*step_flexor(0.1, 0.2, 0.3, 0.4, STROKE, 5.0, P), STROKE, 5.0, P)
    for stage in (0, 2, 3):  # the synergy follows the total, which is held within a step
        assert two[stage] == pytest.approx(one[stage], rel=1e-12)


def test_half_the_time_step():
    assert course([STROKE] * 400)[-1] == pytest.approx(course([STROKE] * 800, 0.25)[-1], rel=2e-3)


def test_long_stroke_summates_where_a_touch_does_not():
    touch = course([STROKE] * 100 + [0.0] * 3000)
    stroke = course([STROKE] * 3000)
    assert max(s[1] for s in stroke) > 4 * max(s[1] for s in touch)


def test_local_reflex_comes_before_the_synergy_of_a_stroke():
    states = course([STROKE] * 3000)
    assert half(states, 2) < half(states, 1)


def test_noxious_input_opens_the_synergy_at_once():
    pin, stroke = course([1.0] * 3000), course([STROKE] * 3000)
    assert half(pin, 1) < 0.5 * half(stroke, 1)
    assert pin[-1][1] > 2 * stroke[-1][1]


def test_gate_of_the_healthy_and_of_the_cut_tract():
    def gate(drst, cst):
        return P.gain / (1 + P.inhibition_drst * drst + P.inhibition_cst * cst)

    assert gate(1, 1) == pytest.approx(0.75)
    assert 2.0 <= gate(0.0, 0.0) <= 3.0 and gate(1, 1) < gate(1, 0) < gate(0, 0)
