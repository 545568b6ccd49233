"""Times real time of each joint circuit on one core, in the function that `examine` runs.

Two trials each: at rest under a hammer blow, and with half of the full effort of the first muscle in a
firm hand. Noise and interneurons are on, pools have their full size, dt is 0.05 ms. Times are processor
time, the least of several runs; simulated time includes settling.

    python benchmarks/circuits.py [CIRCUIT ...]
"""

import json
import resource
import sys
from time import process_time

from sherrington.circuit.command import Command, Effort, Hand, Tap
from sherrington.circuit.compile import compile_circuit
from sherrington.circuit.patient import Patient
from sherrington.circuit.run import run
from sherrington.circuit.table import circuit_table

AIM = {"ankle": 4.0, "wrist": 8.0}


def trials(circuit) -> dict[str, Command]:
    """Return the trials of one circuit."""
    first = circuit.muscles[0]
    hands = tuple(Hand(dof, ((0.0, 0.0),)) for dof in circuit.dofs)
    return {
        "rest_and_tap": Command(circuit.name, circuit.side, 1.0, taps=(Tap(first, 0.4),)),
        "half_effort": Command(
            circuit.name, circuit.side, 1.0, hands=hands, efforts=(Effort(first, ((0.0, 0.5), (1.0, 0.5))),)
        ),
    }


def measure(names=None, repeats: int = 5) -> dict:
    """Return speed and counts of each circuit, and the peak memory of the process [MB]."""
    result: dict = {}
    for name in names or circuit_table():
        circuit = compile_circuit(Patient(), name, "midline" if circuit_table()[name].midline else "left")
        speed = {}
        for trial, command in trials(circuit).items():
            run(circuit, command)
            best = float("inf")
            for _ in range(repeats):
                before = process_time()
                run(circuit, command)
                best = min(best, process_time() - before)
            speed[trial] = round((command.duration + command.settle) / best, 2)
        result[name] = {
            "times_real_time": speed,
            "aim": AIM.get(name),
            "cells": circuit.n_cells,
            "synapses": circuit.n_synapses,
            "motoneurons": sum(p.n for p in circuit.layout.pools),
            "dt_ms": circuit.dt,
        }
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024.0
    return {"circuits": result, "peak_memory_mb": round(peak, 1)}


if __name__ == "__main__":
    json.dump(measure(sys.argv[1:] or None), sys.stdout, indent=2)
    print()
