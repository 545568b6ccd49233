"""Courses: the day on which something comes back, and the loss at which force gives way, of made histories."""

from dataclasses import replace

import numpy as np
import pytest
from made_records import blank, firing, play, pulling, waves

from sherrington.exam.laboratory import LEAD, place_of
from sherrington.exam.tendon_reflex import TAP_TIME
from sherrington.foundation.errors import InputError
from sherrington.sign.measures import UnableError, find
from sherrington.sign.measures.course import _when

TOE = "extensor_hallucis_longus"


def withdrawing(size, late=0.1):
    """Return a body whose withdrawal reflex is a function of the day."""

    def answer(trial):
        trace = blank(trial.command)
        if trial.command.taps:
            return waves(trace, "soleus", [(TAP_TIME + 0.032, 2e-3 * (trial.day or 0.0) / 10.0)])
        return waves(trace, "tibialis_anterior", [(LEAD + late, size(trial.day))], 0.05)

    return answer


def test_the_withdrawal_reflex_begins_when_its_emg_does():
    value, _ = play("withdrawal_onset", "tibialis_anterior", withdrawing(lambda day: 1e-3, 0.12))
    assert value == pytest.approx(0.12, abs=2e-3)
    with pytest.raises(UnableError, match="no withdrawal"):
        play("withdrawal_onset", "tibialis_anterior", withdrawing(lambda day: 0.0))


def test_its_size_is_proportional_to_its_emg():
    one, three = (
        play("withdrawal_size", "tibialis_anterior", withdrawing(lambda day, s=s: s))[0] for s in (1e-3, 3e-3)
    )
    assert three == pytest.approx(3.0 * one, rel=1e-3) and one > 0.0


@pytest.mark.parametrize(("late", "seen"), [(0.1, 0.0), (0.6, 1.0), (2.4, 1.0), (2.6, 0.0)])
def test_only_what_goes_on_after_the_withdrawal_is_long_lasting(late, seen):
    body = withdrawing(lambda day: 1e-3, late)
    value, (trial,) = play("long_lasting_reflex", "tibialis_anterior", body)
    # one period of a sine of 1 mV peak to peak that lasts 50 ms, over a window of 2 s
    assert value == pytest.approx(seen * 1e-3 / np.pi * 0.05 / 2.0, rel=0.02)
    assert trial.command.skin[-1][0] < LEAD + 0.05 and trial.command.duration > LEAD + 2.5


@pytest.mark.parametrize("peak", [14.0, 42.0])
def test_the_largest_day_is_found(peak):
    body = withdrawing(lambda day: 1e-3 * np.exp(-(((day - peak) / 15.0) ** 2)))
    assert play("withdrawal_peak_day", "tibialis_anterior", body)[0] == peak


def test_skin_before_tendon_reflex():
    value, trials = play(
        "reflex_return_after_withdrawal",
        "ankle",
        lambda trial: (
            withdrawing(lambda day: 1e-3 * (day >= 2.0))(trial)
            if not trial.command.taps
            else waves(blank(trial.command), "soleus", [(TAP_TIME + 0.032, 2e-3 * (trial.day >= 10.0))])
        ),
    )
    assert value == 8.0 and {trial.day for trial in trials} == {0.5, 1, 2, 3, 4, 5, 7, 10, 14, 21, 28}


def returning(skin, jerk):
    """Return a body whose withdrawal reflex and ankle jerk are there from a day on."""

    def body(trial):
        if trial.command.taps:
            return waves(blank(trial.command), "soleus", [(TAP_TIME + 0.032, 2e-3 * (trial.day >= jerk))])
        return withdrawing(lambda day: 1e-3 * (day >= skin))(trial)

    return body


