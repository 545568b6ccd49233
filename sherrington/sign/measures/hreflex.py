"""Measures by H and T reflexes: latencies, sizes, depression, facilitation and inhibition."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from sherrington.circuit.command import Command, Hand, Shock, Tap, Vibration
from sherrington.circuit.table import circuit_table
from sherrington.circuit.trace import Trace
from sherrington.exam.laboratory import LEAD, SUPRAMAXIMAL, again, efforts, held, pulses
from sherrington.exam.limb import POSTURE, others, ramp
from sherrington.exam.tendon_reflex import REFLEXES, TAP_TIME, tap
from sherrington.sign import reflex
from sherrington.sign.measures.grip import calibrate
from sherrington.sign.measures.nerve import m_wave, shock
from sherrington.sign.measures.registry import Plan, Subject, Trial, UnableError, measure
from sherrington.sign.measures.trains import between, trains
from sherrington.sign.signal import FLOOR, channel, span, window

STRENGTHS = (0.5, 0.54, 0.58, 0.62, 0.66, 0.7, 0.75, 0.8, 0.9, 1.0)  # [1] of the largest motor threshold
Asking = Generator[Sequence[Trial], list[Trace], "Sizing"]


@dataclass(frozen=True)
class Sizing:
    """The recruitment curve of an H reflex."""

    largest_m: float  # [V]
    latency: float  # [s] of the H wave
    sizes: tuple[float, ...]  # [V] at STRENGTHS

    def strength(self, share: float) -> float:
        """Return the pulse whose H is nearest to a share of the largest M, on the rising limb."""
        top = int(np.argmax(self.sizes))
        rising = np.array(self.sizes[: top + 1])
        return STRENGTHS[int(np.argmin(np.abs(rising - share * self.largest_m)))]


def h_size(trace: Trace, muscle: str, at: float, latency: float) -> float:
    """Return the peak-to-peak H wave of a pulse [V]."""
    return span(trace, muscle, at + latency - 0.003, at + latency + 0.022)


def h_onset(trace: Trace, muscle: str, at: float) -> float | None:
    """Return when the H wave of a weak pulse leaves the baseline [s after it]; M waves lie before."""
    raw = np.asarray(trace.emg[channel(trace, muscle)], np.float64)
    part = np.abs(window(raw, trace.emg_rate, at + 0.001, at + 0.08))
    rest = np.abs(window(raw, trace.emg_rate, at - 0.05, at))
    above = np.flatnonzero(part > max(FLOOR, 1.5 * float(rest.max())))
    return None if not above.size else float(0.001 + above[0] / trace.emg_rate)


def sizing(m: Subject) -> Asking:
    """Run the recruitment curve of the H reflex."""
    trials = [Trial(shock(m, strength, strength)) for strength in (*STRENGTHS, SUPRAMAXIMAL)]
    *weak, strong = yield trials
    # below the lowest motor threshold there is no M wave: the first deflection is the H wave
    late = [h_onset(trace, m.channel, LEAD) for trace in weak[:5]]
    found = [value for value in late if value is not None]
    latency = min(found) if found else 0.03
    sizes = tuple(h_size(trace, m.channel, LEAD, latency) for trace in weak)
    return Sizing(m_wave(strong, m.channel), latency, sizes)


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
        first, second = (h_size(trace, m.channel, t, curve.latency) for t in times)
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
    after = float(np.mean([h_size(t, m.channel, at, curve.latency) for t in found[::2]]))
    before = float(np.mean([h_size(t, m.channel, at, curve.latency) for t in found[1::2]]))
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
    base = float(np.mean([h_size(t, m.channel, at, curve.latency) for t in control]))
    out = []
    for delay in delays:
        traces = yield [Trial(conditioned(m, strength, cause, delay, s, k)) for k in range(n)]
        out.append(float(np.mean([h_size(t, m.channel, at, curve.latency) for t in traces])) / max(base, FLOOR))
    return out


@measure("1", "muscle", ["ankle"])
def femoral_facilitation(m: Subject) -> Plan:
    """Largest early rise of the H reflex by a femoral volley, over a grid of delays, as fraction of the test H."""
    s = m.settings
    ratios = yield from _conditioning(m, "femoral", [1e-3 * d for d in s["delays"]])
    return max(ratios) - 1.0


@measure("1", "muscle")
def reciprocal_inhibition(m: Subject) -> Plan:
    """Fall of the H reflex by an Ia volley of the antagonist's nerve just before, as fraction of the test H."""
    s = m.settings
    ratios = yield from _conditioning(m, s["antagonist"], [1e-3 * d for d in s["delays"]])
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
    control = float(np.mean([h_size(t, m.channel, LEAD + 0.05, curve.latency) for t in found[:n]]))
    return float(np.mean([h_size(t, m.channel, at, curve.latency) for t in found[n:]])) / max(control, FLOOR)


