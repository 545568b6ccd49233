"""Grading a whole examination: silence takes all that spikes make, order changes nothing."""

import numpy as np
import pytest
from synthetic import silent, with_force

from sherrington.exam import bedside
from sherrington.sign.examination import Examination, Recording, grade_all
from sherrington.sign.finding import Finding


def test_in_a_silent_body_everything_that_spikes_make_is_gone():
    steps = bedside()
    traces = [Recording(step, silent(step)) for step in steps]
    efforts = {r.trace.command: with_all_force(r.trace) for r in traces if r.step.test == "power"}
    for row in grade_all(traces, efforts):
        if row.measure == "grade":
            assert row.value == 0
        if row.measure in ("mas", "mrc", "beats", "force_fraction", "fasciculation", "amplitude", "rate"):
            assert row.value == 0, row
        if row.measure == "response":
            assert row.value == "none"
        assert row.to_dict()["value"] is not None or row.reason


def with_all_force(trace):
    for muscle in trace.muscles:
        trace = with_force(trace, muscle, np.interp(trace.time, [0.05, 0.4], [0.0, 100.0]))
    return trace


def test_order_of_steps_changes_no_finding():
    steps = bedside()
    traces = [Recording(step, silent(step)) for step in steps]
    efforts = {r.trace.command: with_all_force(r.trace) for r in traces if r.step.test == "power"}
    first, second = grade_all(traces, efforts), grade_all(traces[::-1], efforts)
    assert sorted(map(str, first)) == sorted(map(str, second))
    keys = [(r.test, r.structure, r.side, r.measure, r.direction) for r in first]
    assert len(keys) == len(set(keys))


def test_a_finding_is_found_by_its_place_or_not_at_all():
    rows = (
        Finding("tone", "elbow", "left", "mas", 1, "Modified Ashworth", direction="flexion"),
        Finding("power", "soleus", "left", "mrc", 5, "MRC 0-5"),
    )
    done = Examination(rows, (), 1.0)
    assert done.find("tone", "mas", "elbow", "left", "flexion") is rows[0]
    assert done.find("power", "mrc", "soleus", "left") is rows[1] and done.rows() == [row.to_dict() for row in rows]
    with pytest.raises(KeyError, match="no finding"):
        done.find("tone", "mas", "elbow", "left", "extension")
