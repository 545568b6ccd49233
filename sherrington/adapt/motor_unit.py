"""Motor unit: survivors grow by sprouting; denervated and unused fibres shrink."""

from collections.abc import Iterable
from math import exp
from typing import NamedTuple

from sherrington.adapt.drive import DriveParams, felt_losses, voluntary_lost
from sherrington.adapt.loss import History, chain, destroyed, mean, rise
from sherrington.adapt.nerve import Held, Strand


class MotorUnitParams(NamedTuple):
    """Constants of sprouting and atrophy; values and sources in ``motor_unit.yaml``."""

    adoption_onset: float  # [d] before sprouts carry force
    adoption: float  # [d] time constant of sprouting
    sizes: float  # [1] fibres of the largest unit of a muscle over those of its smallest
    size_max: float  # [1] largest unit relative to its healthy size
    regrown_max: float  # [1] the same of units whose axon came back from a cut
    overload: float  # [1] size at which a cell wears out within the time below
    overload_least: float  # [1] the same of the oldest person
    load_power: float  # [1] of the load in what a unit bears beyond its own
    wear: float  # [d]
    wear_power: float  # [1] of wear in time
    shedding: float  # [1/s per 1/d] discharges of a muscle by the fraction of its fibres that sprouts let go
    denervated_left: float  # [1] cross-section of a denervated fibre in the end
    denervated_tau: float  # [d]
    regain: float  # [d] time without a nerve over which a fibre's power to grow back falls to 1/e
    regain_power: float  # [1] of that fall in time
    disuse_bulk: float  # [1] cross-section lost with all voluntary drive
    disuse_force: float  # [1] force per innervated fibre lost with all voluntary drive
    disuse_tau: float  # [d]


class Sprouting(NamedTuple):
    """Who innervates the fibres of a muscle now."""

    size: float  # [1] mean size of surviving units, healthy = 1
    innervated: float  # [1] fraction of all fibres that have a nerve, a strange one included
    full: float = 1.0  # [1] cross-section of those fibres, disuse apart, healthy = 1
    vigour: float = 1.0  # [1] the same of those that obey this muscle's units
    let_go: float = 0.0  # [1/d] fraction of all fibres that overgrown units lose now


def aged(p: MotorUnitParams, units: float) -> MotorUnitParams:
    """Return the parameters of a person whose units have already taken over the fibres that age set free.

    Parameters
    ----------
    p : MotorUnitParams
        Of a young person.
    units : float
        Number of units left by age alone, young = 1; those are larger in inverse proportion. [1]
    """
    return p._replace(overload=max(p.overload_least, p.overload * units))


def fibres_of(units: float, order: float, p: MotorUnitParams) -> float:
    r"""Return the share of a muscle's fibres that a fraction of its units was born with [1].

    .. math:: (1 - |o|)\, u + |o| \frac{S^u - 1}{S - 1}

    where the largest went first, and what lies at the other end of the size order where the
    smallest did.

    Parameters
    ----------
    units : float
        Fraction :math:`u` left. [1]
    order : float
        Order :math:`o` of the loss: 1 the largest first, 0 by chance, -1 the smallest first. [1]
    p : MotorUnitParams
        Ratio :math:`S` of largest to smallest.
    """
    if order == 0.0:
        return units
    below = units if order > 0.0 else 1.0 - units
    small = float(p.sizes**below - 1.0) / (p.sizes - 1.0)
    return (1.0 - abs(order)) * units + abs(order) * (small if order > 0.0 else 1.0 - small)


def denervation(strands: Iterable[Strand]) -> History:
    """Return when a muscle lost its motor axons, with their cells or by a cut."""
    return tuple(
        piece
        for strand in strands
        for piece in chain(
            (*strand.routes["cell"].insults, *strand.routes["motor"].insults),
            strand.share,
            destroyed,
        )
    )


def sprouting(connected: float, units: Held, lost: History, p: MotorUnitParams) -> Sprouting:
    r"""Return how far surviving units have adopted the fibres of the lost ones.

    .. math:: f(c) = c + \bar k\, (1 - c) \left(1 - e^{-(E_{max} - 1)\, c / (1 - c)}\right),\quad
        k(t) = 1 - e^{-(t - t_0)/\tau}

    Each unit reaches for :math:`E_{max} - 1` times its fibres among the free ones, where others
    may have been before: a slow loss of half is made good, of four fifths not quite. Units that
    never lost the muscle keep what they adopted. Those that come back from a cut reach less far,
    share the rest with strangers that grew into the wrong muscle, and find fibres that waited and
    do not grow back to full size. Axons that have just come back are connected, yet small.

    Parameters
    ----------
    connected : float
        Share :math:`c` of fibres of units whose cell lives and whose axon arrives. [1]
    units : Held
        Share of those that never lost the muscle, and that have grown into it again.
    lost : tuple of Piece
        When the others went.
    p : MotorUnitParams
        Rate and cap.

    Returns
    -------
    state : Sprouting
        Mean size at most ``size_max``, also in the limit of no unit left.
    """
    done = mean(lost, lambda age: rise(age, p.adoption, p.adoption_onset))
    if connected <= 0.0:
        return Sprouting(1.0 + done * (p.size_max - 1.0), 0.0)
    kept = _held(units.intact, (p.size_max - 1.0) * units.intact, done)
    if units.back <= 0.0:
        return Sprouting(kept / connected, kept)
    came = units.back / (1.0 - units.astray)
    reach = (p.size_max - 1.0) * units.intact + (p.regrown_max - 1.0) * came
    everyone = _held(min(1.0, units.intact + came), reach, done)
    new, grown = max(0.0, everyone - kept), regained(units.waited, p)
    own = (1.0 - units.astray) * new
    return Sprouting(
        size=(kept + own) / connected,
        innervated=kept + new,
        full=(kept + new * grown) / (kept + new),
        vigour=(kept + own * grown) / (kept + own),
    )


