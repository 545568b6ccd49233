"""One patient along time: the clock, what moves with it, the table, the document, the picture."""

import json

import pytest

import sherrington as sh
from sherrington.app.course_run import at_time, moments
from sherrington.app.course_table import clock_lines
from sherrington.app.main import main
from sherrington.app.pipeline import prepare
from sherrington.circuit.patient import Disease, Lesion, Patient, Person, Treatment
from sherrington.foundation.errors import InputError

FOCUS = "right leg plantar inspection"
PATIENT = Patient(
    person=Person(age=50.0),
    lesions=(Lesion(("ic_leg",), "left", loss=0.5, age=100.0), Lesion(("root_L5",), "left", loss=0.5, age=40.0)),
    diseases=(Disease("b12", 700.0, settings={"treated": 30.0}),),
    treatments=(Treatment("baclofen", 60.0, age=10.0),),
)


def test_moments_are_days_in_order_each_once():
    assert [moment.time for moment in moments("1 year, 1 day, 24 hours")] == [1.0, 365.25]
    assert [moment.words for moment in moments([3, "2  weeks"])] == ["3 days", "2 weeks"]
    assert moments(1.0)[0].time == 1.0


BAD = {
    "": "names no time",
    " , ": "names no time",
    "soon": "'soon' is not a number with a unit",
    "3": "'3' has no unit",
    "3 kg": "'kg' is not a unit of time",
    "-1 day": "out of range; allowed: 0 days to 110 years",
    "200 years": "out of range",
    ",".join(f"{n} days" for n in range(80)): "has 80 times; at most 60",
}


@pytest.mark.parametrize("at", BAD, ids=range(len(BAD)))
def test_bad_times_are_refused(at):
    with pytest.raises(InputError) as caught:
        moments(at)
    assert BAD[at] in caught.value.message and caught.value.field == "--at"


def test_no_course_without_an_onset_or_beyond_a_life():
    with pytest.raises(InputError, match="nothing has happened"):
        at_time(Patient(), 1.0)
    with pytest.raises(InputError, match="time has passed already"):
        at_time(prepare("umn"), 1.0)
    with pytest.raises(InputError, match=r"the person is 150 years old; allowed: 5 to 110"):
        at_time(PATIENT, 100 * 365.25 + 40.0)


@pytest.fixture(scope="module")
def course():
    """Return a quick course of a stroke."""
    return sh.course("umn", "3 days, 1 year", focus=FOCUS, threads=1)


def test_a_visit_is_the_examination_of_that_day(course):
    assert course.times == (3.0, 365.25)
    bulks = [
        next(row.value for row in rows if (row.structure, row.measure) == ("soleus", "bulk"))
        for rows in course.findings
    ]
    assert bulks[0] > bulks[1]
    person = sh.read("umn")
    assert course.results[0].findings == sh.examine(at_time(person, 3.0), focus=FOCUS, threads=1).findings


def test_what_does_not_change_is_simulated_once():
    found = sh.course("ulnar-trauma-right", "3 days, 1 month", focus="wrist jaw power", threads=1)
    first, second = (result.examined.examination.seconds for result in found.results)
    assert second < 0.5 * first
    alone = sh.examine(at_time(sh.read("ulnar-trauma-right"), 30.4375), focus="wrist jaw power", threads=1)
    assert found.findings[1] == alone.findings and found.findings[0] != alone.findings


def test_table_and_document(course):
    lines = {line["sign"]: line for line in course.signs}
    assert [cell["value"] for cell in lines["plantar"]["cells"]] == ["extensor", "extensor"]
    assert {(line["side"], line["limb"]) for line in course.signs} == {("right", "leg")}
    tree = json.loads(json.dumps(course.to_dict()))
    assert tree["schema"] == "sherrington.course/1" and tree["seed"] == 0
    assert [(visit["time"], visit["unit"], visit["words"]) for visit in tree["times"]] == [
        (3.0, "d", "3 days"),
        (365.25, "d", "1 year"),
    ]
    assert tree["clock"]["written"] == 90.0 and tree["clock"]["unfolds"] is False
    assert tree["times"][0]["case"]["lesions"][0]["age"] == 3.0 and tree["times"][0]["findings"]


def test_the_head_says_from_what_times_are_counted():
    lines = clock_lines(PATIENT)
    assert lines[0].endswith("newest lesion or disease: left root_L5: loss 50 %, 40 days ago")
    assert lines[1].endswith("its state at 40 days") and len(lines) == 2
    still = clock_lines(Patient(lesions=(*PATIENT.lesions, PATIENT.lesions[1])))
    assert "and 1 more as old" in still[0] and "do not progress" in still[2]


def test_timeline(course):
    pytest.importorskip("matplotlib")
    assert course.timeline().get_xlabel() == "time since the newest lesion or disease began"


def test_command(tmp_path, capsys):
    pytest.importorskip("matplotlib")
    folder = tmp_path / "pictures"
    told = ["course", "umn", "--at", "3 days", "--focus", "right leg plantar", "--plot", str(folder), "--threads", "1"]
    assert main(told) == 0
    said = capsys.readouterr()
    assert "extensor" in said.out and "3 days" in said.out and "not a medical device" in said.out
    assert sorted(path.name for path in folder.iterdir()) == ["timeline.png", "timeline.svg"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["healthy", "--at", "1 day"], "case: nothing has happened to this patient"),
        (["umn", "--at", "soon"], "--at: 'soon' is not a number with a unit"),
        (["umn", "--at", "-3 days"], "--at: '-3 days' is out of range; allowed: 0 days to 110 years"),
        (["unm", "--at", "1 day"], "did you mean 'umn'?"),
        (["umn", "--at", "1 day", "--focus", "tail"], "--focus"),
    ],
)
def test_refused(capsys, arguments, says):
    assert main(["course", *arguments]) == 2
    said = capsys.readouterr()
    assert says in said.err and not said.out
