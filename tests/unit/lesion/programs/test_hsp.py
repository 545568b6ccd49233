"""Hereditary spastic paraplegia: legs lose fibres for decades, arms hardly any; taller people more."""

from sherrington.circuit.patient import Person


def test_legs_not_arms(course, taken):
    found = course("hsp", 20 * 365.25)
    assert taken(found, "lcst_leg_T6", "left") > 0.25 > 0.05 > taken(found, "lcst_hand_C6", "left")
    assert taken(found, "lrst_T6", "right") == taken(found, "lcst_leg_T6", "left")


def test_it_goes_on(course, taken):
    losses = [taken(course("hsp", years * 365.25), "lcst_leg_T6", "left") for years in (0.0, 10.0, 30.0)]
    assert 0.0 < losses[0] < losses[1] < losses[2] < 1.0


def test_long_fibres_suffer_more(course, taken):
    tall, small = (taken(course("hsp", 7000.0, person=Person(height=h)), "lcst_leg_T6", "left") for h in (1.95, 1.5))
    assert tall > small
