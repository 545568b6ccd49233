"""Efforts written by hand: force over the own force in health, and the grade made of it."""

import numpy as np
import pytest
from synthetic import by_measure, silent, with_force, with_potentials

from sherrington.exam import strength
from sherrington.sign import power


def effort(force):
    trace = silent(strength("knee", "extension", "left")[0])
    return with_force(trace, "vastus_lateralis", 10.0 + np.interp(trace.time, [0.05, 0.4], [0.0, force]))


def test_power_is_the_share_of_own_healthy_force():
    row = next(r for r in power.grade(effort(500.0), effort(1000.0)) if r.structure == "vastus_lateralis")
    assert row.measure == "mrc" and row.value == 4 and row.to_dict()["hpo"] == "HP:0001324"
    rows = [r for r in power.grade(effort(500.0), effort(1000.0)) if r.structure == "vastus_lateralis"]
    assert by_measure(rows)["force_fraction"].value == pytest.approx(0.5)
    assert all(
        r.value is None and r.reason for r in power.grade(effort(1.0), effort(1.0)) if r.structure == "rectus_femoris"
    )


def test_jaw_power_is_told_by_side():
    trace = silent(strength("jaw", "flexion")[0])
    assert {(row.structure, row.side) for row in power.grade(trace, trace)} == {
        ("masseter", "left"),
        ("masseter", "right"),
    }


def grades(fraction):
    """Return the grade of the vastus lateralis at a fraction of its force in health."""
    rows = power.grade(effort(1000.0 * fraction), effort(1000.0))
    return next(r.value for r in rows if r.structure == "vastus_lateralis" and r.measure == "mrc")


def test_grades_grow_with_force_from_nothing_to_all():
    found = [grades(fraction) for fraction in np.linspace(0.0, 1.0, 60)]
    assert found == sorted(found) and found[0] == 0 and found[-1] == 5 and len(set(found)) >= 6


def test_passive_tension_is_no_strength():
    stiff = effort(300.0)
    tense = with_force(stiff, "vastus_lateralis", stiff.force[stiff.muscles.index("vastus_lateralis")] + 500.0)
    assert power.active_force(tense, "vastus_lateralis") == pytest.approx(power.active_force(stiff, "vastus_lateralis"))


def test_a_flicker_is_emg_without_force():
    trace = with_potentials(effort(0.0), "vastus_lateralis", list(np.arange(0.5, 0.9, 0.03)), 3e-4)
    assert power.flickers(trace, "vastus_lateralis") and not power.flickers(effort(0.0), "vastus_lateralis")
    rows = power.grade(trace, effort(1000.0))
    assert next(r.value for r in rows if r.structure == "vastus_lateralis" and r.measure == "mrc") == 1
