"""Diseases of single nerves, roots, plexus and of long nerves: which muscles, how, and when they come back."""

from functools import cache
from itertools import pairwise

import pytest

from sherrington.adapt import adapt
from sherrington.circuit.patient import Disease, Patient
from sherrington.foundation import anatomy, load
from sherrington.lesion import injure
from sherrington.lesion.programs import entrapment as entrapments
from sherrington.lesion.programs import nerve_injury as injuries
from sherrington.lesion.programs.registry import describe, unfold
from sherrington.lesion.sites import unexpressed
from sherrington.lesion.treatments.nerve_repair import NerveRepairParams

FDI, APB, TA, SOLEUS = "first_dorsal_interosseous", "abductor_pollicis_brevis", "tibialis_anterior", "soleus"


@cache
def body(name, age, region="", side="right", seed=0, **settings):
    settings = {key.rstrip("_"): value for key, value in settings.items()}
    return adapt(injure(Patient(diseases=(Disease(name, age, region, side, settings),), seed=seed))).muscles


def motor(state):
    """Return the motor fibres that carry an impulse from cell to muscle [1]."""
    return sum(r.share * r.cell * r.axon * (1.0 - r.motor_block) for r in state.routes)


def sense(state):
    return sum(r.share * r.ia for r in state.routes)


def whole(muscles, name, side="right"):
    return motor(muscles[name, side])


def test_every_place_is_one_that_can_be_hurt():
    places = entrapments.load(entrapments.EntrapmentParams).places
    assert tuple(sorted(places)) == tuple(sorted(entrapments.REGIONS))
    assert all(place in anatomy.nodes() for place in (*places.values(), *injuries.REGIONS))
    assert [place for place in (*places.values(), *injuries.REGIONS) if unexpressed(place)] == []


def test_the_longest_fibres_die_first_and_sensory_ones_before_motor_ones():
    early, late = body("polyneuropathy", 3 * 365.0, side=""), body("polyneuropathy", 12 * 365.0, side="")
    assert whole(early, TA) > whole(late, TA)
    assert whole(late, TA) < whole(late, FDI) <= whole(late, "biceps_brachii")
    assert whole(late, "biceps_brachii") > 0.9
    assert sense(early[TA, "left"]) <= whole(early, TA, "left")
    assert whole(early, TA, "left") == whole(early, TA)


def test_pressure_slows_then_blocks_then_cuts():
    course = [body("entrapment", years * 365.25, "ulnar-elbow")[FDI, "right"] for years in (0.0, 0.5, 1.5, 5.0)]
    assert course[0].routes[0].motor_slow == 0.0 < course[1].routes[0].motor_slow
    assert all(a >= b for a, b in pairwise([motor(one) for one in course]))
    assert motor(course[1]) > 0.95 and motor(course[3]) < 0.5 and course[3].bulk < 0.95
    assert all(sense(one) <= motor(one) for one in course)
    assert whole(body("entrapment", 2000.0, "ulnar-elbow"), FDI, "left") == 1.0


def test_severities_of_pressure_are_ordered():
    left = [motor(body("entrapment", 4000.0, "fibular-head", severity=s)[TA, "right"]) for s in
            ("mild", "moderate", "severe")]  # fmt: skip
    assert left[0] > 0.95 > left[1] > left[2]


def test_neurapraxia_blocks_and_lifts_without_wasting():
    course = [body("nerve-injury", day, "common_fibular_n", class_="neurapraxia")[TA, "right"] for day in (1, 30, 120)]
    assert motor(course[0]) < 0.05 and motor(course[2]) > 0.99
    assert all(one.bulk == 1.0 and one.sprout == 1.0 for one in course)


def test_cut_axons_come_back_by_distance_and_class():
    def left(grade, day, muscle=TA):
        return motor(body("nerve-injury", day, "sciatic_n", class_=grade)[muscle, "right"])

    assert left("axonotmesis", 60.0) == 0.0

    def first_day(muscle):
        return next(day for day in range(60, 1200, 60) if left("axonotmesis", day, muscle) > 0.05)

    assert first_day("semitendinosus") < first_day(TA) <= first_day("extensor_hallucis_longus")
    late = [left(grade, 1500.0) for grade in ("II", "III", "IV", "V")]
    assert late == sorted(late, reverse=True) and late[0] > 0.3 and late[3] < 0.02
    assert left("neurotmesis", 0.0) == 0.0


