"""Compile what descends: generators, their delays, and the levels they set in each pool."""

import numpy as np

from sherrington.body.brainstem.reticulospinal import (
    BrainstemParams,
    Descent,
    dorsal_level,
    medial_level,
    monoamine,
    resting_gamma,
    supplied,
)
from sherrington.body.cord import motoneuron as mn
from sherrington.body.cord.depression import DepressionParams
from sherrington.body.cord.effort_control import EffortControlParams
from sherrington.body.cord.flexor_reflex import FlexorReflexParams
from sherrington.body.cord.presynaptic import PresynapticParams
from sherrington.body.cortex.will import WillParams
from sherrington.body.joint.mechanics import MechanicsParams
from sherrington.body.junction.junction import JunctionParams
from sherrington.body.muscle.contraction import ContractionParams
from sherrington.body.muscle.motor_unit import MotorUnitParams
from sherrington.body.nerve.axon import AxonParams, ageing, travel
from sherrington.body.receptor.spindle import SpindleParams
from sherrington.body.receptor.spindle_full import SpindleFullParams
from sherrington.body.receptor.tendon_organ import TendonOrganParams
from sherrington.body.tract.corticospinal import CorticospinalParams, mean_rate
from sherrington.circuit.assembly import AssemblyParams
from sherrington.circuit.layout import GOLDEN, Layout, PoolPlan
from sherrington.circuit.model import TICK, Constants, Descending, Numbers, Pools
from sherrington.circuit.patient import MuscleState
from sherrington.circuit.person import Build
from sherrington.circuit.pool_numbers import joint_number, number, wiring_numbers
from sherrington.foundation import load
from sherrington.foundation.random import make_key, uniforms

PLASTIC = 0.7548776662466927  # step of a low-discrepancy order that is independent of GOLDEN


def tract_length(plan: PoolPlan) -> float:
    """Return the way from the cortex to the segment of a pool [m], reference man."""
    # a pool that turns nothing here lies at the level of the toe
    return joint_number("tract", next(iter(plan.acts), "hallux"))


def compile_descending(layout: Layout, states: list[MuscleState], scale: Build, age: float, seed: int):
    """Return Descending and the conduction time of each generator [ms]."""
    parts = []
    for index, (plan, state) in enumerate(zip(layout.pools, states, strict=True)):
        parts.append(_corticospinal(index, plan, state, scale, age, seed))
        parts.append(_reticulospinal(index, plan, state, scale, seed))
    joined = {k: np.concatenate([part[k] for part in parts]) for k in parts[0]}
    order = np.argsort(-joined["cortical"], kind="stable")  # all corticospinal first
    joined = {k: v[order] for k, v in joined.items()}
    synergy, focus = _spread(layout, len(layout.pools))
    descending = Descending(
        pool=joined["pool"].astype(np.int32), cortical=joined["cortical"].astype(np.int32),
        fast=joined["fast"].astype(np.int32), theta=joined["theta"].astype(np.float32),
        base=joined["base"].astype(np.float32), step=joined["step"].astype(np.float32),
        alive=joined["alive"].astype(np.int32), synergy=synergy, focus=focus,
        below=np.array([_below(plan) for plan in layout.pools]),
    )  # fmt: skip
    return descending, joined["delay"]


def _below(plan: PoolPlan) -> float:
    """Return the share of a corticospinal path that lies below the foramen magnum [1]."""
    return max(0.0, 1.0 - load(AssemblyParams).foramen / tract_length(plan))


def _orders(n: int, threshold: float) -> tuple[np.ndarray, np.ndarray]:
    """Return thresholds and ranks of survival, mixed over the classes by low-discrepancy orders: losses are nested."""
    at = np.arange(n)
    return (at * GOLDEN % 1.0) * threshold, (at * PLASTIC + 0.5) % 1.0


def _drives(plan: PoolPlan) -> tuple[float, float]:
    """Return what all corticospinal and all reticulospinal generators of a pool pass on per second [1/s]."""
    drive = number("drive", plan.name) / mean_rate(1.0, load(CorticospinalParams)) * 1e3
    share = number("cortical", plan.name)
    return drive * share, drive * (1.0 - share)


