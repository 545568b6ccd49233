"""Findings: never a NaN, always a reason, an HPO id only where something is flagged."""

import json
from math import nan

import pytest

from sherrington.exam import Examiner
from sherrington.sign.finding import About, Finding, judge
from sherrington.sign.reader import read
from sherrington.sign.scale import DTR, MRC

POWER = About("power", "soleus", "left")


def test_nan_is_refused_and_a_missing_value_needs_a_reason():
    with pytest.raises(ValueError, match="nan"):
        Finding("power", "soleus", "left", "mrc", nan, "1")
    with pytest.raises(ValueError, match="reason"):
        Finding("power", "soleus", "left", "mrc", None, "1")
    assert POWER.row("mrc", nan, "1").value is None


def test_hpo_stands_only_on_a_flagged_row():
    weak, strong = (
        POWER.row("mrc", 3, "MRC 0-5", low_means="weakness"),
        POWER.row("mrc", 5, "MRC 0-5", low_means="weakness"),
    )
    assert weak.to_dict()["hpo"] == "HP:0001324" and weak.flag == "low"
    assert "hpo" not in strong.to_dict() and strong.flag == "normal"
    json.dumps([weak.to_dict(), strong.to_dict()], allow_nan=False)


def test_flags_follow_the_band():
    assert [judge(x, 1, 2) for x in (0, 1, 2, 3)] == ["low", "normal", "normal", "high"]
    assert judge(None, 1, 2) == judge("flexor", 1, 2) == judge(5, None, None) == "normal"


def test_reader_slips_within_the_scale_and_only_by_seed():
    rows = [About("power", "soleus", "left").row("mrc", g, "MRC 0-5", low_means="weakness") for g in MRC]
    rows += [About("tendon_reflex", "ankle", s).row("grade", g, "DTR 0-4") for g in DTR for s in ("left", "right")]
    usual = Examiner.usual()
    assert read(rows, None, 3) == tuple(rows)
    assert read(rows, usual, 3) == read(rows, usual, 3)
    assert any(read(rows, usual, seed) != tuple(rows) for seed in range(5))
    for seed in range(20):
        for row in read(rows, usual, seed):
            assert row.value in (MRC if row.measure == "mrc" else DTR)
