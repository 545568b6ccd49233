"""Spinal levels: effort reaches what is still connected, and nothing where no tract is left."""

from types import SimpleNamespace

import numpy as np
import pytest

from sherrington.body.brainstem.reticulospinal import BrainstemParams
from sherrington.body.cord.depression import DepressionParams
from sherrington.body.cord.effort_control import EffortControlParams
from sherrington.body.cord.presynaptic import PresynapticParams
from sherrington.body.receptor.spindle import SpindleParams
from sherrington.circuit import tick
from sherrington.foundation import load

PRESYNAPTIC = load(PresynapticParams)


def settled(cst, remote, effort):
    """Return the gains [shape 6] and fusimotor effects of one pool after a steady effort."""
    one, none = np.ones(1), np.zeros(1)
    q = SimpleNamespace(
        opponent=np.zeros((1, 1)), cst=one * cst, remote=one * remote, pi_rest=one * PRESYNAPTIC.rest,
        floor=one * load(DepressionParams).floor, reciprocal=one, reciprocal_cst=one * cst, recurrent=one,
        autogenic=one, secondary=one, nm_rest=one * 0.3, nm_effort=one, gamma=one * remote,
    )  # fmt: skip
    c = SimpleNamespace(
        presynaptic=PRESYNAPTIC, brainstem=load(BrainstemParams), effort=load(EffortControlParams),
        spindle=load(SpindleParams),
        numbers=SimpleNamespace(floor_effort=load(DepressionParams).floor_effort, fusimotor_half=60.0),
    )  # fmt: skip
    level = SimpleNamespace(heard=none.copy(), control=one * PRESYNAPTIC.rest, nm=one * 0.3)
    body = SimpleNamespace(ia_rate=none.copy(), dynamic=none.copy(), static=none.copy())
    wish = SimpleNamespace(reinforcement=np.zeros(1), stance=0.0, arousal=1.0)
    gains = np.zeros(12)
    for _ in range(4000):
        tick.levels(q, c, one * effort, level, gains, body, wish, 0)
    return gains, float(body.dynamic[0]), float(body.static[0])


def test_below_a_complete_lesion_trying_changes_nothing(plain):
    plain(tick)
    still, hard = settled(0.0, 0.0, 0.0), settled(0.0, 0.0, 1.0)
    assert hard[0] == pytest.approx(still[0]) and hard[1:] == still[1:]


@pytest.mark.parametrize("tracts", [(0.5, 0.5), (1.0, 1.0), (0.0, 1.0)])
def test_effort_frees_a_muscle_of_its_tendon_organs_and_drives_its_spindles(plain, tracts):
    plain(tick)
    still, hard = settled(*tracts, 0.0), settled(*tracts, 1.0)
    assert hard[0][3] < still[0][3] and hard[1] > still[1] and hard[2] > still[2]


def test_the_more_is_left_the_more_effort_does(plain):
    plain(tick)
    found = [settled(left, left, 1.0) for left in (0.0, 0.25, 0.5, 0.75, 1.0)]
    for values in ([-f[0][3] for f in found], [f[2] for f in found], [f[0][6] for f in found]):
        assert values == sorted(values) and values[-1] > values[0]


def test_a_weak_effort_is_enough(plain):
    plain(tick)
    weak, strong = settled(1.0, 1.0, 1.0 / PRESYNAPTIC.effort_ramp)[0], settled(1.0, 1.0, 1.0)[0]
    assert weak[3] == pytest.approx(strong[3]) and weak[0] == pytest.approx(strong[0])
