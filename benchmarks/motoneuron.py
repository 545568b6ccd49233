"""Motoneuron kernel: nanoseconds per neuron and step, the engine's own loop against the C++ yardstick.

Both step the same cells with the same input in the same run; times are processor time of one thread,
the least of several interleaved repeats.

    python benchmarks/motoneuron.py
"""

import ctypes
import json
import shutil
import subprocess
import sys
import tempfile
import types
from pathlib import Path
from time import process_time

import numba
import numpy as np

from sherrington.body.cord import motoneuron as pulse
from sherrington.body.cord import motoneuron_hh as hh
from sherrington.circuit import step as engine
from sherrington.circuit.compile_cells import blocks, gaussians
from sherrington.circuit.model import Axons, Neurons, Numbers, Ring
from sherrington.foundation import load
from sherrington.foundation.kernel import FASTMATH, aligned
from sherrington.foundation.random import mix

DT, PULSES = 0.05, 1.0  # [ms] step; [mV] size of an input at the soma
KEEP = np.exp(-DT / np.array([1.5, 1.5, 5.0, 5.0]))  # decay of the four conductances
SOURCE = Path(__file__).parent / "yardstick" / "motoneuron.cpp"
OPTIONS = ("-O3", "-march=native", "-mprefer-vector-width=512", "-ffp-contract=fast", "-fno-math-errno",
           "-fno-trapping-math", "-shared", "-fPIC")  # fmt: skip
LIMIT = {"pulse": 3.0, "hh": 6.0}


def yardstick() -> ctypes.CDLL | None:
    """Return the yardstick, freshly built, or None without a C++ compiler."""
    compiler = shutil.which("g++") or shutil.which("clang++") or shutil.which("c++")
    if compiler is None:
        return None
    target = Path(tempfile.mkdtemp()) / "yardstick.so"
    subprocess.run([compiler, *OPTIONS, str(SOURCE), "-o", str(target)], check=True)
    return ctypes.CDLL(str(target))


def stepper(module):
    """Return the engine's loop over blocks of cells with the scalar step of a module in it."""
    plain = engine.step_motoneurons.py_func
    swapped = types.ModuleType("swapped")
    swapped.step_motoneuron = module.step_motoneuron
    names = {**plain.__globals__, "mn": swapped}
    return engine.part(types.FunctionType(plain.__code__, names, plain.__name__, plain.__defaults__))


