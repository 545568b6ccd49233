"""Run a Command on a compiled circuit: fresh State in, Trace out."""

import os
import pickle
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from sherrington.body.cord import interneuron as inn
from sherrington.body.cord import motoneuron as mn
from sherrington.body.electrode.surface import surface_emg
from sherrington.body.junction.junction import rested
from sherrington.body.muscle.contraction import rest_length
from sherrington.circuit.command import Command
from sherrington.circuit.compile import Circuit
from sherrington.circuit.drive import command_arrays
from sherrington.circuit.model import (
    EMG_BIN,
    SAMPLE,
    Body,
    Counters,
    Drive,
    Levels,
    Mind,
    Model,
    Motor,
    Ring,
    Scratch,
    State,
    Terminals,
)
from sherrington.circuit.pool_numbers import number
from sherrington.circuit.record import Mechanics, Nerve, Record, Surface
from sherrington.circuit.spindles import N_COLUMNS
from sherrington.circuit.step import run_loop
from sherrington.circuit.trace import Trace
from sherrington.foundation.kernel import LANES, aligned, discard_cache
from sherrington.foundation.random import make_key, uniforms

N_EVENTS = 1 << 17  # spikes on their way at once
N_SPIKES = 400_000  # rows of a record of single discharges
RINGS = 1024  # ticks that the will remembers


def fresh_state(c: Circuit, drive: Drive) -> State:
    """Return a resting State in the posture at which the Command starts."""
    m, angle = c.model, drive.handling.wanted[0].copy()
    n_pools, n_dofs, n_sources = len(c.layout.pools), len(angle), len(m.wires.delay)
    return State(
        x=_membranes(c),
        ring=_empty_ring(c.dt),
        terminals=Terminals(np.ones(n_sources), np.full(n_sources, -1e6), np.zeros(12 * n_pools)),
        fibres=_counters(make_key(c.key, 21, drive.key), m.afferents.n, np.float32),
        generators=_counters(make_key(c.key, 22, drive.key), len(m.descending.pool), np.float64),
        motor=_rested_motor(c),
        body=_still_body(m, angle),
        mind=Mind(
            np.zeros(n_pools), np.zeros(6), np.zeros((n_pools + 1 + n_dofs, RINGS)), np.zeros(n_pools),
            np.zeros((n_pools + 1, 5)), np.zeros((3, n_pools)),
        ),
        levels=Levels(
            np.zeros(n_pools), np.zeros(n_pools), m.pools.pi_rest.copy(), m.pools.nm_rest * drive.wish.arousal,
            np.zeros(4), np.zeros(1), np.zeros(n_pools),
        ),
        scratch=Scratch(
            np.zeros(LANES, np.int32), np.zeros(LANES, np.float32), np.zeros(m.afferents.start.shape[0]),
            np.zeros(n_dofs), np.zeros(n_dofs),
        ),
    )  # fmt: skip


