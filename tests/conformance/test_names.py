"""Names change nothing: no code knows a disease, and files that differ in names only act alike."""

import ast
import re
from functools import cache
from pathlib import Path

import numpy as np
import pytest

import sherrington
from sherrington.app.patient_file import read_case
from sherrington.app.pipeline import prepare
from sherrington.circuit.compile import compile_circuit
from sherrington.circuit.run import run
from sherrington.exam import strength, tap
from sherrington.foundation import anatomy
from sherrington.lesion.presets import ALIASES, preset_names
from sherrington.sign.examination import examine

PACKAGE = Path(sherrington.__file__).parent
# The presets and syndromes are kept in lesion/; the file reader turns a name into a patient.
READERS = ("lesion/", "app/patient_file.py", "app/schema.py", "app/validation.py")
FILES = sorted(path for path in PACKAGE.rglob("*.py") if not path.relative_to(PACKAGE).as_posix().startswith(READERS))
DISEASES = (
    "als", "amyotrophic", "babinski_sign", "botulism", "cauda", "conus", "diabetes", "encephalitis", "gbs", "guillain",
    "hsp", "kennedy", "lambert", "lmn_lesion", "myasthenia", "myelitis", "myopathy", "palsy", "paraplegia", "pls",
    "pma", "polio", "poliomyelitis", "quadriplegia", "radiculopathy", "sclerosis", "sma_3", "syrinx", "tetraplegia",
    "umn_lesion",
)  # fmt: skip
# words of the anatomy or of plain speech that happen to be names of syndromes or presets too
PLAIN = {"healthy"}
WHOLE = {"umn", "lmn"}  # names of presets as a word of their own; the tables have columns that contain them
NEURONS = {"UMN", "LMN"}  # the two neurons; the presets are written small
EXAMPLE = re.compile(r"sherrington (?:examine|compare|new|validate) [a-z0-9 -]+")  # shown to people


@cache
def names():
    """Return the names that no code may know, written with underscores."""
    known = {*preset_names(), *ALIASES, *anatomy.syndromes(), *DISEASES}
    return {name.lower().replace("-", "_") for name in known} - PLAIN - set(anatomy.nodes())


def docstrings(tree):
    """Return the nodes of all docstrings."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0] if node.body else None
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                found.add(first.value)
    return found


def words(path):
    """Yield every word of the code: identifiers and the words of string constants, docstrings left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    prose = docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in prose:
            yield from ((word, node.lineno) for word in re.findall(r"[A-Za-z0-9_-]+", EXAMPLE.sub("", node.value)))
        for field in ("id", "attr", "name", "arg"):
            word = getattr(node, field, None)
            if isinstance(word, str):
                yield word, getattr(node, "lineno", 0)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_code_knows_a_disease(path):
    found = []
    for word, line in words(path):
        if word in NEURONS:
            continue
        plain = word.lower().replace("-", "_").strip("_")
        parts = {plain, *({*plain.split("_")} - WHOLE)} if plain not in anatomy.nodes() else set()
        found += [(word, line) for name in parts & names()]
    assert not found


def test_the_search_finds_a_name():
    assert {"stroke_capsule_left", "umn", "capsular_lacune", "polio"} <= names()


FILE = """# {comment}
sherrington: 1
id: {id}
age: 52 years
sex: male
height: 176 cm
lesions:
  - {{site: {site}, side: left, loss: 70 %, age: 60 days}}
"""


def pairs(tmp_path):
    """Return files that mean the same losses in other words."""
    texts = {
        "a.yaml": FILE.format(comment="a stroke in the capsule", id="stroke-capsule-left", site='["ic_*", crt_ic]'),
        "lmn.yaml": FILE.format(comment="polio", id="polio-leg-left", site='[crt_ic, "ic_*"]'),
        "z.yaml": FILE.format(comment="", id="z", site="syndrome:capsular_lacune"),
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [tmp_path / name for name in texts]


def recorded(patient, step):
    """Return a record as bytes."""
    command = step.command
    trace = run(compile_circuit(patient, command.circuit, command.side, 3), command)
    return b"".join(
        np.ascontiguousarray(part).tobytes() for part in (trace.angle, trace.torque, trace.force, trace.emg)
    )


def test_files_that_differ_in_names_give_the_same_bytes(tmp_path):
    steps = [*tap("ankle", "right"), *strength("ankle", "flexion", "right")]
    files = pairs(tmp_path)
    assert len({read_case(path).id for path in files}) == len(files)
    bodies = [prepare(path) for path in files]
    for step in steps:
        assert len({recorded(body, step) for body in bodies[:2]}) == 1
    rows = [examine(body, steps=steps, seed=3, threads=1).rows() for body in bodies[:2]]
    assert rows[0] == rows[1]


def test_a_syndrome_is_its_sites(tmp_path):
    named = prepare(pairs(tmp_path)[2])
    path, sites = tmp_path / "listed.yaml", ", ".join(anatomy.syndromes()["capsular_lacune"].sites)
    path.write_text(FILE.format(comment="", id="listed", site=f"[{sites}]"), encoding="utf-8")
    listed = prepare(path)
    assert listed.muscles == named.muscles and listed.joints == named.joints


def test_a_place_further_along_the_same_fibres_gives_the_same_bytes(tmp_path):
    """What counts is what is left of the fibres, not where it was lost."""
    bodies = []
    for site in ("cr_leg", "ic_leg", "ped_leg"):
        path = tmp_path / f"{site}.yaml"
        path.write_text(FILE.format(comment="", id=site, site=site), encoding="utf-8")
        bodies.append(prepare(path))
    step = tap("ankle", "right")[0]
    assert len({recorded(body, step) for body in bodies}) == 1
