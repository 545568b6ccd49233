"""Every component of the body: three files of one name, units beside every field, plain and compiled alike."""

import importlib
import inspect
import re
from pathlib import Path

import numpy as np
import pytest
from numba.core.registry import CPUDispatcher

from sherrington.circuit.table import REGIONS
from sherrington.foundation import load
from sherrington.foundation.sources import PACKAGE, entries

BODY = PACKAGE / "body"
TESTS = Path(__file__).resolve().parents[1] / "unit" / "body"
MODULES = sorted(p for p in BODY.rglob("*.py") if p.name != "__init__.py")
# tables by pool or joint: read by the circuit, no equations of their own
TABLES = {"muscle/pools.yaml", "muscle/classes.yaml", "joint/joints.yaml", "joint/circuits.yaml"}
TABLES |= {f"{name}/{region}.yaml" for name in ("muscle/pools", "joint/joints", "joint/circuits") for region in REGIONS}


def module(path):
    return importlib.import_module(".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts))


def params(path):
    """Return the parameter classes a module defines."""
    home = module(path)
    return [
        c
        for c in vars(home).values()
        if inspect.isclass(c) and c.__module__ == home.__name__ and c.__name__.endswith("Params")
    ]


def kernels(path):
    """Return the compiled step functions a module defines, by name (loops that are cached whole are not steps)."""
    home = module(path)
    return {
        f"{path.stem}.{name}": f
        for name, f in vars(home).items()
        if isinstance(f, CPUDispatcher) and f.py_func.__module__ == home.__name__ and not name.startswith("_")
    }


KERNELS = {name: f for path in MODULES for name, f in kernels(path).items()}
CLASSES = [(path, cls) for path in MODULES for cls in params(path)]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(BODY).as_posix())
def test_three_files_of_one_name(path):
    assert (TESTS / path.relative_to(BODY).parent / f"test_{path.stem}.py").exists()
    assert path.with_suffix(".yaml").exists() == bool(params(path))


def test_every_table_belongs_to_a_module():
    lonely = {p.relative_to(BODY).as_posix() for p in BODY.rglob("*.yaml") if not p.with_suffix(".py").exists()}
    assert lonely == TABLES


def plain(unit):
    """Return a unit without spaces and case, 1/(a/b) as b/a."""
    unit = re.sub(r"[\s*^]", "", unit).lower()
    return re.sub(r"^1/\((\w+)/(\w+)\)$", r"\2/\1", unit)


@pytest.mark.parametrize("cls", [c for _, c in CLASSES], ids=lambda c: c.__name__)
def test_every_field_states_its_unit_and_the_table_agrees(cls):
    source = inspect.getsource(cls)
    table = entries(cls)
    for name in cls._fields:
        line = re.search(rf"^\s+{name}: .*#.*?\[([^\]]+)\]", source, re.M)
        assert line, f"{name}: no unit in its comment"
        assert plain(line[1]) == plain(table[name]["unit"]), (
            f"{name}: [{line[1]}] but {table[name]['unit']} in the table"
        )
    assert cls.__doc__


def loaded(stem):
    return load(next(c for p, c in CLASSES if p.stem == stem))


F = np.float32


def _motoneuron(stem):
    home = importlib.import_module("sherrington.body.cord.motoneuron")
    base = loaded("motoneuron")
    row = home.constants(np.array([0.4]), np.zeros((home.N_CONST, 1)), base, 0.05)[0][:, 0]
    if stem == "motoneuron":
        k = home.gates(base, 0.05)
    else:
        k = importlib.import_module("sherrington.body.cord.motoneuron_hh").gates(base, loaded("motoneuron_hh"), 0.05)
    state = (F(8), F(9), F(0.2), F(0.7), F(0.1), F(0.2), F(7), F(0.3), F(40))
    return (*state, F(0.02), F(0), F(0.01), F(0), F(9), F(0.01), *row[: home.C_SIGMA], k)


