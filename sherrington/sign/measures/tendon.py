"""Measures by the hammer: latency, size, reinforcement and threshold of tendon reflexes, units that taps reach."""

from collections.abc import Generator, Sequence
from dataclasses import replace

import numpy as np

from sherrington.circuit.command import Tap
from sherrington.circuit.table import circuit_table
from sherrington.circuit.trace import Trace
from sherrington.exam.laboratory import SUPRAMAXIMAL, again, efforts, held
from sherrington.exam.tendon_reflex import REFLEXES, tap
from sherrington.sign import reflex
from sherrington.sign.measures.grip import calibrate
from sherrington.sign.measures.nerve import m_wave, shock
from sherrington.sign.measures.registry import Plan, Subject, Trial, UnableError, measure
from sherrington.sign.measures.trains import between, trains
from sherrington.sign.signal import FLOOR

SHORT = 0.01  # [s] how long a short latency lasts, if not said
BEFORE = 0.003  # [s] by which a single unit may answer before the surface EMG of the whole reflex


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


def _short(m: Subject) -> Generator[Sequence[Trial], list[Trace], tuple[float, float]]:
    """Return when a short latency begins and ends [s after a tap]: as said, else from a customary blow at rest."""
    early, late = m.settings["from"], m.settings["to"]
    if not early:
        found = [reflex.latency(t, REFLEXES[m.structure]) for t in (yield taps(m, 1)["tap"])]
        if found[0] is None:
            raise UnableError("no tendon reflex at rest tells when a short latency begins; say it in 'from'")
        early = found[0] - BEFORE
    late = late or early + SHORT
    if late <= early:
        raise UnableError(f"a short latency cannot begin at {early:g} s and end at {late:g} s")
    return early, late


@measure("1", "reflex")
def units_without_short_latency(m: Subject) -> Plan:
    """Share of the units active in a weak contraction that a series of small taps does not excite at short latency."""
    s = m.settings
    plan = REFLEXES[m.structure]
    early, late = yield from _short(m)
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
