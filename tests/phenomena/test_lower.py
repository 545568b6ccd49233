"""The lower motor neuron lesion: flaccid, wasted, reflexes reduced or absent (claims 13 to 15, 22)."""

import numpy as np

from sherrington.exam import strength, stretch, tap, watch

LMN = "lmn"
INDEX = "first_dorsal_interosseous"
CRUSHED = 0.95  # of the axons find their old tubes again


def test_claim_13_flaccid_paralysis(lab):
    """A leg that lost nine in ten motor cells is weak and loose: no reflex torque in a fast stretch."""
    case = lab.examine(
        LMN, [*stretch("ankle", direction="flexion"), *strength("ankle", "extension"), *strength("ankle", "flexion")]
    )
    tone = {side: case.find("tone", "mas", "ankle", side, "flexion").value for side in ("left", "right")}
    reflex = case.find("tone", "reflex_torque", "ankle", "left", "flexion").value
    power = {
        muscle: [case.find("power", "force_fraction", muscle, side).value for side in ("left", "right")]
        for muscle in ("soleus", "tibialis_anterior")
    }
    print("MAS", tone, "reflex torque", reflex, "force fraction left, right", power)
    assert tone == {"left": 0, "right": 0} and reflex < 0.3
    assert all(left < 0.75 and right > 0.95 for left, right in power.values())


def test_claim_13_complete_loss_is_paralysis(lab):
    """With every motor cell gone power is 0 and the fast stretch meets tissue only."""
    case = lab.examine(
        (lab.horn(1.0),), [*stretch("ankle", "right", "flexion"), *strength("ankle", "extension", "right")]
    )
    mrc = case.find("power", "mrc", "soleus", "right").value
    fast, slow = (
        case.find("tone", f"resistance_{pace}", "ankle", "right", "flexion").value for pace in ("fast", "slow")
    )
    print("MRC", mrc, "resistance fast, slow", fast, slow)
    assert mrc == 0 and fast < slow + 1.0


def test_claim_14_wasting_follows_the_nerve(lab):
    """After a cut of the ulnar nerve its muscles waste over weeks; those of the median do not."""
    wasting = {}
    for days in (3.0, 21.0, 42.0, 90.0):
        case = lab.examine((lab.lesion("ulnar_n_elbow", "right", 0.95, days),), watch("index", "right", 0.05))
        wasting[days] = [
            case.find("inspection", "bulk", muscle, "right").value
            for muscle in (
                INDEX,
                "flexor_digitorum_profundus_ulnar",
                "flexor_digitorum_superficialis",
                "extensor_digitorum",
            )
        ]
    print("bulk of two ulnar and two other muscles by day:", wasting)
    first = [row[0] for row in wasting.values()]
    assert first == sorted(first, reverse=True) and first[0] > 0.9 and first[-1] < 0.7
    assert wasting[42.0][1] < 0.9
    assert all(row[2] == row[3] == 1.0 for row in wasting.values())


def test_claim_14_wasting_follows_the_segment(lab):
    """Loss of L4 and L5 cells wastes the shin, hardly the calf, and nothing on the other side."""
    case = (lab.horn(0.9, 120.0, ["L4", "L5"]),)
    bulk = [
        lab.value(case, watch("ankle", side, 0.05), "bulk", muscle)
        for side, muscle in (("right", "tibialis_anterior"), ("right", "soleus"), ("left", "tibialis_anterior"))
    ]
    print("bulk: right shin, right calf, left shin", np.round(bulk, 3))
    assert bulk[0] < 0.7 and bulk[1] > 0.9 and bulk[2] == 1.0


def test_claim_15_reflex_falls_with_the_lower_neurons(lab):
    """Grade and torque of the ankle jerk against the fraction of motor cells lost."""
    rows = [
        [lab.value((lab.horn(loss, 60.0),), tap("ankle", "right"), measure) for measure in ("grade", "torque")]
        for loss in (0.0, 0.5, 0.8, 1.0)
    ]
    print("grade and torque at 0, 50, 80, 100 % loss:", rows)
    grades, torques = zip(*rows, strict=True)
    assert grades[0] >= 1 and grades[-1] == 0 and list(grades) == sorted(grades, reverse=True)
    assert torques[1] < 0.8 * torques[0] and torques[2] < 0.5 * torques[0] and torques[3] == 0.0


def test_claim_22_a_cut_nerve_over_time(lab):
    """Paralysed at once, wasted over weeks; a crushed nerve grows back, one severed whole and left alone does not."""
    steps = [*watch("index", "right", 0.05), *strength("index", "abduction", "right")]
    rows = {}
    for days in (2.0, 60.0, 150.0, 900.0):
        case = lab.examine((lab.lesion("ulnar_n_elbow", "right", 1.0, days, passable=CRUSHED),), steps)
        rows[days] = (
            case.find("inspection", "bulk", INDEX, "right").value,
            case.find("power", "force_fraction", INDEX, "right").value,
        )
    print("bulk and force by day:", rows)
    assert rows[2.0][1] < 0.02 and rows[60.0][1] < 0.02 and rows[150.0][1] < 0.1
    assert rows[2.0][0] > 0.95 and rows[60.0][0] < 0.8 and rows[150.0][0] < rows[60.0][0]
    assert rows[900.0][0] > rows[150.0][0] + 0.1 and rows[900.0][1] > 0.2
    severed = lab.value((lab.lesion("ulnar_n_elbow", "right", 1.0, 900.0),), steps, "force_fraction", INDEX)
    assert severed < 0.05


def test_claim_22_the_nearer_muscle_recovers_first(lab):
    """Axons grow from the cut outward: the forearm regains bulk before the hand."""
    near, far = "flexor_digitorum_profundus_ulnar", INDEX

    def crush(days):
        return lab.lesion("ulnar_n_elbow", "right", 1.0, days, passable=CRUSHED)

    gain = {}
    for muscle in (near, far):
        bulk = [lab.value((crush(days),), watch("index", "right", 0.05), "bulk", muscle) for days in (60.0, 210.0)]
        gain[muscle] = bulk[1] - bulk[0]
    print("change of bulk from day 60 to day 210:", gain)
    assert gain[near] > gain[far] + 0.1


def test_claim_22_trauma_hits_what_the_nerve_supplies(lab):
    """Weak where the ulnar nerve ends, strong where the median and radial nerves do."""
    case = (lab.lesion("ulnar_n_elbow", "right", 0.95, 42.0),)
    ulnar = lab.value(case, strength("index", "abduction", "right"), "force_fraction", INDEX)
    radial = lab.value(case, strength("index", "extension", "right"), "force_fraction", "extensor_digitorum")
    print("force fraction: ulnar, radial", ulnar, radial)
    assert ulnar < 0.5 and radial > 0.85