def examples():
    """Return one call of every kernel of the body."""
    organ, flexor, spindle, full = (loaded(k) for k in ("tendon_organ", "flexor_reflex", "spindle", "spindle_full"))
    muscle, will, junction = loaded("contraction"), loaded("will"), loaded("junction")
    half = F(0.5)
    return {
        "depression.release": (0.4, 300.0, 0.5, 4000.0, 0.35),
        "effort_control.relaxed_gain": (1.2, 0.4, 0.5),
        "flexor_reflex.step_flexor": (0.2, 0.3, 0.8, 0.7, 0.9, 0.5, flexor),
        "interneuron.step_interneuron": tuple(
            F(v) for v in (4, 0.6, 0.1, 0.2, 9, 0.3, 0.01, 10, 5, 0.9, 0.95, 0.99, 1, 0.05, -16)
        ),
        "motoneuron.step_motoneuron": _motoneuron("motoneuron"),
        "motoneuron_hh.step_motoneuron": _motoneuron("motoneuron_hh"),
        "motoneuron_hh.linoid": (F(0.7),),
        "motoneuron_hh.relax": (F(0.3), F(1.2), F(0.4), F(0.05)),
        "presynaptic.step_presynaptic": (0.35, 0.6, 0.5, 15.0, 120.0),
        "junction.recovered": (0.4, 2.0, 3.0, 0.5, 0.9, 0.05, 1.4, junction),
        "junction.probability": (1.3, 0.4, 0.3, junction),
        "junction.transmitted": (31.0, 0.45, junction),
        "junction.step_junction": (0.8, 1.2, 2.0, 0.1, 0.95, 0.04, 0.5, 0.8, 0.6, junction),
        "will.step_tracking": (0.1, 0.5, 0.3, 1.0, 5e-4),
        "will.step_rhythm": (90.0, True, True, will),
        "mechanics.limit_torque": (1.03, -0.5, 1.0, 2.0, 0.035),
        "mechanics.hand_torque": (0.3, 1.0, 0.31, 0.9, 20.0, 100.0, 3.0),
        "mechanics.step_joint": (0.3, 1.0, 2.0, 0.02, 0.1, 5e-5),
        "contraction.force_length": (0.83, muscle),
        "contraction.force_velocity": (-1.4, muscle),
        "contraction.passive": (1.2, 1.1, muscle),
        "contraction.tendon": (0.28, 0.27, muscle),
        "contraction.step_contraction": (0.97, -0.2, 0.33, 0.4, 0.003, 1.0, 0.05, 0.28, 0.9, 5e-5, muscle),
        "contraction.stretch_bridges": (0.003, 0.5, 5e-5, muscle),
        "motor_unit.add_spike": (half, half, F(0.2), F(0.02)),
        "motor_unit.step_twitch": (half, half, F(0.99), F(0.03)),
        "motor_unit.fused": (F(1.4), half),
        "spindle.fusimotor": (25.0, 60.0),
        "spindle.spindle_rates": (4.0, 30.0, 10.0, 0.15, 0.03, spindle),
        "spindle_full.polar_speed": (0.3, 1.01, 0.2, 0.3),
        "spindle_full.step_fibre": (0.05, 0.2, 1.02, 0.5, 3.0, 0.06, 0.02, 5e-5, full),
        "spindle_full.chain_activation": (0.4, full),
        "spindle_full.rest_spindle": (np.full(8, 0.05), 1.02, 0.2, 0.1, full),
        "spindle_full.full_rates": (0.06, 0.05, 0.04, 1.03, full),
        "spindle_full.step_spindle_full": (np.full(8, 0.05), 1.02, 0.5, 3.0, 0.2, 0.1, 5e-5, full),
        "tendon_organ.step_tendon_organ": (1.0, 2.0, 90.0, 4.0, organ.gain, organ.limit, 5e-4),
        "corticospinal.rate": (0.5, 0.2, 70.0, 5.0, 120.0),
        "corticospinal.step_resonator": (0.4, 3.0, 200.0, 130.0, 30.0, 5e-4),
    }


EXAMPLES = examples()


def test_every_kernel_has_an_example():
    if KERNELS:  # with compilation switched off there is nothing to compare
        assert set(KERNELS) - {"spindle_full.full_response"} == set(EXAMPLES)


@pytest.mark.parametrize("name", sorted(KERNELS))
def test_plain_and_compiled_agree(name):
    def copy():
        return tuple(a.copy() if isinstance(a, np.ndarray) else a for a in EXAMPLES[name])

    first, second = copy(), copy()
    compiled, reference = KERNELS[name](*first), KERNELS[name].py_func(*second)
    if compiled is None:
        compiled = reference = ()
    assert np.array(compiled, float) == pytest.approx(np.array(reference, float), rel=2e-5, abs=1e-7)
    for a, b in zip(first, second, strict=True):
        if isinstance(a, np.ndarray):
            assert a == pytest.approx(b, rel=1e-9)
