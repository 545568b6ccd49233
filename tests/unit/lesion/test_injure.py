"""Injure: each lesion reaches the fibres that pass its site, on the side where they run."""

import itertools
from dataclasses import replace

import pytest

from sherrington.circuit.patient import FIBRES, TRACTS, Anatomy, Lesion, Patient, Person
from sherrington.circuit.table import simulated_muscles
from sherrington.foundation import anatomy
from sherrington.foundation.sources import KINDS, entries
from sherrington.lesion import injure
from sherrington.lesion.injure import RouteParams
from sherrington.lesion.sites import AFFERENTS, expand

CORD = ("lcst_*_{0}", "acst_{0}", "mrst_{0}", "lrst_{0}", "lvst_{0}", "raphesp_{0}", "cerulosp_{0}")
DESCENDING = ("cst", "drst", "mrst", "vst", "mono")  # all that runs through the cord
ARM, HAND, LEG = "biceps_brachii", "first_dorsal_interosseous", "tibialis_anterior"


def lesion(site, side, loss=1.0, **kinds):
    """Return one lesion of a site by name."""
    return Lesion(expand(site), side, loss=loss, **kinds)


def cord(level):
    """Return the white matter of one level."""
    return [name.format(level) for name in CORD]


def supply(*lesions, person=None):
    """Return the supply of every muscle after some lesions."""
    return injure(Patient(person=person or Person(), lesions=lesions)).supply


def left_of(bundle):
    """Return the fraction of a bundle that its insults leave alive [1]."""
    total = 0.0
    for route in bundle:
        alive = route.share
        for insult in route.insults:
            alive *= 1.0 - insult.loss
        total += alive
    return round(total, 12)  # shares are sums of decimals


def tract(state, muscle, side, name):
    """Return the fraction left of one tract to one muscle."""
    return left_of(state[muscle, side].tracts[name])


def fibre(state, muscle, side, kind):
    """Return the fraction left of one kind of fibre of one muscle."""
    return left_of(state[muscle, side].fibres[kind])


def test_a_healthy_person_is_whole_and_every_bundle_is_shared_out():
    state = supply()
    assert set(state) == {(m, side) for m in simulated_muscles() for side in ("left", "right")}
    for one in state.values():
        assert set(one.tracts) == set(TRACTS) and set(one.fibres) == set(FIBRES)
        for bundle in (*one.tracts.values(), *one.fibres.values()):
            assert sum(route.share for route in bundle) == pytest.approx(1.0)
            assert not any(route.insults for route in bundle)


def test_a_left_capsule_weakens_the_right():
    state = supply(lesion(["ic_*", "crt_ic"], "left", 0.8))
    for muscle in simulated_muscles():
        # the command to turn an eye inward crosses twice: to the gaze centre, and back from there
        crossed = anatomy.muscle(muscle).contralateral
        share = 0.0 if muscle == "medial_rectus" else crossed
        assert tract(state, muscle, "right", "cst") == pytest.approx(1.0 - 0.8 * share)
        assert tract(state, muscle, "left", "cst") == pytest.approx(1.0 - 0.8 * (1.0 - share))
        # what either hemisphere keeps up alone is not lost
        spared = max(0.0, 0.9 - crossed)
        assert tract(state, muscle, "right", "crt") == pytest.approx(1.0 - 0.8 * (min(0.9, crossed) - spared))
        for side in ("left", "right"):
            assert all(tract(state, muscle, side, name) == 1.0 for name in ("drst", "mrst", "vst"))
            assert all(fibre(state, muscle, side, kind) == 1.0 for kind in FIBRES)


def test_one_hemisphere_keeps_up_the_jaw_and_two_lesions_do_not():
    one, two = (supply(lesion(["ic_*", "crt_ic"], side, 0.8)) for side in ("left", "both"))
    assert tract(one, "masseter", "right", "crt") > 0.7 > 0.3 > tract(one, LEG, "right", "crt")
    assert tract(two, "masseter", "right", "crt") == pytest.approx(1.0 - 0.4 * 0.8 - 0.6 * 0.8**2)
    gone = supply(lesion("crt_ic", "both", 1.0))
    assert tract(gone, "masseter", "left", "crt") == pytest.approx(0.0)