def _corticospinal(index: int, plan: PoolPlan, state: MuscleState, scale: Build, age: float, seed: int) -> dict:
    """Return the corticospinal generators of one pool; those whose fibre is lost are dead."""
    p = load(CorticospinalParams)
    bounds = np.cumsum(np.round(np.array(p.share) * p.n)).astype(int)
    kind = np.searchsorted(bounds[:-1], np.arange(p.n), side="right")
    u = uniforms(make_key(seed, 11, index), p.n)
    low, high = np.array(p.velocity_low), np.array(p.velocity_high)
    velocity = (low[kind] + u * (high - low)[kind]) * (ageing(age, load(AxonParams)) * scale.conduction)
    theta, rank = _orders(p.n, p.threshold)
    return {
        "pool": np.full(p.n, index),
        "cortical": np.ones(p.n),
        "fast": kind == 0,
        "theta": theta,
        "base": np.where(theta < p.active_at_rest * p.threshold, p.base, 0.0),
        "step": np.full(p.n, _drives(plan)[0] / p.n),
        "alive": rank < min(state.cst * number("reserve", plan.name), 1.0),
        "delay": travel(tract_length(plan) * scale.length, velocity, state.cst_slow),
    }


def _reticulospinal(index: int, plan: PoolPlan, state: MuscleState, scale: Build, seed: int) -> dict:
    """Return the reticulospinal generators of one pool."""
    p = load(BrainstemParams)
    u = uniforms(make_key(seed, 12, index), p.n)
    theta, rank = _orders(p.n, load(CorticospinalParams).threshold)
    arrives = min(state.mrst * (1.0 - p.shock_depth * state.shock), 1.0)
    return {
        "pool": np.full(p.n, index),
        "cortical": np.zeros(p.n),
        "fast": np.zeros(p.n),
        "theta": theta,
        "base": np.zeros(p.n),
        "step": np.full(p.n, _drives(plan)[1] * state.reticulospinal / p.n),
        "alive": rank < arrives,
        "delay": travel(
            tract_length(plan) * scale.length * load(AssemblyParams).brainstem_length,
            p.velocity_low + u * (p.velocity_high - p.velocity_low),
        ),
    }


