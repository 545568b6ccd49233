"""Records written by hand for the experiments that ask for them: the right answer is known beforehand."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from sherrington.circuit.command import Command
from sherrington.circuit.table import circuit_table
from sherrington.circuit.trace import Trace
from sherrington.sign.measures import Subject, Trial, find

RATE, EMG_RATE = 1e3, 1e4


def blank(command: Command) -> Trace:
    """Return the record of a body that does nothing: joints follow the hand, nothing pulls."""
    row = circuit_table()[command.circuit]
    n, n_emg = round(command.duration * RATE), round(command.duration * EMG_RATE)
    labels = tuple(f"{m}:{side}" for side in ("left", "right") for m in row.muscles) if row.midline else row.muscles
    angle = np.zeros((len(row.dofs), n))
    for hand in command.hands:
        angle[row.dofs.index(hand.dof)] = np.interp(np.arange(n) / RATE, *zip(*hand.angle, strict=True))
    force, emg = np.zeros((len(labels), n)), np.zeros((len(labels), n_emg))
    return Trace(
        command, RATE, EMG_RATE, row.dofs, labels, angle, np.zeros_like(angle), force, emg, np.zeros(n)
    )  # fmt: skip


def pulling(trace: Trace, muscle: str, force: Callable[[np.ndarray], np.ndarray]) -> Trace:
    """Return the record with the force of one muscle as a function of time [s] [N]."""
    table = np.array(trace.force)
    table[trace.muscles.index(muscle)] = force(trace.time)
    return replace(trace, force=table)


def with_torque(trace: Trace, dof: str, torque: np.ndarray) -> Trace:
    """Return the record with the torque on the hand at one joint [N m]."""
    table = np.array(trace.torque)
    table[trace.dofs.index(dof)] = torque
    return replace(trace, torque=table)


def firing(trace: Trace, trains: Mapping[tuple[str, int], Iterable[float]]) -> Trace:
    """Return the record with a needle that saw each unit of a muscle discharge at some times [s]."""
    rows = [(t, float(trace.muscles.index(muscle)), float(unit)) for (muscle, unit), at in trains.items() for t in at]
    return replace(trace, units=np.array(sorted(rows)).reshape(-1, 3))


def waves(trace: Trace, muscle: str, found: Iterable[tuple[float, float]], length: float = 0.006) -> Trace:
    """Return the record with one period of a sine at each time [s], of a peak-to-peak size [V]."""
    t = np.arange(trace.emg.shape[1]) / trace.emg_rate
    table = np.array(trace.emg)
    for start, size in found:
        x = (t - start) / length
        inside = (x > -1e-9) & (x <= 1.0)
        table[trace.muscles.index(muscle)] += 0.5 * size * np.sin(2.0 * np.pi * x) * inside
    return replace(trace, emg=table)


def play(
    name: str,
    structure: str,
    body: Callable[[Trial], Trace],
    side: str = "right",
    tape: Callable[[str], float] = lambda pool: 1.0,
    **settings: Any,
) -> tuple[float, list[Trial]]:
    """Return what a measure makes of a body whose records are a function of the trial, and the trials it asked for."""
    known = find(name)
    plan = known.plan(Subject(structure, side, {**known.defaults, **settings}, tape=tape))
    asked = list(next(plan))
    trials = list(asked)
    try:
        while True:
            asked = list(plan.send([body(trial) for trial in asked]))
            trials += asked
    except StopIteration as done:
        return float(done.value), trials


def effort_at(command: Command, time: float) -> float:
    """Return the effort that a command asks for at a time [1]."""
    return float(np.interp(time, *zip(*command.efforts[0].level, strict=True)))


def strong(trial: Trial, muscle: str, most: float, late: float = 0.12) -> Trace:
    """Return the record of a muscle whose force is its effort times the greatest force, a moment late."""
    if not trial.command.efforts:
        return blank(trial.command)
    times, level = zip(*trial.command.efforts[0].level, strict=True)
    return pulling(blank(trial.command), muscle, lambda t: most * np.interp(t - late, times, level))
