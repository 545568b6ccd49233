"""A laminated cord: a partial lesion takes one part of the body after the other."""

import pytest

from sherrington.circuit.patient import Anatomy, Lesion, Patient, Person
from sherrington.foundation import anatomy
from sherrington.foundation.conventions import choose, standard
from sherrington.lesion.injure import injure
from sherrington.lesion.lamination import by_part
from sherrington.lesion.shares import taken

CLASSICAL = choose({"cord_lamination": "classical"})
C5 = tuple(node.id for node in anatomy.nodes().values() if node.tract == "lcst" and node.level == "C5")


def weakened(lesion, laminated=True):
    """Return the share of the worst hit supply of a hand and a leg muscle of the left side."""
    own = Anatomy(conventions=(("cord_lamination", "classical"),)) if laminated else Anatomy()
    shares = taken(Patient(person=Person(anatomy=own), lesions=(lesion,)))
    return shares["first_dorsal_interosseous", "left"], shares["soleus", "left"]


def test_off_unless_chosen():
    half = Lesion(C5, "left", loss=0.5, age=10.0)
    assert by_part(half, standard()) == {}
    assert weakened(half, laminated=False) == pytest.approx((0.5, 0.5))


def test_outward_takes_the_arm_inward_the_leg():
    half = Lesion(C5, "left", loss=0.5, age=10.0)
    assert weakened(half) == pytest.approx((1.0, 0.0))
    assert weakened(Lesion(C5, "left", loss=0.5, age=10.0, grows="inward")) == pytest.approx((0.0, 1.0))


def test_a_block_is_laminated_too_and_slowing_is_not():
    met = by_part(Lesion(C5, "left", block=0.5, slow=0.3), CLASSICAL)
    assert (met["lcst_hand_C5"].block, met["lcst_leg_C5"].block) == (1.0, 0.0)
    assert {one.slow for one in met.values()} == {0.3}


def test_one_part_alone_is_taken_as_stated():
    assert by_part(Lesion(("lcst_leg_C5",), "left", loss=0.4), CLASSICAL)["lcst_leg_C5"].loss == pytest.approx(0.4)


def test_the_whole_is_lost_whatever_the_order():
    assert weakened(Lesion(C5, "left", loss=1.0, age=10.0)) == pytest.approx((1.0, 1.0))


def test_spared_fibres_carry_no_insult():
    own = Person(anatomy=Anatomy(conventions=(("cord_lamination", "classical"),)))
    supply = injure(Patient(person=own, lesions=(Lesion(C5, "left", loss=0.4, age=10.0),))).supply
    assert all(not route.insults for route in supply["soleus", "left"].tracts["cst"])


def test_other_places_of_the_same_lesion_are_hit_as_stated():
    met = by_part(Lesion((*C5, "ah_C5", "lvst_C5"), "left", loss=0.5), CLASSICAL)
    assert set(met) == set(C5)
