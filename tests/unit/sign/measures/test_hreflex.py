"""H and T reflexes of a made muscle: sizes, latencies and thresholds come back as they were put in."""

import numpy as np
import pytest
from made_records import blank, firing, play, strong, waves

from sherrington.exam.laboratory import LEAD, SUPRAMAXIMAL
from sherrington.exam.tendon_reflex import TAP_TIME
from sherrington.sign.measures import UnableError
from sherrington.sign.measures.hreflex import STRENGTHS, Sizing, needed

M_MAX, H_LATE = 8e-3, 0.031  # [V, s]


def h_of(strength):
    """Return the H wave of the made soleus [V]: grows with the pulse, then gives way to the M wave."""
    return M_MAX * float(np.interp(strength, [0.5, 0.66, 1.0], [0.0, 0.5, 0.1]))


def nerve(trial, shrink=lambda shocks, k: 1.0):
    """Return the record of pulses to the nerve of soleus; ``shrink`` is a factor on the k-th H wave [1]."""
    found = []
    own = [shock for shock in trial.command.shocks if shock.muscle == "soleus"]
    for k, shock in enumerate(own):
        direct = M_MAX if shock.strength >= SUPRAMAXIMAL else M_MAX * max(0.0, (shock.strength - 0.67) / 0.4)
        h = 0.0 if shock.strength >= SUPRAMAXIMAL else h_of(shock.strength) * shrink(trial.command.shocks, k)
        found += [(shock.time + 0.005, direct), (shock.time + H_LATE, h)]
    return waves(blank(trial.command), "soleus", found)


def test_the_curve_of_recruitment_comes_back():
    assert play("h_latency", "soleus", nerve)[0] == pytest.approx(H_LATE, abs=1e-3)
    assert play("h_max_over_m_max", "soleus", nerve)[0] == pytest.approx(0.5, rel=0.02)


def test_a_test_reflex_is_chosen_on_the_rising_limb():
    curve = Sizing(M_MAX, H_LATE, tuple(h_of(s) for s in STRENGTHS))
    chosen = [curve.strength(share) for share in (0.05, 0.2, 0.4, 0.9)]
    assert chosen == sorted(chosen) and max(chosen) <= 0.66
    assert h_of(curve.strength(0.25)) == pytest.approx(0.25 * M_MAX, rel=0.3)
    with pytest.raises(UnableError, match="large enough"):
        needed(Sizing(M_MAX, H_LATE, tuple(0.01 * h_of(s) for s in STRENGTHS)), 0.2)


def test_no_h_wave_no_latency():
    with pytest.raises(UnableError, match="no H reflex"):
        play("h_latency", "soleus", lambda trial: nerve(trial, lambda shocks, k: 0.0))


@pytest.mark.parametrize("left", [0.1, 0.5, 1.0])
def test_the_second_of_two_reflexes_over_the_first(left):
    value, _ = play("h_ratio_at_interval", "soleus", lambda trial: nerve(trial, lambda s, k: left if k else 1.0))
    assert value == pytest.approx(left, rel=0.02)


@pytest.mark.parametrize("factor", [0.6, 1.0])
def test_conditioning_is_held_against_the_test_reflex_alone(factor):
    def body(trial):
        return nerve(trial, lambda shocks, k: factor if any(s.muscle == "tibialis_anterior" for s in shocks) else 1.0)

    assert play("reciprocal_inhibition", "soleus", body)[0] == pytest.approx(1.0 - factor, abs=0.02)


def test_facilitation_is_the_largest_over_the_delays():
    def body(trial):
        def gain(shocks, k):
            early = [shock for shock in shocks if shock.muscle == "femoral"]
            return 1.0 + 0.3 * (bool(early) and abs(shocks[0].time - early[0].time - 3e-3) < 1e-4)

        return nerve(trial, gain)

    value, trials = play("femoral_facilitation", "soleus", body, delays=[1, 2, 3, 4])
    assert value == pytest.approx(0.3, rel=0.05)
    assert {s.fibres for t in trials for s in t.command.shocks if s.muscle == "femoral"} == {"all"}


def test_reflexes_after_a_stretch_and_under_vibration():
    moved = lambda trial: nerve(trial, lambda s, k: 0.4 if len(trial.command.hands[0].angle) > 1 else 1.0)  # noqa: E731
    assert play("h_after_stretch", "soleus", moved)[0] == pytest.approx(0.4, rel=0.02)
    shaken = lambda trial: nerve(trial, lambda s, k: 0.3 if trial.command.vibrations else 1.0)  # noqa: E731
    assert play("vibration_ratio", "soleus", shaken)[0] == pytest.approx(0.3, rel=0.02)


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

    assert play("units_without_short_latency", "ankle", body, gap=0.31)[0] == pytest.approx(0.75)
