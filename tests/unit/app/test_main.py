"""The command line: exit codes, clean streams, nothing half-written, nothing heavy loaded for help."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sherrington.app import pipeline
from sherrington.app.main import main
from sherrington.app.notice import NOTICE
from sherrington.circuit.patient import Patient
from sherrington.sign.examination import Examination
from sherrington.sign.finding import Finding

FINDINGS = (
    Finding("power", "soleus", "left", "mrc", 5, "MRC 0-5", 5, 5),
    Finding("power", "soleus", "right", "mrc", 3.67, "MRC 0-5", 5, 5, "low", "HP:0001324"),
    Finding("tendon_reflex", "ankle", "left", "grade", 2, "DTR 0-4", 1, 2),
    Finding("tendon_reflex", "ankle", "right", "grade", 4, "DTR 0-4", 1, 2, "high", "HP:0001347"),
    Finding("clonus", "ankle", "right", "frequency", None, "Hz", reason="no clonus"),
    Finding("plantar", "plantar", "right", "response", "extensor", "flexor/none/extensor", flag="present"),
    Finding("tendon_reflex", "jaw_jerk", "midline", "grade", 2, "DTR 0-4", 0, 2),
)


@pytest.fixture
def engine(monkeypatch):
    """Put a quick examination in the place of the real one."""

    def examined(case, options):
        known = pipeline.read_case(case)
        pipeline.check(options)
        return pipeline.Examined(known, known.patient, Examination(FINDINGS, (), 1.0))

    monkeypatch.setattr("sherrington.app.pipeline.run_examination", examined)


def run(capsys, *arguments):
    """Return exit code, stdout and stderr of one command."""
    code = main(arguments)
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.parametrize(
    "arguments",
    [
        ("examine", "nobody"),
        ("examine",),
        ("examine", "umn", "umn"),
        ("examine", "umn", "--seed", "x"),
        ("examine", "umn", "--seed", "-1"),
        ("examine", "umn", "--threads", "0"),
        ("examine", "umn", "--sed", "1"),
        ("examine", "umn", "--focus", "elbo"),
        ("examine", "umn", "--protocol", "bedsid"),
        ("examine", "umn+baclofe"),
        ("examine", "umn", "-o", "/dev/null/x"),
        ("examine", "umn", "--plot", "/dev/null/x"),
        ("compare", "umn"),
        ("compare",),
        ("compare", "umn", "lm"),
        ("validate", "nowhere.yaml"),
        ("new", "helthy"),
        ("list", "preset"),
        ("list",),
        ("exam", "umn"),
    ],
    ids=" ".join,
)
def test_bad_usage_is_one_line_and_exit_2(capsys, arguments):
    code, out, err = run(capsys, *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)


def test_findings_on_stdout_as_json(capsys, engine):
    code, out, err = run(capsys, "examine", "umn", "--json", "--seed", "7")
    document = json.loads(out)
    assert code == 0 and err == ""
    assert set(document) == {"schema", "version", "seed", "case", "findings", "sources"}
    assert document["schema"] == "sherrington.findings/1" and document["seed"] == 7
    assert document["findings"] == [finding.to_dict() for finding in FINDINGS]


def test_table_marks_what_is_abnormal(capsys, engine):
    code, out, _ = run(capsys, "examine", "umn")
    assert code == 0 and "female, 61 years, 165 cm" in out and "loss 80 %" in out
    soleus = next(line for line in out.splitlines() if line.lstrip().startswith("soleus"))
    assert soleus.split()[1:3] == ["5", "4-▼"]
    assert " ".join(NOTICE.split()) in " ".join(out.split())


@pytest.mark.parametrize(("case", "hinted"), [("carpal-tunnel-right", True), ("healthy", False)])
def test_an_injury_that_the_bedside_misses_is_said(capsys, monkeypatch, case, hinted):
    quiet = Examination(tuple(row for row in FINDINGS if row.flag == "normal"), (), 1.0)
    known = pipeline.read_case(case)
    monkeypatch.setattr(
        "sherrington.app.pipeline.run_examination", lambda *_: pipeline.Examined(known, known.patient, quiet)
    )
    code, out, _ = run(capsys, "examine", case)
    assert code == 0 and ("--protocol whole" in out) is hinted


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ((), "examined: bedside; abnormal: "),
        (("--protocol", "whole"), "examined: whole; abnormal: "),
        (("--focus", "left  leg"), "examined: whole, left leg; abnormal: "),
        (("--focus", "left knee"), "examined: bedside, left knee; abnormal: "),
        (("--focus", "face"), "examined: whole, face; abnormal: "),
    ],
)
def test_the_head_names_what_was_examined(capsys, engine, options, named):
    code, out, _ = run(capsys, "examine", "umn", *options)
    assert code == 0 and named in out


def test_run_folder_is_complete(capsys, engine, tmp_path):
    folder = tmp_path / "new" / "run"
    assert run(capsys, "examine", "umn", "-o", str(folder))[0] == 0
    assert sorted(p.name for p in folder.iterdir()) == ["case.resolved.json", "findings.json", "traces.npz"]
    assert json.loads((folder / "findings.json").read_text())["notice"] == NOTICE
    assert [p.name for p in folder.parent.iterdir()] == ["run"]


def test_same_case_gives_the_same_bytes(capsys, engine, tmp_path):
    for name in ("a", "b"):
        run(capsys, "examine", "umn", "-o", str(tmp_path / name))
    for file in ("findings.json", "case.resolved.json", "traces.npz"):
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes()


def test_interruption_leaves_nothing_behind(capsys, engine, monkeypatch, tmp_path):
    def interrupt(path, examination):
        path.write_bytes(b"half")
        raise KeyboardInterrupt

    monkeypatch.setattr("sherrington.app.documents.write_traces", interrupt)
    code, out, err = run(capsys, "examine", "umn", "-o", str(tmp_path / "run"))
    assert (code, out, err.count("\n")) == (130, "", 1)
    assert list(tmp_path.iterdir()) == []


def test_a_failed_run_is_exit_1_without_traceback(capsys, monkeypatch):
    def fail(case, options):
        raise RuntimeError("two\nlines")

    monkeypatch.setattr("sherrington.app.pipeline.run_examination", fail)
    code, out, err = run(capsys, "examine", "umn")
    assert (code, out, err.count("\n")) == (1, "", 1)


def test_chart_shows_the_worse_side(capsys, engine):
    code, out, _ = run(capsys, "compare", "umn", "lmn", "healthy", "--json")
    document = json.loads(out)
    assert code == 0 and len(document["cases"]) == 3
    cells = {line["sign"]: line["cells"][0] for line in document["chart"]}
    assert {cell["side"] for cell in cells.values()} == {"right"}
    assert cells["tendon reflexes"]["grades"] == {"ankle": 4}
    assert cells["plantar"]["text"] == "extensor"
    code, out, _ = run(capsys, "compare", "umn", "lmn", "--all")
    assert code == 0 and "brisk: ankle 4" in out and "every finding" in out


@pytest.mark.parametrize("noun", ["presets", "tests", "muscles", "reflexes", "sites", "sources"])
def test_lists(capsys, noun):
    code, out, _ = run(capsys, "list", noun, "--json")
    assert code == 0 and len(json.loads(out)) > 5
    assert run(capsys, "list", noun)[0] == 0


def test_new_prints_a_valid_file(capsys, tmp_path):
    _, text, _ = run(capsys, "new", "umn")
    (tmp_path / "mine.yaml").write_text(text)
    assert NOTICE in text
    assert run(capsys, "validate", str(tmp_path / "mine.yaml"))[0] == 0
    assert json.loads(run(capsys, "validate", "umn", "--json")[1])["person"]["sex"] == "female"


def test_prepared_patient_is_left_alone():
    lived = pipeline.prepare(Patient())
    assert lived.muscles and pipeline.prepare(lived) is lived


def test_help_loads_nothing_heavy():
    heavy = "('numba', 'scipy', 'matplotlib', 'numpy', 'pint', 'pydantic')"
    code = (
        "import sys; from sherrington.app.main import main; code = main(['--help']); "
        f"loaded = [m for m in {heavy} if m in sys.modules]; "
        "print(loaded, file=sys.stderr); sys.exit(code or bool(loaded))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=root())
    assert done.returncode == 0, done.stderr
    assert "not a medical" in " ".join(done.stdout.split())


def test_a_reader_that_goes_away_is_no_error():
    command = [sys.executable, "-m", "sherrington", "list", "sources"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=root()) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() in (0, 141)


def root():
    """Return the folder from which this checkout is imported."""
    return Path(pipeline.__file__).parents[2]
