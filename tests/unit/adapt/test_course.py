"""Course: the healthy stay healthy, the rest changes without jumps, names change nothing."""

import itertools
from dataclasses import fields, replace

import pytest

from sherrington.adapt import adapt
from sherrington.circuit.patient import (
    FIBRES,
    TRACTS,
    Insult,
    JointState,
    MuscleState,
    Patient,
    Route,
    RouteState,
    Supply,
)
from sherrington.circuit.table import circuit_table, simulated_muscles

AGES = (0.0, 0.5, 4.0, 20.0, 100.0, 400.0, 4000.0)
NUMBERS = tuple(field.name for field in fields(MuscleState) if field.name != "routes")


def test_every_muscle_and_joint_has_an_entry():
    patient = adapt(Patient())
    assert set(patient.muscles) == {(m, s) for m in simulated_muscles() for s in ("left", "right")}
    assert set(patient.muscles.values()) == {MuscleState()}
    assert set(patient.joints.values()) == {JointState()}
    assert {joint for joint, _ in patient.joints} == set(circuit_table())


@pytest.mark.parametrize("age", AGES)
@pytest.mark.parametrize("over", [0.0, 200.0])
def test_zero_loss_of_any_age_is_exactly_healthy(age, over, make):
    whole = (Route(0.7, (Insult(age=age, over=over, distance=0.3),)), Route(0.2), Route(0.1))
    supply = Supply(tracts=dict.fromkeys(TRACTS, whole), fibres=dict.fromkeys(FIBRES, whole))
    assert make.now(supply) == MuscleState()


def test_names_change_nothing(make):
    named = {name: (replace(make.one(0.5, 30.0)[0], name="x"),) for name in TRACTS}
    assert make.now(Supply(tracts=named)) == make.now(make.cord(0.5, 30.0))


def test_only_the_muscle_that_lost_something_changes(make):
    patient = adapt(Patient(supply={("soleus", "left"): make.fibres(90.0, cell=0.5)}))
    changed = [key for key, state in patient.muscles.items() if state != MuscleState()]
    assert changed == [("soleus", "left")]


def mixed(loss, age, over):
    """Return a supply that lost some of everything."""
    insult = Insult(loss=loss, age=age, over=over, distance=0.2)
    routes = (Route(0.6, (insult,)), Route(0.4, (replace(insult, loss=0.5 * loss),)))
    return Supply(
        tracts=dict.fromkeys(TRACTS, routes),
        fibres={kind: routes for kind in FIBRES},
    )


@pytest.mark.parametrize("over", [0.0, 60.0])
def test_no_jumps_in_loss(over, make):
    for age in AGES:
        states = [make.now(mixed(n / 100, age, over)) for n in range(101)]
        for name in set(NUMBERS) - {"fasciculation"}:
            values = [getattr(state, name) for state in states]
            steps = [abs(b - a) for a, b in itertools.pairwise(values)]
            assert max(steps) < 0.12, (name, age)


def test_no_jumps_in_time(make):
    for over in (0.0, 60.0):
        # eighths of a day: a rise over days shrinks with the step, a jump does not
        states = [make.now(mixed(0.6, 0.125 * n, over)) for n in range(2400)]
        for name in set(NUMBERS):
            values = [getattr(state, name) for state in states]
            steps = [abs(b - a) for a, b in itertools.pairwise(values)]
            assert max(steps) < 0.025, (name, over)


def test_everything_stays_in_its_bounds(make):
    for age in AGES:
        for over in (0.0, 1e-6, 30.0, 5000.0):
            for loss in (1e-9, 0.3, 1.0):
                state = make.now(mixed(loss, age, over))
                for route in state.routes:
                    assert all(0.0 <= getattr(route, field.name) <= 1.0 for field in fields(RouteState))
                for name in (*TRACTS, "shock", "bulk", "force", "junction"):
                    assert 0.0 <= getattr(state, name) <= 1.0, name
                assert 0.0 <= state.presynaptic <= 0.45 and 0.0 <= state.floor <= 0.65
                assert 1.0 <= state.gamma <= 5.0 + 1e-9
                assert state.pic <= 1.0 and -0.15 <= state.bias <= 0.24
