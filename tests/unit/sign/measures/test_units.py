"""Motor units in a contraction: trains made by rule give back the numbers of the rule."""

import numpy as np
import pytest
from made_records import blank, firing, play, pulling, strong

from sherrington.sign.measures import UnableError

SOLEUS = "soleus"


def regular(rate, start, stop):
    """Return a train of one rate [Hz]."""
    return np.arange(start, stop, 1.0 / rate)


def body(trains=None, most=500.0):
    """Return a body that grips in proportion to its effort and whose units fire as told."""

    def answer(trial):
        trace = strong(trial, SOLEUS, most)
        return firing(trace, trains(trial.command.duration)) if trains and trial.command.needle else trace

    return answer


def test_rates_of_regular_trains():
    trains = lambda stop: {(SOLEUS, i): regular(rate, 0.3, stop) for i, rate in enumerate((6.0, 8.0, 13.0))}  # noqa: E731
    assert play("discharge_rate", SOLEUS, body(trains))[0] == pytest.approx(9.0, rel=0.01)
    assert play("discharge_rate_at_recruitment", SOLEUS, body(trains))[0] == pytest.approx(8.0, rel=0.01)
    assert play("peak_rate", SOLEUS, body(trains))[0] == pytest.approx(13.0, rel=0.01)


def test_a_silent_needle_has_no_rate():
    with pytest.raises(UnableError):
        play("discharge_rate", SOLEUS, body())


@pytest.mark.parametrize("spread", [0.05, 0.15])
def test_variation_of_intervals_is_that_of_the_draw(spread):
    source = np.random.default_rng(5)

    def trains(stop):
        gaps = 0.1 * (1.0 + spread * source.standard_normal((7, 80)))
        return {(SOLEUS, i): 0.5 + np.cumsum(row) for i, row in enumerate(gaps)}

    assert play("interval_cv", SOLEUS, body(trains), duration=8.0)[0] == pytest.approx(spread, rel=0.15)


@pytest.mark.parametrize("last", [0.3, 0.8])
def test_the_limit_of_recruitment_is_the_force_at_the_last_start(last):
    def trains(stop):
        # effort reaches a share at 0.1 + share * (ramp - 0.1), force a moment later
        starts = 0.1 + 4.9 * np.linspace(0.02, last, 40) + 0.12
        return {(SOLEUS, i): regular(8.0, start, stop) for i, start in enumerate(starts)}

    assert play("recruitment_upper_limit", SOLEUS, body(trains))[0] == pytest.approx(last, abs=0.03)


@pytest.mark.parametrize("lag", [0.0, 2.0, 4.0])
def test_paired_units_show_how_much_lower_the_drive_is_when_a_unit_stops(lag):
    def trains(stop):
        half = stop / 2.0
        t = np.arange(0.0, stop, 1e-3)
        drive = 6.0 + 10.0 * (1.0 - np.abs(t - half) / half)  # [Hz] of a unit that follows it

        def follow(on, off):
            phase = np.cumsum(np.where((t > on) & (t < off), drive, 0.0)) * 1e-3
            return t[1:][np.diff(np.floor(phase)) > 0]

        def level(time):
            return half - abs(time - half)

        out = {(SOLEUS, 0): follow(0.5, stop - 0.2), (SOLEUS, 1): follow(0.8, stop - 0.3)}
        for i, on in enumerate((3.0, 3.6, 4.2, 4.8)):
            # it stops where the drive is ``lag`` [Hz] lower than where it began
            out[SOLEUS, 5 + i] = follow(on, stop - (level(on) - lag * half / 10.0))
        return out

    assert play("delta_f", SOLEUS, body(trains))[0] == pytest.approx(lag, abs=0.35)


def test_common_drive_of_trains_that_share_their_rate():
    source = np.random.default_rng(7)

    def trains(shared):
        def make(stop):
            t = np.arange(0.0, stop, 1e-3)
            out = {}
            for i in range(6):
                phase = 0.0 if shared else source.uniform(0.0, 2.0 * np.pi)
                speed = 1.5 if shared else 1.1 + 0.17 * i
                rate = 12.0 + 3.0 * np.sin(2.0 * np.pi * speed * t + phase)
                turns = np.floor(np.cumsum(rate) * 1e-3 + i / 6.0)
                out[SOLEUS, i] = t[1:][np.diff(turns) > 0]
            return out

        return make

    together, apart = (play("common_drive", SOLEUS, body(trains(shared)))[0] for shared in (True, False))
    assert together > 0.8 > 0.6 > apart


@pytest.mark.parametrize("power", [0.7, 1.0, 1.6])
def test_the_exponent_of_emg_over_force_comes_back(power):
    def answer(trial):
        trace = pulling(blank(trial.command), SOLEUS, lambda t: 300.0 * np.clip((t - 0.1) / 5.9, 0.0, 1.0))
        size = np.interp(np.arange(trace.emg.shape[1]) / trace.emg_rate, trace.time, trace.force[0]) / 300.0
        emg = np.array(trace.emg)
        emg[0] = 1e-3 * size**power * np.where(np.arange(emg.shape[1]) % 2, 1.0, -1.0)
        return type(trace)(**{**trace.__dict__, "emg": emg})

    assert play("emg_force_exponent", SOLEUS, answer)[0] == pytest.approx(power, rel=0.03)


@pytest.mark.parametrize("doublets", [0, 3, 10])
def test_doublets_are_counted(doublets):
    def trains(stop):
        return {(SOLEUS, i): [0.15, 0.155 if i < doublets else 0.18, 0.25] for i in range(10)}

    assert play("doublet_fraction", SOLEUS, body(trains))[0] == pytest.approx(doublets / 10)


def test_time_to_half_force_of_a_straight_rise():
    def answer(trial):
        return pulling(blank(trial.command), SOLEUS, lambda t: 100.0 * np.clip((t - 0.2) / 0.4, 0.0, 1.0))

    # from 2 % to 50 % of a rise that takes 0.4 s
    assert play("time_to_half_force", SOLEUS, answer)[0] == pytest.approx(0.48 * 0.4, abs=2e-3)
    with pytest.raises(UnableError, match="no force"):
        play("time_to_half_force", SOLEUS, lambda trial: blank(trial.command))


def test_the_change_of_rate_of_units_that_speed_up():
    def trains(stop):
        t = np.arange(0.0, stop, 1e-3)
        rate = 5.0 + 2.0 * t
        turns = np.floor(np.cumsum(rate) * 1e-3)
        return {(SOLEUS, 0): t[1:][np.diff(turns) > 0]}

    value, _ = play("rate_change", SOLEUS, body(trains), low=0.02, high=0.2)
    assert value > 2.0
    with pytest.raises(UnableError, match="ramp of effort ends"):
        play("rate_change", SOLEUS, body(trains), top=0.05, high=0.9)


@pytest.mark.parametrize("wave", [0.0, 0.05])
def test_unsteadiness_is_that_of_the_force_without_its_drift(wave):
    def answer(trial):
        trace = strong(trial, SOLEUS, 500.0)
        if not trial.command.needle:
            return trace
        force = lambda t: (50.0 + t) * (t > 0.4) * (1.0 + wave * np.sin(40.0 * t))  # noqa: E731
        return pulling(trace, SOLEUS, force)

    assert play("force_cv", SOLEUS, answer)[0] == pytest.approx(wave / np.sqrt(2.0), abs=1e-3)
    with pytest.raises(UnableError, match="no force is held"):
        play("force_cv", SOLEUS, lambda trial: answer(trial) if not trial.command.needle else blank(trial.command))
