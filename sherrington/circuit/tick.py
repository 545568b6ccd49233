"""What happens on the fixed half-millisecond grid: will, descending spikes, spinal levels, noise, twitches."""

from math import exp, log

import numpy as np

from sherrington.body.cord.effort_control import relaxed_gain
from sherrington.body.cord.flexor_reflex import step_flexor
from sherrington.body.cord.presynaptic import step_presynaptic
from sherrington.body.cortex.will import step_rhythm, step_tracking
from sherrington.body.muscle.motor_unit import fused, step_twitch
from sherrington.body.receptor.spindle import fusimotor
from sherrington.body.receptor.tendon_organ import step_tendon_organ
from sherrington.body.tract.corticospinal import rate, step_resonator
from sherrington.circuit.events import CENTRAL, PREMOTOR, SURFACE, push
from sherrington.circuit.model import FEMORAL, IA, IB
from sherrington.foundation.kernel import part, wide
from sherrington.foundation.random import normal, uniform

H = 0.5  # [ms]
SLOW, ALPHA, ALPHA_V, BETA, BETA_V = range(5)  # columns of the noise table


@part
def will(label_pool, delay, w, quiet_rate, mind, body, motor, wish, handling, t):
    """Set the effort toward each pool: commanded, tracking by eye, tapping, and the long-latency loop."""
    n = mind.effort.shape[0]
    rings, size = mind.rings, mind.rings.shape[1]
    for p in range(n):
        mind.effort[p] = wish.effort[t, p]
        rings[p, t % size] = body.ia_rate[p]
    for d in range(body.angle.shape[0]):
        rings[n + 1 + d, t % size] = body.angle[d]
    if wish.track_label >= 0:
        label = wish.track_label
        p = label_pool[label]
        total = motor.pool_active[p]
        force = body.force[p] * (motor.active[label] / total if total > 1e-9 else 0.0)
        rings[n, t % size] = force / wish.track_strength
        # force and target are seen with the same delay; the way ahead is known
        past = max(t - int(w.visual_delay / H), 0)
        seen, shown = rings[n, past % size], wish.track_target[past]
        target = wish.track_target[t]
        if target > 0.0:
            rate = w.tracking_rate * w.tracking_ahead
            mind.tracking[0] = step_tracking(mind.tracking[0], shown, seen, rate, H * 1e-3)
            wanted = w.tracking_base + w.tracking_ahead * target + mind.tracking[0]
            mind.effort[p] = min(max(wanted, 0.0), 1.0)
    if handling.tap[0] >= 0 and t >= handling.tap[3]:
        beat(delay, w, mind, handling, t)
    for p in range(n):
        lag = int(delay[p] / H)
        felt = max(rings[p, max(t - lag, 0) % size] - quiet_rate, 0.0)
        target = felt / (felt + w.transcortical_rate)
        mind.loop[p] += (target - mind.loop[p]) * (1.0 - exp(-H / w.transcortical_time))


@part
def beat(delay, w, mind, handling, t):
    """Alternate flexor and extensor in a rhythm of the patient's own, corrected by what the finger felt."""
    n, size = mind.effort.shape[0], mind.rings.shape[1]
    lag = int((w.central_delay + delay[handling.tap[1]]) / H)
    felt = mind.rings[n + 1 + handling.tap[0], max(t - lag, 0) % size]
    phase, half_period, since, lifted, touched = mind.tracking[1:6]
    lifted = 1.0 if felt <= handling.tap_angles[1] else lifted
    touched = 1.0 if lifted > 0.0 and felt >= handling.tap_angles[0] else touched
    if half_period == 0.0:
        half_period = w.rhythm_start
    since += H
    if since >= half_period:
        since -= half_period
        phase = 1.0 - phase
        if phase == 0.0:
            half_period = step_rhythm(half_period, lifted > 0.0, touched > 0.0, w)
            lifted, touched = 0.0, 0.0
    mind.tracking[1], mind.tracking[2], mind.tracking[3] = phase, half_period, since
    mind.tracking[4], mind.tracking[5] = lifted, touched
    mind.effort[handling.tap[1]] = w.tapping_press if phase == 1.0 else 0.0
    mind.effort[handling.tap[2]] = 0.0 if phase == 1.0 else w.tapping_lift


