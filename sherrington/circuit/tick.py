"""What happens on the fixed half-millisecond grid: will, descending spikes, spinal levels, noise, twitches."""

from math import exp, log

import numpy as np

from sherrington.body.cord.flexor_reflex import step_flexor
from sherrington.body.cord.presynaptic import step_presynaptic
from sherrington.body.cortex.will import step_tapping, step_tracking
from sherrington.body.muscle.motor_unit import fused, step_twitch
from sherrington.body.receptor.spindle import fusimotor
from sherrington.body.receptor.tendon_organ import step_tendon_organ
from sherrington.body.tract.corticospinal import rate, step_resonator
from sherrington.circuit.events import CENTRAL, PREMOTOR, SURFACE, push
from sherrington.circuit.model import FEMORAL, IA, IB
from sherrington.foundation.kernel import part
from sherrington.foundation.random import normal, uniform

H = 0.5  # [ms]
# columns of the per-pool working table
SLOW, ALPHA, ALPHA_V, II_RATE, DYNAMIC, STATIC, BETA, BETA_V, LOOP, EFFORT_RST = range(10)


@part
def tick(m, state, drive, rec, t, shift, n_sources, first_afferent):
    """Run all stages of one grid point."""
    step = t * m.constants.numbers.per_tick
    will(m, state, drive, t)
    common_drive(m, state, drive, t)
    descend(m, state, drive, rec, t, step, n_sources)
    levels(m, state, drive, t)
    flexor(m, state, first_afferent)
    stimulate(m, state, drive, rec, t, step, n_sources, first_afferent)
    excite(m, state, drive, t)
    contract(m, state)
    fasciculate(m, state, drive, rec, t, step, n_sources)


@part
def will(m, state, drive, t):
    """Set the effort toward each pool: commanded, tracking by eye, tapping, and the long-latency loop."""
    w = m.constants.will
    n = state.effort.shape[0]
    rings, size = state.rings, state.rings.shape[1]
    for p in range(n):
        state.effort[p] = drive.effort[t, p]
        rings[p, t % size] = state.ia_rate[p]
    for d in range(state.angle.shape[0]):
        rings[n + 1 + d, t % size] = state.angle[d]
    if drive.track_label >= 0:
        label = drive.track_label
        p = m.plant.label_pool[label]
        total = state.pool_active[p]
        force = state.force[p] * (state.active[label] / total if total > 1e-9 else 0.0)
        rings[n, t % size] = force / drive.track_reference
        seen = rings[n, max(t - int(w.visual_delay / H), 0) % size]
        target = drive.track_target[t]
        if target > 0.0:
            state.will[0] = step_tracking(state.will[0], target, seen, w.tracking_gain, H * 1e-3)
            state.effort[p] = min(1.0, state.will[0] + w.tracking_ahead * target)
    if drive.tap[0] >= 0 and t >= drive.tap[3]:
        d = drive.tap[0]
        lag = int((w.central_delay + m.pools.transcortical[drive.tap[1]]) / H)
        felt = rings[n + 1 + d, max(t - lag, 0) % size]
        touch = 1 if felt >= drive.tap_angles[0] else 0
        state.will[1] = step_tapping(int(state.will[1]), felt, touch, drive.tap_angles[1])
        pressing = state.will[1] > 0.5
        state.effort[drive.tap[1]] = w.tapping_effort if pressing else 0.0
        state.effort[drive.tap[2]] = 0.0 if pressing else w.tapping_effort
    for p in range(n):
        lag = int(m.pools.transcortical[p] / H)
        felt = max(rings[p, max(t - lag, 0) % size] - m.constants.spindle.threshold_low, 0.0)
        target = felt / (felt + w.transcortical_rate)
        state.common[p, LOOP] += (target - state.common[p, LOOP]) * (1.0 - exp(-H / w.transcortical_time))


