"""Every program: what it writes is physical, on places that exist, and one course for one seed."""

import pytest

from sherrington.circuit.patient import Disease, Patient, Person
from sherrington.foundation import anatomy
from sherrington.lesion.programs.registry import SIDES, Setting, describe, program_names, unfold
from sherrington.lesion.sites import expressible

YEAR = 365.25
DAYS = (0.0, 0.5, 3.0, 40.0, YEAR, 12 * YEAR, 60 * YEAR)


def told(name):
    """Return a region and side that a program takes."""
    known = describe(name)
    return known.regions[0] if known.regions else "", known.sides[0] if known.sides else ""


def course(name, days, seed=0, individual=0):
    """Return what one person has of one disease."""
    region, side = told(name)
    person = Person(sex=describe(name).sex or "female", individual=individual)
    return unfold(Patient(person=person, diseases=(Disease(name, days, region, side),), seed=seed)).lesions


@pytest.mark.parametrize("name", program_names())
@pytest.mark.parametrize("days", DAYS)
def test_a_program_writes_physical_things_on_places_that_exist(name, days):
    for lesion in course(name, days):
        assert lesion.sites and set(lesion.sites) <= set(anatomy.nodes())
        assert lesion.side in (*SIDES, "midline")
        for value in (lesion.loss, lesion.block, lesion.slow):
            assert 0.0 <= value <= 1.0
        assert lesion.age >= 0.0 and lesion.over >= 0.0


@pytest.mark.parametrize("name", program_names())
def test_every_lesion_reaches_something_that_is_simulated(name):
    found = {site for lesion in course(name, 5 * YEAR) for site in lesion.sites}
    assert found & expressible()


@pytest.mark.parametrize("name", program_names())
def test_one_seed_is_one_course(name):
    assert course(name, 400.0, seed=3) == course(name, 400.0, seed=3)


@pytest.mark.parametrize("name", program_names())
def test_people_differ(name):
    ages = (20.0, 2 * YEAR)
    assert any(course(name, age, seed=3) != course(name, age, seed=4) for age in ages)
    assert any(course(name, age, individual=1) != course(name, age, individual=2) for age in ages)


@pytest.mark.parametrize("name", program_names())
def test_a_description_says_what_may_be_said(name):
    known = describe(name)
    assert known.about and known.about[-1] != "."
    assert set(known.sides) <= set(SIDES) and set(known.needs) <= {"region", "side"}
    assert all(isinstance(setting, Setting) and setting.about for setting in known.settings.values())
    assert all(setting.low < setting.high for setting in known.settings.values())


def test_an_unknown_disease_is_refused_with_the_nearest():
    with pytest.raises(ValueError, match="did you mean 'stroke'"):
        unfold(Patient(diseases=(Disease("stoke"),)))


def test_two_diseases_are_two_courses():
    one = Disease("polio", 400.0, "lumbosacral", "left")
    found = unfold(Patient(diseases=(one, one))).lesions
    half = len(found) // 2
    assert found[:half] != found[half:]