@pytest.mark.parametrize("skin", [1.0, 5.0])
def test_the_skin_reflex_returns_on_its_day_if_the_jerk_is_still_gone(skin):
    value, trials = play("withdrawal_return_day", "tibialis_anterior", returning(skin, 10.0))
    assert value == skin and [trial.day for trial in trials if trial.command.taps] == [skin]
    with pytest.raises(UnableError, match="as early"):
        play("withdrawal_return_day", "tibialis_anterior", returning(skin, skin))
    with pytest.raises(UnableError, match="does not come back within 28 days"):
        play("withdrawal_return_day", "tibialis_anterior", returning(99.0, 99.0))


def test_what_does_not_come_back_has_no_day():
    assert _when([1.0, 5.0, 9.0], [False, True, False], "reflex") == 5.0
    with pytest.raises(UnableError, match="within 9 days"):
        _when([1.0, 5.0, 9.0], [False, False, False], "reflex")


def test_a_flaccid_phase_ends_when_the_reflex_is_larger_than_in_health():
    def body(trial):
        size = 1.0 if trial.healthy else (trial.day - 1.0) / 10.0
        return waves(blank(trial.command), "soleus", [(TAP_TIME + 0.032, 2e-3 * size)])

    assert play("flaccid_phase", "ankle", body)[0] == 14.0
    assert play("flaccid_phase", "ankle", body, share=0.5)[0] == 7.0


@pytest.mark.parametrize("share", [0.55, 0.8, 0.95])
def test_where_force_falls_with_the_loss_weakness_begins_at_its_share(share):
    def body(trial):
        left = 1.0 if trial.healthy else 1.0 - trial.loss
        return pulling(blank(trial.command), "soleus", lambda t: 800.0 * left * (t > 0.3))

    value, _ = play("loss_before_weakness", "soleus", body, share=share, losses=[0.01, 0.3, 0.6, 0.9])
    assert value == pytest.approx(1.0 - share, abs=1e-6)


def test_a_reserve_that_is_never_used_up_says_so():
    def body(trial, fall):
        left = 1.0 - fall * (trial.loss or 0.0)
        return pulling(blank(trial.command), "soleus", lambda t: 800.0 * left * (t > 0.3))

    for fall, says in (
        (0.1, r"even with 0\.9 lost: 0\.91"),
        (0.0, "the same at all losses"),
        (1.1, r"already with 0\.2"),
    ):
        with pytest.raises(UnableError, match=says):
            play("loss_before_weakness", "soleus", lambda trial, fall=fall: body(trial, fall))


def test_days_may_be_said_in_any_order():
    body = withdrawing(lambda day: 1e-3 * (day >= 4.0))
    with_jerk = returning(4.0, 99.0)
    assert play("withdrawal_return_day", "tibialis_anterior", with_jerk, days=[9, 2, 4])[0] == 4.0
    assert play("withdrawal_peak_day", "tibialis_anterior", body, days=[9, 2, 4])[0] == 4.0


def test_what_does_not_change_with_the_day_has_no_day():
    with pytest.raises(UnableError, match="nothing in this case changes"):
        play("withdrawal_peak_day", "tibialis_anterior", withdrawing(lambda day: 1e-3))
    with pytest.raises(UnableError, match="none is seen to come back"):
        play("reflex_return_after_withdrawal", "ankle", returning(0.0, 0.0))


def test_a_reflex_that_stays_small_says_how_small():
    def body(trial):
        size = 1.0 if trial.healthy else 0.4 + trial.day / 1000.0
        return waves(blank(trial.command), "soleus", [(TAP_TIME + 0.032, 2e-3 * size)])

    with pytest.raises(UnableError, match=r"1 times that of health within 42 days; the largest, on day 42, is 0\.44"):
        play("flaccid_phase", "ankle", body)
    with pytest.raises(UnableError, match="no tendon reflex in health"):
        play("flaccid_phase", "ankle", lambda trial: blank(trial.command))


