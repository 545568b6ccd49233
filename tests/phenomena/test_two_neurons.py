"""Two neurons in series: who starts a movement, who carries it, who moves the muscle (claims 3, 4, 5, 7, 8)."""

from dataclasses import replace

import numpy as np
import pytest

from sherrington.circuit.command import Coil, Effort, Probe
from sherrington.circuit.patient import Person
from sherrington.exam import strength, stretch, tap
from sherrington.sign.signal import channel

CALF = "soleus"
INDEX = "first_dorsal_interosseous"


def push_down(lab, case, **how):
    """Return the force of soleus as fraction of health."""
    return lab.value(case, strength("ankle", "extension", "right"), "force_fraction", CALF, **how)


def test_claim_3_force_follows_the_upper_fibres_that_are_left(lab):
    """Voluntary force falls with the fraction of descending fibres left; with none there is no force."""
    forces = [push_down(lab, (lab.cord(loss),)) for loss in (0.0, 0.5, 0.8, 1.0)]
    print("force at 0, 50, 80, 100 % loss of all tracts:", np.round(forces, 3))
    assert forces[0] > 0.95 and forces[1] < forces[0] - 0.1
    assert forces[2] < forces[1] - 0.05 and forces[3] < 0.02


def test_claim_3_reflexes_remain_without_upper_fibres(lab):
    """Below a complete cord lesion the muscle still answers the hammer although nobody can will it."""
    case = (lab.cord(),)
    grade = lab.value(case, tap("ankle", "right"), "grade")
    force = push_down(lab, case)
    print("reflex grade", grade, "voluntary force", force)
    assert grade >= 2 and force < 0.02


def test_claim_3_fewer_upper_fibres_start_a_movement_later(lab, bench):
    """The first EMG of an effort comes no earlier, and its force rises more slowly, when fibres are lost."""
    command = bench.effort("index", INDEX, 0.6)
    whole, hurt = (lab.run(case, command) for case in ((), (lab.capsule(),)))
    starts = [bench.onset(trace, INDEX, 0.05) for trace in (whole, hurt)]
    early = [bench.force(trace, INDEX, 0.25, 0.4) for trace in (whole, hurt)]
    print("onset of EMG [s]", starts, "early force [N]", early)
    assert starts[1] > starts[0] - 0.002
    assert early[1] < 0.8 * early[0]


def evoked(bench, circuit, muscle, intensity=1.6):
    """Return a magnetic pulse over the cortex during a slight effort."""
    start = 0.3
    effort = (Effort(muscle, ((0.0, 0.2),)),)
    return bench.rest(circuit, duration=0.4, efforts=effort, coils=(Coil(start, intensity),))


def latencies(lab, bench, case, person=None):
    """Return latency from cortex and from cord to the first dorsal interosseous [s]."""
    cortex = lab.run(case, evoked(bench, "index", INDEX), person)
    quiet = bench.emg(cortex, INDEX, 0.2, 0.3)
    floor = max(5e-5, 2.0 * quiet)
    nerve = lab.run(case, bench.shock("index", INDEX, 1.0), person)
    return bench.onset(cortex, INDEX, 0.3, floor), bench.onset(nerve, INDEX, 0.02, 5e-5)


def test_claim_4_the_way_has_two_parts(lab, bench):
    """Cortex to cord and cord to muscle add up; demyelinating one part slows that part alone."""
    whole = latencies(lab, bench, ())
    tract = latencies(lab, bench, (lab.lesion("lcst_*_C*", "both", slow=0.7),))
    nerve = latencies(lab, bench, (lab.lesion("ulnar_n_arm ulnar_n_elbow ulnar_n_forearm", "both", slow=0.6),))
    print(
        "cortex, cord to muscle [ms]: whole, slow tract, slow nerve", np.round(1e3 * np.array([whole, tract, nerve]), 1)
    )
    assert 0.004 < whole[0] - whole[1] < 0.02 and 0.008 < whole[1] < 0.02
    assert tract[0] > whole[0] + 0.002 and abs(tract[1] - whole[1]) < 2e-4
    assert nerve[1] > whole[1] + 0.003 and nerve[0] > whole[0] + 0.003


def test_claim_4_longer_people_have_longer_ways(lab, bench):
    """The whole way and its outer part take longer the taller the person."""
    short, tall = (latencies(lab, bench, (), Person(height=height)) for height in (1.5, 1.95))
    print("cortex, cord to muscle [ms]: 1.50 m, 1.95 m", np.round(1e3 * np.array([short, tall]), 1))
    assert tall[1] > short[1] + 0.001 and tall[0] > short[0] + 0.0015


def test_claim_4_cutting_either_part_loses_that_part(lab, bench):
    """Without corticospinal fibres the nerve still answers; without the motor root nothing does."""
    tract, root = (lab.lesion("ic_*", "left", 1.0),), (lab.motor_roots(segments=lab.HAND),)
    answers = []
    for case in ((), tract, root):
        cortex, nerve = lab.run(case, evoked(bench, "index", INDEX)), lab.run(case, bench.shock("index", INDEX, 1.0))
        answers.append((1e3 * bench.emg(cortex, INDEX, 0.315, 0.36), 1e3 * bench.emg(nerve, INDEX)))
    print("evoked from cortex, from root [mV]: whole, tract cut, root cut", np.round(answers, 3))
    assert answers[0][0] > 0.5 and answers[0][1] > 5.0
    assert answers[1][0] < 0.1 * answers[0][0] and answers[1][1] > 0.9 * answers[0][1]
    assert answers[2] == (0.0, 0.0)


