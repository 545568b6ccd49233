"""Myopathy: fibres die, near the trunk or elsewhere, fast or slowly."""

import pytest

from sherrington.circuit.patient import Disease, Patient
from sherrington.lesion.programs.registry import unfold


def lost(muscle, age=400.0, seed=0, region="", **settings):
    """Return the fibres of one muscle that are lost now."""
    patient = unfold(Patient(diseases=(Disease("myopathy", age, region=region, settings=settings),), seed=seed))
    assert all(lesion.sites == ("muscle_all",) and lesion.block == 0.0 for lesion in patient.lesions)
    return sum(lesion.loss for lesion in patient.lesions if muscle in lesion.muscles)


def test_near_the_trunk_more_than_far_from_it():
    assert lost("deltoid_middle") > 3.0 * lost("first_dorsal_interosseous")
    assert lost("vastus_medialis") > 3.0 * lost("tibialis_anterior")


@pytest.mark.parametrize(("region", "muscle"), [
    ("ocular", "levator_palpebrae_superioris"), ("bulbar", "masseter"), ("leg", "tibialis_anterior"),
])  # fmt: skip
def test_regions(region, muscle):
    assert lost(muscle, region=region) > lost("deltoid_middle", region=region) + 0.1


def test_time_severity_and_people():
    assert [lost("deltoid_middle", age) for age in (0.0, 30.0, 60.0)] == sorted(
        lost("deltoid_middle", age) for age in (0.0, 30.0, 60.0)
    )
    assert lost("deltoid_middle", 400.0) == lost("deltoid_middle", 4000.0)
    assert lost("deltoid_middle", 400.0, kind="dystrophic") < 0.1 * lost("deltoid_middle", 400.0)
    amounts = [lost("deltoid_middle", severity=word) for word in ("mild", "moderate", "severe")]
    assert amounts == sorted(amounts) and amounts[-1] <= 0.95
    assert lost("deltoid_middle", seed=1) != lost("deltoid_middle", seed=2)
