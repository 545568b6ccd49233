"""Patient files: what is right is read exactly, what is wrong dies at the door in one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sherrington.app.patient_file import SIZE_LIMIT, preset, read, read_case, resolve, schema
from sherrington.circuit.patient import Lesion, Patient, Person
from sherrington.foundation.errors import InputError
from sherrington.lesion.presets import ALIASES, preset_names

HEAD = "sherrington: 1\n"
LESION = HEAD + "lesions:\n  - {{site: ulnar_n_elbow, side: right, loss: 20 %, age: 3 days{}}}\n"


def lesion(**fields):
    """Return a patient file with one lesion, its fields replaced."""
    fields = {"site": "ulnar_n_elbow", "side": "right", "loss": "20 %", "age": "3 days", **fields}
    inside = ", ".join(f"{key}: {value}" for key, value in fields.items() if value is not None)
    return HEAD + "lesions:\n  - {" + inside + "}\n"


def error(tmp_path, text, name="bad.yaml"):
    """Return the error a file gives."""
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(InputError) as caught:
        read(str(path))
    line = str(caught.value)
    assert "\n" not in line and str(path) in line
    return line.removeprefix(f"{path}: ")


def test_units_become_plain_numbers(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text(
        HEAD + "id: x\nage: 61 years\nsex: male\nheight: 165 cm\nlesions:\n"
        "  - {site: ulnar_n_elbow, side: right, block: 60 %, slow: 0.4 fraction, "
        "age: 2 weeks, over: 1 day, of: [motor]}\n"
    )
    assert read(path) == Patient(
        person=Person(61.0, "male", 1.65),
        lesions=(Lesion(("ulnar_n_elbow",), "right", block=0.6, slow=0.4, age=14.0, over=1.0, of=("motor",)),),
    )
    assert read_case(str(path)).id == "x"


def test_toml_and_yaml_say_the_same(tmp_path):
    (tmp_path / "a.yaml").write_text(lesion())
    (tmp_path / "a.toml").write_text(
        "sherrington = 1\n[[lesions]]\nsite = 'ulnar_n_elbow'\nside = 'right'\nloss = '20 %'\nage = '3 days'\n"
    )
    assert read(tmp_path / "a.yaml") == read(tmp_path / "a.toml")


@pytest.mark.parametrize("name", [*preset_names(), *ALIASES])
def test_every_preset_is_a_valid_file(name):
    assert preset(name) == read(name)


def test_a_name_changes_nothing(tmp_path):
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text(HEAD + f"id: {name}\n" + lesion().removeprefix(HEAD))
    assert read(tmp_path / "one.yaml") == read(tmp_path / "two.yaml")


BAD = {
    "": "the file is empty",
    "# only a comment\n": "the file is empty",
    "- 1\n": "must be a mapping",
    "hello": "must be a mapping",
    "[": "not a YAML file",
    "a: &x [*x]": "alias",
    "a: &a 1\nb: *a": "alias",
    "sherrington: 1\nsherrington: 1": "written twice",
    "a: " + "[" * 900: "nested deeper",
    "a: " + "{a: " * 20 + "1" + "}" * 20: "nested deeper",
    b"\xff\xfe\x00\x01": "not a text file",
    "a: !!python/object/apply:os.getcwd []": "not a YAML file",
    "x: " + "a" * (SIZE_LIMIT + 1): "larger than",
    "age: 61 years": "sherrington: missing",
    "sherrington: 2": "sherrington: 2 is not allowed",
    "sherrington: yes": "sherrington: true is not allowed; allowed: 1",
    HEAD + "agee: 61 years": "agee: unknown key (did you mean 'age'?); allowed: sherrington, id, age",
    HEAD + "age: 61": "age: 61 has no unit",
    HEAD + "age: '61'": "age: '61' has no unit",
    HEAD + "age: 61 kg": "age: 'kg' is not a unit of time",
    HEAD + "age: 61 yeers": "age: unknown unit 'yeers'",
    HEAD + "age: true": "age: must be a time with a unit",
    HEAD + "age: 2 years": "age: '2 years' is out of range; allowed: 5 years to 110 years",
    HEAD + "age: .nan": "age: nan is not a finite number",
    HEAD + "height: 165": "height: 165 has no unit",
    HEAD + "height: 165 kg": "height: 'kg' is not a unit of length",
    HEAD + "height: 300 cm": "height: '300 cm' is out of range",
    HEAD + "sex: femal": "sex: 'femal' is not allowed (did you mean 'female'?); allowed: female, male",
    HEAD + "id: 3": "id: must be a text",
    HEAD + "disease: {name: als}": "disease.age: missing; say how long ago it began",
    HEAD + "disease: {name: alz, age: 3 months}": "disease.name: 'alz' is not among the diseases (did you mean 'als'?)",
    HEAD + "disease: [{name: als, age: 3}]": "disease[0].age: 3 has no unit",
    HEAD + "disease: {name: als, age: 3 days, onset: {region: leg}}": (
        "disease.onset.region: 'leg' is not allowed; allowed: bulbar, cervical, thoracic, lumbosacral"
    ),
    HEAD + "disease: {name: als, age: 3 days, onset: {regoin: leg}}": (
        "disease.onset.regoin: unknown key (did you mean 'region'?); allowed: region, side"
    ),
    HEAD + "disease: {name: als, age: 3 days, speeed: 1}": (
        "disease.speeed: unknown key of als (did you mean 'speed'?); allowed: name, onset, age, speed"
    ),
    HEAD + "disease: {name: als, age: 3 days, speed: 900}": "disease.speed: 900 is out of range; allowed: 0.2 to 4",
    HEAD + "disease: {name: als, age: 100 years}": "disease.age: is longer ago than the person's birth",
    HEAD + "disease: als": "disease: ",
    HEAD + "treatments: {}": "treatments: must be a list",
    HEAD + "lesions: {}": "lesions: must be a list",
    HEAD + "lesions: [hello]": "lesions[0]: must be a mapping",
    lesion(loss="120 %"): "lesions[0].loss: '120 %' is out of range; allowed: 0 % to 100 %",
    lesion(loss="-1 %"): "lesions[0].loss: '-1 %' is out of range",
    lesion(loss="0.8"): "lesions[0].loss: 0.8 has no unit",
    lesion(loss="80 deg"): "lesions[0].loss: 'deg' is not a unit of fraction",
    lesion(slow="95 %"): "lesions[0].slow: '95 %' is out of range",
    lesion(age="-3 days"): "lesions[0].age: '-3 days' is out of range",
    lesion(age=None): "lesions[0].age: missing",
    lesion(age="60 years"): "lesions[0].age: is longer ago than the person's birth",
    lesion(over="5 days"): "lesions[0].over: is longer than the lesion's age",
    lesion(loss=None): "lesions[0]: says nothing about what is lost",
    lesion(los="3 %"): "lesions[0].los: unknown key (did you mean 'loss'?)",
    lesion(site="ulnar_n_elbw"): "(did you mean 'ulnar_n_elbow'?)",
    lesion(site="3"): "lesions[0].site: must be the id of a site or a list of ids",
    lesion(site="[]"): "lesions[0].site: must be the id of a site or a list of ids",
    lesion(side="rigt"): "lesions[0].side: 'rigt' is not allowed (did you mean 'right'?); allowed: left, right, both",
    lesion(side=None): "lesions[0].side: ulnar_n_elbow is paired",
    lesion(order="120 %"): "lesions[0].order: '120 %' is out of range; allowed: -100 % to 100 %",
    lesion(ordre="50 %"): "lesions[0].ordre: unknown key (did you mean 'order'?)",
    lesion(site="droot_L4", order="50 %"): "lesions[0].order: no motor units to lose there",
    lesion(loss=None, block="50 %", order="50 %"): "lesions[0].order: says which motor units are lost first, but",
    lesion(of="[motr]"): "lesions[0].of[0]: 'motr' is not allowed (did you mean 'motor'?)",
}


# What is no text, as YAML writes it, and how a message speaks of it.
KINDS = {
    "": "nothing",
    "~": "nothing",
    "true": "true",
    "[1]": "a list",
    "{a: 1}": "a mapping",
    "2020-01-01": "the date 2020-01-01",
    "!!binary aGk=": "binary data",
    "!!set {a}": "a set",
    "2020-01-01 10:00:00": "the date 2020-01-01 10:00:00",
}


@pytest.mark.parametrize("value", KINDS, ids=KINDS.values())
@pytest.mark.parametrize("key", ["sherrington", "age", "sex", "height", "lesions"])
def test_values_are_called_by_our_words(tmp_path, key, value):
    line = error(tmp_path, ("" if key == "sherrington" else HEAD) + f"{key}: {value}\n")
    assert line.startswith("lesions[0]: " if (key, value) == ("lesions", "[1]") else f"{key}: ")
    assert KINDS[value] in line or key == "lesions"


@pytest.mark.parametrize("value", KINDS, ids=KINDS.values())
@pytest.mark.parametrize("key", ["site", "side", "loss", "block", "slow", "of", "age", "over"])
def test_values_of_a_lesion_too(tmp_path, key, value):
    if key == "side" and KINDS[value] == "nothing":
        pytest.skip("the same as leaving it out")
    line = error(tmp_path, lesion(**{key: value}))
    assert line.startswith(f"lesions[0].{key}") and (KINDS[value] in line or value == "[1]")


BAD |= {
    HEAD + "id: ''": "id: has 0 characters; allowed: at least 1",
    HEAD + "id: " + "x" * 81: "id: has 81 characters; allowed: at most 80",
    HEAD + "id: 2020-01-01": "id: must be a text, not the date 2020-01-01",
    HEAD + "age: " + "1" * 400: "age: 111111111111111111111111111111111111111111111111111111111... has no unit",
    "sherrington: " + "1" * 400: "11... is not allowed; allowed: 1",
    "sherrington: 1.0": "sherrington: 1.0 is not allowed; allowed: 1",
    "sherrington: 1\n<<: {age: 3 years}": "line 2: merge keys are not allowed",
    lesion(site="[3]"): "lesions[0].site[0]: must be the id of a site, not 3",
    lesion(site="[[ulnar_n_elbow]]"): "lesions[0].site[0]: must be the id of a site, not a list",
    lesion(site="x" * 300): "lesions[0].site: has 300 characters; allowed: at most 200",
    lesion(site="ulnar_n_elbow, site: x"): "key 'site' is written twice",
}


@pytest.mark.parametrize("text", BAD, ids=range(len(BAD)))
def test_bad_files_die_at_the_door(tmp_path, text):
    assert BAD[text] in error(tmp_path, text)


@pytest.mark.parametrize(
    "text",
    ["sherrington = ", "sherrington = 1\nage = nan", "a = " + "[" * 5000, "sherrington=1\n" + "a." * 3000 + "a=1"],
)
def test_bad_toml_too(tmp_path, text):
    assert error(tmp_path, text, "bad.toml")


@pytest.mark.parametrize(
    ("case", "says"),
    [
        ("umnn", "did you mean 'umn'?"),
        ("stroke-capsul-left", "did you mean 'stroke-capsule-left'?"),
        ("", "a case without a name"),
        ("umn+baclofn", "did you mean 'baclofen'?"),
        ("umn+", "stands a treatment"),
        ("nope+baclofen", "'nope' is neither a preset nor a file"),
        ("nowhere.yaml", "no such file"),
        ("a\0b.yaml", "cannot be read"),
    ],
)
def test_a_case_that_is_nothing(tmp_path, monkeypatch, case, says):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match=says.replace("?", r"\?")):
        read(case)


def test_a_missing_file_names_its_neighbour(tmp_path):
    (tmp_path / "mine.yaml").write_text(HEAD)
    with pytest.raises(InputError, match=r"did you mean 'mine\.yaml'"):
        read(tmp_path / "mien.yaml")


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(InputError, match="is a folder; name a patient file"):
        read(tmp_path)


@given(st.text(max_size=200) | st.binary(max_size=200))
def test_no_text_gives_anything_but_a_patient_or_one_line(tmp_path_factory, text):
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode(errors="surrogatepass"))
    try:
        read(path)
    except InputError as found:
        assert "\n" not in str(found)


def test_resolved_case_is_plain_numbers():
    tree = resolve(read("umn"))
    assert tree["person"] == {"age": 61.0, "sex": "female", "height": 1.65, "individual": 0}
    assert tree["lesions"][0]["loss"] == 0.8 and tree["muscles"] == []


def test_schema_names_every_key():
    tree = schema()
    person = {"id", "age", "sex", "height", "anatomy"}
    assert set(tree["properties"]) == {"sherrington", *person, "lesions", "disease", "treatments"}
    assert set(tree["$defs"]["LesionEntry"]["properties"]) == {
        "site", "side", "loss", "block", "slow", "of", "age", "over", "grows", "order"
    }  # fmt: skip
