"""Nerve: which motoneurons live, which axons reach muscle again, which afferents the cord."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from math import exp
from typing import NamedTuple

from sherrington.adapt.loss import WHOLE, blocked, chain, destroyed, slowing
from sherrington.adapt.loss import amount as lost_amount
from sherrington.circuit.patient import Bundle, Insult, Route, RouteState

PERIPHERAL = ("cell", "motor", "gamma", "ia", "ib", "ii", "cutaneous")
HAIR = 1e-9  # [1] shares or rates closer than this are one


class NerveParams(NamedTuple):
    """Constants of regrowth; values and sources in ``nerve.yaml``."""

    lag: float  # [d] from the cut to the start of regrowth
    pace_distal: float  # [m/d] at the muscle
    pace_proximal: float  # [m/d] far from it
    pace_length: float  # [m] over which the pace changes
    spread: float  # [d] mean delay behind the first arrival
    success_motor: float  # [1]
    success_spindle: float  # [1]
    success_skin: float  # [1]
    gap: float  # [1] motor axons that find the muscle across the open gap of a nerve severed whole
    frame: float  # [1] share of fibres left that holds the stumps of the others together
    tear: float  # [d] build-up time over which an insult ceases to tear tubes
    astray: float  # [1] of the axons that arrive past torn tubes, share that belongs to other muscles
    receptive: float  # [d] time constant of the target's readiness
    regenerated_slow: float  # [1] fall of velocity after regrowth


class Strand(NamedTuple):
    """One route of a muscle's nerve supply: what each kind of fibre met on it."""

    share: float  # [1]
    routes: Mapping[str, Route]  # by kind of fibre


def strands(fibres: Mapping[str, Bundle]) -> tuple[Strand, ...]:
    """Return the routes of all kinds of fibre side by side.

    Kinds with different routes are cut at the union of their shares, in the order given, so that
    no name is needed to pair them.

    Parameters
    ----------
    fibres : mapping of str to Bundle
        A muscle's supply; absent kinds are whole.

    Returns
    -------
    strands : tuple of Strand
        Shares sum to 1.
    """
    bundles = {kind: fibres.get(kind) or WHOLE for kind in PERIPHERAL}
    ends = {kind: _ends(bundle) for kind, bundle in bundles.items()}
    marks = [0.0]
    for mark in sorted(mark for kind in PERIPHERAL for mark in ends[kind]):
        if mark - marks[-1] > HAIR:
            marks.append(mark)
    return tuple(
        Strand(
            high - low,
            {kind: _route_at(0.5 * (low + high), bundles[kind], ends[kind]) for kind in PERIPHERAL},
        )
        for low, high in pairwise(marks)
    )


def _ends(bundle: Bundle) -> list[float]:
    """Return where each route's share ends, the last at 1."""
    total, reach = sum(route.share for route in bundle), 0.0
    ends: list[float] = []
    for route in bundle:
        reach += route.share / total
        ends.append(reach)
    return [*ends[:-1], 1.0]


def _route_at(place: float, bundle: Bundle, ends: list[float]) -> Route:
    """Return the route that covers a place between 0 and 1."""
    return next(route for route, end in zip(bundle, ends, strict=True) if place < end)


def front_time(distance: float, p: NerveParams) -> float:
    r"""Return the time at which the first regrowing axon reaches the muscle.

    .. math:: t = t_{lag} + \int_0^{d} \frac{dx}{v(x)},\quad
        v = v_d + (v_p - v_d) \frac{x}{x + \ell}

    Parameters
    ----------
    distance : float
        From the cut to the muscle, along the nerve. [m]
    p : NerveParams
        Pace and lag.

    Returns
    -------
    time : float
        Since the cut; the integral is taken over 16 steps. [d]
    """
    steps = 16
    time = p.lag
    for n in range(steps):
        x = distance * (n + 0.5) / steps
        far = x / (x + p.pace_length)
        time += distance / steps / (p.pace_distal + (p.pace_proximal - p.pace_distal) * far)
    return time


class Held(NamedTuple):
    """Which of a muscle's units hold fibres of it: those that never lost them and those that came back."""

    intact: float  # [1] fraction of units that never lost the muscle
    back: float = 0.0  # [1] fraction that lost it and has settled in it again
    waited: float = 0.0  # [d] mean time for which their fibres had been without a nerve
    astray: float = 0.0  # [1] share of strangers, units of other muscles, among all that came


def torn(insult: Insult, p: NerveParams) -> float:
    """Return how far an insult tears the tubes of the axons it cuts: a blow does, a disease of weeks does not [1]."""
    return exp(-insult.over / p.tear)