def test_a_jaw_that_is_mainly_crossed_is_kept_up_by_one_hemisphere_only_in_little_part():
    own = Person(anatomy=Anatomy(conventions=(("jaw_side", "stimulation"),)))
    state = supply(lesion(["ic_*", "crt_ic"], "left", 0.8), person=own)
    assert tract(state, "masseter", "right", "crt") == pytest.approx(1.0 - 0.8 * (0.8 - (0.9 - 0.8)))


def test_what_two_lesions_took_together_counts_from_the_later():
    first, later = lesion("crt_ic", "left", 1.0, age=90.0), lesion("crt_ic", "right", 1.0, age=5.0)
    shared = [r for r in supply(first, later)["masseter", "left"].tracts["crt"] if " or " in r.name]
    assert [r.insults[0].age for r in shared] == [5.0, 5.0] and sum(r.share for r in shared) == pytest.approx(0.6)


def test_cortex_lesions_follow_the_body_map():
    hand = supply(lesion("m1_hand", "left"))
    assert tract(hand, HAND, "right", "cst") == pytest.approx(0.02)
    assert tract(hand, LEG, "right", "cst") == tract(hand, ARM, "right", "cst") == 1.0


def test_a_left_hemicord_weakens_the_left():
    state = supply(lesion(cord("C6"), "left"))
    for name in DESCENDING:
        assert tract(state, LEG, "left", name) == pytest.approx(0.0)
        assert tract(state, HAND, "left", name) == pytest.approx(0.0)
        # anterior corticospinal fibres cross where they end, so a few of right arm and ribs ran on the left
        least = 0.94 if name == "cst" else 1.0
        assert all(tract(state, m, "right", name) >= least for m in simulated_muscles())
    # C5 lies above: that share of biceps keeps its drive, and anterior fibres of C6 come from the right
    above = dict(anatomy.muscle(ARM).roots)["C5"]
    assert above <= tract(state, ARM, "left", "cst") < above + 0.05
    assert tract(state, LEG, "left", "crt") == 1.0


def test_a_complete_lesion_at_t6_spares_the_arms():
    state = supply(lesion(cord("T6"), "both"))
    above = {"", *anatomy.SEGMENTS[: anatomy.SEGMENTS.index("T6")]}
    for muscle in simulated_muscles():
        kept = sum(share for pool, share in anatomy.muscle(muscle).pools if anatomy.segment(pool) in above)
        if anatomy.muscle(muscle).region == "lower_limb":
            assert kept == 0.0
        if anatomy.muscle(muscle).region in ("head", "neck", "upper_limb"):
            assert kept == pytest.approx(1.0)
        for side in ("left", "right"):
            for name in DESCENDING:
                assert tract(state, muscle, side, name) == pytest.approx(kept)
            assert all(fibre(state, muscle, side, kind) == 1.0 for kind in FIBRES)


def test_the_ulnar_nerve_at_the_elbow_takes_its_muscles_and_no_others():
    state = supply(lesion("ulnar_n_elbow", "right"))
    taken = {
        HAND, "flexor_carpi_ulnaris", "flexor_digitorum_profundus_ulnar", "adductor_pollicis", "dorsal_interossei_2_4",
        "palmar_interossei", "lumbricals_ulnar", "abductor_digiti_minimi_hand", "opponens_digiti_minimi",
    }  # fmt: skip
    for muscle in simulated_muscles():
        for kind in ("motor", "gamma", *AFFERENTS):
            expected = 0.0 if muscle in taken else 1.0
            assert fibre(state, muscle, "right", kind) == pytest.approx(expected)
            assert fibre(state, muscle, "left", kind) == 1.0
        assert fibre(state, muscle, "right", "cell") == 1.0


def test_a_mixed_root_takes_its_share_of_every_kind_alike():
    state = supply(lesion("root_L5", "left", 0.5))
    for kind in ("motor", "gamma", *AFFERENTS):
        assert fibre(state, LEG, "left", kind) == pytest.approx(1.0 - 0.5 * 0.65)


