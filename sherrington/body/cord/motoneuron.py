"""Alpha-motoneuron: two compartments, pulse-gated spike currents, a dendritic plateau current.

Potentials are relative to rest in mV, conductances in uS, capacitances in nF, currents in nA, time in ms.
"""

from typing import NamedTuple

import numpy as np

from sherrington.foundation.kernel import decay, kernel, sigmoid


class MotoneuronParams(NamedTuple):
    """Constants of a motoneuron pool; values and sources in ``motoneuron.yaml``."""

    dendrite_diameter: tuple[float, ...]  # [um] at the four knots of the size axis
    dendrite_length: tuple[float, ...]  # [um]
    soma_diameter: tuple[float, ...]  # [um], also its length
    dendrite_resistivity: tuple[float, ...]  # [Ohm cm2]
    soma_resistivity: tuple[float, ...]  # [Ohm cm2]
    threshold: tuple[float, ...]  # [mV]
    slow_density: tuple[float, ...]  # [mS/cm2] slow potassium, at z = 0, 0.2 ... 1
    slow_rate: tuple[float, ...]  # [1/ms] closing rate of q, at z = 0, 0.2 ... 1
    axial_resistivity: float  # [Ohm cm]
    capacitance: float  # [uF/cm2]
    sodium_density: float  # [mS/cm2]
    fast_density: float  # [mS/cm2]
    rheobase: float  # [nA] of the smallest cell
    rheobase_exponent: float  # [1]
    refractory: float  # [ms]
    pulse: float  # [ms]
    plateau_density: float  # [uS/cm2] at monoaminergic state 1
    plateau_shift: float  # [mV] onset below threshold
    plateau_mono: float  # [mV] per unit of monoaminergic state
    plateau_feedback: float  # [mV] self-reinforcement
    plateau_slope: float  # [mV]
    plateau_low_pass: float  # [ms]
    plateau_time: float  # [ms]
    threshold_spread: float  # [1] SD
    other_spread: float  # [1] SD
    noise: float  # [nA] at 5.6 nA rheobase
    noise_time: float  # [ms]
    noise_rest: float  # [1] share of the noise at rest; the rest comes with premotor drive


# rows of the state and of the constants of a block of 16 cells
VD, VS, M, H, N, Q, VL, P, SINCE, GE, GX, GI, GJ, NOISE, INJECT, TONIC = range(16)
N_STATE = 16
(C_LD, C_LS, C_C, C_NA, C_KF, C_KS, C_PIC, C_DT_CD, C_DT_CS, C_TH, C_ON, C_EQ, C_REF, C_SIGMA, C_DRIVE, C_BIAS) = range(
    16
)
N_CONST = 16

E_EXC, E_NA, E_CA, E_K = np.float32(70.0), np.float32(120.0), np.float32(140.0), np.float32(-10.0)


class Gates(NamedTuple):
    """What all motoneurons of a circuit share during a run: time step and relaxation factors per step."""

    dt: np.float32  # [ms]
    e_i: np.float32  # [mV] inhibitory reversal
    pulse: np.float32  # [ms]
    e_m1: np.float32  # [1] exp(-dt rate), opening while the pulse is on
    e_m0: np.float32  # [1] closing while it is off
    e_h1: np.float32
    e_h0: np.float32
    e_n1: np.float32
    e_n0: np.float32
    e_q1: np.float32
    e_vl: np.float32
    e_p: np.float32
    feedback: np.float32  # [mV]
    inv_slope: np.float32  # [1/mV]


# rates of the gates [1/ms]: on = during the pulse, off = outside it (Destexhe 1997; Cisi & Kohn 2008)
M_ON, M_OFF, H_ON, H_OFF, N_ON, N_OFF, Q_ON = 22.0, 13.0, 4.0, 0.5, 1.5, 0.1, 1.5


def gates(p: MotoneuronParams, dt: float, e_i: float = -16.0) -> Gates:
    """Return the shared factors for a time step [ms] and an inhibitory reversal potential [mV]."""
    rates = [np.exp(-dt * r) for r in (M_ON, M_OFF, H_ON, H_OFF, N_ON, N_OFF, Q_ON)]
    values = (dt, e_i, p.pulse, *rates, np.exp(-dt / p.plateau_low_pass), np.exp(-dt / p.plateau_time),
              p.plateau_feedback, 1.0 / p.plateau_slope)  # fmt: skip
    return Gates(*(np.float32(v) for v in values))


