"""The key ``anatomy`` of a patient file: what it says, what it refuses, and what becomes of it."""

import json

import pytest

from sherrington.app.explain import document, explanation
from sherrington.app.main import main
from sherrington.app.patient_file import read, resolve, schema
from sherrington.app.pictures.cases import innervation_of
from sherrington.app.pictures.neuraxis import neuraxis_scene
from sherrington.app.pictures.scene import svg
from sherrington.circuit.patient import Anatomy
from sherrington.foundation.errors import InputError
from sherrington.lesion import injure
from sherrington.lesion.shares import taken
from sherrington.lesion.wired import wired

FILE = """
sherrington: 1
anatomy:
  variants: [fcu-c7, {name: martin-gruber, side: right}]
  root_weights: 4
  conventions: {cord_lamination: classical, tongue_side: stimulation, jaw_side: clinical}
lesions:
  - {site: ulnar_n_elbow, side: both, loss: 100 %, age: 30 days}
  - {site: "lcst_*_C5", side: left, loss: 50 %, age: 3 months, grows: inward}
"""


def written(tmp_path, text):
    """Write a patient file and return its path."""
    path = tmp_path / "case.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_read(tmp_path):
    patient = read(written(tmp_path, FILE))
    assert patient.person.anatomy == Anatomy(
        variants=(("fcu-c7", "both"), ("martin-gruber", "right")),
        conventions=(("tongue_side", "stimulation"), ("cord_lamination", "classical")),
        roots=4,
    )
    assert [lesion.grows for lesion in patient.lesions] == ["", "inward"]
    assert read("umn").person.anatomy == Anatomy()


def test_the_variant_decides_what_a_lesion_takes(tmp_path):
    shares = taken(read(written(tmp_path, FILE)))
    assert shares["first_dorsal_interosseous", "left"] == pytest.approx(1.0)
    assert shares["first_dorsal_interosseous", "right"] == pytest.approx(0.6)


def test_roots_and_sides_of_the_person_are_used():
    base = read("radiculopathy-l5-left")
    plain = injure(base).supply["tibialis_anterior", "left"].fibres["motor"]
    from dataclasses import replace

    own = replace(base, person=replace(base.person, anatomy=Anatomy(roots=4)))
    other = injure(own).supply["tibialis_anterior", "left"].fibres["motor"]
    assert [route.share for route in plain] == [0.35, 0.65]
    assert [route.share for route in other] == [share for _, share in wired(own.person).roots("tibialis_anterior")]
    assert plain[1].insults[0].distance == other[1].insults[0].distance


def test_a_document_holds_it_and_gives_it_back(tmp_path):
    patient = read(written(tmp_path, FILE))
    tree = json.loads(json.dumps(resolve(patient)))
    assert tree["person"]["anatomy"]["variants"][1] == {"name": "martin-gruber", "side": "right"}
    assert innervation_of(tree) is innervation_of(patient) and "anatomy" not in resolve(read("umn"))["person"]


def test_the_neuraxis_is_that_of_the_person(tmp_path):
    patient = read(written(tmp_path, FILE))
    own, usual = (svg(neuraxis_scene(patient.lesions, wired), "x") for wired in (innervation_of(patient), None))
    assert own != usual and "nan" not in own


BAD = {
    "s: [fcu-c7": ("s: [fcu-c8", "anatomy.variants: no variant is called 'fcu-c8' (did you mean 'fcu-c7'?)"),
    "side: right": ("side: up", "anatomy.variants[1].side: 'up' is not allowed; allowed: left, right, both"),
    "name:": ("nam:", "anatomy.variants[1].nam: unknown key (did you mean 'name'?); allowed: name, side"),
    "variants:": ("variant:", "anatomy.variant: unknown key (did you mean 'variants'?)"),
    "fcu-c7": ("martin-gruber", "martin-gruber does not go with itself on the right side"),
    "root_weights: 4": ("root_weights: many", "anatomy.root_weights: must be a whole number, not 'many'"),
    "weights: 4": ("weights: -4", "anatomy.root_weights: "),
    "classical": ("classic", "cord_lamination cannot be 'classic' (did you mean 'classical'?)"),
    "jaw_side: clinical": ("neck_cortex: medial", "neck_cortex changes nothing in a simulation"),
    "tongue_side: stimulation": ("motor_unit_counts: electrical", "motor_unit_counts changes nothing"),
    "cord_lamination: classical, ": ("", "lesions[1].grows: means something only where the cord is laminated"),
    "lcst_*_C5": ("root_C5", "lesions[1].grows: means something only for the lateral corticospinal tract"),
    "inward": ("up", "lesions[1].grows: 'up' is not allowed; allowed: outward, inward"),
}


@pytest.mark.parametrize("old", BAD)
def test_mistakes_name_their_place(tmp_path, old):
    new, reason = BAD[old]
    with pytest.raises(InputError) as caught:
        read(written(tmp_path, FILE.replace(old, new, 1)))
    assert reason in str(caught.value)


def test_validate_says_it(tmp_path, capsys):
    assert main(["validate", str(written(tmp_path, FILE))]) == 0
    out = capsys.readouterr().out
    assert "fcu-c7, right martin-gruber, root weights 4, tongue_side stimulation, cord_lamination classical" in out
    assert "growing inward" in out


def test_the_schema_knows_the_readings():
    part = schema()["$defs"]["AnatomyEntry"]["properties"]
    assert part["conventions"]["properties"]["cord_lamination"] == {"enum": ["none", "classical"]}
    assert {"type": "string"} in part["variants"]["items"]["anyOf"]


def test_a_listing_of_variants(capsys):
    assert main(["list", "variants", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {"martin-gruber", "prefixed-brachial"} <= {row["variant"] for row in rows}


def test_explain_takes_a_variant_by_name(capsys):
    found = document(explanation("ulnar_n_elbow", "both", ["martin-gruber:right", "4"]))
    lost = {row["side"]: row["lost"] for row in found["muscles"] if row["muscle"] == "first_dorsal_interosseous"}
    assert lost == {"left": 1.0, "right": 0.6}
    assert found["wiring"]["variant"] == 4
    assert found["wiring"]["variants"] == [{"name": "martin-gruber", "side": "right"}]
    assert main(["explain", "ulnar_n_elbow", "--variant", "martin-gruber", "--variant", "4"]) == 0
    assert "the person has martin-gruber (both sides)" in capsys.readouterr().out
    for words in (["1.5"], ["martin"], ["3", "4"], ["fcu-c7:up"]):
        with pytest.raises(InputError):
            explanation("ulnar_n_elbow", None, words)
