"""Settings that any measure takes: every word has its type, its size and its nearest neighbour."""

import pytest

from sherrington.foundation.errors import InputError
from sherrington.sign.measures import find
from sherrington.sign.measures.checks import (
    CHOICES,
    COMMON,
    EXPECTED,
    LIMITS,
    check_common,
    check_own,
    check_places,
    sides_of,
    written,
)

GOOD = {
    "n": 20, "repeats": 2, "age": [20, 30], "sex": "male", "height": 1.8, "day": 30, "loss": 0.5,
    "treatment": "botulinum", "treated": 3.5, "mix": ["umn", "lmn"], "against": "healthy", "compare": "loss",
    "every": [{"side": "left"}], "statistic": "mean", "limit": 2.0,
}  # fmt: skip


def test_every_common_setting_is_expected_and_has_an_example():
    assert set(GOOD) == set(COMMON) == set(EXPECTED)
    assert set(CHOICES) | set(LIMITS) <= set(COMMON)


@pytest.mark.parametrize("key", GOOD)
def test_a_good_value_passes_and_true_does_not(key):
    check_common(key, GOOD[key])
    with pytest.raises(InputError, match=key):
        check_common(key, True)


@pytest.mark.parametrize("key", LIMITS)
def test_limits_hold_at_both_ends(key):
    low, high = LIMITS[key]
    check_common(key, low)
    check_common(key, high)
    for value in (low - 0.1, high + 0.1):
        with pytest.raises(InputError, match="must lie in"):
            check_common(key, value)


@pytest.mark.parametrize(
    ("key", "value"), [("age", [30, 20]), ("age", [21, 22, 23]), ("mix", []), ("mix", [1]), ("n", 0)]
)
def test_ranges_and_lists_have_a_shape(key, value):
    with pytest.raises(InputError, match=f"{key} must be"):
        check_common(key, value)


@pytest.mark.parametrize(("key", "value", "hint"), [("statistic", "meen", "mean"), ("sex", "mal", "male")])
def test_a_wrong_word_names_the_nearest(key, value, hint):
    with pytest.raises(InputError, match=f"did you mean '{hint}'"):
        check_common(key, value)


def test_own_settings_are_of_the_kind_of_the_usual_value():
    check_own("delays", [1, 2.5], [3])
    check_own("antagonist", "soleus", "tibialis_anterior")
    check_own("circuit", "ankle", "hallux")
    for key, value, usual in (("delays", [True], [3]), ("top", "0.2", 0.4), ("antagonist", 3, "soleus")):
        with pytest.raises(InputError, match="must be like"):
            check_own(key, value, usual)
    with pytest.raises(InputError, match="did you mean 'soleus'"):
        check_own("antagonist", "soleos", "tibialis_anterior")
    with pytest.raises(InputError, match="there is no 'soleus'"):
        check_own("circuit", "soleus", "hallux")
    check_own("reflex", "patellar", "ankle")
    with pytest.raises(InputError, match="there is no 'knee'"):
        check_own("reflex", "knee", "ankle")


def test_sides_are_those_of_the_structure():
    assert sides_of(find("m_max"), "soleus", None) == ("left", "right")
    assert sides_of(find("m_max"), "masseter", None) == ("left", "right", "midline")
    assert sides_of(find("t_latency"), "jaw_jerk", None) == ("midline",)
    assert sides_of(find("passive_torque_at"), "ankle", None) == ("left", "right")


def test_changes_hold_no_changes():
    check_places("every", {"against": "healthy", "side": "left"})
    for name, change in (("against", {"against": "healthy"}), ("every", {"every": []}), ("against", {"side": 3})):
        with pytest.raises(InputError):
            check_places(name, change)


def test_values_in_messages_are_short():
    assert written("soleus") == "'soleus'" and written([1, 2]) == "[1, 2]"
    assert len(written("x" * 500)) == 60 and written("x" * 500).endswith("...")
