"""Selection: which units of a pool are lost when a fraction is: by chance, the large or the small ones first."""

from collections.abc import Sequence

import numpy as np

from sherrington.circuit.patient import RouteState


def order_of_loss(rank: np.ndarray, z: np.ndarray, order: np.ndarray) -> np.ndarray:
    r"""Return the place of each unit among the survivors: those whose place is above the fraction left are lost.

    .. math:: x = F\big((1 - |o|)\, u + |o|\, v\big),\quad v = z \text{ or } 1 - z

    with :math:`F` the distribution of a sum of two even ones, so that places are even in (0, 1) for
    any order and the fraction lost is what it was.

    Parameters
    ----------
    rank : ndarray, shape [n]
        Chance :math:`u` of each unit. [1]
    z : ndarray, shape [n]
        Place in the size order, the largest at 1. [1]
    order : ndarray, shape [n]
        1 the largest go first, -1 the smallest, 0 chance alone decides. [1]

    Examples
    --------
    >>> order_of_loss(np.array([0.9, 0.1]), np.array([0.25, 0.75]), np.array([0.0, 0.0])).tolist()
    [0.9, 0.1]
    >>> order_of_loss(np.array([0.9, 0.1]), np.array([0.25, 0.75]), np.array([1.0, -1.0])).tolist()
    [0.25, 0.25]
    """
    weight = np.abs(order)
    low, high = np.minimum(weight, 1.0 - weight), np.maximum(weight, 1.0 - weight)
    x = (1.0 - weight) * rank + weight * np.where(order > 0.0, z, 1.0 - z)
    edge = 2.0 * np.maximum(low * high, 1e-12)
    even = np.where(x < low, x * x / edge, np.where(x > high, 1.0 - (1.0 - x) ** 2 / edge, (x - 0.5 * low) / high))
    return np.where(weight > 0.0, even, rank)


def mean_order(routes: Sequence[RouteState]) -> float:
    """Return in which order a muscle lost its units, routes weighted by how much they lost [1]."""
    lost = [route.share * (1.0 - route.cell * route.axon) for route in routes]
    total = sum(lost)
    return sum(part * route.order for part, route in zip(lost, routes, strict=True)) / total if total > 0.0 else 0.0
