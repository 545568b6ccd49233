"""Primary lateral sclerosis: cortex only, from one region to the others, over years."""

from sherrington.foundation import anatomy


def test_no_lower_neuron_is_hit(course):
    found = course("pls", 3000.0)
    assert all(anatomy.nodes()[node].central for one in found for node in one.sites)


def test_it_spreads_from_where_it_began(course, taken):
    found = course("pls", 800.0, region="lumbosacral", side="right")
    leg, arm, face = (taken(found, area, "left") for area in ("m1_leg", "m1_hand", "m1_bulbar"))
    assert leg > arm > face  # the left hemisphere drives the right leg
    assert leg > taken(found, "m1_leg", "right")
    late = course("pls", 4000.0, region="lumbosacral", side="right")
    assert taken(late, "m1_bulbar", "right") > face
