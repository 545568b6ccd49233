"""Halving the time step changes no grade and moves no latency by more than 0.1 ms (knock-out 12)."""

import pytest

from sherrington.exam import strength, stretch, tap

GRADES = ("grade", "mas", "mrc")
STEPS = [
    *tap("ankle", "right"),
    *stretch("ankle", "right"),
    *strength("ankle", "extension", "right"),
    *strength("ankle", "flexion", "right"),
]


@pytest.mark.parametrize("case", ["umn", "healthy"])
def test_grades_and_latency(lab, case):
    """Reflex, tone and power of the right ankle at 0.05 and at 0.025 ms."""
    coarse, fine = (lab.examine(case, STEPS, dt=dt) for dt in (0.05, 0.025))
    for one, other in zip(coarse.findings, fine.findings, strict=True):
        if one.measure in (*GRADES, "latency", "torque", "reflex_torque", "force_fraction"):
            print(one.structure, one.direction or "", one.measure, one.value, other.value)
    for one, other in zip(coarse.findings, fine.findings, strict=True):
        if one.measure in GRADES:
            assert one.value == other.value, (one.structure, one.measure, one.direction)
        if one.measure == "latency":
            assert abs(one.value - other.value) <= 1.0e-4 + 1e-9
