"""Flexor reflex afferent pathway: from noxious skin of the sole to the flexor synergy, and the local toe reflex."""

from math import exp
from typing import NamedTuple

from sherrington.foundation.kernel import kernel


class FlexorReflexParams(NamedTuple):
    """Constants of the withdrawal and the segmental toe pathways; sources in ``flexor_reflex.yaml``."""

    gain: float  # [1]
    inhibition_drst: float  # [1] divisor per unit of dorsal reticulospinal drive
    inhibition_cst: float  # [1] divisor per unit of corticospinal integrity
    summation: float  # [ms] temporal summation of afferent input
    synergy: float  # [ms] interneuron time constant of the synergy
    local: float  # [ms] of the local reflex
    local_base: float  # [1] local reflex without corticospinal support
    toe_exclusion: float  # [1] share of toe extensor removed from the synergy by the pyramidal tract
    drive: float  # [1] excitation of flexors at synergy 1, in units of first recruitment
    local_drive: float  # [1] excitation of toe flexors at full stroke
    extensor: float  # [1] inhibition of extensors, relative
    rate: float  # [Hz] discharge of a cutaneous fibre at full stimulus


@kernel
def step_flexor(total, synergy, local, arrivals, gain, dt, summation, tau_synergy, tau_local):
    """Advance summed input, synergy and local reflex under cutaneous input (mean rate share) [1].

    Each stage relaxes exactly for constant input.
    """
    total = arrivals + (total - arrivals) * exp(-dt / summation)
    target = gain * total
    synergy = target + (synergy - target) * exp(-dt / tau_synergy)
    local = arrivals + (local - arrivals) * exp(-dt / tau_local)
    return total, synergy, local
