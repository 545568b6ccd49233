"""Textbook facts of localisation: which muscles a lesion takes and which it spares, on the package's own graph."""

import pytest

from sherrington.foundation import anatomy
from sherrington.foundation.neuraxis import cut, losses
from sherrington.lesion.sites import resolve

# Syndrome, neuron, muscles that must lose something; after the slash those that must lose nothing.
# ``only`` means these muscles and no other. Capitals are short for muscles, see WORDS.
FACTS = """
carpal_tunnel LMN only abductor_pollicis_brevis opponens_pollicis flexor_pollicis_brevis lumbricals_radial
ain_palsy LMN only flexor_pollicis_longus flexor_digitorum_profundus_radial pronator_quadratus
spinoglenoid LMN only infraspinatus
ulnar_deep_palmar LMN HAND adductor_pollicis / abductor_digiti_minimi_hand flexor_carpi_ulnaris
ulnar_wrist LMN abductor_digiti_minimi_hand / flexor_digitorum_profundus_ulnar
radial_spiral_groove LMN brachioradialis extensor_digitorum extensor_carpi_radialis_longus / TRICEPS anconeus DELTOID
pin_palsy LMN extensor_digitorum extensor_carpi_ulnaris / RADIAL_WRIST brachioradialis
erb_upper_trunk LMN DELTOID biceps_brachii supraspinatus brachioradialis / rhomboids serratus_anterior HAND NECK
klumpke_lower_trunk LMN abductor_pollicis_brevis HAND extensor_indicis / biceps_brachii DELTOID
syndrome:medial_cord LMN abductor_pollicis_brevis HAND / extensor_indicis
syndrome:lateral_cord LMN biceps_brachii pronator_teres / abductor_pollicis_brevis DELTOID
neuralgic_amyotrophy LMN serratus_anterior infraspinatus flexor_pollicis_longus diaphragm
radiculopathy_c5 LMN rhomboids DELTOID NECK / HAND
radiculopathy_c8 LMN extensor_indicis HAND flexor_pollicis_longus / biceps_brachii
radiculopathy_l4 LMN adductor_longus vastus_lateralis / CALF
radiculopathy_l5 LMN tibialis_posterior LEG gluteus_medius erector_spinae_lumbar / VASTUS
radiculopathy_s1 LMN CALF SHORT_HEAD gluteus_maximus / LEG
femoral_neuropathy LMN VASTUS rectus_femoris / adductor_longus iliacus
lumbar_plexopathy LMN VASTUS adductor_longus psoas_major / LEG erector_spinae_lumbar
sacral_plexopathy LMN gluteus_maximus gluteus_medius LEG / erector_spinae_lumbar VASTUS
sciatic_neuropathy LMN SHORT_HEAD semitendinosus LEG soleus / gluteus_maximus gluteus_medius VASTUS
common_fibular LMN LEG fibularis_longus extensor_digitorum_brevis / tibialis_posterior SHORT_HEAD CALF
deep_fibular LMN LEG / fibularis_longus
cauda_equina LMN VASTUS soleus external_anal_sphincter
conus_medullaris LMN SPHINCTERS / VASTUS
tabes_dorsalis LMN only
accessory_posterior_triangle LMN trapezius_upper / sternocleidomastoid
bell_palsy LMN frontalis orbicularis_oculi FACE stapedius / masseter
lateral_medullary LMN levator_veli_palatini thyroarytenoid / TONGUE
lateral_medullary UMN / LEG HAND
medial_medullary LMN TONGUE / levator_veli_palatini
medial_medullary UMN LEG HAND / FACE
millard_gubler LMN lateral_rectus frontalis FACE
millard_gubler UMN LEG HAND / FACE
weber LMN medial_rectus superior_rectus LID / lateral_rectus
weber UMN FACE HAND LEG
mca_superior UMN HAND FACE / LEG
aca UMN LEG external_anal_sphincter / HAND
capsular_lacune UMN HAND LEG FACE TONGUE
locked_in UMN HAND LEG FACE TONGUE / superior_rectus LID
pseudobulbar_palsy UMN TONGUE FACE / LEG
pseudobulbar_palsy LMN only
cord_transection_c3 UMN diaphragm LEG / FACE
cord_transection_c6 UMN triceps_brachii_long LEG
cord_transection_t4 UMN LEG rectus_abdominis_upper / HAND biceps_brachii diaphragm
cord_transection_t4 LMN external_intercostals / LEG HAND
cord_transection_t10 UMN LEG rectus_abdominis_lower / rectus_abdominis_upper
als_limb LMN HAND LEG TONGUE diaphragm / SPHINCTERS lateral_rectus superior_oblique
als_limb UMN HAND LEG TONGUE
pls LMN only
hsp UMN LEG / HAND FACE
friedreich_ataxia UMN LEG / HAND
"""
WORDS = {
    "CALF": ["gastrocnemius_medial"],
    "DELTOID": ["deltoid_middle"],
    "LID": ["levator_palpebrae_superioris"],
    "NECK": ["cervical_paraspinals"],
    "RADIAL_WRIST": ["extensor_carpi_radialis_longus", "extensor_carpi_radialis_brevis"],
    "SHORT_HEAD": ["biceps_femoris_short"],
    "SPHINCTERS": ["external_anal_sphincter", "external_urethral_sphincter"],
    "VASTUS": ["vastus_medialis"],
    "HAND": ["first_dorsal_interosseous"],
    "LEG": ["tibialis_anterior"],
    "FACE": ["orbicularis_oris"],
    "TONGUE": ["genioglossus"],
    "TRICEPS": ["triceps_brachii_long", "triceps_brachii_lateral", "triceps_brachii_medial"],
}
LINES = FACTS.strip().splitlines()

