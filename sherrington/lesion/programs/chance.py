"""What a person's draws mean: a uniform number in (0, 1) becomes a value, a count, a choice."""

from collections.abc import Sequence
from math import exp, log, pi, sin
from statistics import NormalDist

_NORMAL = NormalDist()


def between(u: float, low: float, high: float) -> float:
    """Return a value spread evenly between two bounds."""
    return low + (high - low) * u


def around(u: float, middle: float, spread: float) -> float:
    """Return a value of a log-normal distribution by its median and the SD of its logarithm."""
    return middle * exp(spread * _NORMAL.inv_cdf(u))


def patchy(u: float) -> float:
    """Return a value of Beta(1/2, 1/2): mostly near nothing or near all [1].

    Examples
    --------
    >>> round(patchy(0.5), 3), round(patchy(0.1), 3)
    (0.5, 0.024)
    """
    return sin(0.5 * pi * u) ** 2


def waiting(u: float, rate: float) -> float:
    """Return the waiting time of an event at a constant rate, in the inverse of its unit."""
    return -log(1.0 - u) / rate


def events(draws: Sequence[float], rate: float, until: float) -> tuple[float, ...]:
    """Return when events of a constant rate happened, up to a moment.

    A later moment adds events and moves none, so that a course read at two times is one course.

    Parameters
    ----------
    draws : sequence of float
        One per event; no more events than draws.
    rate : float
        Per unit of time.
    until : float
        In that unit.
    """
    time, found = 0.0, []
    for u in draws:
        time += waiting(u, rate)
        if time > until:
            break
        found.append(time)
    return tuple(found)


def pick(u: float, weights: Sequence[float]) -> int:
    """Return the index of one of several choices by their weights.

    Examples
    --------
    >>> pick(0.5, [1.0, 3.0]), pick(0.2, [1.0, 3.0])
    (1, 0)
    """
    rest = u * sum(weights)
    for i, weight in enumerate(weights):
        rest -= weight
        if rest < 0.0:
            return i
    return len(weights) - 1
