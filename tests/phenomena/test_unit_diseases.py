"""Diseases of nerve, junction and muscle: claims 7, 21, 22, each from the physics of the motor unit."""

from functools import cache

import numpy as np
import pytest

from sherrington.circuit.command import Command, Effort, Hand, Tap
from sherrington.circuit.patient import Disease, Patient
from sherrington.exam import strength, tap, watch
from sherrington.lesion.programs.registry import unfold
from sherrington.sign.signal import channel

BICEPS, FDI = "biceps_brachii", "first_dorsal_interosseous"
HELD = (Hand("elbow", ((0.0, 45.0),)),)


@cache
def disease(name, age=365.0, region="", side="", **settings):
    """Return what a disease has made of the typical person by a day, as lesions."""
    settings = {key.rstrip("_"): value for key, value in settings.items()}
    return unfold(Patient(diseases=(Disease(name, age, region, side, settings),))).lesions


MYASTHENIA = disease("myasthenia")
LAMBERT_EATON = disease("lambert-eaton", severity="severe")
BOTULISM = disease("botulism", 7.0)


def effort(lab, case, start=0.1, stop=3.1, length=3.1, taps=()):
    """Return the trace of a maximal effort of the elbow flexors, the joint held."""
    level = ((start, 0.0), (start + 0.15, 1.0), (stop, 1.0), (stop + 0.05, 0.0))
    return lab.run(case, Command("elbow", "right", length, hands=HELD, efforts=(Effort("biceps", level),), taps=taps))


def forces(lab, case, *times):
    """Return the force of the biceps in 0.2 s windows of one long effort, as parts of the healthy ones [1]."""

    def mean(trace, at):
        row = trace.force[channel(trace, BICEPS)]
        return row[round(at * trace.rate) : round((at + 0.2) * trace.rate)].mean() - row[:80].mean()

    return [mean(effort(lab, case), at) / mean(effort(lab, ()), at) for at in times]


def jerk(lab, case, after=False):
    """Return the EMG of the biceps jerk [V], at rest or 3 s after 10 s of maximal effort."""
    at = 13.3 if after else 0.3
    blow = (Tap(BICEPS, at, 3.0),)
    if after:
        trace = effort(lab, case, 0.1, 10.2, at + 0.15, blow)
    else:
        trace = lab.run(case, Command("elbow", "right", 0.45, hands=HELD, taps=blow))
    emg = trace.emg[channel(trace, BICEPS)]
    return float(np.ptp(emg[round((at + 0.008) * trace.emg_rate) : round((at + 0.08) * trace.emg_rate)]))


def test_myasthenia_tires_within_one_effort_and_keeps_its_jerks(lab):
    """The first impulses pass, those of the second second of effort fail at many endplates."""
    early, middle, late = forces(lab, MYASTHENIA, 0.35, 1.0, 2.8)
    grade = lab.value(MYASTHENIA, tap("biceps", "right"), "grade")
    print("force after 0.3, 1 and 3 s of effort:", early, middle, late, "jerk", grade)
    assert early > 0.8 > middle >= late - 0.02 and late < 0.75 * early
    assert grade == 2


def test_lambert_eaton_grows_with_effort_and_its_jerk_returns(lab):
    """Jerks nearly absent at rest, several times larger after 10 s of effort; force rises while it lasts."""
    early, late = forces(lab, LAMBERT_EATON, 0.6, 2.8)
    before, after = jerk(lab, LAMBERT_EATON), jerk(lab, LAMBERT_EATON, after=True)
    healthy, healthy_after = jerk(lab, ()), jerk(lab, (), after=True)
    print(
        "force after 0.5 and 3 s:", early, late, "jerk of health before and after:", before / healthy, after / healthy
    )
    assert late > 1.2 * early and late < 0.85
    assert before < 0.25 * healthy
    assert after > 2.0 * before and after / healthy_after > 1.8 * before / healthy


def test_botulism_is_weak_throughout(lab):
    """Force and jerk are both low, and effort brings neither near health."""
    early, late = forces(lab, BOTULISM, 0.6, 2.8)
    before, after, healthy = jerk(lab, BOTULISM), jerk(lab, BOTULISM, after=True), jerk(lab, ())
    print(
        "force after 0.5 and 3 s:", early, late, "jerk of health before and after:", before / healthy, after / healthy
    )
    assert early < 0.5 and late < 0.6
    assert before < 0.4 * healthy and after < 0.6 * healthy


def test_three_junction_diseases_tell_themselves_apart_by_effort(lab):
    """Force late over early: below 1 where quanta are small, above 1 where they are few."""
    ratios = []
    for case in (MYASTHENIA, (), BOTULISM, LAMBERT_EATON):
        early, late = forces(lab, case, 0.35, 2.8)
        ratios.append(late / early)
    print("late over early: myasthenia, health, botulism, Lambert-Eaton", ratios)
    assert ratios[0] < 0.8 and ratios[1] == 1.0 and ratios[3] > 1.0
    assert ratios[0] < ratios[1] < ratios[3]