def test_a_motor_root_spares_what_it_is_not_narrowed_to():
    state = supply(lesion("root_L4", "left", of=("motor",)), lesion("root_L5", "left", of=("motor",)))
    assert fibre(state, LEG, "left", "motor") == pytest.approx(0.0)
    assert all(fibre(state, LEG, "left", kind) == 1.0 for kind in (*AFFERENTS, "gamma"))


def test_a_dorsal_root_spares_the_motor_fibres_and_never_regrows():
    state = supply(lesion("droot_L5", "left"), lesion("droot_L4", "left"))
    fibres = state[LEG, "left"].fibres
    for kind in AFFERENTS:
        assert left_of(fibres[kind]) == pytest.approx(0.0)
        assert all(insult.central for route in fibres[kind] for insult in route.insults)
    assert all(left_of(fibres[kind]) == 1.0 for kind in ("cell", "motor", "gamma"))


def test_a_dead_ganglion_has_no_stump_to_regrow_from():
    insult = supply(lesion("droot_L5", "left", of=("ganglion",)))[LEG, "left"].fibres["ia"][1].insults[0]
    assert not insult.central and insult.distance > 100.0


def test_the_motor_cells_take_their_gamma_cells_with_them():
    state = supply(lesion(["ah_L4", "ah_L5"], "left", 0.9))
    assert fibre(state, LEG, "left", "cell") == pytest.approx(0.1)
    assert fibre(state, LEG, "left", "gamma") == pytest.approx(0.1)
    assert fibre(state, LEG, "left", "motor") == fibre(state, LEG, "left", "ia") == 1.0


def test_junction_and_muscle_sites_reach_only_junction_and_muscle():
    state = supply(lesion("nmj_postsynaptic", "both", 0.5), lesion("muscle_proximal", "both", 0.3))
    fibres = state["vastus_lateralis", "left"].fibres
    assert left_of(fibres["junction"]) == pytest.approx(0.5)
    assert left_of(fibres["fibre"]) == pytest.approx(0.7)
    assert fibre(state, "soleus", "left", "fibre") == 1.0
    assert all(left_of(fibres[kind]) == 1.0 for kind in ("cell", "motor", "ia"))


def test_a_length_dependent_neuropathy_takes_the_longest_first():
    state = supply(lesion("peripheral_axons_length_dependent", "both", 0.8))
    limbs = [m for m in simulated_muscles() if anatomy.muscle(m).region in ("upper_limb", "lower_limb")]
    ranked = sorted(limbs, key=lambda m: anatomy.muscle(m).path_length)
    fractions = [fibre(state, muscle, "left", "motor") for muscle in ranked]
    # chains of one muscle differ by a few centimetres, of the trapezius by a cranial root
    assert all(b <= a + 0.035 for a, b in itertools.pairwise(fractions))
    assert fractions[0] == 1.0 and fractions[-1] == pytest.approx(0.2, abs=0.02)


def test_one_entry_counts_once_and_several_multiply():
    serial = ["cr_leg", "ic_leg", "ped_leg"]
    once = supply(lesion(serial, "left", 0.5))
    thrice = supply(*(lesion(site, "left", 0.5) for site in serial))
    share = anatomy.muscle(LEG).contralateral
    assert tract(once, LEG, "right", "cst") == pytest.approx(1.0 - 0.5 * share)
    assert tract(thrice, LEG, "right", "cst") == pytest.approx(1.0 - share + 0.125 * share)


def test_both_sides_at_once_is_one_entry_on_each():
    state = supply(lesion("m1_leg", "both", 0.6))
    assert tract(state, LEG, "left", "cst") == tract(state, LEG, "right", "cst") == pytest.approx(0.4)


def test_the_raphe_has_no_side():
    state = supply(Lesion(("raphe",), "midline", loss=1.0))
    assert tract(state, LEG, "left", "mono") == tract(state, LEG, "right", "mono") == pytest.approx(0.5)


def test_the_jaw_has_its_corticobulbar_and_trigeminal_supply():
    state = supply(lesion("ic_bulbar", "left"), lesion("cn5_motor_root", "right", 0.5))
    assert tract(state, "masseter", "right", "cst") == pytest.approx(0.4)
    assert tract(state, "masseter", "left", "cst") == pytest.approx(0.6)
    assert fibre(state, "masseter", "right", "motor") == pytest.approx(0.5)


