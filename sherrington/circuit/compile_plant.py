"""Compile muscles and joint of a circuit."""

import numpy as np

from sherrington.body.joint.mechanics import MechanicsParams
from sherrington.body.muscle.contraction import ContractionParams, path_at
from sherrington.body.receptor.tendon_organ import TendonOrganParams
from sherrington.circuit.assembly import AssemblyParams
from sherrington.circuit.layout import Layout, PoolPlan
from sherrington.circuit.model import Plant
from sherrington.circuit.patient import JointState, MuscleState
from sherrington.circuit.person import Build
from sherrington.circuit.pool_numbers import joint_number, number
from sherrington.circuit.table import JointRow
from sherrington.foundation import load


def compile_plant(layout: Layout, row: JointRow, states: dict[str, MuscleState], joint: JointState, scale: Build):
    """Return Plant and the range of motion of each degree of freedom [deg]."""
    mp, tp = load(MechanicsParams), load(TendonOrganParams)
    pools, dofs = layout.pools, row.dofs
    arm, reference = _levers(layout, dofs, scale)
    muscles = {name: np.array(column) for name, column in _muscles(layout, states, scale).items()}
    low, high = _motion(layout, dofs, joint)
    strongest = _strongest(layout, dofs, scale)
    plant = Plant(
        arm=arm,
        reference=reference,
        organ=muscles["force"] / tp.reference * tp.force,
        passive_share=np.array([np.mean(p.unit_label == k) for p in pools for k in p.labels]),
        label_pool=np.array([i for i, p in enumerate(pools) for _ in p.labels], np.int64),
        inertia=_per_dof("inertia", dofs) * scale.inertia,
        joint_stiffness=_per_dof("stiffness", dofs) * joint.stiffness * scale.strength,
        damping=_per_dof("damping", dofs) * scale.inertia**0.5,
        gravity=_per_dof("gravity", dofs) * scale.weight,
        hanging=np.radians(_per_dof("hanging", dofs)),
        rest=np.radians(_per_dof("rest", dofs)),
        low=low,
        high=high,
        wall=mp.wall_torque * strongest,
        servo=mp.servo * strongest,
        **muscles,
    )
    return plant, {d: (float(np.degrees(low[i])), float(np.degrees(high[i]))) for i, d in enumerate(dofs)}


def _per_dof(name: str, dofs: tuple[str, ...]) -> np.ndarray:
    """Return one number of the joint table for each degree of freedom, in the unit of the table."""
    return np.array([joint_number(name, dof) for dof in dofs])


def _torque(plan: PoolPlan, scale: Build) -> float:
    """Return the largest torque of a pool [N m]."""
    return number("torque", plan.name) * scale.strength * scale.length


def _muscles(layout: Layout, states: dict[str, MuscleState], scale: Build) -> dict[str, list[float]]:
    """Return the fields of Plant that describe muscle and tendon, per pool."""
    cp, summed = load(ContractionParams), load(AssemblyParams).summed
    out: dict[str, list[float]] = {k: [] for k in ("force", "optimal", "slack", "cosine", "path", "stiffness")}
    for plan in layout.pools:
        optimal, slack = number("optimal", plan.name) * scale.length, number("slack", plan.name) * scale.length
        cosine = float(np.cos(number("pennation", plan.name)))
        out["force"].append(_torque(plan, scale) / (summed * number("arm", plan.name) * scale.length))
        out["optimal"].append(optimal)
        out["slack"].append(slack)
        out["cosine"].append(cosine)
        out["path"].append(path_at(number("length", plan.name), 0.002, optimal, slack, cosine, cp))
        out["stiffness"].append(float(np.mean([states[layout.labels[k]].stiffness for k in plan.labels])))
    return out


def _levers(layout: Layout, dofs: tuple[str, ...], scale: Build) -> tuple[np.ndarray, np.ndarray]:
    """Return signed lever arm [m] and reference angle [rad] of each pool at each degree of freedom."""
    arm, reference = np.zeros((2, len(layout.pools), len(dofs)))
    for i, plan in enumerate(layout.pools):
        for d, dof in enumerate(dofs):
            if dof in plan.acts:
                arm[i, d] = plan.acts[dof] * number("arm", plan.name) * scale.length
                reference[i, d] = np.radians(number("reference", plan.name))
    return arm, reference


def _strongest(layout: Layout, dofs: tuple[str, ...], scale: Build) -> np.ndarray:
    """Return the torque of the stronger direction of each degree of freedom [N m]."""
    best = np.zeros((2, len(dofs)))
    for plan in layout.pools:
        for d, dof in enumerate(dofs):
            if dof in plan.acts:
                best[int(plan.acts[dof] > 0), d] += _torque(plan, scale)
    return np.maximum(best.max(axis=0), 1e-3)


def _motion(layout: Layout, dofs: tuple[str, ...], joint: JointState) -> tuple[np.ndarray, np.ndarray]:
    """Return the ends of the range of motion [rad].

    A contracture takes range at the end where the shortened muscle is long; antigravity side first.
    """
    shortened = np.array([_short_side(layout, dof) for dof in dofs])
    low = np.radians(_per_dof("low", dofs)) + np.where(shortened > 0, joint.range_loss, 0.0)
    high = np.radians(_per_dof("high", dofs)) - np.where(shortened < 0, joint.range_loss, 0.0)
    return low, high


def _short_side(layout: Layout, dof: str) -> int:
    """Return the direction of the antigravity muscles of a degree of freedom: +1, -1 or 0."""
    weight = 0.0
    for plan in layout.pools:
        if dof in plan.acts and number("antigravity", plan.name) > 0.5:
            weight += plan.acts[dof] * number("torque", plan.name)
    return int(np.sign(weight))
