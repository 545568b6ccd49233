"""Anatomy tables: they are whole, and a lesion of them hits what the textbook says it hits."""

import itertools
from fnmatch import fnmatchcase

import pytest

from sherrington.circuit.table import circuit_table, simulated_muscles
from sherrington.foundation import anatomy
from sherrington.foundation.errors import InputError
from sherrington.foundation.pathways import (
    TRACTS,
    deafferented,
    denervated,
    nerve_path,
    tract_path,
)

# muscle groups by the first letters of their ids, so that a fact reads like a sentence
TRICEPS = ("triceps_brachii_long", "triceps_brachii_lateral", "triceps_brachii_medial")
HAND, FOOT, FACE = "first_dorsal_interosseous", "tibialis_anterior", "orbicularis_oris"

# syndrome: (muscles denervated at least in part, muscles spared)
LOWER = {
    "ulnar_deep_palmar": (
        [HAND, "adductor_pollicis"],
        ["abductor_digiti_minimi_hand", "flexor_carpi_ulnaris"],
    ),
    "ulnar_wrist": (["abductor_digiti_minimi_hand"], ["flexor_digitorum_profundus_ulnar"]),
    "radial_spiral_groove": (
        ["brachioradialis", "extensor_digitorum", "extensor_carpi_radialis_longus"],
        [*TRICEPS, "anconeus", "deltoid_middle"],
    ),
    "pin_palsy": (
        ["extensor_digitorum", "extensor_carpi_ulnaris"],
        ["extensor_carpi_radialis_longus", "brachioradialis", "extensor_carpi_radialis_brevis"],
    ),
    "erb_upper_trunk": (
        ["deltoid_middle", "biceps_brachii", "supraspinatus", "brachioradialis"],
        ["rhomboids", "serratus_anterior", HAND, "cervical_paraspinals"],
    ),
    "klumpke_lower_trunk": (
        ["abductor_pollicis_brevis", HAND, "extensor_indicis"],
        ["biceps_brachii", "deltoid_middle"],
    ),
    "medial_cord": (["abductor_pollicis_brevis", HAND], ["extensor_indicis"]),
    "lateral_cord": (
        ["biceps_brachii", "pronator_teres"],
        ["abductor_pollicis_brevis", "deltoid_middle"],
    ),
    "radiculopathy_c5": (["rhomboids", "deltoid_middle", "cervical_paraspinals"], [HAND]),
    "radiculopathy_c8": (["extensor_indicis", HAND, "flexor_pollicis_longus"], ["biceps_brachii"]),
    "radiculopathy_l4": (["adductor_longus", "vastus_lateralis"], ["gastrocnemius_medial"]),
    "radiculopathy_l5": (
        ["tibialis_posterior", FOOT, "gluteus_medius", "erector_spinae_lumbar"],
        ["vastus_medialis"],
    ),
    "radiculopathy_s1": (
        ["gastrocnemius_medial", "biceps_femoris_short", "gluteus_maximus"],
        [FOOT],
    ),
    "femoral_neuropathy": (["vastus_medialis", "rectus_femoris"], ["adductor_longus", "iliacus"]),
    "lumbar_plexopathy": (
        ["vastus_medialis", "adductor_longus", "psoas_major"],
        [FOOT, "erector_spinae_lumbar"],
    ),
    "sciatic_neuropathy": (
        ["biceps_femoris_short", "semitendinosus", FOOT, "soleus"],
        ["gluteus_maximus", "gluteus_medius", "vastus_medialis"],
    ),
    "sacral_plexopathy": (
        ["gluteus_maximus", "gluteus_medius", FOOT],
        ["erector_spinae_lumbar", "vastus_medialis"],
    ),
    "common_fibular": (
        [FOOT, "fibularis_longus", "extensor_digitorum_brevis"],
        ["tibialis_posterior", "biceps_femoris_short", "gastrocnemius_medial"],
    ),
    "deep_fibular": ([FOOT], ["fibularis_longus"]),
    "accessory_posterior_triangle": (["trapezius_upper"], ["sternocleidomastoid"]),
    "bell_palsy": (["frontalis", "orbicularis_oculi", FACE, "stapedius"], ["masseter"]),
    "lateral_medullary": (["levator_veli_palatini", "thyroarytenoid"], ["genioglossus"]),
    "medial_medullary": (["genioglossus"], ["levator_veli_palatini"]),
    "millard_gubler": (["lateral_rectus", "frontalis", FACE], []),
    "weber": (
        ["medial_rectus", "superior_rectus", "levator_palpebrae_superioris"],
        ["lateral_rectus"],
    ),
    "cord_transection_t4": (["external_intercostals"], [FOOT, HAND]),
    "conus_medullaris": (["external_anal_sphincter", "external_urethral_sphincter"], ["vastus_medialis"]),
    "cauda_equina": (["vastus_medialis", "soleus", "external_anal_sphincter"], []),
    "als_limb": (
        [HAND, FOOT, "genioglossus", "diaphragm"],
        ["external_anal_sphincter", "external_urethral_sphincter", "lateral_rectus", "superior_oblique"],
    ),
    "neuralgic_amyotrophy": (
        ["serratus_anterior", "infraspinatus", "flexor_pollicis_longus", "diaphragm"],
        [],
    ),
}

