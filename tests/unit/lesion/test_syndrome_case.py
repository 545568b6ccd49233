"""Syndromes as cases: side and time come from the row of the table."""

from sherrington.foundation import anatomy, load
from sherrington.lesion.syndrome_case import SyndromeCaseParams, case_of


def test_side_and_time_come_from_the_row():
    p = load(SyndromeCaseParams)
    one = case_of(anatomy.syndromes()["axillary_neuropathy"]).lesions[0]
    assert (one.side, one.age, one.loss) == ("left", p.age_peripheral, p.loss)
    both = case_of(anatomy.syndromes()["pls"]).lesions[0]
    assert (both.side, both.age) == ("both", p.age_central)


def test_what_lies_on_the_midline_takes_no_side():
    sides = {lesion.side for row in anatomy.syndromes().values() if row.sites for lesion in _lesions(row)}
    assert sides == {"left", "both", "midline"}


def _lesions(row):
    """Return the lesions of a syndrome, none where it cannot be expressed."""
    try:
        return case_of(row).lesions
    except ValueError:
        return ()
