"""Drive: the spastic level follows the control lost, whatever took it."""

import pytest

from sherrington.adapt.drive import (
    Losses,
    inhibition_lost,
    spastic_level,
    support_lost,
    voluntary_lost,
)

CORD = ("cst", "drst", "mrst", "vst", "mono")  # what a lesion of the whole cord takes
GONE = Losses(1.0, 1.0, 1.0, 1.0, 1.0, 1.0)


def test_nothing_lost_is_nothing(params):
    for measure in (inhibition_lost, support_lost, voluntary_lost, spastic_level):
        assert measure(Losses(), params.drive) == 0.0


def test_shares_sum_to_one(params):
    assert support_lost(GONE, params.drive) == pytest.approx(1.0)
    assert voluntary_lost(GONE, params.drive) == pytest.approx(1.0)


def test_spastic_level_by_tracts(params):
    level = {
        "pyramid": spastic_level(Losses(cst=1.0), params.drive),
        "capsule": spastic_level(Losses(cst=0.8, crt=0.72), params.drive),
        "cord": spastic_level(GONE, params.drive),
        "dorsolateral": spastic_level(Losses(cst=1.0, drst=1.0), params.drive),
    }
    assert level["pyramid"] < 0.4
    assert 0.8 < level["capsule"] < 1.2
    assert 1.0 <= level["cord"] <= 1.5
    assert level["dorsolateral"] == pytest.approx(2.0)


@pytest.mark.parametrize("tracts", [("cst",), ("crt",), ("cst", "crt"), ("cst", "drst"), CORD])
def test_spastic_level_rises_with_loss(tracts, make, params):
    levels = [spastic_level(Losses(**dict.fromkeys(tracts, n / 10)), params.drive) for n in range(11)]
    assert make.rises(levels)
