"""Patches along nerves: in series they add up to what was asked for, and differ between places."""

import pytest

from sherrington.circuit.patient import Person
from sherrington.lesion.programs.patches import PARTS, Depth, died_back, muscles_of, patches
from sherrington.lesion.programs.registry import Stage
from sherrington.lesion.programs.trajectory import in_series

STAGE = Stage(10.0, Person(), "", "", {}, 5)


def on(lesions, side, *sites):
    return [one.block for one in lesions if one.side == side and set(sites) & set(one.sites)]


def test_root_and_ending_together_block_about_what_was_asked_for():
    found = patches(STAGE, 10, {"leg": Depth(0.6, 0.5)}, 1.0)
    whole = [
        in_series(on(found, side, root) + on(found, side, "superior_gluteal_n"))
        for side in ("left", "right")
        for root in ("root_L4", "root_L5", "root_S1")
    ]
    assert len({round(one, 6) for one in whole}) == 6
    assert sum(whole) / 6 == pytest.approx(0.6, abs=0.15)


def test_nothing_where_nothing_was_asked_for():
    assert patches(STAGE, 10, {"arm": Depth(0.0, 0.0)}, 1.0) == ()
    found = patches(STAGE, 10, {"arm": Depth(0.5, 0.4)}, 0.7, ("motor",))
    assert all(one.of == ("motor",) and one.immune == 0.7 and one.slow == 0.4 for one in found)
    assert not any("root_L5" in one.sites for one in found)


def test_parts_of_the_body_do_not_share_a_muscle():
    muscles = [muscle for part in PARTS for muscle in muscles_of(part)]
    assert len(muscles) == len(set(muscles))


def test_lost_axons_lie_at_the_endings():
    (lesion,) = died_back({"leg": Depth(0.0, 0.0, 0.2, 50.0)}, lambda depth: 9.0)
    assert (lesion.loss, lesion.over, lesion.side) == (0.2, 9.0, "both")
    assert "deep_fibular_n" in lesion.sites and "median_recurrent_n" not in lesion.sites
