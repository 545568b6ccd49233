"""Plasticity: what the published courses need, from the drive lost alone."""

import pytest

from sherrington.body.brainstem.reticulospinal import BrainstemParams, Descent, resting_gamma
from sherrington.circuit.patient import MuscleState
from sherrington.foundation import load


def gamma_drive(state: MuscleState) -> float:
    """Return the resting gamma drive that the brainstem makes of a state, healthy = 1."""
    descent = Descent(*(getattr(state, name) for name in Descent._fields))
    return resting_gamma(descent, state.gamma, load(BrainstemParams))


def test_healthy_gamma_drive():
    assert gamma_drive(MuscleState()) == pytest.approx(1.0)


def test_constants_shared_with_the_brainstem_agree(params):
    brainstem = load(BrainstemParams)
    assert params.drive.cortical_hold + brainstem.dorsal_alone == pytest.approx(1.0)
    assert params.plasticity.gamma_loss + brainstem.gamma_alone == pytest.approx(1.0)
    assert params.plasticity.release_gain <= brainstem.dorsal


def test_complete_cord_after_a_year(make, params):
    p, state = params.plasticity, make.now(make.cord(1.0, 365.0))
    assert state.bias == pytest.approx(p.bias_gain, abs=0.01)
    assert state.pic == pytest.approx(0.9, abs=0.02)
    assert state.floor == pytest.approx(p.floor_gain, abs=0.01)
    assert state.presynaptic == pytest.approx(p.presynaptic_inhibition + p.presynaptic_cst, abs=0.01)
    assert state.reciprocal == pytest.approx(
        1.0 - p.reciprocal_cst - p.reciprocal_slow - p.reciprocal_release, abs=0.02
    )
    assert -0.32 < state.reciprocal < 0.0  # facilitation instead of inhibition
    assert state.autogenic == pytest.approx(0.3, abs=0.01)
    assert 1.5 < state.group_ii < 2.0
    assert gamma_drive(state) == pytest.approx(1.0, abs=1e-3)


def test_in_shock_nothing_has_adapted(make):
    state = make.now(make.cord(1.0, 0.0))
    assert state.bias == state.pic == state.floor == state.presynaptic == 0.0
    assert gamma_drive(state) == 0.0 and state.flexor == pytest.approx(0.1)
    assert state.group_ii == pytest.approx(0.5)


def test_plateau_currents_grow_most_where_monoamines_are_lost(make):
    cord, capsule = make.now(make.cord(1.0, 365.0)), make.now(make.capsule(0.8, 365.0))
    lateral = make.now(make.tracts(365.0, cst=1.0, drst=1.0))
    pyramid = make.now(make.tracts(365.0, cst=1.0))
    assert pyramid.pic < 0.1 <= capsule.pic <= 0.4
    assert capsule.pic < lateral.pic < cord.pic


def test_a_pyramidal_loss_changes_little_but_reciprocal_inhibition(make):
    pyramid, capsule = make.now(make.tracts(365.0, cst=1.0)), make.now(make.capsule(0.8, 365.0))
    assert pyramid.floor < 0.4 * capsule.floor
    assert pyramid.reciprocal < 0.2


def test_released_bias_takes_weeks(make):
    course = [make.now(make.capsule(0.8, age)).bias for age in (0.0, 3.0, 14.0, 30.0, 90.0)]
    assert course == sorted(course)
    assert course[0] < -0.05 and course[-1] > -0.005


def test_flexor_reflex_peaks_at_about_four_weeks(make):
    course = {age: make.now(make.cord(1.0, age)).flexor for age in range(0, 365, 2)}
    assert 21 <= max(course, key=course.get) <= 35
    assert course[364] < 1.05


def test_gamma_drive_recovers_over_three_weeks(make):
    course = [gamma_drive(make.now(make.cord(1.0, age))) for age in (0, 7, 21, 60, 200)]
    assert course == sorted(course)
    assert 0.5 < course[2] < 0.8 and course[-1] > 0.99


@pytest.mark.parametrize("age", [1.0, 90.0, 400.0])
@pytest.mark.parametrize("kind", ["cord", "capsule"])
def test_monotone_in_loss_once_shock_has_left(kind, age, make):
    states = [make.now(getattr(make, kind)(n / 10, age)) for n in range(11)]
    grown = ("floor", "presynaptic", "pic") + (("reticulospinal",) if age > 1.0 else ())  # silent at first
    for name in grown:
        assert make.rises([getattr(state, name) for state in states]), name
    for name in ("reciprocal", "autogenic"):
        assert make.rises([-getattr(state, name) for state in states]), name


def test_the_reticulospinal_share_is_silent_at_first_and_called_on_more_later(make):
    early, later, late = (make.now(make.capsule(0.8, age)).reticulospinal for age in (1.0, 30.0, 365.0))
    assert early < 0.5 < later < 1.0 < late
    assert make.now(make.capsule(0.8, 3650.0, over=3650.0)).reticulospinal > 1.0  # who loses slowly is never silent
