"""What lesions take from the ways between cortex and muscle."""

import pytest

from sherrington.circuit.patient import Lesion
from sherrington.foundation import anatomy
from sherrington.lesion.fibres import by_pool, fibres, totals

CAPSULE = tuple(name for name in anatomy.nodes() if name.startswith("ic_"))


def lost(*lesions):
    return totals(*fibres(lesions))


def test_a_lesion_of_the_capsule_takes_the_other_side():
    gone = lost(Lesion(CAPSULE, "left", loss=0.8))
    assert gone["biceps_brachii", "right"] > 0.6 > 0.1 > gone["biceps_brachii", "left"]


def test_a_lesion_of_half_the_cord_takes_the_same_side():
    gone = lost(Lesion(("lcst_leg_T6",), "left", loss=1.0))
    assert gone["soleus", "left"] > 0.8 and gone["soleus", "right"] < 0.2


def test_shares_multiply():
    once, twice = Lesion(("sciatic_n",), "left", loss=0.5), Lesion(("tibial_n_popliteal",), "left", block=0.5)
    gone = lost(once, twice)
    assert gone["soleus", "left"] == pytest.approx(0.75)
    assert gone["tibialis_anterior", "left"] == pytest.approx(0.5)
    assert gone["soleus", "right"] == pytest.approx(0.0)


def test_a_dorsal_root_costs_no_fibre_to_a_muscle():
    assert max(lost(Lesion(("droot_L4",), "left", loss=1.0)).values()) < 1e-9
    assert max(lost(Lesion(("root_L4",), "left", loss=1.0, of=("ia",))).values()) < 1e-9


def test_nerve_ends_count():
    gone = lost(Lesion(("nmj_postsynaptic",), "both", block=0.4))
    assert gone["masseter", "left"] == pytest.approx(0.4)


def test_a_person_with_a_variant_keeps_what_takes_the_other_way():
    from sherrington.foundation.innervation import innervation
    from sherrington.foundation.variants import Chosen

    person = innervation(chosen=(Chosen("martin-gruber", "left"),))
    gone = totals(*fibres([Lesion(("ulnar_n_elbow",), "both", loss=1.0)], person))
    assert gone["first_dorsal_interosseous", "left"] == pytest.approx(0.6)
    assert gone["first_dorsal_interosseous", "right"] == pytest.approx(1.0)


def test_the_ways_of_one_pool_are_one_with_the_mean_of_their_losses():
    from sherrington.foundation.innervation import innervation
    from sherrington.foundation.variants import Chosen

    person = innervation(chosen=(Chosen("martin-gruber", "left"),))
    _, lower = fibres([Lesion(("ulnar_n_elbow",), "both", loss=1.0)], person)
    parted = [one for one in lower if (one.muscle, one.side) == ("first_dorsal_interosseous", "left")]
    joined = [one for key, one in by_pool(lower).items() if key[:2] == ("first_dorsal_interosseous", "left")]
    assert len(joined) < len(parted)
    assert sum(one.way.share for one in joined) == pytest.approx(1.0)
    assert sum(one.way.share * one.lost for one in joined) == pytest.approx(0.6)


def test_a_laminated_cord_spares_the_leg_first():
    from sherrington.foundation.conventions import choose
    from sherrington.foundation.innervation import innervation

    person = innervation(choose({"cord_lamination": "classical"}))
    sites = tuple(name for name in anatomy.nodes() if name.startswith("lcst_") and name.endswith("_C5"))
    gone = totals(*fibres([Lesion(sites, "left", loss=0.5)], person))
    assert gone["first_dorsal_interosseous", "left"] > 0.9 and gone["soleus", "left"] == pytest.approx(0.0)
