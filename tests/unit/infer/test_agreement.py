"""Findings against a row of the table: what counts as a contradiction."""

from sherrington.foundation import anatomy
from sherrington.infer.agreement import judge
from sherrington.sign.finding import Finding


def rows(**force):
    return [Finding("power", muscle, "left", "force_fraction", value, "1") for muscle, value in force.items()]


def test_emphasised_muscles_must_be_weak_and_spared_ones_stronger():
    syndrome = anatomy.syndromes()["radiculopathy_l5"]
    weak = dict.fromkeys(syndrome.emphasised, 0.5)
    assert judge(syndrome, rows(**weak)).contradictions == ()
    assert "emphasised" in judge(syndrome, rows(**dict.fromkeys(syndrome.emphasised, 1.0))).contradictions[0]
    assert "spared" in judge(syndrome, rows(**weak, biceps_femoris_short=0.4)).contradictions[0]


def test_an_upper_sign_contradicts_a_nerve():
    jerk = Finding("tendon_reflex", "ankle", "left", "grade", 3, "DTR 0-4", flag="high")
    found = judge(anatomy.syndromes()["common_fibular"], [jerk])
    assert found.signs == {"UMN"} and "an upper motor neuron sign" in found.contradictions


def test_a_finger_too_weak_to_be_judged_is_no_sign():
    weak = Finding("individuation", "index", "left", "index", None, "1", reason="the index finger hardly moves")
    tied = Finding("individuation", "index", "left", "index", 0.5, "1", low=0.877, flag="low")
    nerve = anatomy.syndromes()["common_fibular"]
    assert judge(nerve, [weak]).signs == frozenset() and judge(nerve, [tied]).signs == {"UMN"}
