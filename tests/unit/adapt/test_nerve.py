"""Nerve: clocks of cut, regrowth and arrival."""

from dataclasses import replace

import pytest

from sherrington.adapt.nerve import connected, found, front_time, held, regrown, strands
from sherrington.circuit.patient import Insult, Route, RouteState, Supply

CUT = Insult(loss=1.0, age=3000.0, distance=0.2)


def test_a_cut_axon_carries_no_spike_from_the_cord_at_once(make):
    (route,) = make.now(make.fibres(0.0, motor=1.0)).routes
    assert route.axon == 0.0 and route.cell == 1.0


def test_the_front_moves_one_to_three_millimetres_a_day(params):
    for distance in (0.05, 0.2, 0.6):
        pace = distance / (front_time(distance, params.nerve) - params.nerve.lag)
        assert 0.001 <= pace <= 0.003


def test_nothing_arrives_before_the_front_and_then_smoothly(params):
    first = front_time(CUT.distance, params.nerve)
    before = replace(CUT, age=first)
    after = replace(CUT, age=first + 0.1)
    assert regrown(before, 0.5, params.nerve) == 0.0
    assert 0.0 < regrown(after, 0.5, params.nerve) < 0.01


def test_regrowth_never_exceeds_success_and_falls_with_distance(params):
    share = [
        regrown(replace(CUT, distance=d), params.nerve.success_motor, params.nerve) for d in (0.02, 0.1, 0.3, 0.6, 1.0)
    ]
    assert share == sorted(share, reverse=True)
    assert share[0] < params.nerve.success_motor
    assert share[-1] < 0.5 * share[0]


def test_too_late_is_too_late(make):
    (route,) = make.now(make.fibres(5000.0, motor=1.0, distance=1.6)).routes
    assert route.axon < 0.08


def test_arrivals_ripen_to_the_same_number(params):
    ripe = [regrown(replace(CUT, age=age), 0.5, params.nerve, 45.0) for age in (250, 300, 3000)]
    there = [regrown(replace(CUT, age=age), 0.5, params.nerve) for age in (250, 300, 3000)]
    assert all(young < old for young, old in zip(ripe[:2], there[:2], strict=True))
    assert ripe[2] == pytest.approx(there[2])


def test_a_dorsal_root_never_regrows(make):
    supply = Supply(fibres={"ia": make.one(0.6, age=5000.0, distance=0.1, central=True)})
    (route,) = make.now(supply).routes
    assert route.ia == pytest.approx(0.4)
    assert route.axon == route.cell == route.gamma == 1.0


def test_afferents_come_back_less_than_motor_axons(make):
    (route,) = make.now(make.fibres(5000.0, motor=1.0, ia=1.0, distance=0.1)).routes
    assert 0.0 < route.ia < 0.7 * route.axon


def test_a_dead_cell_regrows_nothing(make):
    (route,) = make.now(make.fibres(5000.0, cell=0.5, gamma=0.5, distance=0.1)).routes
    assert route.cell == 0.5 and route.gamma == 0.5


def test_regrown_axons_are_slower(make):
    early, late = (make.now(make.fibres(age, motor=0.5)).routes[0] for age in (1.0, 3000.0))
    assert early.motor_slow == 0.0 and 0.0 < late.motor_slow < 0.25


def test_a_block_lasts_while_it_is_stated_and_denervates_nothing(make):
    state = make.now(Supply(fibres={"motor": make.one(0.0, age=60.0, block=0.8)}))
    assert state.routes[0].motor_block == pytest.approx(0.8)
    assert state.routes[0].axon == state.bulk == state.sprout == 1.0


def test_kinds_with_other_routes_are_paired_by_share():
    cut = (Insult(loss=1.0, age=1.0),)
    supply = Supply(
        fibres={
            "motor": (Route(0.6, cut), Route(0.4)),
            "ia": (Route(0.5), Route(0.5, cut)),
        }
    )
    shares = [strand.share for strand in strands(supply.fibres)]
    assert shares == pytest.approx([0.5, 0.1, 0.4])


def test_routes_keep_their_share_of_the_units(make):
    cut = (Insult(loss=1.0, age=1.0),)
    state = make.now(Supply(fibres={"motor": (Route(0.6, cut), Route(0.4)), "ia": (Route(1.0),)}))
    assert [route.axon for route in state.routes] == [0.0, 1.0]
    assert connected(state.routes) == pytest.approx(0.4)
    assert connected((RouteState(),)) == 1.0


def test_what_arrives_depends_on_the_tube(params):
    """Crush, partial scar and gap differ in how many arrive, not in when the first one does."""
    p = params.nerve
    arrived = [
        regrown(Insult(loss=1.0, age=age, distance=0.1, passable=passable), p.success_motor, p)
        for passable in (0.0, 0.1, 0.5, 0.95)
        for age in (60.0, 300.0)
    ]
    early, late = arrived[::2], arrived[1::2]
    assert early == [0.0] * 4
    assert late[0] == 0.0 and late == sorted(late)
    assert late[2] == pytest.approx(regrown(Insult(loss=0.5, age=300.0, distance=0.1), p.success_motor, p))
    assert late[3] == pytest.approx(1.9 * late[2])


def test_the_stumps_of_a_nerve_severed_whole_part(params):
    p = params.nerve

    def arrive(loss, over=0.0):
        return found(Insult(loss=loss, over=over), p.success_motor, p)

    assert arrive(0.3) == arrive(0.7) == p.success_motor
    assert p.success_motor > arrive(0.9) > arrive(0.95) > arrive(1.0) == pytest.approx(p.gap)
    assert arrive(1.0, over=60.0) == pytest.approx(p.success_motor)  # a disease leaves the tubes


def test_axons_go_astray_where_tubes_are_torn(params):
    def away(**cut):
        supply = Supply(fibres={"motor": (Route(1.0, (Insult(loss=1.0, age=900.0, distance=0.1, **cut),)),)})
        return held(strands(supply.fibres), params.nerve, 45.0).astray

    assert away(passable=0.95) < 0.05 < 0.2 < away(joined=900.0, guided=0.5) < 0.4
    assert away(passable=0.4, over=100.0) == pytest.approx(0.0)
