"""Run time against a stored baseline: run on purpose only, on a quiet machine.

python -m pytest -n 0 tests/speed
"""

import importlib.util
import json
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "benchmarks"
BASELINE = json.loads((FOLDER / "results" / "baseline.json").read_text())
SLACK = 1.3  # another machine, another day


def bench(name):
    """Return a benchmark's module."""
    spec = importlib.util.spec_from_file_location(name, FOLDER / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def kernel():
    return bench("motoneuron").measure(repeats=5)


@pytest.mark.parametrize("model", ["pulse", "hh"])
def test_kernel_against_the_yardstick(kernel, model):
    if kernel[model]["ratio"] is None:
        pytest.skip("no C++ compiler")
    assert kernel[model]["ratio"] <= 1.5
    assert kernel[model]["ratio"] <= SLACK * BASELINE["ratios"][f"{model}_over_yardstick"]


@pytest.mark.parametrize("name", ["ankle", "wrist"])
def test_circuit(name):
    row = bench("circuits").measure([name], repeats=3)["circuits"][name]
    slowest = min(row["times_real_time"].values())
    assert slowest >= row["aim"]
    assert slowest >= BASELINE["ratios"][f"{name}_times_real_time"] / SLACK


def test_help_is_quick():
    commands = bench("commands")
    best = min(commands.call(("--help",), "")["wall_s"] for _ in range(5))
    assert best <= commands.AIM["help"]
