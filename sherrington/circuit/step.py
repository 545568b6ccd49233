"""One time step of a circuit, in the order the signal takes; the contents page of the engine."""

import numpy as np

from sherrington.body.cord import interneuron as inn
from sherrington.body.cord import motoneuron as mn
from sherrington.circuit.events import CENTRAL, SURFACE, deliver, push
from sherrington.circuit.plant import probe, receptor_rates, sample, step_dof, step_muscles
from sherrington.circuit.tick import (
    common_drive,
    contract,
    descend,
    excite,
    fasciculate,
    flexor,
    levels,
    stimulate,
    tendon_organs,
    will,
)
from sherrington.foundation.kernel import compiled, part, wide
from sherrington.foundation.random import uniform


@part
def step_motoneurons(neurons, axons, delay, x, ring, blocked, nm_now, k, g, step, fired, crossed):
    """Advance all motoneurons; file the spikes that leave along collateral and axon."""
    n_sources = delay.shape[0]
    e_ge, e_gx = np.float32(k.e_ge), np.float32(k.e_gx)
    e_gi, e_gj = np.float32(k.e_gi), np.float32(k.e_gj)
    wide()
    for b in range(neurons.mn.shape[0]):
        s = x[b * 256 : b * 256 + 256]
        c = neurons.mn[b]
        p = neurons.pool[b]
        nm = nm_now[p]
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
            fired[i], crossed[i] = out[9], out[10]
            any_fired = np.int32(any_fired | out[9])
        if any_fired > 0 and k.silent == 0:
            for i in range(16):
                if fired[i] == 1:
                    unit = b * 16 + i
                    at = step + crossed[i]
                    push(ring, CENTRAL * n_sources + unit, at, delay[unit], k.dt)
                    if axons.linked[unit] == 1 and at * k.dt >= blocked[unit]:
                        push(ring, SURFACE * n_sources + unit, at, axons.arrive[unit], k.dt)


@part
def step_interneurons(inter, delay, n_units, x, ring, k, reversal, step, fired):
    """Advance all interneurons; file their spikes."""
    n_sources = delay.shape[0]
    base = n_units * 16
    dt = np.float32(k.dt)
    wide()
    for b in range(inter.shape[0]):
        s = x[base + b * 128 : base + b * 128 + 128]
        c = inter[b]
        any_fired = np.int32(0)
        for i in range(16):
            v, ge, gi, gk, since, spike = inn.step_interneuron(
                s[i], s[16 + i], s[32 + i], s[48 + i], s[64 + i], s[80 + i],
                c[i], c[16 + i], c[32 + i], c[48 + i], c[64 + i], c[80 + i], c[96 + i], dt, reversal,
            )  # fmt: skip
            s[i], s[16 + i], s[32 + i], s[48 + i], s[64 + i] = v, ge, gi, gk, since
            fired[i] = spike
            any_fired = np.int32(any_fired | spike)
        if any_fired > 0 and k.silent == 0:
            for i in range(16):
                if fired[i] == 1:
                    source = n_units + b * 16 + i
                    push(ring, CENTRAL * n_sources + source, step + 1.0, delay[source], k.dt)


@part
def note(nerve, time, pool, kind, fibre):
    """Record an impulse that a needle in the nerve would see."""
    n = nerve.n_afferents[0]
    if n < nerve.afferents.shape[0]:
        nerve.afferents[n, 0], nerve.afferents[n, 1] = time, pool
        nerve.afferents[n, 2], nerve.afferents[n, 3] = kind, fibre
        nerve.n_afferents[0] = n + 1


@part
def step_afferents(a, delay, fibres, ring, nerve, rates, k, step, shift, first_source):
    """Advance the phase of every afferent fibre; file impulses toward the cord."""
    n_sources = delay.shape[0]
    dt = np.float32(k.dt * 1e-3)
    zero = np.float32(0.0)
    wide()
    for group in range(a.start.shape[0]):
        rate = np.float32(rates[group])
        if rate <= zero:
            continue
        for start in range(a.start[group], a.stop[group], 16):
            phase, goal, threshold = fibres.phase[start:], fibres.goal[start:], a.threshold[start:]
            any_due = np.int32(0)
            for f in range(16):
                above = rate - threshold[f]
                phase[f] += (above if above > zero else zero) * dt
                any_due = np.int32(any_due | (np.int32(1) if phase[f] >= goal[f] else np.int32(0)))
            if any_due == 0:
                continue
            for f in range(16):
                if phase[f] >= goal[f]:
                    above = max(rate - threshold[f], np.float32(1e-6)) * dt
                    over = min((phase[f] - goal[f]) / above, np.float32(1.0))
                    phase[f] -= goal[f]
                    fibre = start + f
                    fibres.count[fibre] += 1
                    # intervals vary by a tenth; the draw is keyed by fibre and impulse, not by time
                    goal[f] = np.float32(0.8) + np.float32(0.4) * uniform(k.key + 77, fibre, fibres.count[fibre])
                    source = first_source + fibre
                    if k.silent == 0:
                        push(ring, CENTRAL * n_sources + source, step + 1.0 - over, delay[source], k.dt)
                    if step >= shift:
                        note(nerve, (step - shift) * k.dt, a.pool[group], a.kind[group], fibre)