def _spread(layout: Layout, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Return how an effort toward pool j reaches pool i: reticulospinal synergies, corticospinal focus."""
    p = load(AssemblyParams)
    synergy, focus = np.eye(n), np.eye(n)
    for i, a in enumerate(layout.pools):
        for j, b in enumerate(layout.pools):
            if i == j:
                continue
            same_group = a.group == b.group
            same_way = a.side == b.side and set(a.acts.values()) == set(b.acts.values()) and bool(a.acts)
            synergy[i, j] = 1.0 if same_group else (p.synergy if same_way else 0.0)
            focus[i, j] = p.focus if same_way and not same_group else 0.0
    return synergy, focus


def tract_delays(layout: Layout, scale: Build) -> np.ndarray:
    """Return the loop time of the long-latency response above the segment [ms] per pool."""
    central, assembly = load(WillParams).transcortical_delay, load(AssemblyParams)
    hand = joint_number("tract", "index")  # to which the central delay belongs
    out = []
    for plan in layout.pools:
        length = tract_length(plan)
        path = 1e3 * number("path", plan.name) * scale.length
        out.append(central * length * scale.length / hand + path / assembly.loop_velocity)
    return np.array(out)


def compile_pools(
    layout: Layout, states: dict[str, MuscleState], per_pool: list[MuscleState], loop, pace: float
) -> Pools:
    """Return the levels of each pool; ``pace`` is the person's own factor on how fast drive rises [1]."""
    bp, pp, dp, fp = load(BrainstemParams), load(PresynapticParams), load(DepressionParams), load(FlexorReflexParams)
    cp = load(CorticospinalParams)
    n = len(layout.pools)
    out = {k: np.zeros(n) for k in Pools._fields if k not in ("opponent", "fasciculation")}
    opponent = np.zeros((n, n))
    for i, (plan, s) in enumerate(zip(layout.pools, per_pool, strict=True)):
        d = Descent(s.cst, s.crt, s.drst, s.mrst, s.vst, s.mono, s.shock)
        other = layout.opponents[plan.group]
        for j in layout.groups[other] if other >= 0 else ():
            opponent[i, j] = 1.0
        out["nm_rest"][i], out["nm_effort"][i] = monoamine(d, s.pic, bp)
        out["pi_rest"][i] = min(max(pp.rest + pp.shock * s.shock - s.presynaptic, 0.0), 0.8)
        out["floor"][i] = min(dp.floor + s.floor, 0.95)
        out["recurrent"][i], out["reciprocal"][i] = max(s.recurrent, 0.0), max(s.reciprocal, 0.0)
        out["autogenic"][i], out["secondary"][i] = max(s.autogenic, 0.0), max(s.group_ii, 0.0)
        out["reciprocal_cst"][i] = s.cst
        out["gamma"][i] = resting_gamma(d, s.gamma, bp) * supplied(sum(r.share * r.gamma for r in s.routes), bp)
        out["cst"][i] = s.cst
        out["bandwidth"][i] = cp.bandwidth / pace / (cp.bandwidth_floor + (1.0 - cp.bandwidth_floor) * s.cst)
        gate = fp.gain / (1.0 + fp.inhibition_drst * dorsal_level(d, bp) + fp.inhibition_cst * s.cst)
        out["flexor_gain"][i] = gate * s.flexor
        out["remote"][i] = min(medial_level(d, bp), 1.2)
        toe, ankle = plan.acts.get("hallux", 0), plan.acts.get("ankle", 0)
        knee, hip = plan.acts.get("knee", 0), plan.name.startswith("tibialis_anterior")
        flexes = toe == -1 or ankle == 1 or knee == 1 or hip
        keep = (1.0 - fp.toe_exclusion * s.cst) if toe == -1 else 1.0
        # toe flexors are physiological extensors
        extends = -fp.extensor if ankle or knee or toe else 0.0
        out["flexor_drive"][i] = fp.drive * keep if flexes else extends
        local = fp.local_base + (1.0 - fp.local_base) * s.cst**fp.local_power
        out["local_drive"][i] = fp.local_drive * local * (1.0 - s.shock) if toe == 1 else 0.0
        out["transcortical"][i] = loop[i]
    labels = [states[k] for k in layout.labels]
    return Pools(opponent=opponent, fasciculation=np.array([s.fasciculation for s in labels]), **out)


def constants_of(dt: float, key: int, silent: bool, spindle: str) -> Constants:
    """Return scalars and small parameter tuples, in the units of their kernels."""
    mp, w, sp = load(mn.MotoneuronParams), wiring_numbers(), load(SpindleParams)
    keep = np.exp(-TICK * 1e3 / mp.noise_time)
    numbers = Numbers(
        dt=dt, per_tick=round(TICK * 1e3 / dt), e_ge=np.exp(-dt / w.tau_excitation), e_gx=np.exp(-dt / w.tau_relay),
        e_gi=np.exp(-dt / w.tau_reciprocal), e_gj=np.exp(-dt / w.tau_recurrent), noise_keep=keep,
        noise_new=np.sqrt(1.0 - keep * keep), noise_rest=mp.noise_rest, fusimotor_half=sp.gamma_half,
        burst_keep=np.exp(-dt / sp.burst_time), coupling=load(MotorUnitParams).coupling, pic_slope=mp.plateau_mono,
        floor_effort=load(DepressionParams).floor_effort, wall=load(MechanicsParams).wall,
        wall_damping=load(MechanicsParams).wall_damping, servo_damping=load(MechanicsParams).servo_damping,
        key=key, silent=int(silent),
    )  # fmt: skip
    return Constants(
        gates=mn.gates(mp, dt), contraction=load(ContractionParams), spindle=sp,
        full=load(SpindleFullParams) if spindle == "full" else (), organ=load(TendonOrganParams),
        presynaptic=load(PresynapticParams), brainstem=load(BrainstemParams), cst=load(CorticospinalParams),
        will=load(WillParams), flexor=load(FlexorReflexParams), effort=load(EffortControlParams),
        junction=load(JunctionParams), numbers=numbers,
    )  # fmt: skip