@part
def common_drive(noise, c, seed, t):
    """Advance the modulation that all corticospinal cells of a muscle share; half of it by the whole limb."""
    rows = noise.shape[0]
    keep = exp(-H / c.slow_time)
    new = (1.0 - keep * keep) ** 0.5
    h = H * 1e-3
    alpha, beta = 2.0 * np.pi * c.alpha_frequency, 2.0 * np.pi * c.beta_frequency
    width_a, width_b = 2.0 * np.pi * c.alpha_width, beta / c.beta_quality
    for r in range(rows):
        key = seed + 101
        noise[r, SLOW] = keep * noise[r, SLOW] + new * normal(key, r, t)
        kick = (2.0 * width_a / h) ** 0.5 * alpha * normal(key + 1, r, t)
        x, y = step_resonator(noise[r, ALPHA], noise[r, ALPHA_V], kick, alpha, width_a, h)
        noise[r, ALPHA], noise[r, ALPHA_V] = x, y
        kick = (2.0 * width_b / h) ** 0.5 * beta * normal(key + 2, r, t)
        x, y = step_resonator(noise[r, BETA], noise[r, BETA_V], kick, beta, width_b, h)
        noise[r, BETA], noise[r, BETA_V] = x, y


@part
def _send(d, c, w, mind):
    """Set what each pool's share of cortex and brainstem is asked for, and the noise on it."""
    n = mind.effort.shape[0]
    cortical, reticular, wobble = mind.sent[0], mind.sent[1], mind.sent[2]
    for p in range(n):
        cortical[p] = reticular[p] = 0.0
        for j in range(n):
            cortical[p] = max(cortical[p], d.focus[p, j] * mind.effort[j])
            reticular[p] = max(reticular[p], d.synergy[p, j] * mind.effort[j])
        if cortical[p] > 0.0:
            is_open = min(1.0, w.transcortical_ramp * cortical[p])
            cortical[p] = min(cortical[p] + w.transcortical_gain * mind.loop[p] * is_open, 1.0)
        both = mind.noise[n], mind.noise[p]
        slow = c.common_weight * (both[0][SLOW] + both[1][SLOW])
        fast = c.common_weight * (both[0][ALPHA] + both[1][ALPHA])
        beta = c.common_weight * (both[0][BETA] + both[1][BETA])
        wobble[p] = c.slow_noise * slow + c.alpha_noise * fast + c.beta_noise * beta


@part
def descend(d, delay, c, w, bandwidth, mind, generators, level, ring, k, seed, t):
    """Let corticospinal and reticulospinal generators fire; low-pass what arrived into drive."""
    _send(d, c, w, mind)
    n_sources = delay.shape[0]
    step = t * k.per_tick
    cortical, reticular, wobble = mind.sent[0], mind.sent[1], mind.sent[2]
    first = n_sources - generators.phase.shape[0]
    for g in range(generators.phase.shape[0]):
        if d.alive[g] == 0:
            continue
        p = d.pool[g]
        e = cortical[p] if d.cortical[g] == 1 else reticular[p]
        if e <= d.theta[g] and d.base[g] == 0.0:
            continue
        r = rate(e, d.theta[g], c.gain * (1.0 + wobble[p]), d.base[g], c.ceiling)
        generators.phase[g] += r * H * 1e-3
        if generators.phase[g] >= generators.goal[g]:
            over = (generators.phase[g] - generators.goal[g]) / (r * H * 1e-3)
            generators.phase[g] -= generators.goal[g]
            generators.count[g] += 1
            total = 0.0
            for draw in range(c.order):
                total -= log(uniform(seed + 200 + draw, g, generators.count[g]))
            generators.goal[g] = total / c.order
            at = step + (1.0 - min(over, 1.0)) * k.per_tick
            if k.silent == 0:
                push(ring, PREMOTOR * n_sources + first + g, at, delay[first + g], k.dt)
    for p in range(bandwidth.shape[0]):
        tau = bandwidth[p]
        level.drive[p] = level.drive[p] * exp(-H / tau) + level.impulse[p] / tau
        level.impulse[p] = 0.0


