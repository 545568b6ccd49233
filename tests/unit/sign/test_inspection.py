"""Inspection: discharges that stand alone are twitches, firing is not; bulk is what the image says."""

from dataclasses import replace

import numpy as np
import pytest
from synthetic import silent, with_potentials

from sherrington.exam import watch
from sherrington.sign import inspection


def test_single_discharges_at_rest_are_fasciculations_and_firing_is_not():
    step = watch("ankle", "left", duration=2.0)[0]
    trace = with_potentials(silent(step), "tibialis_anterior", [0.3, 1.0, 1.7])
    trace = with_potentials(trace, "soleus", list(np.arange(0.05, 1.95, 0.1)))
    rows = {(row.structure, row.measure): row for row in inspection.grade(trace)}
    assert rows["tibialis_anterior", "fasciculation"].value == pytest.approx(90.0)
    assert rows["tibialis_anterior", "fasciculation"].to_dict()["hpo"] == "HP:0002380"
    assert rows["soleus", "fasciculation"].value == 0.0
    assert rows["soleus", "bulk"].value == 1.0


def test_two_discharges_near_each_other_are_firing():
    trace = silent(watch("ankle", "left", duration=2.0)[0])
    assert inspection.isolated(with_potentials(trace, "soleus", [0.5, 0.6]), "soleus").size == 0
    assert inspection.isolated(with_potentials(trace, "soleus", [0.5, 0.9]), "soleus").size == 2
    assert inspection.isolated(with_potentials(trace, "soleus", [0.5], 3e-5), "soleus").size == 0


def test_bulk_is_read_from_the_image_and_missing_without_one():
    trace = silent(watch("ankle", "left")[0])
    rows = {(r.structure, r.measure): r for r in inspection.grade(replace(trace, bulk={"soleus": 0.4}))}
    assert rows["soleus", "bulk"].value == 0.4 and rows["soleus", "bulk"].to_dict()["hpo"] == "HP:0003202"
    assert rows["tibialis_anterior", "bulk"].value is None and rows["tibialis_anterior", "bulk"].reason == "not imaged"


def test_the_witness_of_the_toe_circuit_has_no_row_there():
    structures = {row.structure for row in inspection.grade(silent(watch("hallux", "left")[0]))}
    assert "tibialis_anterior" not in structures and "extensor_hallucis_longus" in structures
