"""Flexor reflex: exact stages, temporal summation, local reflex first."""

import pytest

from sherrington.body.cord.flexor_reflex import FlexorReflexParams, step_flexor
from sherrington.foundation import load

P = load(FlexorReflexParams)
TIMES = (P.summation, P.synergy, P.local)


def course(arrivals, gain=1.0, dt=0.5):
    """Return (total, synergy, local) at every step."""
    state, out = (0.0, 0.0, 0.0), []
    for a in arrivals:
        state = step_flexor(*state, a, gain, dt, *TIMES)
        out.append(state)
    return out


def test_constant_input_is_exact_for_summation_and_local():
    one = step_flexor(0.1, 0.2, 0.3, 1.0, 1.0, 10.0, *TIMES)
    total, local = 0.1, 0.3
    for _ in range(2):
        total, _, local = step_flexor(total, 0.0, local, 1.0, 1.0, 5.0, *TIMES)
    assert (total, local) == pytest.approx((one[0], one[2]), rel=1e-12)


def test_long_stroke_summates_where_a_touch_does_not():
    touch = course([1.0] * 100 + [0.0] * 3000)
    stroke = course([1.0] * 3000)
    assert max(s for _, s, _ in stroke) > 4 * max(s for _, s, _ in touch)


def test_local_reflex_comes_first():
    states = course([1.0] * 3000)
    half = [next(i for i, s in enumerate(states) if s[k] > 0.5 * states[-1][k]) for k in (1, 2)]
    assert half[1] < half[0]


def test_gain_scales_the_synergy_alone():
    weak, strong = course([1.0] * 400, 0.75)[-1], course([1.0] * 400, 1.5)[-1]
    assert strong[1] == pytest.approx(2 * weak[1]) and strong[::2] == weak[::2]


def test_gate_of_the_healthy_and_of_the_cut_tract():
    def gate(drst, cst):
        return P.gain / (1 + P.inhibition_drst * drst + P.inhibition_cst * cst)

    assert gate(1, 1) == pytest.approx(0.75)
    assert 2.0 <= gate(0.0, 0.0) <= 3.0 and gate(1, 1) < gate(1, 0) < gate(0, 0)
