"""A laboratory: patients made of lesions and time, examined one step at a time, every circuit compiled once."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from sherrington.adapt import adapt
from sherrington.app.pipeline import prepare
from sherrington.circuit.command import Command, Effort, Hand, Shock
from sherrington.circuit.compile import compile_circuit
from sherrington.circuit.patient import Lesion, Patient, Person
from sherrington.circuit.run import run
from sherrington.exam import tap
from sherrington.exam.limb import CIRCUITS, hold
from sherrington.exam.protocol import simulated_seconds
from sherrington.lesion import injure
from sherrington.lesion.sites import expand
from sherrington.sign.examination import Examination, Recording, grade_all
from sherrington.sign.signal import channel


def pytest_collection_modifyitems(config, items):
    """Leave full grids out unless the marker expression asks for them."""
    if "long" not in config.getoption("markexpr"):
        left_out = [item for item in items if item.get_closest_marker("long")]
        items[:] = [item for item in items if not item.get_closest_marker("long")]
        config.hook.pytest_deselected(items=left_out)


LEG = ["L2", "L3", "L4", "L5", "S1", "S2"]
HAND = ["C8", "T1"]
CORD = "lcst_*_{0} acst_{0} lrst_{0} mrst_{0} lvst_{0} mvst_{0} raphesp_{0} cerulosp_{0}"
HEALTHY = ()


def lesion(sites, side, loss=0.0, age=90.0, of=(), **more):
    """Return one lesion; sites as a person writes them, separated by blanks."""
    return Lesion(sites=expand(sites.split()), side=side, loss=loss, age=age, of=of, **more)


def at(prefix, segments):
    """Return the sites of one kind in some segments."""
    return " ".join(f"{prefix}_{segment}" for segment in segments)


def capsule(loss=0.8, age=90.0, side="left"):
    """Return a lesion of the internal capsule with its corticoreticular fibres."""
    return lesion("ic_* crt_ic", side, loss, age)


def cord(loss=1.0, age=180.0, level="T6", side="both"):
    """Return a lesion of every tract that descends through one segment."""
    return lesion(CORD.format(level), side, loss, age)


def horn(loss=0.9, age=730.0, segments=LEG, side="right", **more):
    """Return a loss of motor cells."""
    return lesion(at("ah", segments), side, loss, age, **more)


def dorsal_roots(loss=1.0, age=90.0, segments=LEG, side="right", of=()):
    """Return a cut of dorsal roots between ganglion and cord."""
    return lesion(at("droot", segments), side, loss, age, of)


def motor_roots(loss=1.0, age=90.0, segments=LEG, side="right", **more):
    """Return a cut of motor roots."""
    return lesion(at("root", segments), side, loss, age, ("motor",), **more)


class Lab:
    """Everything a test needs to injure, examine and stimulate; what was done once is remembered."""

    capsule, cord, horn = staticmethod(capsule), staticmethod(cord), staticmethod(horn)
    dorsal_roots, motor_roots, lesion = staticmethod(dorsal_roots), staticmethod(motor_roots), staticmethod(lesion)
    LEG, HAND, HEALTHY = LEG, HAND, HEALTHY

    def __init__(self):
        self.circuit = cache(self._circuit)
        self.trace = cache(self._trace)
        self.patient = cache(self._patient)

    def _patient(self, case, person):
        """Return the body of a case: the name of a preset, or lesions of a stated person."""
        if isinstance(case, str):
            return prepare(case)
        return adapt(injure(Patient(person=person, lesions=tuple(case))))

    def _circuit(self, case, name, side, person, seed, dt, silent):
        return compile_circuit(self.patient(case, person), name, side, seed, dt=dt, silent=silent)

    def _trace(self, case, command, person, seed, dt, silent):
        return run(self.circuit(case, command.circuit, command.side, person, seed, dt, silent), command)

    def run(self, case, command, person=None, seed=0, dt=0.05, silent=False):
        """Return what one Command on one case records."""
        return self.trace(case, command, person or Person(), seed, dt, silent)

    def examine(self, case, steps, person=None, seed=0, dt=0.05, silent=False):
        """Return the findings of some steps, power against the same person in health."""
        person = person or Person()
        steps = tuple(steps)
        own = self.patient(case, person).person
        done = [Recording(step, self.run(case, step.command, person, seed, dt, silent)) for step in steps]
        twins = {
            command: self.run(HEALTHY, command, own, seed, dt)
            for step in steps
            if step.test == "power"
            for command in [_twin(step.command)]
        }
        return Examination(tuple(grade_all(done, twins)), tuple(done), simulated_seconds(steps))

    def value(self, case, steps, measure, structure=None, direction=None, **how):
        """Return one value of one step on one side."""
        steps = tuple(steps)
        rows = [
            row.value
            for row in self.examine(case, steps, **how).findings
            if row.measure == measure and structure in (None, row.structure) and direction in (None, row.direction)
        ]
        assert len(rows) == 1, (measure, structure, rows)
        return rows[0]


def _twin(command):
    return command if command.side == "midline" else replace(command, side="right")


class Bench:
    """Commands that no bedside step holds: nerve, cortex and single cells are stimulated."""

    @staticmethod
    def rest(circuit, side="right", duration=0.4, **more):
        """Return a quiet limb, every joint held."""
        return Command(circuit, side, duration, hands=tuple(hold(dof) for dof in CIRCUITS[circuit]), **more)

    def shock(self, circuit, muscle, site, **more):
        """Return one strong pulse to the nerve of a muscle."""
        return self.rest(circuit, duration=0.12, shocks=(Shock(muscle, 0.02, 1.2, site=site),), **more)

    def effort(self, circuit, muscle, level, duration=0.8, **more):
        """Return a held effort of some strength."""
        wave = ((0.0, 0.0), (0.05, 0.0), (0.2, level))
        return self.rest(circuit, duration=duration, efforts=(Effort(muscle, wave),), **more)

    @staticmethod
    def blow(reflex, stretch, side="right", **more):
        """Return one blow of the hammer on a limb placed as for that reflex."""
        return replace(tap(reflex, side, stretch)[0].command, duration=0.25, **more)

    @staticmethod
    def push(torque, inertia, side="right", duration=2.0):
        """Return a brisk dorsiflexion kept up by a hand of some inertia."""
        hand = Hand(
            "ankle",
            angle=((0.0, -15.0),),
            limit=((0.0, 1e9), (0.05, 1e9), (0.051, 0.0)),
            torque=((0.0, 0.0), (0.05, 0.0), (0.11, torque)),
            inertia=inertia,
            weight=0.0,
        )
        return Command("ankle", side, duration, hands=(hand,))

    @staticmethod
    def emg(trace, muscle, start=0.0, stop=None):
        """Return the peak-to-peak EMG of a muscle [V] between two times."""
        last = None if stop is None else round(stop * trace.emg_rate)
        return float(np.ptp(trace.emg[channel(trace, muscle), round(start * trace.emg_rate) : last]))

    @staticmethod
    def onset(trace, muscle, after, floor=1e-5):
        """Return the time from ``after`` to the first EMG [s], None if there is none."""
        part = np.abs(trace.emg[channel(trace, muscle), round(after * trace.emg_rate) :])
        above = np.flatnonzero(part > floor)
        return float(above[0] / trace.emg_rate) if above.size else None

    @staticmethod
    def force(trace, muscle, start, stop=None):
        """Return the mean force of a muscle between two times above that of the first 20 ms [N]."""
        row = trace.force[channel(trace, muscle)]
        last = None if stop is None else round(stop * trace.rate)
        return float(row[round(start * trace.rate) : last].mean() - row[:20].mean())


@pytest.fixture(scope="session")
def lab():
    return Lab()


@pytest.fixture(scope="session")
def bench():
    return Bench()
