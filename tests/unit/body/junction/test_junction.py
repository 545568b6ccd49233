"""Junction: its two delays."""

from sherrington.body.junction.junction import JunctionParams
from sherrington.foundation import load


def test_delays():
    p = load(JunctionParams)
    assert 0.0 < p.onset < p.delay < 2.0  # [ms]
