"""Courses over time that disease programs are made of: all start at 0 and end at 1 unless they say so."""

from collections.abc import Sequence
from math import exp, log
from typing import NamedTuple

FAR = 60.0  # [1] exponents beyond this are 0 or 1 in double precision


class RelapseShape(NamedTuple):
    """How one attack comes and goes."""

    rise: float  # [d] from nothing to its worst
    plateau: float  # [d] at its worst
    tau: float  # [d] time constant of recovery
    residual: float = 0.0  # [1] what never recovers


def step(time: float, start: float = 0.0) -> float:
    """Return 0 before a moment and 1 from it on [1]."""
    return 1.0 if time >= start else 0.0


def ramp(time: float, start: float, end: float) -> float:
    """Return a straight rise between two moments; a step where they are one [1].

    Examples
    --------
    >>> ramp(3.0, 2.0, 4.0), ramp(9.0, 2.0, 4.0)
    (0.5, 1.0)
    """
    if end <= start:
        return step(time, start)
    return min(1.0, max(0.0, (time - start) / (end - start)))


def logistic(time: float, middle: float, width: float) -> float:
    r"""Return the logistic rise :math:`1 / (1 + e^{-(t - t_{50})/w})` [1].

    Examples
    --------
    >>> logistic(30.0, 30.0, 5.0)
    0.5
    """
    x = (time - middle) / width
    if abs(x) > FAR:
        return 1.0 if x > 0.0 else 0.0
    return 1.0 / (1.0 + exp(-x))


def since_onset(time: float, middle: float, width: float) -> float:
    """Return a logistic rise that is exactly 0 at time 0 and before [1]."""
    before = logistic(0.0, middle, width)
    return max(0.0, (logistic(time, middle, width) - before) / (1.0 - before))


def left_after_recovery(time: float, start: float, tau: float, share: float = 1.0) -> float:
    r"""Return what is left of a disturbance: 1 at first, down to :math:`1 - p` in the end [1].

    .. math:: 1 - p\,(1 - e^{-(t - t_0)^+/\tau})

    Parameters
    ----------
    time : float
        Time since the disturbance. [d]
    start : float
        Delay before it recovers. [d]
    tau : float
        Time constant. [d]
    share : float
        Part :math:`p` that recovers. [1]
    """
    return 1.0 - share * (1.0 - exp(-max(0.0, time - start) / tau))


def dead_by(time: float, rate: float, start: float = 0.0) -> float:
    r"""Return the fraction that a constant hazard has taken: :math:`1 - e^{-h (t - t_0)^+}` [1]."""
    return 1.0 - exp(-rate * max(0.0, time - start))


def dead_by_logistic(time: float, rate: float, middle: float, width: float) -> float:
    r"""Return the fraction taken by a hazard that itself rises along a logistic [1].

    .. math:: 1 - \exp\left(-h \int_0^t \frac{du}{1 + e^{-(u - t_{50})/w}}\right)

    Parameters
    ----------
    time : float
        Since the disease began. [d]
    rate : float
        Full hazard :math:`h`. [1/d]
    middle, width : float
        Of the logistic. [d]
    """
    if time <= 0.0:
        return 0.0
    return 1.0 - exp(-rate * width * (_softplus((time - middle) / width) - _softplus(-middle / width)))


def _softplus(x: float) -> float:
    """Return log(1 + e^x) without overflow."""
    return x if x > FAR else log(1.0 + exp(max(-FAR, x)))


def length_dependence(length: float, reach: float, width: float) -> float:
    r"""Return the part of fibres of one length that a dying-back process has taken [1].

    .. math:: \frac{1}{1 + e^{-(\ell - L_c)/w}}

    Parameters
    ----------
    length : float
        Length of the fibre. [m]
    reach : float
        Critical length :math:`L_c(t)`, which falls with time. [m]
    width : float
        Scatter of that length among fibres. [m]
    """
    return logistic(length, reach, width)


def in_series(parts: Sequence[float]) -> float:
    """Return what several independent losses of the same fibres take together [1].

    Examples
    --------
    >>> in_series([0.5, 0.5])
    0.75
    """
    left = 1.0
    for part in parts:
        left *= 1.0 - min(1.0, max(0.0, part))
    return 1.0 - left
