"""Injury of the cord: complete cuts all, the rest less; cells die around the level; the block clears."""

import pytest


def test_complete_is_complete(course, taken):
    found = course("cord-trauma", 10.0, region="T6", grade="A")
    for tract in ("lcst_leg_T6", "acst_T6", "lrst_T6", "mrst_T6", "lvst_T6", "raphesp_T6"):
        assert taken(found, tract, "left") == taken(found, tract, "right") == 1.0


@pytest.mark.parametrize("seed", range(4))
def test_grades_are_in_order(course, taken, seed):
    losses = [
        taken(course("cord-trauma", 10.0, seed=seed, region="C6", grade=grade), "lcst_hand_C6", "left")
        for grade in "ABCD"
    ]
    assert losses == sorted(losses, reverse=True) and losses[0] == 1.0 and 0.2 < losses[3] < 0.8


def test_cells_die_most_at_the_level(course, taken):
    found = course("cord-trauma", 10.0, region="C6", grade="A")
    losses = [taken(found, f"ah_C{n}", "left") for n in (4, 5, 6, 7, 8)]
    assert max(losses) == losses[2] > 0.8 and losses[0] < losses[1]
    assert not taken(found, "ah_T3", "left")


def test_the_block_of_spared_fibres_clears(course, taken):
    early, late = (course("cord-trauma", day, region="C6", grade="D") for day in (3.0, 120.0))
    assert taken(early, "lcst_leg_C6", "left", "block") > 0.15
    assert taken(late, "lcst_leg_C6", "left", "block") < 0.02
