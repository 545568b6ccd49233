"""Two spreading fields: near first, both kinds of neuron, one hand split, afferents spared."""

import pytest

from sherrington.adapt.drive import losses_now, tract_histories
from sherrington.circuit.patient import Disease, Patient
from sherrington.lesion import injure

REGIONS = {"bulbar": "nuc_XII", "cervical": "ah_C8", "thoracic": "ah_T7", "lumbosacral": "ah_L5"}


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("seed", range(3))
def test_it_is_worst_where_it_began(course, taken, region, seed):
    found = course("als", 200.0, seed=seed, region=region, side="right")
    losses = {name: taken(found, cell, "right") for name, cell in REGIONS.items()}
    assert max(losses, key=losses.get) == region and losses[region] > 0.3


def test_the_other_side_follows(course, taken):
    found = course("als", 300.0, region="cervical", side="right")
    assert taken(found, "ah_C8", "right") > taken(found, "ah_C8", "left") > taken(found, "ah_L5", "left")


def test_both_neurons_of_one_limb(course, taken):
    found = course("als", 420.0, seed=1, region="cervical", side="right")
    assert taken(found, "ah_C8", "right") > 0.4 and taken(found, "m1_hand", "left") > 0.2


def test_it_never_turns_back(course, taken):
    for place, side in (("ah_C8", "right"), ("ah_L5", "left"), ("m1_leg", "right"), ("nuc_XII", "left")):
        losses = [
            taken(course("als", day, region="cervical", side="right"), place, side) for day in range(0, 1650, 150)
        ]
        assert losses == sorted(losses) and losses[-1] > 0.6


def test_the_thumbs_side_of_the_hand_loses_more(course, taken):
    found = course("als", 300.0, region="cervical", side="right")
    assert taken(found, "median_recurrent_n", "right", kind="motor") > 0.1
    assert not taken(found, "median_recurrent_n", "right", kind="ia")


def test_the_other_hand_follows_by_months(course, taken):
    """What the right hand lost by the first symptom, the left has lost after eight to fourteen months."""
    delays = []
    for seed in range(21):
        first = taken(course("als", 1.0, seed, "cervical", "right"), "ah_C8", "right")
        months = (
            m for m in range(40) if taken(course("als", 30.4 * m, seed, "cervical", "right"), "ah_C8", "left") > first
        )
        delays.append(next(months))
    assert 8 <= sorted(delays)[10] <= 14


def test_units_of_the_thumb_fall_as_counted(course, taken):
    """In the hand where it began 8.7 % a month."""

    def left(seed, days):
        found = course("als", days, seed, "cervical", "right")
        return (1.0 - taken(found, "ah_C8", "right")) * (1.0 - taken(found, "median_recurrent_n", "right"))

    falls = sorted(1.0 - left(seed, 395.4) / left(seed, 365.0) for seed in range(21))
    assert 0.07 < falls[10] < 0.11


def test_bulbar_onset_takes_both_neurons_of_throat_and_tongue(course, taken):
    found = course("als", 300.0, region="bulbar", side="both", speed=1.3)
    for side in ("left", "right"):
        assert taken(found, "nuc_XII", side) > 0.7 and taken(found, "m1_bulbar", side) > 0.5
        assert taken(found, "nuc_V_motor", side) < 0.5
    supply = injure(Patient(diseases=(Disease("als", 300.0, "bulbar", "both", {"speed": 1.3}),))).supply
    jaw, foot = (losses_now(tract_histories(supply[muscle, "left"].tracts)) for muscle in ("masseter", "soleus"))
    assert jaw.crt > 0.4 > 0.1 > foot.crt and jaw.cst > 0.4


def test_premotor_cells_die_with_the_part_of_the_body_they_serve(course):
    found = course("als", 300.0, region="cervical", side="right", lmn=0.0)
    lost = {one.muscles: one.loss for one in found if "pmd" in one.sites and one.side == "left"}
    leg, arm = (next(loss for names, loss in lost.items() if name in names) for name in ("soleus", "deltoid_middle"))
    assert arm > 0.3 > leg


def test_eyes_sphincters_and_afferents_are_spared(course):
    sites = {site for one in course("als", 2000.0) for site in one.sites}
    assert not [site for site in sites if site.startswith(("nuc_III", "nuc_VI_", "nuc_IV", "onuf", "droot"))]


def test_settings_say_how_fast_and_which_neuron(course, taken):
    slow, fast = (taken(course("als", 300.0, region="cervical", speed=s), "ah_C8", "left") for s in (0.5, 2.0))
    assert slow < fast
    lower_only = course("als", 900.0, umn=0.0)
    assert not any(site.startswith("m1_") for one in lower_only for site in one.sites)


def test_where_it_began_loss_is_graded_from_segment_to_segment(course, taken):
    """A hand is wasted while the same arm lifts and the diaphragm breathes; a leg reached later loses all alike."""
    found = course("als", 420.0, seed=3, region="cervical", side="right")
    arm = [taken(found, f"ah_{segment}", "right") for segment in ("T1", "C7", "C6", "C5", "C4")]
    leg = [taken(found, f"ah_{segment}", "right") for segment in ("L5", "L4", "L3", "L2")]
    assert arm == sorted(arm, reverse=True) and arm[0] > 2.0 * arm[-1]
    assert taken(found, "ah_C8", "right") == arm[0] and max(leg) - min(leg) < 0.1


def test_a_faster_course_is_the_same_course_sooner(course, taken):
    places = [(place, side) for place in ("ah_C8", "ah_C5", "ah_T7", "ah_L5", "m1_leg") for side in ("left", "right")]
    usual, fast = course("als", 600.0, 3, "cervical", "right"), course("als", 300.0, 3, "cervical", "right", speed=2.0)
    assert [taken(usual, *one) for one in places] == pytest.approx([taken(fast, *one) for one in places])
