"""A cavity: cells and afferents of its level, the columns later, one side more than the other."""

import pytest

YEAR = 365.25


@pytest.mark.parametrize("seed", range(4))
def test_grey_first_columns_later_one_side_more(course, taken, seed):
    early, late = (course("syrinx", years * YEAR, seed=seed, region="cervical", side="right") for years in (3.0, 10.0))
    assert taken(early, "ah_C8", "right") > 0.3 > 0.2 > taken(early, "lcst_leg_T1", "right")
    assert taken(late, "lcst_leg_T1", "right") > 0.3
    assert taken(late, "ah_C8", "right") > taken(late, "ah_C8", "left") > 0.2
    assert taken(late, "droot_C6", "right") > 0.5 and not taken(late, "ah_L4", "right")


def test_it_lies_where_the_file_says(course, taken):
    assert taken(course("syrinx", 8 * YEAR, region="lumbosacral"), "ah_L4", "left") > 0.3
