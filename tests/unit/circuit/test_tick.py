"""The half-millisecond grid: noise has the variance it should, muscles sum their units, wishes reach their pools."""

from types import SimpleNamespace

import numpy as np
import pytest

from sherrington.body.cortex.will import WillParams
from sherrington.body.tract.corticospinal import CorticospinalParams
from sherrington.circuit import tick
from sherrington.circuit.tick import ALPHA, BETA, SLOW, H
from sherrington.foundation import load

CST, WILL = load(CorticospinalParams), load(WillParams)


def test_common_drive_has_variance_1_and_its_own_rhythm(plain):
    plain(tick)
    rows, n = 3, 8000
    noise, seen = np.zeros((rows, 5)), np.zeros((n, rows, 5))
    for t in range(n):
        tick.common_drive(noise, CST, 77, t)
        seen[t] = noise
    late = seen[1000:]
    for column, width in ((SLOW, 0.35), (ALPHA, 0.4), (BETA, 0.3)):
        assert (late[:, :, column] ** 2).mean() == pytest.approx(1.0, rel=width)
    for column, wanted in ((ALPHA, CST.alpha_frequency), (BETA, CST.beta_frequency)):
        crossings = np.count_nonzero(np.diff(np.sign(late[:, :, column]), axis=0) > 0) / rows
        assert crossings / (len(late) * H * 1e-3) == pytest.approx(wanted, rel=0.15)
    # muscles do not share their own part
    assert abs(np.corrcoef(late[:, 0, BETA], late[:, 1, BETA])[0, 1]) < 0.3


