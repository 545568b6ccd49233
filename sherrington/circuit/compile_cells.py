"""Compile motoneurons, motor units, interneurons, afferents and generators of a circuit."""

import numpy as np

from sherrington.body.brainstem.reticulospinal import BrainstemParams, Descent, resting_bias
from sherrington.body.cord import interneuron as inn
from sherrington.body.cord import motoneuron as mn
from sherrington.body.cord.depression import DepressionParams
from sherrington.body.junction.junction import JunctionParams
from sherrington.body.muscle.motor_unit import MotorUnitParams, relaxation, units
from sherrington.body.nerve.axon import AxonParams, ageing, motor_thresholds, primary_thresholds, travel
from sherrington.body.receptor.spindle import SpindleParams
from sherrington.body.receptor.tendon_organ import TendonOrganParams
from sherrington.circuit.layout import GOLDEN, Layout, PoolPlan, padded
from sherrington.circuit.model import (
    FEMORAL,
    IA,
    IB,
    II,
    SKIN,
    TICK,
    Afferents,
    Axons,
    Junctions,
    Neurons,
    Tonic,
    Twitches,
)
from sherrington.circuit.patient import MuscleState, RouteState
from sherrington.circuit.person import Build
from sherrington.circuit.pool_numbers import number
from sherrington.circuit.selection import mean_order, order_of_loss
from sherrington.foundation import load
from sherrington.foundation.kernel import aligned
from sherrington.foundation.random import make_key, uniform_rows, uniforms

NEVER = 1.0e9  # threshold of a dead cell or fibre


