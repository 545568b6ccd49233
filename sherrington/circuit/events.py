"""Spike events on their way: a ring of lists, one list per coming time step."""

import numpy as np

from sherrington.body.cord.depression import release
from sherrington.body.junction.junction import LAST, MOBILE, POTENTIATED, RESERVE, RESIDUAL, STOCK, step_junction
from sherrington.body.muscle.motor_unit import add_spike
from sherrington.foundation.kernel import part

CENTRAL, SURFACE, TWITCH, PREMOTOR = range(4)  # what an event does when it arrives


@part
def push(ring, code, step, delay, dt):
    """File an event that arrives ``delay`` [ms] after the step (``step`` may be fractional)."""
    if ring.n_free[0] == 0:
        ring.fault[0] = 1
        return
    at = int(step + delay / dt + 0.5)
    slot = at & (ring.head.shape[0] - 1)
    ring.n_free[0] -= 1
    cell = ring.free[ring.n_free[0]]
    ring.code[cell] = code
    ring.link[cell] = ring.head[slot]
    ring.head[slot] = cell


@part
def dispatch(wires, x, terminals, source, now, settled):
    """Add the conductance of one spike of a source to all its targets."""
    gains = terminals.gains
    half = gains.shape[0] // 2
    loss, share = wires.loss[source], 1.0
    if loss > 0.0:
        elapsed = now - terminals.since[source]
        share, left = release(terminals.resource[source], elapsed, loss, wires.recovery[source], 0.0)
        if settled:  # the transient of settling must not spend what recovers over seconds
            terminals.resource[source] = left
            terminals.since[source] = now
    for b in range(wires.first[source], wires.first[source + 1]):
        gain = gains[wires.gain[b]]
        if gain == 0.0:
            continue
        if wires.depress[b] == 1:
            floor = gains[wires.gain[b] + half]
            gain = gain * (floor + (1.0 - floor) * share)
        factor = np.float32(gain)
        target, weight = wires.target[wires.start[b] : wires.stop[b]], wires.weight[wires.start[b] : wires.stop[b]]
        for k in range(target.shape[0]):
            x[target[k]] += weight[k] * factor


@part
def transmit(healthy, state, unit, now, p):
    """Let an impulse reach the junctions of a unit; return the share of its fibres that fire."""
    elapsed = (now - state[LAST, unit]) * 1e-3
    fraction, stock, residual, mobile, potentiated, reserve = step_junction(
        state[STOCK, unit], state[RESIDUAL, unit], state[MOBILE, unit], state[POTENTIATED, unit], state[RESERVE, unit],
        elapsed, healthy[0, unit], healthy[1, unit], healthy[2, unit], p,
    )  # fmt: skip
    state[STOCK, unit], state[RESIDUAL, unit], state[MOBILE, unit] = stock, residual, mobile
    state[POTENTIATED, unit], state[RESERVE, unit], state[LAST, unit] = potentiated, reserve, now
    return np.float32(fraction)


@part
def deposit(axons, surface, unit, share, step, dt):
    """Write the potential of a unit that fires at a step into the EMG grid of its muscle, split over two bins."""
    label = axons.label[unit]
    at = step * (dt / 0.1)
    low = int(at)
    if step >= 0 and low < surface.emg.shape[1] - 1:
        rest = np.float32(at - low)
        potential = axons.emg[unit] * share
        surface.emg[label, low] += potential * (np.float32(1.0) - rest)
        surface.emg[label, low + 1] += potential * rest
    n = surface.n_units[0]
    if n < surface.units.shape[0]:
        surface.units[n, 0] = step * dt
        surface.units[n, 1] = label
        surface.units[n, 2] = unit
        surface.n_units[0] = n + 1


@part
def deliver(
    wires, axons, junctions, twitches, descending, skin, x, ring, terminals, motor, levels, surface, endplate, k,
    step, shift, settled,
):  # fmt: skip
    """Let every event of this step act. ``shift`` = steps of settling, so that records start at 0."""
    n_sources = wires.delay.shape[0]
    slot = step & (ring.head.shape[0] - 1)
    cell = ring.head[slot]
    ring.head[slot] = -1
    now = step * k.dt
    first_descending = n_sources - descending.pool.shape[0]
    while cell >= 0:
        code = ring.code[cell]
        kind, source = code // n_sources, code % n_sources
        if kind == CENTRAL:
            if skin[0] <= source < skin[1]:
                levels.skin_count[0] += 1.0
            dispatch(wires, x, terminals, source, now, settled)
        elif kind == SURFACE:
            if junctions.weak[source] == 1:
                motor.share[source] = transmit(junctions.healthy, motor.junction, source, now, endplate)
            deposit(axons, surface, source, motor.share[source], step - shift, k.dt)
            push(ring, TWITCH * n_sources + source, float(step), k.coupling, k.dt)
        elif kind == TWITCH:
            late = np.float32((step % k.per_tick) * k.dt)
            a, u = add_spike(motor.twitch[source], motor.spring[source], late, twitches.inv_time[source])
            motor.twitch[source], motor.spring[source] = a, u
            motor.size[source] = twitches.size[source] * motor.share[source]
        else:
            g = source - first_descending
            levels.impulse[descending.pool[g]] += descending.step[g]
            if descending.fast[g] == 1:
                dispatch(wires, x, terminals, source, now, settled)
        following = ring.link[cell]
        ring.free[ring.n_free[0]] = cell
        ring.n_free[0] += 1
        cell = following
