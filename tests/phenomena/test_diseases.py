"""Diseases along time: what each hits, and how the signs of one patient change (claims 18 to 20, 23, 25)."""

import pytest

from sherrington.circuit.patient import Disease, Patient, Person
from sherrington.exam import strength, stroke_sole, tap, watch
from sherrington.lesion.programs.registry import unfold

YEAR = 365.25  # [d]
MAN = Person(age=50.0, sex="male", height=1.75)


def ill(name, days, region="", side="", seed=0, **settings):
    """Return what a disease has written by a day, as a case."""
    return unfold(Patient(person=MAN, diseases=(Disease(name, days, region, side, settings),), seed=seed)).lesions


@pytest.fixture
def force(lab):
    """Return a function from a case and a movement to the force of its weakest muscle [fraction of own]."""

    def least(case, joint, direction, side="right"):
        rows = lab.examine(case, strength(joint, direction, side), person=MAN).findings
        return min(row.value for row in rows if row.measure == "force_fraction" and row.value is not None)

    return least


@pytest.fixture
def jerk(lab):
    """Return a function from a case and a reflex to its grade."""
    return lambda case, reflex, side="right": lab.value(case, tap(reflex, side), "grade", reflex, person=MAN)


@pytest.fixture
def toe(lab):
    """Return a function from a case to the plantar response."""
    return lambda case, side="right": lab.value(case, stroke_sole(side), "response", person=MAN)


@pytest.fixture
def look(lab):
    """Return a function from a case, a joint and a muscle to its bulk and twitches per minute."""

    def seen(case, joint, muscle, side="right"):
        rows = lab.examine(case, watch(joint, side, 6.0), person=MAN).findings
        return {row.measure: row.value for row in rows if row.structure == muscle}

    return seen


def test_claim_18_a_stroke_takes_what_its_artery_feeds(force):
    """Outer face of the hemisphere: the hand; inner face: the foot; the own side is spared."""
    found = {
        region: (force(case, "index", "abduction"), force(case, "ankle", "flexion"))
        for region in ("mca-superior", "aca")
        for case in [ill("stroke", 90.0, region, "left")]
    }
    print("hand, foot:", found)
    assert found["mca-superior"][0] < 0.5 < found["mca-superior"][1]
    assert found["aca"][1] < 0.5 < found["aca"][0]
    assert force(ill("stroke", 90.0, "mca-superior", "left"), "index", "abduction", "left") > 0.9


def test_claim_18_a_mild_stroke_recovers_and_a_severe_one_does_not(force):
    mild, severe = (
        [force(ill("stroke", day, "capsule", "left", loss=loss), "ankle", "flexion") for day in (2.0, 120.0)]
        for loss in (0.3, 0.97)
    )
    print("foot at 2 and 120 days:", mild, severe)
    assert mild[1] - mild[0] > 0.15 and severe[1] < 0.3


@pytest.mark.parametrize("seed", [0, 2])
def test_claim_19_an_attack_blocks_remits_and_comes_back_in_heat(force, seed):
    """Fibres that are alive but bare: weak at twelve days, well at five months, weak again when hot."""
    attack, later, hot = (
        force(ill("ms", day, "cervical", "right", seed, attacks=0.0, heat=heat), "ankle", "flexion")
        for day, heat in ((12.0, 0.0), (150.0, 0.0), (150.0, 1.5))
    )
    print("foot in the attack, later, hot:", attack, later, hot)
    assert attack < 0.85 and later > 0.9 and later - attack > 0.1
    assert hot < later - 0.05


def test_claim_20_polio_kills_lower_neurons_and_survivors_take_over(force, jerk, toe, look):
    days = (5.0, 40.0, 400.0)
    cases = [ill("polio", day, "lumbosacral", "right") for day in days]
    power = [force(case, "knee", "extension") for case in cases]
    print("knee:", power, "toe:", toe(cases[2]), "other side:", force(cases[0], "knee", "extension", "left"))
    assert power[0] < 0.5 and power[0] < power[1] < power[2]
    assert jerk(cases[0], "patellar") <= 1 and toe(cases[0]) != "extensor" != toe(cases[2])
    assert force(cases[0], "knee", "extension", "left") > power[0] + 0.2
    assert look(cases[0], "ankle", "tibialis_anterior")["bulk"] > look(cases[2], "ankle", "tibialis_anterior")["bulk"]


