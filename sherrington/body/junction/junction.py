"""Neuromuscular junction: delay, safety margin, and what recent impulses have done to it."""

from math import erfc, exp, log, sqrt
from typing import NamedTuple

import numpy as np

from sherrington.foundation.kernel import kernel

STOCK, RESIDUAL, MOBILE, POTENTIATED, RESERVE, LAST = range(6)  # rows of the state of junctions
N_STATE = 6


class JunctionParams(NamedTuple):
    """Constants of the junction; values and sources in ``junction.yaml``."""

    delay: float  # [ms] terminal and end plate
    onset: float  # [ms] end plate to the first surface deflection
    content: float  # [1] quanta of the first impulse
    quantum: float  # [mV]
    threshold: float  # [mV]
    spread: float  # [1] SD of the logarithm of the margin among endplates
    probability: float  # [1] share of the ready store that the first impulse releases
    probability_most: float  # [1]
    depletion: float  # [1] share of the release that is missing afterwards
    refill: float  # [s] recovery of the ready store at rest
    mobilising: float  # [1] per impulse
    mobilisation: float  # [1] how much faster it refills at most, less 1
    mobilisation_time: float  # [s]
    reserve_share: float  # [1] of the reserve, used by the first impulse's release
    reserve_time: float  # [s]
    facilitation: float  # [1] per impulse
    facilitation_time: float  # [ms]
    potentiation: float  # [1] at most
    potentiating: float  # [1] per impulse
    potentiation_time: float  # [s]
    calcium_power: float  # [1]
    refill_power: float  # [1]


def rested(n: int) -> np.ndarray:
    """Return the state of the junctions of n units that have not been used, shape [6, n]."""
    state = np.zeros((N_STATE, n))
    state[STOCK] = state[RESERVE] = 1.0
    state[LAST] = -1e6  # [ms]
    return state


@kernel
def recovered(stock, residual, mobile, potentiated, reserve, elapsed, pace, p):
    """Return the state of a junction after ``elapsed`` [s] without an impulse; ``pace`` = factor on refilling."""
    reserve = 1.0 - (1.0 - reserve) * exp(-elapsed / p.reserve_time)
    stock = 1.0 - (1.0 - stock) * exp(-elapsed * pace * (1.0 + mobile) * reserve / p.refill)
    residual = residual * exp(-elapsed * 1e3 / p.facilitation_time)
    mobile = mobile * exp(-elapsed / p.mobilisation_time)
    potentiated = potentiated * exp(-elapsed / p.potentiation_time)
    return stock, residual, mobile, potentiated, reserve


@kernel
def probability(residual, potentiated, calcium, p):
    """Return the share of the ready store that an impulse releases now, by the calcium in the terminal [1]."""
    lift = calcium ** (-p.calcium_power)
    raised = (1.0 + p.facilitation * lift * residual) * (1.0 + p.potentiation * lift * potentiated)
    return min(p.probability * raised, p.probability_most)


@kernel
def transmitted(quanta, quantal, p):
    r"""Return the fraction of endplates at which a mean number of quanta makes the fibre fire [1].

    .. math:: \Phi\!\left(\frac{\ln(q\,m/\theta)}{\sqrt{\sigma^2 + 1/m}}\right)

    with the Poisson scatter of release :math:`1/m` beside the spread :math:`\sigma` of endplates.
    """
    if quanta < 1e-6 or quantal < 1e-6:
        return 0.0
    margin = log(p.quantum * quantal * quanta / p.threshold)
    return 0.5 * erfc(-margin / sqrt(2.0 * (p.spread * p.spread + 1.0 / quanta)))


@kernel
def step_junction(stock, residual, mobile, potentiated, reserve, elapsed, quantal, release, calcium, p):
    """Let one impulse reach the junctions of a unit.

    Parameters
    ----------
    stock : float
        Quanta ready for release, healthy and rested = 1. [1]
    residual : float
        Residual calcium, one impulse = 1. [1]
    mobile : float
        Mobilisation: how much faster than at rest the store refills, less 1. [1]
    potentiated : float
        Slow potentiation, 0 to 1. [1]
    reserve : float
        What the store refills from, rested = 1. [1]
    elapsed : float
        Since the last impulse. [s]
    quantal : float
        Response of the muscle to one quantum (receptors), healthy = 1. [1]
    release : float
        Release sites that work, healthy = 1. [1]
    calcium : float
        Calcium that enters the terminal with one impulse, healthy = 1. [1]
    p : JunctionParams
        Constants.

    Returns
    -------
    fraction : float
        Muscle fibres of the unit that fire. [1]
    stock, residual, mobile, potentiated, reserve : float
        State after the impulse.

    Notes
    -----
    Means over the endplates of a unit: which fibre fails is taken as a property of its endplate, so
    the fibres that go on contract as in health. At release and calcium near 0 nothing is released.
    """
    # vesicles are supplied in number: a store made small by disease fills faster relative to its size
    sites = release * calcium
    pace = max(sites, 1e-3) ** (-p.refill_power)
    stock, residual, mobile, potentiated, reserve = recovered(
        stock, residual, mobile, potentiated, reserve, elapsed, pace, p
    )
    share = probability(residual, potentiated, max(calcium, 1e-3), p)
    out = sites * stock * share / p.probability
    fraction = transmitted(p.content * out, quantal, p)
    stock = stock * (1.0 - p.depletion * share)
    reserve = reserve * (1.0 - min(p.reserve_share * out, 1.0))
    mobile = mobile + (p.mobilisation - mobile) * p.mobilising
    potentiated = potentiated + (1.0 - potentiated) * p.potentiating
    return fraction, stock, residual + 1.0, mobile, potentiated, reserve
