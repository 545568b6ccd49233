"""Spinal interneurons: one compartment, leaky, conductance synapses, an afterhyperpolarisation.

Conductances are in units of the leak; potentials relative to rest in mV; time in ms.
"""

from typing import NamedTuple

import numpy as np

from sherrington.foundation.kernel import decay, kernel


class InterneuronParams(NamedTuple):
    """Constants of the four kinds of interneuron; tuples in the order RENSHAW, IA, IB, II."""

    membrane: tuple[float, ...]  # [ms] time constant
    threshold_low: tuple[float, ...]  # [mV]
    threshold_high: tuple[float, ...]  # [mV]
    refractory: tuple[float, ...]  # [ms]
    excitation: tuple[float, ...]  # [ms] decay of excitatory conductance
    inhibition: tuple[float, ...]  # [ms] decay of inhibitory conductance
    after: tuple[float, ...]  # [ms] decay of the afterhyperpolarisation
    after_step: tuple[float, ...]  # [1] leak units added by a spike
    delay: tuple[float, ...]  # [ms] axon and synapse to the target


RENSHAW, IA, IB, II = range(4)
V, GE, GI, GK, SINCE, TONIC = range(6)
C_DT, C_TH, C_REF, C_EE, C_EI, C_EK, C_STEP, C_SPARE = range(8)
N_STATE, N_CONST = 8, 8


@kernel
def step_interneuron(v, ge, gi, gk, since, tonic, dt_tau, v_th, refractory, e_e, e_i, e_k, step, dt, reversal):
    """Advance one interneuron by one step; return its state and whether it fired.

    Exact for constant conductances; a spike resets the membrane to rest and adds to the
    afterhyperpolarisation.
    """
    zero = np.float32(0.0)
    total = np.float32(1.0) + ge + gi + gk + tonic
    v_inf = ((ge + tonic) * np.float32(70.0) + gi * reversal + gk * np.float32(-10.0)) / total
    v = v_inf + (v - v_inf) * decay(dt_tau * total)
    spike = np.int32(1) if (v > v_th) and (since > refractory) else np.int32(0)
    since = np.float32(0.0) if spike == 1 else min(since + dt, np.float32(1e6))
    v = zero if spike == 1 else v
    gk = gk * e_k + (step if spike == 1 else zero) + np.float32(1e-9)
    return v, ge * e_e + np.float32(1e-9), gi * e_i + np.float32(1e-9), gk, since, spike


def peak_per_step(tau_membrane: float, tau_synapse: float) -> float:
    """Return the peak potential [mV] for one leak unit of conductance decaying with ``tau_synapse`` [ms].

    Exact for small conductances: the difference of two exponentials at its maximum, driving force 70 mV.
    """
    if abs(tau_membrane - tau_synapse) < 1e-6:
        return 70.0 / np.e
    t = np.log(tau_membrane / tau_synapse) * tau_membrane * tau_synapse / (tau_membrane - tau_synapse)
    scale = tau_synapse / (tau_membrane - tau_synapse)
    return float(70.0 * scale * (np.exp(-t / tau_membrane) - np.exp(-t / tau_synapse)))


def constants(kind: int, n: int, p: InterneuronParams, dt: float) -> np.ndarray:
    """Return constant rows, shape [n_const, n], thresholds spread evenly over the population."""
    rows = np.zeros((N_CONST, n), dtype=np.float32)
    rows[C_DT] = dt / p.membrane[kind]
    rows[C_TH] = np.linspace(p.threshold_low[kind], p.threshold_high[kind], n)
    rows[C_REF] = p.refractory[kind]
    rows[C_EE] = np.exp(-dt / p.excitation[kind])
    rows[C_EI] = np.exp(-dt / p.inhibition[kind])
    rows[C_EK] = np.exp(-dt / p.after[kind])
    rows[C_STEP] = p.after_step[kind]
    return rows