@part
def common_drive(m, state, drive, t):
    """Advance the modulation that all corticospinal cells of a muscle share; half of it by the whole limb."""
    c = m.constants.cst
    rows = state.common.shape[0]
    keep = exp(-H / c.slow_time)
    new = (1.0 - keep * keep) ** 0.5
    h = H * 1e-3
    alpha, beta = 2.0 * np.pi * 10.0, 2.0 * np.pi * c.beta_frequency
    width_a, width_b = 2.0 * np.pi * 4.0, beta / 4.0
    for r in range(rows):
        key = drive.key + 101
        state.common[r, SLOW] = keep * state.common[r, SLOW] + new * normal(key, r, t)
        kick = (2.0 * width_a / h) ** 0.5 * alpha * normal(key + 1, r, t)
        x, y = step_resonator(state.common[r, ALPHA], state.common[r, ALPHA_V], kick, alpha, width_a, h)
        state.common[r, ALPHA], state.common[r, ALPHA_V] = x, y
        kick = (2.0 * width_b / h) ** 0.5 * beta * normal(key + 2, r, t)
        x, y = step_resonator(state.common[r, BETA], state.common[r, BETA_V], kick, beta, width_b, h)
        state.common[r, BETA], state.common[r, BETA_V] = x, y


@part
def descend(m, state, drive, rec, t, step, n_sources):
    """Let corticospinal and reticulospinal generators fire; low-pass what arrived into drive."""
    c, w, d = m.constants.cst, m.constants.will, m.descending
    n = state.effort.shape[0]
    shared = 0.7071
    cortical, reticular, wobble = np.zeros(n), np.zeros(n), np.zeros(n)
    for p in range(n):
        for j in range(n):
            cortical[p] = max(cortical[p], d.focus[p, j] * state.effort[j])
            reticular[p] = max(reticular[p], d.synergy[p, j] * state.effort[j])
        if cortical[p] > 0.0:
            cortical[p] = min(cortical[p] + w.transcortical_gain * state.common[p, LOOP] * min(1.0, 5.0 * cortical[p]), 1.0)
        both = state.common[n], state.common[p]
        slow = shared * (both[0][SLOW] + both[1][SLOW])
        fast = shared * (both[0][ALPHA] + both[1][ALPHA])
        beta = shared * (both[0][BETA] + both[1][BETA])
        wobble[p] = c.slow_noise * slow + c.alpha_noise * fast + c.beta_noise * beta
    first = n_sources - state.d_phase.shape[0]
    for g in range(state.d_phase.shape[0]):
        if d.alive[g] == 0:
            continue
        p = d.pool[g]
        e = cortical[p] if d.cortical[g] == 1 else reticular[p]
        if e <= d.theta[g] and d.base[g] == 0.0:
            continue
        r = rate(e, d.theta[g], c.gain * (1.0 + wobble[p]), d.base[g], c.ceiling)
        state.d_phase[g] += r * H * 1e-3
        if state.d_phase[g] >= state.d_goal[g]:
            over = (state.d_phase[g] - state.d_goal[g]) / (r * H * 1e-3)
            state.d_phase[g] -= state.d_goal[g]
            state.d_count[g] += 1
            total = 0.0
            for k in range(c.order):
                total -= log(uniform(drive.key + 200 + k, g, state.d_count[g]))
            state.d_goal[g] = total / c.order
            at = step + (1.0 - min(over, 1.0)) * m.constants.numbers.per_tick
            if m.constants.numbers.silent == 0:
                push(state, rec, PREMOTOR, first + g, n_sources, at, m.wires.delay[first + g], m.constants.numbers.dt)
    for p in range(n):
        tau = m.pools.bandwidth[p]
        state.drive[p] = state.drive[p] * exp(-H / tau) + state.impulse[p] / tau
        state.impulse[p] = 0.0


