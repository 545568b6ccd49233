"""Measures by H reflexes: latencies, sizes, depression, facilitation and inhibition."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass

import numpy as np

from sherrington.circuit.command import Command, Hand, Shock, Vibration
from sherrington.circuit.trace import FloatArray, Trace
from sherrington.exam.laboratory import LEAD, SUPRAMAXIMAL, again, held, place_of, pulses
from sherrington.exam.limb import POSTURE, others, ramp
from sherrington.foundation.errors import InputError
from sherrington.sign.measures.nerve import ARTEFACT, deflections, m_wave, shock
from sherrington.sign.measures.registry import Plan, Settings, Subject, Trial, UnableError, measure
from sherrington.sign.measures.structures import opposed
from sherrington.sign.signal import FLOOR, channel, window

STRENGTHS = (0.5, 0.54, 0.58, 0.62, 0.66, 0.7, 0.75, 0.8, 0.9, 1.0)  # [1] of the largest motor threshold
EARLY, LASTS = 0.003, 0.022  # [s] before and after the first deflection of the H wave: where it is sized
Asking = Generator[Sequence[Trial], list[Trace], "Sizing"]


@dataclass(frozen=True)
class Sizing:
    """The recruitment curve of an H reflex."""

    largest_m: float  # [V]
    latency: float  # [s] of the H wave
    sizes: tuple[float, ...]  # [V] at STRENGTHS
    m_shape: FloatArray  # [V] of the largest M wave, from the pulse on

    def strength(self, share: float) -> float:
        """Return the pulse whose H is nearest to a share of the largest M, on the rising limb."""
        top = int(np.argmax(self.sizes))
        rising = np.array(self.sizes[: top + 1])
        return STRENGTHS[int(np.argmin(np.abs(rising - share * self.largest_m)))]

    def size(self, trace: Trace, muscle: str, at: float) -> float:
        """Return the peak-to-peak H wave of a pulse [V]."""
        return h_size(trace, muscle, at, self.latency, self.m_shape)


def h_size(trace: Trace, muscle: str, at: float, latency: float, m_shape: FloatArray) -> float:
    """Return the peak-to-peak H wave of a pulse [V].

    The M wave of a short nerve is not over when the H wave begins: the largest M wave, scaled to what
    lies before the H wave, is subtracted.
    """
    rate = trace.emg_rate
    start, stop = latency - EARLY, latency + LASTS
    first = round(at * rate)
    raw = np.asarray(trace.emg[channel(trace, muscle)], np.float64)[first : first + m_shape.size]
    shape = m_shape[: raw.size]
    early = slice(round(ARTEFACT * rate), max(round(ARTEFACT * rate), round(start * rate)))
    power = float(shape[early] @ shape[early])
    share = float(raw[early] @ shape[early]) / power if power > 0.0 else 0.0
    return float(np.ptp(window(raw - np.clip(share, 0.0, 1.0) * shape, rate, start, stop)))


def h_onset(trace: Trace, muscle: str, at: float) -> float | None:
    """Return when the H wave of a weak pulse leaves the baseline [s after it]; M waves lie before."""
    raw = np.asarray(trace.emg[channel(trace, muscle)], np.float64)
    part = np.abs(window(raw, trace.emg_rate, at + ARTEFACT, at + 0.08))
    rest = np.abs(window(raw, trace.emg_rate, at - 0.05, at))
    above = np.flatnonzero(part > max(FLOOR, 1.5 * float(rest.max())))
    return None if not above.size else float(ARTEFACT + above[0] / trace.emg_rate)


def sizing(m: Subject) -> Asking:
    """Run the recruitment curve of the H reflex."""
    trials = [Trial(shock(m, strength, strength)) for strength in (*STRENGTHS, SUPRAMAXIMAL)]
    *weak, strong = yield trials
    shape = np.asarray(strong.emg[channel(strong, m.channel)], np.float64)[round(LEAD * strong.emg_rate) :]
    # below the lowest motor threshold there is no M wave: the first deflection is the H wave
    late = [h_onset(trace, m.channel, LEAD) for trace in weak[:5]]
    found = [value for value in late if value is not None] or _behind_m(weak, strong, m.channel)
    largest = m_wave(strong, m.channel)
    if not found:
        return Sizing(largest, 0.0, (0.0,) * len(weak), shape)
    latency = min(found)
    sizes = tuple(h_size(trace, m.channel, LEAD, latency, shape) for trace in weak)
    return Sizing(largest, latency, sizes, shape)


def _behind_m(traces: Sequence[Trace], strong: Trace, muscle: str) -> list[float]:
    """Return when a deflection begins that comes after the whole M wave has passed [s after the pulse]."""
    direct = deflections(strong, muscle, LEAD)
    end = direct[0][1] if direct else 0.0
    return [begin for trace in traces for begin, _ in deflections(trace, muscle, LEAD) if begin > end]


def needed(curve: Sizing, share: float) -> float:
    """Return the strength for a test reflex.

    Raises
    ------
    UnableError
        If the largest H wave is below a third of the test size.
    """
    if max(curve.sizes) < share / 3.0 * curve.largest_m:
        raise UnableError("no H reflex large enough to test")
    return curve.strength(share)


@measure("s", "muscle")
def h_latency(m: Subject) -> Plan:
    """Time from a weak pulse to the nerve to the first deflection of the H wave at rest."""
    trials = [Trial(shock(m, strength, strength)) for strength in STRENGTHS[:5]]
    found = [h_onset(trace, m.channel, LEAD) for trace in (yield trials)]
    known = [value for value in found if value is not None]
    if not known:
        raise UnableError("no H reflex at rest")
    return min(known)


@measure("1", "muscle")
def h_max_over_m_max(m: Subject) -> Plan:
    """Largest H wave over all pulse strengths at rest, as fraction of the largest M wave."""
    curve = yield from sizing(m)
    if curve.largest_m <= 0.0:
        raise UnableError("no M wave")
    return max(curve.sizes) / curve.largest_m


@measure("1", "muscle")
def h_ratio_at_interval(m: Subject) -> Plan:
    """Second of two equal H reflexes a stated time apart over the first, at rest."""
    s = m.settings
    curve = yield from sizing(m)
    strength = needed(curve, s["test"])
    times = (LEAD, LEAD + s["interval"])
    ratios = []
    trials = []
    for k in range(int(s["trials"])):
        command = held(
            m.place.circuit,
            m.where,
            times[1] + 0.1,
            "paired",
            m.structure,
            s["interval"],
            k,
            shocks=pulses(m.place.muscle, times, strength),
        )
        trials.append(Trial(again(command, m.repeat)))
    for trace in (yield trials):
        first, second = (curve.size(trace, m.channel, t) for t in times)
        ratios.append(second / max(first, FLOOR))
    return float(np.mean(ratios))


@measure("1", "muscle")
def h_after_stretch(m: Subject) -> Plan:
    """H reflex a stated time after a slow passive stretch of its muscle, over the one without, same posture."""
    s = m.settings
    curve = yield from sizing(m)
    strength = needed(curve, s["test"])
    dof, place = m.place.dof, POSTURE[m.place.dof]
    start = place + m.place.direction * s["way"]
    wave, end = ramp(start, place, s["speed"], LEAD, 0.1)
    at = end + s["delay"]
    moved = Hand(dof, wave, weight=0.0)
    still = Hand(dof, ((0.0, place),), weight=0.0)
    trials = []
    for k in range(int(s["trials"])):
        for hand, when in ((moved, at), (still, at)):
            command = held(
                m.place.circuit,
                m.where,
                when + 0.1,
                "after stretch",
                m.structure,
                k,
                hands=(hand, *others(m.place.circuit, dof)),
                shocks=pulses(m.place.muscle, (when,), strength),
            )
            trials.append(Trial(again(command, m.repeat)))
    found = yield trials
    after = float(np.mean([curve.size(t, m.channel, at) for t in found[::2]]))
    before = float(np.mean([curve.size(t, m.channel, at) for t in found[1::2]]))
    return after / max(before, FLOOR)


def conditioned(m: Subject, strength: float, cause: str, delay: float, s: dict[str, float], k: int) -> Command:
    """Return a test pulse with a conditioning pulse to another nerve, ``delay`` [s] before it."""
    at = LEAD + 0.05
    kind = "all" if cause in ("femoral",) else "ia"
    shocks = (*pulses(m.place.muscle, (at,), strength), Shock(cause, at - delay, s["strength"], kind))
    command = held(m.place.circuit, m.where, at + 0.1, "conditioned", cause, round(delay, 4), k, shocks=shocks)
    return again(command, m.repeat)


def alone(m: Subject, strength: float, k: int) -> Command:
    """Return the test pulse alone."""
    at = LEAD + 0.05
    command = held(
        m.place.circuit, m.where, at + 0.1, "test", m.structure, k, shocks=pulses(m.place.muscle, (at,), strength)
    )
    return again(command, m.repeat)


def _conditioning(
    m: Subject, cause: str, delays: Sequence[float]
) -> Generator[Sequence[Trial], list[Trace], list[float]]:
    """Return the conditioned H over the unconditioned one at each delay."""
    s = dict(m.settings)
    curve = yield from sizing(m)
    strength = needed(curve, s["test"])
    n = int(s["trials"])
    control = yield [Trial(alone(m, strength, k)) for k in range(max(n, 3))]
    at = LEAD + 0.05
    base = float(np.mean([curve.size(t, m.channel, at) for t in control]))
    out = []
    for delay in delays:
        traces = yield [Trial(conditioned(m, strength, cause, delay, s, k)) for k in range(n)]
        out.append(float(np.mean([curve.size(t, m.channel, at) for t in traces])) / max(base, FLOOR))
    return out


@measure("1", "muscle", ["ankle"])
def femoral_facilitation(m: Subject) -> Plan:
    """Largest early rise of the H reflex by a femoral volley, over a grid of delays, as fraction of the test H."""
    s = m.settings
    ratios = yield from _conditioning(m, "femoral", [1e-3 * d for d in s["delays"]])
    return max(ratios) - 1.0


def _opposes(structure: str, settings: Settings) -> None:
    """Refuse an antagonist that does not turn the joint of the muscle the other way."""
    against = opposed(place_of(structure))
    if not against:
        raise InputError(f"nothing is simulated that turns a joint against {structure}", field="structure")
    asked = settings["antagonist"]
    if asked and place_of(asked).muscle not in against:
        raise InputError(
            f"antagonist must turn the joint of {structure} the other way, not {asked!r}; "
            f"allowed: {', '.join(against)}",
            field="settings",
        )


@measure("1", "muscle", suits=_opposes)
def reciprocal_inhibition(m: Subject) -> Plan:
    """Fall of the H reflex by an Ia volley of the antagonist's nerve just before, as fraction of the test H."""
    s = m.settings
    cause = s["antagonist"] or opposed(m.place)[0]
    ratios = yield from _conditioning(m, cause, [1e-3 * d for d in s["delays"]])
    return 1.0 - float(np.mean(ratios))


@measure("1", "muscle")
def vibration_ratio(m: Subject) -> Plan:
    """H reflex during vibration of its tendon over the one without."""
    s = m.settings
    curve = yield from sizing(m)
    strength = needed(curve, s["test"])
    at = LEAD + s["before"]
    shaken = held(
        m.place.circuit,
        m.where,
        at + 0.1,
        "vibrated",
        m.structure,
        shocks=pulses(m.place.muscle, (at,), strength),
        vibrations=(Vibration(m.place.muscle, LEAD, at + 0.1, s["frequency"], s["stretch"]),),
    )
    n = int(s["trials"])
    found = yield [
        *(Trial(alone(m, strength, k)) for k in range(n)),
        *(Trial(again(shaken, m.repeat + 11 * k)) for k in range(n)),
    ]
    control = float(np.mean([curve.size(t, m.channel, LEAD + 0.05) for t in found[:n]]))
    return float(np.mean([curve.size(t, m.channel, at) for t in found[n:]])) / max(control, FLOOR)
