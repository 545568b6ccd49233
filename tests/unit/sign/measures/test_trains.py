"""Spike trains: parts of a train are parts of it, rates are those of regular trains."""

from itertools import pairwise

import numpy as np
import pytest
from made_records import blank, firing, pulling

from sherrington.exam.laboratory import held
from sherrington.sign.measures import UnableError
from sherrington.sign.measures.trains import between, evenly, mean_rate, pull, steady, trains

COMMAND = held("ankle", "right", 1.0, "trains")


def test_every_discharge_of_a_muscle_belongs_to_one_train():
    wanted = {("soleus", 4): [0.1, 0.3], ("soleus", 2): [0.2], ("tibialis_anterior", 2): [0.25]}
    trace = firing(blank(COMMAND), wanted)
    own = trains(trace, "soleus")
    assert list(own) == [2, 4] and sum(map(len, own.values())) == 3
    assert trains(trace, "tibialis_anterior")[2].tolist() == [0.25]
    with pytest.raises(UnableError, match="gastrocnemius"):
        trains(trace, "gastrocnemius_medial")


@pytest.mark.parametrize("rate", [3.0, 8.0, 30.0])
def test_the_rate_of_a_regular_train(rate):
    times = np.arange(0.0, 2.0, 1.0 / rate)
    assert mean_rate(times) == pytest.approx(rate)
    assert mean_rate(times + 5.0) == pytest.approx(rate)


def test_one_discharge_is_no_rate():
    assert mean_rate(np.array([0.3])) == mean_rate(np.zeros(0)) == mean_rate(np.array([0.3, 0.3])) == 0.0


def test_windows_tile_a_train():
    times = np.sort(np.random.default_rng(1).random(200))
    edges = np.linspace(0.0, 1.0, 8)
    parts = [between(times, a, b) for a, b in pairwise(edges)]
    assert np.array_equal(np.concatenate(parts), times)


def test_the_steady_part_has_no_pause():
    times = np.concatenate([np.arange(5) * 0.1, 3.0 + np.arange(9) * 0.1, 6.0 + np.arange(3) * 0.1])
    part = steady(times)
    assert part.tolist() == times[5:14].tolist() and np.diff(part).max() <= 0.3
    assert steady(times, pause=10.0).size == times.size


def test_evenly_spread_items_hold_both_ends():
    items = list(range(7, 60))
    picked = evenly(items, 10)
    assert len(picked) == 10 and picked[0] == 7 and picked[-1] == 59 and picked == sorted(set(picked))
    assert evenly(items, 100) is items


def test_the_pull_of_a_group_is_the_sum_above_rest():
    trace = pulling(blank(COMMAND), "soleus", lambda t: 5.0 + 10.0 * (t > 0.5))
    trace = pulling(trace, "gastrocnemius_medial", lambda t: 1.0 + 2.0 * (t > 0.5))
    both = pull(trace, ("soleus", "gastrocnemius_medial"))
    assert both[0] == 0.0 and both[-1] == pytest.approx(12.0)
    assert both == pytest.approx(pull(trace, ("soleus",)) + pull(trace, ("gastrocnemius_medial",)))