@part
def levels(m, state, drive, t):
    """Set presynaptic control, plateau state, fusimotor drive and the gains of spinal paths."""
    n = state.effort.shape[0]
    q, pp, b = m.pools, m.constants.presynaptic, m.constants.brainstem
    k = m.constants.numbers
    half = state.gains.shape[0] // 2
    remote = drive.reinforcement[t]
    most = 0.0
    for p in range(n):
        most = max(most, state.effort[p])
    for p in range(n):
        own, against, felt = state.effort[p], 0.0, 0.0
        for j in range(n):
            if q.opponent[p, j] > 0.0:
                against = max(against, state.effort[j])
                felt = max(felt, state.ia_rate[j] - m.constants.spindle.threshold_low)
        target = q.pi_rest[p] + (pp.homonymous - pp.rest) * own * q.cst[p] + (pp.antagonist - pp.rest) * against * q.cst[p]
        target += (pp.stance - pp.rest) * drive.stance - pp.reinforcement * remote * q.remote[p]
        target += pp.conditioning * felt / (felt + pp.conditioning_rate)
        target = min(max(target, 0.0), 0.8)
        state.control[p] = step_presynaptic(state.control[p], target, H, pp.rise, pp.fall)
        state.gains[p] = (1.0 - state.control[p]) / (1.0 - pp.rest)
        state.gains[half + p] = min(q.floor[p] + k.floor_effort * own, 0.98)
        state.gains[n + p] = q.reciprocal[p] * (1.0 + against * q.reciprocal_cst[p])
        state.gains[2 * n + p] = q.recurrent[p] * (1.0 - 0.4 * own * q.cst[p])
        state.gains[3 * n + p] = q.autogenic[p]
        state.gains[4 * n + p] = q.secondary[p]
        state.gains[5 * n + p] = 1.0
        goal = q.nm_rest[p] * drive.arousal + (q.nm_effort[p] - q.nm_rest[p]) * most
        state.nm[p] += (goal - state.nm[p]) * (1.0 - exp(-H / b.mono_time))
        dynamic = b.gamma_dynamic * q.gamma[p] + b.gamma_dynamic_effort * own + 15.0 * drive.stance
        dynamic += b.gamma_reinforcement * remote * q.remote[p]
        static = b.gamma_static * q.gamma[p] + b.gamma_static_effort * own
        state.common[p, DYNAMIC] = fusimotor(dynamic, k.fusimotor_half)
        state.common[p, STATIC] = fusimotor(static, k.fusimotor_half)
        x1, x2, r = step_tendon_organ(
            state.organ[p, 0], state.organ[p, 1], state.force[p], m.plant.organ[p],
            m.constants.organ.gain, m.constants.organ.limit, H * 1e-3,
        )  # fmt: skip
        state.organ[p, 0], state.organ[p, 1], state.organ[p, 2] = x1, x2, r


@part
def flexor(m, state, first_afferent):
    """Advance the flexor reflex by the cutaneous impulses that reached the cord."""
    f = m.constants.flexor
    if m.afferents.skin_n == 0:
        return
    expected = m.afferents.skin_n * f.rate * H * 1e-3
    arrived = state.skin_count[0] / expected
    state.skin_count[0] = 0.0
    total, synergy, local = step_flexor(
        state.flexor[0], state.flexor[1], state.flexor[2], arrived, 1.0, H, f.summation, f.synergy, f.local
    )
    state.flexor[0], state.flexor[1], state.flexor[2] = total, synergy, local


@part
def stimulate(m, state, drive, rec, t, step, n_sources, first_afferent):
    """Apply electrical pulses to nerves and magnetic pulses to the cortex."""
    k = m.constants.numbers
    for s in range(drive.shock_step.shape[0]):
        if drive.shock_step[s] != t:
            continue
        p, strength, site = drive.shock_pool[s], drive.shock_strength[s], drive.shock_site[s]
        now = step * k.dt
        if p >= 0 and drive.shock_mode[s] == 0:
            for u in range(m.cells.first[p], m.cells.last[p]):
                if m.cells.linked[u] == 1 and strength >= m.cells.threshold[u] and now >= state.blocked[u]:
                    whole = m.cells.distal[u]
                    push(state, rec, SURFACE, u, n_sources, float(step), m.cells.arrive[u] - (1.0 - site) * whole, k.dt)
                    state.blocked[u] = now + (1.0 - site) * whole + 2.0
        for g in range(m.afferents.start.shape[0]):
            kind = m.afferents.kind[g]
            if p >= 0:
                hit = m.afferents.pool[g] == p and (kind == IA or (kind == IB and drive.shock_mode[s] == 0))
            else:
                hit = kind == FEMORAL
            if hit:
                for f in range(m.afferents.start[g], m.afferents.stop[g]):
                    if strength >= m.afferents.electrical[f]:
                        source = first_afferent + f
                        late = m.wires.delay[source] - site * m.afferents.conduction[f]
                        push(state, rec, CENTRAL, source, n_sources, float(step), late, k.dt)
    for s in range(drive.coil_tick.shape[0]):
        if drive.coil_tick[s] == t:
            _coil(m, state, drive, rec, drive.coil_strength[s], t, step, n_sources)


