"""What draws mean: bounds, medians, and events that a later look does not move."""

import pytest

from sherrington.foundation.random import uniforms
from sherrington.lesion.programs import chance


def test_values_stay_within_their_bounds():
    for u in (1e-9, 0.3, 1.0 - 1e-9):
        assert 2.0 <= chance.between(u, 2.0, 3.0) <= 3.0
        assert 0.0 <= chance.patchy(u) <= 1.0
    assert chance.around(0.5, 4.0, 0.3) == pytest.approx(4.0)


def test_patches_are_mostly_near_nothing_or_near_all():
    values = [chance.patchy(u) for u in uniforms(7, 2000)]
    middle = sum(0.25 < value < 0.75 for value in values) / 2000
    assert sum(values) / 2000 == pytest.approx(0.5, abs=0.03) and middle == pytest.approx(1 / 3, abs=0.03)


def test_a_later_look_adds_events_and_moves_none():
    draws = uniforms(3, 200)
    early, late = chance.events(draws, 0.5, 10.0), chance.events(draws, 0.5, 50.0)
    assert late[: len(early)] == early and all(time <= 10.0 for time in early)
    assert len(late) == pytest.approx(25, abs=12)


def test_picks_follow_weights():
    picks = [chance.pick(u, [1.0, 0.0, 3.0]) for u in uniforms(5, 2000)]
    assert picks.count(1) == 0 and picks.count(2) / 2000 == pytest.approx(0.75, abs=0.03)
