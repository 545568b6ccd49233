"""Counter-based randomness: a draw depends on its key alone, and draws of all keys look independent."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sherrington.foundation.random import make_key, normal, uniform, uniform_rows, uniforms

N = 20_000
WORD = st.integers(0, 2**32 - 1)


def test_uniform_draws_fill_the_open_unit_interval_evenly():
    x = uniforms(make_key(1, 2), N)
    assert 0.0 < x.min() < 1e-3 and 0.999 < x.max() < 1.0
    assert np.abs(np.histogram(x, 20, (0.0, 1.0))[0] - N / 20).max() < 4.5 * (N / 20) ** 0.5


def test_the_first_draws_do_not_depend_on_how_many_follow():
    assert np.array_equal(uniforms(99, 10), uniforms(99, 1000)[:10]) and uniforms(99, 0).size == 0


def test_rows_are_the_draws_of_each_key():
    rows = uniform_rows([3, 99, 2**32 - 1], 17)
    assert np.array_equal(rows, [uniforms(key, 17) for key in (3, 99, 2**32 - 1)])


@pytest.mark.parametrize("lag", [1, 2, 16])
def test_neighbours_are_strangers(lag):
    x = uniforms(make_key(5), N)
    assert abs(np.corrcoef(x[:-lag], x[lag:])[0, 1]) < 0.03


def test_keys_that_differ_by_one_are_strangers():
    rows = np.array([uniforms(make_key(7, stream), 4000) for stream in range(8)])
    away = np.corrcoef(rows)[np.triu_indices(8, 1)]
    assert np.abs(away).max() < 0.07


@given(WORD, WORD, WORD)
def test_a_key_is_a_word_and_hears_every_part_in_its_place(a, b, c):
    key = make_key(a, b, c)
    assert 0 <= key < 2**32 and key == make_key(a, b, c)
    assert key != make_key(a, b, c ^ 1) and key != make_key(a ^ 1, b, c)


def test_keys_of_a_thousand_streams_are_told_apart():
    keys = {make_key(seed, stream, index) for seed in range(10) for stream in range(10) for index in range(100)}
    assert len(keys) == 10_000
    assert make_key(1, 2) != make_key(2, 1)


def test_draws_within_a_run_have_the_moments_they_should():
    x = np.array([uniform(3, cell, time) for cell in range(40) for time in range(100)])
    z = np.array([normal(3, cell, time) for cell in range(40) for time in range(100)])
    assert x.min() > 0.0 and x.max() < 1.0 and x.mean() == pytest.approx(0.5, abs=0.02)
    assert x.var() == pytest.approx(1.0 / 12.0, rel=0.06)
    assert z.mean() == pytest.approx(0.0, abs=0.06) and z.std() == pytest.approx(1.0, abs=0.04)
    assert np.abs(z).max() < 3.5 and abs((z**3).mean()) < 0.15


def test_cell_and_time_are_not_interchangeable():
    assert uniform(3, 1, 2) == uniform(3, 1, 2)
    assert len({float(uniform(3, i, j)) for i in range(30) for j in range(30)}) > 890
