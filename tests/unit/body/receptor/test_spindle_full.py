"""Full spindle: the polar equation is solved, slack is silent, fusimotor drive does what it does."""

import numpy as np
import pytest

from sherrington.body.receptor.spindle_full import (
    SpindleFullParams,
    chain_activation,
    full_rates,
    full_response,
    polar_speed,
    step_fibre,
)
from sherrington.foundation import load

P = load(SpindleFullParams)


@pytest.mark.parametrize("right", [-3.0, -1e-3, 1e-6, 0.02, 0.7, 40.0])
@pytest.mark.parametrize("viscous", [0.0, 1e-4, 0.1, 5.0])
def test_polar_speed_solves_its_equation(right, viscous):
    x = polar_speed(right, 1.05, viscous, P.exponent)
    left = 1.05 * x + viscous * np.sign(x) * abs(x) ** P.exponent
    assert left == pytest.approx(right, rel=1e-3, abs=1e-9)


def test_chain_activation_has_its_own_half_rate():
    static = 90.0**2 / (90.0**2 + 60.0**2)
    assert chain_activation(static, P) == pytest.approx(0.5)
    assert chain_activation(0.0, P) == 0.0 and chain_activation(1.0, P) == pytest.approx(1.0)


def test_a_held_fibre_rests_at_the_elastic_balance():
    k, length = P.sensory_stiffness, 1.05
    pull, rate = 0.0, 0.0
    for _ in range(40_000):
        pull, rate = step_fibre(pull, rate, length, 0.0, 0.0, P.damping[1], 0.02, 5e-3, P)
    balance = (P.polar_stiffness * (length - P.sensory_rest - P.polar_rest) + 0.02) / (1.0 + P.polar_stiffness / k)
    assert pull == pytest.approx(balance, rel=0.02)


def test_slack_is_silent():
    assert full_rates(0.0, 0.0, 0.0, 0.8, P) == (0.0, 0.0)


def test_occlusion_adds_a_share_of_the_weaker_encoder():
    a, b = (full_rates(x, y, 0.0, 1.0, P)[0] for x, y in ((0.1, 0.0), (0.0, 0.1)))
    both = full_rates(0.1, 0.1, 0.0, 1.0, P)[0]
    assert both == pytest.approx(max(a, b) + P.occlusion * min(a, b))


def test_dynamic_drive_acts_on_speed_static_on_length_and_gain_scales():
    times = np.arange(0.0, 0.8, 1e-4)
    lengths = np.interp(times, [0.1, 0.3], [0.95, 1.08])

    def course(dynamic, static, p=P):
        return full_response(lengths, dynamic, static, 1e-4, p, settle=1.0, inertia=0.0)

    none, dynamic, static = course(0.0, 0.0), course(70.0, 0.0), course(0.0, 70.0)
    top = [c[0].max() - c[0, -1] for c in (none, dynamic, static)]
    assert top[1] > 1.5 * top[0] and static[0, 500] > dynamic[0, 500]
    assert course(70.0, 0.0, P._replace(human=0.6))[0].max() == pytest.approx(2 * dynamic[0].max(), rel=1e-6)
    assert np.array_equal(none[1], dynamic[1])  # secondaries hear nothing of bag1
