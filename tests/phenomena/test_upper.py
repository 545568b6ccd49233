"""The upper motor neuron lesion: spastic, brisk, weak, not wasted (claims 9 to 12).

The case is a lesion of the left internal capsule of a middle-aged woman three months ago.
"""

import numpy as np
import pytest

from sherrington.exam import strength, stretch, tap, watch
from sherrington.sign.signal import envelope

UMN = "umn"
JOINTS = {"elbow": ("extension", "biceps_brachii"), "ankle": ("flexion", "soleus")}


def found(lab, case, steps, measure, side, structure=None):
    """Return a value on one side."""
    return lab.value(case, [step for step in steps if step.side == side], measure, structure)


@pytest.mark.parametrize("joint", JOINTS)
def test_claim_9_spasticity_in_the_affected_limb_only(lab, joint):
    """A fast passive stretch meets raised tone with EMG on the right, and none on the left.

    That it depends on velocity is shown with knock-out 5.
    """
    direction, muscle = JOINTS[joint]
    rows = {}
    for side in ("left", "right"):
        case = lab.examine(UMN, stretch(joint, side, direction))
        peak = float(envelope(case.traces[0].trace, muscle).max())
        rows[side] = (
            case.find("tone", "mas", joint, side, direction).value,
            case.find("tone", "reflex_torque", joint, side, direction).value,
            1e3 * peak,
        )
    print("MAS, reflex torque [N m], peak EMG [mV]:", rows)
    assert rows["right"][0] >= 1 and rows["left"][0] == 0
    assert rows["right"][1] > 2.0 * rows["left"][1] + 0.5
    assert rows["right"][2] > 1.5 * rows["left"][2]


@pytest.mark.parametrize("reflex", ["biceps", "patellar", "ankle"])
def test_claim_10_hyperreflexia(lab, reflex):
    """Tendon jerks are brisk on the right and normal on the left; the potential is larger."""
    case = lab.examine(UMN, tap(reflex))
    rows = {
        side: [case.find("tendon_reflex", measure, reflex, side).value for measure in ("grade", "torque", "amplitude")]
        for side in ("left", "right")
    }
    print("grade, torque [N m], amplitude [V]:", rows)
    assert rows["right"][0] >= 3 and rows["left"][0] <= 2
    assert rows["right"][1] > 1.4 * rows["left"][1]
    assert rows["right"][2] > 1.2 * rows["left"][2]


@pytest.mark.parametrize(("reflex", "muscle"), [("ankle", "soleus"), ("biceps", "biceps_brachii")])
def test_claim_10_threshold_falls(lab, bench, reflex, muscle):
    """A lighter blow is enough on the affected side."""
    blows = (0.25, 0.35, 0.5, 0.7, 1.0, 1.4, 2.0, 2.8)
    least = {}
    for side in ("left", "right"):
        answers = (bench.emg(lab.run(UMN, bench.blow(reflex, blow, side)), muscle, 0.06, 0.12) for blow in blows)
        least[side] = next((blow for blow, answer in zip(blows, answers, strict=True) if answer > 1e-4), 9.9)
    print("smallest blow with a potential of 0.1 mV [mm]:", least)
    assert least["right"] < least["left"]


MOVEMENTS = {
    "index abduction": "first_dorsal_interosseous",
    "wrist extension": "extensor_carpi_radialis_longus",
    "elbow flexion": "biceps_brachii",
    "elbow extension": "triceps_brachii_long",
    "ankle flexion": "tibialis_anterior",
}


def test_claim_11_weakness_more_distal_than_proximal(lab):
    """Power of the right side falls; hand and foot more than elbow. The extensor gap is reported only."""
    force = {
        name: (
            lab.value(UMN, strength(*name.split(), "right"), "force_fraction", muscle),
            lab.value(UMN, strength(*name.split(), "left"), "force_fraction", muscle),
        )
        for name, muscle in MOVEMENTS.items()
    }
    right = {name: value[0] for name, value in force.items()}
    print("force fraction right, left:", {name: np.round(value, 2).tolist() for name, value in force.items()})
    print("elbow flexion minus extension:", round(right["elbow flexion"] - right["elbow extension"], 3))
    assert all(value < 0.95 for value in right.values())
    assert all(left > value + 0.05 for value, left in force.values())
    proximal = min(right["elbow flexion"], right["elbow extension"])
    assert right["index abduction"] < proximal - 0.1
    assert right["wrist extension"] < proximal and right["ankle flexion"] < proximal + 0.1


def test_claim_11_weakness_is_graded(lab):
    """The hand is visibly weak: MRC below 5 on the right, 5 on the left."""
    grades = [
        lab.value(UMN, strength("index", "abduction", side), "mrc", "first_dorsal_interosseous")
        for side in ("right", "left")
    ]
    print("MRC right, left", grades)
    assert grades[0] < 5 and grades[1] == 5


def test_claim_12_no_denervation_wasting(lab):
    """At equal weakness the upper lesion keeps its bulk, the lower does not."""
    muscle, steps = "first_dorsal_interosseous", strength("index", "abduction", "right")
    upper = (lab.capsule(age=180.0),)
    weak = lab.value(upper, steps, "force_fraction", muscle)
    losses = np.arange(0.5, 1.0, 0.05).round(2)
    lower = min(
        ((lab.horn(float(loss), 180.0, lab.HAND),) for loss in losses),
        key=lambda case: abs(lab.value(case, steps, "force_fraction", muscle) - weak),
    )
    other = lab.value(lower, steps, "force_fraction", muscle)
    look = watch("index", "right", 0.05)
    bulk = [lab.value(case, look, "bulk", muscle) for case in (upper, lower)]
    print("force fraction upper, lower", round(weak, 3), round(other, 3), "bulk", np.round(bulk, 3))
    assert abs(weak - other) < 0.15 and weak < 0.8
    assert bulk[0] >= 0.75 and bulk[1] < bulk[0] - 0.1


def test_claim_12_disuse_below_a_complete_cord_lesion(lab):
    """A year below a complete lesion 30 to 50 % of the section is gone, without fasciculation."""
    case = lab.examine((lab.cord(age=365.0),), watch("ankle", "right"))
    bulk = case.find("inspection", "bulk", "soleus", "right").value
    twitching = [row.value for row in case.findings if row.measure == "fasciculation"]
    print("bulk", bulk, "fasciculation [1/min]", twitching)
    assert 0.45 <= bulk <= 0.72 and max(twitching) == 0.0
