"""Simulate very many random valid patients and write down those that break: no NaN for any of them.

    python benchmarks/fuzz_patients.py --n 100000 --jobs 2 --output fuzz_patients.json

The run can be interrupted and started again: it goes on where the output file ends. Every patient
follows from its seed alone; ``--seed 123`` repeats one of them and shows what is wrong.
"""

import argparse
import json
import os
import sys
import time
from functools import cache
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from sherrington.adapt import adapt
from sherrington.circuit.command import Coil, Command, Effort, Hand, Shock, Tap
from sherrington.circuit.compile import compile_circuit
from sherrington.circuit.patient import Lesion, Patient, Person
from sherrington.circuit.run import run
from sherrington.circuit.table import circuit_table
from sherrington.exam.limb import POSTURE
from sherrington.foundation import anatomy
from sherrington.lesion import injure
from sherrington.lesion.sites import expressible

DURATION = 0.15  # [s]
CHUNK = 50  # patients between two savings
LIFE = 365.25  # [d]


@cache
def places() -> tuple[str, ...]:
    """Return every site that a lesion may name."""
    return tuple(sorted(expressible()))


def trial(circuit: str, side: str) -> Command:
    """Return a short trial in which everything acts at once on a limb that is let go."""
    row = circuit_table()[circuit]
    pools = tuple(row.pools)
    let_go = ((0.0, 1e9), (0.06, 1e9), (0.061, 0.0))
    return Command(
        circuit,
        side,
        DURATION,
        hands=tuple(Hand(dof, angle=((0.0, POSTURE[dof]),), limit=let_go) for dof in row.dofs),
        efforts=tuple(Effort(pool, ((0.0, 0.0), (0.05, 1.0 if i == 0 else 0.4))) for i, pool in enumerate(pools)),
        taps=tuple(Tap(pool, 0.03, 3.0) for pool in pools),
        shocks=(Shock(pools[0], 0.08, 1.3),),
        coils=(Coil(0.1, 1.6),),
        skin=((0.0, 1.0),),
        reinforcement=((0.0, 0.0), (0.02, 1.0)),
        imaging=True,
        settle=0.1,
    )


def fault_of(patient: Patient, circuit: str, side: str) -> str | None:
    """Return what is wrong with one simulated patient, or None."""
    try:
        body = patient if patient.muscles else adapt(injure(patient))
        trace = run(compile_circuit(body, circuit, side, 0), trial(circuit, side))
    except Exception as error:  # whatever breaks is what this looks for
        return f"{type(error).__name__}: {error}"
    for name in ("angle", "torque", "force", "emg", "contact"):
        if not np.isfinite(getattr(trace, name)).all():
            return f"{name} is not finite"
    if not all(np.isfinite(size) and 0.0 <= size <= 1.5 for size in trace.bulk.values()):
        return f"bulk {dict(trace.bulk)}"
    return None


def patient_of(seed: int) -> tuple[Patient, str, str]:
    """Return the patient, circuit and side that belong to a seed."""
    draw = np.random.Generator(np.random.Philox(seed))
    age = float(draw.uniform(5.0, 100.0))
    person = Person(age, ("female", "male")[draw.integers(2)], float(draw.uniform(1.2, 2.1)))
    lesions = tuple(_lesion(draw, age) for _ in range(draw.integers(0, 5)))
    circuit = sorted(circuit_table())[draw.integers(len(circuit_table()))]
    side = "midline" if circuit_table()[circuit].midline else ("left", "right")[draw.integers(2)]
    return Patient(person=person, lesions=lesions), circuit, side


def _lesion(draw: np.random.Generator, age: float) -> Lesion:
    sites = tuple(str(site) for site in draw.choice(places(), size=draw.integers(1, 20), replace=False))
    paired = any(anatomy.nodes()[site].laterality != "midline" for site in sites)
    since = float(draw.uniform(0.0, min(age, 30.0)) * LIFE * draw.uniform() ** 3)
    return Lesion(
        sites=sites,
        side=("left", "right", "both")[draw.integers(3)] if paired else "midline",
        loss=_fraction(draw),
        block=_fraction(draw) * float(draw.integers(2)),
        slow=_fraction(draw) * float(draw.integers(2)),
        age=since,
        over=since * (0.0, 0.5, 1.0)[draw.integers(3)],
    )


def _fraction(draw: np.random.Generator) -> float:
    """Return a fraction; a quarter of them are all."""
    return float(min(1.0, draw.uniform(0.0, 4.0 / 3.0)))


def broken(seed: int) -> str | None:
    """Return what is wrong with the patient of a seed, or None."""
    return fault_of(*patient_of(seed))


def main() -> int:
    """Run the command line; 0 if nothing broke, 1 otherwise."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=100_000, help="patients in all")
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)), help="processes")
    parser.add_argument("--output", type=Path, default=Path("fuzz_patients.json"))
    parser.add_argument("--seed", type=int, help="repeat one patient")
    asked = parser.parse_args()
    if asked.seed is not None:
        print(*patient_of(asked.seed), broken(asked.seed) or "nothing wrong", sep="\n")
        return 0
    state = json.loads(asked.output.read_text()) if asked.output.exists() else {"done": 0, "broken": {}}
    broken(0)  # machine code is made once, before the processes start
    begin, first = time.monotonic(), state["done"]
    with get_context("spawn").Pool(asked.jobs) as pool:
        while state["done"] < asked.n:
            seeds = range(state["done"], min(state["done"] + CHUNK, asked.n))
            faults = pool.map(broken, seeds, chunksize=5)
            state["broken"] |= {str(seed): fault for seed, fault in zip(seeds, faults, strict=True) if fault}
            state["done"] = seeds.stop
            _save(asked.output, state)
            pace = (state["done"] - first) / (time.monotonic() - begin)
            print(f"{state['done']} of {asked.n}, {len(state['broken'])} broken, {pace:.1f} per s", file=sys.stderr)
    print(json.dumps(state["broken"], indent=1))
    return 1 if state["broken"] else 0


def _save(path: Path, state: dict) -> None:
    """Write the file under another name first, so that an interruption leaves a whole one."""
    part = path.with_suffix(".part")
    part.write_text(json.dumps(state))
    part.replace(path)


if __name__ == "__main__":
    sys.exit(main())
