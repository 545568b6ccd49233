"""Spread: nothing at the seed, longer with distance, the other side of the same region first."""

from sherrington.lesion.programs.fields import Axis, Seed, Spread, delay

AXIS, SPREAD = Axis(0.0, 1.0, 1.7, 2.2), Spread(200.0, 100.0)


def test_delays():
    seed = Seed("cervical", "right")
    assert delay(seed, "cervical", "right", AXIS, SPREAD) == 0.0
    assert delay(seed, "cervical", "left", AXIS, SPREAD) == 100.0
    assert delay(seed, "bulbar", "right", AXIS, SPREAD) == 200.0
    assert delay(seed, "lumbosacral", "left", AXIS, SPREAD) > delay(seed, "thoracic", "left", AXIS, SPREAD)


def test_a_seed_on_both_sides_spreads_evenly():
    seed = Seed("bulbar", "both")
    assert delay(seed, "cervical", "left", AXIS, SPREAD) == delay(seed, "cervical", "right", AXIS, SPREAD)
