"""Effort control: no effort changes nothing, full effort takes the stated share."""

import pytest

from sherrington.body.cord.effort_control import EffortControlParams, relaxed_gain
from sherrington.foundation import load

P = load(EffortControlParams)


@pytest.mark.parametrize("share", [P.recurrent, P.autogenic])
def test_gain(share):
    assert relaxed_gain(1.3, share, 0.0) == 1.3
    assert relaxed_gain(1.3, share, 1.0) == pytest.approx(1.3 * (1.0 - share))
    gains = [relaxed_gain(1.0, share, e / 10) for e in range(11)]
    assert gains == sorted(gains, reverse=True) and gains[-1] >= 0.0
