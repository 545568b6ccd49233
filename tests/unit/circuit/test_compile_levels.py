"""What descends: losses are nested, delays are ways over velocities, levels are monotone in what arrives."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from sherrington.body.tract.corticospinal import CorticospinalParams, mean_rate
from sherrington.circuit.compile_levels import (
    _orders,
    compile_descending,
    compile_pools,
    constants_of,
    tract_delays,
    tract_length,
)
from sherrington.circuit.layout import lay_out
from sherrington.circuit.patient import MuscleState, Person
from sherrington.circuit.person import build
from sherrington.circuit.pool_numbers import number
from sherrington.circuit.table import circuit_table
from sherrington.foundation import load

MAN = build(Person(30, "male", 1.72))
CST = load(CorticospinalParams)


def laid(name):
    return lay_out(circuit_table()[name], "left", MAN, 1)


def descending(name="ankle", scale=MAN, age=30.0, **state):
    layout = laid(name)
    return layout, *compile_descending(layout, [MuscleState(**state)] * len(layout.pools), scale, age, 1)


def pools(name="ankle", **state):
    layout = laid(name)
    state = MuscleState(**state)
    per_pool, labels = [state] * len(layout.pools), dict.fromkeys(layout.labels, state)
    return layout, compile_pools(layout, labels, per_pool, tract_delays(layout, MAN), 1.0)


def test_orders_are_even_and_losses_nested():
    theta, rank = _orders(1000, 0.6)
    assert np.sort(theta) == pytest.approx((np.arange(1000) + 0.5) * 0.6e-3, abs=0.01)
    assert np.sort(rank) == pytest.approx((np.arange(1000) + 0.5) / 1000, abs=0.01)
    # a loss takes low and high thresholds alike
    assert abs(np.corrcoef(theta, rank)[0, 1]) < 0.05


def test_corticospinal_generators_come_first_and_give_all_drive_together():
    layout, d, delay = descending()
    n = len(layout.pools)
    assert (d.cortical[: n * CST.n] == 1).all() and (d.cortical[n * CST.n :] == 0).all()
    assert len(delay) == len(d.pool) and d.alive.all()
    for i, pool in enumerate(layout.pools):
        whole = d.step[d.pool == i].sum() * mean_rate(1.0, CST) * 1e-3
        assert whole == pytest.approx(number("drive", pool.name), rel=1e-4)
        cortical = d.step[(d.pool == i) & (d.cortical == 1)].sum() / d.step[d.pool == i].sum()
        assert cortical == pytest.approx(number("cortical", pool.name), rel=1e-4)


def test_cells_that_are_lost_with_little_are_lost_with_more():
    alive = [descending(cst=cst)[1].alive for cst in (1.0, 0.7, 0.4, 0.1, 0.0)]
    for more, less in pairwise(alive):
        assert (less <= more).all() and less.sum() < more.sum()
    _, d, _ = descending(cst=0.0)
    assert not d.alive[d.cortical == 1].any() and d.alive[d.cortical == 0].all()
    shares = [descending(mrst=x)[1].alive[d.cortical == 0].mean() for x in (1.0, 0.5, 0.0)]
    assert shares == pytest.approx([1.0, 0.5, 0.0], abs=0.02)


def test_delays_are_way_over_velocity():
    layout, d, delay = descending()
    _, _, slow = descending(cst_slow=0.5)
    cortical = d.cortical == 1
    assert slow[cortical] == pytest.approx(2.0 * delay[cortical]) and slow[~cortical] == pytest.approx(delay[~cortical])
    _, _, tall = descending(scale=replace(MAN, length=1.2))
    assert tall == pytest.approx(1.2 * delay / MAN.length)
    length = tract_length(layout.pools[0]) * MAN.length
    velocity = 1e3 * length / delay[cortical & (d.pool == 0)]
    assert min(CST.velocity_low) * 0.99 <= velocity.min() and velocity.max() <= max(CST.velocity_high) * 1.01
    assert delay[d.fast == 1].max() < delay[cortical & (d.fast == 0)].max()


def test_old_age_slows_conduction():
    young, old = descending(age=25.0)[2], descending(age=85.0)[2]
    assert (old >= young).all() and old.sum() > young.sum()


def test_a_higher_reticulospinal_share_changes_only_that_share():
    _, plain, _ = descending()
    _, more, _ = descending(reticulospinal=1.5)
    cortical = plain.cortical == 1
    assert more.step[~cortical] == pytest.approx(1.5 * plain.step[~cortical])
    assert np.array_equal(more.step[cortical], plain.step[cortical])


@pytest.mark.parametrize("name", ["index", "ankle", "elbow", "jaw"])
def test_an_effort_reaches_its_own_pool_whole_and_others_in_part(name):
    layout, d, _ = descending(name)
    for table in (d.synergy, d.focus):
        assert np.array_equal(np.diag(table), np.ones(len(layout.pools))) and np.array_equal(table, table.T)
        assert (table >= 0.0).all() and (table <= 1.0).all()
    # the corticospinal system is the more focused one
    assert (d.focus <= d.synergy).all()


def test_the_legs_answer_later_than_the_hand_and_tall_people_later_than_short():
    hand, foot = tract_delays(laid("index"), MAN), tract_delays(laid("ankle"), MAN)
    assert foot.min() > hand.max()
    assert (tract_delays(laid("index"), replace(MAN, length=1.2)) > hand).all()


@pytest.mark.parametrize("name", circuit_table())
def test_opponents_are_opponents_of_each_other(name):
    _, q = pools(name)
    assert np.array_equal(q.opponent, q.opponent.T) and not np.diag(q.opponent).any()


@pytest.mark.parametrize(
    ("field", "level", "sign"),
    [
        ("shock", "pi_rest", 1),
        ("presynaptic", "pi_rest", -1),
        ("floor", "floor", 1),
        ("recurrent", "recurrent", 1),
        ("autogenic", "autogenic", 1),
        ("group_ii", "secondary", 1),
        ("cst", "cst", 1),
        ("cst", "bandwidth", -1),
        ("cst", "flexor_gain", -1),
        ("drst", "flexor_gain", -1),
        ("flexor", "flexor_gain", 1),
        ("gamma", "gamma", 1),
        ("mono", "nm_rest", 1),
        ("pic", "nm_rest", 1),
        ("fasciculation", "fasciculation", 1),
    ],
)
def test_levels_follow_what_sets_them(field, level, sign):
    found = [getattr(pools(**{field: value})[1], level).mean() for value in (0.0, 0.3, 0.6, 0.9)]
    steps = sign * np.diff(found)
    assert (steps >= -1e-12).all() and sign * (found[-1] - found[0]) > 0.0


def test_levels_stay_where_they_have_a_meaning():
    _, q = pools(shock=1.0, presynaptic=-5.0, floor=5.0, recurrent=-2.0, reciprocal=-2.0, group_ii=-1.0)
    assert q.pi_rest.max() <= 0.8 and q.floor.max() <= 0.95
    assert min(q.recurrent.min(), q.reciprocal.min(), q.secondary.min()) >= 0.0


def test_a_finer_step_decays_less_per_step_and_as_much_per_tick():
    coarse, fine = (constants_of(dt, 1, False, "clinical").numbers for dt in (0.1, 0.025))
    assert fine.per_tick == 4 * coarse.per_tick
    for name in ("e_ge", "e_gx", "e_gi", "e_gj", "burst_keep"):
        assert getattr(fine, name) ** 4 == pytest.approx(getattr(coarse, name))
    assert fine.noise_keep == coarse.noise_keep and fine.noise_keep**2 + fine.noise_new**2 == pytest.approx(1.0)
    assert constants_of(0.05, 1, False, "clinical").full == () and constants_of(0.05, 1, True, "full").full
