"""Tendon reflexes of a made muscle: sizes, latencies and thresholds come back as they were put in."""

import numpy as np
import pytest
from made_records import blank, firing, play, strong, waves

from sherrington.exam.laboratory import LEAD
from sherrington.exam.tendon_reflex import TAP_TIME
from sherrington.sign.measures import UnableError

M_MAX = 8e-3  # [V]


def hammer(trial, least=0.0, relaxed=1.0, late=0.032):
    """Return the record of a blow on the tendon of soleus, or of a pulse to its nerve."""
    if trial.command.shocks:
        return waves(blank(trial.command), "soleus", [(LEAD + 0.005, M_MAX)])
    helped = max(level for _, level in trial.command.reinforcement) > 0.0
    size = 2e-3 * (1.0 if helped else relaxed) * (trial.command.taps[0].stretch > least)
    return waves(blank(trial.command), "soleus", [(TAP_TIME + late, size)])


def test_latency_and_size_of_a_tendon_reflex():
    assert play("t_latency", "ankle", hammer)[0] == pytest.approx(0.032, abs=1e-3)
    assert play("t_amplitude", "ankle", hammer)[0] == pytest.approx(2e-3, rel=0.02)
    assert play("t_over_m", "ankle", hammer)[0] == pytest.approx(2e-3 / M_MAX, rel=0.02)


def test_reinforcement_is_asked_for_where_nothing_comes_at_rest():
    weak = lambda trial: hammer(trial, relaxed=0.0)  # noqa: E731
    value, trials = play("t_latency", "ankle", weak)
    assert value == pytest.approx(0.032, abs=1e-3) and len(trials) == 2
    with pytest.raises(UnableError, match="no tendon reflex"):
        play("t_latency", "ankle", weak, reinforce=0)
    assert play("t_reinforcement_ratio", "ankle", lambda t: hammer(t, relaxed=0.5))[0] == pytest.approx(2.0, rel=0.02)
    with pytest.raises(UnableError, match="at rest"):
        play("t_reinforcement_ratio", "ankle", weak)


@pytest.mark.parametrize("least", [0.3, 1.7, 3.9])
def test_the_threshold_of_the_hammer_is_found_to_the_last_halving(least):
    value, _ = play("t_threshold", "ankle", lambda trial: hammer(trial, least), most=4.0, halvings=8)
    assert 1e-3 * least <= value <= 1e-3 * (least + 4.0 / 2**7)


def test_units_that_taps_do_not_reach_are_counted():
    def body(trial):
        if not trial.command.taps:
            return strong(trial, "soleus", 500.0)
        times = np.array([blow.time for blow in trial.command.taps if blow.muscle == trial.command.taps[0].muscle])
        regular = {("soleus", i): 0.4 + 0.02 * i + np.arange(0.0, trial.command.duration - 0.5, 0.15) for i in range(3)}
        driven = {("soleus", 9): np.sort(np.concatenate([np.arange(0.5, 0.9, 0.1), times - 0.05, times + 0.01]))}
        return firing(blank(trial.command), regular | driven)

    early = {"from": 0.006, "to": 0.016}
    assert play("units_without_short_latency", "ankle", body, gap=0.31, **early)[0] == pytest.approx(0.75)


def tapped(trial, late):
    """Return a body of which one unit in two answers each tap so late, as the whole reflex at rest does."""
    if not trial.command.taps:
        return strong(trial, "soleus", 500.0)
    if len(trial.command.taps) < 6:
        return waves(blank(trial.command), "soleus", [(TAP_TIME + late, 2e-3)])
    times = np.array([blow.time for blow in trial.command.taps if blow.muscle == trial.command.taps[0].muscle])
    regular = {("soleus", 1): 0.4 + np.arange(0.0, trial.command.duration - 0.5, 0.15)}
    driven = {("soleus", 2): np.sort(np.concatenate([np.arange(0.5, 0.9, 0.1), times - 0.05, times + late + 0.001]))}
    return firing(blank(trial.command), regular | driven)


@pytest.mark.parametrize("late", [0.009, 0.033])
def test_a_short_latency_is_that_of_the_reflex_itself(late):
    value, _ = play("units_without_short_latency", "ankle", lambda trial: tapped(trial, late), gap=0.31)
    assert value == pytest.approx(0.5)


def test_without_a_reflex_the_short_latency_must_be_said():
    silent = lambda trial: blank(trial.command)  # noqa: E731
    with pytest.raises(UnableError, match="say it in 'from'"):
        play("units_without_short_latency", "ankle", silent)
    with pytest.raises(UnableError, match="cannot begin"):
        play("units_without_short_latency", "ankle", silent, **{"from": 0.03, "to": 0.02})
