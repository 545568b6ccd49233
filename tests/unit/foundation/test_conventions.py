"""Contested facts are switches; a choice changes what it names and nothing else."""

import pytest

from sherrington.foundation import anatomy
from sherrington.foundation.conventions import choices, choose, readings, standard
from sherrington.foundation.errors import InputError
from sherrington.foundation.innervation import innervation


def test_the_standard_readings_come_first_and_are_those_of_the_tables():
    assert {name: words[0] for name, words in choices().items()} == standard()._asdict()
    for kind in ("roots", "sides", "arteries", "units"):
        assert readings(kind, standard()) == {}


@pytest.mark.parametrize(
    ("name", "word"), [(name, word) for name, words in choices().items() for word in words[1:]], ids=lambda x: x
)
def test_another_reading_changes_only_what_it_names(name, word):
    chosen = choose({name: word})
    plain, other = innervation(), innervation(chosen)
    changed = {m for m in anatomy.muscles() if other.roots(m) != plain.roots(m) or other.sides[m] != plain.sides[m]}
    assert changed == set(readings("roots", chosen)) | set(readings("sides", chosen))
    for muscle in changed:
        assert sum(share for _, share in other.roots(muscle)) == pytest.approx(1.0)
        assert [root for root, _ in other.roots(muscle)] == [root for root, _ in plain.roots(muscle)]


def test_what_the_other_readings_say():
    sharrard = innervation(choose({"tibialis_anterior_roots": "sharrard"}))
    assert sharrard.roots("tibialis_anterior") == (("L4", 0.75), ("L5", 0.25))
    electrical = innervation(choose({"motor_unit_counts": "electrical"}))
    assert electrical.units("biceps_brachii") < innervation().units("biceps_brachii") == 774
    medial = innervation(choose({"neck_cortex": "medial"}))
    assert medial.artery("m1_neck") != innervation().artery("m1_neck")
    assert medial.artery("ic_leg") == innervation().artery("ic_leg")


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        ({"tibialis_roots": "sharrard"}, "did you mean 'tibialis_anterior_roots'"),
        ({"cord_lamination": "classic"}, "did you mean 'classical'"),
        ({"jaw_side": ""}, "allowed: clinical, stimulation"),
    ],
)
def test_an_unknown_choice_is_refused(wanted, reason):
    with pytest.raises(InputError, match=reason):
        choose(wanted)
