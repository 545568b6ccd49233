"""The key disease: what it becomes, what refuses it, and that a seed is a course."""

import re

import pytest

from sherrington.app.documents import resolved_case
from sherrington.app.patient_file import read, resolve, schema
from sherrington.app.pipeline import Options, prepare, run_examination
from sherrington.circuit.patient import Disease, Patient
from sherrington.foundation.errors import InputError
from sherrington.lesion.programs.registry import describe, program_names

HEAD = "sherrington: 1\nage: 60 years\nsex: female\n"


@pytest.fixture
def reading(tmp_path):
    """Return a function that reads a file with this disease."""

    def patient(text):
        path = tmp_path / "a.yaml"
        path.write_text(HEAD + f"disease: {text}\n", encoding="utf-8")
        return read(path)

    return patient


def test_one_or_a_list(reading):
    one = "{name: ms, age: 3 years, onset: {region: thoracic, side: left}, heat: 0.5 K}"
    expected = Disease("ms", 3 * 365.25, "thoracic", "left", {"heat": 0.5})
    assert reading(one).diseases == (expected,)
    assert reading(f"[{one}, {{name: hsp, age: 20 years}}]").diseases == (expected, Disease("hsp", 20 * 365.25))
    assert reading("[]").diseases == ()


REFUSED = {
    "{name: alz, age: 3 days}": r"disease.name: 'alz' is not among the diseases \(did you mean 'als'\?\); allowed: ",
    "{name: kennedy, age: 3 years}": "disease.name: only male people have it, and this one is female",
    "{name: stroke, age: 3 days}": "disease.onset.region: missing; say the region where it began: mca-superior",
    "{name: stroke, age: 3 days, onset: {region: aca}}": "disease.onset.side: missing; say the side .*: left, right",
    "{name: stroke, age: 3 days, onset: {region: aca, side: both}}": "side: 'both' is not allowed; allowed: left",
    "{name: hsp, age: 3 years, onset: {region: leg}}": "disease.onset.region: this disease takes no region of onset",
    "{name: sma, age: 3 years, smn2: 2.5}": "disease.smn2: 2.5 is out of range; allowed: whole numbers from 1 to 4",
    "{name: sma, age: 3 years, smn2: two}": "disease.smn2: must be a number, not 'two'",
    "{name: sma, age: 3 years, smn2: true}": "disease.smn2: must be a number, not true",
    "{name: ms, age: 3 years, heat: 0.5}": "disease.heat: 0.5 has no unit; write it like '0.5 K'",
    "{name: ms, age: 3 years, heat: 9 K}": "disease.heat: '9 K' is out of range; allowed: 0 K to 3 K",
    "{name: ms, age: 3 years, course: relapsin}": r"disease.course: 'relapsin' .*did you mean 'relapsing'\?",
    "[{name: hsp, age: 3 years}, {name: hsp}]": r"disease\[1\].age: missing",
    "[{name: hsp, age: 3 years}, 7]": r"disease\[1\]",
}


@pytest.mark.parametrize("text", REFUSED)
def test_refused_with_place_and_way_out(reading, text):
    with pytest.raises(InputError) as caught:
        reading(text)
    assert re.search(REFUSED[text], str(caught.value)), str(caught.value)


def test_a_seed_is_a_course(reading):
    patient = reading("{name: als, age: 1 year, onset: {region: cervical, side: right}}")
    bodies = [prepare(patient, seed) for seed in (3, 3, 4)]
    assert bodies[0].muscles == bodies[1].muscles != bodies[2].muscles


def test_plain_lesions_have_no_course(tmp_path):
    bodies = [prepare("stroke-capsule-left", seed) for seed in (0, 7)]
    assert bodies[0].muscles == bodies[1].muscles


def test_the_resolved_case_holds_disease_and_lesions(reading):
    patient = reading("{name: hsp, age: 20 years}")
    assert resolve(patient)["diseases"][0]["name"] == "hsp"
    examined = run_examination(patient, Options(focus="left inspection"))
    tree = resolved_case(examined)
    assert tree["diseases"] == resolve(patient)["diseases"] and tree["lesions"] and tree["muscles"]
    assert "diseases" not in resolve(Patient())


def test_the_schema_knows_every_program():
    one, several = schema()["properties"]["disease"]["anyOf"]
    assert [kind["properties"]["name"]["const"] for kind in one["oneOf"]] == list(program_names())
    assert several["items"] == one
    for kind in one["oneOf"]:
        known = describe(kind["properties"]["name"]["const"])
        assert set(kind["properties"]) == {"name", "age", "onset", *known.settings}
        assert kind["properties"]["age"]["type"] == "string"
