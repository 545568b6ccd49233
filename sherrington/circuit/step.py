"""One time step of a circuit, in the order the signal takes; the contents page of the engine."""

import numpy as np

from sherrington.body.cord import interneuron as inn
from sherrington.body.cord import motoneuron as mn
from sherrington.body.joint.mechanics import hand_torque, limit_torque, step_joint
from sherrington.body.muscle.contraction import step_contraction
from sherrington.body.receptor.spindle import spindle_rates
from sherrington.circuit.events import CENTRAL, SURFACE, deliver, push
from sherrington.circuit.model import FEMORAL, IA, IB, II, SKIN
from sherrington.circuit.tick import tick
from sherrington.foundation.kernel import compiled, part, wide
from sherrington.foundation.random import uniform


@part
def step_motoneurons(m, state, rec, step, shift, n_sources):
    """Advance all motoneurons; file the spikes that leave along collateral and axon."""
    k, g = m.constants.numbers, m.constants.gates
    e_ge, e_gx = np.float32(k.e_ge), np.float32(k.e_gx)
    e_gi, e_gj = np.float32(k.e_gi), np.float32(k.e_gj)
    fired, part_of = np.zeros(16, np.int32), np.zeros(16, np.float32)
    fired[0] = wide()
    for b in range(m.cells.mn.shape[0]):
        s = state.x[b * 256 : b * 256 + 256]
        c = m.cells.mn[b]
        p = m.cells.pool[b]
        nm = state.nm[p]
        pic, shift_on = np.float32(nm), np.float32(k.pic_slope * (nm - 0.6))
        any_fired = np.int32(0)
        for i in range(16):
            out = mn.step_motoneuron(
                s[i], s[16 + i], s[32 + i], s[48 + i], s[64 + i], s[80 + i], s[96 + i], s[112 + i], s[128 + i],
                s[144 + i], s[160 + i], s[176 + i], s[192 + i], s[208 + i] + s[224 + i], s[240 + i],
                c[i], c[16 + i], c[32 + i], c[48 + i], c[64 + i], c[80 + i], c[96 + i] * pic, c[112 + i], c[128 + i],
                c[144 + i], c[160 + i] - shift_on, c[176 + i], c[192 + i], g,
            )  # fmt: skip
            s[i], s[16 + i], s[32 + i], s[48 + i] = out[0], out[1], out[2], out[3]
            s[64 + i], s[80 + i], s[96 + i], s[112 + i], s[128 + i] = out[4], out[5], out[6], out[7], out[8]
            s[144 + i] = s[144 + i] * e_ge + np.float32(1e-9)
            s[160 + i] = s[160 + i] * e_gx + np.float32(1e-9)
            s[176 + i] = s[176 + i] * e_gi + np.float32(1e-9)
            s[192 + i] = s[192 + i] * e_gj + np.float32(1e-9)
            fired[i], part_of[i] = out[9], out[10]
            any_fired += out[9]
        if any_fired > 0 and k.silent == 0:
            for i in range(16):
                if fired[i] == 1:
                    unit = b * 16 + i
                    at = step + part_of[i]
                    push(state, rec, CENTRAL, unit, n_sources, at, m.wires.delay[unit], k.dt)
                    if m.cells.linked[unit] == 1 and at * k.dt >= state.blocked[unit]:
                        push(state, rec, SURFACE, unit, n_sources, at, m.cells.arrive[unit], k.dt)


@part
def step_interneurons(m, state, rec, step, n_sources):
    """Advance all interneurons; file their spikes."""
    k = m.constants.numbers
    n_units = m.cells.label.shape[0]
    base = n_units * 16
    dt, reversal = np.float32(k.dt), m.constants.gates.e_i
    fired = np.zeros(16, np.int32)
    fired[0] = wide()
    for b in range(m.cells.inter.shape[0]):
        s = state.x[base + b * 128 : base + b * 128 + 128]
        c = m.cells.inter[b]
        any_fired = np.int32(0)
        for i in range(16):
            v, ge, gi, gk, since, spike = inn.step_interneuron(
                s[i], s[16 + i], s[32 + i], s[48 + i], s[64 + i], s[80 + i],
                c[i], c[16 + i], c[32 + i], c[48 + i], c[64 + i], c[80 + i], c[96 + i], dt, reversal,
            )  # fmt: skip
            s[i], s[16 + i], s[32 + i], s[48 + i], s[64 + i] = v, ge, gi, gk, since
            fired[i] = spike
            any_fired += spike
        if any_fired > 0 and k.silent == 0:
            for i in range(16):
                if fired[i] == 1:
                    source = n_units + b * 16 + i
                    push(state, rec, CENTRAL, source, n_sources, float(step), m.wires.delay[source], k.dt)