def test_a_brainstem_nucleus_reaches_what_its_tract_reaches():
    state = supply(lesion("lvn", "left"), lesion("prf", "left"))
    assert tract(state, LEG, "left", "vst") == 0.0 and tract(state, LEG, "right", "vst") == 1.0
    assert tract(state, LEG, "left", "mrst") == pytest.approx(0.4)
    assert tract(state, LEG, "right", "mrst") == pytest.approx(0.6)


def test_regrowth_has_farther_to_go_from_higher_up_and_in_taller_people():
    at = {
        site: supply(lesion(site, "right"))[HAND, "right"].fibres["motor"][0].insults[0].distance
        for site in ("ulnar_n_wrist", "ulnar_n_elbow", "medial_cord")
    }
    assert at["ulnar_n_wrist"] < at["ulnar_n_elbow"] < at["medial_cord"] < 0.9
    tall = supply(lesion("medial_cord", "right"), person=Person(height=2.0))
    found = tall[HAND, "right"].fibres["motor"][0].insults[0].distance
    assert found == pytest.approx(at["medial_cord"] * 2.0 / Person().height)


def test_local_slowing_slows_the_whole_path_by_less():
    state = supply(lesion("ulnar_n_elbow", "right", 0.0, slow=0.5))
    slow = state[HAND, "right"].fibres["motor"][0].insults[0].slow
    # 4 of 81 cm at half speed: 5 % longer on the way
    assert slow == pytest.approx(1.0 - 1.0 / (1.0 + 4.0 / 81.45), rel=1e-3)
    everywhere = supply(lesion("peripheral_myelin_diffuse", "right", 0.0, slow=0.5))
    assert everywhere[HAND, "right"].fibres["ia"][0].insults[0].slow == pytest.approx(0.5)


def test_a_lesion_of_nothing_leaves_no_trace():
    assert supply(lesion("ic_leg", "left", 0.0)) == supply()


def test_ages_travel_with_the_insult():
    state = supply(lesion("ah_L5", "left", 0.5, age=90.0, over=30.0))
    insult = state[LEG, "left"].fibres["cell"][1].insults[0]
    assert (insult.age, insult.over) == (90.0, 30.0)


def test_the_same_sites_by_another_name_are_the_same_injury():
    named = injure(Patient(lesions=(lesion("syndrome:ulnar_elbow", "left"),)))
    plain = injure(Patient(lesions=(lesion("ulnar_n_elbow", "left"),)))
    assert named == plain
    assert injure(named) == replace(named, supply=plain.supply)


def test_every_number_says_why_it_is_believed():
    for name, entry in entries(RouteParams).items():
        low, high = entry["range"]
        assert low <= entry["value"] <= high, name
        assert entry["kind"] in KINDS and entry["note"], name


def test_what_of_a_junction_a_lesion_takes():
    """Receptors and channels are blocked, endplates and release sites lost; each is a field of its own."""
    post = supply(lesion("nmj_postsynaptic", "both", 0.2, block=0.5))["soleus", "left"].fibres
    assert left_of(post["junction"]) == pytest.approx(0.8)
    assert [insult.block for route in post["receptor"] for insult in route.insults] == [0.5] * len(post["receptor"])
    pre = supply(lesion("nmj_presynaptic", "both", 0.2, block=0.5))["soleus", "left"].fibres
    assert left_of(pre["vesicle"]) == pytest.approx(0.8) and left_of(pre["junction"]) == 1.0
    assert [insult.block for route in pre["channel"] for insult in route.insults] == [0.5] * len(pre["channel"])


def test_a_lesion_may_be_narrowed_to_muscles():
    state = supply(lesion("nmj_postsynaptic", "both", block=0.5, muscles=("soleus",)))
    blocked = [insult for route in state["soleus", "left"].fibres["receptor"] for insult in route.insults]
    spared = [insult for route in state["tibialis_anterior", "left"].fibres["receptor"] for insult in route.insults]
    assert blocked and not spared
