"""What must come out right without anybody having written it down: the knock-outs of the design."""

from dataclasses import replace

import numpy as np
import pytest

from sherrington.circuit.patient import Person
from sherrington.exam import clonus, strength, stretch, stroke_sole, tap, watch
from sherrington.exam.limb import ramp
from sherrington.sign.clonus import beats_of
from sherrington.sign.signal import smooth

CALF, SHIN = "soleus", "tibialis_anterior"
JERK, TONE, POWER, BEATS, BULK = "jerk", "stretch", "power", "clonus", "bulk"


def leg(lab, case, **how):
    """Return the signs of the right ankle of one case."""
    steps = [
        *tap("ankle", "right"),
        *stretch("ankle", "right", "flexion"),
        *strength("ankle", "extension", "right"),
        *clonus("ankle", "right"),
        *watch("ankle", "right", 0.05),
    ]
    found = lab.examine(case, steps, **how)
    return {
        JERK: found.find("tendon_reflex", "torque", "ankle", "right").value,
        "grade": found.find("tendon_reflex", "grade", "ankle", "right").value,
        TONE: found.find("tone", "reflex_torque", "ankle", "right", "flexion").value,
        "fast": found.find("tone", "resistance_fast", "ankle", "right", "flexion").value,
        "slow": found.find("tone", "resistance_slow", "ankle", "right", "flexion").value,
        POWER: found.find("power", "force_fraction", CALF, "right").value,
        BEATS: found.find("clonus", "beats", "ankle", "right").value,
        BULK: found.find("inspection", "bulk", CALF, "right").value,
    }


def shown(name, signs):
    """Print the signs of a case."""
    print(name, {key: round(value, 3) for key, value in signs.items()})
    return signs


def test_knock_out_1_dorsal_roots_end_spasticity_not_weakness(lab):
    """Cutting the dorsal roots of a spastic leg ends jerk, reflex resistance and clonus; weakness and
    contracture stay.
    """
    healthy = shown("healthy", leg(lab, ()))
    spastic = shown("upper", leg(lab, (lab.capsule(0.95, 180.0),)))
    cut = shown("upper, roots cut", leg(lab, (lab.capsule(0.95, 180.0), lab.dorsal_roots())))
    assert spastic[TONE] > 1.0 and spastic[JERK] > 1.0
    assert cut[JERK] == 0.0 and cut[TONE] == 0.0 and cut[BEATS] == 0
    assert cut["fast"] < cut["slow"] + 1.0
    assert cut["slow"] > 1.15 * healthy["slow"]
    alone = lab.value((lab.dorsal_roots(),), strength("ankle", "extension", "right"), "force_fraction", CALF)
    print("force with the roots cut alone", alone)
    assert cut[POWER] < 0.9 and cut[POWER] < 0.85 * alone


def test_knock_out_2_upper_lesion_without_lower_neurons_is_flaccid(lab):
    """A spastic leg that loses the motor cells of its segments is flaccid, areflexic and wasted."""
    both = shown("upper and all lower", leg(lab, (lab.capsule(), lab.horn(1.0, 180.0))))
    assert both["grade"] == 0 and both[TONE] == 0.0 and both[BEATS] == 0 and both[POWER] < 0.02
    assert both[BULK] < 0.5


def test_knock_out_3_dorsal_roots_alone(lab, bench):
    """Areflexia without weakness: power, bulk and the potential evoked from the nerve stay."""
    healthy, cut = shown("healthy", leg(lab, ())), shown("roots cut", leg(lab, (lab.dorsal_roots(),)))
    size = [
        bench.emg(lab.run(case, bench.shock("ankle", CALF, 0.25)), CALF, 0.0, 0.04)
        for case in ((), (lab.dorsal_roots(),))
    ]
    print("potential evoked from the nerve [mV]", np.round(1e3 * np.array(size), 2))
    assert healthy["grade"] >= 1 and cut["grade"] == 0 and cut[TONE] == 0.0
    assert cut["fast"] <= healthy["fast"] + 0.1
    assert 0.75 <= cut[POWER] <= 1.05
    assert cut[BULK] == 1.0 and size[1] == pytest.approx(size[0], rel=0.02)


