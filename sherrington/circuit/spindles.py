"""Spindles of three intrafusal fibres, in circuits that were compiled for them.

The type of ``full`` decides when the loop is compiled, so the usual loop holds nothing of this.
"""

from numba.core import types
from numba.extending import overload

from sherrington.body.receptor.spindle_full import N_STATE, rest_spindle, step_spindle_full
from sherrington.foundation.kernel import part

# columns beside the state of the full spindle: the last fascicle speed, and 1 once it has started
SPEED, STARTED = N_STATE, N_STATE + 1
N_COLUMNS = N_STATE + 2


@part
def intrafusal(full, body, dt, limit):
    """Set the rates of all pools [Hz] by three intrafusal fibres; ``dt`` [ms]."""
    for p in range(body.length.shape[0]):
        state, speed = body.intrafusal[p], body.stretch_speed[p]
        if state[STARTED] == 0.0:
            rest_spindle(state, body.length[p], body.dynamic[p], body.static[p], full)
            state[SPEED], state[STARTED] = speed, 1.0
        acceleration = (speed - state[SPEED]) / (dt * 1e-3)
        state[SPEED] = speed
        primary, secondary = step_spindle_full(
            state, body.length[p], speed, acceleration, body.dynamic[p], body.static[p], dt * 1e-3, full
        )
        body.ia_rate[p] = primary if primary < limit else limit
        body.ii_rate[p] = secondary if secondary < limit else limit


def full_spindles(full, body, dt, limit):
    """Replace the rates of the clinical spindle where the circuit was compiled for the full one."""
    if full:
        intrafusal(full, body, dt, limit)


@overload(full_spindles, inline="always")
def _choose(full, body, dt, limit):
    if isinstance(full, types.BaseNamedTuple):
        return lambda full, body, dt, limit: intrafusal(full, body, dt, limit)
    return lambda full, body, dt, limit: None
