"""Microelectrodes: a cell of known threshold, resistance and afterhyperpolarisation is measured right."""

from dataclasses import replace

import numpy as np
import pytest
from made_records import blank, play

from sherrington.circuit.table import circuit_table
from sherrington.sign.measures import UnableError


def potential(trial, of):
    """Return the record of one cell whose potential is a function of current [nA] and time [s]."""
    trace = blank(trial.command)
    t = np.arange(trace.emg.shape[1]) / trace.emg_rate
    current = np.interp(t, *zip(*trial.command.probes[0].current, strict=True))
    return replace(trace, potentials=of(current, t)[None])


@pytest.mark.parametrize("threshold", [3.0, 17.4, 60.0])
def test_rheobase_is_found_to_the_last_halving(threshold):
    def body(trial):
        return potential(trial, lambda current, t: 90.0 * (current >= threshold))

    value, trials = play("rheobase", "soleus", body, most=80.0, halvings=9)
    assert threshold <= value <= threshold + 80.0 / 2**8
    assert len(trials) == 9 and all(trial.command.anaesthesia == 1.0 for trial in trials)


def test_a_cell_that_never_fires_has_no_rheobase():
    with pytest.raises(UnableError, match="does not fire"):
        play("rheobase", "soleus", lambda trial: potential(trial, lambda current, t: 0.0 * t))


@pytest.mark.parametrize("resistance", [0.4, 2.5])
def test_resistance_is_potential_over_current(resistance):
    def body(trial):
        return potential(trial, lambda current, t: -3.0 + resistance * current)

    assert play("input_resistance", "soleus", body)[0] == pytest.approx(resistance, rel=1e-3)
    assert play("input_resistance", "soleus", body, current=4.0)[0] == pytest.approx(resistance, rel=1e-3)


@pytest.mark.parametrize("decay", [0.02, 0.05])
def test_an_exponential_afterhyperpolarisation_ends_after_its_decay_times_a_logarithm(decay):
    def cell(current, t):
        v = np.zeros(t.size)
        starts = np.flatnonzero((current[1:] > 100.0) & (current[:-1] <= 100.0)) + 1
        for i in starts:
            after = t[i:] - t[i]
            v[i:] = np.where(after < 0.001, 90.0, -5.0 * np.exp(-(after - 0.001) / decay))
        return v

    value, _ = play("ahp_duration", "soleus", lambda trial: potential(trial, cell), share=0.1)
    assert value == pytest.approx(decay * np.log(10.0), rel=0.1)


def test_a_cell_without_afterhyperpolarisation_says_so():
    with pytest.raises(UnableError, match="single spikes"):
        play("ahp_duration", "soleus", lambda trial: potential(trial, lambda current, t: 0.0 * t))


def test_the_resting_rate_is_counted_before_the_stretch_over_the_fibres_it_finds():
    pool = list(circuit_table()["ankle"].pools).index("soleus")

    def body(trial):
        rest = 0.1 + np.arange(15) * 0.1  # one fibre at 10 Hz, the other silent until the stretch
        rows = [(t, pool, 0, 7) for t in rest] + [(1.75, pool, 0, 8), (1.76, pool, 1, 9), (0.5, pool + 1, 0, 1)]
        return replace(blank(trial.command), afferents=np.array(rows, float))

    value, trials = play("ia_rate_relaxed", "soleus", body)
    lead = trials[0].command.hands[0].angle[1][0] - 1.5
    assert value == pytest.approx(15 / 2 / (1.5 + lead), rel=0.01)
