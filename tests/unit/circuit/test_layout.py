"""Layout: real pool sizes, nested orders of loss, ranges that do not overlap."""

from itertools import pairwise

import numpy as np
import pytest

from sherrington.circuit.layout import lay_out, padded
from sherrington.circuit.patient import Person
from sherrington.circuit.person import build
from sherrington.circuit.pool_numbers import number, wiring_numbers
from sherrington.circuit.table import circuit_table
from sherrington.foundation.anatomy import muscle, unit_count

NAMES = tuple(circuit_table())
YOUNG, OLD = build(Person(30, "male", 1.72)), build(Person(80, "female", 1.60))


def layout(name, person=YOUNG, seed=1):
    row = circuit_table()[name]
    return row, lay_out(row, "left", person, seed)


@pytest.mark.parametrize("name", NAMES)
def test_pools_have_the_counted_units(name):
    _, plan = layout(name)
    for pool in plan.pools:
        # half of a muscle of the midline lies on each side
        counts = [unit_count(m) * (1.0 if muscle(m).paired else 0.5) for m in pool.muscles]
        assert pool.n == sum(counts)
        for label, count in zip(pool.labels, counts, strict=True):
            assert np.sum(pool.unit_label == label) == pytest.approx(count, abs=2)
        # muscles that share a pool are mixed along the size order
        assert np.ptp([pool.z[pool.unit_label == k].mean() for k in pool.labels]) < 0.05


@pytest.mark.parametrize("name", NAMES)
def test_an_old_person_has_fewer_units(name):
    young, old = layout(name)[1], layout(name, OLD)[1]
    for a, b in zip(young.pools, old.pools, strict=True):
        assert b.n == pytest.approx(a.n * OLD.units, rel=0.02, abs=3)


@pytest.mark.parametrize("name", NAMES)
def test_ranges_do_not_overlap(name):
    _, plan = layout(name)
    edges = [(p.first, padded(p.n)) for p in plan.pools]
    assert edges[0][0] == 0 and edges[-1][0] + edges[-1][1] == plan.n_units
    for (first, n), (following, _) in pairwise(edges):
        assert first + n == following and following % 16 == 0
    inter = [q for group in plan.inter for q in group]
    assert sum(q.n for q in inter) == plan.n_inter
    at = 0
    for q in plan.afferents:
        assert q.first == at
        at += padded(q.n)
    assert at == plan.n_afferents
    assert plan.afferent_source == plan.n_units + plan.n_inter
    assert plan.descending_source == plan.afferent_source + plan.n_afferents


@pytest.mark.parametrize("name", NAMES)
def test_opponents_act_against(name):
    _, plan = layout(name)
    for group, other in enumerate(plan.opponents):
        if other >= 0:
            assert plan.opponents[other] == group
            a, b = plan.pools[plan.groups[group][0]], plan.pools[plan.groups[other][0]]
            dof = next(iter(a.acts))
            assert a.acts[dof] == -b.acts[dof]


def test_the_jaw_has_both_sides_and_no_interneurons():
    row, plan = layout("jaw")
    assert row.midline and {p.side for p in plan.pools} == {"left", "right"} and plan.n_inter == 0
    assert all(":" in label for label in plan.labels)


@pytest.mark.parametrize("name", [name for name, row in circuit_table().items() if not row.relays])
def test_where_no_relay_is_known_there_is_none(name):
    _, plan = layout(name)
    assert plan.n_inter == 0 and set(plan.opponents) == {-1}


def test_afferents_follow_the_spindle_counts():
    w = wiring_numbers()
    _, plan = layout("ankle")
    for index, pool in enumerate(plan.pools):
        n = [q.n for q in plan.afferents if q.pool == index and q.kind < 3]
        primary = number("primary", pool.name)
        assert n == [primary, round(primary * w.secondary_ratio), round(primary * w.organ_ratio)]


def test_orders_of_loss_are_uniform_and_depend_on_the_seed():
    a, b = layout("ankle", seed=1)[1].pools[0], layout("ankle", seed=2)[1].pools[0]
    assert not np.array_equal(a.rank, b.rank)
    for rank in a.rank:
        assert np.sort(rank) == pytest.approx((np.arange(a.n) + 0.5) / a.n, abs=0.08)
    assert np.abs(np.corrcoef(a.rank)[np.triu_indices(4, 1)]).max() < 0.15
