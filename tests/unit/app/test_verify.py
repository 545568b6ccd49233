"""The command verify: bad tables cost one line, exit codes, tables and JSON."""

import json

import pytest

from sherrington.app.bodies import body_maker, case_names, changed, read
from sherrington.app.main import main
from sherrington.circuit.patient import Patient
from sherrington.foundation.errors import InputError
from sherrington.sign.measures.rows import COLUMNS
from sherrington.sign.measures.session import Body, Verification

HEAD = ",".join(COLUMNS) + "\n"
GOOD = "A,muscle_bulk,soleus,right,healthy,,{low},{high},1,somebody\n"


def run(capsys, *arguments):
    """Return exit code, stdout and stderr of one command."""
    code = main(arguments)
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.parametrize(
    "text",
    [
        "",
        "id,measure\nA,h_latency\n",
        HEAD,
        HEAD + "A,h_latncy,soleus,right,healthy,,1,2,ms,x\n",
        HEAD + "A,h_latency,solus,right,healthy,,1,2,ms,x\n",
        HEAD + "A,h_latency,soleus,right,helthy,,1,2,ms,x\n",
        HEAD + "A,h_latency,soleus,right,nowhere.yaml,,1,2,ms,x\n",
        HEAD + "A,h_latency,soleus,right,healthy,,1,2,N,x\n",
        HEAD + "A,h_latency,soleus,right\n",
        HEAD + 'A,h_latency,soleus,right,healthy,"{""n"": 1e9}",1,2,ms,x\n',
    ],
)
def test_bad_targets_are_one_line_and_exit_2(capsys, tmp_path, text):
    path = tmp_path / "t.csv"
    path.write_text(text)
    code, out, err = run(capsys, "verify", "--targets", str(path))
    assert (code, out, err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize(
    ("case", "settings", "says"),
    [
        ("helthy", "", "'helthy' is neither a preset nor a file (did you mean 'healthy'?)"),
        ("nowhere.yaml", "", "nowhere.yaml: no such file"),
        ("bad.yaml", "", "bad.yaml: lesions[0].loss: '120 %' is out of range; allowed: 0 % to 100 %"),
        ("umn", '{"every": [{"case": "lnm"}]}', "'lnm' is neither a preset nor a file (did you mean 'lmn'?)"),
        ("umn", '{"n": 2, "mix": ["umn", "lnm"]}', "'lnm' is neither a preset nor a file (did you mean 'lmn'?)"),
        ("umn", '{"treatment": "baclofn"}', "'baclofn' is not among the treatments (did you mean 'baclofen'?)"),
        ("umn", '{"against": {"case": "lnm"}}', "'lnm' is neither a preset nor a file (did you mean 'lmn'?)"),
    ],
)
def test_a_bad_case_names_the_line_of_the_table(capsys, tmp_path, case, settings, says):
    lesion = "{site: ulnar_n_elbow, side: right, loss: 120 %, age: 3 days}"
    (tmp_path / "bad.yaml").write_text(f"sherrington: 1\nlesions: [{lesion}]\n")
    path = tmp_path / "t.csv"
    quoted = settings.replace('"', '""')
    path.write_text(f'{HEAD}{GOOD.format(low=1, high=2)}B,muscle_bulk,soleus,right,{case},"{quoted}",1,2,1,x\n')
    code, out, err = run(capsys, "verify", "--targets", str(path))
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"sherrington: {path}: line 3 (B): case: ") and says in err


def test_missing_file_is_exit_2(capsys, tmp_path):
    assert run(capsys, "verify", "--targets", str(tmp_path / "no.csv"))[0] == 2


@pytest.mark.parametrize(("low", "high", "code"), [("0.9", "1.1", 0), ("2", "3", 3)])
def test_band_decides_the_exit_code(capsys, tmp_path, low, high, code):
    path = tmp_path / "t.csv"
    path.write_text(HEAD + GOOD.format(low=low, high=high))
    found, out, _ = run(capsys, "verify", "--targets", str(path), "--json")
    document = json.loads(out)
    assert found == code and document["schema"] == "sherrington.verify/1"
    (row,) = document["rows"]
    assert row["value"] == 1.0 and row["pass"] is (code == 0) and row["kind"] == "predicted"
    assert document["summary"]["expressible"] == 1