def found(insult: Insult, success: float, p: NerveParams) -> float:
    """Return the fraction of the axons cut by one insult that would find a fresh target [1].

    Where nothing is said about the tubes, they are those of a clean cut with its ends close to each
    other, as long as enough fibres are left to hold them; the ends of a nerve severed whole part.

    Parameters
    ----------
    insult : Insult
        The cut, joined or not; what a joint guides is not counted.
    success : float
        Fraction of this kind of fibre that finds the target after a clean cut. [1]
    p : NerveParams
        Gap and frame.
    """
    if insult.passable >= 0.0:
        return min(1.0, success * insult.passable / p.success_motor)
    parted = torn(insult, p) * (1.0 - min(1.0, (1.0 - insult.loss) / p.frame))
    return success * (1.0 - parted * (1.0 - p.gap / p.success_motor))


def led(insult: Insult, success: float, p: NerveParams) -> float:
    """Return the fraction that would find a fresh target once the ends are joined [1]."""
    alone = found(insult, success, p)
    return alone + (1.0 - alone) * insult.guided if insult.joined >= 0.0 else alone


def regrown(insult: Insult, success: float, p: NerveParams, ripening: float = 0.0) -> float:
    """Return the fraction of the axons cut by one insult that work again.

    Parameters
    ----------
    insult : Insult
        The cut; its clock starts when it is complete. Where its ends were joined later, what had
        not arrived by then starts anew from the joint, and more of it finds its way.
    success : float
        Fraction that would arrive at a fresh target after a clean cut. [1]
    p : NerveParams
        Pace, spread, readiness.
    ripening : float
        Time constant of growth after arrival; 0 counts arrivals at once. [d]

    Returns
    -------
    fraction : float
        0 before the first arrival and for central cuts, below ``success`` always, joints apart. [1]
    """
    return sum(fraction for fraction, _ in _waves(insult, success, p, ripening))


def _waves(insult: Insult, success: float, p: NerveParams, ripening: float) -> tuple[tuple[float, float], ...]:
    """Return the fraction of the cut axons that came back and how long their target had waited [d], wave by wave."""
    if insult.central:
        return ()
    alone = found(insult, success, p)
    # What was lost while the insult built up has waited longer, by half that time in the mean.
    since, waited = insult.age - insult.over, 0.5 * insult.over
    if insult.joined < 0.0:
        there = _arrived(since, waited, insult.distance, alone, ripening, p)
        return ((there, _wait(waited, insult.distance, p)),)
    before = max(0.0, since - insult.joined)
    early = _arrived(before, waited, insult.distance, alone, 0.0, p)
    late = _arrived(insult.joined, waited + before, insult.distance, led(insult, success, p), ripening, p)
    return (
        (early, _wait(waited, insult.distance, p)),
        ((1.0 - early) * late, _wait(waited + before, insult.distance, p)),
    )


def _wait(waited: float, distance: float, p: NerveParams) -> float:
    """Return how long the target has waited for those who arrive in time, in the mean [d]."""
    return waited + front_time(distance, p) + 1.0 / (1.0 / p.spread + 1.0 / p.receptive)


def _arrived(since: float, waited: float, distance: float, success: float, ripening: float, p: NerveParams) -> float:
    r"""Return the fraction of axons that set out some days ago and work at their target now.

    .. math:: r = p \int_T^{t} e^{-(u + w)/\tau_r} \, \frac{1}{\sigma} e^{-(u - T)/\sigma}
        \left(1 - e^{-(t - u)/\tau_m}\right) du

    Arrivals at :math:`u` count only as far as the target, which has waited :math:`w` longer, still
    takes them, and in proportion to what they have grown into since.
    """
    first = front_time(distance, p)
    if since <= first:
        return 0.0
    rate, late = 1.0 / p.spread + 1.0 / p.receptive, since - first
    ready = exp(-(first + waited) / p.receptive)
    arrived = (1.0 - exp(-rate * late)) / rate
    if ripening > 0.0:
        arrived -= _unripe(rate, 1.0 / ripening, late)
    return success * ready * arrived / p.spread


def _unripe(rate: float, growth: float, late: float) -> float:
    """Return the convolution of two exponentials with these rates [1/d] at a time [d]."""
    gap = rate - growth
    if abs(gap) * late < HAIR:
        return late * exp(-growth * late)
    return (exp(-growth * late) - exp(-rate * late)) / gap


def continuity(insults: Iterable[Insult], success: float, p: NerveParams, ripening: float = 0.0) -> float:
    """Return the fraction of axons that are whole from end to end, regrown ones included [1]."""
    left = 1.0
    for insult in insults:
        left *= 1.0 - destroyed(insult) * (1.0 - regrown(insult, success, p, ripening))
    return left


def unhurt(insults: Iterable[Insult]) -> float:
    """Return the fraction of axons that no insult has ever cut [1]."""
    left = 1.0
    for insult in insults:
        left *= 1.0 - destroyed(insult)
    return left


