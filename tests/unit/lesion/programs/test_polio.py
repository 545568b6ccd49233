"""Poliomyelitis: patches of cells within days, recovery of the ill ones, late decline of the worst hit."""

import pytest

LEG = ("ah_L2", "ah_L3", "ah_L4", "ah_L5", "ah_S1", "ah_S2")


@pytest.mark.parametrize("seed", range(4))
def test_one_limb_in_patches(course, taken, seed):
    found = course("polio", 400.0, seed=seed, region="lumbosacral", side="left")
    near = [taken(found, cell, "left") for cell in LEG]
    assert min(near) > 0.4 and max(near) - min(near) > 0.1
    assert sum(near) > 2.0 * sum(taken(found, cell, "right") for cell in LEG)
    assert all(site.startswith(("ah_", "nuc_")) for one in found for site in one.sites)


def test_ill_cells_recover(course, taken):
    early, late = (course("polio", day, region="lumbosacral", side="left") for day in (7.0, 200.0))
    assert taken(early, "ah_L4", "left", "block") > 0.15 > 0.01 > taken(late, "ah_L4", "left", "block")
    assert taken(early, "ah_L4", "left") == taken(late, "ah_L4", "left")


def test_the_late_decline_comes_late_and_to_the_worst_hit(course, taken):
    year = 365.25
    told = {"region": "lumbosacral", "side": "left", "start": 25 * year}
    before, after = (course("post-polio", years * year, **told) for years in (24, 45))
    assert before == tuple(one for one in course("polio", 24 * year, region="lumbosacral", side="left"))
    falls = {cell: taken(after, cell, "left") - taken(before, cell, "left") for cell in LEG}
    assert all(fall > 0.0 for fall in falls.values())
    late = [one for one in after if one.age < 44 * year]
    assert max(late, key=lambda one: one.loss).side == "left"
