"""Spinal muscular atrophy: fewer copies, fewer cells; thighs before hands; nothing but motor cells."""

import pytest

YEAR = 365.25


@pytest.mark.parametrize("seed", range(3))
def test_copies_decide_how_many_survive(course, taken, seed):
    left = [1.0 - taken(course("sma", 20 * YEAR, seed=seed, smn2=n), "ah_L3", "left") for n in (1.0, 2.0, 3.0, 4.0)]
    assert left == sorted(left) and left[0] < 0.05 < left[3]


def test_thighs_before_hands(course, taken):
    found = course("sma", 20 * YEAR)
    thigh, arm, hand = (taken(found, cell, "left") for cell in ("ah_L3", "ah_C6", "ah_T1"))
    assert thigh > arm > hand > 0.2
    assert all(site.startswith(("ah_", "nuc_")) for one in found for site in one.sites)


def test_most_of_it_is_early(course, taken):
    early, late = (course("sma", years * YEAR, smn2=3.0) for years in (4.0, 30.0))
    assert 0.0 < taken(late, "ah_L3", "left") - taken(early, "ah_L3", "left") < 0.1
    assert max(one.loss for one in early if one.over < 4.0 * YEAR) > 0.5
