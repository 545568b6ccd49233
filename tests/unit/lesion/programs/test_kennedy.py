"""Spinal and bulbar muscular atrophy: motor and ganglion cells of both sides, no tract, in men only."""

from sherrington.foundation import anatomy
from sherrington.lesion.programs.registry import describe

PLACES = ("ah_C6", "droot_L4", "muscle_all")


def test_lower_neurons_and_ganglia_only(course, taken):
    found = course("kennedy", 4000.0)
    assert not any(anatomy.nodes()[site].central for one in found for site in one.sites)
    assert taken(found, "nuc_XII", "left") > taken(found, "ah_C6", "left") > 0.3
    assert taken(found, "droot_L4", "right") > 0.3
    assert describe("kennedy").sex == "male"


def test_it_is_slow(course, taken):
    losses = [taken(course("kennedy", years * 365.25), "ah_C6", "left") for years in (0, 5, 20)]
    assert losses == sorted(losses) and losses[1] - losses[0] < 0.2


def test_half_the_units_are_left_when_the_ganglia_are_nearly_gone(course, taken):
    """Counts of 2009 found half the units; muscle is hit on its own account."""
    losses = [[taken(course("kennedy", 18 * 365.25, seed), place, "left") for seed in range(20)] for place in PLACES]
    cells, ganglia, fibres = (sorted(row)[10] for row in losses)
    assert 0.4 < cells < 0.6 < ganglia and 0.2 < fibres < 0.4