def test_knock_out_4_shock_passes_a_cut_root_stays(lab):
    """Above the segment: voluntary power gone for good, jerk lost at days, back at weeks, raised at months."""
    steps = tap("ankle", "right")
    after = {age: lab.value((lab.cord(age=age),), steps, "torque") for age in (2.0, 28.0, 180.0)}
    root = {age: lab.value((lab.motor_roots(age=age),), steps, "torque") for age in (2.0, 28.0, 180.0)}
    force = [
        lab.value((case,), strength("ankle", "extension", "right"), "force_fraction", CALF)
        for case in (lab.cord(age=2.0), lab.cord(age=180.0), lab.motor_roots(age=2.0), lab.motor_roots(age=180.0))
    ]
    healthy = lab.value((), steps, "torque")
    print("jerk [N m] healthy", healthy, "cord", after, "root", root, "force", np.round(force, 3))
    assert after[2.0] < 0.1 * healthy and after[28.0] > 0.2 * healthy
    assert after[180.0] > after[28.0] and after[180.0] > 1.1 * healthy
    assert set(root.values()) == {0.0} and max(force) < 0.02


WAY = {"elbow": ("extension", 95.0, 60.0), "ankle": ("flexion", -25.0, 5.0)}


def added(lab, joint, speed):
    """Return what reflexes add to a stretch at one speed [N m]: against the same limb without dorsal roots."""
    direction, start, stop = WAY[joint]
    step = stretch(joint, "right", direction, 150.0)[0]
    wave, end = ramp(start, stop, speed, 0.03, 0.08)
    hand = replace(step.command.hands[0], angle=wave)
    command = replace(step.command, hands=(hand, *step.command.hands[1:]), duration=round(end + 0.1, 3))
    roots = lab.dorsal_roots(segments=["C5", "C6", "C7", "C8", "T1", *lab.LEG])
    reflex, passive = (lab.run(case, command) for case in ((lab.capsule(),), (lab.capsule(), roots)))
    felt = smooth(np.abs(reflex.torque[0]) - np.abs(passive.torque[0]), reflex.rate, 0.02)
    return float(felt.max()), float(np.abs(passive.torque[0]).max())


@pytest.mark.parametrize("joint", WAY)
def test_knock_out_5_resistance_grows_with_velocity(lab, joint):
    """In spasticity reflexes add hardly anything at 5 deg/s and more and more at 60 and 180 deg/s."""
    torque = [added(lab, joint, speed)[0] for speed in (5.0, 60.0, 180.0)]
    print("torque added by reflexes [N m] at 5, 60, 180 deg/s:", np.round(torque, 2))
    assert torque[2] > 1.0 and torque[1] < torque[2] and torque[0] < torque[1] + 0.2
    assert torque[0] < 0.25 * torque[2]


@pytest.fixture(scope="module")
def clonic(lab, bench):
    """Return the spastic ankle and the push [N m] that give the most beats, and how many."""
    cases = ((lab.capsule(),), (lab.capsule(1.0, 365.0),), (lab.lesion("lcst_*_T6 lrst_T6", "both", 1.0, 180.0),))
    tried = [
        (beats_of(lab.run(case, bench.push(push, 0.05)))[0], push, case) for case in cases for push in (6.0, 9.0, 12.0)
    ]
    beats, push, case = max(tried, key=lambda row: row[0])
    print("beats of three spastic ankles at 6, 9, 12 N m:", [row[0] for row in tried])
    assert beats > 3, f"no spastic ankle beats more than three times: {[row[0] for row in tried]}"
    return case, push, beats


def test_knock_out_6_clonus_is_there(lab, bench, clonic):
    """A spastic ankle beats many times under a steady push, at 3 to 8 Hz; a healthy one does not."""
    case, push, beats = clonic
    frequency = beats_of(lab.run(case, bench.push(push, 0.05)))[1]
    healthy = beats_of(lab.run((), bench.push(push, 0.05)))[0]
    print("beats", beats, "frequency [Hz]", frequency, "healthy", healthy)
    assert 3.0 < frequency < 8.0 and healthy <= 2


