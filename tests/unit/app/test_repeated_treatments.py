"""A treatment that a patient gets twice adds up, as far as its table goes; what is done once is refused."""

import pytest

from sherrington.app.bodies import changed
from sherrington.app.main import main
from sherrington.app.patient_file import read
from sherrington.circuit.patient import Treatment
from sherrington.foundation.errors import InputError
from sherrington.sign.measures.session import Body


def given(case):
    """Return name, dose, targets, side of each treatment of a case."""
    return [(one.name, one.dose, one.targets, one.side) for one in read(case).treatments]


@pytest.mark.parametrize(
    ("twice", "once"),
    [
        ("umn+baclofen+baclofen@30 mg/day", "umn+baclofen@90 mg/day"),
        ("umn+strength-training+baclofen+strength-training", "umn+strength-training@6 sessions/week+baclofen"),
        ("umn+botulinum:soleus.right@20U+botulinum:soleus.right@30U", "umn+botulinum:soleus.right@50U"),
        ("umn+botulinum:soleus.right@20U+botulinum:soleus.left@20U+botulinum:soleus@30U", "umn+botulinum:soleus@50U"),
        ("umn+stretching:jaw.left@20 min/day+stretching:jaw@30 min/day", "umn+stretching:jaw@50 min/day"),
        ("gbs-demyelinating+immunoglobulin+immunoglobulin@1 g/kg", "gbs-demyelinating+immunoglobulin@3 g/kg"),
    ],
)
def test_doses_of_one_place_and_time_add_up(twice, once):
    found, meant = given(twice), given(once)
    assert [row[:3] for row in found] == [row[:3] for row in meant]


def test_parts_that_are_reached_twice_are_told_apart():
    assert sorted(given("umn+botulinum:soleus,tibialis_anterior.right@100U+botulinum:soleus.right@50U")) == [
        ("botulinum", 100.0, ("soleus",), "left"),
        ("botulinum", 100.0, ("tibialis_anterior",), "right"),
        ("botulinum", 150.0, ("soleus",), "right"),
    ]
    every = [(row[1], len(row[2]), row[3]) for row in given("umn+strength-training+strength-training:soleus.right")]
    assert sorted(every) == [(3.0, 1, "left"), (3.0, 153, ""), (6.0, 1, "right")]


@pytest.mark.parametrize(
    "case",
    [
        "umn+botulinum:soleus.right@1 year+botulinum:soleus.right",  # sessions apart
        "umn+botulinum:soleus.right+baclofen+botulinum:tibialis_anterior.right",
        "umn+rhizotomy:droot_L5.left+rhizotomy:droot_L5.right",
        "gbs-demyelinating+immunoglobulin@10 days+immunoglobulin@3 days",
    ],
)
def test_other_places_and_later_sessions_stand_as_written(case):
    assert [one.name for one in read(case).treatments] == [
        part.partition(":")[0].partition("@")[0] for part in case.split("+")[1:]
    ]


REFUSED = {
    "umn+baclofen@100mg/day+baclofen": "+baclofen: all baclofen comes to 160 mg/day with this; allowed: 5 mg/day to",
    "umn+botulinum:soleus.right@600U+botulinum:soleus@9U": "all botulinum of right soleus comes to 609 U with this;",
    "umn+baclofen+baclofen@2 weeks": "baclofen is given for 28 days already (+baclofen); write the whole dose in one",
    "umn+rhizotomy+rhizotomy@20%": "+rhizotomy@20%: rhizotomy stands at +rhizotomy already and is done once; leave",
    "umn+rhizotomy:droot_S1.left+rhizotomy@20%": "rhizotomy of left droot_S1 stands at +rhizotomy:droot_S1.left alr",
    "ulnar-trauma-right+nerve-repair+nerve-repair@9 days": "nerve-repair stands at +nerve-repair already and is don",
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_does_not_add_up_is_refused(case):
    with pytest.raises(InputError) as caught:
        read(case)
    assert REFUSED[case] in str(caught.value) and "\n" not in str(caught.value)


def test_a_file_and_a_line_add_up(tmp_path, capsys):
    path = tmp_path / "a.yaml"
    entry = "  - {name: baclofen, dose: 60 mg/day}\n"
    path.write_text("sherrington: 1\ntreatments:\n" + 2 * entry)
    assert given(f"{path}+baclofen@10 mg/day") == [("baclofen", 130.0, (), "")]
    path.write_text("sherrington: 1\ntreatments:\n" + 3 * entry)
    assert main(["validate", str(path)]) == 2
    said = "treatments[2]: all baclofen comes to 180 mg/day with this; allowed: 5 mg/day to 150 mg/day"
    assert capsys.readouterr().err == f"sherrington: {path}: {said}\n"


def test_a_target_row_adds_to_what_its_case_gets():
    (row,) = changed(read("umn+baclofen"), Body("x", treatment="baclofen@30 mg/day")).treatments
    assert row == Treatment("baclofen", 90.0, age=28.0)
    with pytest.raises(InputError, match=r"comes to 160 mg/day"):
        changed(read("umn+baclofen"), Body("x", treatment="baclofen@100 mg/day"))
