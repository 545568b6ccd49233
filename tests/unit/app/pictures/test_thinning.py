"""What is shown of a recording: peaks stay, and what does not move is left out."""

import numpy as np
import pytest

from sherrington.app.pictures.thinning import MOVES, moving, thinned
from sherrington.circuit.command import Command
from sherrington.circuit.trace import Trace


def test_thinning_keeps_peaks():
    values = np.zeros(10_001)
    values[7777] = 5.0
    low, high = thinned(values, 100, True)
    assert high.max() == 5.0 and low.min() == 0.0 and len(high) == 100
    assert thinned(np.arange(10.0), 100, False).size == 10


@pytest.mark.parametrize(("ways", "shown"), [((1.5, 0.5, 3.0), [0, 2]), ((0.5, 0.0, 0.9), [0])])
def test_degrees_of_freedom_that_move_or_the_first(ways, shown):
    angle = MOVES * np.outer(ways, np.linspace(0.0, 1.0, 50))
    trace = Trace(
        Command("index", "right", 0.05), 1000.0, 10000.0, ("index", "ring", "thumb"), (), angle, 0.0 * angle,
        np.zeros((0, 50)), np.zeros((0, 500)), np.zeros(50),
    )  # fmt: skip
    assert moving(trace) == shown
