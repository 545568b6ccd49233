"""What cannot be shown: every reflex of the anatomy is either struck or listed with a reason, never both."""

from collections import Counter

import pytest

from sherrington.circuit.table import circuit_table
from sherrington.exam.protocol import TESTS as DONE
from sherrington.exam.tendon_reflex import REFLEXES
from sherrington.exam.untested import TESTS, untested
from sherrington.foundation.anatomy import muscle, reflexes

ROWS = untested()
# the plantar response has a test of its own
SHOWN = {*REFLEXES, "plantar"}


def test_every_reflex_is_either_shown_or_said_to_be_missing():
    missing = {row.structure for row in ROWS}
    assert missing.isdisjoint(SHOWN)
    assert missing | SHOWN >= set(reflexes())


def test_missing_reflexes_belong_to_tests_that_nobody_does():
    assert {row.test for row in ROWS} == set(TESTS) and set(TESTS).isdisjoint(DONE)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.structure}-{row.side}")
def test_a_row_lies_where_its_first_muscle_does_and_says_why(row):
    first = reflexes()[row.structure].muscles[0]
    assert first in circuit_table()[row.circuit].muscles
    assert row.reason and not row.reason.endswith(".")


def test_both_sides_are_listed_where_there_are_two():
    sides = Counter(row.structure for row in ROWS)
    for row in ROWS:
        middle = circuit_table()[row.circuit].midline
        assert sides[row.structure] == (1 if middle else 2) and (row.side == "midline") == middle
    assert len({(row.structure, row.side) for row in ROWS}) == len(ROWS)


def test_a_reflex_of_an_unpaired_muscle_is_on_the_midline():
    for row in ROWS:
        if not muscle(reflexes()[row.structure].muscles[0]).paired:
            assert row.side == "midline"
