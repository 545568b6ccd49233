"""Every muscle of the anatomy is simulated once, at its real size, and found by the examination."""

import pytest

from sherrington.circuit.layout import lay_out
from sherrington.circuit.patient import Person
from sherrington.circuit.person import build
from sherrington.circuit.pool_numbers import joint_number, number
from sherrington.circuit.table import circuit_table, simulated_muscles
from sherrington.exam.protocol import bedside, whole
from sherrington.exam.untested import untested
from sherrington.foundation.anatomy import muscle, muscles, reflexes, unit_count
from sherrington.foundation.sources import PACKAGE, read_table
from sherrington.sign.signal import by_muscle

POOLS = [(name, pool) for name, row in circuit_table().items() for pool in row.pools]
WITNESS = "tibialis_anterior_hallux"  # turns nothing; shows in the toe's circuit that the shin goes with the toe
FIELDS = tuple(read_table(PACKAGE / "body" / "muscle" / "pools.yaml"))
JOINT_FIELDS = tuple(read_table(PACKAGE / "body" / "joint" / "joints.yaml"))
YOUNG = build(Person(30, "male", 1.72))


def test_every_muscle_belongs_to_exactly_one_pool():
    found = [m for name, pool in POOLS for m in circuit_table()[name].pools[pool].muscles if pool != WITNESS]
    assert sorted(found) == sorted(muscles())
    assert set(simulated_muscles()) == set(muscles())


def test_every_pool_has_a_name_of_its_own():
    names = [pool for _, pool in POOLS]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("circuit", circuit_table())
def test_a_muscle_has_the_units_of_the_table(circuit):
    row = circuit_table()[circuit]
    sides = ("midline",) if row.midline else ("left", "right")
    for side in sides:
        plan = lay_out(row, side, YOUNG, seed=1)
        sizes = {}
        for pool in plan.pools:
            for label, name in zip(pool.labels, pool.muscles, strict=True):
                where = pool.side if muscle(name).paired else "midline"
                sizes[pool.name, name, where] = sizes.get((pool.name, name, where), 0) + sum(pool.unit_label == label)
        for (_, name, _), size in sizes.items():
            assert size == pytest.approx(unit_count(name), abs=2), name


@pytest.mark.parametrize(("circuit", "pool"), POOLS)
def test_a_pool_has_every_number(circuit, pool):
    assert all(isinstance(number(field, pool), float) for field in FIELDS)
    assert number("slow", pool) > number("fast", pool)
    assert number("velocity_high", pool) > number("velocity_low", pool)


@pytest.mark.parametrize("dof", sorted({dof for row in circuit_table().values() for dof in row.dofs}))
def test_a_degree_of_freedom_has_every_number(dof):
    assert all(isinstance(joint_number(field, dof), float) for field in JOINT_FIELDS)
    assert joint_number("low", dof) < joint_number("rest", dof) < joint_number("high", dof)


@pytest.mark.parametrize("test", ["power", "inspection"])
def test_the_whole_examination_finds_every_muscle_on_its_sides(test):
    from sherrington.exam.power import MOVEMENTS, movement_of

    found = []
    for step in whole(test):
        row = circuit_table()[step.command.circuit]
        ends = (":left", ":right") if row.midline else ("",)
        labels = [f"{m}{end}" for m in row.muscles for end in ends]
        if test == "power":
            labels = MOVEMENTS[movement_of(step.command)].muscles
        elif step.command.circuit == "hallux":
            labels = [label for label in labels if label != "tibialis_anterior"]
        found += by_muscle(labels, step.side)
    wanted = {(m, side) for m in muscles() for side in (("left", "right") if muscle(m).paired else ("midline",))}
    assert sorted(found) == sorted(wanted)


def test_a_power_test_costs_at_most_two_seconds():
    assert all(step.command.duration + step.command.settle <= 2.0 for step in whole("power"))


def test_the_whole_examination_holds_the_bedside_one_unchanged():
    steps = whole()
    assert set(bedside()) <= set(steps) and len(set(steps)) == len(steps)


def test_every_reflex_is_tested_or_says_why_not():
    tested = {step.structure for step in whole() if step.test in ("tendon_reflex", "plantar")}
    absent = {row.structure for row in untested()}
    assert tested | absent == set(reflexes()) and not tested & absent
    assert all(row.reason for row in untested())
