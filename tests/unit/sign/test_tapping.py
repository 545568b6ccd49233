"""Taps: a finger that was lifted meets the table; bounces and rests are none."""

from dataclasses import replace

import numpy as np
import pytest
from synthetic import by_measure, silent, with_angle

from sherrington.exam import tap_finger
from sherrington.sign import tapping


def test_tapping_counts_contacts():
    trace = silent(tap_finger("left")[0])
    touch = ((trace.time - 0.13) % 0.2 < 0.08) & (trace.time > 0.13)
    trace = with_angle(trace, "index", np.where(touch, 35.0, 20.0))
    rows = by_measure(tapping.grade(type(trace)(**{**trace.__dict__, "contact": touch.astype(float)})))
    assert rows["rate"].value == pytest.approx(5.0, rel=0.02)
    assert rows["interval_cv"].value == pytest.approx(0.0, abs=0.02)
    none = by_measure(tapping.grade(trace))
    assert none["rate"].value == 0.0 and none["interval_cv"].value is None
    assert none["rate"].flag == "low"  # a finger that cannot be lifted is no healthy one


def touching(times, lift=15.0, length=0.05):
    """Return a bout whose finger touches the table from some times on [s], lifted in between [deg]."""
    trace = silent(tap_finger("left")[0])
    touch = sum(((trace.time >= t) & (trace.time < t + length)).astype(float) for t in times)
    down = trace.command.tapping.down
    return replace(with_angle(trace, "index", np.where(touch > 0.5, down, down - lift)), contact=touch)


def test_contacts_are_where_the_finger_lands():
    at = [0.3, 0.55, 0.9, 1.6]
    assert tapping.contacts(touching(at)).tolist() == pytest.approx(at, abs=2e-3)


def test_a_finger_that_bounces_without_being_lifted_taps_once():
    trace = touching([0.3, 0.4, 0.5], lift=1.0)
    high = np.where(trace.time < 0.3, 20.0, trace.angle[trace.dofs.index("index")])
    assert tapping.contacts(replace(with_angle(trace, "index", high), contact=trace.contact)).size == 1


def test_a_finger_that_lay_on_the_table_has_not_tapped_yet():
    assert tapping.contacts(touching([0.12, 0.4, 0.5], lift=1.0)).size == 0


def test_irregular_taps_vary():
    even, uneven = (
        by_measure(tapping.grade(touching(t)))["interval_cv"].value
        for t in (
            [0.3, 0.6, 0.9, 1.2],
            [0.3, 0.5, 0.9, 1.0],
        )
    )
    assert even == pytest.approx(0.0, abs=0.01) and uneven > 0.3
