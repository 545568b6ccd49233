"""Immune attacks on nerves, acute, chronic and focal: what conducts, what is lost, and when."""

from functools import cache

import pytest

from sherrington.adapt import adapt
from sherrington.circuit.patient import Disease, Patient
from sherrington.lesion import injure
from sherrington.lesion.programs.registry import unfold

FOOT, HAND, JAW = "tibialis_anterior", "first_dorsal_interosseous", "masseter"


@cache
def body(name, age, seed=0, **settings):
    return adapt(injure(unfold(patient(name, age, seed, **settings))))


def patient(name, age, seed=0, region="", side="", **settings):
    return Patient(diseases=(Disease(name, age, region, side, settings),), seed=seed)


def motor(state):
    """Return the motor fibres that carry an impulse from cell to muscle [1]."""
    return sum(r.share * r.cell * r.axon * (1.0 - r.motor_block) for r in state.routes)


def sense(state):
    return sum(r.share * r.ia for r in state.routes)


def conducts(name, age, muscle=FOOT, side="right", **more):
    return motor(body(name, age, **more).muscles[muscle, side])


def test_acute_attack_ascends_worsens_and_recovers():
    early = body("guillain-barre", 1.5).muscles
    assert motor(early[FOOT, "left"]) < 1.0 == motor(early[HAND, "left"])
    course = [conducts("guillain-barre", day) for day in (1.5, 7.0, 20.0, 90.0, 400.0)]
    assert course[0] > course[1] > course[2] < course[3] < course[4]
    assert course[2] < 0.6 and course[4] > 0.8
    worst = body("guillain-barre", 20.0).muscles
    assert motor(worst[FOOT, "right"]) < motor(worst[JAW, "right"])


def test_myelin_is_slow_in_both_kinds_of_fibre_and_nodes_only_fail():
    myelin, node = (
        body("guillain-barre", 15.0, variant=variant).muscles[FOOT, "right"] for variant in ("demyelinating", "axonal")
    )
    assert sense(myelin) == pytest.approx(motor(myelin), abs=0.15) and sense(node) == 1.0
    assert all(r.motor_slow > 0.2 for r in myelin.routes) and all(r.motor_slow < 0.05 for r in node.routes)


@pytest.mark.parametrize("name", ["guillain-barre", "cidp"])
def test_severities_are_ordered_and_sides_and_people_alike_but_not_equal(name):
    levels = [conducts(name, 15.0 if name != "cidp" else 400.0, severity=s) for s in ("mild", "moderate", "severe")]
    assert levels == sorted(levels, reverse=True)
    muscles = body(name, 15.0).muscles
    assert motor(muscles[FOOT, "left"]) != motor(muscles[FOOT, "right"])
    assert len({conducts(name, 15.0, seed=seed) for seed in range(4)}) == 4


def test_the_attack_ends_in_the_acute_disease_only():
    def immune(name, age):
        return max(one.immune for one in unfold(patient(name, age)).lesions)

    assert immune("guillain-barre", 5.0) == 1.0 and immune("guillain-barre", 300.0) < 0.1
    assert immune("cidp", 2000.0) > 0.5


def test_chronic_attack_gathers_over_months_and_costs_axons():
    course = [conducts("cidp", day) for day in (10.0, 60.0, 300.0)]
    assert course == sorted(course, reverse=True) and course[0] > 0.9 > 0.6 > course[2]
    late = body("cidp", 4000.0).muscles[FOOT, "right"]
    assert late.sprout > 1.2


def test_focal_block_is_motor_lasts_and_wastes_late():
    found = unfold(patient("mmn", 700.0, side="right", region="arm")).lesions
    assert all(one.of == ("motor",) for one in found)
    sites = {site for one in found for site in one.sites}
    assert 2 <= len(sites) <= 6
    weak = [m for m in body("mmn", 60.0).muscles if motor(body("mmn", 60.0).muscles[m]) < 0.6]
    assert weak and all(side == "right" for _, side in weak)
    early, late = (body("mmn", day).muscles[weak[0]] for day in (60.0, 4000.0))
    assert early.bulk > 0.98 and sense(early) == 1.0
    assert late.sprout > 1.5


def test_a_later_look_moves_no_place():
    early, late = ([one.sites for one in unfold(patient("mmn", day)).lesions] for day in (100.0, 3000.0))
    assert late[: len(early)] == early
