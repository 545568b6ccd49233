"""Alpha-motoneuron with Hodgkin-Huxley spike currents: the option beside the pulse-gated default.

Geometry, synapses and the plateau are those of the pulse-gated cell; only the gates differ. The fitted
discharge of the pools belongs to the pulse-gated cell: this one is not graded.
"""

from typing import NamedTuple

import numpy as np

from sherrington.body.cord.motoneuron import E_CA, E_EXC, E_K, E_NA, MotoneuronParams
from sherrington.foundation.kernel import decay, exp32, kernel, sigmoid


class MotoneuronHHParams(NamedTuple):
    """Constants of the voltage-dependent gates; values and sources in ``motoneuron_hh.yaml``."""

    sodium_density: float  # [mS/cm2]
    fast_density: float  # [mS/cm2]
    shift: float  # [mV] from the origin of the published rates up to the threshold of the cell
    detect: float  # [mV] above threshold at which a spike is counted
    slow_opening: float  # [1/ms]
    slow_half: float  # [mV]
    slow_slope: float  # [mV]


class Gates(NamedTuple):
    """What all motoneurons of a circuit share during a run."""

    dt: np.float32  # [ms]
    e_i: np.float32  # [mV] inhibitory reversal
    shift: np.float32  # [mV]
    detect: np.float32  # [mV]
    q_open: np.float32  # [1/ms]
    q_half: np.float32  # [mV]
    q_inv_slope: np.float32  # [1/mV]
    e_vl: np.float32
    e_p: np.float32
    feedback: np.float32  # [mV]
    inv_slope: np.float32  # [1/mV]


def gates(p: MotoneuronParams, q: MotoneuronHHParams, dt: float, e_i: float = -16.0) -> Gates:
    """Return the shared factors for a time step [ms] and an inhibitory reversal potential [mV]."""
    values = (dt, e_i, q.shift, q.detect, q.slow_opening, q.slow_half, 1.0 / q.slow_slope,
              np.exp(-dt / p.plateau_low_pass), np.exp(-dt / p.plateau_time), p.plateau_feedback,
              1.0 / p.plateau_slope)  # fmt: skip
    return Gates(*(np.float32(v) for v in values))


@kernel
def linoid(x):
    """Return x / (exp(x) - 1), by its series where the quotient loses its digits."""
    near = abs(x) < np.float32(0.05)
    series = np.float32(1.0) - np.float32(0.5) * x + np.float32(1.0 / 12.0) * x * x
    below = exp32(x) - np.float32(1.0)
    return series if near else x / (np.float32(1.0) if near else below)


@kernel
def relax(gate, opening, closing, dt):
    """Relax a gate toward its equilibrium for one step of constant rates [1/ms]."""
    total = opening + closing
    goal = opening / total
    return goal + (gate - goal) * decay(dt * total)


@kernel
def step_motoneuron(
    vd, vs, m, h, n, q, vl, p, since, ge, gx, gi, gj, current, tonic,
    g_ld, g_ls, g_c, g_na, g_kf, g_ks, g_pic, dt_cd, dt_cs, v_th, v_on, e_q, refractory,
    k,
):  # fmt: skip
    """Advance one cell by one step: dendrite, then soma with the new dendrite, then gates.

    Arguments and results are those of the pulse-gated ``step_motoneuron``; a spike is an upward passage
    through ``detect`` above threshold.

    References
    ----------
    Traub & Miles, Neuronal Networks of the Hippocampus, 1991 (rates of m, h and n).
    """
    one = np.float32(1.0)
    exc = ge + gx + tonic
    pic = g_pic * p
    g_d = g_ld + g_c + pic + exc
    v_inf = (g_c * vs + pic * E_CA + exc * E_EXC) / g_d
    vd = v_inf + (vd - v_inf) * decay(dt_cd * g_d)

    na = g_na * m * m * m * h
    n2 = n * n
    potassium = g_kf * n2 * n2 + g_ks * q * q
    inh = gi + gj
    g_s = g_ls + g_c + na + potassium + inh
    v_inf = (g_c * vd + na * E_NA + potassium * E_K + inh * k.e_i + current) / g_s
    before = vs
    vs = v_inf + (vs - v_inf) * decay(dt_cs * g_s)

    level = v_th + k.detect
    spike = np.int32(1) if (vs > level) and (before <= level) and (since > refractory) else np.int32(0)
    rise = vs - before
    crossed = (level - before) / (rise if rise > np.float32(1e-6) else np.float32(1e-6))
    crossed = min(max(crossed, np.float32(0.0)), one)
    since = min(since + k.dt, np.float32(1e6))
    since = (one - crossed) * k.dt if spike == 1 else since

    u = vs - (v_th - k.shift)
    opening = np.float32(1.28) * linoid((np.float32(13.0) - u) * np.float32(0.25))
    m = relax(m, opening, np.float32(1.4) * linoid((u - np.float32(40.0)) * np.float32(0.2)), k.dt)
    opening = np.float32(0.128) * exp32((np.float32(17.0) - u) * np.float32(1.0 / 18.0))
    h = relax(h, opening, np.float32(4.0) * sigmoid((u - np.float32(40.0)) * np.float32(0.2)), k.dt)
    opening = np.float32(0.16) * linoid((np.float32(15.0) - u) * np.float32(0.2))
    n = relax(n, opening, np.float32(0.5) * exp32((np.float32(10.0) - u) * np.float32(0.025)), k.dt)
    # the slow gate closes at the rate of its cell, which is the afterhyperpolarisation
    up = k.dt * k.q_open * sigmoid((vs - k.q_half) * k.q_inv_slope)
    q = one + (q * e_q - one) * decay(up)
    vl = vd + (vl - vd) * k.e_vl
    p_inf = sigmoid((vl - v_on + k.feedback * p) * k.inv_slope)
    p = p_inf + (p - p_inf) * k.e_p
    return vd, vs, m, h, n, q, vl, p, since, spike, crossed
