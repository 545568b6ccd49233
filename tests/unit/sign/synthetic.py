"""Traces written by hand: what a grader must make of them is known."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from sherrington.circuit.command import Step
from sherrington.circuit.trace import Trace
from sherrington.exam.clonus import clonus
from sherrington.exam.limb import CIRCUITS
from sherrington.exam.power import MOVEMENTS
from sherrington.sign.finding import Finding

RATE, EMG_RATE = 1000.0, 10000.0
MUSCLES = {
    circuit: tuple(
        dict.fromkeys(muscle for move in MOVEMENTS.values() if move.circuit == circuit for muscle in move.muscles)
    )
    for circuit in CIRCUITS
}


def silent(step: Step) -> Trace:
    """Return the record of a step in a body that does nothing: joints follow the hand."""
    command = step.command
    n, n_emg = round(command.duration * RATE), round(command.duration * EMG_RATE)
    dofs, muscles = CIRCUITS[command.circuit], MUSCLES[command.circuit]
    time = np.arange(n) / RATE
    angle = np.zeros((len(dofs), n))
    for hand in command.hands:
        angle[dofs.index(hand.dof)] = np.interp(time, *zip(*hand.angle, strict=True))
    return Trace(
        command=command,
        rate=RATE,
        emg_rate=EMG_RATE,
        dofs=dofs,
        muscles=muscles,
        angle=angle,
        torque=np.zeros((len(dofs), n)),
        force=np.zeros((len(muscles), n)),
        emg=np.zeros((len(muscles), n_emg)),
        contact=np.zeros(n),
        bulk={muscle: 1.0 for muscle in muscles} if command.imaging else {},
    )


def with_row(trace: Trace, field: str, row: int, values: np.ndarray) -> Trace:
    """Return the trace with one row of one record replaced."""
    table = np.array(getattr(trace, field))
    table[row] = values
    return replace(trace, **{field: table})


def with_angle(trace: Trace, dof: str, values: np.ndarray) -> Trace:
    return with_row(trace, "angle", trace.dofs.index(dof), values)


def with_torque(trace: Trace, dof: str, values: np.ndarray) -> Trace:
    return with_row(trace, "torque", trace.dofs.index(dof), values)


def with_force(trace: Trace, muscle: str, values: np.ndarray) -> Trace:
    return with_row(trace, "force", trace.muscles.index(muscle), values)


def with_potentials(trace: Trace, muscle: str, times: list[float], size: float = 1e-3) -> Trace:
    """Return the trace with a biphasic 10 ms potential of peak ``size`` [V] at each time."""
    t = np.arange(trace.emg.shape[1]) / trace.emg_rate
    emg = np.array(trace.emg[trace.muscles.index(muscle)])
    for start in times:
        x = (t - start) / 0.010
        emg += size * np.sin(2.0 * np.pi * x) * ((x >= 0.0) & (x < 1.0))
    return with_row(trace, "emg", trace.muscles.index(muscle), emg)


def twitch(trace: Trace, start: float, peak: float, contraction: float = 0.06) -> np.ndarray:
    """Return a twitch that starts at a time and peaks at ``peak``."""
    x = np.clip((trace.time - start) / contraction, 0.0, None)
    return peak * x * np.exp(1.0 - x)


def by_measure(rows: Iterable[Finding]) -> dict[str, Finding]:
    """Return findings of one structure by their measure."""
    return {row.measure: row for row in rows}


def beating(frequency: float, n: int, seen: bool = True, swing: float = 5.0) -> Trace:
    """Return a clonus test in which the ankle swings [deg] at a frequency [Hz] and the calf beats n times."""
    trace = silent(clonus("ankle", "left")[0])
    trace = with_angle(trace, "ankle", swing * np.sin(2.0 * np.pi * frequency * trace.time))
    return with_potentials(trace, "soleus", [0.1 + i / frequency for i in range(n + 1)]) if seen else trace
