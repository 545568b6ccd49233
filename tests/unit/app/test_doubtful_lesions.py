"""A lesion that stands in a file twice or takes nothing is pointed out, and the file stays valid."""

import json
from dataclasses import replace

import pytest

from sherrington.app.bodies import case_names
from sherrington.app.bodies import read as read_body
from sherrington.app.doubtful_lesions import doubtful_lesions, idle_lesions, repeated_lesions
from sherrington.app.main import main
from sherrington.circuit.patient import Lesion, Patient
from sherrington.lesion.presets import preset_names

CUT = Lesion(("root_L5", "root_S1"), "left", loss=0.8, age=90.0)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, True),
        ({"sites": ("root_L4", "root_L5")}, True),
        ({"side": "both"}, True),
        ({"loss": 0.2}, True),
        ({"of": ("motor",)}, True),
        ({"sites": ("root_L4",)}, False),
        ({"side": "right"}, False),
        ({"age": 91.0}, False),
        ({"loss": 0.0, "block": 0.5}, False),
    ],
)
def test_the_same_place_side_age_and_way(changes, told):
    assert bool(repeated_lesions(Patient(lesions=(CUT, replace(CUT, **changes))))) is told


def test_lesions_of_different_fibres_are_not_repeated():
    assert not repeated_lesions(Patient(lesions=(replace(CUT, of=("motor",)), replace(CUT, of=("ia",)))))


@pytest.mark.parametrize("name", [*preset_names(), *case_names()])
def test_no_case_of_ours_is_suspected(name):
    assert not doubtful_lesions(read_body(name))


@pytest.mark.parametrize("way", ["loss", "block", "slow"])
def test_a_lesion_that_takes_something_is_not_idle(way):
    assert idle_lesions(Patient(lesions=(replace(CUT, loss=0.0),)))
    assert not idle_lesions(Patient(lesions=(replace(CUT, **{"loss": 0.0, way: 0.1}),)))


def test_validate_warns_of_what_takes_nothing(tmp_path, capsys):
    path = tmp_path / "a.yaml"
    path.write_text("sherrington: 1\nlesions:\n  - {site: root_L5, side: left, loss: 0 %, age: 3 months}\n")
    assert main(["validate", str(path)]) == 0
    said = "lesions[0] takes nothing at left root_L5: its loss, block and slow are 0 %"
    assert capsys.readouterr().err == f"sherrington: warning: {path}: {said}\n"


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_validate_warns_in_one_line_and_accepts(tmp_path, capsys, options):
    path = tmp_path / "a.yaml"
    entry = "  - {site: root_L5, side: left, loss: 80 %, age: 3 months}\n"
    path.write_text("sherrington: 1\nlesions:\n" + 2 * entry)
    assert main(["validate", str(path), *options]) == 0
    out, err = capsys.readouterr()
    told = "lesions[0] and lesions[1] both hit left root_L5, 3 months ago: written twice?"
    assert err == f"sherrington: warning: {path}: {told}\n"
    assert json.loads(out)["lesions"] if options else out.startswith(f"{path}: valid")
