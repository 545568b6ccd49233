"""Courses over time: where they start, where they end, and that nothing jumps that should not."""

import pytest

from sherrington.lesion.programs import trajectory as tr


def test_step_and_ramp():
    assert [tr.step(t, 2.0) for t in (1.9, 2.0)] == [0.0, 1.0]
    assert [tr.ramp(t, 2.0, 4.0) for t in (0.0, 3.0, 5.0)] == [0.0, 0.5, 1.0]
    assert tr.ramp(2.0, 2.0, 2.0) == 1.0


@pytest.mark.parametrize("t", [-1e9, 1e9])
def test_far_away_nothing_overflows(t):
    assert tr.logistic(t, 0.0, 1.0) in (0.0, 1.0)
    assert 0.0 <= tr.dead_by_logistic(t, 0.01, 100.0, 10.0) <= 1.0


def test_since_onset_starts_at_nothing():
    assert tr.since_onset(0.0, 10.0, 5.0) == 0.0
    assert tr.since_onset(1e6, 10.0, 5.0) == 1.0


def test_recovery_leaves_what_does_not_recover():
    assert tr.left_after_recovery(3.0, 5.0, 10.0, 0.7) == 1.0
    assert tr.left_after_recovery(1e6, 5.0, 10.0, 0.7) == pytest.approx(0.3)


def test_hazards():
    assert tr.dead_by(100.0, 0.01) == pytest.approx(1.0 - 2.718281828**-1)
    early, late = (tr.dead_by_logistic(t, 0.01, 100.0, 20.0) for t in (50.0, 400.0))
    assert 0.0 < early < 0.05 < late < 1.0
    # long after the rise the hazard is the full one, as if it had begun at the middle
    assert late == pytest.approx(tr.dead_by(300.0, 0.01), abs=0.01)
    assert tr.dead_by_logistic(0.0, 0.01, 100.0, 20.0) == 0.0


def test_longer_fibres_are_taken_first():
    assert tr.length_dependence(1.0, 0.6, 0.1) > 0.9 > 0.1 > tr.length_dependence(0.3, 0.6, 0.1)


def test_losses_in_series():
    assert tr.in_series([]) == 0.0
    assert tr.in_series([0.5, 0.5, 2.0]) == 1.0
