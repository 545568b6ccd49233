"""Syndromes as cases: side and time of a row, and what counts as a contradiction."""

import pytest

from sherrington.app.pipeline import prepare
from sherrington.app.syndromes import SyndromeParams, case_of, document, examine_syndrome, judge, touched
from sherrington.foundation import anatomy, load
from sherrington.sign.finding import Finding

P = load(SyndromeParams)


def rows(**force):
    return [Finding("power", muscle, "left", "force_fraction", value, "1") for muscle, value in force.items()]


def test_side_and_time_come_from_the_row():
    one = case_of(anatomy.syndromes()["axillary_neuropathy"], P).lesions[0]
    assert (one.side, one.age) == ("left", P.age_peripheral)
    both = case_of(anatomy.syndromes()["pls"], P).lesions[0]
    assert (both.side, both.age) == ("both", P.age_central)


def test_only_circuits_that_differ_from_health_are_touched():
    patient = prepare(case_of(anatomy.syndromes()["axillary_neuropathy"], P))
    assert touched(patient) == {("shoulder", "left")}


def test_emphasised_muscles_must_be_weak_and_spared_ones_stronger():
    syndrome = anatomy.syndromes()["radiculopathy_l5"]
    weak = dict.fromkeys(syndrome.emphasised, 0.5)
    assert judge(syndrome, rows(**weak), P).contradictions == ()
    assert "emphasised" in judge(syndrome, rows(**dict.fromkeys(syndrome.emphasised, 1.0)), P).contradictions[0]
    assert "spared" in judge(syndrome, rows(**weak, biceps_femoris_short=0.4), P).contradictions[0]


def test_an_upper_sign_contradicts_a_nerve():
    jerk = Finding("tendon_reflex", "ankle", "left", "grade", 3, "DTR 0-4", flag="high")
    found = judge(anatomy.syndromes()["common_fibular"], [jerk], P)
    assert found.signs == {"UMN"} and "an upper motor neuron sign" in found.contradictions


def test_no_site_is_told():
    found = examine_syndrome(anatomy.syndromes()["functional_weakness"])
    assert found.agrees is None and document([found])["summary"]["not_simulated"] == 1


@pytest.mark.parametrize("name", ["axillary_neuropathy", "carpal_tunnel"])
def test_a_simulated_nerve_agrees(name):
    assert examine_syndrome(anatomy.syndromes()[name]).agrees