@part
def levels(q, c, effort, level, gains, body, wish, t):
    """Set presynaptic control, plateau state, fusimotor drive and the gains of spinal paths."""
    n = effort.shape[0]
    pp, b, k, e = c.presynaptic, c.brainstem, c.numbers, c.effort
    half = gains.shape[0] // 2
    remote = wish.reinforcement[t]
    most = 0.0
    for p in range(n):
        most = max(most, effort[p])
    for p in range(n):
        own, against, felt = effort[p], 0.0, 0.0
        for j in range(n):
            if q.opponent[p, j] > 0.0:
                against = max(against, effort[j])
                felt = max(felt, body.ia_rate[j] - c.spindle.threshold_low)
        # effort reaches interneurons and fusimotor cells by any tract that is left, Ia terminals by the corticospinal
        arrives = min(1.0, max(q.cst[p], q.remote[p]))
        begun = min(1.0, pp.effort_ramp * own)
        target = q.pi_rest[p] + (pp.homonymous - q.pi_rest[p]) * begun * q.cst[p]
        target += (pp.antagonist - pp.rest) * against * q.cst[p]
        target += (pp.stance - pp.rest) * wish.stance - pp.reinforcement * remote * q.remote[p]
        target += pp.conditioning * felt / (felt + pp.conditioning_rate)
        # sustained Ia discharge of the muscle itself (vibration) raises control where it is still held up
        own_ia = max(body.ia_rate[p] - c.spindle.threshold_low, 0.0)
        level.heard[p] += (own_ia - level.heard[p]) * (1.0 - exp(-H / pp.autogenic_time))
        target += pp.autogenic * level.heard[p] / (level.heard[p] + pp.autogenic_rate) * q.pi_rest[p] / pp.rest
        target = min(max(target, 0.0), 0.8)
        level.control[p] = step_presynaptic(level.control[p], target, H, pp.rise, pp.fall)
        gains[p] = (1.0 - level.control[p]) / (1.0 - pp.rest)
        gains[half + p] = q.floor[p] + max(k.floor_effort - q.floor[p], 0.0) * begun * arrives
        gains[n + p] = q.reciprocal[p] * (1.0 + e.reciprocal * against * q.reciprocal_cst[p])
        gains[2 * n + p] = relaxed_gain(q.recurrent[p], e.recurrent, own * q.cst[p])
        gains[3 * n + p] = relaxed_gain(q.autogenic[p], e.autogenic, begun * arrives)
        gains[4 * n + p] = q.secondary[p]
        gains[5 * n + p] = 1.0
        goal = q.nm_rest[p] * wish.arousal + (q.nm_effort[p] - q.nm_rest[p]) * most
        level.nm[p] += (goal - level.nm[p]) * (1.0 - exp(-H / b.mono_time))
        dynamic = b.gamma_dynamic * q.gamma[p] + b.gamma_dynamic_effort * own * arrives
        dynamic += e.stance_gamma * wish.stance * min(1.0, q.remote[p])
        dynamic += b.gamma_reinforcement * remote * q.remote[p]
        static = b.gamma_static * q.gamma[p] + b.gamma_static_effort * own * arrives
        body.dynamic[p] = fusimotor(dynamic, k.fusimotor_half)
        body.static[p] = fusimotor(static, k.fusimotor_half)


@part
def tendon_organs(body, scale, organ):
    """Advance the tendon organs of every muscle."""
    for p in range(scale.shape[0]):
        x1, x2, rate_now = step_tendon_organ(
            body.organ[p, 0], body.organ[p, 1], body.force[p], scale[p], organ.gain, organ.limit, H * 1e-3
        )
        body.organ[p, 0], body.organ[p, 1], body.organ[p, 2] = x1, x2, rate_now


