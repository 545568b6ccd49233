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
    local_power: float  # [1] exponent of that support
    toe_exclusion: float  # [1] share of toe extensor removed from the synergy by the pyramidal tract
    drive: float  # [1] excitation of flexors at synergy 1, in units of first recruitment
    local_drive: float  # [1] excitation of toe flexors at full stroke
    extensor: float  # [1] inhibition of extensors, relative
    rate: float  # [Hz] discharge of a cutaneous fibre at full stimulus
    noxious: float  # [1] share of full discharge above which input is noxious
    withdrawal: float  # [1] weight of noxious input, which needs no summation
    pain_time: float  # [ms] averaging of noxious input


@kernel
def step_flexor(total, synergy, local, sharp, arrivals, dt, p):
    """Advance summed input, synergy and local reflex under cutaneous input (mean rate share) [1].

    A stroke works by temporal summation; noxious input opens the synergy at once. Each stage
    relaxes exactly for constant input.
    """
    total = arrivals + (total - arrivals) * exp(-dt / p.summation)
    local = arrivals + (local - arrivals) * exp(-dt / p.local)
    sharp = arrivals + (sharp - arrivals) * exp(-dt / p.pain_time)
    pain = sharp - p.noxious
    target = total + (p.withdrawal * pain if pain > 0.0 else 0.0)
    synergy = target + (synergy - target) * exp(-dt / p.synergy)
    return total, synergy, local, sharp
