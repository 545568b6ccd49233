"""Excitability: fasciculation of motor units that are ill and still connected."""

from collections.abc import Iterable
from math import exp
from typing import NamedTuple

from sherrington.adapt.loss import destroyed
from sherrington.adapt.motor_unit import Sprouting
from sherrington.adapt.nerve import Strand
from sherrington.circuit.patient import Insult


class ExcitabilityParams(NamedTuple):
    """Constants of fasciculation; values and sources in ``excitability.yaml``."""

    rate_most: float  # [1/s] per muscle
    axon_share: float  # [1] weight of axon loss against cell loss
    ongoing: float  # [d] build-up time that makes a loss an ongoing one
    settle: float  # [d] decline after it has stopped
    rate_old: float  # [1/s] of fully grown units
    survivors: float  # [1] fraction of units left that halves the rate


def smouldering(insult: Insult, p: ExcitabilityParams) -> float:
    """Return how far one insult is a loss that still goes on or has just stopped [1]."""
    pace = 1.0 - exp(-((insult.over / p.ongoing) ** 3))
    return pace * exp(-max(0.0, insult.age - insult.over) / p.settle)


def fasciculation(
    strands: Iterable[Strand],
    connected: float,
    units: Sprouting,
    grown: float,
    p: ExcitabilityParams,
) -> float:
    """Return the rate of spontaneous single-unit discharges in one muscle.

    Parameters
    ----------
    strands : iterable of Strand
        What the muscle's cells and axons met.
    connected : float
        Fraction of units left; without them nothing twitches. [1]
    units : Sprouting
        Size of the survivors.
    grown : float
        Size that counts as fully grown. [1]
    p : ExcitabilityParams
        Rates and times.

    Returns
    -------
    rate : float
        Per muscle. [1/s]
    """
    ill = 0.0
    for strand in strands:
        routes = strand.routes
        cells = sum(smouldering(i, p) * destroyed(i) for i in routes["cell"].insults)
        axons = sum(smouldering(i, p) * destroyed(i) for i in routes["motor"].insults)
        ill += strand.share * min(1.0, cells + p.axon_share * axons)
    old = (units.size - 1.0) / (grown - 1.0)
    there = connected / (connected + p.survivors) * (1.0 + p.survivors)
    return there * (p.rate_most * ill + p.rate_old * old)