def test_repair_brings_axons_across():
    without = body("nerve-injury", 900.0, "common_fibular_n", class_="neurotmesis")[TA, "right"]
    repaired = body("nerve-injury", 900.0, "common_fibular_n", class_="neurotmesis", repair=20.0)[TA, "right"]
    waited = body("nerve-injury", 900.0, "common_fibular_n", class_="neurotmesis", repair=300.0)[TA, "right"]
    assert motor(without) < 0.02 < motor(waited) < motor(repaired) < 0.6


def test_a_root_weakens_across_nerves_and_spares_neighbours():
    muscles = body("radiculopathy", 30.0, "C7")
    assert whole(muscles, "triceps_brachii_long") < 0.8 and whole(muscles, "flexor_carpi_radialis") < 0.9
    assert whole(muscles, FDI) == whole(muscles, "triceps_brachii_long", "left") == 1.0
    early, late = (whole(body("radiculopathy", day, "C7"), "triceps_brachii_long") for day in (10.0, 400.0))
    assert late > early
    torn = body("radiculopathy", 2000.0, "C7", cause="avulsion")
    assert whole(torn, "triceps_brachii_long") == pytest.approx(
        whole(body("radiculopathy", 10.0, "C7", cause="avulsion"), "triceps_brachii_long")
    )


def test_trunks_and_cords():
    upper, lower = body("plexopathy", 5.0, "upper_trunk"), body("plexopathy", 5.0, "lower_trunk")
    assert whole(upper, "biceps_brachii") < 0.4 and whole(upper, FDI) == 1.0
    assert whole(lower, FDI) < 0.4 and whole(lower, "biceps_brachii") == 1.0
    radiation = [whole(body("plexopathy", y * 365.0, "upper_trunk", cause="radiation"), "biceps_brachii")
                 for y in (0.0, 1.0, 6.0)]  # fmt: skip
    assert radiation[0] == 1.0 > radiation[1] > radiation[2]


def test_an_inflamed_shoulder_is_patchy_and_differs_between_people():
    def sites(seed):
        patient = Patient(
            diseases=(Disease("plexopathy", 30.0, side="right", settings={"cause": "inflammation"}),), seed=seed
        )
        return {site for one in unfold(patient).lesions for site in one.sites}

    found = [sites(seed) for seed in range(12)]
    assert all(found) and len({frozenset(one) for one in found}) > 5
    assert all(one <= {"long_thoracic_n", "suprascapular_n", "anterior_interosseous_n", "axillary_n",
                       "musculocutaneous_n", "radial_n_axilla", "phrenic_n"} for one in found)  # fmt: skip


@pytest.mark.parametrize("name", ["polyneuropathy", "entrapment", "nerve-injury", "radiculopathy", "plexopathy"])
def test_programs_describe_themselves(name):
    found = describe(name)
    assert found.about and all(setting.about for setting in found.settings.values())


def test_a_repair_in_the_history_guides_as_one_in_the_list_of_treatments(course):
    found = course("nerve-injury", 200.0, region="ulnar_n_elbow", side="right", **{"class": "V", "repair": 20.0})
    assert [one.guided for one in found if one.loss > 0.0] == [load(NerveRepairParams).guided]


def test_dying_back_takes_decades_and_leaves_foot_and_hand_some_axons():
    """Ten years on the lifters of the foot keep half of their axons in most people, and some to the end."""
    left = [whole(body("polyneuropathy", 10 * 365.25, side="", seed=seed), TA) for seed in range(9)]
    end = body("polyneuropathy", 60 * 365.25, side="")
    assert sorted(left)[4] > 0.5 and whole(end, TA) > 0.05 and whole(end, FDI) > 0.15


def test_a_fast_course_has_sensory_fibres_ahead_by_the_same_part_of_it():
    usual, fast = (
        body("polyneuropathy", years * 365.25, side="", **k) for years, k in ((10.0, {}), (4.0, {"pace": "fast"}))
    )
    assert sense(usual[TA, "left"]) == pytest.approx(sense(fast[TA, "left"]), abs=0.02)
