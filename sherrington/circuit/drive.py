"""Command to arrays: every waveform on the tick grid, every name turned into an index."""

import numpy as np

from sherrington.circuit.assembly import AssemblyParams
from sherrington.circuit.command import Command, Waveform
from sherrington.circuit.compile import Circuit
from sherrington.circuit.model import TICK, Drive, Handling, Stimuli, Wish
from sherrington.foundation import load, nearest
from sherrington.foundation.random import make_key

COIL_SITES = ("cortex", "tract")


def sampled(wave: Waveform, times: np.ndarray) -> np.ndarray:
    """Return a breakpoint waveform at given times, held constant outside."""
    t, v = zip(*wave, strict=True)
    return np.interp(times, t, v)


def pools_of(c: Circuit, name: str) -> list[int]:
    """Return the pools a muscle or pool name stands for, on all sides of this circuit.

    Raises
    ------
    ValueError
        If this circuit has no such muscle; names the nearest.
    """
    base, _, side = name.partition(":")
    found = [
        i
        for i, p in enumerate(c.layout.pools)
        if (base == p.name or base in p.muscles) and (not side or side == p.side)
    ]
    if not found:
        known = [*c.pools, *(m for p in c.layout.pools for m in p.muscles)]
        raise ValueError(f"{c.name}: no muscle {name!r}{nearest(name, known)}")
    return found


def label_of(c: Circuit, name: str) -> int:
    """Return the index of a muscle in the Trace."""
    if name in c.muscles:
        return c.muscles.index(name)
    return c.layout.pools[pools_of(c, name)[0]].labels[0]


def _stretches(c: Circuit, command: Command, times: np.ndarray) -> np.ndarray:
    out, spread = np.zeros((len(times), len(c.pools))), load(AssemblyParams)
    for tap in command.taps:
        phase = (times - tap.time) / tap.width
        blow = np.where((phase > 0) & (phase < 1), np.sin(np.pi * np.clip(phase, 0, 1)), 0.0) * tap.stretch * 1e-3
        hit = pools_of(c, tap.muscle)
        groups = {c.layout.pools[i].group for i in hit}
        against = {c.layout.opponents[g] for g in groups}
        for i, p in enumerate(c.layout.pools):
            if i in hit:
                out[:, i] += blow
            elif p.group in groups:
                out[:, i] += spread.spread_neighbour * blow
            elif p.group in against:
                out[:, i] += spread.spread_opponent * blow
    for v in command.vibrations:
        on = (times >= v.start) & (times < v.stop)
        wave = 0.5e-3 * v.stretch * (1.0 - np.cos(2.0 * np.pi * v.frequency * (times - v.start))) * on
        for i in pools_of(c, v.muscle):
            out[:, i] += wave
    return out


def _handling(c: Circuit, command: Command, times: np.ndarray, settle: int) -> Handling:
    """Return what hands, hammers, strokes and the table do; ``settle`` is the tick of time 0."""
    wanted, limit, push, inertia, weight = _hands(c, command, times)
    tap, angles = _table_to_tap(c, command, settle)
    return Handling(
        wanted=wanted, limit=limit, push=push, hand_inertia=inertia, weight=weight,
        stretch=_stretches(c, command, np.append(times, times[-1] + TICK)),
        skin=np.clip(sampled(command.skin, times), 0.0, 1.0), tap=tap, tap_angles=angles,
    )  # fmt: skip


def _hands(c: Circuit, command: Command, times: np.ndarray):
    n, k = len(times), len(c.dofs)
    wanted, limit, push = np.zeros((n, k)), np.zeros((n, k)), np.zeros((n, k))
    inertia, weight = np.zeros(k), np.ones(k)
    wanted[:] = np.degrees(c.model.plant.rest)
    for hand in command.hands:
        if hand.dof not in c.dofs:
            raise ValueError(f"{c.name}: no degree of freedom {hand.dof!r}{nearest(hand.dof, c.dofs)}")
        d = c.dofs.index(hand.dof)
        wanted[:, d] = sampled(hand.angle, times)
        limit[:, d] = sampled(hand.limit, times)
        push[:, d] = sampled(hand.torque, times)
        inertia[d], weight[d] = hand.inertia, hand.weight
    # nobody starts outside the joint's range
    low, high = np.degrees(c.model.plant.low), np.degrees(c.model.plant.high)
    wanted[0] = np.clip(wanted[0], low, high)
    return np.radians(wanted), limit, push, inertia, weight


