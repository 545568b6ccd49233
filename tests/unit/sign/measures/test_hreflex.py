"""H reflexes of a made muscle: sizes and latencies come back as they were put in."""

import numpy as np
import pytest
from made_records import blank, play, waves

from sherrington.exam.laboratory import SUPRAMAXIMAL
from sherrington.foundation.errors import InputError
from sherrington.sign.measures import Subject, UnableError, find
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
    curve = Sizing(M_MAX, H_LATE, tuple(h_of(s) for s in STRENGTHS), np.zeros(1000))
    chosen = [curve.strength(share) for share in (0.05, 0.2, 0.4, 0.9)]
    assert chosen == sorted(chosen) and max(chosen) <= 0.66
    assert h_of(curve.strength(0.25)) == pytest.approx(0.25 * M_MAX, rel=0.3)
    with pytest.raises(UnableError, match="large enough"):
        needed(Sizing(M_MAX, H_LATE, tuple(0.01 * h_of(s) for s in STRENGTHS), np.zeros(1000)), 0.2)


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


def short_nerve(trial, h_late, direct_late=0.004, lasts=0.016):
    """Return the record of a pulse whose M wave may not be over when the H wave begins."""
    (shock,) = trial.command.shocks
    full = shock.strength >= SUPRAMAXIMAL
    direct = M_MAX if full else M_MAX * max(0.0, (shock.strength - 0.67) / 0.4)
    record = waves(blank(trial.command), "soleus", [(shock.time + direct_late, direct)], lasts)
    return waves(record, "soleus", [(shock.time + h_late, 0.0 if full else h_of(shock.strength))])


@pytest.mark.parametrize("h_late", [0.012, 0.017, 0.06])
def test_an_m_wave_that_is_not_over_adds_nothing_to_the_h_wave(h_late):
    value, _ = play("h_max_over_m_max", "soleus", lambda trial: short_nerve(trial, h_late))
    assert value == pytest.approx(0.5, rel=0.05)


def test_a_slow_m_wave_is_no_h_wave():
    def body(trial):
        (shock,) = trial.command.shocks
        direct = M_MAX * min(1.0, max(0.0, (shock.strength - 0.67) / 0.33))
        return waves(blank(trial.command), "soleus", [(shock.time + 0.03, direct)])

    assert play("h_max_over_m_max", "soleus", body)[0] == 0.0


def test_the_usual_antagonist_turns_the_same_joint_the_other_way():
    def cause(structure, **settings):
        plan = find("reciprocal_inhibition").plan(subject(structure, **settings))
        trials = next(plan)
        while len({shock.muscle for shock in trials[0].command.shocks}) < 2:
            trials = plan.send([nerve_of(structure, trial) for trial in trials])
        plan.close()
        return [shock.muscle for shock in trials[0].command.shocks][-1]

    assert cause("soleus") == "tibialis_anterior" and cause("biceps_brachii") == "triceps_brachii_long"
    assert cause("flexor_carpi_radialis") == "extensor_carpi_radialis_longus"
    assert cause("flexor_carpi_radialis", antagonist="extensor_carpi_ulnaris") == "extensor_carpi_ulnaris"


def subject(structure, **settings):
    """Return the subject of a measure with usual settings but for some."""
    return Subject(structure, "right", {**find("reciprocal_inhibition").defaults, **settings})


def nerve_of(structure, trial):
    """Return the record of a pulse to the nerve of any muscle: one H wave, or one M wave."""
    (shock,) = trial.command.shocks
    late = 0.004 if shock.strength >= SUPRAMAXIMAL else H_LATE
    return waves(blank(trial.command), structure, [(shock.time + late, M_MAX * min(1.0, shock.strength))])


@pytest.mark.parametrize("antagonist", ["soleus", "gastrocnemius_medial", "biceps_brachii"])
def test_an_antagonist_that_is_none_is_refused(antagonist):
    with pytest.raises(InputError, match=r"the other way.*allowed: tibialis_anterior"):
        find("reciprocal_inhibition").check("soleus", "right", {"antagonist": antagonist})
