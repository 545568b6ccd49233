"""The verbs in Python: lazy, and the same as on the command line."""

import subprocess
import sys
from pathlib import Path

import pytest

import sherrington as sh
from sherrington.app import pipeline
from sherrington.foundation.errors import InputError
from sherrington.sign.examination import Examination
from sherrington.sign.finding import Finding


@pytest.fixture
def engine(monkeypatch):
    """Put a quick examination in the place of the real one."""
    findings = (Finding("tendon_reflex", "ankle", "right", "grade", 3, "DTR 0-4", 1, 2, "high", "HP:0001347"),)

    def examined(case, options):
        known = pipeline.read_case(case)
        return pipeline.Examined(known, known.patient, Examination(findings, (), 1.0))

    monkeypatch.setattr("sherrington.app.api.run_examination", examined)


def test_verbs():
    assert {"read", "preset", "examine", "compare", "__version__"} <= set(dir(sh))
    assert sh.read("umn") == sh.preset("stroke-capsule-left")
    with pytest.raises(AttributeError):
        _ = sh.nothing
    with pytest.raises(InputError):
        sh.compare("umn")


def test_results(engine):
    result = sh.examine("umn", seed=3)
    assert result.findings[0].value == 3 and result.traces == ()
    assert result.to_dict()["seed"] == 3 and result.patient == sh.read("umn")
    with pytest.raises(InputError, match="no test in this examination fits"):
        result.plot("tone")
    comparison = sh.compare("umn", "lmn")
    assert len(comparison.findings) == 2 and comparison.chart[0]["cells"][1]["side"] == "right"


@pytest.mark.parametrize(
    ("call", "argument"),
    [
        (lambda: sh.examine("umn", protocol="bedsid"), "protocol"),
        (lambda: sh.compare("umn", "lmn", seed=-1), "seed"),
        (lambda: sh.course("umn", at="soon"), "at"),
        (lambda: sh.report("umn", "report.txt"), "output"),
        (lambda: sh.report("umn", "nowhere/report.html"), "output"),
        (lambda: sh.report("umn", "report.html", focus="zz"), "focus"),
    ],
)
def test_errors_name_the_argument(call, argument, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError) as caught:
        call()
    assert caught.value.field == argument and "--" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_picture_without_matplotlib_speaks_of_no_option(engine, monkeypatch):
    monkeypatch.setattr("sherrington.app.plots.find_spec", lambda name: None)
    with pytest.raises(InputError, match="need Matplotlib") as caught:
        sh.examine("umn").neuraxis()
    assert "--" not in str(caught.value)


def test_importing_the_package_loads_nothing():
    code = "import sys, sherrington; sys.exit(any(m in sys.modules for m in ('numba', 'numpy', 'pydantic')))"
    root = Path(pipeline.__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", code], cwd=root).returncode == 0
