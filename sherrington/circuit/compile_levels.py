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
from sherrington.body.muscle.contraction import ContractionParams
from sherrington.body.muscle.motor_unit import MotorUnitParams
from sherrington.body.nerve.axon import AxonParams, ageing, travel
from sherrington.body.receptor.spindle import SpindleParams
from sherrington.body.receptor.spindle_full import SpindleFullParams
from sherrington.body.receptor.tendon_organ import TendonOrganParams
from sherrington.body.tract.corticospinal import CorticospinalParams, mean_rate
from sherrington.circuit.layout import GOLDEN, Layout
from sherrington.circuit.model import TICK, Constants, Descending, Numbers, Pools
from sherrington.circuit.patient import MuscleState
from sherrington.circuit.person import Build
from sherrington.circuit.pool_numbers import number, wiring_numbers
from sherrington.foundation import load
from sherrington.foundation.random import make_key, uniforms

# length of the tract from cortex to the segment [m]; reference man (assumed)
TRACT_LENGTH = {"elbow": 0.35, "wrist": 0.30, "index": 0.30, "knee": 0.56, "ankle": 0.60, "hallux": 0.60, "jaw": 0.10}


def _joint_of(plan) -> str:
    dof = next(iter(plan.acts), "hallux")
    return {"index_abduction": "index", "ring": "index"}.get(dof, dof)


def compile_descending(layout: Layout, states: list[MuscleState], person: Build, age: float, seed: int):
    """Return Descending and the conduction time of each generator [ms]."""
    cp, bp, axon = load(CorticospinalParams), load(BrainstemParams), load(AxonParams)
    n_pools = len(layout.pools)
    parts = {k: [] for k in ("pool", "cortical", "fast", "theta", "base", "step", "alive", "delay")}
    bounds = np.cumsum(np.round(np.array(cp.share) * cp.n)).astype(int)
    full_cst = mean_rate(1.0, cp)
    for index, (plan, state) in enumerate(zip(layout.pools, states, strict=True)):
        length = TRACT_LENGTH[_joint_of(plan)] * person.length
        ageing_now = ageing(age, axon)
        kind = np.searchsorted(bounds[:-1], np.arange(cp.n), side="right")
        u = uniforms(make_key(seed, 11, index), cp.n)
        velocity = np.array(cp.velocity_low)[kind] + u * (np.array(cp.velocity_high) - np.array(cp.velocity_low))[kind]
        # thresholds and survival are mixed over the classes by low-discrepancy orders, so losses are nested
        theta = (np.arange(cp.n) * GOLDEN % 1.0) * cp.threshold
        rank = (np.arange(cp.n) * 0.7548776662466927 + 0.5) % 1.0
        share = number("cortical", plan.name)
        drive = number("drive", plan.name)
        parts["pool"].append(np.full(cp.n, index))
        parts["cortical"].append(np.ones(cp.n))
        parts["fast"].append(kind == 0)
        parts["theta"].append(theta)
        parts["base"].append(np.where(theta < cp.active_at_rest * cp.threshold, cp.base, 0.0))
        parts["step"].append(np.full(cp.n, drive * share / (cp.n * full_cst) * 1e3))
        parts["alive"].append(rank < state.cst)
        parts["delay"].append(travel(length, velocity * ageing_now, state.cst_slow))
        u = uniforms(make_key(seed, 12, index), bp.n)
        velocity = bp.velocity_low + u * (bp.velocity_high - bp.velocity_low)
        theta = (np.arange(bp.n) * GOLDEN % 1.0) * cp.threshold
        rank = (np.arange(bp.n) * 0.7548776662466927 + 0.5) % 1.0
        arrives = min(state.mrst * (1.0 - bp.shock_depth * state.shock), 1.0)
        parts["pool"].append(np.full(bp.n, index))
        parts["cortical"].append(np.zeros(bp.n))
        parts["fast"].append(np.zeros(bp.n))
        parts["theta"].append(theta)
        parts["base"].append(np.zeros(bp.n))
        parts["step"].append(np.full(bp.n, drive * (1.0 - share) * state.reticulospinal / (bp.n * full_cst) * 1e3))
        parts["alive"].append(rank < arrives)
        parts["delay"].append(travel(length * 0.85, velocity))
    order = np.argsort(-np.concatenate(parts["cortical"]), kind="stable")  # all corticospinal first
    joined = {k: np.concatenate(v)[order] for k, v in parts.items()}
    synergy, focus = _spread(layout, n_pools)
    descending = Descending(
        pool=joined["pool"].astype(np.int32), cortical=joined["cortical"].astype(np.int32),
        fast=joined["fast"].astype(np.int32), theta=joined["theta"].astype(np.float32),
        base=joined["base"].astype(np.float32), step=joined["step"].astype(np.float32),
        alive=joined["alive"].astype(np.int32), synergy=synergy, focus=focus,
    )  # fmt: skip
    return descending, joined["delay"]


def _spread(layout: Layout, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Return how an effort toward pool j reaches pool i: reticulospinal synergies, corticospinal focus."""
    synergy, focus = np.eye(n), np.eye(n)
    for i, a in enumerate(layout.pools):
        for j, b in enumerate(layout.pools):
            if i == j:
                continue
            same_group = a.group == b.group
            same_way = a.side == b.side and set(a.acts.values()) == set(b.acts.values()) and bool(a.acts)
            synergy[i, j] = 1.0 if same_group else (0.85 if same_way else 0.0)
            focus[i, j] = 0.03 if same_way and not same_group else 0.0
    return synergy, focus


def tract_delays(layout: Layout, person: Build) -> np.ndarray:
    """Return the loop time of the long-latency response above the segment [ms] per pool."""
    central = load(WillParams).transcortical_delay
    return np.array(
        [
            central * TRACT_LENGTH[_joint_of(p)] * person.length / 0.30
            + 1e3 * number("path", p.name) * person.length / 60.0
            for p in layout.pools
        ]
    )


def compile_pools(
    layout: Layout, states: dict[str, MuscleState], per_pool: list[MuscleState], person: Build, loop
) -> Pools:
    """Return the levels of each pool."""
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
        out["bandwidth"][i] = cp.bandwidth / (cp.bandwidth_floor + (1.0 - cp.bandwidth_floor) * s.cst)
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
        numbers=numbers,
    )  # fmt: skip
