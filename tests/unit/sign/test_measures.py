"""Measures: documented, general, computed from traces; rows are checked before anything runs."""

import json
from itertools import pairwise

import numpy as np
import pytest

from sherrington.circuit.command import Command
from sherrington.circuit.patient import Patient, Person
from sherrington.circuit.trace import Trace
from sherrington.exam.laboratory import held, moving, place_of, places
from sherrington.foundation.errors import InputError
from sherrington.sign.measures import REGISTRY, Subject, UnableError, find
from sherrington.sign.measures.rows import COLUMNS, COMMON, changed, parse, read_rows, unit_of
from sherrington.sign.measures.session import Body, _held_against, persons, summarised, tasks_of, verify
from sherrington.sign.measures.trains import evenly, mean_rate, steady, trains

LINE = dict.fromkeys(COLUMNS, "") | {
    "id": "X",
    "measure": "axon_velocity",
    "structure": "first_dorsal_interosseous",
    "unit": "m/s",
}
EXAMPLES = {"muscle": "soleus", "joint": "ankle", "reflex": "ankle"}


def row(**changes):
    """Return a row of the right form with some fields changed."""
    return parse(LINE | {key: json.dumps(v) if isinstance(v, dict) else v for key, v in changes.items()})


def healthy(body):
    """Return a person without injury."""
    return Patient(person=Person(body.age or 45.0, body.sex or "female", body.height or 1.7))


@pytest.mark.parametrize("name", sorted(REGISTRY))
def test_every_measure_is_documented(name):
    known = REGISTRY[name]
    assert len(known.meaning) > 20 and known.meaning.endswith(".")
    assert known.kind in EXAMPLES
    unit_of(known.unit)
    assert not set(known.defaults) & set(COMMON)


@pytest.mark.parametrize("name", sorted(REGISTRY))
def test_every_measure_asks_for_commands(name):
    known = REGISTRY[name]
    structure = {"hallux": "tibialis_anterior", "knee": "knee", "index": "index"}.get(
        (known.circuits or ("",))[0], EXAMPLES[known.kind]
    )
    plan = known.plan(Subject(structure, "right", known.defaults))
    trials = next(plan)
    assert trials and all(isinstance(trial.command, Command) and trial.command.duration < 60.0 for trial in trials)
    again = next(known.plan(Subject(structure, "right", known.defaults, repeat=1)))
    if name != "muscle_bulk":
        assert [t.command.trial for t in again] != [t.command.trial for t in trials]
    plan.close()


@pytest.mark.parametrize(
    ("changes", "field", "word"),
    [
        ({"measure": "axon_velocty"}, "measure", "axon_velocity"),
        ({"structure": "first_dorsal"}, "structure", "nterosseous"),
        ({"side": "up"}, "side", "left"),
        ({"settings": {"proximl": 0.5}}, "settings", "proximal"),
        ({"settings": {"proximal": "far"}}, "settings", "proximal"),
        ({"settings": {"proximal": 7}}, "settings", "proximal"),
        ({"settings": {"n": 0}}, "settings", "1 to"),
        ({"settings": {"statistic": "mode"}}, "settings", "median"),
        ({"settings": {"age": [60, 20]}}, "settings", "low, high"),
        ({"settings": {"against": "sick"}}, "settings", "healthy"),
        ({"settings": "[1]"}, "settings", "object"),
        ({"settings": "{"}, "settings", "JSON"),
        ({"settings": '{"n": NaN}'}, "settings", "NaN"),
        ({"unit": "furlong"}, "unit", "furlong"),
        ({"unit": "ms"}, "unit", "m/s"),
        ({"low": "many"}, "low", "number"),
        ({"low": "3", "high": "1"}, "low", "above"),
        ({"id": ""}, "id", "empty"),
    ],
)
def test_bad_rows_name_the_culprit(changes, field, word):
    with pytest.raises(InputError) as error:
        row(**changes)
    assert error.value.field == field and word in str(error.value)


def test_columns_are_checked():
    with pytest.raises(InputError, match="measure"):
        read_rows("id,mesure,structure,side,case,settings,low,high,unit,source\nA,,,,,,,,,\n", "t.csv")
    with pytest.raises(InputError, match="no rows"):
        read_rows("", "t.csv")
    with pytest.raises(InputError, match=r"t\.csv: line 2 \(A\)"):
        read_rows(",".join(COLUMNS) + "\nA,nothing,soleus,right,healthy,,1,2,s,x\n", "t.csv")


def test_units_turn_into_those_of_the_row():
    assert row(measure="h_latency", structure="soleus", unit="ms").factor == pytest.approx(1e3)
    assert row(measure="interval_cv", structure="soleus", unit="%").factor == pytest.approx(100.0)
    assert row(settings={"against": "healthy"}, unit="ratio").factor == 1.0


def test_variants_are_rows_of_their_own():
    both = row(settings={"every": [{}, {"structure": "soleus", "proximal": 0.6}], "n": 3}, unit="m/s")
    assert [one.structure for one in both.variants] == ["first_dorsal_interosseous", "soleus"]
    assert both.variants[1].settings == {"n": 3, "proximal": 0.6}
    assert len(tasks_of(0, both, 0)) == 6


