"""Errors that a user sees: one printable line, the place first, the nearest word last."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sherrington.foundation.errors import InputError, nearest

TEXT = st.text(max_size=900)


@given(message=TEXT, field=st.none() | TEXT, file=st.none() | TEXT)
def test_whatever_is_written_the_error_is_one_printable_line(message, field, file):
    error = InputError(message, field=field, file=file)
    assert str(error).isprintable() and len(error.message) <= 600
    assert str(error).endswith(error.message)


def test_the_place_is_told_once_and_the_inner_one_is_kept():
    error = InputError("wrong", field="a").at(field="b", file="f.yaml")
    assert str(error) == "f.yaml: a: wrong" and str(error.at(file="g.yaml")) == str(error)
    assert str(InputError("wrong").at(field="b")) == "b: wrong" and str(InputError("wrong").at()) == "wrong"
    assert isinstance(error, ValueError)


@pytest.mark.parametrize(("word", "found"), [("helthy", "healthy"), ("HEALTHY", "healthy"), ("umm", "umn")])
def test_the_nearest_word(word, found):
    assert nearest(word, ["healthy", "umn", "lmn"]) == f" (did you mean {found!r}?)"


@given(st.text(max_size=400) | st.integers() | st.none())
def test_a_word_like_none_of_them_has_no_neighbour(word):
    assert nearest(word, []) == ""
    hint = nearest(word, ["quadriceps"])
    assert hint in ("", " (did you mean 'quadriceps'?)")


def test_every_word_is_nearest_to_itself():
    words = ["Soleus", "gastrocnemius_medial", "tibialis_anterior"]
    assert [nearest(word, words) for word in words] == [f" (did you mean {word!r}?)" for word in words]
