"""What becomes of many measurements: persons and repeats are summed up, rows held against their bands."""

import json
from math import inf

import pytest

from sherrington.sign.measures.rows import COLUMNS, parse
from sherrington.sign.measures.session import _beyond_controls, _combined, _judged, _outside, persons, reference_of

LINE = dict.fromkeys(COLUMNS, "") | {"id": "A", "measure": "m_max", "structure": "soleus", "unit": "mV"}


def row(**changes):
    """Return a row with some fields changed."""
    return parse(LINE | {key: json.dumps(v) if isinstance(v, dict) else v for key, v in changes.items()})


def found(*values, reference=()):
    """Return outcomes by person, one repeat each."""
    own = {(0, 0, p, 0, False): value for p, value in enumerate(values)}
    return own | {(0, 0, p, 0, True): value for p, value in enumerate(reference)}


@pytest.mark.parametrize(
    ("low", "high", "value", "distance"),
    [("1", "3", 2.0, -1.0), ("1", "3", 5.0, 2.0), ("1", "", 0.0, 1.0), ("", "3", -inf, -inf), ("", "", 9.0, -1.0)],
)
def test_distance_from_the_band(low, high, value, distance):
    assert _outside(row(low=low, high=high), value) == distance


@pytest.mark.parametrize(
    ("statistic", "value"), [("median", 2.0), ("mean", 4.0), ("min", 1.0), ("max", 9.0), ("share_above", 1 / 3)]
)
def test_persons_are_summed_up_as_asked(statistic, value):
    share = statistic.startswith("share")
    one = row(
        settings={"n": 3, "statistic": statistic, **({"limit": 5.0} if share else {})}, unit="1" if share else "V"
    )
    assert _combined(one, found(9.0, 1.0, 2.0)) == pytest.approx(value)


def test_row_of_shares_has_no_unit_of_the_measure():
    assert row(settings={"n": 3, "statistic": "share_above", "limit": 1.0}, unit="%").factor == pytest.approx(100.0)


def test_repeats_of_one_person_count_once():
    repeats = {(0, 0, 0, r, False): value for r, value in enumerate((1.0, 2.0, 30.0))}
    assert _combined(row(settings={"repeats": 3}), repeats) == 2.0


def test_persons_without_a_number_may_be_a_minority():
    assert _combined(row(settings={"n": 3}), found(1.0, 3.0, "no M wave")) == 2.0
    assert _combined(row(settings={"n": 3}), found(1.0, "no M wave", "no M wave")) == "no M wave"


def test_each_person_is_held_against_himself():
    one = row(settings={"n": 2, "against": "healthy", "statistic": "max"}, unit="1")
    assert _combined(one, found(1.0, 9.0, reference=(4.0, 90.0))) == pytest.approx(0.25)
    assert _combined(row(settings={"against": "healthy"}, unit="1"), found(1.0, reference=("dead",))) == (
        "the reference: dead"
    )


def test_abnormal_is_beyond_two_deviations_of_the_controls():
    controls = [9.0, 10.0, 11.0]  # mean 10, SD 0.82
    assert _beyond_controls([12.0, 8.0, 10.0, "none"], controls, True) == 0.25
    assert _beyond_controls([12.0, 8.0, 7.0, "none"], controls, False) == 0.5
    assert _beyond_controls([12.0], controls[:2], True) == "too few controls"


def test_a_row_passes_where_the_worst_of_its_variants_lies_in_the_band():
    one = row(settings={"every": [{}, {"structure": "tibialis_anterior"}]}, low="1", high="5")
    inside = {(0, 0, 0, 0, False): 2e-3, (0, 1, 0, 0, False): 4e-3}
    judged = _judged(0, one, inside)
    assert judged["pass"] is True and judged["note"].startswith("all of: 2, 4")
    outside = _judged(0, one, inside | {(0, 1, 0, 0, False): 9e-3})
    assert outside["pass"] is False and outside["value"] == pytest.approx(9.0)
    half = _judged(0, one, inside | {(0, 1, 0, 0, False): "no M wave"})
    assert half["pass"] is False and "no M wave" in half["note"]


def test_a_known_failure_says_why_and_a_pass_does_not():
    one = row(known="no fascia", low="1", high="5")
    assert _judged(0, one, {(0, 0, 0, 0, False): 9e-3})["known"] == "no fascia"
    assert "known" not in _judged(0, one, {(0, 0, 0, 0, False): 2e-3})


def test_a_row_that_cannot_be_measured_here_is_neither_passed_nor_failed():
    judged = _judged(0, row(missing="a stomach"), {})
    assert judged["pass"] is None and judged["value"] is None and judged["note"] == "needs a stomach"


def test_one_person_of_a_range_is_its_middle():
    assert persons(row(settings={"age": [20, 30], "sex": "male"}), 0) == [{"age": 25.0, "sex": "male"}]


def test_the_other_side_of_a_row_is_measured_without_its_reference():
    one = row(settings={"against": "other_side"}, unit="1")
    what, body = reference_of(one)
    assert {one.side, what.side} == {"left", "right"} and "against" not in what.settings and body == {}
    assert reference_of(row()) is None
