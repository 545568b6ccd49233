"""Command to arrays: sampled waveforms, taps and their spread, bounds, errors that name the nearest."""

import numpy as np
import pytest

from sherrington.circuit.assembly import AssemblyParams
from sherrington.circuit.command import Command, Effort, Hand, Probe, Shock, Tap, Tapping, Tracking, Vibration
from sherrington.circuit.compile import compile_circuit
from sherrington.circuit.drive import command_arrays, label_of, pools_of, sampled
from sherrington.circuit.model import TICK
from sherrington.circuit.patient import Patient
from sherrington.foundation import load


@pytest.fixture(scope="module")
def ankle():
    return compile_circuit(Patient(), "ankle", "left")


def arrays(c, **kw):
    return command_arrays(c, Command(circuit="ankle", side="left", duration=0.4, settle=0.2, **kw))


def test_waveforms_are_held_outside():
    assert list(sampled(((0.0, 1.0), (1.0, 3.0)), np.array([-1.0, 0.5, 9.0]))) == [1.0, 2.0, 3.0]


def test_settling_comes_before_zero(ankle):
    d = arrays(ankle, efforts=(Effort("soleus", ((0.0, 0.0), (0.0, 1.0))),))
    assert d.settle == round(0.2 / TICK) and d.ticks == round(0.6 / TICK)
    pool = ankle.pools.index("soleus")
    assert d.wish.effort[d.settle - 1, pool] == 0.0 and d.wish.effort[d.settle + 1, pool] == 1.0


def test_efforts_are_clipped_and_the_larger_wins(ankle):
    d = arrays(ankle, efforts=(Effort("soleus", ((0.0, 5.0),)), Effort("soleus", ((0.0, 0.2),))))
    assert d.wish.effort.max() == 1.0 and d.wish.effort[-1, ankle.pools.index("soleus")] == 1.0


def test_a_tap_spreads_through_bone(ankle):
    d = arrays(ankle, taps=(Tap("soleus", 0.1, 2.0, 0.008),))
    p = load(AssemblyParams)
    peaks = dict(zip(ankle.pools, d.handling.stretch.max(axis=0), strict=True))
    assert peaks["soleus"] == pytest.approx(2e-3, rel=0.01)
    assert peaks["gastrocnemius"] == pytest.approx(p.spread_neighbour * 2e-3, rel=0.01)
    assert peaks["tibialis_anterior"] == pytest.approx(p.spread_opponent * 2e-3, rel=0.01)
    on = np.nonzero(d.handling.stretch[:, ankle.pools.index("soleus")])[0]
    assert on[0] * TICK - 0.2 == pytest.approx(0.1, abs=2 * TICK) and np.ptp(on) * TICK == pytest.approx(
        0.008, abs=2 * TICK
    )


def test_vibration_frequency(ankle):
    d = arrays(ankle, vibrations=(Vibration("soleus", 0.0, 0.4, 100.0, 0.5),))
    wave = d.handling.stretch[d.settle : d.settle + 800, ankle.pools.index("soleus")]
    assert np.sum((wave[1:] > 0.25e-3) & (wave[:-1] <= 0.25e-3)) == pytest.approx(40, abs=1)
    assert wave.max() == pytest.approx(0.5e-3, rel=0.01) and wave.min() >= 0.0


def test_hand_angles_are_radians_and_start_in_range(ankle):
    d = arrays(ankle, hands=(Hand("ankle", ((0.0, 90.0), (0.4, -10.0))),))
    assert d.handling.wanted[-1, 0] == pytest.approx(np.radians(-10.0), abs=3e-3)
    assert d.handling.wanted[0, 0] == pytest.approx(ankle.model.plant.high[0])


def test_shocks_reach_the_pools_of_the_nerve(ankle):
    d = arrays(ankle, shocks=(Shock("soleus", 0.1, 0.7), Shock("femoral", 0.2, 0.5, fibres="ia")))
    assert list(d.stimuli.shock_step) == [d.settle + 200, d.settle + 200, d.settle + 400]
    assert list(d.stimuli.shock_pool) == [0, 1, -1] and list(d.stimuli.shock_mode) == [0, 0, 1]


def test_probe_is_a_unit_of_its_pool(ankle):
    d = arrays(ankle, probes=(Probe("gastrocnemius", 1.0, ((0.0, 5.0),)),))
    plan = ankle.layout.pools[ankle.pools.index("gastrocnemius")]
    assert d.probe_unit[0] == plan.first + plan.n - 1 and d.probe_current[-1, 0] == 5.0


def test_another_trial_has_another_key(ankle):
    assert arrays(ankle, trial=1).key != arrays(ankle).key == arrays(ankle).key


def test_names(ankle):
    assert pools_of(ankle, "gastrocnemius_medial") == [1] == pools_of(ankle, "gastrocnemius")
    assert label_of(ankle, "gastrocnemius_lateral") == ankle.muscles.index("gastrocnemius_lateral")


@pytest.mark.parametrize(
    "bad",
    [
        {"taps": (Tap("soleos", 0.1),)},
        {"efforts": (Effort("soleos", ((0.0, 1.0),)),)},
        {"shocks": (Shock("soleos", 0.1),)},
        {"tracking": Tracking("soleos", ((0.0, 0.1),), 100.0)},
        {"probes": (Probe("soleos", 0.5, ((0.0, 1.0),)),)},
    ],
)
def test_an_unknown_muscle_names_the_nearest(ankle, bad):
    with pytest.raises(ValueError, match=r"soleos.*soleus"):
        arrays(ankle, **bad)


def test_an_unknown_degree_of_freedom_names_the_nearest(ankle):
    with pytest.raises(ValueError, match=r"ankel.*ankle"):
        arrays(ankle, hands=(Hand("ankel"),))
    with pytest.raises(ValueError):
        arrays(ankle, tapping=Tapping("ankel", "soleus", "tibialis_anterior", 0.0, 10.0))
