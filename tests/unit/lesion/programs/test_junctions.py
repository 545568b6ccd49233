"""Diseases of the junction: what of it they take, where, and how that changes with time."""

import pytest

from sherrington.circuit.patient import Disease, Patient
from sherrington.lesion.programs.registry import unfold

EYE, ARM, FOOT = "levator_palpebrae_superioris", "deltoid_middle", "tibialis_anterior"


def taken(name, muscle, field, age=365.0, seed=0, region="", **settings):
    """Return what a disease has taken of one muscle's junctions."""
    patient = unfold(Patient(diseases=(Disease(name, age, region=region, settings=settings),), seed=seed))
    parts = [getattr(lesion, field) for lesion in patient.lesions if muscle in lesion.muscles]
    return parts[0] if parts else 0.0


def sites(name, age=365.0):
    return {site for one in unfold(Patient(diseases=(Disease(name, age),))).lesions for site in one.sites}


def test_each_takes_its_own_part_of_the_junction():
    assert sites("myasthenia") == {"nmj_postsynaptic"}
    assert sites("lambert-eaton") == sites("botulism", 5.0) == {"nmj_presynaptic"}
    assert taken("myasthenia", ARM, "loss") == taken("lambert-eaton", ARM, "loss") == 0.0
    assert taken("botulism", ARM, "block", 10.0) == 0.0


@pytest.mark.parametrize(("name", "field", "age"), [
    ("myasthenia", "block", 365.0), ("lambert-eaton", "block", 365.0), ("botulism", "loss", 10.0),
])  # fmt: skip
def test_severities_are_ordered_and_people_differ(name, field, age):
    amounts = [taken(name, ARM, field, age, severity=word) for word in ("mild", "moderate", "severe")]
    assert 0.3 < amounts[0] < amounts[1] < amounts[2] < 1.0
    assert len({taken(name, ARM, field, age, seed=seed) for seed in range(5)}) == 5
    assert taken(name, ARM, field, age) == taken(name, ARM, field, age)
    assert taken(name, ARM, field, 0.0) == 0.0


def test_eyes_first_in_myasthenia():
    worst = {m: taken("myasthenia", m, "block", region="ocular") for m in (EYE, ARM, FOOT)}
    assert worst[EYE] > 2.0 * worst[ARM] > worst[FOOT]
    assert taken("myasthenia", ARM, "block") > taken("myasthenia", FOOT, "block")


def test_hips_before_eyes_in_lambert_eaton():
    assert taken("lambert-eaton", "iliacus", "block") > taken("lambert-eaton", EYE, "block") + 0.2


def test_botulism_descends_and_recovers():
    early = {m: taken("botulism", m, "loss", 1.0) for m in (EYE, ARM, FOOT)}
    assert early[EYE] > 0.2 and early[ARM] == early[FOOT] == 0.0
    course = [taken("botulism", ARM, "loss", day) for day in (2.0, 5.0, 15.0, 60.0, 180.0)]
    assert course[0] < course[1] == course[2] > course[3] > course[4]
    assert course[4] < 0.1
