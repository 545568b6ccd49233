"""The command list: all of the anatomy, and a word to find one's way in it."""

import json

import pytest

from sherrington.app.listing import ROWS
from sherrington.app.main import main
from sherrington.circuit.table import simulated_muscles
from sherrington.foundation import anatomy


def listed(capsys, *arguments):
    """Return the rows of a list."""
    assert main(["list", *arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_all_of_the_anatomy_is_listed():
    assert [row["muscle"] for row in ROWS["muscles"]()] == list(anatomy.muscles())
    assert [row["reflex"] for row in ROWS["reflexes"]()] == list(anatomy.reflexes())
    names = [row["site"] for row in ROWS["sites"]()]
    assert names == [*anatomy.nodes(), *(f"syndrome:{name}" for name in anatomy.syndromes())]


def test_what_is_simulated_says_so():
    assert {row["muscle"] for row in ROWS["muscles"]() if row["joint"]} == set(simulated_muscles())
    assert {row["simulated"] for row in ROWS["sites"]()} == {"yes", "no"}
    examined = {row["reflex"]: row["examined"] for row in ROWS["reflexes"]()}
    assert examined["patellar"] == "yes"
    assert all(text.startswith(("yes", "no: ")) for text in examined.values())


def test_key_levels_stand_beside_the_roots(capsys):
    row = listed(capsys, "muscles", "tibialis_anterior")[0]
    assert (row["key_level"], row["roots"]) == ("L4", "L4:0.35 L5:0.65")


@pytest.mark.parametrize(
    ("noun", "word", "some"),
    [
        ("sites", "Ulnar nerve", "ulnar_n_elbow"),
        ("sites", "ic_*", "ic_leg"),
        ("muscles", "musculocutaneous", "biceps_brachii"),
        ("reflexes", "droot_S1", "ankle"),
    ],
)
def test_a_word_narrows(capsys, noun, word, some):
    found = [next(iter(row.values())) for row in listed(capsys, noun, word)]
    assert some in found and len(found) < len(ROWS[noun]())


def test_a_word_that_is_nowhere_is_refused(capsys):
    assert main(["list", "muscles", "bicps_brachii"]) == 2
    out, err = capsys.readouterr()
    assert out == "" and "did you mean 'biceps_brachii'" in err
