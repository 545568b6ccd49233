"""What pictures show: one value a place, missing ones nowhere, the worse of two sides on the midline."""

import pytest

from sherrington.app.pictures.body_values import WHAT, BodyValue, at, body_values, check, muscle_name, rows, twitching
from sherrington.foundation.errors import InputError
from sherrington.sign.finding import Finding


def test_objects_and_rows_read_alike(findings):
    for what in WHAT:
        assert body_values(findings, what) == body_values([row.to_dict() for row in findings], what)
    assert rows(findings) == rows(rows(findings))


def test_only_what_has_a_value_is_shown(findings):
    power = body_values(findings, "power")
    assert ("soleus", "left") not in power and power["biceps_brachii", "right"].value == 3
    assert power["masseter", "left"].flag == "low"  # told by its label, not by the midline
    assert set(body_values(findings, "bulk")) == {("biceps_brachii", "right")}
    assert body_values([], "power") == {}


def test_the_plantar_response_is_a_reflex(findings):
    found = body_values(findings, "reflexes")
    assert found["plantar", "right"].value == "extensor" and found["ankle", "left"].value == 3


def test_an_unknown_map_names_the_nearest():
    with pytest.raises(InputError, match=r"did you mean 'power'.*allowed: power, bulk, reflexes"):
        check("powr")


def test_muscles_that_twitch_more_than_in_health():
    made = [
        Finding("inspection", "soleus", "left", "fasciculation", 40.0, "1/min", None, 0.5, "present"),
        Finding("inspection", "soleus", "right", "fasciculation", 0.0, "1/min", None, 0.5),
        Finding("inspection", "soleus", "right", "bulk", 0.5, "1", 0.85, None, "low"),
    ]
    assert twitching(made) == {("soleus", "left")} and twitching([]) == frozenset()


def test_a_place_shows_its_side_else_the_midline_else_the_worse():
    good, bad, middle = (BodyValue(v, "1", f) for v, f in ((5, "normal"), (3, "low"), (4, "normal")))
    both = {("m", "left"): good, ("m", "right"): bad}
    assert at(both, "m", "left") == good and at(both, "m", "right") == at(both, "m", "midline") == bad
    assert at({("m", "midline"): middle}, "m", "left") == middle
    assert at({("m", "midline"): middle, ("m", "left"): good}, "m", "left") == good
    assert at(both, "other", "left") is None is at({}, "m", "midline")


def test_names_as_people_write_them():
    assert muscle_name("biceps_brachii") == "Biceps brachii" and muscle_name("no_such_muscle") == "No such muscle"
