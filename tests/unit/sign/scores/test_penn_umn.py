"""Penn UMN score: 0 in health, 32 at most, every sign adds its points."""

from dataclasses import replace

import pytest
from made_findings import changed, healthy, one, value, without

from sherrington.sign.scores.penn_umn import score


def spastic():
    """Return rows with every sign of the scale there."""
    rows = changed(healthy(), 4, "tendon_reflex", measure="grade")
    rows = changed(rows, 1, "tendon_reflex", measure="crossed_adduction")
    rows = changed(changed(rows, 4, "tone"), 12, "clonus")
    rows = changed(rows, "extensor", "plantar")
    return [replace(row, flag="present") if row.structure in ("facial", "palmomental") else row for row in rows]


def test_health_scores_nothing():
    rows = score(healthy())
    assert {row.value for row in rows} == {0, None}
    assert {row.measure for row in rows if row.value is None} == {"pseudobulbar_affect", "bulbar", "sum"}


def test_every_sign_together():
    rows = score(spastic())
    assert [value(rows, limb, side) for limb in ("arm", "leg") for side in ("left", "right")] == [7, 7, 7, 7]
    assert value(rows, "examined_sum") == 27
    items = [row for row in rows if row.unit in ("0-1", "0-2")]
    assert sum(row.value or 0 for row in items) == 31 and sum(int(row.unit[-1]) for row in items) == 32


@pytest.mark.parametrize(
    ("grades", "points"),
    [((0, 1, 2), 0), ((3, 4), 1)],
)
@pytest.mark.parametrize("reflex", ["biceps", "triceps", "finger_flexor", "hoffmann", "patellar", "ankle"])
def test_a_jerk(reflex, grades, points):
    for grade in set(grades) - {2}:
        rows = score(changed(healthy(), grade, "tendon_reflex", reflex, "left", "grade"))
        assert value(rows, reflex, "left") == value(rows, "examined_sum") == points


def test_tone_counts_its_stiffest_movement():
    points = [
        value(score(changed(healthy(), mas, "tone", "wrist", "left")), "arm_tone", "left") for mas in (1, 1.5, 2, 4)
    ]
    assert points == [1, 1, 2, 2]


def test_clonus_of_either_joint():
    for joint in ("ankle", "knee"):
        rows = [value(score(changed(healthy(), n, "clonus", joint, "left")), "leg_clonus", "left") for n in (2, 3, 20)]
        assert rows == [0, 1, 1]


def test_plantar_response():
    for word, points in (("none", 0), ("extensor", 1)):
        assert value(score(changed(healthy(), word, "plantar", side="left")), "babinski", "left") == points


def test_what_is_missing_is_named():
    rows = score([row for row in healthy() if row.measure != "crossed_adduction"])
    assert value(rows, "leg", "left") is None and value(rows, "examined_sum") == 0
    assert "crossed adduction (left)" in one(rows, "leg", "left").reason
    rows = score(without(healthy(), "jaw_jerk"))
    assert value(rows, "examined_sum") is None and value(rows, "arm", "left") == 0
    assert value(score(without(healthy(), "palmomental")), "palmomental") is None
    assert one(score(healthy()), "pseudobulbar_affect").reason == "mood is not simulated"
