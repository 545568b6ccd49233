"""Immunoglobulin: immune block lifts in part, with the dose and within weeks; nothing else does."""

from itertools import pairwise

import pytest

from sherrington.circuit.patient import Lesion, Patient, Treatment
from sherrington.foundation import load
from sherrington.lesion.treatments.immunoglobulin import ImmunoglobulinParams, immunoglobulin, lifted

P = load(ImmunoglobulinParams)


def test_more_and_later_lift_more_never_all():
    assert lifted(2.0, 0.0, P) == lifted(0.0, 21.0, P) == 0.0
    assert all(a < b for a, b in pairwise(lifted(dose, 21.0, P) for dose in (0.1, 0.4, 1.0, 2.0, 4.0)))
    assert lifted(1e6, 1e6, P) == pytest.approx(P.most)


@pytest.mark.parametrize(
    ("lesion", "share"),
    [
        (Lesion(("peripheral_myelin_diffuse",), "both", block=0.6, slow=0.5), 1.0),
        (Lesion(("median_n_forearm",), "left", block=0.6, immune=0.5), 0.5),
        (Lesion(("ulnar_n_elbow",), "left", block=0.6, slow=0.4), 0.0),
        (Lesion(("lcst_leg_T6",), "left", block=0.6), 0.0),
    ],
)
def test_only_what_an_attack_keeps_up(lesion, share):
    after = immunoglobulin(Patient(lesions=(lesion,)), Treatment("immunoglobulin", 2.0, age=21.0)).lesions[0]
    assert after.block == pytest.approx(0.6 * (1.0 - share * lifted(2.0, 21.0, P)))
    assert (after.slow, after.loss) == (lesion.slow, lesion.loss)
