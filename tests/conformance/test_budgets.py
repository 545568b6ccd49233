"""Budgets of the house style: short functions, few arguments, short files. What is over them may only shrink."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

import sherrington

HOME = Path(sherrington.__file__).parent
LINES, ARGUMENTS, FILE = 40, 6, 400
KERNELS = {"kernel", "part", "compiled"}  # a kernel takes flat arrays one by one, and its steps stand in one place

# Lines of the body, docstring left out. A new entry needs a reason; an entry that fits goes.
LONG = {
    "circuit/compile_cells.py:compile_cells": 45,
    "circuit/compile_cells.py:compile_afferents": 45,
}
MANY = {
    # options of a command are its arguments
    "app/compare.py:compare": 7,
    "app/course.py:course": 9,
    "app/examine.py:examine": 10,
    # the verbs of the package, every option by name
    "circuit/compile.py:compile_circuit": 7,
    "sign/examination.py:examine": 9,
    # a line of a registry or a table, every entry by name
    "circuit/treatment.py:remedy": 9,
    "lesion/programs/registry.py:program": 7,
    "sign/finding.py:_finding": 8,
    "sign/scores/sheet.py:row": 7,
    # what surrounds one spindle: muscle, fusimotor rates, options
    "body/receptor/spindle_full.py:full_response": 7,
    # still to be told apart
    "circuit/compile_cells.py:compile_cells": 7,
    "circuit/compile_cells.py:_motor_units": 7,
    "circuit/wiring.py:connect": 7,
}


class Measured(NamedTuple):
    """One function and its size."""

    place: str
    lines: int
    arguments: int


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the lines from the first statement after the docstring to the last."""
    body = function.body[1:] if ast.get_docstring(function, clean=False) is not None else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def arguments_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the count of named arguments, the object itself left out."""
    found = [*function.args.posonlyargs, *function.args.args]
    return len(found) - (bool(found) and found[0].arg in ("self", "cls")) + len(function.args.kwonlyargs)


def functions(path: Path) -> Iterator[Measured]:
    """Yield every function of a module that is no kernel, methods and inner functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            decorators = {mark.id for mark in node.decorator_list if isinstance(mark, ast.Name)}
            if not decorators & KERNELS:
                place = f"{path.relative_to(HOME).as_posix()}:{node.name}"
                yield Measured(place, lines_of(node), arguments_of(node))


@cache
def package() -> tuple[Measured, ...]:
    """Return every function of the package that is no kernel."""
    return tuple(found for path in sorted(HOME.rglob("*.py")) for found in functions(path))


def largest(field: str, budget: int) -> dict[str, int]:
    """Return what is over a budget; of two functions of one name the larger."""
    found: dict[str, int] = {}
    for one in package():
        size = int(getattr(one, field))
        if size > budget:
            found[one.place] = max(size, found.get(one.place, 0))
    return found


@pytest.mark.parametrize(
    ("field", "budget", "known"), [("lines", LINES, LONG), ("arguments", ARGUMENTS, MANY)], ids=["lines", "arguments"]
)
def test_functions_keep_their_budget(field, budget, known):
    found = largest(field, budget)
    grown = {place: size for place, size in found.items() if size > known.get(place, budget)}
    assert not grown, f"more than {budget} {field}, or more than before: split along the ideas inside"
    assert not set(known) - set(found), "fits the budget now: take it off the list"


def test_no_file_is_longer_than_the_budget():
    lengths = {path.relative_to(HOME).as_posix(): len(path.read_bytes().splitlines()) for path in HOME.rglob("*.py")}
    assert not {name: n for name, n in lengths.items() if n > FILE}


def test_the_measure_itself():
    text = 'def f(self, a, /, b, *more, c=1, **rest):\n    """Say.\n\n    More.\n    """\n    x = a\n\n    return x\n'
    (found,) = ast.parse(text).body
    assert isinstance(found, ast.FunctionDef)
    assert lines_of(found) == 3 and arguments_of(found) == 3
