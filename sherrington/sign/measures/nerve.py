"""Measures by stimulation of nerve and cortex: velocity, counts, twitches, magnetic pulses."""

from collections.abc import Generator, Sequence

import numpy as np

from sherrington.circuit.command import Coil, Command
from sherrington.circuit.trace import FloatArray, Trace
from sherrington.exam.laboratory import LEAD, SUPRAMAXIMAL, again, efforts, held, movers, pulses
from sherrington.sign.measures.grip import own_grip
from sherrington.sign.measures.registry import Plan, Subject, Trial, UnableError, measure
from sherrington.sign.measures.trains import between, evenly, pull, trains
from sherrington.sign.measures.units import effort
from sherrington.sign.signal import FLOOR, channel, span, window

ANSWER = 0.1  # [s] after a pulse: slowed nerves of long legs answer after some tens of ms
ARTEFACT = 0.001  # [s] after a pulse that no electrode reads
SILENCE = 0.004  # [s] between the M wave and what a reflex brings
PEAK_BEFORE = (0.06, 0.15)  # [s] after a pulse over the cortex: the usual end of the search, and that for slowed fibres


def shock(m: Subject, strength: float, *content: object, site: float = 0.25, needle: bool = False) -> Command:
    """Return one pulse to the nerve of the muscle at rest."""
    command = held(
        m.place.circuit,
        m.where,
        LEAD + ANSWER,
        "shock",
        m.structure,
        *content,
        shocks=pulses(m.place.muscle, (LEAD,), strength, site),
        needle=needle,
    )
    return again(command, m.repeat)


def deflections(trace: Trace, muscle: str, at: float) -> list[tuple[float, float]]:
    """Return beginning and end of each deflection after a pulse [s after it], those close to each other as one."""
    raw = np.asarray(trace.emg[channel(trace, muscle)], np.float64)
    active = np.flatnonzero(np.abs(window(raw, trace.emg_rate, at + ARTEFACT, at + ANSWER)) > FLOOR)
    if not active.size:
        return []
    parts = np.split(active, np.flatnonzero(np.diff(active) > SILENCE * trace.emg_rate) + 1)
    return [(float(ARTEFACT + p[0] / trace.emg_rate), float(ARTEFACT + p[-1] / trace.emg_rate)) for p in parts]


def m_wave(trace: Trace, muscle: str, at: float = LEAD) -> float:
    """Return the peak-to-peak M wave after a pulse [V]: the first deflection, however late a slow nerve brings it."""
    found = deflections(trace, muscle, at)
    return span(trace, muscle, at + ARTEFACT, at + found[0][1] + ARTEFACT) if found else 0.0


def first_latencies(trace: Trace, muscle: str, at: float, until: float) -> dict[int, float]:
    """Return when each unit first discharges after a pulse [s]."""
    parts = {i: between(t, at, until) for i, t in trains(trace, muscle).items()}
    return {i: float(part[0] - at) for i, part in parts.items() if len(part)}


def answering(trace: Trace, muscle: str) -> dict[int, float]:
    """Return when each unit answers a pulse to the nerve [s after it].

    Raises
    ------
    UnableError
        If none does.
    """
    found = first_latencies(trace, muscle, LEAD, LEAD + ANSWER)
    if not found:
        raise UnableError(f"no unit of {muscle} answers the nerve")
    return found


@measure("m/s", "muscle", rules=("distal < proximal",))
def axon_velocity(m: Subject) -> Plan:
    """Median conduction velocity of single motor axons: needle latencies from two sites of the nerve."""
    s = m.settings
    sites = (s["distal"], s["proximal"])
    near, far = yield [Trial(shock(m, SUPRAMAXIMAL, site, site=site, needle=True)) for site in sites]
    early = first_latencies(near, m.channel, LEAD, LEAD + ANSWER)
    late = first_latencies(far, m.channel, LEAD, LEAD + ANSWER)
    way = (sites[1] - sites[0]) * m.tape(m.place.pool)
    speeds = [way / (late[i] - early[i]) for i in early if i in late and late[i] > early[i]]
    if not speeds:
        raise UnableError("no unit answered at both sites")
    return float(np.median(speeds))


