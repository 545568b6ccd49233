"""Selection: an order of loss changes who goes, not how many."""

import numpy as np
import pytest

from sherrington.circuit.patient import RouteState
from sherrington.circuit.selection import mean_order, order_of_loss

N = 4000
RANK = (np.arange(N) * 0.6180339887498949 + 0.3) % 1.0
Z = (np.arange(N) + 0.5) / N


def survivors(order, left):
    """Return which of many units survive."""
    return order_of_loss(RANK, Z, np.full(N, order)) < left


@pytest.mark.parametrize("order", [-1.0, -0.6, -0.2, 0.0, 0.3, 0.5, 0.8, 1.0])
@pytest.mark.parametrize("left", [0.0, 0.05, 0.3, 0.7, 1.0])
def test_as_many_are_left_in_any_order(order, left):
    assert survivors(order, left).mean() == pytest.approx(left, abs=0.01)


@pytest.mark.parametrize("order", [-0.7, 0.0, 0.4, 1.0])
def test_who_is_lost_early_stays_lost(order):
    few, many = survivors(order, 0.3), survivors(order, 0.6)
    assert not (few & ~many).any()


def test_by_chance_is_the_rank_itself():
    assert (order_of_loss(RANK, Z, np.zeros(N)) == RANK).all()


def test_large_or_small_ones_go_first():
    means = [Z[survivors(order, 0.5)].mean() for order in (-1.0, -0.3, 0.0, 0.3, 1.0)]
    assert means == sorted(means, reverse=True)
    assert means[0] == pytest.approx(0.75, abs=0.01) and means[4] == pytest.approx(0.25, abs=0.01)


def test_the_order_of_a_muscle_is_that_of_its_losses():
    lost, whole = RouteState(share=0.5, cell=0.2, order=0.8), RouteState(share=0.5)
    assert mean_order((lost, whole)) == pytest.approx(0.8)
    assert mean_order((RouteState(share=0.5, axon=0.2, order=0.4), lost)) == pytest.approx(0.6)
    assert mean_order((whole, whole)) == 0.0
