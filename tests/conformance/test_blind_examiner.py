"""The examiner is blind: steps emit Commands, graders see Traces, and neither can name a disease."""

import ast
import inspect
from pathlib import Path
from types import UnionType
from typing import get_args, get_type_hints

import pytest

import sherrington.exam
from sherrington.circuit.command import Command, Step
from sherrington.circuit.trace import Trace
from sherrington.exam import TESTS, bedside
from sherrington.sign.examination import GRADERS

PACKAGE = Path(sherrington.exam.__file__).parents[1]
FILES = sorted([*(PACKAGE / "exam").glob("*.py"), *(PACKAGE / "sign").glob("*.py")])
FORBIDDEN = (
    "sherrington.lesion",
    "sherrington.adapt",
    "sherrington.body",
    "sherrington.infer",
    "sherrington.app",
)


def imported(path):
    """Yield every module a file imports."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_import_of_lesion_adapt_or_body(path):
    assert not [name for name in imported(path) if name.startswith(FORBIDDEN)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_only_the_examination_itself_holds_a_patient(path):
    names = {node.id for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Name)}
    attributes = {node.attr for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Attribute)}
    if path.name != "examination.py":
        assert not names & {"Patient", "Lesion", "MuscleState", "JointState", "Model", "State"}
        assert not attributes & {"lesions", "muscles_state", "supply", "disease"}


@pytest.mark.parametrize("floor", ["exam", "sign"])
def test_no_function_below_inference_takes_a_syndrome(floor):
    """What a syndrome would show is held against findings one floor up, in infer."""
    for path in sorted((PACKAGE / floor).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                hints = [arg.annotation for arg in ast.walk(node.args) if isinstance(arg, ast.arg) and arg.annotation]
                said = " ".join(ast.unparse(hint) for hint in [*hints, *([node.returns] if node.returns else [])])
                assert "Syndrome" not in said, (path.name, node.name)


def test_inference_sees_findings_and_tables_only():
    for path in sorted((PACKAGE / "infer").rglob("*.py")):
        allowed = ("sherrington.foundation", "sherrington.sign", "sherrington.infer")
        assert all(name.startswith(allowed) for name in imported(path) if name.startswith("sherrington")), path.name


@pytest.mark.parametrize("test", TESTS)
def test_grader_takes_traces_and_nothing_else(test):
    grade = GRADERS[test]
    hints = get_type_hints(grade)
    for name in inspect.signature(grade).parameters:
        kinds = get_args(hints[name]) if isinstance(hints[name], UnionType) else (hints[name],)
        assert set(kinds) <= {Trace, type(None)}, (test, name)


@pytest.mark.parametrize("test", TESTS)
def test_every_test_has_steps_that_emit_commands(test):
    steps = [step for step in bedside() if step.test == test]
    assert steps
    assert all(isinstance(step, Step) and isinstance(step.command, Command) for step in steps)