def blocks(rows: np.ndarray) -> np.ndarray:
    """Return rows [n_rows, n] as blocks [n / 16, n_rows * 16]."""
    n_rows, n = rows.shape
    return aligned(rows.reshape(n_rows, n // 16, 16).transpose(1, 0, 2).reshape(n // 16, n_rows * 16))


def gaussians(key: int, n: int) -> np.ndarray:
    """Return n standard normal draws (sum of twelve uniforms)."""
    return uniform_rows([make_key(key, k) for k in range(12)], n).sum(axis=0) - 6.0


def route_of(plan: PoolPlan, states: list[MuscleState]) -> list[RouteState]:
    """Return the spinal route of each unit: routes of its muscle, mixed evenly along the size order."""
    out: list[RouteState] = []
    place = (plan.rank[3] + np.arange(plan.n) * GOLDEN) % 1.0
    for i in range(plan.n):
        routes = states[plan.unit_label[i] - plan.labels[0]].routes
        edge, chosen = 0.0, routes[-1]
        for route in routes:
            edge += route.share
            if place[i] < edge:
                chosen = route
                break
        out.append(chosen)
    return out


def _column(routes: list[RouteState], name: str) -> np.ndarray:
    return np.array([getattr(r, name) for r in routes])


def _dead(plan: PoolPlan, routes: list[RouteState]) -> np.ndarray:
    """Return which units of a pool have lost their cell."""
    return order_of_loss(plan.rank[0], plan.z, _column(routes, "order")) >= _column(routes, "cell")


def _joined(plan: PoolPlan, routes: list[RouteState]) -> np.ndarray:
    """Return which units of a pool live and reach muscle."""
    place = order_of_loss(plan.rank[1], plan.z, _column(routes, "order"))
    return (place < _column(routes, "axon")) & ~_dead(plan, routes)


def healthy_bias() -> float:
    """Return the resting bias of an antigravity pool of an intact person, fraction of threshold [1]."""
    return resting_bias(Descent(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0), True, 0.0, load(BrainstemParams))


def compile_cells(
    layout: Layout, states: dict[str, MuscleState], scale: Build, age: float, biases, dt: float, seed: int
):
    """Return (Neurons, Axons, Junctions, Twitches, Tonic) and the passive table of each pool.

    Parameters
    ----------
    layout : Layout
        Who is where.
    states : dict
        State of each muscle by label.
    scale : Build
        Scaling.
    age : float
        [years]
    biases : list of (float, float)
        Resting bias of each pool without and with full reinforcement, fraction of threshold. [1]
    dt : float
        [ms]
    seed : int
        Of the connections and spreads.
    """
    mp, up, axon, jp = load(mn.MotoneuronParams), load(MotorUnitParams), load(AxonParams), load(JunctionParams)
    n, speed = layout.n_units, ageing(age, axon) * scale.conduction
    col = {k: np.zeros(n, np.float32) for k in ("arrive", "distal", "emg", *Twitches._fields, *Tonic._fields)}
    threshold = np.full(n, NEVER, np.float32)
    label, linked = np.full(n, -1, np.int32), np.zeros(n, np.int32)
    rows = np.zeros((mn.N_CONST, n), np.float32)
    pool_of, health = np.zeros(n // 16, np.int32), np.ones((3, n))
    tables = []
    for index, plan in enumerate(layout.pools):
        own = [states[layout.labels[k]] for k in plan.labels]
        at = slice(plan.first, plan.first + plan.n)
        whole = slice(plan.first, plan.first + padded(plan.n))
        pool_of[whole.start // 16 : whole.stop // 16] = index
        z = np.concatenate([plan.z, np.ones(padded(plan.n) - plan.n)])
        draws = np.stack([gaussians(make_key(seed, 5, index, k), len(z)) for k in range(mn.N_CONST)])
        part, cell = mn.constants(z, draws, mp, dt, number("rheobase", plan.name), number("slower", plan.name))
        routes = route_of(plan, own)
        dead, joined = np.ones(len(z), bool), _joined(plan, routes)
        dead[: plan.n] = _dead(plan, routes)
        part[mn.C_TH, dead] = NEVER
        part[mn.C_PIC] *= scale.plateau
        rows[:, whole] = part
        label[at] = plan.unit_label
        linked[at] = joined & (plan.rank[2] >= _column(routes, "motor_block"))
        velocity = number("velocity_low", plan.name) + plan.z * (
            number("velocity_high", plan.name) - number("velocity_low", plan.name)
        )
        path = number("path", plan.name) * scale.length
        col["distal"][at] = travel(path, velocity * speed, _column(routes, "motor_slow"))
        col["arrive"][at] = col["distal"][at] + jp.delay + jp.onset
        threshold[at] = np.where(linked[at] == 1, motor_thresholds(plan.z, axon), NEVER)
        _motor_units(plan, own, joined, scale.twitch, up, col, at)
        for row, name in enumerate(("quantal", "release", "calcium")):
            health[row, at] = np.array([getattr(s, name) for s in own])[plan.unit_label - plan.labels[0]]
        _drives(plan, cell, biases[index], col, at)
        tables.append({k: v[: plan.n] for k, v in cell.items()})
    first = np.array([p.first for p in layout.pools])
    last = first + np.array([p.n for p in layout.pools])
    neurons = Neurons(mn=blocks(rows), pool=pool_of, inter=_interneurons(layout, dt))
    axons = Axons(label, linked, col["arrive"], col["distal"], threshold, col["emg"], first, last)
    junctions = Junctions((health != 1.0).any(axis=0).astype(np.int32), health)
    twitches = Twitches(*(col[k] for k in Twitches._fields))
    tonic = Tonic(*(col[k] for k in Tonic._fields))
    return (neurons, axons, junctions, twitches, tonic), tables


def _motor_units(plan, own, joined, twitch, up, col, at):
    unit = units(plan.z, number("spread", plan.name), number("slow", plan.name), number("fast", plan.name), up)
    total = unit["size"].sum()
    local = plan.unit_label - plan.labels[0]
    grown = [
        _grown(s.sprout, unit["size"][local == k], joined[local == k], abs(mean_order(s.routes)))
        for k, s in enumerate(own)
    ]
    sprout = np.array(grown)[local]
    strength = np.array([s.force * s.junction for s in own])[local]
    slow = np.array([s.fibre_slow for s in own])[local]
    col["size"][at] = unit["size"] / total * sprout * strength
    col["saturation"][at] = unit["saturation"]
    time = unit["time"] * slow * twitch
    col["relax"][at], col["gain"][at] = relaxation(time, TICK * 1e3)
    col["inv_time"][at] = 1.0 / time
    potential = unit["twitch"] ** up.potential_exponent
    junction = np.array([s.junction for s in own])[local]
    col["emg"][at] = number("potential", plan.name) * 1e-3 * potential / potential.sum() * sprout * junction


def _grown(sprout: float, size: np.ndarray, joined: np.ndarray, order: float = 0.0) -> float:
    """Return the growth of the units left, which adopt a share of the muscle's fibres and no more than are free.

    ``sprout`` is the growth of units of mean size, of those left by the order of the loss. Where by
    chance the small ones are left, each takes more, up to half as much again; where the large ones
    are left, less.
    """
    left = size[joined].sum() / size.sum() if size.size else 0.0
    if left <= 0.0:
        return sprout
    expected = (1.0 - order) * float(joined.mean()) + order * left
    adopted = min(expected * (sprout - 1.0), 1.0 - left)
    return 1.0 + min(max(adopted, 0.0) / left, 1.5 * max(sprout - 1.0, 0.0)) if sprout > 1.0 else sprout


def _drives(plan, cell, bias, col, at):
    """Set the resting conductance and the conductance per unit of drive of each unit."""
    passive = {k: v[: plan.n] for k, v in cell.items()}
    at_rest = mn.conductance_for(bias[0] * passive["v_th"], passive)
    at_help = mn.conductance_for(bias[1] * passive["v_th"], passive)
    healthy = mn.conductance_for(healthy_bias() * passive["v_th"], passive)
    needed = mn.conductance_for(passive["v_th"], passive) - healthy
    span = passive["rheobase"][-1] / passive["rheobase"][0]
    start = (passive["rheobase"] / passive["rheobase"][0]) ** (np.log(number("recruitment", plan.name)) / np.log(span))
    col["bias"][at], col["bias_up"][at] = at_rest, at_help - at_rest
    col["drive"][at] = needed / start


def _interneurons(layout, dt):
    p = load(inn.InterneuronParams)
    rows = np.zeros((inn.N_CONST, layout.n_inter), np.float32)
    for group in layout.inter:
        for population in group:
            at = slice(population.first, population.first + population.n)
            rows[:, at] = inn.constants(population.kind, population.n, p, dt)
    return blocks(rows) if layout.n_inter else np.zeros((0, inn.N_CONST * 16), np.float32)


def compile_afferents(layout: Layout, states: dict[str, MuscleState], scale: Build, age: float, seed: int):
    """Return Afferents with dead fibres silenced, and conduction times."""
    axon, sp, tp = load(AxonParams), load(SpindleParams), load(TendonOrganParams)
    speeds = {
        IA: (axon.primary_low, axon.primary_high), FEMORAL: (axon.primary_low, axon.primary_high),
        II: (axon.secondary_low, axon.secondary_high), IB: (axon.organ_low, axon.organ_high),
        SKIN: (axon.cutaneous_low, axon.cutaneous_high),
    }  # fmt: skip
    ranges = {
        IA: (sp.threshold_low, sp.threshold_high), FEMORAL: (NEVER, NEVER), SKIN: (0.0, 0.0),
        II: (sp.secondary_threshold_low, sp.secondary_threshold_high), IB: (tp.threshold_low, tp.threshold_high),
    }  # fmt: skip
    relative = {IA: 1.0, FEMORAL: 1.0, IB: axon.organ_threshold, II: axon.small_threshold, SKIN: axon.small_threshold}
    names = {IA: "ia", FEMORAL: "", II: "ii", IB: "ib", SKIN: "cutaneous"}
    n, speed = layout.n_afferents, ageing(age, axon) * scale.conduction
    threshold, electrical = np.full(n, NEVER, np.float32), np.full(n, NEVER, np.float32)
    conduction = np.zeros(n, np.float32)
    start, stop, pool, kinds = [], [], [], []
    for index, population in enumerate(layout.afferents):
        plan = layout.pools[population.pool]
        own = [states[layout.labels[k]] for k in plan.labels]
        at = slice(population.first, population.first + population.n)
        u = uniforms(make_key(seed, 6, index), population.n)
        rank, place = uniforms(make_key(seed, 7, index), population.n), uniforms(make_key(seed, 8, index), population.n)
        left, slow = np.ones(population.n), np.zeros(population.n)
        if names[population.kind]:
            for i in range(population.n):
                route = _route_at(own, place[i])
                left[i], slow[i] = getattr(route, names[population.kind]), route.sensory_slow
        alive = rank < left
        low, high = ranges[population.kind]
        threshold[at] = np.where(alive, low + (high - low) * uniforms(make_key(seed, 9, index), population.n), NEVER)
        electrical[at] = np.where(alive, relative[population.kind] * primary_thresholds(u, axon), NEVER)
        slowest, fastest = speeds[population.kind]
        path = number("path", "quadriceps" if population.kind == FEMORAL else plan.name) * scale.length
        conduction[at] = travel(path, (slowest + (fastest - slowest) * u) * speed, slow)
        start.append(population.first)
        stop.append(population.first + padded(population.n))
        pool.append(population.pool)
        kinds.append(population.kind)
    return Afferents(
        start=np.array(start, np.int64), stop=np.array(stop, np.int64), pool=np.array(pool, np.int64),
        kind=np.array(kinds, np.int64),
        threshold=threshold, electrical=electrical, conduction=conduction, n=n,
        skin_first=next((q.first for q in layout.afferents if q.kind == SKIN), 0),
        skin_n=next((q.n for q in layout.afferents if q.kind == SKIN), 0),
    )  # fmt: skip


def _route_at(own: list[MuscleState], place: float) -> RouteState:
    """Return the route at a place in (0, 1) over the muscles of a pool and their routes."""
    muscle = own[min(int(place * len(own)), len(own) - 1)]
    inside, edge = place * len(own) % 1.0, 0.0
    for route in muscle.routes:
        edge += route.share
        if inside < edge:
            return route
    return muscle.routes[-1]


def source_rates(layout: Layout, n_sources: int):
    """Return resource loss and recovery of each spike source's terminals."""
    p = load(DepressionParams)
    loss, recovery = np.zeros(n_sources), np.full(n_sources, 1e3)
    loss[: layout.n_units], recovery[: layout.n_units] = p.collateral_loss, p.collateral_recovery
    at = slice(layout.afferent_source, layout.descending_source)
    loss[at], recovery[at] = p.loss, p.recovery
    return loss, recovery