def slower_by(lab, bench, first, second):
    """Return by how much [Hz] the second ankle beats more slowly than the first under the same pushes.

    Each is a case, a person and the inertia of the hand [kg m2]; pushes at which one does not beat
    rhythmically say nothing.
    """
    rows = []
    for push in (6.0, 9.0, 12.0):
        both = [beats_of(lab.run(case, bench.push(push, inertia), person)) for case, person, inertia in (first, second)]
        print("push [N m]", push, "beats and frequency [Hz]", both)
        rows += [both[0][1] - both[1][1]] if None not in (both[0][1], both[1][1]) else []
    assert rows, "no push at which both beat"
    return float(np.mean(rows))


def test_knock_out_6_frequency_falls_with_inertia(lab, bench, clonic):
    """A heavier hand beats more slowly under the same push."""
    assert slower_by(lab, bench, (clonic[0], None, 0.03), (clonic[0], None, 0.09)) > 0.1


def test_knock_out_6_frequency_falls_with_length(lab, bench, clonic):
    """A longer leg does not beat faster under the same push.

    It is stronger too, which works the other way; the length of the loop alone is the next test.
    """
    short, tall = Person(height=1.55), Person(height=1.9)
    assert slower_by(lab, bench, (clonic[0], short, 0.05), (clonic[0], tall, 0.05)) > -0.1


def test_knock_out_6_frequency_falls_with_the_nerve_s_speed(lab, bench, clonic):
    """The same leg with slow nerves beats more slowly under the same push."""
    slow = (*clonic[0], lab.lesion("peripheral_myelin_diffuse", "both", slow=0.4, age=90.0))
    assert slower_by(lab, bench, (clonic[0], None, 0.05), (slow, None, 0.05)) > 0.1


@pytest.mark.parametrize("route", ["ia", "lower neurons", "junction"])
def test_knock_out_6_clonus_ends_when_the_loop_opens(lab, bench, clonic, route):
    """Clonus goes when afferents, motor cells or junctions are lost."""
    less = {
        "ia": lab.dorsal_roots(0.9, of=("ia",)),
        "lower neurons": lab.horn(0.9, 30.0),
        "junction": lab.lesion("nmj_postsynaptic", "both", 0.85, 30.0),
    }[route]
    case, push, closed = clonic
    opened = beats_of(lab.run((*case, less), bench.push(push, 0.05)))[0]
    print("beats with the loop closed", closed, "opened", opened)
    assert opened < max(3, closed / 2)


def test_knock_out_7_time_makes_the_same_lesion_spastic(lab):
    """The same capsular lesion: not spastic but plantar extensor at 3 days, spastic at 3 months."""
    healthy, early, late = (
        shown(name, leg(lab, case))
        for name, case in {
            "healthy": (),
            "3 days": (lab.capsule(age=3.0),),
            "90 days": (lab.capsule(age=90.0),),
        }.items()
    )
    plantar = [
        lab.value(case, stroke_sole("right"), "response")
        for case in ((), (lab.capsule(age=3.0),), (lab.capsule(age=90.0),))
    ]
    print("plantar healthy, early, late", plantar)
    assert early[JERK] < 1.1 * healthy[JERK] and early[TONE] < healthy[TONE] + 0.5
    assert late[JERK] > 1.3 * healthy[JERK] and late[TONE] > healthy[TONE] + 2.0
    assert plantar == ["flexor", "extensor", "extensor"]


def test_knock_out_8_strength_falls_with_both_bulk_with_one(lab):
    """Force falls with corticospinal and with motor cell loss; bulk only with the latter, disuse apart."""
    muscle, power = "first_dorsal_interosseous", strength("index", "abduction", "right")
    look = watch("index", "right", 0.05)
    rows = {}
    for name, cases in {
        "upper": [(lab.lesion("ic_*", "left", loss),) for loss in (0.0, 0.5, 0.9)],
        "lower": [(lab.horn(loss, 90.0, lab.HAND),) for loss in (0.0, 0.8, 0.97)],
    }.items():
        rows[name] = [
            (lab.value(case, power, "force_fraction", muscle), lab.value(case, look, "bulk", muscle)) for case in cases
        ]
        print(name, "force and bulk", np.round(rows[name], 3).tolist())
    for row in rows.values():
        assert row[0][0] > row[1][0] > row[2][0] and row[2][0] < 0.6
    assert min(bulk for _, bulk in rows["upper"]) >= 0.75
    assert rows["lower"][2][1] < 0.6


