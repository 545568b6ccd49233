"""The graph with sides: ways up and down, crossed once, and what a cut takes of them."""

import pytest

from sherrington.foundation import anatomy
from sherrington.foundation.conventions import choose
from sherrington.foundation.innervation import innervation
from sherrington.foundation.neuraxis import (
    OTHER,
    Place,
    crossing,
    cut,
    laminated,
    losses,
    lower_ways,
    met,
    reached,
    sources,
    upper_ways,
)

EYES = {name for name, muscle in anatomy.muscles().items() if muscle.cortex_channel == "eye"}


def taken(sites, side, muscle, on):
    """Return what a cut takes from one muscle."""
    found = [row for row in losses(cut(sites, side)) if (row.muscle, row.side) == (muscle, on)]
    return found[0].total if found else 0.0


def test_upper_neurons_end_in_brain_and_cord_and_lower_neurons_leave_it():
    """No cut of a nerve, root or junction takes a fibre of an upper neuron, and the reverse."""
    nodes = anatomy.nodes()
    for muscle in anatomy.muscles():
        for way in upper_ways(muscle, "left"):
            assert all(nodes[place.node].central for place in way.places)
        for way in lower_ways(muscle, "left"):
            assert nodes[way.places[0].node].kind == "lmn_pool"
            assert not any(nodes[place.node].central for place in way.places)


@pytest.mark.parametrize("side", ["left", "right"])
def test_the_share_of_the_other_hemisphere_is_that_of_the_table(side):
    """Crossing is applied once: the edges place the fibres, they do not change the share."""
    for name, muscle in anatomy.muscles().items():
        if name not in EYES:
            far = sum(way.share for way in upper_ways(name, side) if way.places[0].side == OTHER[side])
            assert far == pytest.approx(muscle.contralateral), name


def test_left_and_right_are_mirror_images():
    for muscle in ("first_dorsal_interosseous", "frontalis", "superior_rectus", "diaphragm"):
        for ways in (lower_ways, upper_ways):
            mirrored = {
                (round(way.share, 9), tuple(Place(p.node, OTHER[p.side]) for p in way.places))
                for way in ways(muscle, "left")
            }
            assert mirrored == {(round(way.share, 9), way.places) for way in ways(muscle, "right")}


def test_a_tract_is_on_the_side_of_its_cortex_above_and_mostly_of_the_muscle_below():
    for way in upper_ways("tibialis_anterior", "left"):
        for place in way.places:
            level = anatomy.nodes()[place.node].level
            assert level == "" or place.side == "left"
            assert level or place.side == way.places[0].side
    arm = [way for way in upper_ways("deltoid_middle", "left") if any(p.node == "acst_C4" for p in way.places)]
    assert {next(p.side for p in way.places if p.node == "acst_C4") for way in arm} == {"left", "right"}
    assert 0.05 < sum(way.share for way in arm) < 0.2


def test_the_upper_face_has_two_cortical_sources():
    own, second = sources("frontalis", "nuc_VII_upper")
    assert (own[0], second[0]) == ("m2m3_upper_face", "m1_face") and own[1] > second[1]
    assert own[1] * own[2] + second[1] * second[2] == pytest.approx(anatomy.muscle("frontalis").contralateral)
    assert taken(["m1_face"], "left", "frontalis", "right") < 0.25 * taken(
        ["m1_face"], "left", "orbicularis_oris", "right"
    )
    assert taken(["m2m3_upper_face"], "left", "orbicularis_oris", "right") == 0.0
    assert taken(["m1_face", "m2m3_upper_face"], "both", "frontalis", "right") == pytest.approx(1.0)


def test_lesions_follow_the_sides():
    assert taken(["ic_leg"], "left", "tibialis_anterior", "right") == pytest.approx(0.95)
    assert taken(["ic_leg"], "left", "tibialis_anterior", "left") == pytest.approx(0.05)
    assert taken(["lcst_leg_T8"], "left", "tibialis_anterior", "left") == pytest.approx(1.0)
    assert taken(["lcst_leg_T8"], "left", "tibialis_anterior", "right") == 0.0
    assert taken(["lcst_leg_T8"], "left", "first_dorsal_interosseous", "left") == 0.0
    assert taken(["nuc_IV"], "left", "superior_oblique", "right") == 1.0
    assert taken(["cn4_n"], "left", "superior_oblique", "left") == 1.0
    assert taken(["nuc_III_levator"], "midline", "levator_palpebrae_superioris", "left") == 1.0


def test_a_muscle_hit_twice_is_not_lost_twice():
    both = {row.muscle: row for row in losses(cut(["root_L5", "lcst_leg_T8"], "left")) if row.side == "left"}
    row = both["tibialis_anterior"]
    assert (row.lower, row.upper, row.total) == (0.65, 1.0, 1.0)
    row = {r.muscle: r for r in losses(cut(["ah_C5", "ic_arm"], "right"))}["deltoid_middle"]
    assert row.lower <= row.total <= row.lower + row.upper


def test_the_share_lost_follows_the_person():
    person = innervation(None, 8)
    share = dict(person.roots("tibialis_anterior"))["L5"]
    row = next(r for r in losses(cut(["root_L5"], "left"), person) if r.muscle == "tibialis_anterior")
    assert row.lower == pytest.approx(share) and share != 0.65


def test_cuts_know_the_midline():
    assert cut(["raphe", "ic_leg"], "both") == {
        Place("raphe", "midline"),
        Place("ic_leg", "left"),
        Place("ic_leg", "right"),
    }
    assert cut(["ic_leg"], "midline") == frozenset()
    assert met(upper_ways("soleus", "left")[0], cut(["m1_leg"], "both"))


@pytest.mark.parametrize(
    ("node", "low", "high"),
    [
        ("ic_hand", 0.95, 1),
        ("pyr_arm", 0.85, 0.98),
        ("lcst_arm_C5", 0, 0),
        ("acst_C5", 0.5, 0.5),
        ("raphe", 0.5, 0.5),
        ("nuc_IV", 1, 1),
    ],
)
def test_crossing_is_that_of_the_fibres(node, low, high):
    assert low <= crossing(node) <= high


def test_what_is_reached():
    assert reached("lcst_leg_L5")[-1] == "ah_S3" and "ah_L4" not in reached("lcst_leg_L5")
    assert reached("nuc_XII") == ()


def test_lamination_is_off_unless_chosen():
    plain = laminated("C5", 0.5)
    assert set(plain.values()) == {0.5} and len(plain) == 6
    chosen = choose({"cord_lamination": "classical"})
    centre, rim = laminated("C5", 0.5, chosen), laminated("C5", 0.5, chosen, medial_first=False)
    assert centre["lcst_arm_C5"] == rim["lcst_leg_C5"] == 1.0
    assert centre["lcst_leg_C5"] == rim["lcst_arm_C5"] == 0.0
    for found in (plain, centre, rim):
        assert sum(found.values()) == pytest.approx(3.0)