def _held(there: float, reach: float, done: float) -> float:
    """Return the fraction of fibres that units hold which own a share and reach for another, adopted ones included."""
    free = 1.0 - there
    if free <= 0.0:
        return 1.0
    return there + done * free * (1.0 - exp(-reach / free))


def worn(units: Sprouting, connected: float, lost: History, p: MotorUnitParams) -> Sprouting:
    r"""Return the units after the years for which they have borne more fibres than they were made for.

    .. math:: s = 1 + (s_0 - 1)\, e^{-w},\quad
        w = \left(\frac{s_0 - 1}{s_l - 1}\right)^a \overline{\left(\frac{t}{\tau_w}\right)^b}

    Sprouts of an overgrown unit fall off and are replaced for decades, until the cell no longer
    keeps up; what it lets go then, its neighbours, as worn as it is, do not adopt.

    Parameters
    ----------
    units : Sprouting
        As they grew.
    connected : float
        Fraction of units there are. [1]
    lost : tuple of Piece
        When the others went.
    p : MotorUnitParams
        Load, time and their powers :math:`a` and :math:`b`.
    """
    over = units.size - 1.0
    if over <= 0.0 or connected <= 0.0:
        return units
    load = (over / (p.overload - 1.0)) ** p.load_power
    wear = load * mean(lost, lambda age: (age / p.wear) ** p.wear_power)
    pace = load * mean(lost, lambda age: p.wear_power * (age / p.wear) ** (p.wear_power - 1.0) / p.wear)
    left = over * exp(-wear)
    return units._replace(
        size=1.0 + left,
        innervated=units.innervated - connected * (over - left),
        let_go=connected * left * pace,
    )


def restless(units: Sprouting, p: MotorUnitParams) -> float:
    """Return the rate of discharges that start where overgrown units lose fibres, per muscle [1/s]."""
    return p.shedding * units.let_go


def regained(waited: float, p: MotorUnitParams) -> float:
    """Return the cross-section to which fibres grow back that were without a nerve for some days [1]."""
    return p.denervated_left + (1.0 - p.denervated_left) * exp(-((waited / p.regain) ** p.regain_power))


def shrunken(lost: History, p: MotorUnitParams) -> float:
    """Return the mean cross-section of the fibres denervated on those days, fresh = 1 [1]."""
    gone = mean(lost, lambda age: 1.0 - exp(-age / p.denervated_tau))
    return 1.0 - (1.0 - p.denervated_left) * gone


def disuse(past: tuple[History, ...], p: MotorUnitParams, drive: DriveParams) -> float:
    """Return how far disuse has gone for want of voluntary drive: 0 none, 1 all [1]."""
    return voluntary_lost(felt_losses(past, lambda age: rise(age, p.disuse_tau, 0.0)), drive)


def bulk(units: Sprouting, thin: float, idle: float, p: MotorUnitParams) -> float:
    """Return the cross-section of a muscle relative to its own healthy one.

    Parameters
    ----------
    units : Sprouting
        Who innervates its fibres.
    thin : float
        Mean cross-section of denervated fibres. [1]
    idle : float
        Disuse. [1]
    p : MotorUnitParams
        Depth of disuse atrophy.

    Returns
    -------
    bulk : float
        Between 0 and 1. [1]
    """
    wasted = (1.0 - units.innervated) * (1.0 - thin) + units.innervated * (1.0 - units.full)
    return (1.0 - p.disuse_bulk * idle) * (1.0 - wasted)


def force(idle: float, p: MotorUnitParams) -> float:
    """Return the force of an innervated fibre of healthy number, disuse atrophy included.

    The strongest contraction is the sum over living, connected units of their size times
    ``sprout`` times this; ``bulk`` is what an observer sees and enters no force.

    Parameters
    ----------
    idle : float
        Disuse. [1]
    p : MotorUnitParams
        Depth.

    Returns
    -------
    force : float
        Healthy = 1. [1]
    """
    return 1.0 - p.disuse_force * idle
