"""Bodies of `verify`: the person asked for, the case as it is, and each body made once."""

from dataclasses import replace

import pytest

from sherrington.app import bodies
from sherrington.app.bodies import body_maker, case_names, changed, check_cases, read
from sherrington.circuit.patient import Anatomy, Lesion, Patient, Person
from sherrington.foundation.errors import InputError
from sherrington.lesion.presets import preset_names
from sherrington.sign.measures.rows import COLUMNS, parse
from sherrington.sign.measures.session import Body

CUT = Patient(person=Person(50.0, "male", 1.8), lesions=(Lesion(("ic_hand",), "left", loss=0.4, age=30.0, over=20.0),))


def test_cases_of_the_targets_are_no_presets():
    assert case_names() and not set(case_names()) & set(preset_names())


def test_who_is_asked_for_keeps_what_has_happened():
    other = changed(CUT, Body("x", age=30.0, sex="female", height=1.6, individual=4))
    assert other.person == Person(30.0, "female", 1.6, 4) and other.lesions == CUT.lesions
    assert changed(CUT, Body("x")) == CUT


def test_the_anatomy_of_the_case_stays():
    own = Anatomy(roots=4)
    case = replace(CUT, person=replace(CUT.person, anatomy=own))
    assert changed(case, Body("x", age=30.0, individual=2)).person.anatomy == own


def test_health_takes_the_lesions_and_keeps_the_person():
    well = changed(CUT, Body("x", healthy=True, individual=2))
    assert well == Patient(person=Person(50.0, "male", 1.8, 2))


@pytest.mark.parametrize("day", [0.0, 5.0, 200.0, 9000.0])
def test_another_day_is_another_age_of_lesion_and_person(day):
    moved = changed(CUT, Body("x", day=day))
    (lesion,) = moved.lesions
    assert lesion.age == day and lesion.over <= lesion.age
    assert moved.person.age == pytest.approx(50.0 + (day - 30.0) / 365.25, abs=1.0)
    assert moved.person.age >= 50.0 or day < 30.0
    assert changed(Patient(), Body("x", day=day)) == Patient()


def test_a_loss_is_given_to_what_loses_and_to_nothing_else():
    blocked = replace(CUT, lesions=(*CUT.lesions, Lesion(("ulnar_n_elbow",), "left", block=0.5)))
    losses = [lesion.loss for lesion in changed(blocked, Body("x", loss=0.9)).lesions]
    assert losses == [0.9, 0.0]


def test_a_body_is_made_once(monkeypatch):
    made = []
    monkeypatch.setattr(bodies, "read", lambda case, folder: CUT)
    monkeypatch.setattr(bodies, "prepare", lambda patient: made.append(patient) or patient)
    make = body_maker()
    assert make(Body("x")) is make(Body("x")) and len(made) == 1
    assert make(Body("x", loss=0.1)) != make(Body("x")) and len(made) == 2


def rows(**changes):
    line = dict.fromkeys(COLUMNS, "") | {"id": "A", "measure": "m_max", "structure": "soleus", "unit": "mV"}
    return [parse(line | changes)]


def test_cases_are_read_before_anything_runs():
    check_cases(rows(case="umn"), "t.csv")
    for settings in ("", '{"against": {"case": "umm"}}', '{"mix": ["umm"], "n": 2}'):
        bad = rows(case="umn" if settings else "umm", settings=settings, unit="1" if "against" in settings else "mV")
        with pytest.raises(InputError, match=r"t\.csv: line 0 \(A\): case: 'umm' is neither.*did you mean 'umn'"):
            check_cases(bad, "t.csv")


@pytest.mark.parametrize(
    ("case", "settings", "said"),
    [
        ("healthy", '{"day": 30}', "settings: day changes nothing: nothing has happened in healthy; leave it out"),
        ("", '{"loss": 0.5}', "settings: loss changes nothing: no lesion takes fibres"),
        ("pls", '{"loss": 0.5}', "no disease can be told a loss in pls"),
        ("healthy", '{"mix": ["healthy"], "n": 2, "day": 3}', "day changes nothing"),
        ("healthy", '{"against": {"day": 3}}', "against: day changes nothing"),
        ("umn", '{"against": {"case": "healthy", "day": 3}}', "against: day changes nothing"),
        ("healthy", '{"every": [{"case": "umn", "day": 3}, {"day": 9}]}', "day changes nothing"),
    ],
)
def test_a_change_that_changes_nothing_is_refused(case, settings, said):
    with pytest.raises(InputError) as caught:
        check_cases(rows(case=case, settings=settings, unit="1" if "against" in settings else "mV"), "t.csv")
    assert said in str(caught.value) and str(caught.value).startswith("t.csv: line 0 (A): settings: ")


@pytest.mark.parametrize(
    "settings",
    ['{"day": 30, "loss": 0.4, "against": "healthy"}', '{"day": 3, "against": {"case": "healthy"}}',
     '{"mix": ["umn", "healthy"], "n": 2, "day": 3}'],
)  # fmt: skip
def test_health_may_stand_beside_a_case_with_another_day(settings):
    check_cases(rows(case="umn", settings=settings, unit="1" if "against" in settings else "mV"), "t.csv")


def test_a_long_wrong_name_is_cut_short():
    with pytest.raises(InputError) as caught:
        read("x" * 500)
    assert len(str(caught.value)) < 250
