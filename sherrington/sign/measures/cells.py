"""Measures by microelectrodes: one motoneuron by its place in the size order, one afferent nerve."""

import numpy as np

from sherrington.circuit.command import Command, Hand, Probe
from sherrington.circuit.table import circuit_table
from sherrington.circuit.trace import FloatArray, Trace
from sherrington.exam.laboratory import LEAD, again, held
from sherrington.exam.limb import POSTURE, others, ramp
from sherrington.sign.measures.registry import Plan, Subject, Trial, UnableError, measure

SPIKE = 40.0  # [mV] over rest: only a spike of the soma reaches it


def _impaled(m: Subject, current: tuple[tuple[float, float], ...], duration: float, *content: object) -> Command:
    probe = Probe(m.place.pool, m.settings["rank"], current)
    command = held(
        m.place.circuit,
        m.where,
        duration,
        "probe",
        m.structure,
        *content,
        probes=(probe,),
        arousal=m.settings["arousal"],
        anaesthesia=1.0,
    )
    return again(command, m.repeat)


def _potential(trace: Trace) -> FloatArray:
    if trace.potentials is None:
        raise UnableError("no microelectrode")
    return np.asarray(trace.potentials[0], np.float64)


@measure("nA", "muscle")
def rheobase(m: Subject) -> Plan:
    """Smallest long current into one motoneuron (by place in the size order) that makes it fire, found by halving."""
    s = m.settings
    low, high = 0.0, s["most"]
    for step in range(int(s["halvings"])):
        current = high if step == 0 else 0.5 * (low + high)
        wave = ((LEAD, 0.0), (LEAD + 0.001, current))
        (trace,) = yield [Trial(_impaled(m, wave, LEAD + s["pulse"], "rheobase"))]
        fired = bool(_potential(trace).max() > SPIKE)
        if step == 0 and not fired:
            raise UnableError("the cell does not fire at the largest current")
        low, high = (low, current) if fired else (current, high)
    return float(high)


@measure("MOhm", "muscle")
def input_resistance(m: Subject) -> Plan:
    """Steady change of potential of one motoneuron by a small hyperpolarising current, per current."""
    s = m.settings
    wave = (
        (LEAD, 0.0),
        (LEAD + 0.001, -s["current"]),
        (LEAD + s["pulse"], -s["current"]),
        (LEAD + s["pulse"] + 0.001, 0.0),
    )
    found = yield [Trial(_impaled(m, wave, LEAD + s["pulse"] + 0.05, "resistance", k)) for k in range(int(s["trials"]))]
    changes = []
    for trace in found:
        v, rate = _potential(trace), trace.emg_rate
        rest = v[round(0.02 * rate) : round(LEAD * rate)].mean()
        held_at = v[round((LEAD + 0.1) * rate) : round((LEAD + s["pulse"]) * rate)].mean()
        changes.append(rest - held_at)
    return float(np.mean(changes) / s["current"])


@measure("s", "muscle")
def ahp_duration(m: Subject) -> Plan:
    """Duration of the afterhyperpolarisation of one motoneuron, to a share of its depth, averaged over spikes."""
    s = m.settings
    n, gap = int(s["spikes"]), s["gap"]
    times = [LEAD + gap * k for k in range(n)]
    wave: list[tuple[float, float]] = []
    for t in times:
        wave += [(t, 0.0), (t + 0.0005, s["current"]), (t + s["pulse"], s["current"]), (t + s["pulse"] + 0.0005, 0.0)]
    (trace,) = yield [Trial(_impaled(m, tuple(wave), times[-1] + gap, "ahp"))]
    v, rate = _potential(trace), trace.emg_rate
    rows = []
    for t in times:
        part = v[round((t - 0.05) * rate) : round((t + gap - 0.06) * rate)]
        first = np.flatnonzero(part > SPIKE)
        if first.size and np.count_nonzero(np.diff((part > SPIKE).astype(int)) == 1) == 1:
            at = round((t - 0.05) * rate) + int(first[0])
            rows.append(v[at - round(0.02 * rate) : at + round((gap - 0.1) * rate)])
    if len(rows) < n // 2:
        raise UnableError("the cell does not fire single spikes")
    average = np.mean([row[: min(map(len, rows))] for row in rows], axis=0)
    return _return_time(average, rate, s["share"])


def _return_time(v: FloatArray, rate: float, share: float) -> float:
    """Return when the potential has come back to a share of its depth below the level before [s after the spike]."""
    start = round(0.02 * rate)
    base = float(v[: start - round(0.005 * rate)].mean())
    soft = np.convolve(v[start:] - base, np.full(20, 0.05), mode="same")
    below = np.flatnonzero(soft < 0.0)
    if not below.size:
        raise UnableError("no afterhyperpolarisation")
    first = int(below[0])
    bottom = first + int(np.argmin(soft[first : first + round(0.08 * rate)]))
    back = np.flatnonzero(soft[bottom:] > share * soft[bottom])
    if not back.size:
        raise UnableError("the potential does not come back before the next spike")
    return float((bottom + int(back[0])) / rate)


@measure("Hz", "muscle")
def ia_rate_relaxed(m: Subject) -> Plan:
    """Mean rate of the Ia afferents of the relaxed muscle; fibres are found by the fast stretch that follows."""
    s = m.settings
    dof, place = m.place.dof, POSTURE[m.place.dof]
    stop = place - m.place.direction * s["way"]
    wave, end = ramp(place, stop, s["speed"], LEAD + s["rest"], 0.05)
    command = held(
        m.place.circuit,
        m.where,
        end + 0.1,
        "microneurography",
        m.structure,
        hands=(Hand(dof, wave, weight=0.0), *others(m.place.circuit, dof)),
        microneurography=True,
    )
    (trace,) = yield [Trial(again(command, m.repeat))]
    if trace.afferents is None or not len(trace.afferents):
        raise UnableError("no afferent discharged")
    pools = list(circuit_table()[m.place.circuit].pools)
    own = trace.afferents[(trace.afferents[:, 1] == pools.index(m.place.pool)) & (trace.afferents[:, 2] == 0)]
    fibres = len(np.unique(own[:, 3]))
    if not fibres:
        raise UnableError("no Ia afferent answers a stretch")
    calm = np.count_nonzero(own[:, 0] < LEAD + s["rest"])
    return float(calm / fibres / (LEAD + s["rest"]))