@kernel
def step_motoneuron(
    vd, vs, m, h, n, q, vl, p, since, ge, gx, gi, gj, current, tonic,
    g_ld, g_ls, g_c, g_na, g_kf, g_ks, g_pic, dt_cd, dt_cs, v_th, v_on, e_q, refractory,
    k,
):  # fmt: skip
    r"""Advance one cell by one step: dendrite, then soma with the new dendrite, then gates.

    Each membrane relaxes exponentially toward its instantaneous equilibrium (sequential exponential
    Euler); gates relax exactly, open during a pulse of fixed length after each spike [1]_ [2]_.

    Returns
    -------
    tuple
        New state, ``spike`` (1 or 0) and the fraction of the step at which the threshold was crossed.

    References
    ----------
    .. [1] Destexhe, Neural Comput 9:503-514, 1997 (pulse-based gates).
    .. [2] Cisi & Kohn, J Comput Neurosci 25:520-542, 2008 (two-compartment motoneuron).
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

    spike = np.int32(1) if (vs > v_th) and (since > refractory) else np.int32(0)
    rise = vs - before
    crossed = (v_th - before) / (rise if rise > np.float32(1e-6) else np.float32(1e-6))
    crossed = min(max(crossed, np.float32(0.0)), one)
    since = min(since + k.dt, np.float32(1e6))
    since = (one - crossed) * k.dt if spike == 1 else since
    on = since < k.pulse

    m = one + (m - one) * k.e_m1 if on else m * k.e_m0
    h = h * k.e_h1 if on else one + (h - one) * k.e_h0
    n = one + (n - one) * k.e_n1 if on else n * k.e_n0 + np.float32(1e-9)
    q = one + (q - one) * k.e_q1 if on else q * e_q + np.float32(1e-9)
    m = m + np.float32(1e-9)
    vl = vd + (vl - vd) * k.e_vl
    p_inf = sigmoid((vl - v_on + k.feedback * p) * k.inv_slope)
    p = p_inf + (p - p_inf) * k.e_p
    return vd, vs, m, h, n, q, vl, p, since, spike, crossed


def geometry(z: np.ndarray, p: MotoneuronParams, most: float = np.inf, slower: float = 1.0) -> dict[str, np.ndarray]:
    """Return passive constants along the size axis.

    Parameters
    ----------
    z : ndarray, shape [n]
        Place in the size order, 0 smallest to 1 largest. [1]
    p : MotoneuronParams
        Constants of all pools.
    most : float
        Rheobase of the largest cell over that of the smallest; at most the span of the knots. [1]
    slower : float
        Factor on the duration of the afterhyperpolarisation: slow muscles have slow cells. [1]

    Returns
    -------
    dict of ndarray, shape [n]
        ``g_ld, g_ls, g_c`` [uS], ``c_d, c_s`` [nF], ``area_d, area_s`` [cm2], ``v_th`` [mV],
        ``rheobase`` [nA], ``g_ks`` [uS], ``b_q`` [1/ms].
    """
    # the size axis z is placed on the published geometry so that threshold / input resistance follows the law
    knots = np.linspace(0.0, 3.0, 3001)
    at = np.arange(4.0)

    def along(values, u):
        return np.interp(u, at, values)

    def passive(u):
        d_d, l_d, d_s = along(p.dendrite_diameter, u), along(p.dendrite_length, u), along(p.soma_diameter, u)
        a_d, a_s = np.pi * d_d * l_d * 1e-8, np.pi * d_s * d_s * 1e-8
        g_ld = a_d / along(p.dendrite_resistivity, u) * 1e6
        g_ls = a_s / along(p.soma_resistivity, u) * 1e6
        axial = p.axial_resistivity * 1e4  # um / um2 to 1/cm
        r_d = axial * l_d / (np.pi * (d_d / 2) ** 2)
        r_s = axial * d_s / (np.pi * (d_s / 2) ** 2)
        g_c = 2.0 / (r_d + r_s) * 1e6
        return d_s, a_d, a_s, g_ld, g_ls, g_c

    _, _, _, g_ld, g_ls, g_c = passive(knots)
    g_in = g_ls + g_ld * g_c / (g_ld + g_c)
    threshold_current = along(p.threshold, knots) * g_in
    span = min(threshold_current[-1] / threshold_current[0], most)
    wanted = threshold_current[0] * span ** (z**p.rheobase_exponent)
    u = np.interp(wanted, threshold_current, knots)
    _, a_d, a_s, g_ld, g_ls, g_c = passive(u)
    at_slow = np.linspace(0.0, 1.0, 6)
    return {
        "g_ld": g_ld, "g_ls": g_ls, "g_c": g_c, "area_d": a_d, "area_s": a_s,
        "c_d": p.capacitance * a_d * 1e3, "c_s": p.capacitance * a_s * 1e3,
        "v_th": along(p.threshold, u), "rheobase": wanted,
        "g_ks": np.interp(z, at_slow, p.slow_density) * a_s * 1e3,
        "b_q": np.interp(z, at_slow, p.slow_rate) / slower,
    }  # fmt: skip


def conductance_for(
    depolarisation: np.ndarray, cell: dict[str, np.ndarray], g_s: np.ndarray | float = 0.0
) -> np.ndarray:
    """Return the steady dendritic excitatory conductance that holds the soma at a depolarisation [uS].

    Exact for the passive cell: solves the two current balances.
    """
    v_s = np.asarray(depolarisation)
    g_ls = cell["g_ls"] + g_s
    v_d = v_s * (g_ls + cell["g_c"]) / cell["g_c"]
    into = cell["g_ld"] * v_d + cell["g_c"] * (v_d - v_s)
    return into / (70.0 - v_d)


def epsp_conductance(cell: dict[str, np.ndarray], z: np.ndarray, tau: float) -> np.ndarray:
    """Return the dendritic conductance step [uS] that gives a 1 mV somatic EPSP with decay ``tau`` [ms]."""
    shape = 0.69 - np.clip(z - 0.8, 0.0, 0.2) * 0.7
    return (cell["c_s"] + cell["c_d"]) / (shape * tau * 70.0)


def constants(
    z: np.ndarray, spread: np.ndarray, p: MotoneuronParams, dt: float, most: float = np.inf, slower: float = 1.0
) -> tuple[np.ndarray, dict]:
    """Return the constants of each cell as rows of the block layout, and the passive cell table.

    Parameters
    ----------
    z : ndarray, shape [n]
        Place in the size order. [1]
    spread : ndarray, shape [n_const, n]
        Standard normal draws for the spread between cells. [1]
    p : MotoneuronParams
        Constants of all pools.
    dt : float
        Time step. [ms]
    most, slower : float
        Of the pool, see ``geometry``. [1]

    Returns
    -------
    rows : ndarray, shape [n_const, n], float32
    cell : dict
        As returned by ``geometry``, with the spread applied to the threshold.
    """
    cell = geometry(z, p, most, slower)
    varied = 1.0 + p.other_spread * spread
    for row, name in enumerate(("g_ld", "g_ls", "g_c", "c_d", "c_s", "g_ks", "b_q")):
        cell[name] = cell[name] * varied[row]
    cell["v_th"] = cell["v_th"] * (1.0 + p.threshold_spread * spread[9])
    rows = np.zeros((N_CONST, len(z)))
    rows[C_LD], rows[C_LS], rows[C_C] = cell["g_ld"], cell["g_ls"], cell["g_c"]
    rows[C_NA] = p.sodium_density * cell["area_s"] * 1e3
    rows[C_KF] = p.fast_density * cell["area_s"] * 1e3
    rows[C_KS] = cell["g_ks"]
    rows[C_PIC] = p.plateau_density * cell["area_d"]
    rows[C_DT_CD], rows[C_DT_CS] = dt / cell["c_d"], dt / cell["c_s"]
    rows[C_TH] = cell["v_th"]
    rows[C_ON] = cell["v_th"] * (1.0 + cell["g_ls"] / cell["g_c"]) - p.plateau_shift
    rows[C_EQ] = np.exp(-dt * cell["b_q"])
    rows[C_REF] = p.refractory
    rows[C_SIGMA] = p.noise * np.sqrt(cell["rheobase"] / p.rheobase)
    return rows.astype(np.float32), cell