def held(strands: Iterable[Strand], p: NerveParams, ripening: float) -> Held:
    """Return which units hold fibres of a muscle: never lost, or settled in it again and when.

    Parameters
    ----------
    strands : iterable of Strand
        What the muscle's cells and axons met.
    p : NerveParams
        Clocks of regrowth.
    ripening : float
        Time constant of growth after arrival. [d]

    Returns
    -------
    units : Held
        ``intact + back`` is at most the fraction connected.
    """
    gone = away = waited = stray = weight = 0.0
    for strand in strands:
        insults = strand.routes["motor"].insults
        cell = 1.0 - lost_amount(chain(strand.routes["cell"].insults, 1.0, destroyed))
        gone += strand.share * (1.0 - cell * unhurt(insults))
        away += strand.share * (1.0 - cell * continuity(insults, p.success_motor, p, ripening))
        for insult in insults:
            for fraction, wait in _waves(insult, p.success_motor, p, ripening):
                came = strand.share * destroyed(insult) * fraction
                weight += came
                waited += came * wait
                stray += came * p.astray * torn(insult, p) * (1.0 - led(insult, p.success_motor, p))
    intact, there = max(0.0, 1.0 - gone), max(0.0, 1.0 - away)
    if weight <= 0.0 or there <= intact:
        return Held(intact)
    return Held(intact, there - intact, waited / weight, stray / weight)


def conducting(insults: Iterable[Insult]) -> float:
    """Return the fraction of living fibres that no insult blocks [1]."""
    left = 1.0
    for insult in insults:
        left *= 1.0 - blocked(insult)
    return left


def route_state(strand: Strand, p: NerveParams) -> RouteState:
    """Return one route of a muscle's nerve supply as time has left it.

    A spike that starts in the cord stops at a cut at once; the stump beyond it, which conducts
    for some days more, carries no voluntary or reflex spike.

    Parameters
    ----------
    strand : Strand
        What each kind of fibre met.
    p : NerveParams
        Clocks of regrowth.

    Returns
    -------
    state : RouteState
        Whole exactly where nothing is lost.
    """
    insults = {kind: route.insults for kind, route in strand.routes.items()}
    cell = 1.0 - lost_amount(chain(insults["cell"], 1.0, destroyed))
    axon = continuity(insults["motor"], p.success_motor, p)
    senses = {
        kind: continuity(insults[kind], success, p) * conducting(insults[kind])
        for kind, success in (
            ("ia", p.success_spindle),
            ("ib", p.success_spindle),
            ("ii", p.success_spindle),
            ("cutaneous", p.success_skin),
        )
    }
    return RouteState(
        share=strand.share,
        cell=cell,
        axon=axon,
        order=_order((*insults["cell"], *insults["motor"])),
        motor_block=1.0 - conducting(insults["motor"]) * conducting(insults["cell"]),
        motor_slow=slowed(strand.routes["motor"], axon, p),
        gamma=gamma_left(insults["gamma"], insults["cell"], p),
        ia=senses["ia"],
        ib=senses["ib"],
        ii=senses["ii"],
        cutaneous=senses["cutaneous"],
        sensory_slow=slowing((strand.routes["ia"],)),
    )


def _order(insults: tuple[Insult, ...]) -> float:
    """Return in which order insults took units, each by what it destroyed [1]."""
    weights = [destroyed(insult) for insult in insults]
    total = sum(weights)
    return sum(w * one.order for w, one in zip(weights, insults, strict=True)) / total if total > 0.0 else 0.0


def gamma_left(gammas: tuple[Insult, ...], cells: tuple[Insult, ...], p: NerveParams) -> float:
    """Return the fraction of gamma axons that work; what took their cells too is for good [1]."""
    for_good = [one for one in gammas if one in cells]
    others = [one for one in gammas if one not in cells]
    whole = unhurt(for_good) * continuity(others, p.success_motor, p)
    return whole * conducting(gammas)


def slowed(route: Route, axon: float, p: NerveParams) -> float:
    """Return the fall of velocity over the axons that reach the muscle, regrown ones slower [1]."""
    fall = slowing((route,))
    if axon <= 0.0:
        return fall
    new = max(0.0, 1.0 - unhurt(route.insults) / axon)
    return fall + new * (1.0 - fall) * p.regenerated_slow


def routes_now(strands: Iterable[Strand], p: NerveParams) -> tuple[RouteState, ...]:
    """Return the state of every route; one whole route where nothing at all is wrong."""
    states = tuple(route_state(strand, p) for strand in strands)
    if all(state == RouteState(share=state.share) for state in states):
        return (RouteState(),)
    return states


def connected(states: Iterable[RouteState]) -> float:
    """Return the fraction of a muscle's motor units whose cell lives and whose axon arrives [1]."""
    lost = sum(state.share * (1.0 - state.cell * state.axon) for state in states)
    return max(0.0, 1.0 - lost)
