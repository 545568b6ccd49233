"""Motor unit: sprouting has a pace and a cap; denervation wastes, disuse less."""

import itertools

import pytest

from sherrington.adapt.loss import Piece
from sherrington.adapt.motor_unit import Sprouting, aged, fibres_of, worn
from sherrington.adapt.nerve import connected
from sherrington.circuit.patient import Supply


def strength(state):
    """Return the strongest contraction, healthy = 1."""
    return connected(state.routes) * state.sprout * state.force


def test_acute_loss_weakens_one_to_one(make):
    for n in range(11):
        state = make.now(make.fibres(0.0, cell=n / 10))
        assert strength(state) == pytest.approx(1 - n / 10)


def test_slow_loss_is_made_good_until_few_are_left(make, params):
    for loss in (0.2, 0.4, 0.6):
        assert strength(make.now(make.fibres(900.0, 700.0, cell=loss))) > 0.96
    assert 0.6 < strength(make.now(make.fibres(900.0, 700.0, cell=0.8))) < 0.85
    cap = params.motor_unit.size_max
    state = make.now(make.fibres(900.0, 700.0, cell=0.97))
    assert strength(state) == pytest.approx(0.03 * cap, rel=0.1)
    assert state.sprout <= cap


def after(make, years, loss):
    """Return a muscle so many years after a fraction of its cells died within days."""
    return make.now(make.fibres(365.0 * years, 5.0, cell=loss))


def test_overgrown_units_shed_after_decades_and_others_do_not(make):
    course = [after(make, years, 0.9) for years in (2, 10, 20, 30, 40, 50)]
    sizes = [state.sprout for state in course]
    assert make.rises([-size for size in sizes]) and make.rises([-strength(state) for state in course])
    assert make.rises([-state.bulk for state in course])
    assert sizes[2] > 0.9 * sizes[0]  # stable for two decades
    assert 0.01 < (sizes[3] - sizes[5]) / sizes[3] / 20.0 < 0.07  # then per year
    assert min(sizes) > 1.0
    half = [after(make, years, 0.5).sprout for years in (2, 50)]
    assert half[1] > 0.93 * half[0]
    assert course[4].fasciculation > 2.0 * course[0].fasciculation


def test_old_units_bear_more_already_and_wear_out_earlier(params):
    young, old = params.motor_unit, aged(params.motor_unit, 0.6)
    worn_sizes = [worn(Sprouting(2.5, 0.75), 0.3, (Piece(0.7, 15000.0, 15000.0, 0.0),), p).size for p in (young, old)]
    assert worn_sizes[1] < worn_sizes[0] < 2.5
    assert aged(young, 1.0) == young


@pytest.mark.parametrize("units", [0.0, 0.2, 0.25, 0.3])
def test_however_few_units_age_has_left_the_load_they_bear_is_more_than_their_own(params, units):
    old = aged(params.motor_unit, units)
    assert old.overload >= params.motor_unit.overload_least > 1.0
    late = worn(Sprouting(2.5, 0.75), 0.3, (Piece(0.7, 15000.0, 15000.0, 0.0),), old)
    assert 1.0 <= late.size < 2.5 and 0.0 <= late.let_go < 1.0


@pytest.mark.parametrize("age", [0.0, 20.0, 90.0, 700.0])
@pytest.mark.parametrize("over", [0.0, 400.0])
def test_more_loss_means_less_strength_and_bulk_and_larger_units(age, over, make):
    states = [make.now(make.fibres(age, over, cell=n / 20)) for n in range(21)]
    assert make.rises([-strength(state) for state in states])
    assert make.rises([-state.bulk for state in states])
    assert make.rises([state.sprout for state in states])


def test_size_is_continuous_up_to_complete_loss(make):
    nearly, all_ = (make.now(make.fibres(30.0, cell=loss)).sprout for loss in (1 - 1e-9, 1.0))
    assert nearly == pytest.approx(all_)


def test_denervated_muscle_halves_in_two_months(make):
    course = [make.now(make.fibres(age, cell=1.0)).bulk for age in (0.0, 60.0, 365.0)]
    assert course[0] == 1.0
    assert course[1] == pytest.approx(0.5, abs=0.1)
    assert course[2] == pytest.approx(0.25, abs=0.06)