@pytest.mark.parametrize("kind", ["cells", "axons"])
def test_claim_5_upper_spikes_without_lower_neurons_move_nothing(lab, bench, kind):
    """A maximal effort and a pulse to the cortex are vain when every lower neuron is dead or cut off."""
    lost = lab.horn(1.0, 30.0, lab.HAND) if kind == "cells" else lab.motor_roots(1.0, 30.0, lab.HAND)
    command = bench.effort("index", INDEX, 1.0, coils=(Coil(0.6, 1.6),), needle=True)
    whole, hurt = lab.run((), command), lab.run((lost,), command)
    print("EMG [mV]", 1e3 * bench.emg(whole, INDEX), 1e3 * bench.emg(hurt, INDEX), "spikes", len(hurt.units))
    own = hurt.units[hurt.units[:, 1] == channel(hurt, INDEX)]
    assert bench.force(whole, INDEX, 0.5) > 5.0
    assert len(own) == 0 and bench.emg(hurt, INDEX) == 0.0
    assert abs(bench.force(hurt, INDEX, 0.5)) < 0.02


def test_claim_5_a_muscle_is_electrically_active_only_after_its_own_spikes(lab, bench):
    """Every piece of EMG follows a discharge of a unit of that muscle within 20 ms."""
    trace = lab.run((), bench.effort("index", INDEX, 0.4, needle=True))
    row = channel(trace, INDEX)
    own = trace.units[trace.units[:, 1] == row, 0]
    active = np.flatnonzero(np.abs(trace.emg[row]) > 1e-6) / trace.emg_rate
    assert len(own) > 20
    last = own[np.searchsorted(own, active + 2e-4) - 1]
    print(len(own), "spikes; longest time from a spike to EMG [s]", (active - last).max())
    assert active.min() > own.min() - 3e-4
    assert (active - last).max() < 0.02


def pulses(times):
    """Return brief pulses of current [nA]."""
    wave = [(0.0, 0.0)]
    for t in times:
        wave += [(t, 0.0), (t + 0.0005, 30.0), (t + 0.004, 30.0), (t + 0.0045, 0.0)]
    return tuple(wave)


def twitches(force, rate):
    """Return how often force rises by more than a third of its largest rise."""
    speed = np.gradient(np.convolve(force, np.full(10, 0.1), mode="valid"), 1.0 / rate)
    rising = speed > speed.max() / 3.0
    return int(np.sum(rising[1:] & ~rising[:-1]))


def test_claim_7_one_spike_one_twitch(lab, bench):
    """A microelectrode makes one cell fire four times: four discharges at the needle, four twitches.

    In junction disease each twitch is smaller, since fewer of the unit's fibres answer.
    """
    times = (0.1, 0.35, 0.6, 0.85)
    command = bench.rest("index", duration=1.1, needle=True, probes=(Probe(INDEX, 0.8, pulses(times)),))
    disease = (lab.lesion("nmj_postsynaptic", "both", 0.6, 30.0),)
    sizes = []
    for case in ((), disease):
        trace = lab.run(case, command)
        row = channel(trace, INDEX)
        spikes = np.sum((trace.potentials[0][1:] > 40.0) & (trace.potentials[0][:-1] <= 40.0))
        own = trace.units[trace.units[:, 1] == row]
        force = trace.force[row]
        sizes.append((np.ptp(force), np.ptp(trace.emg[row])))
        print("spikes", spikes, "discharges", len(own), "twitches", twitches(force, trace.rate), "size", sizes[-1])
        assert spikes == len(own) == twitches(force, trace.rate) == len(times)
    assert sizes[1][0] < 0.7 * sizes[0][0] and sizes[1][1] < 0.7 * sizes[0][1]


def test_claim_8_the_final_common_path(lab, bench):
    """With the motor root cut no voluntary, reflex, stretch or cortically evoked contraction is left."""
    steps = [*tap("ankle", "right"), *stretch("ankle", "right", "flexion"), *strength("ankle", "extension", "right")]
    case = (lab.capsule(), lab.motor_roots(age=40.0))
    found = lab.examine(case, steps)
    values = {
        "power": found.find("power", "force_fraction", CALF, "right").value,
        "jerk": found.find("tendon_reflex", "torque", "ankle", "right").value,
        "stretch": found.find("tone", "reflex_torque", "ankle", "right", "flexion").value,
        "evoked": bench.emg(lab.run(case, evoked(bench, "ankle", "tibialis_anterior")), "tibialis_anterior"),
    }
    print(values)
    assert all(abs(value) < 1e-3 for value in values.values())
    whole = lab.examine((lab.capsule(),), steps)
    assert whole.find("power", "force_fraction", CALF, "right").value > 0.1
    assert whole.find("tendon_reflex", "torque", "ankle", "right").value > 1.0


def test_claim_8_denervated_fibres_move_nothing(lab, bench):
    """Months after the cut the muscle at rest neither pulls nor shows surface EMG."""
    trace = lab.run((lab.motor_roots(age=120.0),), bench.rest("ankle", duration=0.6))
    row = channel(trace, CALF)
    print("force range [N]", np.ptp(trace.force[row]), "EMG range [V]", np.ptp(trace.emg[row]))
    assert np.ptp(trace.force[row]) < 0.5 and np.ptp(trace.emg[row]) == 0.0


def test_claim_5_upper_fibres_alone_raise_no_force_in_a_blocked_nerve(lab):
    """Cells and axons alive but the root blocked: the will ends there."""
    steps = strength("ankle", "extension", "right")
    blocked = replace(lab.motor_roots(age=2.0), loss=0.0, block=1.0)
    force = lab.value((blocked,), steps, "force_fraction", CALF)
    print("force with blocked motor roots", force)
    assert force < 0.02