@measure("1", "muscle")
def unit_count(m: Subject) -> Plan:
    """Count of motor units that answer a supramaximal pulse to the nerve."""
    (trace,) = yield [Trial(shock(m, SUPRAMAXIMAL, needle=True))]
    try:
        return float(len(answering(trace, m.channel)))
    except UnableError:
        return 0.0


@measure("1", "muscle")
def unit_count_estimate(m: Subject) -> Plan:
    """Motor unit number estimate: greatest M wave over the mean unit potential, spike-triggered in a contraction."""
    s = m.settings
    level = ((0.0, 0.0), (0.3, (yield from own_grip(m))(s["force"])))
    pulse, trace = yield [
        Trial(shock(m, SUPRAMAXIMAL)),
        Trial(effort(m, level, s["duration"], "sta", s["force"])),
    ]
    own = {i: t for i, t in trains(trace, m.channel).items() if len(t) >= s["spikes"]}
    sizes = [_triggered(trace, m.channel, own[i]) for i in evenly(list(own), int(s["units"]))]
    if not sizes:
        raise UnableError("no unit fired often enough")
    return m_wave(pulse, m.channel) / float(np.mean(sizes))


def _triggered(trace: Trace, muscle: str, times: FloatArray) -> float:
    """Return the peak-to-peak spike-triggered average of the surface EMG [V]."""
    raw = np.asarray(trace.emg[channel(trace, muscle)], np.float64)
    width = round(0.02 * trace.emg_rate)
    at = np.round(times * trace.emg_rate).astype(int) - width // 5
    at = at[(at >= 0) & (at + width < raw.size)]
    return float(np.ptp(np.mean([raw[i : i + width] for i in at], axis=0)))


@measure("V", "muscle")
def unit_size(m: Subject) -> Plan:
    """Mean unit potential: greatest M wave over the number of units that make it."""
    (trace,) = yield [Trial(shock(m, SUPRAMAXIMAL, needle=True))]
    return m_wave(trace, m.channel) / len(answering(trace, m.channel))


@measure("V", "muscle")
def m_max(m: Subject) -> Plan:
    """Peak-to-peak M wave to a supramaximal pulse to the nerve."""
    (trace,) = yield [Trial(shock(m, SUPRAMAXIMAL))]
    return m_wave(trace, m.channel)


@measure("1", "muscle")
def voluntary_activation(m: Subject) -> Plan:
    """Twitch interpolation: one minus the force a doublet adds to a maximal effort over what it adds at rest."""
    times = (1.0, 1.4, 1.8)
    pairs = tuple(t + gap for t in times for gap in (0.0, 0.01))
    shocks = pulses(m.place.muscle, pairs, SUPRAMAXIMAL)
    base = held(m.place.circuit, m.where, 2.1, "interpolation", m.structure, shocks=shocks)
    level = ((0.0, 0.0), (0.3, 1.0))
    hard = held(
        m.place.circuit, m.where, 2.1, "interpolation", 1, shocks=shocks, efforts=efforts(movers(m.place), level)
    )
    rest, most = yield [Trial(again(base, m.repeat)), Trial(again(hard, m.repeat))]
    relaxed = float(np.mean([_added(pull(rest, m.place.mates), rest.rate, t) for t in times]))
    if relaxed <= 0.0:
        raise UnableError("the nerve pulse gives no force")
    extra = float(np.mean([_added(pull(most, m.place.mates), most.rate, t) for t in times]))
    return 1.0 - extra / relaxed


def _added(force: FloatArray, rate: float, at: float) -> float:
    """Return the force a pulse adds at its peak [N]: mean of the 20 ms around the highest, over that before."""
    before = float(np.mean(force[round((at - 0.05) * rate) : round(at * rate)]))
    after = force[round((at + 0.03) * rate) : round((at + 0.25) * rate)]
    soft = np.convolve(after, np.full(20, 0.05), mode="valid")
    return float(soft.max() - before)


