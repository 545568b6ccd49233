"""Stroke: territories take what they supply; mild ones recover, severe ones do not."""

import pytest

from sherrington.foundation import anatomy
from sherrington.lesion.programs.places import like
from sherrington.lesion.programs.stroke import SITES
from sherrington.lesion.programs.trajectory import in_series


@pytest.mark.parametrize("region", SITES)
def test_every_territory_lies_on_its_side_and_takes_something(course, region):
    found = course("stroke", 90.0, region=region, side="left")
    assert {one.side for one in found} == {"left"} and max(one.loss for one in found) > 0.5
    assert all(anatomy.nodes()[node].central for one in found for node in one.sites)


def test_arm_or_leg_by_territory(course, taken):
    outer = course("stroke", 90.0, region="mca-superior", side="left")
    inner = course("stroke", 90.0, region="aca", side="left")
    assert taken(outer, "m1_hand", "left") > 0.6 > taken(outer, "cr_leg", "left")
    assert taken(inner, "m1_leg", "left") > 0.6 > taken(inner, "cr_hand", "left")
    assert not taken(course("stroke", 90.0, region="medulla", side="left"), "crt_ped", "left")


@pytest.mark.parametrize("seed", range(5))
def test_recovery_is_in_proportion_unless_nothing_is_left(course, seed):
    """Of what a mild stroke silenced most comes back; of what a severe one did, little."""

    def deficit(days, loss):
        found = course("stroke", days, seed=seed, region="capsule", side="left", loss=loss)
        one = next(lesion for lesion in found if "ic_hand" in lesion.sites)
        return in_series([one.loss, one.block])

    mild = 1.0 - deficit(365.0, 0.3) / deficit(0.0, 0.3)
    severe = 1.0 - deficit(365.0, 0.95) / deficit(0.0, 0.95)
    assert mild > 0.2 > 0.05 > severe
    days = [deficit(day, 0.3) for day in (0.0, 7.0, 30.0, 90.0, 365.0)]
    assert days == sorted(days, reverse=True)
    assert days[3] - days[4] < 0.05  # a plateau at three months


def test_what_died_does_not_come_back(course):
    early, late = (course("stroke", day, region="pons", side="right") for day in (1.0, 1000.0))
    assert [one.loss for one in early] == [one.loss for one in late]


def test_patterns_meet_nodes():
    assert all(like(*sites) for parts in SITES.values() for sites in parts.values())
