"""Synapses: random contacts of given probability and composite strength, sorted by source."""

from dataclasses import dataclass, field

import numpy as np

from sherrington.circuit.model import Wires
from sherrington.foundation.random import make_key, uniforms


@dataclass
class Wiring:
    """Collects projections and turns them into flat arrays."""

    n_sources: int
    seed: int
    n_synapses: int = 0
    _rows: list = field(default_factory=list)  # (first source, n, gain, depress, offsets, targets, weights)

    def connect(self, first, n, target, weight, probability, gain, depress=0):
        """Connect a population to targets.

        Parameters
        ----------
        first, n : int
            Source population.
        target : ndarray, shape [m]
            Indices of conductances.
        weight : ndarray, shape [m]
            Conductance at each target if the whole population fired once.
        probability : float
            Of a contact. [1]
        gain : int
            Index of the gain on all these contacts.
        depress : int
            1 if the terminals depress.
        """
        m = len(target)
        if n == 0 or m == 0 or not np.any(weight):
            return
        key = make_key(self.seed, len(self._rows), first, n)
        mask = (uniforms(key, n * m) < probability).reshape(n, m)
        contacts = np.maximum(mask.sum(axis=0), 1)
        share = (weight / contacts).astype(np.float32)
        source, place = np.nonzero(mask)
        offsets = np.concatenate(([0], np.cumsum(mask.sum(axis=1))))
        self._rows.append((first, n, gain, depress, offsets, target[place].astype(np.int32), share[place]))
        self.n_synapses += len(source)

    def finish(self, delay, loss, recovery, charge=None) -> Wires:
        """Return the arrays, bundles sorted by source."""
        owner, gain, depress, start, stop = [], [], [], [], []
        at = 0
        for first, n, g, d, offsets, _, _ in self._rows:
            owner.append(np.arange(first, first + n))
            gain.append(np.full(n, g))
            depress.append(np.full(n, d))
            start.append(offsets[:-1] + at)
            stop.append(offsets[1:] + at)
            at += offsets[-1]

        def join(parts, kind):
            return np.concatenate(parts).astype(kind) if parts else np.zeros(0, kind)

        owner_all = join(owner, np.int64)
        order = np.argsort(owner_all, kind="stable")
        first_bundle = np.searchsorted(owner_all[order], np.arange(self.n_sources + 1)).astype(np.int64)
        target = join([r[5] for r in self._rows], np.uint32)
        weight = join([r[6] for r in self._rows], np.float32)
        if charge is not None:
            weight = (weight * charge[target]).astype(np.float32)
        return Wires(
            first=first_bundle,
            gain=join(gain, np.int32)[order],
            depress=join(depress, np.int32)[order],
            start=join(start, np.int64)[order],
            stop=join(stop, np.int64)[order],
            target=target,
            weight=weight,
            delay=np.asarray(delay, np.float32),
            loss=np.asarray(loss, np.float32),
            recovery=np.asarray(recovery, np.float32),
        )