# syndrome on the left: muscle and side, then the bounds of what it loses of its two neurons [1]
SIDED = """
capsular_lacune HAND right 0.95 1; HAND left 0 0.05; FACE right 0.8 0.9; LEG right 0.9 1; frontalis right 0 0.2
weber medial_rectus left 1 1; medial_rectus right 0 0; HAND right 0.95 1; LEG right 0.9 1; FACE right 0.8 1
millard_gubler lateral_rectus left 1 1; FACE left 1 1; LEG right 0.9 1; FACE right 0 0
medial_medullary TONGUE left 1 1; TONGUE right 0 0; HAND right 0.95 1; LEG left 0 0.1
brown_sequard LEG left 1 1; LEG right 0 0; HAND left 0 0
bell_palsy frontalis left 1 1; frontalis right 0 0
mca_superior FACE right 0.8 1; frontalis right 0.05 0.2; frontalis left 0 0.1
aca frontalis right 0.3 0.5; frontalis left 0.3 0.5; FACE right 0 0
nuclear_iii superior_rectus right 1 1; superior_rectus left 0 0; LID right 1 1; medial_rectus left 1 1
"""


def named(words):
    """Return muscles with the short words written out."""
    return [muscle for word in words for muscle in WORDS.get(word, [word])]


def lost(syndrome, side):
    """Return what a complete lesion takes, by muscle and side."""
    return {(row.muscle, row.side): row for row in losses(cut(resolve(syndrome), side))}


def test_every_fact_is_there():
    assert len(LINES) == len(set(LINES)) == 52


@pytest.mark.parametrize("line", LINES, ids=lambda line: " ".join(line.split()[:2]))
def test_fact(line):
    syndrome, neuron, *rest = line.split()
    attribute = {"LMN": "lower", "UMN": "upper"}[neuron]
    hit = {muscle for (muscle, _), row in lost(syndrome, "both").items() if getattr(row, attribute) > 0.0}
    if "only" in rest:
        assert hit == set(named(rest[1:]))
        return
    bar = rest.index("/") if "/" in rest else len(rest)
    taken, spared = named(rest[:bar]), named(rest[bar + 1 :])
    assert {*taken, *spared} <= set(anatomy.muscles())
    assert set(taken) <= hit and hit.isdisjoint(spared)


@pytest.mark.parametrize("line", SIDED.strip().splitlines(), ids=lambda line: line.split()[0])
def test_sided_fact(line):
    syndrome, _, claims = line.partition(" ")
    found = lost(syndrome, "left")
    for claim in claims.split(";"):
        word, side, low, high = claim.split()
        for muscle in named([word]):
            row = found.get((muscle, side))
            assert float(low) <= (row.total if row else 0.0) <= float(high), (syndrome, muscle, side, row)
