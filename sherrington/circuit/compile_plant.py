"""Compile muscles and joint of a circuit."""

import numpy as np

from sherrington.body.joint.mechanics import MechanicsParams
from sherrington.body.muscle.contraction import ContractionParams, path_at
from sherrington.body.receptor.tendon_organ import TendonOrganParams
from sherrington.circuit.assembly import AssemblyParams
from sherrington.circuit.layout import Layout
from sherrington.circuit.model import Plant
from sherrington.circuit.patient import JointState, MuscleState
from sherrington.circuit.person import Build
from sherrington.circuit.pool_numbers import joint_number, number
from sherrington.circuit.table import JointRow
from sherrington.foundation import load


def compile_plant(layout: Layout, row: JointRow, states: dict[str, MuscleState], joint: JointState, scale: Build):
    """Return Plant and the range of motion of each degree of freedom [deg]."""
    cp, mp, tp = load(ContractionParams), load(MechanicsParams), load(TendonOrganParams)
    summed = load(AssemblyParams).summed
    pools, dofs = layout.pools, row.dofs
    arm = np.zeros((len(pools), len(dofs)))
    reference = np.zeros((len(pools), len(dofs)))
    values: dict[str, list[float]] = {k: [] for k in ("force", "optimal", "slack", "cosine", "path", "stiffness")}
    best = np.zeros((2, len(dofs)))
    for i, plan in enumerate(pools):
        lever = number("arm", plan.name)
        optimal, slack = number("optimal", plan.name) * scale.length, number("slack", plan.name) * scale.length
        cosine = float(np.cos(number("pennation", plan.name)))
        torque = number("torque", plan.name) * scale.strength * scale.length
        values["force"].append(torque / (summed * lever * scale.length))
        values["optimal"].append(optimal)
        values["slack"].append(slack)
        values["cosine"].append(cosine)
        values["path"].append(path_at(number("length", plan.name), 0.002, optimal, slack, cosine, cp))
        values["stiffness"].append(float(np.mean([states[layout.labels[k]].stiffness for k in plan.labels])))
        for d, dof in enumerate(dofs):
            if dof in plan.acts:
                arm[i, d] = plan.acts[dof] * lever * scale.length
                reference[i, d] = np.radians(number("reference", plan.name))
                best[int(plan.acts[dof] > 0), d] += torque
    inertia = np.array([joint_number("inertia", d) for d in dofs]) * scale.inertia
    low = np.radians([joint_number("low", d) for d in dofs])
    high = np.radians([joint_number("high", d) for d in dofs])
    # a contracture takes range at the end where the shortened muscle is long; antigravity side first
    shortened = [_short_side(layout, d) for d in dofs]
    low = low + np.where(np.array(shortened) > 0, joint.range_loss, 0.0)
    high = high - np.where(np.array(shortened) < 0, joint.range_loss, 0.0)
    strongest = np.maximum(best.max(axis=0), 1e-3)
    counts = np.array([np.mean(p.unit_label == k) for p in pools for k in p.labels])
    plant = Plant(
        arm=arm,
        reference=reference,
        organ=np.array(values["force"]) / tp.reference * tp.force,
        passive_share=counts,
        label_pool=np.array([i for i, p in enumerate(pools) for _ in p.labels], np.int64),
        inertia=inertia,
        joint_stiffness=np.array([joint_number("stiffness", d) for d in dofs]) * joint.stiffness * scale.strength,
        damping=np.array([joint_number("damping", d) for d in dofs]) * scale.inertia**0.5,
        gravity=np.array([joint_number("gravity", d) for d in dofs]) * scale.weight,
        hanging=np.radians([joint_number("hanging", d) for d in dofs]),
        rest=np.radians([joint_number("rest", d) for d in dofs]),
        low=low,
        high=high,
        wall=mp.wall_torque * strongest,
        servo=mp.servo * strongest,
        **{k: np.array(v) for k, v in values.items()},
    )
    return plant, {d: (float(np.degrees(low[i])), float(np.degrees(high[i]))) for i, d in enumerate(dofs)}


def _short_side(layout: Layout, dof: str) -> int:
    """Return the direction of the antigravity muscles of a degree of freedom: +1, -1 or 0."""
    weight = 0.0
    for plan in layout.pools:
        if dof in plan.acts and number("antigravity", plan.name) > 0.5:
            weight += plan.acts[dof] * number("torque", plan.name)
    return int(np.sign(weight))
