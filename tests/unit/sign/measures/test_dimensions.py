"""Units: one quantity in any of its units, and what is no unit of it."""

import pytest

from sherrington.foundation.errors import InputError
from sherrington.sign.measures import REGISTRY
from sherrington.sign.measures.dimensions import UNITS, unit_of, units_like


@pytest.mark.parametrize(
    ("one", "factor", "other"),
    [
        ("s", 1e3, "ms"),
        ("seconds", 1.0, "s"),
        ("years", 365.25, "days"),
        ("months", 365.25 / 12.0, "d"),
        ("Hz", 60.0, "beats/min"),
        ("V", 1e6, "\u00b5V"),
        ("mV", 1e3, "\u03bcV"),
        ("MOhm", 1e3, "k\u03a9"),
        ("rad", 57.29577951, "\u00b0"),
        ("N m/deg", 57.29577951, "N\u00b7m/rad"),
        ("m/s", 86400e3, "mm/day"),
        ("kN", 1e3, "N"),
        ("ratio", 100.0, "% of patients"),
        ("units of FDI", 100.0, "percent"),
    ],
)
def test_a_quantity_in_two_units(one, factor, other):
    assert unit_of(one)[0] == unit_of(other)[0]
    assert unit_of(one)[1] / unit_of(other)[1] == pytest.approx(factor, rel=1e-9)


def test_every_unit_has_a_size_and_a_dimension_and_each_measure_a_unit():
    assert all(size > 0.0 for _, size in UNITS.values())
    for known in REGISTRY.values():
        assert unit_of(known.unit)[1] > 0.0 and known.unit in units_like(known.unit)


def test_what_is_no_unit_names_the_nearest():
    with pytest.raises(InputError, match=r"unknown unit 'secnds' .did you mean 'seconds'"):
        unit_of("secnds")
