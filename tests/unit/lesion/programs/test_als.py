"""Two spreading fields: near first, both kinds of neuron, one hand split, afferents spared."""

import pytest

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
            taken(course("als", day, region="cervical", side="right"), place, side) for day in range(0, 1500, 150)
        ]
        assert losses == sorted(losses) and losses[-1] > 0.6


def test_the_thumbs_side_of_the_hand_loses_more(course, taken):
    found = course("als", 300.0, region="cervical", side="right")
    assert taken(found, "median_recurrent_n", "right", kind="motor") > 0.1
    assert not taken(found, "median_recurrent_n", "right", kind="ia")


def test_eyes_sphincters_and_afferents_are_spared(course):
    sites = {site for one in course("als", 2000.0) for site in one.sites}
    assert not [site for site in sites if site.startswith(("nuc_III", "nuc_VI_", "nuc_IV", "onuf", "droot"))]


def test_settings_say_how_fast_and_which_neuron(course, taken):
    slow, fast = (taken(course("als", 300.0, region="cervical", speed=s), "ah_C8", "left") for s in (0.5, 2.0))
    assert slow < fast
    lower_only = course("als", 900.0, umn=0.0)
    assert not any(site.startswith("m1_") for one in lower_only for site in one.sites)