# syndrome: exactly these muscles
EXACTLY = {
    "carpal_tunnel": [
        "abductor_pollicis_brevis",
        "flexor_pollicis_brevis",
        "lumbricals_radial",
        "opponens_pollicis",
    ],
    "ain_palsy": [
        "flexor_digitorum_profundus_radial",
        "flexor_pollicis_longus",
        "pronator_quadratus",
    ],
    "spinoglenoid": ["infraspinatus"],
    "pls": [],
    "pseudobulbar_palsy": [],
    "tabes_dorsalis": [],
}

# syndrome: (muscles whose direct descending way is met, muscles whose is not)
UPPER = {
    "lateral_medullary": ([], [FOOT, HAND]),
    "medial_medullary": ([FOOT, HAND], [FACE]),
    "millard_gubler": ([FOOT, HAND], [FACE]),
    "weber": ([FACE, HAND, FOOT], []),
    "mca_superior": ([HAND, FACE], [FOOT]),
    "aca": ([FOOT, "external_anal_sphincter"], [HAND]),
    "capsular_lacune": ([HAND, FOOT, FACE, "genioglossus"], []),
    "locked_in": (
        [HAND, FOOT, FACE, "genioglossus"],
        ["superior_rectus", "levator_palpebrae_superioris"],
    ),
    "cord_transection_c3": (["diaphragm", FOOT], [FACE]),
    "cord_transection_c6": (["triceps_brachii_long", FOOT], []),
    "cord_transection_t4": (
        [FOOT, "rectus_abdominis_upper"],
        [HAND, "biceps_brachii", "diaphragm"],
    ),
    "cord_transection_t10": ([FOOT, "rectus_abdominis_lower"], ["rectus_abdominis_upper"]),
    "als_limb": ([HAND, FOOT, "genioglossus"], []),
    "hsp": ([FOOT], [HAND, FACE]),
    "pseudobulbar_palsy": (["genioglossus", FACE], [FOOT]),
    "friedreich_ataxia": ([FOOT], [HAND]),
}


def sites(syndrome):
    """Return the nodes of a syndrome, looked up by the tables alone."""
    patterns = anatomy.syndromes()[syndrome].sites
    return {place for place in anatomy.nodes() if any(fnmatchcase(place, p) for p in patterns)}


@pytest.mark.parametrize("syndrome", LOWER)
def test_a_lower_lesion_takes_and_spares_what_it_should(syndrome):
    places = sites(syndrome)
    taken, spared = LOWER[syndrome]
    assert [m for m in taken if denervated(m, places) == 0.0] == []
    assert [m for m in spared if denervated(m, places) > 0.0] == []


@pytest.mark.parametrize("syndrome", EXACTLY)
def test_a_lower_lesion_takes_exactly_these_muscles(syndrome):
    places = sites(syndrome)
    assert sorted(m for m in anatomy.muscles() if denervated(m, places) > 0.0) == EXACTLY[syndrome]


@pytest.mark.parametrize("syndrome", UPPER)
def test_an_upper_lesion_takes_and_spares_what_it_should(syndrome):
    places = sites(syndrome)
    taken, spared = UPPER[syndrome]
    assert [m for m in taken if deafferented(m, "cst", places) == 0.0] == []
    assert [m for m in spared if deafferented(m, "cst", places) > 0.0] == []


