"""Treatments as people write them: in a file, behind a case, and the errors of both."""

import json

import pytest

from sherrington.app.main import main
from sherrington.app.patient_file import read, read_case, resolve
from sherrington.app.treatment_file import in_words, parsed
from sherrington.circuit.patient import Treatment
from sherrington.foundation.errors import InputError

HEAD = "sherrington: 1\n"


def test_the_usual_is_taken_where_nothing_is_said():
    assert read("umn+baclofen").treatments == (Treatment("baclofen", 60.0, age=28.0),)
    (toxin,) = read("umn+botulinum:gastrocnemius_medial.right").treatments
    assert (toxin.targets, toxin.side, toxin.age) == (("gastrocnemius_medial",), "right", 28.0) and toxin.dose > 0.0
    assert read_case("umn+baclofen").name == "umn+baclofen"


def test_no_usual_treatment_begins_before_what_it_treats():
    assert read("stroke-capsule-left-acute+baclofen").treatments[0].age == 3.0
    assert read("gbs-demyelinating+immunoglobulin").treatments[0].age == 12.0
    assert read("healthy+baclofen").treatments[0].age == 28.0
    assert read("stroke-capsule-left-acute+baclofen@2 weeks").treatments[0].age == 14.0  # for something else


def test_dose_and_time_by_their_units_in_any_order():
    expected = (Treatment("baclofen", 30.0, age=42.0),)
    assert (
        read("umn+baclofen@30 mg/day@6 weeks").treatments == read("umn+baclofen@6weeks@30mg/day").treatments == expected
    )


def test_targets_of_two_sides_are_two_treatments():
    rows = read("umn+botulinum:soleus.right,tibialis_anterior.left@50 U").treatments
    assert [(row.targets, row.side, row.dose) for row in rows] == [
        (("soleus",), "right", 50.0),
        (("tibialis_anterior",), "left", 50.0),
    ]
    assert [entry.side for entry in parsed("botulinum:soleus,tibialis_anterior")] == [None]


def test_a_file_says_the_same(tmp_path):
    path = tmp_path / "a.yaml"
    first = "{name: botulinum, dose: 50 U, muscles: [soleus], side: right, age: 6 weeks}"
    path.write_text(f"{HEAD}treatments:\n  - {first}\n  - {{name: baclofen}}\n")
    assert read(path).treatments == read("healthy+botulinum:soleus.right@50U@6 weeks+baclofen").treatments
    assert len(read(f"{path}+stretching").treatments) == 3
    assert resolve(read(path))["treatments"][0]["targets"] == ["soleus"]
    assert "treatments" not in resolve(read("umn"))


def test_a_file_with_a_plus_in_its_name_is_a_file(tmp_path):
    path = tmp_path / "a+baclofen.yaml"
    path.write_text(HEAD)
    assert read(str(path)).treatments == ()
    assert [one.name for one in read(f"{path}+stretching:ankle.right").treatments] == ["stretching"]


def test_repair_is_as_old_as_the_cut_where_nothing_is_said():
    case = read("ulnar-trauma-right+nerve-repair")
    assert case.treatments[0].age == case.lesions[0].age


BAD_LINES = {
    "umn+baclofn": "+baclofn: 'baclofn' is not among the treatments (did you mean 'baclofen'?); allowed: baclofen, ",
    "umn+botulinum": "+botulinum: botulinum lacks its target: say which muscles",
    "umn+botulinum:soles.right": "no muscle is called 'soles' (did you mean 'soleus'?)",
    "umn+botulinum:soleus.rigt": "'rigt' is not allowed (did you mean 'right'?)",
    "umn+botulinum:": "botulinum",
    "umn+stretching:ankel": "no joint is called 'ankel' (did you mean 'ankle'?)",
    "umn+baclofen:soleus": "acts on the whole body and takes no target",
    "umn+baclofen@30": "'30' has no unit; write it like '60 mg/day'",
    "umn+baclofen@30 kg": "'kg' is not a unit of dose rate",
    "umn+baclofen@9 g/day": "out of range; allowed: 5 mg/day to 150 mg/day",
    "umn+baclofen@20 mg/day@30 mg/day": "says its dose twice",
    "umn+baclofen@90 years": "is longer ago than the person's birth",
    "umn+nerve-repair": "no nerve of this patient is cut",
    "umn+nerve-repair@3 U": "nerve-repair takes no dose",
    "ulnar-trauma-right+nerve-repair@1 year": "is longer ago than the cut",
    "ulnar-trauma-right+nerve-repair:median_n_wrist.right": "median_n_wrist is not cut on the right; cut: ulnar_",
    "umn+rhizotomy:ulnar_n_elbow.right": "ulnar_n_elbow is no dorsal root",
    "umn+rhizotomy@130 %": "'130 %' is out of range; allowed: 0 % to 100 %",
}


@pytest.mark.parametrize("case", BAD_LINES)
def test_bad_lines_die_at_the_door(case):
    with pytest.raises(InputError) as caught:
        read(case)
    line = str(caught.value)
    assert BAD_LINES[case] in line and "\n" not in line and line.startswith(f"{case.split('+')[0]}: +")


BAD_FILES = {
    "baclofn}": "treatments[0].name: 'baclofn' is not among the treatments (did you mean 'baclofen'?)",
    "baclofen, dose: 60}": "treatments[0].dose: 60 has no unit; write it like '60 mg/day'",
    "baclofen, dose: [60]}": "treatments[0].dose: must be a dose rate with a unit, not a list",
    "baclofen, dose: 60 U}": "treatments[0].dose: 'U' is not a unit of dose rate",
    "baclofen, dos: 60 mg/day}": "treatments[0].dos: unknown key (did you mean 'dose'?); allowed: name, dose, muscles",
    "baclofen, muscles: [soleus]}": "treatments[0].muscles: baclofen takes no muscles: it acts on the whole body",
    "baclofen, side: left}": "treatments[0].side: baclofen acts on the whole body and takes no side",
    "baclofen, age: 3}": "treatments[0].age: 3 has no unit",
    "botulinum}": "treatments[0]: botulinum lacks its target",
    "botulinum, site: ulnar_n_elbow}": "treatments[0].site: botulinum takes no site: it takes muscles",
    "botulinum, muscles: []}": "treatments[0].muscles: has 0 entries; allowed: at least 1",
    "rhizotomy, site: droot_L55}": "treatments[0].site: no site or syndrome is called 'droot_L55'",
    "rhizotomy, site: [3]}": "treatments[0].site[0]: must be the id of a site, not 3",
    "nerve-repair}": "treatments[0]: nerve-repair: no nerve of this patient is cut",
}


@pytest.mark.parametrize("entry", BAD_FILES)
def test_bad_entries_name_their_field(tmp_path, entry):
    path = tmp_path / "bad.yaml"
    path.write_text(HEAD + "treatments:\n  - {name: " + entry + "\n")
    with pytest.raises(InputError) as caught:
        read(path)
    assert BAD_FILES[entry] in str(caught.value)


def test_in_words():
    assert in_words(read("umn+baclofen").treatments[0]) == "treated with baclofen 60 mg/day for 28 days"
    assert in_words(read("umn+rhizotomy").treatments[0]) == "treated with rhizotomy 60 %, 3 months ago"


def test_validate_and_list_show_them(capsys):
    assert main(["validate", "umn+baclofen"]) == 0
    assert "treated with baclofen 60 mg/day" in capsys.readouterr().out
    assert main(["list", "treatments", "--json"]) == 0
    rows = {row["treatment"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["botulinum"]["target"] == "muscles (must be named)" and rows["rhizotomy"]["usual_dose"] == "60 %"
