"""Loss: how much of a bundle is gone, when each part of it went, and how suddenly."""

from collections.abc import Callable, Iterable
from math import exp
from typing import NamedTuple

from sherrington.circuit.patient import Bundle, Insult, Route

Kernel = Callable[[float], float]

WHOLE: Bundle = (Route(share=1.0),)
NOTHING = 1e-12  # [1] below this a fraction left is none
NODES = 16  # midpoints over the time a loss took to build up


class LossParams(NamedTuple):
    """Constants of the speed of loss; values and sources in ``loss.yaml``."""

    sudden: float  # [d] build-up time up to which a loss counts as sudden
    gradual: float  # [d] build-up time beyond that over which the speed falls to 1/e


class Piece(NamedTuple):
    """A part of a bundle that went during one stretch of the past, at an even pace."""

    amount: float  # [1] share of the whole bundle
    first: float  # [d] since the first of it went
    last: float  # [d] since the last of it went
    over: float  # [d] time the whole insult takes


History = tuple[Piece, ...]


def progress(age: float, over: float) -> float:
    """Return how much of an insult has happened: linear while it builds up, then 1 [1]."""
    return min(1.0, max(0.0, age) / over) if over > 0.0 else 1.0


def destroyed(insult: Insult) -> float:
    """Return the fraction of what meets an insult that it has destroyed by now [1]."""
    return insult.loss * progress(insult.age, insult.over)


def blocked(insult: Insult) -> float:
    """Return the fraction of living fibres that an insult keeps from conducting now [1]."""
    return insult.block * progress(insult.age, insult.over)


def silenced(insult: Insult) -> float:
    """Return the fraction that no longer works now, destroyed or blocked [1]."""
    return 1.0 - (1.0 - destroyed(insult)) * (1.0 - blocked(insult))


def chain(insults: Iterable[Insult], share: float, effect: Callable[[Insult], float]) -> History:
    """Return when the fibres of one route went, insults in series.

    The oldest insult takes its part of all fibres, each later one its part of those left.

    Parameters
    ----------
    insults : iterable of Insult
        What the route met, in any order.
    share : float
        Share of the bundle that runs here. [1]
    effect : callable
        Fraction that one insult takes now: ``destroyed`` or ``silenced``. [1]

    Returns
    -------
    history : tuple of Piece
        Amounts sum to the share times the lost fraction.
    """
    left, pieces = share, []
    for insult in sorted(insults, key=lambda one: (-one.age, -one.over)):
        amount = left * effect(insult)
        if amount > 0.0:
            last = max(0.0, insult.age - insult.over)
            pieces.append(Piece(amount, insult.age, last, insult.over))
            left -= amount
    return tuple(pieces)


def history(bundle: Bundle, effect: Callable[[Insult], float] = silenced) -> History:
    """Return the history of loss of a whole bundle, routes side by side."""
    return tuple(piece for r in bundle for piece in chain(r.insults, r.share, effect))


def amount(past: History) -> float:
    """Return how much of the bundle is gone, 0 to 1 [1]."""
    return min(1.0, sum(piece.amount for piece in past))


def felt(past: History, kernel: Kernel) -> float:
    r"""Return a loss weighted by what time has made of each part of it.

    .. math:: \sum_i m_i \, \frac{1}{t_i - t_i'} \int_{t_i'}^{t_i} k(u)\, du

    Parameters
    ----------
    past : tuple of Piece
        History of the loss.
    kernel : callable
        Effect of a unit loss [1] by time since it happened [d].

    Returns
    -------
    effect : float
        Between 0 and the amount lost for kernels between 0 and 1. [1]
    """
    return sum(piece.amount * _mean(piece, kernel) for piece in past)


def mean(past: History, kernel: Kernel) -> float:
    """Return the mean of a kernel over everything lost; 0 where nothing is [1]."""
    total = sum(piece.amount for piece in past)
    return felt(past, kernel) / total if total > 0.0 else 0.0


def _mean(piece: Piece, kernel: Kernel) -> float:
    """Return the mean of a kernel over the ages of one piece."""
    width = piece.first - piece.last
    if width <= 0.0:
        return kernel(piece.first)
    return sum(kernel(piece.last + width * (n + 0.5) / NODES) for n in range(NODES)) / NODES


def speed(over: float, p: LossParams) -> float:
    """Return how sudden a loss was: 1 within a day, falling smoothly to 0 over months [1].

    Examples
    --------
    >>> speed(0.0, LossParams(1.0, 7.0))
    1.0
    """
    return exp(-max(0.0, over - p.sudden) / p.gradual)


def sudden_part(past: History, p: LossParams) -> History:
    """Return the history with each amount scaled by the speed of its loss."""
    return tuple(piece._replace(amount=piece.amount * speed(piece.over, p)) for piece in past)


def slowing(bundle: Bundle) -> float:
    """Return the fractional fall of velocity over the fibres that are left [1].

    Parameters
    ----------
    bundle : Bundle
        Routes with their insults; slowing in series multiplies.

    Returns
    -------
    slow : float
        Mean over fibres left; over all fibres where none is left.
    """
    left = [route.share - amount(chain(route.insults, route.share, destroyed)) for route in bundle]
    falls = [_series(route.insults) for route in bundle]
    weights = left if sum(left) > NOTHING else [route.share for route in bundle]
    total = sum(weights)
    return sum(w * fall for w, fall in zip(weights, falls, strict=True)) / total if total else 0.0


def _series(insults: Iterable[Insult]) -> float:
    """Return the fall of velocity along one route."""
    speed_left = 1.0
    for insult in insults:
        speed_left *= 1.0 - insult.slow * progress(insult.age, insult.over)
    return 1.0 - speed_left


def rise(age: float, tau: float, start: float) -> float:
    r"""Return the slow adaptation :math:`a = 1 - e^{-(t - t_0)^+ / \tau}`.

    Parameters
    ----------
    age : float
        Time since the loss. [d]
    tau : float
        Time constant. [d]
    start : float
        Delay before anything changes. [d]

    Returns
    -------
    a : float
        0 to 1.
    """
    return 1.0 - exp(-max(0.0, age - start) / tau)
