"""Shock: one function of the drive lost and of how suddenly."""

from math import exp

import pytest

from sherrington.circuit.patient import TRACTS, Insult, Route, Supply


@pytest.mark.parametrize("age", [0.0, 1.0, 5.0, 10.0, 30.0])
def test_sudden_loss_of_all_drive(age, make):
    assert make.now(make.cord(1.0, age)).shock == pytest.approx(exp(-((age / 10.0) ** 1.5)))


def test_loss_below_the_brainstem_is_as_deep(make):
    below = make.tracts(0.0, cst=1.0, drst=1.0, mrst=1.0, vst=1.0, mono=1.0)
    assert make.now(below).shock == pytest.approx(1.0)


def test_capsular_loss_is_shallower_and_shorter(make):
    start, later = (make.now(make.capsule(0.8, age)).shock for age in (0.0, 3.0))
    assert start == pytest.approx(0.6, abs=0.03)
    assert later / start == pytest.approx(exp(-1.0), abs=0.05)


def test_half_the_cord_is_shorter_than_all_of_it(make):
    half = make.tracts(5.0, cst=1.0, drst=1.0, mrst=0.6, vst=1.0, mono=0.5)
    start = make.tracts(0.0, cst=1.0, drst=1.0, mrst=0.6, vst=1.0, mono=0.5)
    assert make.now(half).shock / make.now(start).shock == pytest.approx(exp(-1.0), abs=0.08)


def test_slow_loss_gives_none(make):
    worst = max(make.now(make.cord(1.0, age, over=90.0)).shock for age in range(0, 200, 5))
    assert worst < 1e-3


def test_small_loss_gives_little(make):
    assert make.now(make.tracts(0.0, cst=0.1)).shock < 0.05


@pytest.mark.parametrize("age", [0.0, 2.0, 7.0, 20.0])
def test_deeper_with_more_loss(age, make):
    for kind in (make.cord, make.capsule):
        depths = [make.now(kind(n / 10, age)).shock for n in range(11)]
        assert make.rises(depths) and depths[0] == 0.0


def test_fades_only(make):
    depths = [make.now(make.cord(0.9, age)).shock for age in range(60)]
    assert depths == sorted(depths, reverse=True) and depths[-1] < 1e-3


def test_what_was_lost_long_ago_cannot_be_lost_again(make):
    twice = (Route(1.0, (Insult(loss=1.0, age=900.0), Insult(loss=0.5, age=0.0))),)
    assert make.now(Supply(tracts=dict.fromkeys(TRACTS, twice))).shock < 1e-9
