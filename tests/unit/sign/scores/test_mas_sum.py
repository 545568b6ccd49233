"""Sums of Ashworth grades: 0 in health, grow with every grade."""

from itertools import pairwise

from made_findings import changed, healthy, one, value, without

from sherrington.sign.scale import MAS
from sherrington.sign.scores.mas_sum import score


def test_bounds():
    assert {row.value for row in score(healthy())} == {0}
    stiff = score(changed(healthy(), 4, "tone"))
    assert [value(stiff, limb, "left") for limb in ("arm", "leg")] == [24, 16] and value(stiff, "sum") == 80
    assert all(row.flag == "high" for row in stiff)


def test_monotone_and_1_plus_counts_one_and_a_half():
    sums = [value(score(changed(healthy(), grade, "tone", "knee", "left")), "leg", "left") for grade in MAS[1:]]
    assert sums == [2, 3, 4, 6, 8] and all(low < high for low, high in pairwise(sums))


def test_a_joint_missing_leaves_no_number_for_its_limb_and_the_body():
    rows = score(without(healthy(), "wrist", "right"))
    assert value(rows, "arm", "right") is None and value(rows, "sum") is None
    assert value(rows, "leg", "right") == value(rows, "arm", "left") == 0
    assert one(rows, "arm", "right").reason == "not examined: tone wrist extension (right), tone wrist flexion (right)"
