"""Build: what age, sex and height make of lengths, strength, mass and units."""

import numpy as np
import pytest

from sherrington.circuit.patient import REFERENCE, Person
from sherrington.circuit.person import PersonParams, build, traits, usual
from sherrington.foundation import load

P = load(PersonParams)


def test_the_reference_man_is_one():
    b = build(Person(30, "male", P.height))
    assert (b.length, b.strength, b.inertia, b.weight, b.units) == pytest.approx((1,) * 5)


def test_the_bands_belong_to_the_reference_man():
    assert (REFERENCE.height, REFERENCE.age) == (P.height, P.peak_age)
    assert usual(REFERENCE.age, REFERENCE.sex, REFERENCE.height) == build(Person(30, "male", P.height))


def test_what_is_usual_is_nothing_of_the_individual():
    assert usual(60.0, "female", 1.6) == build(Person(60.0, "female", 1.6)) != build(Person(60.0, "female", 1.6, 7))


def test_height_scales_by_dimension():
    b = build(Person(30, "male", 1.1 * P.height))
    assert (b.length, b.strength, b.weight, b.inertia) == pytest.approx((1.1, 1.1**2, 1.1**4, 1.1**5))


def test_women_are_weaker_at_equal_height():
    assert build(Person(30, "female", P.height)).strength == pytest.approx(P.female_strength)


def test_age_takes_units_and_strength():
    ages = (30, 50, 65, 80, 100)
    builds = [build(Person(a, "male", P.height)) for a in ages]
    for name in ("units", "strength"):
        values = [getattr(b, name) for b in builds]
        assert values == sorted(values, reverse=True) and values[0] > values[-1]
    assert build(Person(71, "male", P.height)).units == pytest.approx(0.6, abs=0.06)  # 40 % fewer at 71 years
    assert all(b.units >= P.least_units for b in builds)


def test_the_typical_person_is_nobody_in_particular():
    assert traits(0) == {name: 0.0 if name == "bias" else 1.0 for name in traits(0)}


def test_individuals_differ_within_limits_and_stay_themselves():
    p = load(PersonParams)
    drawn = [traits(k) for k in range(1, 400)]
    assert traits(7) == traits(7) and traits(7) != traits(8)
    for name in traits(0):
        values = np.array([one[name] if name == "bias" else np.log(one[name]) for one in drawn])
        wanted = getattr(p, f"vary_{name}")
        assert abs(values.mean()) < 0.2 * wanted and values.std() == pytest.approx(wanted, rel=0.15)
        assert np.abs(values).max() <= p.vary_most * wanted + 1e-12