@compiled
def run_loop(m, state, drive, rec):
    """Run one Command from a fresh State and fill the Record; return 1 if the event ring overflowed."""
    k, c = m.constants.numbers, m.constants
    wires, axons, body, ring = m.wires, m.axons, state.body, state.ring
    n_sources, n_units = wires.delay.shape[0], axons.label.shape[0]
    first_descending = n_sources - m.descending.pool.shape[0]
    first_afferent = first_descending - m.afferents.n
    skin = (first_afferent + m.afferents.skin_first, first_afferent + m.afferents.skin_first + m.afferents.skin_n)
    shift = drive.settle * k.per_tick
    fired, crossed, rates, torque, hand = state.scratch
    for t in range(drive.ticks):
        settled = t >= drive.settle
        # the fixed grid. Brain: what the patient wants, and the spikes that descend
        will(
            m.plant.label_pool, m.pools.transcortical, c.will, c.spindle.threshold_low, state.mind, body,
            state.motor, drive.wish, drive.handling, t,
        )  # fmt: skip
        common_drive(state.mind.noise, c.cst, drive.key, t)
        descend(
            m.descending, wires.delay, c.cst, c.will, m.pools.bandwidth, state.mind, state.generators,
            state.levels, ring, k, drive.key, t,
        )  # fmt: skip
        # Cord: presynaptic control, plateaus, fusimotor drive, flexor reflex, noise
        levels(m.pools, c, state.mind.effort, state.levels, state.terminals.gains, body, drive.wish, t)
        tendon_organs(body, m.plant.organ, c.organ)
        flexor(state.levels, c.flexor, m.afferents.skin_n)
        stimulate(
            axons, m.afferents, m.descending, wires.delay, c.cst, state.mind.effort, state.motor.blocked, ring,
            drive.stimuli, k, drive.key, t, first_afferent,
        )  # fmt: skip
        excite(m.neurons, m.tonic, m.pools, state.x, state.levels, drive, k, t)
        # Muscle: twitches, spontaneous discharges
        contract(axons.label, m.twitches, m.plant.label_pool, state.motor, crossed)
        fasciculate(axons, m.pools.fasciculation, ring, k, drive.key, t, n_sources)
        if settled and (t - drive.settle) % 2 == 0:
            sample(
                body, state.motor, m.plant, rec.mechanics, drive.handling, (t - drive.settle) // 2, hand, c.contraction
            )
        for j in range(k.per_tick):
            step, share = t * k.per_tick + j, j / k.per_tick
            # impulses that arrive now: at synapses, at muscle, at the premotor network
            deliver(
                wires, axons, m.junctions, m.twitches, m.descending, skin, state.x, ring, state.terminals,
                state.motor, state.levels, rec.surface, c.junction, k, step, shift, settled,
            )  # fmt: skip
            # receptors: impulses that leave for the cord
            step_afferents(
                m.afferents, wires.delay, state.fibres, ring, rec.nerve, rates, k, step, shift, first_afferent
            )
            # cord: interneurons, then motoneurons
            step_interneurons(m.neurons.inter, wires.delay, n_units, state.x, ring, k, c.gates.e_i, step, fired)
            step_motoneurons(
                m.neurons, axons, wires.delay, state.x, ring, state.motor.blocked, state.levels.nm, k, c.gates,
                step, fired, crossed,
            )  # fmt: skip
            # muscle, joint and hand, receptors
            step_muscles(m.plant, body, state.motor.pool_active, drive.handling.stretch, torque, c, t, share)
            step_dof(m.plant, body, drive.handling, torque, hand, k, t, share)
            receptor_rates(m.afferents, body, drive.handling.skin, c.flexor.rate, rates, t)
            if settled and drive.probe_unit.shape[0] > 0:
                probe(state.x, rec.potential, drive.probe_unit, k.dt, step - shift)
    return ring.fault[0]
