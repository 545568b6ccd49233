"""Same circuit, Command and seed: same bytes, whatever runs beside it, in whatever order."""

import numpy as np
import pytest

from sherrington.adapt import adapt
from sherrington.circuit.command import Command, Effort, Tap
from sherrington.circuit.compile import compile_circuit
from sherrington.circuit.health import is_intact
from sherrington.circuit.patient import Lesion, Patient
from sherrington.circuit.run import run, run_many
from sherrington.exam import simulated_seconds, strength
from sherrington.lesion import injure
from sherrington.sign.examination import examine, grade_all


@pytest.fixture(scope="module")
def jobs():
    """Return six short trials on two circuits."""
    wrist, elbow = (compile_circuit(Patient(), name, "left") for name in ("wrist", "elbow"))
    return [
        (circuit, command)
        for circuit, muscle in ((wrist, "flexor_carpi_radialis"), (elbow, "biceps_brachii"))
        for command in (
            Command(circuit.name, "left", 0.15, taps=(Tap(muscle, 0.05),)),
            Command(circuit.name, "left", 0.1, efforts=(Effort(muscle, ((0.0, 0.4),)),), needle=True),
            Command(circuit.name, "left", 0.1, trial=3, microneurography=True),
        )
    ]


def content(trace):
    """Return all that a trace holds as bytes."""
    arrays = (trace.angle, trace.torque, trace.force, trace.emg, trace.contact, trace.units, trace.afferents)
    return [None if a is None else np.asarray(a).tobytes() for a in arrays]


def test_threads_and_order_change_nothing(jobs):
    one = [content(t) for t in run_many(jobs, threads=1)]
    assert one == [content(t) for t in run_many(jobs, threads=2)]
    assert one[::-1] == [content(t) for t in run_many(jobs[::-1], threads=2)]
    assert one[2] == content(run(*jobs[2]))


def test_a_copy_elsewhere_in_memory_changes_nothing(jobs):
    """Vectors may be loaded from any address: unaligned constants give the same bytes."""
    circuit, command = jobs[1]
    neurons = circuit.model.neurons
    moved = np.zeros(neurons.mn.size + 1, np.float32)[1:].reshape(neurons.mn.shape)
    moved[...] = neurons.mn
    other = circuit.__class__(
        **{**circuit.__dict__, "model": circuit.model._replace(neurons=neurons._replace(mn=moved))}
    )
    assert content(run(circuit, command)) == content(run(other, command))


def test_half_the_step_moves_no_latency():
    """Reflex times of the same units after a blow on the biceps: their median moves by less than 0.1 ms."""
    circuits = [compile_circuit(Patient(), "elbow", "left", dt=dt) for dt in (0.05, 0.025)]
    moved = []
    for trial in range(3):
        command = Command("elbow", "left", 0.1, trial=trial, taps=(Tap("biceps_brachii", 0.05, 3.0),), needle=True)
        coarse, fine = (first_times(run(circuit, command).units, 0.055) for circuit in circuits)
        moved += [coarse[unit] - fine[unit] for unit in coarse.keys() & fine.keys()]
    assert len(moved) > 100
    assert abs(np.median(moved)) <= 0.1e-3


def first_times(units, after):
    """Return the first time [s] after a moment of each unit of the first muscle."""
    times: dict[int, float] = {}
    for time, label, unit in units:
        if label == 0 and time > after:
            times.setdefault(int(unit), time)
    return times


def leaves(tree):
    """Yield every array and number of nested named tuples as bytes."""
    if isinstance(tree, tuple):
        for part in tree:
            yield from leaves(part)
    else:
        yield np.asarray(tree).tobytes()


@pytest.mark.parametrize(("circuit", "side"), [("wrist", "left"), ("wrist", "right"), ("pharynx", "midline")])
def test_a_circuit_without_a_loss_is_that_of_health_to_the_last_byte(circuit, side):
    """What lets an examination take the patient's own effort for the healthy reference."""
    patient = adapt(injure(Patient(lesions=(Lesion(("ulnar_n_elbow",), "right", loss=0.7, age=60.0),))))
    own, healthy = (list(leaves(compile_circuit(p, circuit, side, 5).model)) for p in (patient, Patient()))
    assert is_intact(patient, circuit, side) == (own == healthy)
    assert is_intact(patient, circuit, side) == (side != "right")


def test_the_own_effort_as_reference_changes_no_finding():
    """Force fractions against the own unhurt effort are those against a person without lesions."""
    patient = adapt(injure(Patient(lesions=(Lesion(("tibial_n_leg",), "right", loss=0.7, age=60.0),))))
    steps = strength("wrist", "flexion")
    found = examine(patient, steps=steps, seed=5, threads=1)
    twin = run(compile_circuit(Patient(person=patient.person), "wrist", "right", 5), steps[1].command)
    assert found.findings == tuple(grade_all(found.traces, {steps[1].command: twin}))
    assert found.seconds == simulated_seconds(steps)
