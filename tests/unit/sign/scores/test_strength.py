"""Strength of a movement: what all muscles have comes out, more muscle is never less."""

from hypothesis import given
from hypothesis import strategies as st
from made_findings import healthy, without

from sherrington.foundation import anatomy
from sherrington.sign.scale import MRC
from sherrington.sign.scores.sheet import Sheet
from sherrington.sign.scores.strength import (
    _TABLE,
    MOVEMENTS,
    movement_force,
    movement_grade,
    together,
    whole_grade,
)

GRADES = st.lists(st.sampled_from(MRC), min_size=1, max_size=6)


def test_every_muscle_exists():
    assert {muscle for muscles in MOVEMENTS.values() for muscle in muscles} <= set(anatomy.muscles())


def test_the_force_of_a_grade_lies_in_its_step():
    cuts = [0.0, *_TABLE["cuts"], 1.0]
    assert all(low <= share <= high for low, share, high in zip(cuts, _TABLE["force"], cuts[1:], strict=False))


@given(grade=st.sampled_from(MRC), n=st.integers(1, 7))
def test_equal_muscles_give_their_grade(grade, n):
    assert together([grade] * n) == grade


@given(GRADES)
def test_between_the_weakest_and_the_strongest(grades):
    assert min(grades) <= together(grades) <= max(grades)
    assert together(grades) == together(grades[::-1])


@given(GRADES, st.data())
def test_monotone(grades, data):
    i = data.draw(st.integers(0, len(grades) - 1))
    better = [*grades]
    better[i] = data.draw(st.sampled_from([level for level in MRC if level >= grades[i]]))
    assert together(better) >= together(grades)


def test_a_flicker_counts():
    assert together([0, 0, 0, 1]) == 1 and together([0, 0]) == 0


def test_whole_grades_are_monotone():
    whole = [whole_grade(grade) for grade in MRC]
    assert whole == sorted(whole) and set(whole) == {0, 1, 2, 3, 4, 5}


def test_one_muscle_missing_leaves_no_grade():
    sheet = Sheet(without(healthy(), "iliacus", "left"))
    for read in (movement_grade, movement_force):
        assert read(sheet, "hip flexion", "right").value is not None
        part = read(sheet, "hip flexion", "left")
        assert part.value is None and part.missing == ("power iliacus (left)",)
