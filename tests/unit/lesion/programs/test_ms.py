"""Plaques: an attack blocks and clears, leaves less than it took; heat brings it back; slow loss by length."""

import pytest


def first(found):
    """Return the plaque of the first attack."""
    return max(found, key=lambda one: one.age)


@pytest.mark.parametrize("seed", range(6))
def test_a_first_attack_comes_and_goes(course, seed):
    days = (0.0, 5.0, 10.0, 90.0, 400.0)
    plaques = [first(course("ms", day, seed=seed, region="cervical", side="left", attacks=0.0)) for day in days]
    now = [one.block * min(1.0, one.age / one.over) for one in plaques]
    assert now[0] == 0.0 and now[1] < now[2] * 1.01
    assert now[2] > 2.0 * now[3] >= 2.0 * now[4] > 0.0
    assert plaques[4].slow < plaques[2].slow and plaques[4].loss == plaques[2].loss > 0.0


def test_onset_is_where_the_file_says(course, taken):
    found = course("ms", 20.0, region="thoracic", side="right", attacks=0.0)
    assert all("_T" in node for one in found for node in one.sites)
    assert {one.side for one in found} <= {"left", "right"} and found[0].side == "right"


def test_attacks_add_up(course):
    few, many = (course("ms", 3000.0, attacks=rate) for rate in (0.1, 2.0))
    assert len(many) > len(few) + 5


def test_a_later_look_moves_no_attack(course):
    early, late = (course("ms", day, seed=2) for day in (1500.0, 3000.0))
    starts = {round(3000.0 - one.age, 6) for one in late}
    assert {round(1500.0 - one.age, 6) for one in early} <= starts


def test_heat_blocks_bare_fibres(course):
    cool, warm, hot = (first(course("ms", 300.0, region="cervical", attacks=0.0, heat=k)) for k in (0.0, 0.5, 1.5))
    assert cool.block < warm.block < hot.block <= 1.0
    assert cool.loss == hot.loss


def test_progression_takes_long_fibres_first(course, taken):
    found = course("ms", 5000.0, course="progressive")
    assert taken(found, "lcst_leg_T6", "left") > taken(found, "lcst_hand_C4", "left") > 0.0
    assert all(one.block == 0.0 for one in found)
