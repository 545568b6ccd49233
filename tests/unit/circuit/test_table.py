"""The joint circuits: every pool turns joints of its circuit, every circuit has a random stream of its own."""

import pytest

from sherrington.circuit.pool_numbers import joint_number, number, wiring_numbers
from sherrington.circuit.table import circuit_table, simulated_muscles
from sherrington.foundation.anatomy import muscles

TABLE = circuit_table()


def test_random_streams_are_told_apart():
    assert len({row.number for row in TABLE.values()}) == len(TABLE)


@pytest.mark.parametrize("name", TABLE)
def test_pools_turn_what_is_there(name):
    row = TABLE[name]
    for pool in row.pools.values():
        assert set(pool.acts) <= set(row.dofs) and set(pool.acts.values()) <= {-1, 1}
        assert pool.muscles and set(pool.muscles) <= set(muscles())
    assert row.muscles and len(set(row.muscles)) == len(row.muscles)
    assert {dof for pool in row.pools.values() for dof in pool.acts} == set(row.dofs)


@pytest.mark.parametrize("name", TABLE)
def test_a_muscle_belongs_to_one_pool_of_a_circuit(name):
    owned = [muscle for pool in TABLE[name].pools.values() for muscle in pool.muscles]
    assert len(set(owned)) == len(owned)


def test_every_muscle_is_simulated_once_or_in_two_circuits():
    assert len(set(simulated_muscles())) == len(simulated_muscles())
    assert set(simulated_muscles()) == {muscle for row in TABLE.values() for muscle in row.muscles}


def test_a_joint_that_several_circuits_turn_is_first_that_of_its_own():
    homes: dict[str, list[str]] = {}
    for name, row in TABLE.items():
        for dof in row.dofs:
            homes.setdefault(dof, []).append(name)
    assert all(names[0] == dof for dof, names in homes.items() if len(names) > 1)


@pytest.mark.parametrize("field", ["arm", "torque", "optimal", "slack", "primary", "drive", "velocity_low", "path"])
def test_every_pool_has_its_numbers(field):
    for row in TABLE.values():
        for pool in row.pools:
            assert number(field, pool) >= 0.0


def test_velocities_and_ranges_are_in_order():
    for row in TABLE.values():
        for pool in row.pools:
            assert number("velocity_low", pool) <= number("velocity_high", pool)
            assert 0.0 <= number("cortical", pool) <= 1.0
        for dof in row.dofs:
            assert joint_number("low", dof) < joint_number("rest", dof) < joint_number("high", dof)


def test_what_is_not_in_the_tables_is_not_made_up():
    for call in (
        lambda: number("arm", "tail"),
        lambda: number("weight", "soleus"),
        lambda: joint_number("low", "tail"),
    ):
        with pytest.raises(KeyError):
            call()
    assert all(value >= 0.0 for value in wiring_numbers())
