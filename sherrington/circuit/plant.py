"""Muscles, joint, hand and receptors at every step, and the records of them."""

import numpy as np

from sherrington.body.joint.mechanics import hand_torque, limit_torque, step_joint
from sherrington.body.muscle.contraction import passive, step_contraction, stretch_bridges
from sherrington.body.receptor.spindle import spindle_rates
from sherrington.circuit.model import FEMORAL, IA, IB, II, SKIN
from sherrington.circuit.spindles import full_spindles
from sherrington.foundation.kernel import part


@part
def step_muscles(plant, body, pool_active, stretch, torque, c, t, share):
    """Advance muscles and their spindles; ``share`` is the place inside the tick."""
    k = c.numbers
    dt = k.dt * 1e-3
    n_pools, n_dofs = plant.arm.shape
    for d in range(n_dofs):
        torque[d] = 0.0
    for p in range(n_pools):
        path = plant.path[p] + stretch[t, p] + share * (stretch[t + 1, p] - stretch[t, p])
        for d in range(n_dofs):
            path -= plant.arm[p, d] * (body.angle[d] - plant.reference[p, d])
        length, v, force = step_contraction(
            body.length[p], body.stretch_speed[p], path, pool_active[p], body.bridge[p], plant.stiffness[p],
            plant.optimal[p], plant.slack[p], plant.cosine[p], dt, c.contraction,
        )  # fmt: skip
        body.length[p], body.stretch_speed[p], body.force[p] = length, v, force * plant.force[p]
        body.bridge[p] = stretch_bridges(body.bridge[p], v, dt, c.contraction)
        for d in range(n_dofs):
            torque[d] += plant.arm[p, d] * body.force[p]
        speed = v * plant.optimal[p] * 1e3
        body.lagged[p] = speed + (body.lagged[p] - speed) * k.burst_keep
        body.ia_rate[p], body.ii_rate[p] = spindle_rates(
            (length - c.spindle.slack) * min(plant.optimal[p] * 1e3, c.spindle.long), speed, body.lagged[p],
            body.dynamic[p], body.static[p], c.spindle,
        )  # fmt: skip
    full_spindles(c.full, body, k.dt, c.spindle.limit)


@part
def receptor_rates(a, body, skin, skin_rate, rates, t):
    """Set the rate of each afferent group [Hz]."""
    for group in range(a.start.shape[0]):
        kind, p = a.kind[group], a.pool[group]
        if kind == IA:
            rates[group] = body.ia_rate[p]
        elif kind == II:
            rates[group] = body.ii_rate[p]
        elif kind == IB:
            rates[group] = body.organ[p, 2]
        elif kind == SKIN:
            rates[group] = skin[t] * skin_rate
        elif kind == FEMORAL:
            rates[group] = 0.0


@part
def step_dof(plant, body, handling, torque, hand, k, t, share):
    """Advance each degree of freedom under muscles, passive tissue, gravity, table and hand."""
    dt = k.dt * 1e-3
    later = min(t + 1, handling.wanted.shape[0] - 1)
    for d in range(torque.shape[0]):
        now, then = handling.wanted[t, d], handling.wanted[later, d]
        inertia = plant.inertia[d] + handling.hand_inertia[d]
        angle, speed = body.angle[d], body.speed[d]
        push_torque = handling.push[t, d]
        if handling.limit[t, d] > 0.0:
            stiff = plant.servo[d]
            damp = 2.0 * k.servo_damping * (stiff * inertia) ** 0.5
            push_torque += hand_torque(
                angle, speed, now + share * (then - now), (then - now) / 0.5e-3, handling.limit[t, d], stiff, damp
            )
        table = 0.0
        if handling.tap[0] == d and angle > handling.tap_angles[0]:
            table = -plant.servo[d] * 4.0 * (angle - handling.tap_angles[0])
        hand[d] = push_torque + table
        total = torque[d] + hand[d] - plant.joint_stiffness[d] * (angle - plant.rest[d])
        total -= handling.weight[d] * plant.gravity[d] * np.sin(angle - plant.hanging[d])
        total += limit_torque(angle, plant.low[d], plant.high[d], plant.wall[d], k.wall)
        damping = plant.damping[d]
        if angle > plant.high[d] or angle < plant.low[d] or table < 0.0:
            damping = damping * (1.0 + k.wall_damping)
        body.angle[d], body.speed[d] = step_joint(angle, speed, total, inertia, damping, dt)


@part
def sample(body, motor, plant, mechanics, handling, at, hand, p_muscle):
    """Write the mechanical record, once per millisecond."""
    if at >= mechanics.angle.shape[1]:
        return
    for d in range(mechanics.angle.shape[0]):
        mechanics.angle[d, at] = body.angle[d] * 57.29577951308232
        mechanics.torque[d, at] = hand[d]
    for label in range(mechanics.force.shape[0]):
        p = plant.label_pool[label]
        # muscles of one pool share what tissue bears by their size, what units bear by their activity
        tissue, total = passive(body.length[p], plant.stiffness[p], p_muscle), motor.pool_active[p]
        share = plant.passive_share[label]
        if total > 1e-9:
            share = (motor.active[label] + tissue * share) / (total + tissue)
        mechanics.force[label, at] = body.force[p] * share
    d = handling.tap[0]
    mechanics.contact[at] = 1.0 if d >= 0 and body.angle[d] > handling.tap_angles[0] else 0.0


@part
def probe(x, potential, units, dt, step):
    """Write the potential of the probed cells at 10 kHz."""
    per_bin = round(0.1 / dt)
    if step % per_bin == 0:
        at = step // per_bin
        if at < potential.shape[1]:
            for i in range(units.shape[0]):
                potential[i, at] = x[units[i] // 16 * 256 + 16 + units[i] % 16]