def test_knock_out_9_sprouting(lab, bench):
    """Half the units die: force and evoked potential sink, then come back with fewer, larger units."""
    pulse, push = bench.shock("ankle", CALF, 0.25), bench.effort("ankle", CALF, 1.0, needle=True)
    rows = {}
    for name, case in {
        "healthy": (),
        "3 weeks": (lab.horn(0.5, 21.0),),
        "1 year": (lab.horn(0.5, 365.0),),
        "90 % lost": (lab.horn(0.93, 365.0),),
    }.items():
        trace = lab.run(case, push)
        own = trace.units[trace.units[:, 1] == trace.muscles.index(CALF)]
        potential = 1e3 * bench.emg(lab.run(case, pulse), CALF, 0.0, 0.04)
        rows[name] = (len(np.unique(own[:, 2])), bench.force(trace, CALF, 0.5), potential)
    print("units, force [N], potential [mV]:", {name: np.round(row, 1).tolist() for name, row in rows.items()})
    whole, early, late, most = rows.values()
    assert early[0] < 0.6 * whole[0] and abs(late[0] - early[0]) < 0.05 * whole[0]
    assert early[1] < 0.85 * whole[1] and early[2] < 0.75 * whole[2]
    assert late[1] > early[1] + 0.1 * whole[1] and late[2] > early[2] + 0.15 * whole[2]
    assert most[1] < 0.8 * late[1] and most[2] < 0.8 * late[2]


def test_knock_out_10_lesions_follow_anatomy(lab):
    """A left capsular lesion weakens the right hand, a left hemicord lesion at C6 the left."""
    muscle = "first_dorsal_interosseous"
    rows = {}
    for name, case in {"capsule": (lab.capsule(),), "cord": (lab.cord(0.9, 180.0, "C6", "left"),)}.items():
        rows[name] = [
            lab.value(case, strength("index", "abduction", side), "force_fraction", muscle)
            for side in ("left", "right")
        ]
    print("force left, right:", rows)
    assert rows["capsule"][0] > 0.9 and rows["capsule"][1] < rows["capsule"][0] - 0.2
    assert rows["cord"][1] > 0.85 and rows["cord"][0] < rows["cord"][1] - 0.2


def test_knock_out_10_a_lesion_in_the_thoracic_cord_spares_the_arm(lab):
    """The hand leaves the cord above T6, the foot below."""
    hand = lab.value(
        (lab.cord(),), strength("index", "abduction", "right"), "force_fraction", "first_dorsal_interosseous"
    )
    foot = lab.value((lab.cord(),), strength("ankle", "flexion", "right"), "force_fraction", SHIN)
    print("force of hand, foot", hand, foot)
    assert hand > 0.95 and foot < 0.02


def test_knock_out_11_rhizotomy_and_junction_block_are_lesions(lab):
    """Losing half of the Ia fibres lowers tone and jerk; a junction block lowers them and power too.

    Four in five release sites have to go: a junction has a margin, and the loss of half of them is hardly felt.
    """
    spastic = shown("spastic", leg(lab, (lab.capsule(),)))
    rhizotomy = shown("rhizotomy", leg(lab, (lab.capsule(), lab.dorsal_roots(0.6, 30.0))))
    block = shown("junction block", leg(lab, (lab.capsule(), lab.lesion("nmj_presynaptic", "both", 0.8, 30.0))))
    for treated in (rhizotomy, block):
        assert treated[TONE] < 0.7 * spastic[TONE] and treated[JERK] < 0.8 * spastic[JERK]
    assert block[POWER] < 0.7 * spastic[POWER]
    assert rhizotomy[POWER] > 0.75 * spastic[POWER]