def loop_with(stage):
    """Return a compiled loop that feeds, steps and counts like the yardstick's."""

    @numba.njit(nogil=True, error_model="numpy", fastmath=FASTMATH)
    def loop(neurons, axons, delay, x, ring, blocked, level, k, g, weight, fired, crossed, steps):
        spikes = 0
        for t in range(steps):
            cell = np.int64(mix(np.uint32(t))) % weight.shape[0]
            x[cell // 16 * 256 + 144 + cell % 16] += weight[cell]
            stage(neurons, axons, delay, x, ring, blocked, level, k, g, t, fired, crossed)
            # every spike has been filed one step ahead: count the events and free them
            slot = (t + 1) & (ring.head.shape[0] - 1)
            cell = ring.head[slot]
            ring.head[slot] = -1
            while cell >= 0:
                spikes += 1
                ring.free[ring.n_free[0]] = cell
                ring.n_free[0] += 1
                cell = ring.link[cell]
        return spikes

    return loop


def cells(module, n: int):
    """Return constants, initial state, input weights and shared gates of one pool of n cells."""
    p = load(pulse.MotoneuronParams)
    z = (np.arange(n) + 0.5) / n
    rows, cell = pulse.constants(z, np.stack([gaussians(900 + k, n) for k in range(pulse.N_CONST)]), p, DT)
    if module is hh:
        q = load(hh.MotoneuronHHParams)
        rows[pulse.C_NA] *= q.sodium_density / p.sodium_density
        rows[pulse.C_KF] *= q.fast_density / p.fast_density
        shared = hh.gates(p, q, DT)
    else:
        shared = pulse.gates(p, DT)
    state = np.zeros((pulse.N_STATE, n), np.float32)
    state[pulse.H], state[pulse.SINCE] = 1.0, 1e3
    state[pulse.TONIC] = pulse.conductance_for(cell["v_th"] * 1.15, cell)
    weight = (PULSES * pulse.epsp_conductance(cell, z, 1.5)).astype(np.float32)
    return blocks(rows), aligned(blocks(state).reshape(-1)), weight, shared


def engine_call(module, n: int):
    """Return a function that steps fresh cells and returns seconds and spikes."""
    constants, start, weight, shared = cells(module, n)
    loop = loop_with(stepper(module))
    zero, index = np.zeros(n, np.float32), np.zeros(n, np.int32)
    axons = Axons(index, index, zero, zero, zero, zero, np.zeros(1, np.int64), np.full(1, n))
    neurons = Neurons(constants, np.zeros(n // 16, np.int32), np.zeros((0, 128), np.float32))
    numbers = Numbers(**dict.fromkeys(Numbers._fields, 0.0) | {
        "dt": DT, "per_tick": 10, "e_ge": KEEP[0], "e_gx": KEEP[1], "e_gi": KEEP[2], "e_gj": KEEP[3],
        "pic_slope": 1.5, "key": 0, "silent": 0})  # fmt: skip
    fired, crossed = np.zeros(16, np.int32), np.zeros(16, np.float32)

    def call(steps: int) -> tuple[float, int]:
        ring = Ring(np.full(64, -1, np.int32), np.zeros(1 << 14, np.int32), np.zeros(1 << 14, np.int64),
                    np.arange(1 << 14, dtype=np.int32), np.array([1 << 14]), np.zeros(1, np.int64))  # fmt: skip
        x = aligned(start)
        before = process_time()
        # a delay of half a step files every spike at the next one, whatever its place inside the step
        spikes = loop(neurons, axons, np.full(n, 0.5 * DT, np.float32), x, ring, np.zeros(n), np.ones(1), numbers,
                      shared, weight, fired, crossed, steps)  # fmt: skip
        return process_time() - before, spikes

    return call


def yardstick_call(library: ctypes.CDLL, name: str, module, n: int):
    """Return the same for the yardstick."""
    constants, start, weight, shared = cells(module, n)
    keep, gates = KEEP.astype(np.float32), np.array(shared, np.float32)
    function = getattr(library, f"run_{name}")
    function.restype = ctypes.c_int64

    def call(steps: int) -> tuple[float, int]:
        x = aligned(start)
        pointers = [ctypes.c_void_p(a.ctypes.data) for a in (x, constants, weight, keep)]
        counts = ctypes.c_int64(n // 16), ctypes.c_int64(steps)
        before = process_time()
        spikes = function(*counts, *pointers, ctypes.c_float(1.0), ctypes.c_float(0.6),
                          ctypes.c_void_p(gates.ctypes.data))  # fmt: skip
        return process_time() - before, spikes

    return call


def measure(n: int = 1024, steps: int = 20_000, repeats: int = 7) -> dict:
    """Return times per neuron and step [ns] of both, their ratio and spike counts, for both models."""
    library = yardstick()
    result: dict = {}
    for name, module in (("pulse", pulse), ("hh", hh)):
        calls = {"engine": engine_call(module, n)}
        if library is not None:
            calls["yardstick"] = yardstick_call(library, name, module, n)
        calls["engine"](1)
        best, spikes = dict.fromkeys(calls, np.inf), {}
        for _ in range(repeats):
            for who, call in calls.items():
                seconds, spikes[who] = call(steps)
                best[who] = min(best[who], seconds / n / steps * 1e9)
        ratio = round(best["engine"] / best["yardstick"], 3) if library is not None else None
        result[name] = {
            "ratio": ratio,
            "ns_per_neuron_step": {who: round(value, 3) for who, value in best.items()},
            "yardstick_limit_ns": LIMIT[name],
            "spikes_per_cell_and_second": {
                who: round(count / n / (steps * DT * 1e-3), 2) for who, count in spikes.items()
            },
            "cells": n,
            "steps": steps,
        }
    return result


if __name__ == "__main__":
    json.dump(measure(), sys.stdout, indent=2)
    print()
