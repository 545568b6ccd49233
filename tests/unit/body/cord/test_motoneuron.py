"""The motoneuron: passive table, discharge, afterhyperpolarisation, EPSP rule, plateau, time step."""

import numpy as np
import pytest

from sherrington.body.cord import motoneuron as mn
from sherrington.foundation import load

P = load(mn.MotoneuronParams)
SIZES = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
# discharge at 1.02, 1.05, 1.25, 1.5 and 2 times rheobase [Hz]; afterhyperpolarisation [mV], half-decay [ms]
FACTORS = (1.02, 1.05, 1.25, 1.5, 2.0)
RATES = {
    0.0: (6.4, 7.5, 10.9, 13.6, 17.7),
    0.2: (7.3, 8.6, 12.7, 15.9, 21.0),
    0.4: (8.1, 9.7, 14.8, 19.0, 26.0),
    0.6: (8.9, 10.8, 17.0, 22.6, 32.5),
    0.8: (9.7, 11.9, 19.8, 27.0, 41.0),
    1.0: (10.4, 13.0, 22.7, 32.0, 53.0),
}
AFTER = {0.0: (5.7, 43), 0.2: (5.2, 38), 0.4: (4.3, 33), 0.6: (3.5, 30), 0.8: (2.9, 27), 1.0: (2.7, 26)}


def resistance(table):
    """Return the input resistance at the soma [Mohm]."""
    series = table["g_ld"] * table["g_c"] / (table["g_ld"] + table["g_c"])
    return 1.0 / (table["g_ls"] + series)


def test_input_resistance_and_rheobase_at_the_ends():
    table = mn.geometry(np.array([0.0, 1.0]), P)
    assert resistance(table) == pytest.approx([2.19, 0.51], rel=0.05)
    assert table["rheobase"] == pytest.approx([5.6, 40.6], rel=0.05)
    assert table["c_d"] == pytest.approx([7.2, 30.7], rel=0.05)
    assert table["c_s"] == pytest.approx([0.19, 0.40], rel=0.05)


def test_rheobase_follows_its_law():
    z = np.linspace(0, 1, 50)
    rheobase = mn.geometry(z, P)["rheobase"]
    assert np.all(np.diff(rheobase) > 0)
    assert np.log(rheobase / rheobase[0]) / np.log(rheobase[-1] / rheobase[0]) == pytest.approx(z**1.18, abs=1e-9)


@pytest.mark.parametrize("z", SIZES)
def test_rheobase_is_where_firing_begins(cell, z):
    assert cell(z).rate(0.99) == 0.0 and cell(z).rate(1.01) > 0.0


@pytest.mark.parametrize("z", SIZES)
def test_discharge_against_current(cell, z):
    assert [cell(z).rate(f) for f in FACTORS] == pytest.approx(RATES[z], rel=0.05)


@pytest.mark.parametrize("z", SIZES)
def test_afterhyperpolarisation(cell, z):
    one = cell(z)
    current = np.zeros(6000)
    current[100:110] = 40.0 * one.rheobase  # half a millisecond
    times, potential = one.run(300.0, current=current)
    depth, decay = AFTER[z]
    low = np.argmin(potential)
    half = low + np.argmax(potential[low:] > 0.5 * potential[low])
    assert len(times) == 1
    assert -potential[low] == pytest.approx(depth, rel=0.1)
    assert (half - low) * one.dt == pytest.approx(decay, rel=0.1)


@pytest.mark.parametrize("z", SIZES)
def test_conductance_for_a_wanted_epsp(cell, z):
    one = cell(z)
    for size in (1.0, 4.0, 8.0):
        step = size * mn.epsp_conductance(one.table, np.array([z]), 0.7)[0]
        _, potential = one.run(60.0, pulse=step, pulse_at=5.0)
        assert potential.max() == pytest.approx(size, rel=0.05 if size < 8 else 0.1)


