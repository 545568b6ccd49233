"""A focus that passes a lesion by is named; one that meets it is not."""

import json

import pytest

from sherrington.app.main import main
from sherrington.app.patient_file import read, read_case
from sherrington.app.pipeline import Examined
from sherrington.app.reach import notes, unreached
from sherrington.circuit.patient import Lesion, Patient
from sherrington.lesion.presets import preset_names
from sherrington.sign.examination import Examination


def case(name):
    """Return a case as it is after its examination."""
    known = read_case(name)
    return Examined(known, known.patient, Examination((), (), 1.0))


@pytest.mark.parametrize(
    ("name", "focus", "missed"),
    [
        ("umn", "right arm", False),
        ("umn", "right leg tendon_reflex", False),
        ("umn", "left", True),  # a tenth of the fibres does not cross; that is not where the lesion shows
        ("umn", "jaw", False),  # both hemispheres drive it
        ("lmn", "arm", True),
        ("lmn", "right leg", True),
        ("lmn", "knee", False),
        ("healthy", "arm", False),
        ("cord-complete-t6", "arm", True),
        ("cord-complete-t6", "clonus", False),
        ("foot-drop-right", "knee", True),
        ("dorsal-root-lumbar", "left ankle", False),
        ("ulnar-trauma-right", "hand", False),
    ],
)
def test_what_a_focus_reaches(name, focus, missed):
    assert bool(unreached(read(name), focus)) is missed


@pytest.mark.parametrize("name", preset_names())
def test_the_whole_examination_misses_nothing(name):
    assert unreached(read(name), None) == []


def test_the_notes_name_case_and_lesion():
    lines = notes([case("umn"), case("lmn"), case("ms-cervical-cord"), case("als-limb")], "right arm")
    assert lines[0] == "note: the focus 'right arm' does not reach the lesion of lmn (left ah_L2 and 5 more)"
    assert lines[1].startswith("note: the focus 'right arm' does not reach ") and " of the " in lines[1]
    assert "lesions of ms-cervical-cord (left lcst_" in lines[1]
    assert len(lines) == 2  # what a disease has written spreads too far to be missed
    assert notes([case("lmn")], None) == []


def test_a_lesion_of_nothing_is_not_missed():
    assert unreached(Patient(lesions=(Lesion(("root_L4",), "left"),)), "arm") == []


def test_compare_says_so_under_the_chart_or_on_stderr(capsys, monkeypatch):
    monkeypatch.setattr("sherrington.app.pipeline.run_examination", lambda name, options: case(name))
    note = "note: the focus 'arm' does not reach the lesion of lmn"
    assert main(["compare", "umn", "lmn", "--focus", "arm"]) == 0
    out, err = capsys.readouterr()
    assert out.count(note) == 1 and err == "" and "nothing of them was examined" in out
    assert main(["compare", "umn", "lmn", "--focus", "arm", "--json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out) and err == f"sherrington: {note} (left ah_L2 and 5 more)\n"
    assert main(["compare", "umn", "lmn"]) == 0
    assert "does not reach" not in capsys.readouterr().out
