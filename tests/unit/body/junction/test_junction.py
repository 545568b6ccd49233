"""Junction: delays, safety margin, and what trains of impulses do where it is small."""

import pytest

from sherrington.body.junction.junction import (
    LAST,
    JunctionParams,
    probability,
    recovered,
    rested,
    step_junction,
    transmitted,
)
from sherrington.foundation import load

P = load(JunctionParams)


def train(times, quantal=1.0, release=1.0, calcium=1.0):
    """Return the fraction of fibres that fires at each impulse of a train [s]."""
    state, last, out = tuple(rested(1)[:LAST, 0]), -1e3, []
    for time in times:
        fraction, *state = step_junction(*state, time - last, quantal, release, calcium, P)
        out.append(fraction)
        last = time
    return out


def every(rate, n):
    return [i / rate for i in range(n)]


def test_delays():
    assert 0.0 < P.onset < P.delay < 2.0  # [ms]


def test_a_healthy_junction_never_fails():
    assert min(train(every(3.0, 10))) > 0.995
    assert min(train(every(30.0, 90))) > 0.98
    assert min(train(every(25.0, 1500))) > 0.96


def test_recovery_in_two_parts_equals_one_while_nothing_is_mobilised():
    tired = (0.4, 2.0, 0.0, 0.5, 1.0)
    half = recovered(*tired, 0.5, 1.0, P)
    assert recovered(*half, 0.5, 1.0, P) == pytest.approx(recovered(*tired, 1.0, 1.0, P))


def test_more_quanta_or_larger_ones_pass_at_more_endplates():
    fractions = [transmitted(m, 1.0, P) for m in (0.0, 5.0, 15.0, 50.0)]
    assert fractions[0] == 0.0 and fractions == sorted(fractions)
    assert transmitted(50.0, 0.4, P) < transmitted(50.0, 0.6, P)


def test_release_never_exceeds_its_bound():
    assert probability(100.0, 1.0, 0.1, P) == P.probability_most
    assert probability(0.0, 0.0, 1.0, P) == pytest.approx(P.probability)


@pytest.mark.parametrize(("quantal", "low", "high"), [(0.5, 0.88, 0.95), (0.4375, 0.80, 0.90), (0.375, 0.68, 0.78)])
def test_small_quanta_lose_fibres_with_use(quantal, low, high):
    """Single impulses pass at most endplates; 3 Hz decrement; effort fatigues, rest restores."""
    slow, effort = train(every(3.0, 5), quantal), train(every(30.0, 60), quantal)
    assert low < slow[0] < high
    assert 0.05 < 1.0 - slow[3] / slow[0] < 0.25
    assert effort[-1] < 0.85 * effort[0]
    assert train([*every(30.0, 60), 60.0], quantal)[-1] > 0.95 * slow[0]


def test_little_calcium_is_made_good_by_effort():
    slow, fast = train(every(3.0, 5), calcium=0.2), train(every(50.0, 50), calcium=0.2)
    after = train([*every(25.0, 250), 11.0], calcium=0.2)[-1]
    assert slow[0] < 0.3 and slow[3] < slow[0]
    assert fast[-1] > 2.0 * slow[0] and after > 2.0 * slow[0]


def test_few_release_sites_stay_weak():
    slow, effort = train(every(3.0, 5), release=0.16), train(every(30.0, 60), release=0.16)
    assert slow[0] < 0.15 and max(effort) < 0.5
    assert train([*every(25.0, 250), 11.0], release=0.16)[-1] > 1.2 * slow[0]


def test_nothing_left_transmits_nothing():
    assert train([0.0, 0.1], quantal=0.0) == [0.0, 0.0]
    assert train([0.0, 0.1], calcium=0.0) == [0.0, 0.0]
    assert train([0.0, 0.1], release=0.0) == [0.0, 0.0]
