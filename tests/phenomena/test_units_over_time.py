"""Where few units are left: overgrown ones let go after decades, and who was lost first matters."""

from functools import cache

import pytest

from sherrington.circuit.patient import Person
from sherrington.exam import strength, watch
from sherrington.foundation.units import YEAR

KNEE, SHIN = "vastus_lateralis", "tibialis_anterior"
OLD = Person(age=70.0)


@cache
def leg(lab, years, loss):
    """Return force, bulk and fasciculation of a leg that lost motor cells so many years ago."""
    case = lab.examine(
        (lab.horn(loss, years * YEAR, over=5.0),),
        (*strength("knee", "extension", "right"), *watch("knee", "right")),
        person=OLD,
    )
    force = case.find("power", "force_fraction", KNEE, "right").value
    bulk = case.find("inspection", "bulk", KNEE, "right").value
    # one twitch a minute takes an hour of watching to be counted, so the rate is read where it is made
    return force, bulk, lab.patient((lab.horn(loss, years * YEAR, over=5.0),), OLD).muscles[KNEE, "right"].fasciculation


def test_new_weakness_decades_after_a_great_loss(lab):
    """Strong for two decades, then a few per cent a year are lost, with new wasting and twitching."""
    early, middle, late = (leg(lab, years, 0.8) for years in (2, 20, 50))
    print("force, bulk, fasciculation after 2, 20 and 50 years:", early, middle, late)
    assert middle[0] > 0.9 * early[0]
    assert late[0] < 0.85 * early[0] and late[1] < early[1] - 0.03
    assert late[2] > 2.5 * early[2]


def test_no_new_weakness_where_units_are_not_overgrown(lab):
    early, late = (leg(lab, years, 0.4) for years in (2, 50))
    print("force, bulk, fasciculation after 2 and 50 years:", early, late)
    assert late[0] > 0.93 * early[0] and late[1] > early[1] - 0.03


def shin(lab, order, loss=0.6):
    """Return the force of a shin that lost cells five days ago in some order."""
    return lab.value((lab.horn(loss, 5.0, order=order),), strength("ankle", "flexion", "right"), "force_fraction", SHIN)


def test_the_order_of_a_loss_decides_how_much_force_it_takes(lab):
    """Of six in ten cells lost, the large ones take more force with them, the small ones less."""
    forces = {order: shin(lab, order) for order in (-1.0, 0.0, 0.3, 1.0)}
    print("force left by order:", forces)
    assert forces[1.0] < 0.5 * forces[0.0] and forces[0.3] < forces[0.0] < forces[-1.0]


@pytest.mark.parametrize("order", [-1.0, 0.3, 1.0])
def test_an_order_without_a_loss_changes_nothing(lab, order):
    healthy = lab.value((), strength("ankle", "flexion", "right"), "force_fraction", SHIN)
    assert shin(lab, order, loss=0.0) == healthy