@part
def step_afferents(m, state, rec, rates, step, shift, first_source, n_sources):
    """Advance the phase of every afferent fibre; file impulses toward the cord."""
    k = m.constants.numbers
    a = m.afferents
    dt = np.float32(k.dt * 1e-3)
    zero = np.float32(0.0)
    for group in range(a.start.shape[0]):
        rate = np.float32(rates[group])
        if rate <= zero:
            continue
        for f in range(a.start[group], a.stop[group]):
            above = rate - a.threshold[f]
            if above > zero:
                state.phase[f] += above * dt
        for f in range(a.start[group], a.stop[group]):
            if state.phase[f] >= state.goal[f]:
                over = (state.phase[f] - state.goal[f]) / ((rate - a.threshold[f]) * dt)
                state.phase[f] -= state.goal[f]
                state.count[f] += 1
                # intervals vary by a tenth; the draw is keyed by fibre and impulse, not by time
                state.goal[f] = np.float32(0.8) + np.float32(0.4) * uniform(k.key + 77, f, state.count[f])
                source = first_source + f
                if k.silent == 0:
                    push(state, rec, CENTRAL, source, n_sources, step - min(over, np.float32(1.0)), m.wires.delay[source], k.dt)
                n = rec.n_afferents[0]
                if step >= shift and n < rec.afferents.shape[0]:
                    rec.afferents[n, 0] = (step - shift) * k.dt
                    rec.afferents[n, 1] = a.pool[group]
                    rec.afferents[n, 2] = a.kind[group]
                    rec.afferents[n, 3] = f
                    rec.n_afferents[0] = n + 1


@part
def step_plant(m, state, drive, t, share, rates, hand):
    """Advance muscles, joint and receptors; ``share`` is the place inside the tick."""
    k, plant = m.constants.numbers, m.plant
    dt = k.dt * 1e-3
    n_pools, n_dofs = plant.arm.shape
    later = min(t + 1, drive.wanted.shape[0] - 1)
    torque = np.zeros(n_dofs)
    for p in range(n_pools):
        path = plant.path[p] + drive.stretch[t, p] + share * (drive.stretch[t + 1, p] - drive.stretch[t, p])
        for d in range(n_dofs):
            path -= plant.arm[p, d] * (state.angle[d] - plant.reference[p, d])
        length, v, force = step_contraction(
            state.length[p], state.stretch_speed[p], path, state.pool_active[p], plant.stiffness[p],
            plant.optimal[p], plant.slack[p], plant.cosine[p], dt, m.constants.contraction,
        )  # fmt: skip
        state.length[p], state.stretch_speed[p], state.force[p] = length, v, force * plant.force[p]
        for d in range(n_dofs):
            torque[d] += plant.arm[p, d] * state.force[p]
        speed = v * plant.optimal[p] * 1e3
        state.lagged[p] = speed + (state.lagged[p] - speed) * k.burst_keep
        ia, ii = spindle_rates(
            (length - m.constants.spindle.slack) * plant.optimal[p] * 1e3, speed, state.lagged[p],
            state.common[p, 4], state.common[p, 5], 1.0, m.constants.spindle,
        )  # fmt: skip
        state.ia_rate[p] = ia
        state.common[p, 3] = ii
    for d in range(n_dofs):
        _step_dof(m, state, drive, t, later, share, d, torque[d], dt, hand)
    for group in range(m.afferents.start.shape[0]):
        kind, p = m.afferents.kind[group], m.afferents.pool[group]
        if kind == IA:
            rates[group] = state.ia_rate[p]
        elif kind == II:
            rates[group] = state.common[p, 3]
        elif kind == IB:
            rates[group] = state.organ[p, 2]
        elif kind == SKIN:
            rates[group] = drive.skin[t] * m.constants.flexor.rate
        elif kind == FEMORAL:
            rates[group] = 0.0


