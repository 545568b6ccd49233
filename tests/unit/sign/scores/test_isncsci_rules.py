"""The rules: worked examples of the specification, monotone levels, and no certainty out of nothing."""

from hypothesis import given
from hypothesis import strategies as st

from sherrington.foundation import anatomy
from sherrington.sign.scores.isncsci_rules import (
    INTACT,
    KEY_MUSCLES,
    KEYS,
    LEVELS,
    SPHINCTER,
    TABLE,
    half_useful,
    impairment,
    place,
    possible_impairments,
    possible_levels,
    spared,
)

GRADES = st.fixed_dictionaries({key: st.integers(0, 5) for key in KEYS})
PARTIAL = st.fixed_dictionaries({key: st.none() | st.integers(0, 5) for key in KEYS})
MAYBE = st.none() | st.booleans()


def marks(text):
    """Return grades from ten digits, C5 to S1."""
    return dict(zip(KEYS, map(int, text.replace(" ", "")), strict=True))


def grade(text, contraction, sensation, others=()):
    """Return the only grade of two equal sides."""
    sides = [marks(text)] * 2
    found = possible_impairments(sides, [dict.fromkeys(others, True)] * 2, contraction, sensation)
    assert len(found) == 1, found
    return found[0]


def test_every_muscle_exists_and_none_stands_at_two_levels():
    key = [muscle for muscles in KEY_MUSCLES.values() for muscle in muscles]
    other = [muscle for muscles in TABLE["other_muscles"].values() for muscle in muscles]
    assert {*key, *other, SPHINCTER} <= set(anatomy.muscles())
    assert len([*key, *other]) == len({*key, *other})
    assert sorted(KEYS, key=place) == list(KEYS) and LEVELS[-1] == "S4_5" and len(LEVELS) == 29


def test_worked_examples():
    assert possible_levels(marks("54000 00000"), False) == ("C6",)
    assert grade("54000 00000", False, False) == "A"
    assert grade("54000 00000", False, True) == "B"
    assert grade("54000 11221", False, True) == "C"
    assert grade("54010 00000", False, True) == "B"  # C8 is two segments below C6
    assert grade("54000 00000", False, True, others=["L2"]) == "C"
    assert grade("53333 33333", True, True) == "D"
    assert grade("53333 00000", True, True) == "C"  # 8 of 18 key muscles below C5, had the level been C5
    assert grade("55555 00000", True, False) == "C"


def test_half_of_what_lies_below_the_neurological_level():
    sides = [marks("53333 00000")] * 2
    assert half_useful(sides, "C5") is False and half_useful(sides, "C4") is True
    assert half_useful(sides, "S1") is True  # nothing lies below
    assert half_useful([marks("50000 33333")] * 2, "C5") is True


def test_where_no_key_muscle_is_the_level_is_open():
    assert possible_levels(marks("55555 00000"), False) == ("T1", *LEVELS[LEVELS.index("T2") : LEVELS.index("L2")])
    assert possible_levels(marks("00000 00000"), False) == LEVELS[:4]
    assert possible_levels(marks("55555 00000"), False, skin_intact=True) == ("L1",)
    assert possible_levels(marks("55555 55555"), False) == ("S1", "S2", "S3")
    assert possible_levels(marks("55555 55555"), True) == (INTACT,)
    assert possible_levels(marks("55555 55555"), None)[-2:] == ("S3", INTACT)


def test_an_unexamined_muscle_opens_what_depends_on_it():
    assert possible_levels({**marks("55500 00000"), "C7": None}, False) == ("C6", "C7")
    assert possible_levels({**marks("53000 00000"), "T1": None}, False) == ("C6",)


@given(GRADES, st.sampled_from(KEYS), st.booleans())
def test_more_power_never_raises_the_level(grades, key, contraction):
    better = {**grades, key: min(5, grades[key] + 1)}
    (before,), (after,) = (possible_levels(each, contraction, skin_intact=True) for each in (grades, better))
    assert place(after) >= place(before)


@given(PARTIAL, MAYBE, st.booleans(), st.data())
def test_what_becomes_known_was_possible_before(grades, contraction, skin, data):
    filled = {key: data.draw(st.integers(0, 5)) if mark is None else mark for key, mark in grades.items()}
    squeeze = data.draw(st.booleans()) if contraction is None else contraction
    known = set(possible_levels(filled, squeeze, skin))
    assert known and known <= set(possible_levels(grades, contraction, skin))
    assert set(possible_levels(filled, squeeze, skin_intact=True)) <= known
    for level in known:
        assert spared(grades, {}, level) in (None, spared(filled, {}, level))
        assert half_useful([grades] * 2, level) in (None, half_useful([filled] * 2, level))
    open_, shut = (
        possible_impairments([grades] * 2, [{}] * 2, contraction),
        possible_impairments([filled] * 2, [{}] * 2, squeeze),
    )
    assert shut and set(shut) <= set(open_)


def test_the_scale():
    assert impairment(True, True, True, False, True) == "E"
    assert {impairment(False, False, False, spare, half) for spare in (True, False) for half in (True, False)} == {"A"}
    assert [impairment(False, True, False, False, half) for half in (False, True)] == ["C", "D"]
    assert [impairment(False, False, True, True, half) for half in (False, True)] == ["C", "D"]