@part
def flexor(level, f, n_skin):
    """Advance the flexor reflex by the cutaneous impulses that reached the cord."""
    if n_skin == 0:
        return
    arrived = level.skin_count[0] / (n_skin * f.rate * H * 1e-3)
    level.skin_count[0] = 0.0
    state = level.flexor
    state[0], state[1], state[2], state[3] = step_flexor(state[0], state[1], state[2], state[3], arrived, H, f)


@part
def stimulate(axons, a, d, delay, c, effort, blocked, ring, stimuli, k, seed, t, first_afferent):
    """Apply electrical pulses to nerves and magnetic pulses to the cortex."""
    n_sources = delay.shape[0]
    step = t * k.per_tick
    for s in range(stimuli.shock_step.shape[0]):
        if stimuli.shock_step[s] != t:
            continue
        p, strength, site = stimuli.shock_pool[s], stimuli.shock_strength[s], stimuli.shock_site[s]
        mode = stimuli.shock_mode[s]
        if p >= 0 and mode == 0:
            _motor_volley(axons, blocked, ring, n_sources, p, strength, site, step, k)
        for g in range(a.start.shape[0]):
            kind = a.kind[g]
            own = a.pool[g] == p and (kind == IA or (kind == IB and mode == 0))
            if own if p >= 0 else kind == FEMORAL:
                _sensory_volley(a, delay, ring, g, strength, site, step, k, first_afferent)
    for s in range(stimuli.coil_tick.shape[0]):
        if stimuli.coil_tick[s] == t:
            if stimuli.coil_site[s] == 1:
                _tract_volley(d, delay, c, ring, stimuli.coil_strength[s], k, seed, t)
            else:
                _coil(d, delay, c, effort, ring, stimuli.coil_strength[s], k, seed, t)


@part
def _motor_volley(axons, blocked, ring, n_sources, p, strength, site, step, k):
    """Fire the motor axons of a pool at a place along the nerve; the antidromic impulse occupies them for a while."""
    now = step * k.dt
    for u in range(axons.first[p], axons.last[p]):
        if axons.linked[u] == 1 and strength >= axons.threshold[u] and now >= blocked[u]:
            central = (1.0 - site) * axons.distal[u]
            push(ring, SURFACE * n_sources + u, float(step), axons.arrive[u] - central, k.dt)
            blocked[u] = now + central + 2.0


@part
def _sensory_volley(a, delay, ring, group, strength, site, step, k, first_afferent):
    """Fire the afferents of a group at a place along the nerve."""
    for f in range(a.start[group], a.stop[group]):
        if strength >= a.electrical[f]:
            source = first_afferent + f
            late = delay[source] - site * a.conduction[f]
            push(ring, CENTRAL * delay.shape[0] + source, float(step), late, k.dt)


@part
def _coil(d, delay, c, effort, ring, strength, k, seed, t):
    n_sources = delay.shape[0]
    first = n_sources - d.pool.shape[0]
    for wave in range(4):
        for g in range(d.pool.shape[0]):
            if d.fast[g] == 0 or d.alive[g] == 0:
                continue
            lowered = c.active_lowering * min(1.0, c.active_ramp * effort[d.pool[g]])
            chance = c.fraction[wave] / (1.0 + exp(-(strength - c.intensity[wave] + lowered) / c.steepness))
            if uniform(seed + 301 + wave, g, t) < chance:
                late = delay[first + g] + c.interval[wave]
                push(ring, PREMOTOR * n_sources + first + g, float(t * k.per_tick), late, k.dt)


@part
def _tract_volley(d, delay, c, ring, strength, k, seed, t):
    """Fire fast corticospinal axons at the foramen magnum: one volley, no cortex in between."""
    n_sources = delay.shape[0]
    first = n_sources - d.pool.shape[0]
    chance = c.tract_fraction / (1.0 + exp(-(strength - 1.0) / c.steepness))
    for g in range(d.pool.shape[0]):
        below = d.below[d.pool[g]]
        if d.fast[g] == 0 or d.alive[g] == 0 or below <= 0.0:
            continue
        if uniform(seed + 305, g, t) < chance:
            push(ring, PREMOTOR * n_sources + first + g, float(t * k.per_tick), delay[first + g] * below, k.dt)


