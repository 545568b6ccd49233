"""Presets look like their names at the places that make the diagnosis, one joint each."""

import pytest

from sherrington.exam import strength, stroke_sole, tap, watch


def wasting(lab, case, circuit, muscle, side):
    """Return the bulk of one muscle [1]."""
    return lab.examine(case, watch(circuit, side, 0.05)).find("inspection", "bulk", muscle, side).value


def grade(lab, case, name, side=None):
    """Return the grade of one tendon reflex."""
    steps = tuple(tap(name) if side is None else tap(name, side))
    return lab.examine(case, steps).find("tendon_reflex", "grade", name, side or "midline").value


def power(lab, case, movement, muscle, side):
    """Return the MRC grade of one muscle; one on the midline has no side."""
    return strong(lab, case, movement, muscle, side, "mrc")


def strong(lab, case, movement, muscle, side, measure="force_fraction"):
    """Return one measure of the power of one muscle."""
    found = lab.examine(case, strength(*movement.split(), side))
    return found.find("power", measure, muscle, side or "midline").value


def test_als_of_a_hand_wastes_that_hand(lab):
    right, left = (wasting(lab, "als-limb", "index", "first_dorsal_interosseous", side) for side in ("right", "left"))
    jerks = [grade(lab, "als-limb", "biceps", side) for side in ("right", "left")]
    print("bulk right, left", right, left, "biceps jerks", jerks)
    assert right < 0.6 < left and min(jerks) >= 3


def test_als_of_a_hand_takes_the_thumbs_side_more_and_makes_other_jerks_brisk(lab):
    hand = [
        wasting(lab, "als-limb", circuit, muscle, "right")
        for circuit, muscle in (("thumb", "abductor_pollicis_brevis"), ("fingers", "abductor_digiti_minimi_hand"))
    ]
    knees = [grade(lab, "als-limb", "patellar", side) for side in ("right", "left")]
    # within what healthy people differ by, as a limb began, but above his own
    own = lab.patient("als-limb", None).person
    jaw = [
        lab.examine(case, tap("jaw_jerk"), own).find("tendon_reflex", "amplitude", "jaw_jerk", "midline").value
        for case in ("als-limb", lab.HEALTHY)
    ]
    print("bulk of thenar, hypothenar", hand, "knee jerks", knees, "jaw jerk and before the illness [V]", jaw)
    assert hand[0] < hand[1] - 0.1 and knees[0] >= 3 and knees[1] >= 2 and jaw[0] > 1.3 * jaw[1]


def test_als_of_the_throat_thins_the_tongue_and_makes_the_jaw_jerk_brisk(lab):
    look = lab.examine("als-bulbar", watch("tongue", None, 5.0))
    bulk, twitches = (look.find("inspection", name, "genioglossus", "left").value for name in ("bulk", "fasciculation"))
    print("tongue", bulk, twitches, "jaw", grade(lab, "als-bulbar", "jaw_jerk"))
    assert bulk < 0.75 and twitches > 10.0
    assert grade(lab, "als-bulbar", "jaw_jerk") == 3


def test_early_als_shows_both_neurons_in_one_arm(lab):
    jerks = [grade(lab, "als-early", "biceps", side) for side in ("right", "left")]
    hand = [
        strong(lab, "als-early", "index abduction", "first_dorsal_interosseous", side) for side in ("right", "left")
    ]
    print("biceps jerk right, left", jerks, "hand", hand)
    assert jerks[0] >= 3 > jerks[1] and 0.5 < hand[0] < hand[1] - 0.1


def test_one_stroke_leaves_the_jaw_jerk_as_it_was(lab):
    both = (lab.capsule(side="left"), lab.capsule(side="right"))
    assert grade(lab, "stroke-capsule-left", "jaw_jerk") == 2 and grade(lab, both, "jaw_jerk") >= 3


@pytest.mark.parametrize("side", ["left", "right"])
def test_kennedy_has_no_extensor_toe(lab, side):
    found = lab.examine("kennedy", stroke_sole(side)).find("plantar", "response", "plantar", side)
    assert found.value != "extensor" and grade(lab, "kennedy", "ankle", side) == 0


@pytest.mark.parametrize(
    ("case", "movement", "muscle", "side", "most"),
    [
        ("foot-drop-right", "ankle flexion", "tibialis_anterior", "right", 2),
        ("radial-palsy-left", "wrist extension", "extensor_carpi_radialis_longus", "left", 2),
        ("radiculopathy-l5-left", "ankle flexion", "tibialis_anterior", "left", 4),
        ("radiculopathy-c7-right", "elbow extension", "triceps_brachii_long", "right", 4),
        ("conus", "pelvic_floor closing", "external_anal_sphincter", None, 3.67),
    ],
)
def test_weak_as_the_name_says(lab, case, movement, muscle, side, most):
    assert power(lab, case, movement, muscle, side) <= most


def test_half_a_cord_bears_the_leg_again_after_half_a_year(lab):
    knee = power(lab, "brown-sequard-c6-left", "knee extension", "vastus_lateralis", "left")
    hand = power(lab, "brown-sequard-c6-left", "index abduction", "first_dorsal_interosseous", "left")
    print("knee, hand", knee, hand)
    assert knee >= 4 > hand


def test_conus_weakens_the_calf_a_little_and_spares_the_lifters_of_the_foot(lab):
    calf = strong(lab, "conus", "ankle extension", "soleus", "left")
    foot = strong(lab, "conus", "ankle flexion", "tibialis_anterior", "left")
    print("calf, lifter of the foot", calf, foot)
    assert 0.5 < calf < 0.9 < foot


@pytest.mark.parametrize(
    ("case", "reflex", "side", "low", "high"),
    [
        ("polyneuropathy-axonal", "ankle", "left", 0, 0),
        ("polyneuropathy-axonal", "patellar", "left", 2, 2),
        ("conus", "ankle", "right", 0, 0),
        ("radiculopathy-c7-right", "triceps", "right", 0, 1),
        ("brown-sequard-c6-left", "biceps", "left", 0, 1),
        ("brown-sequard-c6-left", "triceps", "left", 3, 4),
    ],
)
def test_jerks_as_the_name_says(lab, case, reflex, side, low, high):
    assert low <= grade(lab, case, reflex, side) <= high