def test_the_share_denervated_is_the_weight_of_the_root():
    assert denervated("tibialis_anterior", ["root_L5"]) == pytest.approx(0.65)
    assert denervated("tibialis_anterior", ["root_L4", "root_L5"]) == pytest.approx(1.0)
    assert denervated("tibialis_anterior", ["root_L5", "deep_fibular_n"]) == pytest.approx(1.0)


def test_upper_neurons_stay_in_brain_and_cord_and_lower_ones_reach_muscle():
    nodes = anatomy.nodes()
    for muscle in anatomy.muscles():
        for (_, chain), path in zip(anatomy.chains(muscle), nerve_path(muscle), strict=True):
            assert nodes[chain[0]].kind == "lmn_pool"
            assert not any(nodes[place].central for place in chain)
            distances = [stretch.distance for stretch in path.values()]
            assert distances == sorted(distances, reverse=True)
            way = tract_path("cst", muscle, chain[0])
            assert all(nodes[place].central for place in (*way.above, *way.below))


def test_every_chain_follows_the_graph():
    nodes = anatomy.nodes()
    for muscle in anatomy.muscles():
        for _, chain in anatomy.chains(muscle):
            assert all(a in nodes[b].parents for a, b in itertools.pairwise(chain)), muscle


def test_shares_of_pools_and_roots_sum_to_one():
    for muscle in anatomy.muscles().values():
        assert sum(share for _, share in muscle.pools) == pytest.approx(1.0), muscle.id
        assert sum(share for _, share in muscle.roots) == pytest.approx(1.0), muscle.id
        assert 0.0 <= muscle.contralateral <= 1.0


def test_every_simulated_muscle_is_known_and_reached_by_every_tract():
    for muscle in simulated_muscles():
        assert anatomy.unit_count(muscle) >= 50
        for pool, _ in anatomy.muscle(muscle).pools:
            for tract in TRACTS:
                path = tract_path(tract, muscle, pool)
                levels = [anatomy.nodes()[place].level for place in path.below]
                assert path.above
                assert levels == list(anatomy.SEGMENTS[: len(levels)])
                # the accessory nucleus lies in the first segments without being one of their horns
                if levels and anatomy.segment(pool):
                    assert levels[-1] == anatomy.segment(pool)


def test_counted_units_go_before_the_rule_of_thumb():
    assert anatomy.unit_count("first_dorsal_interosseous") == 119
    assert anatomy.muscle("triceps_brachii_long").units_counted is None
    assert anatomy.unit_count("triceps_brachii_long") == 500


def test_reflexes_work_on_known_muscles_and_nodes():
    for reflex in anatomy.reflexes().values():
        assert set(reflex.muscles) <= set(anatomy.muscles())
        assert {*reflex.afferent_nerves, *reflex.afferent_roots, *reflex.pools} <= set(anatomy.nodes())
        assert sum(share for _, share in reflex.segments) == pytest.approx(1.0)


def test_every_row_names_its_source_and_no_id_is_used_twice():
    tables = (anatomy.muscles(), anatomy.nodes(), anatomy.reflexes(), anatomy.syndromes(), anatomy.tracts())
    assert all(row.source for table in tables for row in table.values())
    assert len(anatomy.nodes()) == 332 + 375
    assert len(anatomy.muscles()) == 154


def test_an_unknown_muscle_is_refused_with_the_nearest_match():
    with pytest.raises(InputError, match="did you mean 'soleus'"):
        anatomy.muscle("soleu")


def test_the_first_circuits_keep_their_numbers_and_what_belongs_to_both_sides_is_single():
    table = circuit_table()
    assert list(table)[:7] == ["elbow", "wrist", "index", "knee", "ankle", "hallux", "jaw"]
    assert sorted(row.number for row in table.values()) == list(range(len(table)))
    assert [name for name, row in table.items() if row.midline] == ["jaw", "pelvic_floor", "bite", "pharynx"]
    for row in table.values():
        assert row.midline or all(anatomy.muscle(m).paired for m in row.muscles)