def test_claim_20_decades_later_what_was_regained_is_lost_again(force):
    early, late = (
        [force(ill("post-polio", years * YEAR, "lumbosacral", "right", seed, start=20 * YEAR), "knee", "extension")
         for seed in range(4)]
        for years in (3.0, 52.0)
    )  # fmt: skip
    print("knee at 3 and 52 years:", early, late)
    # the more the survivors had taken over, the more they let go
    lost = [was - now for was, now in zip(early, late, strict=True)]
    assert min(lost) > 0.0 and max(lost) > 0.15


def test_claim_23_both_neurons_of_one_limb_and_it_spreads(force, jerk, toe, look):
    """The hand wastes and twitches, the jerk of the same arm stays; later the leg, with an extensor toe."""
    days = (0.0, 240.0, 480.0)
    cases = [ill("als", day, "cervical", "right", seed=1) for day in days]
    hand = [force(case, "index", "abduction") for case in cases]
    foot = [force(case, "ankle", "flexion") for case in cases]
    seen = look(cases[2], "index", "first_dorsal_interosseous")
    print("hand:", hand, "foot:", foot, "first interosseous:", seen)
    assert hand[0] > hand[1] > hand[2] and hand[2] < 0.4 and foot[0] > foot[2] > hand[2]
    assert seen["bulk"] < 0.7 and seen["fasciculation"] > 0.0
    # half of the units of arm and leg are gone, yet no jerk is lost: the upper neuron is gone as well
    assert jerk(cases[2], "biceps") >= 2 and jerk(cases[2], "patellar") >= 3 and toe(cases[2]) == "extensor"


def test_claim_23_without_its_upper_half_the_same_course_loses_the_jerks(jerk, toe):
    """The same loss of motor cells with the cortex left whole."""
    case = ill("als", 480.0, "cervical", "right", seed=1, umn=0.0)
    both = ill("als", 480.0, "cervical", "right", seed=1)
    print("patellar:", jerk(case, "patellar"), jerk(both, "patellar"), "toe:", toe(case), toe(both))
    assert jerk(case, "patellar") < jerk(both, "patellar") and toe(case) != "extensor"


def test_a_cavity_makes_lower_signs_in_the_arm_and_upper_ones_in_the_leg(force, jerk, toe):
    early, late = (ill("syrinx", years * YEAR, "cervical", "right") for years in (1.0, 8.0))
    assert [jerk(early, name) for name in ("biceps", "patellar", "ankle")] == [2, 2, 2] and toe(early) == "flexor"
    print("jerks:", [jerk(late, name) for name in ("biceps", "patellar", "ankle")], toe(late))
    assert jerk(late, "biceps") <= 1 and force(late, "index", "abduction") < 0.6
    assert jerk(late, "patellar") >= 3 and jerk(late, "ankle") >= 3 and toe(late) == "extensor"


def test_lack_of_b12_takes_the_ankle_jerk_and_lifts_the_toe(jerk, toe):
    early, late = (ill("b12", days, neuropathy=0.92) for days in (20.0, 300.0))
    assert (jerk(early, "ankle"), toe(early)) == (2, "flexor")
    print("ankle, patellar, toe:", jerk(late, "ankle"), jerk(late, "patellar"), toe(late))
    assert jerk(late, "ankle") == 0 and jerk(late, "patellar") >= 3 and toe(late) == "extensor"


def test_claim_25_one_injured_cord_at_three_times(jerk, toe):
    """Silent, then awake, then brisk: the order of spinal shock; the arms above are spared."""
    days = (2.0, 30.0, 180.0)
    grades = [jerk(ill("cord-trauma", day, "T6", grade="A"), "ankle") for day in days]
    print("ankle jerk:", grades)
    assert grades[0] == 0 < grades[1] < grades[2] and grades[2] >= 3
    assert toe(ill("cord-trauma", 180.0, "T6", grade="A")) == "extensor"
    assert jerk(ill("cord-trauma", 180.0, "T6", grade="A"), "biceps") == 2
