"""The ring of events: arrival on the right step, nothing lost, fault when full."""

import numpy as np

from sherrington.circuit import events
from sherrington.circuit.model import Ring

DT = 0.05
# stages are compiled to be called by the loop alone; their plain form is the definition of right
push = getattr(events.push, "py_func", events.push)


def ring(slots=64, n=16):
    return Ring(
        head=np.full(slots, -1, np.int32), link=np.zeros(n, np.int32), code=np.zeros(n, np.int64),
        free=np.arange(n, dtype=np.int32), n_free=np.array([n]), fault=np.zeros(1, np.int64),
    )  # fmt: skip


def drain(r, step):
    """Return the codes that arrive at a step and give their cells back, as the loop does."""
    slot = step & (len(r.head) - 1)
    cell, out = r.head[slot], []
    r.head[slot] = -1
    while cell >= 0:
        out.append(int(r.code[cell]))
        r.free[r.n_free[0]] = cell
        r.n_free[0] += 1
        cell = r.link[cell]
    return out


def test_arrives_on_the_nearest_step():
    r = ring()
    for code, (step, delay) in enumerate([(0.0, 0.5), (0.4, 0.5), (0.6, 0.5), (3.0, 0.0)]):
        push(r, code, step, delay, DT)
    assert [sorted(drain(r, s)) for s in range(12)] == [[], [], [], [3], [], [], [], [], [], [], [0, 1], [2]]


def test_the_last_filed_is_first_within_a_step_and_cells_come_back():
    r = ring()
    for code in range(10):
        push(r, code, 0.0, 1.0, DT)
    assert r.n_free[0] == 6
    assert drain(r, 20) == list(range(9, -1, -1))
    assert r.n_free[0] == 16 and drain(r, 20) == []


def test_wraps_round():
    r = ring(slots=16)
    got = []
    for step in range(200):
        got += drain(r, step)
        push(r, step, float(step), 0.5, DT)
    assert got == list(range(190)) and r.fault[0] == 0


def test_a_full_ring_says_so():
    r = ring(n=4)
    for code in range(5):
        push(r, code, 0.0, 0.1, DT)
    assert r.fault[0] == 1