def muscle(n=64):
    """Return labels, twitches, and state of two muscles of one pool and one of another."""
    label = np.repeat([0, 1, 2, -1], n // 4).astype(np.int32)
    one = np.ones(n, np.float32)
    twitches = SimpleNamespace(relax=0.99 * one, gain=0.01 * one, size=one / n, saturation=one)
    motor = SimpleNamespace(
        twitch=0.2 * one, spring=0.1 * one, size=one / n, active=np.zeros(3), pool_active=np.zeros(2)
    )
    return label, twitches, motor


def test_a_pool_pulls_as_hard_as_its_muscles_together(plain):
    plain(tick)
    label, twitches, motor = muscle()
    tick.contract(label, twitches, np.array([0, 0, 1]), motor, np.zeros(16, np.float32))
    assert (motor.active > 0.0).all()
    assert motor.pool_active == pytest.approx([motor.active[0] + motor.active[1], motor.active[2]])
    assert motor.twitch[label < 0] == pytest.approx(0.2)  # padding is nobody's muscle


def test_a_muscle_without_impulses_relaxes(plain):
    plain(tick)
    label, twitches, motor = muscle()
    forces = []
    for _ in range(1500):
        tick.contract(label, twitches, np.array([0, 0, 1]), motor, np.zeros(16, np.float32))
        forces.append(motor.pool_active.sum())
    assert forces[-1] < 1e-3 * max(forces)


def sending(n=2):
    return SimpleNamespace(
        effort=np.zeros(n), loop=np.zeros(n), noise=np.zeros((n + 1, 5)), sent=np.full((3, n), np.nan),
        tracking=np.zeros(6), rings=np.zeros((n + 1 + 1, 1024)),
    )  # fmt: skip


def test_an_effort_reaches_others_by_synergy_and_focus(plain):
    plain(tick)
    d = SimpleNamespace(focus=np.array([[1.0, 0.1], [0.1, 1.0]]), synergy=np.array([[1.0, 0.6], [0.6, 1.0]]))
    mind = sending()
    tick._send(d, CST, WILL, mind)
    assert (mind.sent == 0.0).all()
    mind.effort[0] = 0.5
    tick._send(d, CST, WILL, mind)
    assert mind.sent[0] == pytest.approx([0.5, 0.05]) and mind.sent[1] == pytest.approx([0.5, 0.3])
    mind.loop[:] = 1e9
    tick._send(d, CST, WILL, mind)
    assert mind.sent[0].max() == 1.0  # nobody can try harder than all


def test_noise_of_a_muscle_is_half_its_own_half_its_limbs(plain):
    plain(tick)
    d = SimpleNamespace(focus=np.eye(2), synergy=np.eye(2))
    mind = sending()
    mind.noise[0, SLOW], mind.noise[2, SLOW] = 1.0, 1.0
    tick._send(d, CST, WILL, mind)
    own_and_limb, limb = mind.sent[2]
    assert own_and_limb == pytest.approx(2.0 * limb) and limb == pytest.approx(CST.common_weight * CST.slow_noise)


def test_only_living_axons_of_the_muscle_fasciculate_and_as_often_as_told(plain, monkeypatch):
    plain(tick)
    fired = []
    monkeypatch.setattr(tick, "push", lambda ring, code, step, delay, dt: fired.append(code))
    n = 60
    axons = SimpleNamespace(label=np.repeat([0, 1, -1], 20), linked=np.tile([1, 0], 30), distal=np.full(n, 8.0))
    k = SimpleNamespace(silent=0, per_tick=10, dt=0.05)
    ticks, rate = 4000, 20.0
    for t in range(ticks):
        tick.fasciculate(axons, np.array([0.0, rate]), None, k, 5, t, 1000)
    units = np.array(fired) % 1000
    assert (axons.label[units] == 1).all() and (axons.linked[units] == 1).all()
    assert len(units) == pytest.approx(rate * ticks * H * 1e-3, rel=0.35) and len(set(units)) > 5
    fired.clear()
    tick.fasciculate(axons, np.array([1e9, 1e9]), None, SimpleNamespace(silent=1, per_tick=10, dt=0.05), 5, 0, 1000)
    assert fired == []


def test_a_wish_becomes_the_effort_toward_its_pool(plain):
    plain(tick)
    mind, n = sending(), 2
    body = SimpleNamespace(ia_rate=np.zeros(n), angle=np.zeros(1), force=np.zeros(n))
    motor = SimpleNamespace(pool_active=np.zeros(n), active=np.zeros(n))
    wish = SimpleNamespace(effort=np.array([[0.0, 0.0], [0.3, 0.9]]), track_label=-1)
    handling = SimpleNamespace(tap=np.full(4, -1))
    for t in (0, 1):
        tick.will(np.array([0, 1]), np.full(n, 50.0), WILL, 10.0, mind, body, motor, wish, handling, t)
        assert mind.effort.tolist() == wish.effort[t].tolist()
    assert (mind.loop == 0.0).all()


def test_the_long_latency_loop_hears_the_muscle_after_its_delay(plain):
    plain(tick)
    mind, n, delay = sending(), 2, 50.0
    body = SimpleNamespace(ia_rate=np.array([100.0, 0.0]), angle=np.zeros(1), force=np.zeros(n))
    wish = SimpleNamespace(effort=np.zeros((400, n)), track_label=-1)
    handling = SimpleNamespace(tap=np.full(4, -1))
    loop = []
    for t in range(200, 400):
        tick.will(np.array([0, 1]), np.full(n, delay), WILL, 10.0, mind, body, None, wish, handling, t)
        loop.append(mind.loop.copy())
    heard = np.array(loop)
    first = int(np.flatnonzero(heard[:, 0] > 0.0)[0])
    assert first * H == pytest.approx(delay, abs=H) and (heard[:, 1] == 0.0).all()
    assert (np.diff(heard[first:, 0]) > 0.0).all() and heard[:, 0].max() < 1.0


def test_nothing_painful_means_no_flexor_reflex(plain):
    plain(tick)
    level = SimpleNamespace(skin_count=np.zeros(1), flexor=np.zeros(4))
    from sherrington.body.cord.flexor_reflex import FlexorReflexParams

    f = load(FlexorReflexParams)
    for _ in range(50):
        tick.flexor(level, f, 100)
    assert not level.flexor.any()
    level.skin_count[0] = 100.0 * f.rate * H * 1e-3
    tick.flexor(level, f, 0)
    assert level.skin_count[0] > 0.0 and not level.flexor.any()  # a circuit without skin
    for _ in range(200):
        level.skin_count[0] = 100.0 * f.rate * H * 1e-3
        tick.flexor(level, f, 100)
    assert level.skin_count[0] == 0.0 and level.flexor[1] > 0.0