def taps(m: Subject, n: int, stretch: float | None = None) -> dict[str, list[Trial]]:
    """Return blows on a tendon, n at rest and n with reinforcement where it is customary."""
    side = None if circuit_table()[REFLEXES[m.structure].circuit].midline else m.side
    steps = tap(m.structure, side, stretch or None)
    return {step.role: [Trial(again(step.command, m.repeat * n + k)) for k in range(n)] for step in steps}


@measure("s", "reflex")
def t_latency(m: Subject) -> Plan:
    """Time from the hammer blow to the first EMG of a tendon reflex, median of some blows."""
    s = m.settings
    blows = taps(m, int(s["trials"]), s["stretch"])
    known = [value for t in (yield blows["tap"]) if (value := reflex.latency(t, REFLEXES[m.structure])) is not None]
    if not known and s["reinforce"] and "reinforced" in blows:
        again_ = yield blows["reinforced"]
        known = [value for t in again_ if (value := reflex.latency(t, REFLEXES[m.structure])) is not None]
    if not known:
        raise UnableError("no tendon reflex")
    return float(np.median(known))


@measure("V", "reflex")
def t_amplitude(m: Subject) -> Plan:
    """Peak-to-peak EMG of a tendon reflex, mean of some blows."""
    blows = taps(m, int(m.settings["trials"]), m.settings["stretch"])
    return float(np.mean([reflex.amplitude(t, REFLEXES[m.structure]) for t in (yield blows["tap"])]))


@measure("1", "reflex")
def t_reinforcement_ratio(m: Subject) -> Plan:
    """Tendon reflex with the Jendrassik manoeuvre over that at rest, peak-to-peak EMG."""
    n = int(m.settings["trials"])
    blows = taps(m, n, m.settings["stretch"])
    if "reinforced" not in blows:
        raise UnableError("this reflex is not reinforced")
    found = yield [*blows["tap"], *blows["reinforced"]]
    rest, helped = (
        float(np.mean([reflex.amplitude(t, REFLEXES[m.structure]) for t in part])) for part in (found[:n], found[n:])
    )
    if rest <= FLOOR:
        raise UnableError("no tendon reflex at rest")
    return helped / rest


@measure("1", "reflex")
def t_over_m(m: Subject) -> Plan:
    """Tendon reflex as fraction of the largest M wave of the same muscle."""
    plan = REFLEXES[m.structure]
    own = replace(m, structure=plan.seen.split(":")[0], settings={"circuit": plan.circuit})
    blows = taps(m, int(m.settings["trials"]), m.settings["stretch"])
    *found, strong = yield [*blows["tap"], Trial(shock(own, SUPRAMAXIMAL))]
    most = m_wave(strong, plan.seen)
    if most <= 0.0:
        raise UnableError("no M wave")
    return float(np.mean([reflex.amplitude(t, plan) for t in found])) / most


@measure("m", "reflex")
def t_threshold(m: Subject) -> Plan:
    """Smallest stretch by the hammer that gives a tendon reflex in at least half of the blows, found by halving."""
    s = m.settings
    low, high = 0.0, s["most"]
    plan = REFLEXES[m.structure]
    for step in range(int(s["halvings"])):
        middle = high if step == 0 else 0.5 * (low + high)
        found = yield taps(m, int(s["trials"]), middle)["tap"]
        seen = sum(reflex.latency(t, plan) is not None for t in found) * 2 >= len(found)
        if step == 0 and not seen:
            raise UnableError("no tendon reflex at the largest blow")
        low, high = (low, middle) if seen else (middle, high)
    return 1e-3 * float(high)


@measure("1", "reflex")
def units_without_short_latency(m: Subject) -> Plan:
    """Share of the units active in a weak contraction that a series of small taps does not excite at short latency."""
    s = m.settings
    plan = REFLEXES[m.structure]
    n = int(s["taps"])
    times = tuple(1.0 + s["gap"] * k for k in range(n))
    side = "midline" if circuit_table()[plan.circuit].midline else m.side
    effort_for = yield from calibrate(m, plan.circuit, side, plan.tapped, (plan.seen,))
    command = held(
        plan.circuit,
        side,
        times[-1] + 0.15,
        "weak taps",
        m.structure,
        efforts=efforts(plan.tapped, ((0.0, 0.0), (0.3, effort_for(s["force"])))),
        taps=tuple(Tap(muscle, t, s["stretch"]) for muscle in plan.tapped for t in times),
        needle=True,
    )
    (trace,) = yield [Trial(again(command, m.repeat))]
    early, late = s["from"], s["to"]
    silent = []
    for t in trains(trace, plan.seen).values():
        base = len(between(t, 0.6, times[0])) + sum(len(between(t, x - 0.1, x)) for x in times)
        rate = base / (times[0] - 0.6 + 0.1 * n)
        if rate < s["least_rate"]:
            continue
        seen = sum(len(between(t, x + early, x + late)) for x in times)
        usual = rate * n * (late - early)
        silent.append(seen < usual + s["deviations"] * max(usual, 1.0) ** 0.5)
    if not silent:
        raise UnableError("no unit fired steadily")
    return float(np.mean(silent))


__all__ = ["REFLEXES", "TAP_TIME", "Sizing", "sizing"]