@part
def _step_dof(m, state, drive, t, later, share, d, torque, dt, hand):
    """Advance one degree of freedom under muscles, passive tissue, gravity, table and hand."""
    k, plant = m.constants.numbers, m.plant
    wanted = drive.wanted[t, d] + share * (drive.wanted[later, d] - drive.wanted[t, d])
    wanted_speed = (drive.wanted[later, d] - drive.wanted[t, d]) / 0.5e-3
    inertia = plant.inertia[d] + drive.hand_inertia[d]
    push_torque = 0.0
    if drive.limit[t, d] > 0.0:
        stiff = plant.servo[d]
        damp = 2.0 * k.servo_damping * (stiff * inertia) ** 0.5
        push_torque = hand_torque(state.angle[d], state.speed[d], wanted, wanted_speed, drive.limit[t, d], stiff, damp)
    push_torque += drive.push[t, d]
    table = 0.0
    if drive.tap[0] == d and state.angle[d] > drive.tap_angles[0]:
        table = -plant.servo[d] * 4.0 * (state.angle[d] - drive.tap_angles[0])
    hand[d] = push_torque + table
    total = torque + hand[d] - plant.joint_stiffness[d] * (state.angle[d] - plant.rest[d])
    total -= drive.weight[d] * plant.gravity[d] * np.sin(state.angle[d] - plant.hanging[d])
    total += limit_torque(state.angle[d], plant.low[d], plant.high[d], plant.wall[d], k.wall)
    damping = plant.damping[d]
    if state.angle[d] > plant.high[d] or state.angle[d] < plant.low[d] or table < 0.0:
        damping = damping * (1.0 + k.wall_damping)
    state.angle[d], state.speed[d] = step_joint(state.angle[d], state.speed[d], total, inertia, damping, dt)


@part
def sample(m, state, drive, rec, t, settle, hand):
    """Write the mechanical record, once per millisecond."""
    at = (t - settle) // 2
    if at >= rec.angle.shape[1]:
        return
    for d in range(rec.angle.shape[0]):
        rec.angle[d, at] = state.angle[d] * 57.29577951308232
        rec.torque[d, at] = hand[d]
    plant = m.plant
    for label in range(rec.force.shape[0]):
        p = plant.label_pool[label]
        total = state.pool_active[p]
        share = state.active[label] / total if total > 1e-9 else plant.passive_share[label]
        rec.force[label, at] = state.force[p] * share
    d = drive.tap[0]
    rec.contact[at] = 1.0 if d >= 0 and state.angle[d] > drive.tap_angles[0] else 0.0


@part
def probe(m, state, drive, rec, step, shift):
    """Write the potential of the probed cells at 10 kHz."""
    k = m.constants.numbers
    per_bin = round(0.1 / k.dt)
    if (step - shift) % per_bin == 0:
        at = (step - shift) // per_bin
        if at < rec.potential.shape[1]:
            for i in range(drive.probe_unit.shape[0]):
                unit = drive.probe_unit[i]
                rec.potential[i, at] = state.x[unit // 16 * 256 + 16 + unit % 16]


@compiled
def run_loop(m, state, drive, rec):
    """Run one Command from a fresh State and fill the Record."""
    k = m.constants.numbers
    n_sources = m.wires.delay.shape[0]
    first_afferent = n_sources - state.d_phase.shape[0] - m.afferents.n
    shift = drive.settle * k.per_tick
    rates = np.zeros(m.afferents.start.shape[0])
    hand = np.zeros(m.plant.arm.shape[1])
    for t in range(drive.ticks):
        settled = t >= drive.settle
        # will, descending spikes, presynaptic control, noise, twitches: the fixed grid
        tick(m, state, drive, rec, t, shift, n_sources, first_afferent)
        if settled and (t - drive.settle) % 2 == 0:
            sample(m, state, drive, rec, t, drive.settle, hand)
        for j in range(k.per_tick):
            step = t * k.per_tick + j
            # impulses that arrive now: at synapses, at muscle, at the premotor network
            deliver(m, state, rec, step, shift, n_sources, settled)
            # receptors: impulses that leave for the cord
            step_afferents(m, state, rec, rates, step, shift, first_afferent, n_sources)
            # cord: interneurons, then motoneurons
            step_interneurons(m, state, rec, step, n_sources)
            step_motoneurons(m, state, rec, step, shift, n_sources)
            # muscle, joint, hand, receptors
            step_plant(m, state, drive, t, j / k.per_tick, rates, hand)
            if settled and drive.probe_unit.shape[0] > 0:
                probe(m, state, drive, rec, step, shift)
    return rec.fault[0]