@part
def excite(neurons, tonic, q, x, level, drive, k, t):
    """Renew synaptic noise and set the tonic conductance of every motoneuron."""
    keep = np.float32(k.noise_keep)
    remote, awake = np.float32(drive.wish.reinforcement[t]), np.float32(drive.wish.awake)
    key = np.uint32(drive.key)
    for b in range(neurons.mn.shape[0]):
        s = x[b * 256 : b * 256 + 256]
        sigma = neurons.mn[b, 208:224]
        p = neurons.pool[b]
        reflex = q.flexor_drive[p] * q.flexor_gain[p] * level.flexor[1] + q.local_drive[p] * level.flexor[2]
        up = np.float32(level.drive[p] + reflex)
        busy = min(max(up, np.float32(0.0)), np.float32(1.0))
        new = awake * np.float32(k.noise_new * (k.noise_rest + (1.0 - k.noise_rest) * busy))
        bias, bias_up = tonic.bias[b * 16 : b * 16 + 16], tonic.bias_up[b * 16 : b * 16 + 16]
        gain = tonic.drive[b * 16 : b * 16 + 16]
        for i in range(16):
            s[208 + i] = keep * s[208 + i] + new * sigma[i] * normal(key, b * 16 + i, t)
            s[240 + i] = max(awake * bias[i] + remote * bias_up[i] + up * gain[i], np.float32(0.0))
    for i in range(drive.probe_unit.shape[0]):
        unit = drive.probe_unit[i]
        x[unit // 16 * 256 + 224 + unit % 16] = drive.probe_current[t, i]


@part
def contract(label_of, twitches, label_pool, motor, pull):
    """Relax all twitches and sum the activation of each muscle."""
    for i in range(motor.active.shape[0]):
        motor.active[i] = 0.0
    for p in range(motor.pool_active.shape[0]):
        motor.pool_active[p] = 0.0
    wide()
    still, zero = np.float32(1e-6), np.float32(0.0)
    for first in range(0, motor.twitch.shape[0], 16):
        twitch, spring, label = motor.twitch[first:], motor.spring[first:], label_of[first:]
        relax, gain = twitches.relax[first:], twitches.gain[first:]
        size, saturation = motor.size[first:], twitches.saturation[first:]
        any_busy = np.int32(0)
        for i in range(16):
            a, v = step_twitch(twitch[i], spring[i], relax[i], gain[i])
            busy = (label[i] >= 0) and ((spring[i] >= still) or (twitch[i] >= still))
            twitch[i] = a if busy else twitch[i]
            spring[i] = v if busy else spring[i]
            pull[i] = size[i] * fused(a, saturation[i]) if busy else zero
            any_busy = np.int32(any_busy | (np.int32(1) if busy else np.int32(0)))
        if any_busy > 0:
            for i in range(16):
                if label[i] >= 0:
                    motor.active[label[i]] += pull[i]
    for i in range(motor.active.shape[0]):
        motor.pool_active[label_pool[i]] += motor.active[i]


@part
def fasciculate(axons, rate_of, ring, k, seed, t, n_sources):
    """Let single units of irritable motor axons discharge by themselves."""
    n = axons.label.shape[0]
    for label in range(rate_of.shape[0]):
        chance = rate_of[label] * H * 1e-3
        if chance <= 0.0 or k.silent == 1 or uniform(seed + 401, label, t) >= chance:
            continue
        for attempt in range(200):
            u = int(uniform(seed + 402 + attempt, label, t) * n)
            if axons.label[u] == label and axons.linked[u] == 1:
                push(ring, SURFACE * n_sources + u, float(t * k.per_tick), 0.5 * axons.distal[u], k.dt)
                break