@measure("N", "muscle")
def stimulated_force(m: Subject) -> Plan:
    """Peak force of a supramaximal doublet to the nerve at rest."""
    shocks = pulses(m.place.muscle, (LEAD, LEAD + 0.01), SUPRAMAXIMAL)
    command = held(m.place.circuit, m.where, 0.5, "doublet", m.structure, shocks=shocks)
    (trace,) = yield [Trial(again(command, m.repeat))]
    return float(pull(trace, m.place.mates).max())


@measure("N", "muscle")
def voluntary_force(m: Subject) -> Plan:
    """Force of a maximal effort, mean of its last part."""
    (trace,) = yield [Trial(effort(m, ((0.0, 0.0), (0.1, 0.0), (0.3, 1.0)), 1.0, "mvc"))]
    return float(np.mean(pull(trace, m.place.mates)[-300:]))


@measure("s", "muscle")
def tms_latency(m: Subject) -> Plan:
    """Latency of the facilitation of single units by a magnetic pulse over the cortex.

    The fullest bin of the peristimulus histogram in a weak contraction, all units together: the
    usual unit answers then, the fastest one some milliseconds earlier.
    """
    return (yield from _peak(m, "cortex", 0.004))


@measure("s", "muscle")
def tract_latency(m: Subject) -> Plan:
    """Latency of the peak of single units after a pulse to the corticospinal axons at the foramen magnum.

    The fullest bin of the peristimulus histogram in a weak contraction, all units together.
    """
    return (yield from _peak(m, "tract", 0.003))


def _peak(m: Subject, site: str, blank: float) -> Generator[Sequence[Trial], list[Trace], float]:
    """Return the fullest bin, the first milliseconds after the pulse left out [s]."""
    edges, counts = yield from _histogram(m, site)
    start = edges[:-1]
    before = counts[start < -1e-9]
    limit = before.mean() + m.settings["deviations"] * max(before.std(), 1.0)
    for until in PEAK_BEFORE:
        late = (start >= blank) & (start < until - 1e-9)
        if counts[late].max() > limit:
            return float(start[late][np.argmax(counts[late])] + 0.5 * m.settings["bin"])
    pulses_given = int(m.settings["pulses"])
    raise UnableError(f"the pulse does not facilitate any unit beyond chance in {pulses_given} pulses")


def _histogram(m: Subject, site: str) -> Generator[Sequence[Trial], list[Trace], tuple[FloatArray, FloatArray]]:
    """Return bin edges [s] and counts of all units around pulses in a weak contraction."""
    s = m.settings
    n, gap = int(s["pulses"]), 0.35
    times = tuple(1.0 + gap * k for k in range(n))
    level = (yield from own_grip(m))(s["force"])
    command = held(
        m.place.circuit,
        m.where,
        1.0 + gap * n,
        "coil",
        m.structure,
        efforts=efforts(movers(m.place), ((0.0, 0.0), (0.3, level))),
        coils=tuple(Coil(t, s["intensity"], site) for t in times),
        needle=True,
    )
    (trace,) = yield [Trial(again(command, m.repeat))]
    spikes = np.sort(np.concatenate(list(trains(trace, m.channel).values())))
    late = np.concatenate([between(spikes, t - 0.1, t + PEAK_BEFORE[-1]) - t for t in times])
    edges = np.arange(-0.1, PEAK_BEFORE[-1] + 5e-4, s["bin"])
    return edges, np.histogram(late, edges)[0].astype(float)


@measure("1", "muscle")
def muscle_bulk(m: Subject) -> Plan:
    """Cross-section of a muscle in an image, as fraction of the person's own healthy one."""
    command = held(m.place.circuit, m.where, 0.05, "image", imaging=True)
    (trace,) = yield [Trial(command)]
    return float(trace.bulk[m.channel])
