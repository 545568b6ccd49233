"""All scales: findings in, findings out, nothing else; less known is never a number more."""

import inspect
import json
from dataclasses import replace
from typing import get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_findings import changed, healthy, one

from sherrington.sign.finding import Finding
from sherrington.sign.scale import MRC
from sherrington.sign.scores import SCALES, scores

TETRAPARESIS = changed(changed(healthy(), 2, "power", measure="mrc"), 3, "tendon_reflex", measure="grade")
PARAPARESIS = [
    replace(row, value=0) if row.measure == "mrc" and "femoris" in row.structure else row for row in healthy()
]


def by_key(rows):
    return {(row.structure, row.side, row.measure): row for row in rows}


@pytest.mark.parametrize("score", SCALES.values(), ids=SCALES)
def test_a_score_takes_findings_and_nothing_else(score):
    assert list(inspect.signature(score).parameters) == ["findings"]
    hints = get_type_hints(score)
    assert str(hints["findings"]).endswith("Iterable[sherrington.sign.finding.Finding]")
    assert hints["return"] == list[Finding]


def test_rows_are_findings_of_their_own_kind():
    for rows in (scores(healthy()), scores([]), scores(TETRAPARESIS)):
        assert {row.test for row in rows} == {"score"} and {row.structure for row in rows} == set(SCALES)
        assert len(by_key(rows)) == len(rows)
        assert all(row.side in ("left", "right", "midline") for row in rows)
        json.dumps([row.to_dict() for row in rows], allow_nan=False)


def test_nothing_examined_is_no_number_anywhere():
    assert all(row.value is None and row.reason for row in scores([]))


def test_health_is_flagged_nowhere():
    assert not [row for row in scores(healthy()) if row.flagged]


def test_order_and_earlier_scores_change_nothing():
    rows = scores(TETRAPARESIS)
    assert scores(reversed(TETRAPARESIS)) == rows == scores([*rows, *TETRAPARESIS])
    assert scores(iter(TETRAPARESIS)) == rows


ROWS = {"health": list(healthy()), "tetraparesis": TETRAPARESIS, "paraparesis": PARAPARESIS}
FULL = {name: by_key(scores(rows)) for name, rows in ROWS.items()}


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(ROWS)), st.sets(st.integers(0, len(healthy()) - 1), min_size=1, max_size=5))
def test_missing_input_never_gives_a_number(name, gone):
    left = [row for i, row in enumerate(ROWS[name]) if i not in gone]
    blank = [replace(row, value=None, reason="refused") if i in gone else row for i, row in enumerate(ROWS[name])]
    for part in (by_key(scores(left)), by_key(scores(blank))):
        assert part.keys() == FULL[name].keys()
        assert all(row.value is None or row.value == FULL[name][key].value for key, row in part.items())


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_bounds_of_any_grades(data):
    marks = data.draw(st.lists(st.sampled_from(MRC), min_size=7, max_size=7))
    rows = [replace(row, value=marks[i % 7]) if row.measure == "mrc" else row for i, row in enumerate(healthy())]
    for row in scores(rows):
        low, _, high = row.unit.partition("-")
        if isinstance(row.value, (int, float)):
            assert float(low) <= row.value <= float(high), row


def test_a_scale_can_be_asked_alone():
    for name, score in SCALES.items():
        assert [row for row in scores(PARAPARESIS) if row.structure == name] == score(PARAPARESIS)
    assert one(SCALES["mrc_sum"](PARAPARESIS), "sum").flag == "low"