def test_myopathy_keeps_its_jerks_until_late(lab):
    """Weak at a jerk that still counts as normal; only a very weak muscle has none."""
    found = []
    for loss in (0.0, 0.4, 0.75, 0.97):
        case = (lab.lesion("muscle_all", "right", loss, 400.0),)
        power = lab.value(case, strength("elbow", "flexion", "right"), "force_fraction", BICEPS)
        found.append((loss, round(power, 2), lab.value(case, tap("biceps", "right"), "grade")))
    print("fibres lost, force, jerk:", found)
    grades = [grade for _, _, grade in found]
    assert found[1][1] < 0.7 and grades[1] == grades[0] == 2
    assert grades == sorted(grades, reverse=True) and grades[2] >= 1 and grades[3] == 0


def test_claim_21_acute_demyelination_takes_the_jerk_and_leaves_force(lab):
    """Half of all fibres blocked and the rest slow: both arms of the reflex suffer, the effort one."""
    case = disease("guillain-barre", 14.0, variant="demyelinating", severity="moderate")
    power = lab.value(case, strength("knee", "extension", "right"), "force_fraction", "vastus_lateralis")
    grade = lab.value(case, tap("patellar", "right"), "grade")
    late = disease("guillain-barre", 400.0, variant="demyelinating", severity="moderate")
    again = lab.value(late, strength("knee", "extension", "right"), "force_fraction", "vastus_lateralis")
    print("force at 14 and 400 days:", power, again, "patellar jerk at 14 days:", grade)
    assert 0.25 < power < 0.8 and grade == 0
    assert again > 0.85


def test_claim_21_the_longest_fibres_go_first(lab):
    """Axons that die back by length: the foot before the thigh, the ankle jerk before the knee jerk."""
    case = disease("polyneuropathy", 12.0 * 365.0)
    far = lab.value(case, strength("hallux", "extension", "right"), "force_fraction", "extensor_hallucis_longus")
    near = lab.value(case, strength("knee", "extension", "right"), "force_fraction", "vastus_lateralis")
    ankle, knee = (lab.value(case, tap(name, "right"), "grade") for name in ("ankle", "patellar"))
    print("force of toe, thigh:", far, near, "jerk of ankle, knee:", ankle, knee)
    assert far < near and near > 0.9
    assert ankle < knee


def test_claim_21_axonal_attack_spares_the_afferents(lab):
    """With motor nodes alone failing the jerk falls with force, not before it."""
    steps = {kind: disease("guillain-barre", 10.0, variant=kind) for kind in ("demyelinating", "axonal")}
    size = {kind: lab.value(case, tap("patellar", "right"), "torque") for kind, case in steps.items()}
    print("torque of the patellar jerk:", size)
    assert size["axonal"] > 2.0 * size["demyelinating"]


def test_neurapraxia_recovers_and_never_wastes(lab):
    """Blocked for weeks, bulk whole all the while, and power back by three months."""
    days, rows = (2.0, 25.0, 100.0), []
    for day in days:
        case = disease("nerve-injury", day, "ulnar_n_elbow", "right", class_="neurapraxia")
        rows.append(_hand(lab, case))
    print("day: force, bulk of the first dorsal interosseous", dict(zip(days, rows, strict=True)))
    assert rows[0][0] < 0.1 and rows[-1][0] > 0.95
    assert all(bulk == pytest.approx(1.0, abs=0.01) for _, bulk in rows)


def test_axonotmesis_wastes_and_comes_back_near_before_far(lab):
    """After a crush of the sciatic nerve the hamstrings are back while the foot is still lost; then the foot."""
    found = {}
    for day in (60.0, 220.0, 900.0):
        case = disease("nerve-injury", day, "sciatic_n", "right", class_="axonotmesis")
        near = lab.value(case, strength("knee", "flexion", "right"), "force_fraction", "semitendinosus")
        far = lab.value(case, strength("ankle", "flexion", "right"), "force_fraction", "tibialis_anterior")
        found[day] = (round(near, 2), round(far, 2))
    print("day: force of hamstring and of tibialis anterior", found)
    assert found[60.0][1] < 0.05
    assert found[220.0][0] > found[220.0][1] + 0.2
    assert found[900.0][1] > 0.4


def test_carpal_tunnel_preset_is_severe(lab):
    """The thenar muscles have at most 60 % of their force, the ulnar hand all of it."""
    muscles = lab.patient("carpal-tunnel-right", None).muscles
    state = muscles["abductor_pollicis_brevis", "right"]
    conducting = sum(r.share * r.cell * r.axon * (1.0 - r.motor_block) for r in state.routes)
    print("thenar force by units left, their size and block:", conducting * state.sprout * state.force)
    assert conducting * state.sprout * state.force <= 0.6
    assert lab.value("carpal-tunnel-right", strength("index", "abduction", "right"), "force_fraction", FDI) > 0.95


def _hand(lab, case):
    """Return force and bulk of the first dorsal interosseous [1]."""
    power = lab.value(case, strength("index", "abduction", "right"), "force_fraction", FDI)
    rows = lab.examine(case, watch("index", "right", 0.05)).findings
    bulk = next(row.value for row in rows if row.measure == "bulk" and row.structure == FDI)
    return power, bulk