def test_epsp_is_briefer_in_large_cells(cell):
    def width(z):
        one = cell(z)
        _, v = one.run(60.0, pulse=mn.epsp_conductance(one.table, np.array([z]), 0.7)[0])
        return (v > 0.5 * v.max()).sum() * one.dt

    assert width(0.0) == pytest.approx(10.0, rel=0.1) and width(1.0) == pytest.approx(6.0, rel=0.1)


@pytest.mark.parametrize("z", [0.0, 0.5, 1.0])
def test_steady_conductance_holds_the_wanted_depolarisation(cell, z):
    one = cell(z)
    tonic = mn.conductance_for(0.6 * one.table["v_th"], one.table)[0]
    _, potential = one.run(300.0, tonic=tonic)
    assert potential[-1] == pytest.approx(0.6 * one.table["v_th"][0], rel=1e-3)


@pytest.mark.parametrize("z", [0.0, 0.5, 1.0])
def test_half_the_time_step(cell, z):
    coarse, fine = (cell(z, dt).run(500.0, current=1.5 * cell(z).rheobase)[0] for dt in (0.05, 0.025))
    assert len(coarse) == len(fine)
    assert coarse[0] == pytest.approx(fine[0], abs=0.01)  # [ms]
    assert np.diff(coarse) == pytest.approx(np.diff(fine), abs=0.03)  # the pulse ends on a whole step


def ramp(cell, z, plateau):
    """Return the spikes of a cell whose drive rises and falls over ten seconds [ms]."""
    one, first, last = cell(z), cell(0.0).rheobase, cell(1.0).rheobase
    rest = mn.conductance_for(0.51 * one.table["v_th"], one.table)[0]
    needed = mn.conductance_for(one.table["v_th"], one.table)[0] - rest
    start = (one.rheobase / first) ** (np.log(4.8) / np.log(last / first))
    drive = 3.0 * np.concatenate([np.linspace(0, 1, 100_000), np.linspace(1, 0, 100_000)])
    return one.run(10_000.0, tonic=rest + drive * needed / start, plateau=plateau)[0]


def paired(cell, plateau):
    """Return the mean fall of the control cell's rate from recruitment to derecruitment of a larger one [Hz]."""
    falls = []
    for control, test in ((0.05, 0.2), (0.05, 0.4), (0.2, 0.5)):
        lead, follow = ramp(cell, control, plateau), ramp(cell, test, plateau)
        rate = np.convolve(1e3 / np.diff(lead), np.ones(5) / 5, "same")
        at = 0.5 * (lead[1:] + lead[:-1])
        falls.append(np.interp(follow[0], at, rate) - np.interp(follow[-1], at, rate))
    return float(np.mean(falls))


def test_plateau_gives_hysteresis_and_its_absence_none(cell):
    assert abs(paired(cell, 0.0)) < 0.5
    assert 2.0 < paired(cell, 1.0) < 5.0
    assert paired(cell, 1.33) > paired(cell, 1.0)


def test_strong_plateau_goes_on_firing_after_the_drive(cell):
    one = cell(0.0)
    rest = mn.conductance_for(0.51 * one.table["v_th"], one.table)[0]
    drive = mn.conductance_for(1.3 * one.table["v_th"], one.table)[0]
    course = np.concatenate([np.full(40_000, drive), np.full(40_000, rest)])
    silent, going = (one.run(4000.0, tonic=course, plateau=nm)[0] for nm in (0.0, 1.4))
    assert silent[-1] < 2100.0 and going[-1] > 3500.0
    assert 3.0 < np.sum(going > 3000.0) < 14.0  # [Hz] over the last second


def test_spread_is_about_the_law():
    draws = np.random.default_rng(1).standard_normal((mn.N_CONST, 400))
    z = np.full(400, 0.5)
    rows, _ = mn.constants(z, draws, P, 0.05)
    exact, _ = mn.constants(z[:1], np.zeros((mn.N_CONST, 1)), P, 0.05)
    assert rows[mn.C_TH].mean() == pytest.approx(exact[mn.C_TH, 0], rel=0.01)
    assert rows[mn.C_TH].std() / exact[mn.C_TH, 0] == pytest.approx(P.threshold_spread, rel=0.15)
