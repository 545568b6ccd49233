"""Who is where in the arrays: pools, units, interneurons, afferents, generators, and their spike numbers."""

from dataclasses import dataclass

import numpy as np

from sherrington.circuit.model import FEMORAL, IA, IB, II, SKIN
from sherrington.circuit.person import Build
from sherrington.circuit.pool_numbers import number, wiring_numbers
from sherrington.circuit.table import JointRow
from sherrington.foundation.anatomy import muscle, unit_count
from sherrington.foundation.random import make_key, uniforms

LANES = 16
GOLDEN = 0.6180339887498949


def padded(n: int) -> int:
    """Return n rounded up to whole blocks."""
    return -(-n // LANES) * LANES


@dataclass(frozen=True)
class PoolPlan:
    """One motor pool."""

    name: str
    side: str
    muscles: tuple[str, ...]
    labels: tuple[int, ...]
    acts: dict[str, int]
    group: int
    first: int  # first unit
    n: int
    z: np.ndarray  # [n] place in the size order
    unit_label: np.ndarray  # [n]
    rank: np.ndarray  # [5, n] independent orders: loss of cell, of axon, block; route; Ia excitation
    n_primary: int


@dataclass(frozen=True)
class Population:
    """A contiguous range of spike sources."""

    first: int
    n: int
    pool: int
    kind: int


@dataclass(frozen=True)
class Layout:
    """All ranges of one circuit."""

    pools: tuple[PoolPlan, ...]
    labels: tuple[str, ...]
    n_units: int
    groups: tuple[tuple[int, ...], ...]  # pools of each side of a joint
    opponents: tuple[int, ...]  # opposing group or -1
    inter: tuple[tuple[Population, ...], ...]  # [group][kind], first counted from the first interneuron
    n_inter: int
    afferents: tuple[Population, ...]  # first counted from the first afferent
    n_afferents: int

    @property
    def inter_source(self) -> int:
        """Number of the first interneuron among the spike sources."""
        return self.n_units

    @property
    def afferent_source(self) -> int:
        """Number of the first afferent."""
        return self.n_units + self.n_inter

    @property
    def descending_source(self) -> int:
        """Number of the first descending generator."""
        return self.afferent_source + self.n_afferents


def _mix_labels(counts: list[int], n: int) -> np.ndarray:
    """Return a muscle index per unit so that muscles are mixed evenly along the size order."""
    share = np.cumsum(counts) / np.sum(counts)
    return np.searchsorted(share, (np.arange(n) * GOLDEN) % 1.0, side="right")


def _groups(row: JointRow, sides: tuple[str, ...]) -> tuple[list, dict]:
    keys: dict = {}
    order: list = []
    for side in sides:
        for name, pool in row.pools.items():
            dof = next(iter(pool.acts), "")
            key = (side, dof, pool.acts.get(dof, 0))
            if key not in keys:
                keys[key] = len(keys)
            order.append((side, name, keys[key]))
    return order, keys


def units_of(name: str, scale: Build) -> int:
    """Return the motor units of a muscle of one side; a muscle of the midline has half of them on each."""
    share = 1.0 if muscle(name).paired else 0.5
    return max(4, round(unit_count(name) * share * scale.units))


def lay_out(row: JointRow, side: str, scale: Build, seed: int) -> Layout:
    """Return the layout of a circuit: real pool sizes, scaled by the person's unit count."""
    w = wiring_numbers()
    sides = ("left", "right") if row.midline else (side,)
    order, keys = _groups(row, sides)
    pools, labels, first = [], [], 0
    for index, (pool_side, name, group) in enumerate(order):
        pool = row.pools[name]
        counts = [units_of(m, scale) for m in pool.muscles]
        n = sum(counts)
        own = tuple(range(len(labels), len(labels) + len(counts)))
        labels += [f"{m}:{pool_side}" if row.midline else m for m in pool.muscles]
        rank = np.stack([uniforms(make_key(seed, 4, index, k), n) for k in range(5)])
        pools.append(
            PoolPlan(
                name=name, side=pool_side, muscles=pool.muscles, labels=own, acts=dict(pool.acts), group=group,
                first=first, n=n, z=(np.arange(n) + 0.5) / n, unit_label=np.array(own)[_mix_labels(counts, n)],
                rank=rank, n_primary=round(number("primary", name)),
            )
        )  # fmt: skip
        first += padded(n)
    groups = tuple(tuple(i for i, p in enumerate(pools) if p.group == g) for g in range(len(keys)))
    key_list = list(keys)
    opponents = tuple(keys.get((s, d, -sign), -1) if sign != 0 and row.relays else -1 for s, d, sign in key_list)
    inter, at = [], 0
    for members in groups:
        size = w.inter_per_unit * sum(pools[i].n for i in members)
        n = padded(int(min(max(size, w.inter_least), w.inter_most))) if row.relays else 0
        inter.append(tuple(Population(at + k * n, n, -1, k) for k in range(4)))
        at += 4 * n
    n_inter = at
    afferents, at = [], 0
    for i, p in enumerate(pools):
        for kind, ratio in ((IA, 1.0), (II, w.secondary_ratio), (IB, w.organ_ratio)):
            n = round(p.n_primary * ratio)
            if n > 0:
                afferents.append(Population(at, n, i, kind))
                at += padded(n)
    if "hallux" in row.dofs:
        toe = next(i for i, p in enumerate(pools) if p.acts.get("hallux") == 1)
        afferents.append(Population(at, int(w.skin_fibres), toe, SKIN))
        at += padded(int(w.skin_fibres))
    if "ankle" in row.dofs:
        calf = next(i for i, p in enumerate(pools) if p.acts.get("ankle") == -1)
        afferents.append(Population(at, int(w.femoral_fibres), calf, FEMORAL))
        at += padded(int(w.femoral_fibres))
    return Layout(tuple(pools), tuple(labels), first, groups, opponents, tuple(inter), n_inter, tuple(afferents), at)
