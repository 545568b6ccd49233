"""Quantities: exact, strict about units, never slow."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sherrington.foundation.errors import InputError, nearest
from sherrington.foundation.units import _USUAL, DIMENSIONS, _registry, quantity


@pytest.mark.parametrize(
    ("text", "dimension", "value"),
    [
        ("61 years", "age", 61.0),
        ("18 months", "age", 1.5),
        ("3 months", "time", 91.3125),
        ("2 weeks", "time", 14.0),
        ("10 d", "time", 10.0),
        ("165 cm", "length", 1.65),
        ("1.65m", "length", 1.65),
        ("80 %", "fraction", 0.8),
        ("80%", "fraction", 0.8),
        ("0.8 fraction", "fraction", 0.8),
        ("60 mg/day", "dose_rate", 60.0),
        ("180 deg/s", "angular_speed", 180.0),
        ("200 ms", "duration", 0.2),
    ],
)
def test_quantities(text, dimension, value):
    assert quantity(text, dimension) == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("61", "has no unit"),
        (61, "has no unit"),
        (61.0, "has no unit"),
        (True, "not yes/no"),
        (None, "not NoneType"),
        ([], "not list"),
        ("61 kg", "not a unit of time"),
        ("61 %", "not a unit of time"),
        ("61 yeers", "unknown unit"),
        ("nan years", "not a number"),
        ("1e999 years", "not a finite number"),
        ("3 years**9**9**9**9", "unknown unit"),
        ("3 " + "x" * 1000, "not a number"),
        ("three years", "not a number"),
    ],
)
def test_refusals_say_how_to_write_it(text, says):
    with pytest.raises(InputError) as caught:
        quantity(text, "age")
    assert says in str(caught.value) and "years" in str(caught.value)


@given(st.floats(0, 1e6), st.sampled_from(["days", "weeks", "months", "years"]))
def test_what_is_written_is_read(value, unit):
    days = {"days": 1, "weeks": 7, "months": 30.4375, "years": 365.25}[unit]
    assert quantity(f"{value!r} {unit}", "time") == pytest.approx(value * days, rel=1e-9, abs=1e-9)


def test_errors_are_one_line():
    error = InputError("two\nlines", field="a[0].b", file="x.yaml")
    assert str(error) == "x.yaml: a[0].b: two lines"
    assert str(InputError("m").at(file="f")) == "f: m"
    assert nearest("helthy", ["healthy"]) == " (did you mean 'healthy'?)" and nearest("zzz", ["a"]) == ""


@pytest.mark.parametrize(("dimension", "unit"), [(kind, unit) for kind, units in _USUAL.items() for unit in units])
def test_usual_units_are_what_pint_makes_of_them(dimension, unit):
    registry = _registry()
    assert _USUAL[dimension][unit] == registry.Quantity(1.0, unit).to(DIMENSIONS[dimension].unit).magnitude


def test_the_usual_units_do_not_load_pint():
    told = "import sys; from sherrington.foundation.units import quantity; quantity('3 months', 'time');"
    told += "quantity('80 %', 'fraction'); quantity('165 cm', 'length'); print('pint' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", told], capture_output=True, text=True).stdout == "False\n"