@part
def _coil(m, state, drive, rec, strength, t, step, n_sources):
    c, d = m.constants.cst, m.descending
    first = n_sources - state.d_phase.shape[0]
    for wave in range(4):
        for g in range(state.d_phase.shape[0]):
            if d.fast[g] == 0 or d.alive[g] == 0:
                continue
            lowered = c.active_lowering * min(1.0, 5.0 * state.effort[d.pool[g]])
            chance = c.fraction[wave] / (1.0 + exp(-(strength - c.intensity[wave] + lowered) / c.steepness))
            if uniform(drive.key + 301 + wave, g, t) < chance:
                late = m.wires.delay[first + g] + c.interval[wave]
                push(state, rec, PREMOTOR, first + g, n_sources, float(step), late, m.constants.numbers.dt)


@part
def excite(m, state, drive, t):
    """Renew synaptic noise and set the tonic conductance of every motoneuron."""
    k = m.constants.numbers
    keep, new = np.float32(k.noise_keep), np.float32(k.noise_new)
    remote = np.float32(drive.reinforcement[t])
    for b in range(m.cells.mn.shape[0]):
        s = state.x[b * 256 : b * 256 + 256]
        c = m.cells.mn[b]
        p = m.cells.pool[b]
        push_ = m.pools.flexor_drive[p] * m.pools.flexor_gain[p] * state.flexor[1] + m.pools.local_drive[p] * state.flexor[2]
        up = np.float32(state.drive[p] + push_)
        for i in range(16):
            u = b * 16 + i
            s[208 + i] = keep * s[208 + i] + new * c[208 + i] * normal(drive.key, u, t)
            g = m.cells.bias[u] + remote * m.cells.bias_up[u] + up * m.cells.drive[u]
            s[240 + i] = max(g, np.float32(0.0))
    for i in range(drive.probe_unit.shape[0]):
        unit = drive.probe_unit[i]
        state.x[unit // 16 * 256 + 224 + unit % 16] = drive.probe_current[t, i]


@part
def contract(m, state):
    """Relax all twitches and sum the activation of each muscle."""
    for label in range(state.active.shape[0]):
        state.active[label] = 0.0
    for p in range(state.pool_active.shape[0]):
        state.pool_active[p] = 0.0
    for u in range(state.twitch.shape[0]):
        label = m.cells.label[u]
        if label < 0 or (state.spring[u] < 1e-6 and state.twitch[u] < 1e-6):
            continue
        a, v = step_twitch(state.twitch[u], state.spring[u], m.cells.relax[u], m.cells.gain[u])
        state.twitch[u], state.spring[u] = a, v
        state.active[label] += m.cells.size[u] * fused(a, m.cells.saturation[u])
    for label in range(state.active.shape[0]):
        state.pool_active[m.plant.label_pool[label]] += state.active[label]


@part
def fasciculate(m, state, drive, rec, t, step, n_sources):
    """Let single units of irritable motor axons discharge by themselves."""
    n = m.cells.label.shape[0]
    for label in range(m.pools.fasciculation.shape[0]):
        chance = m.pools.fasciculation[label] * H * 1e-3
        if chance <= 0.0 or uniform(drive.key + 401, label, t) >= chance:
            continue
        for attempt in range(200):
            u = int(uniform(drive.key + 402 + attempt, label, t) * n)
            if m.cells.label[u] == label and m.cells.linked[u] == 1:
                if m.constants.numbers.silent == 0:
                    push(state, rec, SURFACE, u, n_sources, float(step), 0.5 * m.cells.distal[u], m.constants.numbers.dt)
                break