def test_muscles_of_a_withdrawal_and_of_a_regrowth_are_checked():
    with pytest.raises(InputError, match="not 'soleus'; allowed: flexor_hallucis_brevis"):
        find("reflex_return_after_withdrawal").check("ankle", "left", {"withdrawal": "soleus"})
    with pytest.raises(InputError, match="nearer to the cord than flexor_carpi_ulnaris"):
        find("regrowth_rate").check("flexor_carpi_ulnaris", "left", {"near": "first_dorsal_interosseous"})
    find("regrowth_rate").check("extensor_digitorum_brevis", "left", {"near": "tibialis_anterior"})


def lasting(trial, units):
    """Return a body of which some units fire on at 6 Hz after the vibration."""
    stop = trial.command.duration
    trains = {("soleus", i): np.arange(trial.command.vibrations[0].stop, stop, 1.0 / 6.0) for i in range(units)}
    brief = {("soleus", 90): trial.command.vibrations[0].stop + np.array([0.01, 0.05, 0.1])}
    return firing(blank(trial.command), trains | brief)


def test_units_that_fire_on_are_told_from_those_that_stop():
    assert play("sustained_rate", "soleus", lambda trial: lasting(trial, 4))[0] == pytest.approx(6.0, rel=0.02)
    assert play("involuntary_activity", "soleus", lambda trial: lasting(trial, 1))[0] == 1.0
    assert play("involuntary_activity", "soleus", lambda trial: lasting(trial, 0))[0] == 0.0
    with pytest.raises(UnableError, match="goes on firing"):
        play("sustained_rate", "soleus", lambda trial: replace(blank(trial.command), units=np.zeros((0, 3))))


def regrowing(late):
    """Return a body of which each muscle answers its nerve from a day on."""

    def body(trial):
        muscle = trial.command.shocks[0].muscle
        return waves(blank(trial.command), muscle, [(LEAD + 0.005, 1e-3 * (trial.day >= late[muscle]))])

    return body


@pytest.mark.parametrize(("days", "pace"), [((105.0, 210.0), 1.0), ((105.0, 135.0), 3.5)])
def test_regrowth_is_the_way_between_two_muscles_over_the_days_between_their_answers(days, pace):
    """A hand muscle lies 105 mm further along the nerve than one of the forearm."""
    near, far = "flexor_carpi_ulnaris", "first_dorsal_interosseous"
    length = {place_of(near, None).pool: 0.5, place_of(far, None).pool: 0.605}
    found = regrowing(dict(zip((near, far), days, strict=True)))
    value, _ = play("regrowth_rate", far, found, tape=length.__getitem__)
    assert value == pytest.approx(pace * 1e-3 / 86400.0, rel=1e-6)
    with pytest.raises(UnableError, match="same day"):
        play("regrowth_rate", far, regrowing({near: 105.0, far: 105.0}))
    with pytest.raises(UnableError, match=f"{near} answers its nerve on day 30 already.*'near'"):
        play("regrowth_rate", far, regrowing({near: 0.0, far: 105.0}))


@pytest.mark.parametrize(("lost", "back"), [(0.0, 90.0), (7.0, 90.0), (0.0, 210.0)])
def test_a_muscle_is_reinnervated_on_the_first_day_after_its_nerve_was_silent(lost, back):
    def body(trial):
        there = trial.day < lost or trial.day >= back
        return waves(blank(trial.command), "soleus", [(LEAD + 0.005, 1e-3 * there)])

    assert play("reinnervation_day", "soleus", body)[0] == back
    with pytest.raises(UnableError, match="within 60 days"):
        play("reinnervation_day", "soleus", body, days=[8, 60])
    with pytest.raises(UnableError, match="on all days"):
        play("reinnervation_day", "soleus", body, days=[back, back + 10.0])


def test_one_day_has_no_largest():
    with pytest.raises(UnableError, match="more 'days'"):
        play("withdrawal_peak_day", "tibialis_anterior", withdrawing(lambda day: 1e-3), days=[9])