def test_a_cohort_is_varied_and_repeatable():
    one = row(settings={"n": 40, "age": [20, 30]})
    people = persons(one, 3)
    assert people == persons(one, 3) != persons(one, 4)
    assert all(20 <= p["age"] <= 30 for p in people)
    assert 1.55 < np.mean([p["height"] for p in people if p["sex"] == "female"]) < 1.72
    assert {p["sex"] for p in people} == {"female", "male"}


def test_a_mixed_cohort_has_its_cases_in_turn():
    one = row(settings={"n": 4, "mix": ["umn", "lmn"], "against": {"day": 3}, "compare": "loss"}, unit="%")
    bodies = [task.body for task in tasks_of(0, one, 0) if not task.reference]
    assert [body.case for body in bodies] == ["umn", "lmn", "umn", "lmn"]
    earlier = [task.body for task in tasks_of(0, one, 0) if task.reference]
    assert earlier == [body._replace(day=3) for body in bodies]


def test_a_reference_may_be_a_ratio_a_loss_or_a_difference():
    ways = ("ratio", "loss", "difference")
    assert [_held_against(3.0, 4.0, how) for how in ways] == [0.75, 0.25, -1.0]
    assert _held_against(3.0, 0.0, "difference") == 3.0 and _held_against(3.0, 0.0, "loss") == "the reference is 0"
    assert row(settings={"against": "healthy", "compare": "difference"}, unit="m/s").factor == 1.0


def test_changed_row_keeps_what_is_not_changed():
    one = changed(row(settings={"n": 2}), {"side": "left", "distal": 0.1})
    assert one.side == "left" and one.settings == {"n": 2, "distal": 0.1}


def test_summary_counts_tuned_apart():
    table = [
        {"id": "a", "pass": True, "kind": "tuned"},
        {"id": "b", "pass": False, "kind": "predicted", "known": "because"},
        {"id": "c", "pass": True, "kind": "predicted"},
        {"id": "d", "pass": None, "kind": None},
    ]
    result = summarised(table)
    assert result.summary == {"expressible": 3, "passed": 2, "predicted": 2, "predicted_passed": 1}
    assert not result.failed
    assert summarised([table[1] | {"id": "e"}, {"id": "f", "pass": False, "kind": "predicted"}]).failed


def test_trains():
    units = np.array([[0.2, 0, 7], [0.1, 0, 7], [0.3, 1, 9], [0.1, 0, 8]])
    trace = trace_of(units)
    found = trains(trace, "soleus")
    assert list(found) == [7, 8] and found[7].tolist() == [0.1, 0.2]
    with pytest.raises(UnableError):
        trains(trace_of(np.zeros((0, 3))), "soleus")
    assert steady(np.array([0.0, 1.0, 1.1, 1.2])).tolist() == [1.0, 1.1, 1.2]
    assert mean_rate(np.array([0.0, 0.1, 0.2])) == pytest.approx(10.0)
    assert evenly(list(range(100)), 3) == [0, 49, 99]


def trace_of(units):
    """Return a trace with a needle and nothing else."""
    flat = np.zeros((2, 10))
    command = held("ankle", "right", 0.01, "test")
    return Trace(
        command,
        1e3,
        1e4,
        ("ankle",),
        ("soleus", "tibialis_anterior"),
        flat[:1],
        flat[:1],
        flat,
        flat,
        flat[0],
        units=units,
    )


def test_places():
    assert place_of("tibialis_anterior").circuit == "ankle"
    assert place_of("tibialis_anterior", "hallux").circuit == "hallux"
    assert place_of("quadriceps").mates[0] == "rectus_femoris"
    assert set(places()) >= {"soleus", "masseter", "fdi"}
    with pytest.raises(InputError):
        place_of("soleu")


def test_a_stretch_moves_at_the_stated_speed():
    wave = moving("ankle", "right", -10.0, 10.0, 20.0, "test").hands[0].angle
    steps = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in pairwise(wave)]
    assert max(steps) == pytest.approx(20.0, rel=0.02) and wave[-1][1] == 10.0


def test_velocity_is_measured_with_tape_and_needle():
    rows = [
        row(low="40", high="70"),
        row(id="Y", settings={"against": "other_side"}, unit="ratio", low="0.9", high="1.1"),
    ]
    result = verify(rows, healthy, threads=1)
    assert result.summary["passed"] == 2, result.rows
    again = verify(rows, healthy, threads=2)
    assert again.rows == result.rows


def test_what_cannot_be_measured_says_why():
    silent = row(measure="clonus_frequency", structure="ankle", unit="Hz", low="3", high="6")
    (found,) = verify([silent], healthy, threads=1).rows
    assert found["value"] is None and found["pass"] is False and found["note"] == "no clonus"


def test_find_names_the_nearest():
    assert find("h_latency").unit == "s"
    assert Body("healthy").healthy is False
