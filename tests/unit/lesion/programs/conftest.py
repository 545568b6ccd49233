"""What tests of programs share: one disease unfolded, and what it takes from a place."""

import pytest

from sherrington.circuit.patient import Disease, Patient, Person
from sherrington.lesion.programs.registry import unfold
from sherrington.lesion.programs.trajectory import in_series

MAN = Person(age=50.0, sex="male", height=1.72)


@pytest.fixture
def course():
    """Return a function from a disease and its days to the lesions it has written by then."""

    def lesions(name, days, seed=0, region="", side="", person=MAN, **settings):
        disease = Disease(name, days, region, side, settings)
        return unfold(Patient(person=person, diseases=(disease,), seed=seed)).lesions

    return lesions


@pytest.fixture
def taken():
    """Return a function from lesions, a place and a side to what they take there together [1]."""

    def part(found, place, side, what="loss", kind=""):
        return in_series(
            [
                getattr(one, what)
                for one in found
                if place in one.sites and one.side in (side, "both") and (not kind or not one.of or kind in one.of)
            ]
        )

    return part