def _table_to_tap(c: Circuit, command: Command, settle: int) -> tuple[np.ndarray, np.ndarray]:
    """Return who taps a table from which tick on, all -1 if nobody, and the angles of table and lift [rad]."""
    t = command.tapping
    if t is None:
        return np.full(4, -1, np.int64), np.zeros(2)
    start = settle + round(t.start / TICK)
    tap = np.array([c.dofs.index(t.dof), pools_of(c, t.flexor)[0], pools_of(c, t.extensor)[0], start])
    return tap, np.radians([t.down, t.up])


def _wish(c: Circuit, command: Command, times: np.ndarray) -> Wish:
    """Return what the patient tries to do; of several efforts toward one pool the largest counts."""
    effort = np.zeros((len(times), len(c.pools)))
    for e in command.efforts:
        for i in pools_of(c, e.muscle):
            effort[:, i] = np.maximum(effort[:, i], np.clip(sampled(e.level, times), 0.0, 1.0))
    track, target, strength = -1, np.zeros(len(times)), 1.0
    if command.tracking is not None:
        track = label_of(c, command.tracking.muscle)
        strength = _learnt_strength(c, track)
        target = sampled(command.tracking.target, times) * (times >= 0) * command.tracking.reference / strength
    return Wish(
        effort=effort, reinforcement=np.clip(sampled(command.reinforcement, times), 0.0, 1.0),
        stance=float(command.stance), arousal=float(command.arousal), awake=1.0 - float(command.anaesthesia),
        track_label=track, track_target=target, track_strength=strength,
    )  # fmt: skip


def _learnt_strength(c: Circuit, label: int) -> float:
    """Return the greatest force of a muscle uninjured, on which its owner has learnt to dose effort [N]."""
    pool, plan = next((i, plan) for i, plan in enumerate(c.layout.pools) if label in plan.labels)
    return float(c.model.plant.force[pool] * np.mean(plan.unit_label == label))


def _stimuli(c: Circuit, command: Command, settle: int) -> Stimuli:
    """Return electrical and magnetic pulses; ``settle`` is the tick of time 0."""
    return Stimuli(
        *_shocks(c, command, settle),
        coil_tick=np.array([settle + round(p.time / TICK) for p in command.coils], np.int64),
        coil_strength=np.array([p.intensity for p in command.coils], float),
        coil_site=np.array([COIL_SITES.index(p.site) for p in command.coils], np.int64),
    )


def _shocks(c: Circuit, command: Command, settle: int):
    rows = []
    for s in command.shocks:
        at = settle + round(s.time / TICK)
        mode = 1 if s.fibres == "ia" else 0
        try:
            hit = pools_of(c, s.muscle)
        except ValueError:
            if s.muscle in ("rectus_femoris", "quadriceps", "femoral") and c.name == "ankle":
                rows.append((at, -1, s.strength, mode, s.site))
                continue
            raise
        groups = {c.layout.pools[i].group for i in hit}
        rows += [(at, i, s.strength, mode, s.site) for i, p in enumerate(c.layout.pools) if p.group in groups]
    table = np.array(rows, float).reshape(-1, 5)
    return (
        table[:, 0].astype(np.int64),
        table[:, 1].astype(np.int64),
        table[:, 2].copy(),
        table[:, 3].astype(np.int64),
        table[:, 4].copy(),
    )


def command_arrays(c: Circuit, command: Command) -> Drive:
    """Return a Command as arrays for one circuit.

    Raises
    ------
    ValueError
        If a name is unknown to the circuit or a waveform is empty.
    """
    settle = round(command.settle / TICK)
    ticks = settle + round(command.duration / TICK)
    times = (np.arange(ticks) - settle) * TICK
    probes = [_probe_unit(c, p.muscle, p.rank) for p in command.probes]
    current = np.stack([sampled(p.current, times) for p in command.probes], axis=1) if probes else np.zeros((ticks, 0))
    return Drive(
        wish=_wish(c, command, times),
        handling=_handling(c, command, times, settle),
        stimuli=_stimuli(c, command, settle),
        probe_unit=np.array(probes, np.int64),
        probe_current=current,
        settle=settle,
        ticks=ticks,
        key=make_key(c.key, 31, command.trial) & 0x7FFFFFFF,
    )


def _probe_unit(c: Circuit, muscle: str, rank: float) -> int:
    plan = c.layout.pools[pools_of(c, muscle)[0]]
    return plan.first + min(int(rank * plan.n), plan.n - 1)
