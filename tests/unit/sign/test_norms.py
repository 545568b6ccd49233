"""Normal ranges: every band is a band, the more particular one is taken, and it goes with the build."""

from math import exp

import pytest

from sherrington.circuit.patient import REFERENCE, Person
from sherrington.circuit.person import usual
from sherrington.exam.protocol import TESTS
from sherrington.exam.tendon_reflex import REFLEXES
from sherrington.exam.tone import DIRECTIONS, JOINTS
from sherrington.sign import norms
from sherrington.sign.norms import band

BANDS = [
    (test, measure, structure, edges)
    for test, measures in norms._BANDS.items()
    for measure, rows in measures.items()
    for structure, edges in rows.items()
    if not measure.endswith("_slopes")
]
SLOPES = [
    (test, measure, structure)
    for test, measures in norms._BANDS.items()
    for measure, rows in measures.items()
    for structure in rows
    if measure.endswith("_slopes")
]
SMALL, TALL = Person(80, "female", 1.50), Person(30, "male", 2.05)


@pytest.mark.parametrize(("test", "measure", "structure", "edges"), BANDS)
def test_a_band_is_two_edges_in_order(test, measure, structure, edges):
    assert test in TESTS and len(edges) == 2
    low, high = edges
    assert low is not None or high is not None
    assert low is None or high is None or low <= high


@pytest.mark.parametrize("joint", JOINTS)
@pytest.mark.parametrize("direction", DIRECTIONS)
def test_every_stretch_has_a_normal_resistance(joint, direction):
    assert band("tone", "reflex_torque", joint, direction)[1] is not None
    assert band("tone", "mas", joint, direction) == (0, 0)


@pytest.mark.parametrize("name", REFLEXES)
def test_every_tendon_reflex_has_a_normal_size(name):
    low, high = band("tendon_reflex", "amplitude", name)
    assert high is not None and high > 0.0 and (low is None or low >= 0.0)


def test_what_is_said_of_one_stands_above_what_is_said_of_any(monkeypatch):
    table = {"t": {"m": {"any": [0, 1], "knee": [0, 2], "knee flexion": [0, 3]}}}
    monkeypatch.setattr(norms, "_BANDS", table)
    assert band("t", "m", "knee", "flexion") == (0, 3) and band("t", "m", "knee", "extension") == (0, 2)
    assert band("t", "m", "knee") == (0, 2) and band("t", "m", "elbow", "flexion") == (0, 1)


def test_where_nothing_is_known_both_sides_are_open():
    assert band("palmistry", "length", "life_line") == band("tone", "colour", "elbow") == (None, None)


@pytest.mark.parametrize(("test", "measure", "structure"), SLOPES)
def test_slopes_belong_to_a_band_of_the_same_structure(test, measure, structure):
    assert structure in norms._BANDS[test][measure.removesuffix("_slopes")]


@pytest.mark.parametrize(("test", "measure", "structure", "edges"), BANDS)
def test_the_reference_man_has_the_band_as_it_is_written(test, measure, structure, edges):
    assert band(test, measure, structure, person=REFERENCE) == pytest.approx(tuple(edges))


@pytest.mark.parametrize("name", ["biceps", "patellar", "ankle"])
def test_a_tall_man_answers_later_and_more_strongly_than_a_small_woman(name):
    for measure in ("latency", "torque"):
        small, tall = (band("tendon_reflex", measure, name, person=person) for person in (SMALL, TALL))
        assert small[0] < tall[0] and small[1] < tall[1]


def test_a_band_of_another_person_is_the_written_one_times_powers_of_build(monkeypatch):
    table = {"t": {"m": {"knee": [2.0, None]}, "m_slopes": {"knee": [1.0, 2.0, 0.1]}}}
    monkeypatch.setattr(norms, "_BANDS", table)
    body = usual(SMALL.age, SMALL.sex, SMALL.height)
    low, high = band("t", "m", "knee", person=SMALL)
    assert high is None and low == pytest.approx(2.0 * body.strength * body.length**2 * exp(0.1 * 4.0))
