"""Sourced tables: read into NamedTuples as they stand, complete or refused."""

import sys
from types import ModuleType
from typing import NamedTuple

import pytest

from sherrington.foundation.sources import all_sources, entries, load
from sherrington.foundation.strict_yaml import parse_yaml

ENTRY = '{{value: {}, unit: s, range: [0, 9], kind: assumed, source: null, note: "n"}}'


class Clock(NamedTuple):
    tick: float
    count: int
    table: tuple[float, ...]


@pytest.fixture
def module(tmp_path, monkeypatch):
    """Return a function that writes the table of a module that holds Clock."""

    def write(text, name="clock"):
        fake = ModuleType(name)
        fake.__file__ = str(tmp_path / f"{name}.py")
        monkeypatch.setitem(sys.modules, name, fake)
        monkeypatch.setattr(Clock, "__module__", name)
        (tmp_path / f"{name}.yaml").write_text(text)

    return write


def flat(**values):
    return "\n".join(f"{name}: {ENTRY.format(value)}" for name, value in values.items())


def test_integers_become_floats_unless_the_class_counts(module):
    module(flat(tick=2, count=3, table=[1, 2.5]), "clock_a")
    clock = load(Clock)
    assert clock == Clock(2.0, 3, (1.0, 2.5))
    assert [type(value) for value in (clock.tick, clock.count, clock.table[0])] == [float, int, float]


def test_a_section_per_class(module):
    module("Clock:\n" + "\n".join(f"  {line}" for line in flat(tick=2, count=3, table=[1]).splitlines()), "clock_b")
    assert load(Clock).count == 3 and list(entries(Clock)) == ["tick", "count", "table"]


@pytest.mark.parametrize(
    "values", [{"tick": 1, "count": 2}, {"tick": 1, "count": 2, "table": [1], "more": 1}], ids=["missing", "extra"]
)
def test_table_and_class_must_agree(module, values):
    module(flat(**values), f"clock_{len(values)}")
    with pytest.raises(TypeError, match="Clock"):
        load(Clock)


def test_the_whole_package_is_listed():
    rows = all_sources()
    assert len(rows) > 100 and len({(row.component, row.name) for row in rows}) == len(rows)


def test_exponents_are_numbers():
    assert parse_yaml("[5e-05, 1e3, 1.5e-3, abc1e5, 0x10]") == [5e-05, 1000.0, 1.5e-3, "abc1e5", 16]
