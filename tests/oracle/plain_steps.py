"""Scalar steps for a few hundred steps, and a few steps of a whole circuit; run plain or compiled.

As a program it writes what it got to the file named on the command line.
"""

import sys

import numpy as np

from sherrington.body.cord import interneuron as inn
from sherrington.body.cord import motoneuron as pulse
from sherrington.body.cord import motoneuron_hh as hh
from sherrington.body.joint.mechanics import MechanicsParams, hand_torque, limit_torque, step_joint
from sherrington.body.muscle.contraction import ContractionParams, path_at, step_contraction, stretch_bridges
from sherrington.body.receptor.spindle import SpindleParams, spindle_rates
from sherrington.circuit.command import Command, Tap
from sherrington.circuit.compile import compile_circuit
from sherrington.circuit.drive import command_arrays
from sherrington.circuit.patient import Patient
from sherrington.circuit.run import fresh_state, run
from sherrington.foundation import load
from sherrington.foundation.random import normal, uniform

DT, STEPS = 0.05, 600


def motoneuron(module) -> np.ndarray:
    """Return the state of three cells under a steady excitation above threshold, every 20 steps."""
    p = load(pulse.MotoneuronParams)
    z = np.array([0.1, 0.5, 0.9])
    rows, cell = pulse.constants(z, np.zeros((pulse.N_CONST, 3)), p, DT)
    shared = pulse.gates(p, DT)
    if module is hh:
        q = load(hh.MotoneuronHHParams)
        rows[pulse.C_NA] *= np.float32(q.sodium_density / p.sodium_density)
        rows[pulse.C_KF] *= np.float32(q.fast_density / p.fast_density)
        shared = hh.gates(p, q, DT)
    tonic = pulse.conductance_for(cell["v_th"] * 2.0, cell).astype(np.float32)
    zero, out = np.float32(0.0), []
    for i in range(3):
        state = tuple(np.float32(v) for v in (0, 0, 0, 1, 0, 0, 0, 0, 1e3))
        fixed = tuple(rows[row, i] for row in range(13))
        for step in range(STEPS):
            got = module.step_motoneuron(*state, zero, zero, zero, zero, zero, tonic[i], *fixed, shared)
            state = tuple(np.float32(v) for v in got[:9])
            if step % 20 == 0:
                out.append(state)
    return np.array(out)


def interneuron() -> np.ndarray:
    """Return the state of a Renshaw cell that fires, every 20 steps."""
    row = inn.constants(inn.RENSHAW, 1, load(inn.InterneuronParams), DT)[:, 0]
    state, out = tuple(np.float32(v) for v in (0, 0, 0, 0, 1e3)), []
    for step in range(STEPS):
        got = inn.step_interneuron(*state, np.float32(0.6), *row[:7], np.float32(DT), np.float32(-16.0))
        state = tuple(np.float32(v) for v in got[:5])
        if step % 20 == 0:
            out.append(state)
    return np.array(out)


def limb() -> np.ndarray:
    """Return fascicle, spindle and joint of a muscle that contracts against a hand, every 20 steps."""
    c, s, m = load(ContractionParams), load(SpindleParams), load(MechanicsParams)
    path = path_at(1.0, 0.05, 0.06, 0.2, 0.95, c)
    length, speed, bridge, angle, turning, lagged, out = 1.0, 0.0, 0.0, 0.1, 0.0, 0.0, []
    for step in range(STEPS):
        active = 0.5 * step / STEPS
        length, speed, force = step_contraction(
            length, speed, path - 0.03 * angle, active, bridge, 1.0, 0.06, 0.2, 0.95, DT * 1e-3, c
        )
        bridge = stretch_bridges(bridge, speed, DT * 1e-3, c)
        mm = speed * 60.0
        lagged += (mm - lagged) * 0.01
        primary, secondary = spindle_rates((length - s.slack) * 60.0, mm, lagged, 0.5, 0.5, s)
        torque = hand_torque(angle, turning, 0.0, 0.0, 20.0, 50.0, 1.0) + limit_torque(angle, -0.1, 0.1, 1.0, m.wall)
        angle, turning = step_joint(angle, turning, torque + 15.0 * force, 0.01, 0.1, DT * 1e-3)
        if step % 20 == 0:
            out.append((length, speed, force, primary, secondary, angle, turning))
    return np.array(out)


def randoms() -> np.ndarray:
    """Return draws of both distributions."""
    return np.array([(uniform(7, i, 3 * i), normal(9, i, i)) for i in range(200)])


def circuit() -> np.ndarray:
    """Return potentials, angle and force of the wrist over two milliseconds of a blow."""
    wrist = compile_circuit(Patient(), "wrist", "left")
    command = Command("wrist", "left", 0.002, settle=0.0005, taps=(Tap(wrist.muscles[0], 0.0, 4.0, 0.002),))
    trace = run(wrist, command)
    state = fresh_state(wrist, command_arrays(wrist, command))
    return np.concatenate([trace.angle.ravel(), trace.force.ravel(), trace.torque.ravel(), state.x[:512]])


def everything() -> dict[str, np.ndarray]:
    """Return all of them."""
    with np.errstate(over="ignore"):  # the words of the random numbers wrap around on purpose
        return {
            "pulse": motoneuron(pulse),
            "hh": motoneuron(hh),
            "interneuron": interneuron(),
            "limb": limb(),
            "randoms": randoms(),
            "circuit": circuit(),
        }


if __name__ == "__main__":
    np.savez(sys.argv[1], **everything())
