"""From a person to the wiring: the mean for the typical one, weights of their own for all others."""

from sherrington.circuit.patient import Anatomy, Person
from sherrington.foundation.innervation import innervation
from sherrington.lesion.wired import wired


def test_the_typical_person_is_the_mean():
    assert wired(Person()) is wired(Person(age=70.0, sex="male")) and wired(Person()).shares == innervation().shares


def test_everybody_else_has_own_root_weights():
    one, other = (wired(Person(individual=number)) for number in (3, 4))
    assert one.shares == innervation(None, 3).shares != other.shares
    assert wired(Person(individual=3, anatomy=Anatomy(roots=4))).shares == other.shares


def test_conventions_and_variants():
    own = wired(Person(anatomy=Anatomy((("fcu-c7", "left"),), (("tibialis_anterior_roots", "sharrard"),))))
    assert own.roots("tibialis_anterior", "left") == (("L4", 0.75), ("L5", 0.25))
    assert "C7" in dict(own.roots("flexor_carpi_ulnaris", "left"))
    assert "C7" not in dict(own.roots("flexor_carpi_ulnaris", "right"))
