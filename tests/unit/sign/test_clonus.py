"""Clonus: beats that follow each other within its period and move the joint; anything else is none."""

import pytest
from synthetic import beating, by_measure, with_potentials

from sherrington.sign import clonus


def test_clonus_counts_beats_and_frequency():
    rows = by_measure(clonus.grade(beating(5.0, 8)))
    assert rows["beats"].value == 8 and rows["frequency"].value == pytest.approx(5.0, rel=0.05)
    assert rows["beats"].flag == "present" and rows["beats"].to_dict()["hpo"] == "HP:0002169"


def test_a_limb_that_rings_without_emg_has_no_clonus():
    rows = by_measure(clonus.grade(beating(5.0, 8, seen=False)))
    assert rows["beats"].value == 0 and rows["frequency"].value is None


def volleys(frequency, n):
    """Return clonus whose bursts swell and fade over 40 ms, as those of many units do."""
    trace = beating(frequency, 0, seen=False)
    for k, size in enumerate((0.3, 0.7, 1.0, 0.7, 0.3)):
        trace = with_potentials(trace, "soleus", [0.1 + 0.008 * k + i / frequency for i in range(n + 1)], 1e-3 * size)
    return trace


@pytest.mark.parametrize("frequency", [3.5, 5.0, 7.0])
def test_any_frequency_of_clonus_is_told(frequency):
    assert clonus.beats_of(volleys(frequency, 6)) == (6, pytest.approx(frequency, rel=0.1))


@pytest.mark.parametrize(("frequency", "n"), [(1.2, 2), (11.0, 8)])
def test_spasms_are_slower_and_tremor_is_faster(frequency, n):
    assert clonus.beats_of(volleys(frequency, n)) == (0, None)


def test_beats_without_movement_are_none():
    assert clonus.beats_of(beating(5.0, 8, swing=0.1)) == (0, None)


def test_one_beat_has_no_frequency():
    assert clonus.beats_of(beating(5.0, 1)) == (1, None)
    assert [clonus.beats_of(beating(5.0, n))[0] for n in (0, 2, 4, 9)] == [0, 2, 4, 9]
