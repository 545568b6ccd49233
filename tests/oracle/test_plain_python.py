"""The plain-Python run of the same functions is the definition of right; compiled code agrees with it."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

PROGRAM = Path(__file__).with_name("plain_steps.py")
NAMES = ("pulse", "hh", "interneuron", "limb", "randoms", "circuit")


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """Return what plain Python and what compiled code got."""
    target = tmp_path_factory.mktemp("plain") / "plain.npz"
    environment = {**os.environ, "NUMBA_DISABLE_JIT": "1"}
    subprocess.run([sys.executable, "-W", "ignore", str(PROGRAM), str(target)], env=environment, check=True)
    spec = importlib.util.spec_from_file_location("plain_steps", PROGRAM)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return dict(np.load(target)), module.everything()


@pytest.mark.parametrize("name", NAMES)
def test_compiled_agrees_with_plain(both, name):
    plain, compiled = both[0][name], both[1][name]
    assert np.isfinite(compiled).all() and plain.shape == compiled.shape
    size = np.abs(plain).max(axis=0)
    # float32 keeps seven digits; a few hundred steps and two spikes cost three of them
    assert (np.abs(plain - compiled).max(axis=0) <= 5e-4 * size + 1e-6).all()


def test_random_numbers_are_the_same_bits(both):
    assert np.array_equal(both[0]["randoms"], both[1]["randoms"])


@pytest.mark.parametrize("name", ["pulse", "hh", "interneuron"])
def test_cells_fired(both, name):
    """The comparison covers spikes: the time since the last one fell back."""
    since = both[1][name][:, 8 if name != "interneuron" else 4]
    assert since.max() >= 1e3 and since.min() < 10.0
