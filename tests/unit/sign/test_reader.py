"""A human reader: grades slip by one step as often as told, measured rows and missing ones never."""

import numpy as np
import pytest

from sherrington.exam import Examiner
from sherrington.sign.finding import Finding
from sherrington.sign.reader import SCALES, read

USUAL = Examiner.usual()
REFLEX = Finding("tendon_reflex", "ankle", "left", "grade", 2, "DTR 0-4", 1, 2)
TONE = Finding("tone", "elbow", "left", "mas", 1.5, "Modified Ashworth", 0, 0, "high", direction="extension")
POWER = Finding("power", "soleus", "left", "mrc", 4, "MRC 0-5", 5, 5, "low")


def readings(row, examiner, n=600):
    """Return what many readings of one row give."""
    return np.array([read([row], examiner, seed)[0].value for seed in range(n)])


@pytest.mark.parametrize("chance", [0.1, 0.4])
@pytest.mark.parametrize("row", [REFLEX, TONE], ids=["reflex", "tone"])
def test_a_grade_slips_one_step_to_either_side_as_often_as_told(row, chance):
    scale = SCALES[row.test, row.measure]
    at = scale.index(row.value)
    values = readings(row, USUAL._replace(grade_slip=chance))
    assert set(values) == {scale[at - 1], row.value, scale[at + 1]}
    assert np.mean(values != row.value) == pytest.approx(chance, abs=0.07)
    up, down = np.mean(values > row.value), np.mean(values < row.value)
    assert up == pytest.approx(down, abs=0.08)


@pytest.mark.parametrize("value", [0, 4])
def test_nobody_reads_beyond_the_ends_of_the_scale(value):
    row = Finding("tendon_reflex", "ankle", "left", "grade", value, "DTR 0-4", 1, 2)
    assert set(readings(row, USUAL._replace(grade_slip=1.0), 100)) <= {value, abs(value - 1)}


def test_power_is_read_about_its_grade():
    values = readings(POWER, USUAL._replace(mrc=0.3))
    assert set(values) <= set(SCALES["power", "mrc"]) and values.mean() == pytest.approx(4.0, abs=0.1)
    assert set(readings(POWER, USUAL._replace(mrc=0.0), 50)) == {4}


def test_an_exact_reader_changes_nothing():
    exact = USUAL._replace(grade_slip=0.0, mrc=0.0)
    rows = (REFLEX, TONE, POWER)
    assert read(rows, None, 1) == read(rows, exact, 1) == rows


def test_what_is_measured_or_missing_or_a_word_is_not_read():
    rows = (
        Finding("tone", "elbow", "left", "reflex_torque", 3.2, "N m"),
        Finding("power", "soleus", "left", "mrc", None, "MRC 0-5", reason="in plaster"),
        Finding("plantar", "plantar", "left", "response", "flexor", "flexor/none/extensor"),
    )
    for seed in range(20):
        assert read(rows, USUAL._replace(grade_slip=1.0, mrc=3.0), seed) == rows


def test_the_flag_follows_what_was_read():
    for seed in range(40):
        (row,) = read([REFLEX], USUAL._replace(grade_slip=1.0), seed)
        assert row.flag == ("high" if row.value == 3 else "normal")


def test_readings_do_not_depend_on_the_order_of_the_rows():
    rows = (REFLEX, TONE, POWER)
    for seed in range(20):
        assert read(rows, USUAL, seed) == read(rows[::-1], USUAL, seed)[::-1]
