"""Muscles and joint of a circuit: torque, scale and range of motion come out as they were put in."""

from dataclasses import replace
from math import radians

import numpy as np
import pytest

from sherrington.circuit.assembly import AssemblyParams
from sherrington.circuit.compile_plant import compile_plant
from sherrington.circuit.layout import lay_out
from sherrington.circuit.patient import JointState, MuscleState, Person
from sherrington.circuit.person import build
from sherrington.circuit.pool_numbers import joint_number, number
from sherrington.circuit.table import circuit_table
from sherrington.foundation import load

MAN = build(Person(30, "male", 1.72))


def plant(name, scale=MAN, joint=JointState(), **state):  # noqa: B008
    row = circuit_table()[name]
    layout = lay_out(row, "left", scale, 1)
    return layout, *compile_plant(layout, row, dict.fromkeys(layout.labels, MuscleState(**state)), joint, scale)


@pytest.mark.parametrize("name", ["elbow", "ankle", "index", "jaw"])
def test_force_times_lever_is_the_torque_of_the_table(name):
    layout, p, _ = plant(name)
    summed = load(AssemblyParams).summed
    for i, pool in enumerate(layout.pools):
        torque = number("torque", pool.name) * MAN.strength * MAN.length
        assert p.force[i] * number("arm", pool.name) * MAN.length * summed == pytest.approx(torque)


@pytest.mark.parametrize("name", circuit_table())
def test_levers_point_where_the_pools_turn(name):
    layout, p, ranges = plant(name)
    dofs = circuit_table()[name].dofs
    for i, pool in enumerate(layout.pools):
        signs = {dof: int(np.sign(p.arm[i, d])) for d, dof in enumerate(dofs)}
        assert {dof: s for dof, s in signs.items() if s} == dict(pool.acts)
    assert all(low < high for low, high in ranges.values()) and tuple(ranges) == dofs
    assert (p.inertia > 0.0).all() and (p.wall > 0.0).all() and (p.servo > 0.0).all()


@pytest.mark.parametrize("name", circuit_table())
def test_muscles_of_a_pool_share_its_passive_force(name):
    layout, p, _ = plant(name)
    for i in range(len(layout.pools)):
        assert p.passive_share[p.label_pool == i].sum() == pytest.approx(1.0)


def test_a_taller_body_has_longer_levers_and_heavier_limbs_at_equal_angles():
    tall = build(Person(30, "male", 1.1 * 1.72))
    (_, small, ranges), (_, large, wider) = plant("knee"), plant("knee", tall)
    k = tall.length / MAN.length
    assert large.arm == pytest.approx(k * small.arm) and large.optimal == pytest.approx(k * small.optimal)
    assert large.inertia == pytest.approx(k**5 * small.inertia) and large.gravity == pytest.approx(k**4 * small.gravity)
    assert wider == ranges and large.rest == pytest.approx(small.rest)


def test_a_stronger_body_pulls_harder_on_the_same_bones():
    (_, plain, _), (_, strong, _) = plant("knee"), plant("knee", replace(MAN, strength=1.3 * MAN.strength))
    assert strong.force == pytest.approx(1.3 * plain.force) and strong.organ == pytest.approx(1.3 * plain.organ)
    assert strong.arm == pytest.approx(plain.arm) and strong.path == pytest.approx(plain.path)
    assert strong.wall == pytest.approx(1.3 * plain.wall)


def test_a_contracture_takes_its_range_where_the_short_muscle_is_long():
    loss = radians(12.0)
    ranges = {name: plant(name, joint=JointState(range_loss=loss))[2][name] for name in ("ankle", "elbow", "knee")}
    whole = {name: plant(name)[2][name] for name in ranges}
    # calf: dorsiflexion; elbow flexors: extension; quadriceps: flexion
    assert ranges["ankle"] == pytest.approx((whole["ankle"][0], whole["ankle"][1] - 12.0))
    assert ranges["elbow"] == pytest.approx((whole["elbow"][0] + 12.0, whole["elbow"][1]))
    assert ranges["knee"] == pytest.approx((whole["knee"][0], whole["knee"][1] - 12.0))


def test_stiffness_of_joint_and_muscle_are_factors():
    (_, plain, _), (_, joint, _), (_, muscle, _) = (
        plant("ankle"),
        plant("ankle", joint=JointState(stiffness=2.0)),
        plant("ankle", stiffness=3.0),
    )
    assert joint.joint_stiffness == pytest.approx(2.0 * plain.joint_stiffness)
    assert muscle.stiffness == pytest.approx(3.0 * plain.stiffness)
    assert joint.stiffness == pytest.approx(plain.stiffness)
    assert plain.joint_stiffness[0] == pytest.approx(joint_number("stiffness", "ankle") * MAN.strength)