def test_disuse_wastes_less_and_without_denervation(make):
    capsule, cord = make.now(make.capsule(1.0, 365.0)), make.now(make.cord(1.0, 365.0))
    assert 0.75 <= capsule.bulk < 1.0
    assert 0.5 <= cord.bulk <= 0.7
    for state in (capsule, cord):
        assert state.sprout == 1.0 and state.fasciculation == 0.0
        assert state.force <= state.bulk


def test_paretic_muscle_is_as_weak_to_stimulation_as_measured(make):
    assert 0.47 <= make.now(make.capsule(0.8, 300.0)).force <= 0.81


def test_reinnervated_muscle_grows_back_smoothly(make):
    supplies = [Supply(fibres={"motor": make.one(age=age, distance=0.3, passable=0.95)}) for age in range(200, 600)]
    course = [make.now(supply) for supply in supplies]
    steps = [abs(b.bulk - a.bulk) for a, b in itertools.pairwise(course)]
    forces = [strength(state) for state in course]
    assert max(steps) < 0.02
    assert forces[0] == 0.0 and forces[-1] > 0.5
    assert max(abs(b - a) for a, b in itertools.pairwise(forces)) < 0.02
    assert make.rises(forces)


def regained_after(make, distance=0.1, **cut):
    """Return the strength of a muscle three years after its nerve was cut."""
    return strength(make.now(Supply(fibres={"motor": make.one(age=1100.0, distance=distance, **cut)})))


def test_a_severed_nerve_gives_back_next_to_nothing_unless_it_is_repaired(make):
    assert regained_after(make) < 0.05
    repaired = regained_after(make, joined=1100.0, guided=0.5)
    assert 0.3 < repaired < 0.75 < regained_after(make, passable=0.95)
    assert regained_after(make, distance=0.4, joined=1100.0, guided=0.5) < repaired
    assert regained_after(make, joined=500.0, guided=0.5) < 0.5 * repaired


def test_survivors_keep_what_they_adopted_when_others_come_back_late(make):
    nerve = {"distance": 0.3, "passable": 0.3}
    course = [
        strength(make.now(Supply(fibres={"motor": make.one(loss, age=age, **nerve)})))
        for loss in (0.5, 0.9)
        for age in range(0, 1500, 25)
    ]
    falls = [a - b for part in (course[:60], course[60:]) for a, b in itertools.pairwise(part)]
    assert max(falls) < 1e-4  # wear alone


def test_lost_muscle_fibres_make_small_units(make):
    state = make.now(make.fibres(100.0, fibre=0.6))
    assert state.sprout == state.bulk == pytest.approx(0.4)


def test_junctions_lost_or_blocked_do_not_transmit(make):
    assert make.now(make.fibres(5.0, junction=0.6)).junction == pytest.approx(0.4)


def test_what_disease_takes_of_a_junction_is_told_apart(make):
    state = make.now(make.fibres(5.0, receptor=0.6, vesicle=0.3, channel=0.2))
    assert (state.quantal, state.release, state.calcium) == pytest.approx((0.4, 0.7, 0.8))
    assert state.junction == 1.0


def test_where_large_units_go_first_fewer_fibres_are_left(make, params):
    p = params.motor_unit
    for order in (-1.0, -0.4, 0.0, 0.4, 1.0):
        assert fibres_of(0.0, order, p) == pytest.approx(0.0)
        assert fibres_of(1.0, order, p) == pytest.approx(1.0)
    shares = [fibres_of(0.5, order, p) for order in (-1.0, -0.4, 0.0, 0.4, 1.0)]
    assert shares == sorted(shares, reverse=True) and shares[2] == 0.5
    bulks, orders = [], []
    for order in (-0.8, 0.0, 0.8):
        state = make.now(Supply(fibres={"cell": make.one(0.7, age=700.0, order=order)}))
        bulks.append(state.bulk)
        orders.append(state.routes[0].order)
    assert orders == pytest.approx([-0.8, 0.0, 0.8])
    assert bulks == sorted(bulks, reverse=True) and bulks[2] < bulks[1]