def test_table_and_pictures(capsys, tmp_path, monkeypatch):
    row = {
        "id": "A", "measure": "m_max", "structure": "soleus", "side": "right", "case": "healthy", "low": 1.0,
        "high": None, "value": 2.0, "unit": "V", "kind": "tuned", "pass": True, "source": "somebody", "note": "",
    }  # fmt: skip
    bad = row | {"id": "B", "pass": False, "known": "no physics"}
    away = row | {"id": "C", "value": None, "pass": None, "note": "needs a drug"}
    result = Verification(
        [row, bad, away], {"expressible": 2, "passed": 1, "predicted": 0, "predicted_passed": 0}, False
    )
    monkeypatch.setattr("sherrington.sign.measures.session.verify", lambda *a: result)
    code, out, _ = run(capsys, "verify", "--plot", str(tmp_path / "p"))
    assert code == 0 and "somebody" in out and "expressible 2" in " ".join(out.split())
    assert [p.name for p in sorted((tmp_path / "p").iterdir())] == ["001_A_m_max.png", "002_B_m_max.png"]


def test_measures_are_listed(capsys):
    code, out, _ = run(capsys, "list", "measures", "--json")
    rows = {row["measure"]: row for row in json.loads(out)}
    assert code == 0 and rows["h_latency"]["unit"] == "s"
    assert all(row["meaning"] and row["structures"] for row in rows.values())


def test_bodies_follow_the_person_and_the_time():
    make = body_maker()
    late, early = (make(Body("umn", day=day)) for day in (90.0, 1.0))
    assert late.muscles != early.muscles and isinstance(late, Patient)
    assert make(Body("umn", healthy=True, age=30.0, sex="male", height=1.8)).lesions == ()
    assert make(Body("lmn", loss=0.5)).lesions[0].loss == 0.5


def test_another_day_is_another_time_of_the_same_life():
    case = read("post-polio-leg-left")
    later = changed(case, Body("post-polio-leg-left", day=case.diseases[0].age + 3652.5))
    assert later.person.age == pytest.approx(case.person.age + 10.0)
    assert later.diseases[0].age == case.diseases[0].age + 3652.5
    # the settings of a disease that count from its onset stay
    assert later.diseases[0].settings == case.diseases[0].settings


def test_a_disease_that_can_be_told_its_loss_is():
    strokes = changed(read("infarct-capsule-left"), Body("infarct-capsule-left", loss=0.3)).diseases
    assert strokes[0].settings["loss"] == 0.3


def test_a_body_is_treated_from_a_day_on():
    name = "musculocutaneous-cut-right"
    body = Body(name, day=400.0, treatment="nerve-repair", treated=100.0)
    (one,) = changed(read(name), body).treatments
    assert (one.name, one.age) == ("nerve-repair", 300.0)
    assert changed(read(name), body._replace(day=50.0)).treatments == ()
    assert changed(read(name), body._replace(healthy=True)).treatments == ()


def test_individuals_have_a_course_of_their_own():
    make = body_maker()
    first, second = (make(Body("infarct-mca-left", day=60.0, individual=k)) for k in (1, 2))
    assert first.lesions != second.lesions


@pytest.mark.parametrize("name", case_names())
def test_every_case_of_the_targets_can_be_read(name):
    assert read(name).lesions or read(name).diseases


def test_unknown_case_names_the_nearest():
    with pytest.raises(InputError, match="stroke-chronic-left"):
        read("stroke-chronic-lef")


def test_a_case_may_lie_beside_the_table(tmp_path):
    (tmp_path / "mine.yaml").write_text(
        "sherrington: 1\nid: x\nage: 30 years\nsex: male\nheight: 180 cm\nlesions: []\n"
    )
    assert read("mine.yaml", tmp_path).person.age == 30.0
