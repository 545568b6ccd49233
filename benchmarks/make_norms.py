"""Examine healthy persons and write their bands into sherrington/sign/norms.yaml.

    python benchmarks/make_norms.py [--persons 24] [--first 1000] [--threads 2] [--focus patellar]

Persons differ in age, sex, height and seed; none of the seeds is one that tests or presets use.
Every measure that is a number and not an ordinal grade gets P2.5 and P97.5 of the persons; with few
persons the normal (for positive measures log-normal) 95 % limits, which are steadier, are taken where
they are wider. Ordinal scales keep their conventional bands.
"""

import argparse
import math
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
import yaml

from sherrington.circuit.patient import Patient, Person
from sherrington.exam.protocol import whole
from sherrington.exam.tendon_reflex import REFLEXES
from sherrington.foundation.sources import read_table
from sherrington.sign.examination import examine
from sherrington.sign.scale import FELT, STRENGTH, VISIBLE, opposite

NORMS = Path(__file__).parents[1] / "sherrington" / "sign" / "norms.yaml"
UNITS = {
    "torque": "N m",
    "reflex_torque": "N m",
    "resistance_fast": "N m",
    "resistance_slow": "N m",
    "latency": "s",
    "amplitude": "V",
}
UNITS |= {"rate": "Hz", "first_swing": "deg"}
# measure -> (low side open, high side open, where the band may not go)
MEASURES = {
    ("tendon_reflex", "torque"): (False, False),
    ("tendon_reflex", "latency"): (False, False),
    ("tendon_reflex", "amplitude"): (False, False),
    ("tone", "reflex_torque"): (True, False),
    ("tone", "resistance_fast"): (False, False),
    ("tone", "resistance_slow"): (False, False),
    ("finger_tapping", "rate"): (False, False),
    ("finger_tapping", "interval_cv"): (True, False),
    ("individuation", "index"): (False, True),
    ("force_tracking", "error"): (True, False),
    ("force_tracking", "force_cv"): (True, False),
    ("pendulum", "first_swing"): (False, False),
    ("pendulum", "relaxation_index"): (False, False),
}

# The virtual persons differ in age, sex, height and seed; people differ in more, and reflexes most of all.
# Factor by which a band is widened at both ends (assumed).
MARGIN = {"torque": 1.5, "amplitude": 1.5, "reflex_torque": 1.25, "latency": 1.05}
OTHER_MARGIN = 1.1


def person(i: int) -> Person:
    """Return the i-th healthy person: ages 20 to 80, both sexes, heights around their mean."""
    source = np.random.Generator(np.random.Philox(key=i))
    sex = "female" if i % 2 else "male"
    mean = 1.65 if sex == "female" else 1.78
    height = float(np.clip(source.normal(mean, 0.065), 1.48, 1.98))
    return Person(age=round(float(source.uniform(20, 80))), sex=sex, height=round(height, 2))


def collect(first: int, n: int, threads: int | None, focus: str | None) -> dict[tuple, list[float]]:
    """Return every measured number of every person by test, measure, structure and direction."""
    values = defaultdict(list)
    tests = {test for test, _ in MEASURES}
    steps = [step for step in whole(focus) if step.test in tests]
    for i in range(first, first + n):
        found = examine(Patient(person=person(i), seed=i), seed=i, threads=threads, steps=steps).findings
        for row in found:
            if (row.test, row.measure) in MEASURES and isinstance(row.value, (int, float)):
                place = row.structure if row.direction is None else f"{row.structure} {row.direction}"
                values[row.test, row.measure, place].append(float(row.value))
        print(f"{i - first + 1}/{n}", end="\r", file=sys.stderr, flush=True)
    return values


def band(values: list[float], low_open: bool, high_open: bool, least: float, margin: float) -> list[float | None]:
    """Return the 95 % limits of some values, widened and rounded outward; the upper at least ``least``."""
    x = np.asarray(values)
    low, high = np.quantile(x, [0.025, 0.975])
    if x.min() > 0:
        y = np.log(x)
        low = min(low, math.exp(y.mean() - 1.96 * y.std(ddof=1)))
        high = max(high, math.exp(y.mean() + 1.96 * y.std(ddof=1)))
    else:
        low, high = min(low, x.mean() - 1.96 * x.std(ddof=1)), max(high, x.mean() + 1.96 * x.std(ddof=1))
        low = max(low, 0.0) if x.min() >= 0 else low
    low, high = low / margin, max(high * margin, least)
    return [None if low_open else _outward(low, -1), None if high_open else _outward(high, 1)]


def least(measure: str, place: str) -> float:
    """Return the smallest value of a measure that an examiner can tell from nothing."""
    if measure == "torque":
        plan = REFLEXES[place]
        return VISIBLE * STRENGTH[f"{plan.joint} {'flexion' if plan.direction > 0 else 'extension'}"]
    if measure == "reflex_torque":
        joint, direction = place.split()
        return FELT * STRENGTH[f"{joint} {opposite(direction)}"]
    return 1e-4 if measure == "amplitude" else 0.0


def _outward(value: float, sign: int) -> float:
    """Return a value rounded away from the middle to three significant digits."""
    if value == 0:
        return 0.0
    step = 10.0 ** (math.floor(math.log10(abs(value))) - 2)
    return float(f"{(math.ceil(sign * value / step) * step * sign):.4g}")


def write(values: dict[tuple, list[float]], n: int) -> None:
    """Replace the bands that were measured, keep the others, write the file."""
    tree = {test: dict(measures) for test, measures in read_table(NORMS).items()}
    for (test, measure), (low_open, high_open) in MEASURES.items():
        rows = {
            p: band(v, low_open, high_open, least(measure, p), MARGIN.get(measure, OTHER_MARGIN))
            for (t, m, p), v in sorted(values.items())
            if (t, m) == (test, measure)
        }
        if rows:
            rows = dict(sorted((tree.get(test, {}).get(measure, {}).get("value", {}) | rows).items()))
            ends = [x for row in rows.values() for x in row if x is not None]
            tree.setdefault(test, {})[measure] = {
                "value": rows,
                "unit": UNITS.get(measure, "1"),
                "range": [min(ends), max(ends)],
                "kind": "derived",
                "source": "benchmarks/make_norms.py",
                "note": f"2.5th and 97.5th percentile of {n} healthy virtual persons, both sides, "
                f"widened by a factor of {MARGIN.get(measure, OTHER_MARGIN)} (assumed)",
            }
    head = "# Normal ranges by test, measure and structure: [low, high], null where a side is open.\n"
    head += "# kind derived: measured on the healthy virtual population by benchmarks/make_norms.py.\n"
    text = yaml.safe_dump(tree, sort_keys=False, width=110, default_flow_style=None)
    partial = NORMS.with_suffix(".tmp")
    partial.write_text(head + text, encoding="utf-8")
    partial.replace(NORMS)


def main() -> None:
    """Run the population and write the bands."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--persons", type=int, default=24)
    parser.add_argument("--first", type=int, default=1000, help="seed of the first person")
    parser.add_argument("--threads", type=int, default=None)
    parser.add_argument("--focus", default=None, help="renew only the bands of these tests, reflexes or joints")
    options = parser.parse_args()
    write(collect(options.first, options.persons, options.threads, options.focus), options.persons)


if __name__ == "__main__":
    main()
