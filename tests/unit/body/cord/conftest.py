"""One motoneuron alone: constants without spread, current or conductance in, spikes and potential out."""

import numba
import numpy as np
import pytest

from sherrington.body.cord import motoneuron as mn
from sherrington.foundation import load

P = load(mn.MotoneuronParams)


@numba.njit(error_model="numpy")
def _run(c, current, tonic, pulse_at, pulse, e_g, plateau, k, times, potential):
    zero = np.float32(0.0)
    vd = vs = m = n = q = vl = p = ge = zero
    h, since, count = np.float32(1.0), np.float32(1e3), 0
    for i in range(current.shape[0]):
        if i == pulse_at:
            ge += pulse
        out = mn.step_motoneuron(
            vd, vs, m, h, n, q, vl, p, since, ge, zero, zero, zero, current[i], tonic[i],
            c[0], c[1], c[2], c[3], c[4], c[5], c[6] * plateau, c[7], c[8], c[9], c[10], c[11], c[12], k,
        )  # fmt: skip
        vd, vs, m, h, n, q, vl, p, since, spike, crossed = out
        ge *= e_g
        potential[i] = vs
        if spike == 1 and count < times.shape[0]:
            times[count] = (i + crossed) * k.dt
            count += 1
    return count


class Cell:
    """A motoneuron at a place in the size order."""

    def __init__(self, z, dt=0.05):
        self.z, self.dt = z, dt
        rows, self.table = mn.constants(np.array([float(z)]), np.zeros((mn.N_CONST, 1)), P, dt)
        self.row = rows[:, 0]
        self.rheobase = float(self.table["rheobase"][0])

    def run(self, ms, current=0.0, tonic=0.0, pulse=0.0, tau=0.7, pulse_at=0.0, plateau=0.0):
        """Return spike times [ms] and potential [mV]; current [nA], tonic and pulse [uS]."""
        n = round(ms / self.dt)
        course = [np.broadcast_to(np.asarray(x, np.float32), (n,)).copy() for x in (current, tonic)]
        times, potential = np.zeros(20000), np.zeros(n, np.float32)
        count = _run(
            self.row, *course, round(pulse_at / self.dt), np.float32(pulse), np.float32(np.exp(-self.dt / tau)),
            np.float32(plateau), mn.gates(P, self.dt), times, potential,
        )  # fmt: skip
        return times[:count], potential

    def rate(self, factor, ms=2500.0):
        """Return the steady discharge at a multiple of rheobase [Hz]."""
        times, _ = self.run(ms, current=factor * self.rheobase)
        return 1e3 / (times[-1] - times[-2]) if len(times) > 2 else 0.0


@pytest.fixture(scope="session")
def cell():
    return Cell
