"""Both kinds of neuron lost in one region show both kinds of sign (claim 23)."""

import numpy as np

from sherrington.exam import strength, stroke_sole, tap, watch

ALS = "als-limb"


def test_claim_23_both_kinds_of_sign_in_one_leg(lab):
    """Wasted and twitching, and yet the jerk is brisk for so wasted a leg and the sole extensor."""
    case = lab.examine(ALS, [*watch("ankle", "right", 10.0), *tap("ankle", "right"), *stroke_sole("right")])
    bulk = case.find("inspection", "bulk", "soleus", "right").value
    twitching = [row.value for row in case.findings if row.measure == "fasciculation"]
    jerk = case.find("tendon_reflex", "torque", "ankle", "right").value
    pure = (lab.horn(0.45, 300.0, over=300.0),)
    lower = lab.value(pure, tap("ankle", "right"), "torque")
    response = case.find("plantar", "response", "plantar", "right").value
    print("bulk", bulk, "fasciculation", twitching, "jerk [N m]", jerk, "of a pure lower lesion", lower, response)
    assert bulk < 0.9 and max(twitching) > 0.0
    assert jerk > 1.2 * lower
    assert response == "extensor"


def test_claim_23_weak_in_hand_and_leg(lab):
    """Power falls where both are lost."""
    force = [
        lab.value(ALS, strength(*name.split(), "right"), "force_fraction", muscle)
        for name, muscle in (("index abduction", "first_dorsal_interosseous"), ("ankle flexion", "tibialis_anterior"))
    ]
    print("force fraction of hand, foot", np.round(force, 2))
    assert max(force) < 0.9


def test_claim_23_spread_over_months(lab):
    """The same slow loss of both neurons: weaker and more wasted the longer it has gone on."""
    steps = [*watch("index", "right", 0.05), *strength("index", "abduction", "right")]
    rows = []
    for months in (2.0, 6.0, 12.0):
        age = 30.4 * months
        losses = (
            lab.horn(0.07 * months, age, lab.HAND, over=age),
            lab.lesion("m1_* pmd sma", "both", 0.06 * months, age, over=age),
        )
        case = lab.examine(losses, steps)
        rows.append(
            [
                case.find("inspection", "bulk", "first_dorsal_interosseous", "right").value,
                case.find("power", "force_fraction", "first_dorsal_interosseous", "right").value,
            ]
        )
    print("bulk and force after 2, 6, 12 months", np.round(rows, 3).tolist())
    assert rows[0][1] > rows[1][1] > rows[2][1] and rows[2][0] < rows[0][0] - 0.05
