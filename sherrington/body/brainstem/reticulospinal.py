"""Brainstem drive: reticulospinal, vestibulospinal and monoaminergic levels, and the resting bias they set."""

from typing import NamedTuple


class BrainstemParams(NamedTuple):
    """How descending levels set spinal excitability; values and sources in ``reticulospinal.yaml``."""

    n: int  # [1] reticulospinal generators per muscle
    velocity_low: float  # [m/s]
    velocity_high: float  # [m/s]
    base: float  # [1] bias with every descending tract lost, fraction of threshold
    medial: float  # [1] per unit of medial reticulospinal drive
    vestibular: float  # [1] per unit of vestibulospinal drive
    dorsal: float  # [1] taken away per unit of dorsal reticulospinal drive
    flexor: float  # [1] vestibular share of pools that are not antigravity
    dorsal_alone: float  # [1] dorsal drive that needs no cortex
    medial_release: float  # [1] rise of medial drive when the cortex no longer restrains it
    reinforcement: float  # [1] bias added by a remote effort
    shock_depth: float  # [1] share of tonic drive lost at full depth of shock
    mono_rest: float  # [1] monoaminergic state at quiet rest
    mono_effort: float  # [1] and at full effort
    mono_time: float  # [ms]
    gamma_dynamic: float  # [Hz] at rest
    gamma_static: float  # [Hz] at rest
    gamma_dynamic_effort: float  # [Hz] added at full effort
    gamma_static_effort: float  # [Hz]
    gamma_reinforcement: float  # [Hz] dynamic gamma added by a remote effort
    gamma_alone: float  # [1] share of resting gamma drive that needs no brainstem
    gamma_axons: float  # [1] fusimotor axons that share one spindle
    limit: float  # [1] largest bias


class Descent(NamedTuple):
    """Descending integrities and state of one muscle [1]."""

    cst: float
    crt: float
    drst: float
    mrst: float
    vst: float
    mono: float
    shock: float


def dorsal_level(d: Descent, p: BrainstemParams) -> float:
    """Return the inhibitory dorsal reticulospinal drive, held up by the corticoreticular tract [1]."""
    return d.drst * (p.dorsal_alone + (1.0 - p.dorsal_alone) * d.crt)


def medial_level(d: Descent, p: BrainstemParams) -> float:
    """Return the excitatory medial reticulospinal drive [1]."""
    return d.mrst * (1.0 + p.medial_release * (1.0 - d.crt)) * (1.0 - p.shock_depth * d.shock)


def resting_bias(d: Descent, antigravity: bool, adapted: float, p: BrainstemParams) -> float:
    """Return the tonic depolarisation of a pool at rest as a fraction of its threshold [1].

    Parameters
    ----------
    d : Descent
        What arrives.
    antigravity : bool
        Extensors of the leg, flexors of the arm, closers of the jaw.
    adapted : float
        Slow adaptation A_b. [1]
    """
    vestibular = d.vst * (1.0 - p.shock_depth * d.shock) * (1.0 if antigravity else p.flexor)
    bias = p.base + p.medial * medial_level(d, p) + p.vestibular * vestibular - p.dorsal * dorsal_level(d, p) + adapted
    return min(max(bias, 0.0), p.limit)


def monoamine(d: Descent, adapted: float, p: BrainstemParams) -> tuple[float, float]:
    """Return the monoaminergic state at rest and at full effort [1]; A_PIC adds to both."""
    arrives = d.mono * (1.0 - p.shock_depth * d.shock)
    rest, effort = p.mono_rest * arrives + adapted, p.mono_effort * arrives + adapted
    return min(max(rest, 0.0), 2.0), min(max(effort, 0.0), 2.0)


def resting_gamma(d: Descent, factor: float, p: BrainstemParams) -> float:
    """Return the factor on resting fusimotor drive [1]."""
    arrives = p.gamma_alone + (1.0 - p.gamma_alone) * 0.5 * (d.mrst + d.mono)
    return arrives * factor * (1.0 - d.shock)


def supplied(alive: float, p: BrainstemParams) -> float:
    """Return the share of spindles that keep a fusimotor axon when a share of axons is alive [1]."""
    return 1.0 - (1.0 - alive) ** p.gamma_axons
