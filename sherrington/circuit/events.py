"""Spike events on their way: a ring of lists, one list per coming time step."""

import numpy as np

from sherrington.body.cord.depression import release
from sherrington.body.muscle.motor_unit import add_spike
from sherrington.foundation.kernel import part

CENTRAL, SURFACE, TWITCH, PREMOTOR = range(4)  # what an event does when it arrives
FULL = 1  # fault: no room for more events


@part
def push(state, rec, kind, source, n_sources, step, delay, dt):
    """File an event that arrives ``delay`` [ms] after the step (``step`` may be fractional)."""
    if state.n_free[0] == 0:
        rec.fault[0] = FULL
        return
    at = int(step + delay / dt + 0.5)
    slot = at & (state.head.shape[0] - 1)
    state.n_free[0] -= 1
    cell = state.free[state.n_free[0]]
    state.code[cell] = kind * n_sources + source
    state.link[cell] = state.head[slot]
    state.head[slot] = cell


@part
def dispatch(m, state, source, now, settled):
    """Add the conductance of one spike of a source to all its targets."""
    wires = m.wires
    loss, recovery = wires.loss[source], wires.recovery[source]
    share = 1.0
    if loss > 0.0:
        share, left = release(state.resource[source], now - state.since[source], loss, recovery, 0.0)
        if settled:
            state.resource[source] = left
            state.since[source] = now
    for b in range(wires.first[source], wires.first[source + 1]):
        gain = state.gains[wires.gain[b]]
        if gain == 0.0:
            continue
        if wires.depress[b] == 1:
            # the gain table carries the floor of depression in its second half
            floor = state.gains[wires.gain[b] + state.gains.shape[0] // 2]
            gain = gain * (floor + (1.0 - floor) * share)
        factor = np.float32(gain)
        for k in range(wires.start[b], wires.stop[b]):
            state.x[wires.target[k]] += wires.weight[k] * factor


@part
def surface(m, state, rec, unit, step, n_sources):
    """A terminal spike reaches the muscle: surface potential now, twitch after the coupling delay."""
    k = m.constants.numbers
    label = m.cells.label[unit]
    at = step * (k.dt / 0.1)
    low = int(at)
    if 0 <= low < rec.emg.shape[1] - 1:
        rest = np.float32(at - low)
        rec.emg[label, low] += m.cells.emg[unit] * (np.float32(1.0) - rest)
        rec.emg[label, low + 1] += m.cells.emg[unit] * rest
    n = rec.n_units[0]
    if n < rec.units.shape[0]:
        rec.units[n, 0] = step * k.dt
        rec.units[n, 1] = label
        rec.units[n, 2] = unit
        rec.n_units[0] = n + 1
    push(state, rec, TWITCH, unit, n_sources, float(step), k.coupling, k.dt)


@part
def deliver(m, state, rec, step, shift, n_sources, settled):
    """Let every event of this step act. ``shift`` = steps of settling, so that records start at 0."""
    k = m.constants.numbers
    slot = step & (state.head.shape[0] - 1)
    cell = state.head[slot]
    state.head[slot] = -1
    now = step * k.dt
    n_cst = state.d_phase.shape[0]
    first_descending = n_sources - n_cst
    while cell >= 0:
        code = state.code[cell]
        kind, source = code // n_sources, code % n_sources
        if kind == CENTRAL:
            fibre = source - (first_descending - m.afferents.n)
            if m.afferents.skin_first <= fibre < m.afferents.skin_first + m.afferents.skin_n:
                state.skin_count[0] += 1.0
            dispatch(m, state, source, now, settled)
        elif kind == SURFACE:
            surface(m, state, rec, source, step - shift, n_sources)
        elif kind == TWITCH:
            late = np.float32((step % k.per_tick) * k.dt)
            a, u = add_spike(state.twitch[source], state.spring[source], late, m.cells.inv_time[source])
            state.twitch[source], state.spring[source] = a, u
        else:
            g = source - first_descending
            state.impulse[m.descending.pool[g]] += m.descending.step[g]
            if m.descending.fast[g] == 1:
                dispatch(m, state, source, now, settled)
        following = state.link[cell]
        state.free[state.n_free[0]] = cell
        state.n_free[0] += 1
        cell = following
