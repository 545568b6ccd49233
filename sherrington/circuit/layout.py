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
    order, keys = _groups(row, ("left", "right") if row.midline else (side,))
    pools, labels, n_units = _pools(row, order, scale, seed)
    groups = tuple(tuple(i for i, p in enumerate(pools) if p.group == g) for g in range(len(keys)))
    opponents = tuple(keys.get((s, d, -sign), -1) if sign != 0 and row.relays else -1 for s, d, sign in keys)
    inter, n_inter = _interneurons([sum(pools[i].n for i in members) if row.relays else 0 for members in groups])
    afferents, n_afferents = _afferents(pools, row.dofs)
    return Layout(pools, labels, n_units, groups, opponents, inter, n_inter, afferents, n_afferents)


def _pools(row: JointRow, order: list, scale: Build, seed: int) -> tuple[tuple[PoolPlan, ...], tuple[str, ...], int]:
    """Return the pools one after the other, each padded to whole blocks, with their muscles and the count of units."""
    pools: list[PoolPlan] = []
    labels: list[str] = []
    first = 0
    for index, (side, name, group) in enumerate(order):
        pool = row.pools[name]
        counts = [units_of(m, scale) for m in pool.muscles]
        n = sum(counts)
        own = tuple(range(len(labels), len(labels) + len(counts)))
        labels += [f"{m}:{side}" if row.midline else m for m in pool.muscles]
        rank = np.stack([uniforms(make_key(seed, 4, index, k), n) for k in range(5)])
        pools.append(
            PoolPlan(
                name=name, side=side, muscles=pool.muscles, labels=own, acts=dict(pool.acts), group=group,
                first=first, n=n, z=(np.arange(n) + 0.5) / n, unit_label=np.array(own)[_mix_labels(counts, n)],
                rank=rank, n_primary=round(number("primary", name)),
            )
        )  # fmt: skip
        first += padded(n)
    return tuple(pools), tuple(labels), first


def _interneurons(units: list[int]) -> tuple[tuple[tuple[Population, ...], ...], int]:
    """Return four kinds of interneuron for each group of so many motoneurons, and their count; none serve nobody."""
    w = wiring_numbers()
    groups, at = [], 0
    for served in units:
        n = padded(int(min(max(w.inter_per_unit * served, w.inter_least), w.inter_most))) if served else 0
        groups.append(tuple(Population(at + k * n, n, -1, k) for k in range(4)))
        at += 4 * n
    return tuple(groups), at


def _afferents(pools: tuple[PoolPlan, ...], dofs: tuple[str, ...]) -> tuple[tuple[Population, ...], int]:
    """Return the afferents of each muscle, of the sole and of the femoral nerve, and their padded count."""
    w = wiring_numbers()
    wanted = [
        (index, kind, round(p.n_primary * ratio))
        for index, p in enumerate(pools)
        for kind, ratio in ((IA, 1.0), (II, w.secondary_ratio), (IB, w.organ_ratio))
    ]
    if "hallux" in dofs:
        wanted.append((_first_acting(pools, "hallux", 1), SKIN, int(w.skin_fibres)))
    if "ankle" in dofs:
        wanted.append((_first_acting(pools, "ankle", -1), FEMORAL, int(w.femoral_fibres)))
    out, at = [], 0
    for index, kind, n in wanted:
        if n > 0:
            out.append(Population(at, n, index, kind))
            at += padded(n)
    return tuple(out), at


def _first_acting(pools: tuple[PoolPlan, ...], dof: str, direction: int) -> int:
    """Return the first pool that turns a degree of freedom in one direction."""
    return next(i for i, p in enumerate(pools) if p.acts.get(dof) == direction)