def _membranes(c: Circuit) -> np.ndarray:
    """Return the flat vector of conductances and membranes, motoneurons at the rest that their bias sets."""
    n_units = c.layout.n_units
    x = aligned(np.zeros((n_units + c.layout.n_inter // 2) * 16, np.float32))
    cells = x[: n_units * 16].reshape(-1, mn.N_STATE, 16)
    cells[:, mn.H], cells[:, mn.SINCE] = 1.0, 1e3
    x[n_units * 16 :].reshape(-1, inn.N_STATE, 16)[:, inn.SINCE] = 1e3
    # the membrane starts at its biased rest, so that settling is short
    start = (c.model.tonic.bias.reshape(-1, 16) > 0).astype(np.float32)
    soma, dendrite = _rest_potential(c.model)
    cells[:, mn.VS], cells[:, mn.VD], cells[:, mn.VL] = soma * start, dendrite * start, dendrite * start
    return x


def _empty_ring(dt: float) -> Ring:
    """Return a ring that holds the spikes of a quarter second [``dt`` in ms], with nothing on its way."""
    slots = 1 << int(np.ceil(np.log2(250.0 / dt)))
    return Ring(
        head=np.full(slots, -1, np.int32), link=np.zeros(N_EVENTS, np.int32), code=np.zeros(N_EVENTS, np.int64),
        free=np.arange(N_EVENTS, dtype=np.int32), n_free=np.array([N_EVENTS]), fault=np.zeros(1, np.int64),
    )  # fmt: skip


def _counters(key: int, n: int, kind: type) -> Counters:
    """Return renewal generators caught at random within their intervals."""
    return Counters((uniforms(key, n) * 0.9).astype(kind), np.ones(n, kind), np.zeros(n, np.int64))


def _rested_motor(c: Circuit) -> Motor:
    """Return muscle units that have not been active for long."""
    n, size = c.layout.n_units, c.model.twitches.size.copy()
    return Motor(
        np.zeros(n, np.float32), np.zeros(n, np.float32), size, np.ones(n, np.float32), rested(n),
        np.full(n, -1e6), np.zeros(len(c.layout.labels)), np.zeros(len(c.layout.pools)),
    )  # fmt: skip


def _still_body(m: Model, angle: np.ndarray) -> Body:
    """Return joint and muscles at rest in one posture [rad], each muscle in balance with its tendon."""
    plant, n = m.plant, len(m.plant.path)
    path = plant.path - ((angle[None, :] - plant.reference) * plant.arm).sum(axis=1)
    rest_at = zip(path, plant.stiffness, plant.optimal, plant.slack, plant.cosine, strict=True)
    length = np.array([rest_length(*row, m.constants.contraction) for row in rest_at])
    return Body(
        angle, np.zeros(len(angle)), length, *(np.zeros(n) for _ in range(4)), np.zeros((n, 3)),
        *(np.zeros(n) for _ in range(4)), np.zeros((n, N_COLUMNS)),
    )  # fmt: skip


def _rest_potential(m: Model) -> tuple[np.ndarray, np.ndarray]:
    """Return soma and dendrite potentials of every unit under its resting conductance [mV]."""
    rows = m.neurons.mn.reshape(-1, mn.N_CONST, 16)
    g_ld, g_ls, g_c = rows[:, mn.C_LD], rows[:, mn.C_LS], np.maximum(rows[:, mn.C_C], 1e-9)
    tonic = m.tonic.bias.reshape(-1, 16)
    series = g_ls * g_c / (g_ls + g_c)
    v_d = tonic * 70.0 / np.maximum(tonic + g_ld + series, 1e-9)
    return v_d * g_c / (g_ls + g_c), v_d


def _looped(circuit: Circuit, state: State, drive: Drive, record: Record) -> int:
    """Run the loop; machine code that a full disk or a power cut damaged is thrown away and compiled anew."""
    try:
        return int(run_loop(circuit.model, state, drive, record))
    except (pickle.UnpicklingError, EOFError, AttributeError, ValueError, TypeError, KeyError, RuntimeError, OSError):
        discard_cache()
        return int(run_loop(circuit.model, fresh_state(circuit, drive), drive, record))


def run(circuit: Circuit, command: Command) -> Trace:
    """Run one Command on one compiled circuit.

    Parameters
    ----------
    circuit : Circuit
        From ``compile_circuit``; it is not changed.
    command : Command
        What acts from outside.

    Returns
    -------
    Trace
        What senses and electrodes recorded.

    Raises
    ------
    ValueError
        If the Command names a muscle or degree of freedom that this circuit does not have.
    FloatingPointError
        If the simulation left the range of numbers.
    """
    drive = command_arrays(circuit, command)
    state = fresh_state(circuit, drive)
    n = round(command.duration / SAMPLE)
    n_emg = round(command.duration / EMG_BIN)
    labels, dofs = circuit.muscles, circuit.dofs
    record = Record(
        surface=Surface(
            np.zeros((len(labels), n_emg), np.float32), np.zeros((N_SPIKES if command.needle else 0, 3)),
            np.zeros(1, np.int64),
        ),
        nerve=Nerve(np.zeros((N_SPIKES if command.microneurography else 0, 4)), np.zeros(1, np.int64)),
        mechanics=Mechanics(
            np.zeros((len(dofs), n)), np.zeros((len(dofs), n)), np.zeros((len(labels), n)), np.zeros(n)
        ),
        potential=np.zeros((len(command.probes), n_emg), np.float32),
    )  # fmt: skip
    seen = record.mechanics
    if _looped(circuit, state, drive, record):
        raise FloatingPointError(f"{command.circuit} {command.side}: more spikes than the event ring holds")
    if not (np.isfinite(seen.angle).all() and np.isfinite(seen.force).all()):
        raise FloatingPointError(f"{command.circuit} {command.side}: simulation left the range of numbers")
    pool_of = circuit.model.plant.label_pool
    emg = np.stack(
        [
            surface_emg(record.surface.emg[i], number("duration", circuit.pools[pool_of[i]]), 1.0 / EMG_BIN)
            for i in range(len(labels))
        ]
    )
    return Trace(
        command=command, rate=1.0 / SAMPLE, emg_rate=1.0 / EMG_BIN, dofs=dofs, muscles=labels,
        angle=seen.angle, torque=seen.torque, force=seen.force, emg=emg, contact=seen.contact,
        bulk=circuit.bulk if command.imaging else {},
        person=circuit.person,
        units=_events(record.surface.units, record.surface.n_units[0], 0) if command.needle else None,
        afferents=_events(record.nerve.afferents, record.nerve.n_afferents[0], 0) if command.microneurography else None,
        potentials=record.potential if command.probes else None,
    )  # fmt: skip


def _events(table: np.ndarray, n: int, column: int) -> np.ndarray:
    """Return the filled rows from time 0 on, with the time in seconds."""
    rows = table[:n].copy()
    rows[:, column] *= 1e-3
    return rows[rows[:, column] >= 0.0]


def thread_count(threads: int | None) -> int:
    """Return how many circuits run at once: the argument, else NUMBA_NUM_THREADS, else the cores."""
    if threads is None:
        text = os.environ.get("NUMBA_NUM_THREADS", "")
        threads = int(text) if text.isdigit() and int(text) > 0 else len(os.sched_getaffinity(0))
    return max(1, threads)


def run_many(
    jobs: Sequence[tuple[Circuit, Command]],
    threads: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> list[Trace]:
    """Run many independent trials; results do not depend on the number of threads.

    Parameters
    ----------
    jobs : sequence of (Circuit, Command)
        Trials.
    threads : int, optional
        Trials at once; NUMBA_NUM_THREADS or the number of cores by default.
    progress : callable, optional
        Called with trials done and all trials.

    Returns
    -------
    list of Trace
        In the order of the jobs.
    """
    done = 0
    out: list[Trace | None] = [None] * len(jobs)
    # long trials first, so that no core waits at the end
    order = sorted(range(len(jobs)), key=lambda i: -jobs[i][1].duration * jobs[i][0].layout.n_units)
    with ThreadPoolExecutor(max_workers=thread_count(threads)) as pool:
        futures = {i: pool.submit(run, *jobs[i]) for i in order}
        try:
            for i in order:
                out[i] = futures[i].result()
                done += 1
                if progress is not None:
                    progress(done, len(jobs))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return [t for t in out if t is not None]


__all__ = ["fresh_state", "run", "run_many", "thread_count"]
