"""Stages of a step that are no organ of their own: afferents fire at the rate above their threshold."""

from types import SimpleNamespace

import numpy as np
import pytest

from sherrington.circuit import step


def fibres(threshold):
    n = len(threshold)
    a = SimpleNamespace(
        start=np.array([0]), stop=np.array([n]), pool=np.array([3]), kind=np.array([1]),
        threshold=np.asarray(threshold, np.float32),
    )  # fmt: skip
    state = SimpleNamespace(
        phase=np.zeros(n, np.float32), goal=np.ones(n, np.float32), count=np.zeros(n, np.int64)
    )  # fmt: skip
    return a, state


def run(plain, monkeypatch, threshold, rate, steps=2000, silent=0):
    """Return impulses sent and noted while a group of fibres hears one rate [Hz] for some milliseconds."""
    plain(step)
    sent = []
    monkeypatch.setattr(step, "push", lambda ring, code, at, delay, dt: sent.append((code, at)))
    a, state = fibres(threshold)
    nerve = SimpleNamespace(afferents=np.zeros((500, 4)), n_afferents=np.zeros(1, np.int64))
    k = SimpleNamespace(dt=1.0, key=9, silent=silent)
    for t in range(steps):
        step.step_afferents(a, np.zeros(100), state, None, nerve, np.array([rate]), k, t, steps // 2, 40)
    return sent, state.count, nerve


def test_a_fibre_fires_at_the_rate_above_its_threshold(plain, monkeypatch):
    threshold = np.linspace(0.0, 60.0, 16)
    sent, count, _ = run(plain, monkeypatch, threshold, 50.0)
    assert count == pytest.approx(2.0 * np.maximum(50.0 - threshold, 0.0), rel=0.1, abs=2.0)
    assert len(sent) == count.sum() and not count[threshold > 50.0].any()
    # sources are numbered from the first afferent
    assert {code % 100 for code, _ in sent} <= set(range(40, 56))


def test_nothing_is_heard_of_a_silent_receptor(plain, monkeypatch):
    sent, count, nerve = run(plain, monkeypatch, np.zeros(16), 0.0, steps=300)
    assert sent == [] and not count.any() and nerve.n_afferents[0] == 0


def test_silenced_fibres_fire_and_send_nothing(plain, monkeypatch):
    sent, count, _ = run(plain, monkeypatch, np.zeros(16), 30.0, steps=300, silent=1)
    assert sent == [] and count.all()


def test_the_needle_in_the_nerve_hears_what_comes_after_settling(plain, monkeypatch):
    _, count, nerve = run(plain, monkeypatch, np.zeros(16), 20.0, steps=400)
    heard = nerve.afferents[: nerve.n_afferents[0]]
    assert 0 < len(heard) < count.sum()
    assert (heard[:, 0] >= 0.0).all() and set(heard[:, 1]) == {3.0} and set(heard[:, 2]) == {1.0}


def test_a_full_record_forgets_the_rest(plain):
    plain(step)
    nerve = SimpleNamespace(afferents=np.zeros((3, 4)), n_afferents=np.zeros(1, np.int64))
    for i in range(9):
        step.note(nerve, float(i), 0, 0, i)
    assert nerve.n_afferents[0] == 3 and nerve.afferents[:, 3].tolist() == [0.0, 1.0, 2.0]
