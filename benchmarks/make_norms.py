"""Examine healthy persons and write their bands into sherrington/sign/norms.yaml.

    python benchmarks/make_norms.py [--persons 20] [--first 1000] [--threads 2] [--focus patellar]

Persons differ in age, sex, height and in what cannot be seen; none of the seeds is one that tests or
presets use. How torques, latencies and amplitudes go with the strength, length and age that an examiner
can expect comes from typical persons of very different build (slopes); the bands hold for the
reference man and are carried to others by the slopes.
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

from sherrington.circuit.patient import REFERENCE, Patient, Person
from sherrington.circuit.person import usual
from sherrington.exam.protocol import whole
from sherrington.exam.tendon_reflex import REFLEXES
from sherrington.foundation.sources import read_table
from sherrington.sign.examination import examine
from sherrington.sign.norms import expected
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

# Factor by which a band is widened at both ends (assumed). Reflexes differ most between individuals,
# and that is in the population itself: jerks as brisk as those of one healthy person in forty are
# flagged, while a catch of one in forty at any of ten joints would be far too many.
MARGIN = {"torque": 1.0, "amplitude": 1.0, "reflex_torque": 1.25, "latency": 1.05}
OTHER_MARGIN = 1.1
# Slopes where healthy people hardly answer or too unevenly: a torque goes with strength (assumed).
UNKNOWN = {"torque": (1.0, 0.0, 0.0), "reflex_torque": (1.0, 0.0, 0.0)}
ANSWERING, FEWEST = 0.75, 10  # [1] share of the typical persons, and count of values, that slopes need
UNSURE = 1.0  # [1] standard error of a power from which on it is not known: strength and length go together
SEEN = 1e-4  # [V] smallest upper limit of an amplitude

# Typical persons between whom age, sex and height differ much: age [years], sex, height [m].
BODIES = (
    *((40, "male", 1.72), (25, "female", 1.50), (80, "female", 1.55), (75, "male", 1.95), (30, "male", 2.05)),
    *((45, "female", 1.70), (60, "male", 1.60), (25, "female", 1.83), (85, "male", 1.70), (20, "male", 1.85)),
    *((65, "female", 1.65), (14, "male", 1.58)),
)
SLOPED = ("N m", "s", "V")  # units of measures that go with build


def person(i: int) -> Person:
    """Return the i-th healthy person: ages 20 to 80, both sexes, heights around their mean, each an individual."""
    source = np.random.Generator(np.random.Philox(key=i))
    sex = "female" if i % 2 else "male"
    mean = 1.65 if sex == "female" else 1.78
    height = float(np.clip(source.normal(mean, 0.065), 1.48, 1.98))
    return Person(age=round(float(source.uniform(20, 80))), sex=sex, height=round(height, 2), individual=i)


def collect(people: list[tuple[int, Person]], threads: int | None, focus: str | None) -> dict[tuple, list[tuple]]:
    """Return every measured number with its person by test, measure, structure and direction."""
    values = defaultdict(list)
    tests = {test for test, _ in MEASURES}
    steps = [step for step in whole(focus) if step.test in tests]
    for k, (i, one) in enumerate(people, start=1):
        found = examine(Patient(person=one, seed=i), seed=i, threads=threads, steps=steps).findings
        for row in found:
            if (row.test, row.measure) in MEASURES and isinstance(row.value, (int, float)):
                place = row.structure if row.direction is None else f"{row.structure} {row.direction}"
                values[row.test, row.measure, place].append((one, float(row.value)))
        print(f"{k}/{len(people)}", end="\r", file=sys.stderr, flush=True)
    return values


def slopes(pairs: list[tuple[Person, float]]) -> list[float] | None:
    """Return the powers of usual strength and length and the change of the logarithm per decade; None if unknown."""
    known = [(one, value) for one, value in pairs if value > 0.0]
    if len(known) < ANSWERING * len(pairs) or len(known) < FEWEST:
        return None
    rows = [
        (1.0, math.log(body.strength), math.log(body.length), (one.age - REFERENCE.age) / 10.0)
        for one, body in ((one, usual(one.age, one.sex, one.height)) for one, _ in known)
    ]
    causes, effect = np.array(rows), np.log([value for _, value in known])
    found = np.linalg.lstsq(causes, effect, rcond=None)[0]
    rest = effect - causes @ found
    errors = np.sqrt(np.diag(np.linalg.inv(causes.T @ causes)) * (rest @ rest) / (len(rows) - causes.shape[1]))
    if errors[1:].max() > UNSURE:
        return None
    return [round(float(x), 3) + 0.0 for x in found[1:]]


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
    return SEEN if measure == "amplitude" else 0.0


def _assumed(measure: str) -> list[float]:
    """Return the slopes of a measure of which too little is known."""
    return list(UNKNOWN.get(measure, (0.0, 0.0, 0.0)))


def _widened(measure: str) -> str:
    """Return by how much a band is widened, in words."""
    margin = MARGIN.get(measure, OTHER_MARGIN)
    return "" if margin == 1.0 else f", widened by a factor of {margin} (assumed)"


def _outward(value: float, sign: int) -> float:
    """Return a value rounded away from the middle to three significant digits."""
    if value == 0:
        return 0.0
    step = 10.0 ** (math.floor(math.log10(abs(value))) - 2)
    return float(f"{(math.ceil(sign * value / step) * step * sign):.4g}")


def write(values: dict[tuple, list[tuple]], typical: dict[tuple, list[tuple]], n: int) -> None:
    """Replace the bands and slopes that were measured, keep the others, write the file."""
    tree = {test: dict(measures) for test, measures in read_table(NORMS).items()}
    for (test, measure), (low_open, high_open) in MEASURES.items():
        rows, steep = {}, {}
        for (t, m, p), pairs in sorted(values.items()):
            if (t, m) != (test, measure):
                continue
            if UNITS.get(measure, "1") in SLOPED:
                steep[p] = slopes(typical[t, m, p]) or _assumed(measure)
            own = [v / expected(one, *steep[p]) if p in steep else v for one, v in pairs]
            rows[p] = band(own, low_open, high_open, least(measure, p), MARGIN.get(measure, OTHER_MARGIN))
        if rows:
            rows = dict(sorted((tree.get(test, {}).get(measure, {}).get("value", {}) | rows).items()))
            ends = [x for row in rows.values() for x in row if x is not None]
            tree.setdefault(test, {})[measure] = {
                "value": rows,
                "unit": UNITS.get(measure, "1"),
                "range": [min(ends), max(ends)],
                "kind": "derived",
                "source": "benchmarks/make_norms.py",
                "note": f"2.5th and 97.5th percentile of {n} healthy virtual persons, both sides{_widened(measure)}",
            }
        if steep:
            key = f"{measure}_slopes"
            steep = dict(sorted((tree[test].get(key, {}).get("value", {}) | steep).items()))
            ends = [x for row in steep.values() for x in row]
            tree[test][key] = {
                "value": steep,
                "unit": "1",
                "range": [min(ends), max(ends)],
                "kind": "derived",
                "source": "benchmarks/make_norms.py",
                "note": "powers of usual strength and length, change of the logarithm per decade; "
                f"{len(BODIES)} typical persons of 14 to 85 years and 1.50 to 2.05 m; "
                f"assumed {_assumed(measure)} where they answer too unevenly",
            }
    head = "# Normal ranges by test, measure and structure: [low, high], null where a side is open. Where a table\n"
    head += "# MEASURE_slopes stands beside it, a range is that of the reference man and goes with build (norms.py).\n"
    head += "# kind derived: measured on the healthy virtual population by benchmarks/make_norms.py.\n"
    text = yaml.safe_dump(tree, sort_keys=False, width=110, default_flow_style=None)
    partial = NORMS.with_suffix(".tmp")
    partial.write_text(head + text, encoding="utf-8")
    partial.replace(NORMS)


def main() -> None:
    """Run the population and write the bands."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--persons", type=int, default=20)
    parser.add_argument("--first", type=int, default=1000, help="seed of the first person")
    parser.add_argument("--threads", type=int, default=None)
    parser.add_argument("--focus", default=None, help="renew only the bands of these tests, reflexes or joints")
    options = parser.parse_args()
    people = [(i, person(i)) for i in range(options.first, options.first + options.persons)]
    bodies = [(options.first - 1 - k, Person(*body)) for k, body in enumerate(BODIES)]
    found = collect(people, options.threads, options.focus)
    write(found, collect(bodies, options.threads, options.focus), options.persons)


if __name__ == "__main__":
    main()
