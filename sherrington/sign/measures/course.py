"""Measures of courses: skin reflexes, lasting discharge, and what changes with the days after an injury."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from sherrington.circuit.command import Command, Vibration
from sherrington.circuit.pool_numbers import number
from sherrington.circuit.trace import Trace
from sherrington.exam.laboratory import LEAD, SUPRAMAXIMAL, again, held, place_of
from sherrington.exam.limb import free
from sherrington.exam.tendon_reflex import REFLEXES
from sherrington.foundation.errors import InputError
from sherrington.foundation.units import DAY
from sherrington.sign import reflex
from sherrington.sign.measures.nerve import m_wave, shock
from sherrington.sign.measures.registry import Plan, Settings, Subject, Trial, UnableError, measure
from sherrington.sign.measures.structures import names_of
from sherrington.sign.measures.tendon import taps
from sherrington.sign.measures.trains import between, mean_rate, pull, trains
from sherrington.sign.measures.units import effort
from sherrington.sign.signal import channel, mean, onset


def pin(m: Subject, length: float, record: float = 0.6) -> Command:
    """Return a painful stimulus to the sole, the foot free, and how long the record goes on from there [s]."""
    skin = ((0.0, 0.0), (LEAD, 0.0), (LEAD + 0.001, 1.0), (LEAD + length, 1.0), (LEAD + length + 0.001, 0.0))
    side = m.side
    command = held("hallux", side, LEAD + record, "pin", hands=(free("hallux"),), skin=skin)
    return again(command, m.repeat)


def withdrawal(trace: Trace, muscle: str) -> float:
    """Return the mean rectified EMG of the withdrawal reflex above that before [V]."""
    raw = np.abs(np.asarray(trace.emg[channel(trace, muscle)], np.float64))
    return mean(raw, trace.emg_rate, LEAD + 0.05, LEAD + 0.5) - mean(raw, trace.emg_rate, 0.0, LEAD)


@measure("s", "muscle", ["hallux"])
def withdrawal_onset(m: Subject) -> Plan:
    """Time from a painful stimulus to the sole to the first EMG of the withdrawal reflex."""
    (trace,) = yield [Trial(pin(m, m.settings["length"]))]
    late = onset(trace, m.channel, LEAD, LEAD + 0.5)
    if late is None:
        raise UnableError("no withdrawal reflex")
    return late


@measure("V", "muscle", ["hallux"])
def withdrawal_size(m: Subject) -> Plan:
    """Mean rectified EMG of the withdrawal reflex to a painful stimulus to the sole."""
    (trace,) = yield [Trial(pin(m, m.settings["length"]))]
    return withdrawal(trace, m.channel)


@measure("V", "muscle", ["hallux"])
def long_lasting_reflex(m: Subject) -> Plan:
    """Mean rectified EMG, above that before, that goes on long after a brief painful stimulus to the sole."""
    s = m.settings
    begin = s["length"] + s["wait"]
    stop = begin + s["window"]
    (trace,) = yield [Trial(pin(m, s["length"], stop + 0.1))]
    raw = np.abs(np.asarray(trace.emg[channel(trace, m.channel)], np.float64))
    return mean(raw, trace.emg_rate, LEAD + begin, LEAD + stop) - mean(raw, trace.emg_rate, 0.0, LEAD)


@measure("d", "muscle", ["hallux"])
def withdrawal_peak_day(m: Subject) -> Plan:
    """Day after the injury, of those stated, on which the withdrawal reflex is largest."""
    days = m.ascending("days")
    found = yield [Trial(pin(m, m.settings["length"]), day=day) for day in days]
    sizes = np.array([withdrawal(trace, m.channel) for trace in found])
    if len(days) < 2:
        raise UnableError("one day has no largest: say more 'days'")
    if sizes.max() <= 0.0:
        raise UnableError("no withdrawal reflex on any day")
    if np.ptp(sizes) == 0.0:
        raise UnableError("the withdrawal reflex is the same on all days: nothing in this case changes with the day")
    return days[int(np.argmax(sizes))]


def _withdraws(structure: str, settings: Settings) -> None:
    """Refuse a muscle that takes no part in the withdrawal of the foot."""
    allowed = names_of("muscle", ("hallux",))
    if settings["withdrawal"] not in allowed:
        told = f"withdrawal must be a muscle that a stimulus to the sole reaches, not {settings['withdrawal']!r}"
        raise InputError(f"{told}; allowed: {', '.join(allowed)}", field="settings")


@measure("d", "reflex", suits=_withdraws)
def reflex_return_after_withdrawal(m: Subject) -> Plan:
    """Days from the return of the withdrawal reflex of the foot to the return of a tendon reflex after an injury."""
    days = m.ascending("days")
    toe = place_of(m.settings["withdrawal"], "hallux").muscle
    skin = yield [Trial(pin(m, m.settings["length"]), day=day) for day in days]
    first = [onset(trace, toe, LEAD, LEAD + 0.5) is not None for trace in skin]
    blow = taps(m, 1)["tap"][0]
    struck = yield [blow._replace(day=day) for day in days]
    second = [reflex.latency(trace, REFLEXES[m.structure]) is not None for trace in struck]
    if first[0] and second[0]:
        raise UnableError(f"both reflexes are there on day {days[0]:g}: none is seen to come back")
    return _when(days, second, "tendon reflex") - _when(days, first, "withdrawal reflex")


@measure("d", "muscle", ["hallux"])
def withdrawal_return_day(m: Subject) -> Plan:
    """First day after an injury on which a painful stimulus to the sole is answered, before the tendon reflex is."""
    days = m.ascending("days")
    skin = yield [Trial(pin(m, m.settings["length"]), day=day) for day in days]
    first = _when(days, [onset(t, m.channel, LEAD, LEAD + 0.5) is not None for t in skin], "withdrawal reflex")
    blow = taps(replace(m, structure=m.settings["reflex"]), 1)["tap"][0]
    (struck,) = yield [blow._replace(day=first)]
    if reflex.latency(struck, REFLEXES[m.settings["reflex"]]) is not None:
        raise UnableError("the tendon reflex is there as early as the withdrawal reflex")
    return first


def _when(days: Sequence[float], seen: Sequence[bool], what: str) -> float:
    """Return the first day on which something is seen."""
    for day, there in zip(days, seen, strict=True):
        if there:
            return day
    raise UnableError(f"the {what} does not come back within {days[-1]:g} days")


@measure("d", "reflex")
def flaccid_phase(m: Subject) -> Plan:
    """First day after an injury on which a tendon reflex is larger than that of the same person in health."""
    days = m.ascending("days")
    n = int(m.settings["trials"])
    blows = taps(m, n)["tap"]
    plan = REFLEXES[m.structure]
    usual = float(np.mean([reflex.amplitude(t, plan) for t in (yield [blow._replace(healthy=True) for blow in blows])]))
    found = yield [blow._replace(day=day) for day in days for blow in blows]
    sizes = [float(np.mean([reflex.amplitude(t, plan) for t in found[i : i + n]])) for i in range(0, len(found), n)]
    limit = m.settings["share"] * usual
    if max(sizes) > limit:
        return _when(days, [size > limit for size in sizes], "tendon reflex")
    best = int(np.argmax(sizes))
    if usual <= 0.0:
        raise UnableError("no tendon reflex in health or on any day")
    raise UnableError(
        f"the tendon reflex does not exceed {m.settings['share']:g} times that of health within {days[-1]:g} days; "
        f"the largest, on day {days[best]:g}, is {sizes[best] / usual:.2g} times it"
    )


@measure("1", "muscle")
def loss_before_weakness(m: Subject) -> Plan:
    """Share of the injured cells or fibres that can be lost before force falls below the stated share of health."""
    s = m.settings
    losses = m.ascending("losses")
    command = effort(m, ((0.0, 0.0), (0.1, 0.0), (0.3, 1.0)), 0.9, "mvc")
    trial = Trial(replace(command, needle=False))
    found = yield [trial._replace(healthy=True), *(trial._replace(loss=loss) for loss in losses)]
    forces = [float(np.mean(pull(t, m.place.mates)[-300:])) for t in found]
    if forces[0] <= 0.0:
        raise UnableError("no force in health")
    shares = np.array(forces[1:]) / forces[0]
    if len(losses) > 1 and np.ptp(shares) == 0.0:
        raise UnableError("force is the same at all losses: nothing that this muscle needs is lost in this case")
    below = np.flatnonzero(shares < s["share"])
    if not below.size:
        raise UnableError(f"not weak even with {losses[-1]:g} lost: {shares[-1]:.2f} of the force of health is left")
    i = int(below[0])
    if i == 0:
        raise UnableError(f"weak already with {losses[0]:g} lost: {shares[0]:.2f} of the force of health is left")
    part = (shares[i - 1] - s["share"]) / max(shares[i - 1] - shares[i], 1e-9)
    return losses[i - 1] + float(part) * (losses[i] - losses[i - 1])


@measure("Hz", "muscle")
def sustained_rate(m: Subject) -> Plan:
    """Mean rate of units that go on firing at rest, some time after a vibration of the tendon has ended."""
    (trace,) = yield [Trial(_triggered(m))]
    rates = _lasting(trace, m)
    if not rates:
        raise UnableError("no unit goes on firing at rest")
    return float(np.mean(rates))


@measure("1", "muscle")
def involuntary_activity(m: Subject) -> Plan:
    """1 if any unit fires on at rest, some time after a vibration of the tendon has ended, else 0."""
    (trace,) = yield [Trial(_triggered(m))]
    return 1.0 if _lasting(trace, m) else 0.0


def _triggered(m: Subject) -> Command:
    """Return a vibration of the tendon at rest and the quiet time behind it."""
    s = m.settings
    stop = LEAD + s["vibration"]
    command = held(
        m.place.circuit,
        m.where,
        stop + s["wait"] + s["window"],
        "trigger",
        m.structure,
        vibrations=(Vibration(m.place.muscle, LEAD, stop, s["frequency"], s["stretch"]),),
        needle=True,
    )
    return again(command, m.repeat)


def _lasting(trace: Trace, m: Subject) -> list[float]:
    """Return the rate of each unit that fires through the last part of the record."""
    s = m.settings
    start = LEAD + s["vibration"] + s["wait"]
    try:
        own = trains(trace, m.channel)
    except UnableError:
        return []
    parts = [between(t, start, start + s["window"]) for t in own.values()]
    return [mean_rate(part) for part in parts if len(part) >= 3 and part[-1] - part[0] > 0.5 * s["window"]]


@measure("d", "muscle")
def reinnervation_day(m: Subject) -> Plan:
    """First day after a nerve injury on which a pulse to the nerve gives an M wave again."""
    days = m.ascending("days")
    found = yield [Trial(shock(m, SUPRAMAXIMAL, "again"), day=day) for day in days]
    seen = [m_wave(trace, m.channel) > m.settings["least"] for trace in found]
    if all(seen):
        raise UnableError("the muscle answers its nerve on all days")
    gone = seen.index(False)
    return _when(days[gone:], seen[gone:], "M wave")


def _nearer(structure: str, settings: Settings) -> None:
    """Refuse a muscle that does not lie nearer to the cord than the one that is reached later."""
    near, far = (place_of(name) for name in (settings["near"], structure))
    if number("path", near.pool) >= number("path", far.pool):
        raise InputError(
            f"near must lie nearer to the cord than {structure}, not {settings['near']!r}", field="settings"
        )


@measure("m/s", "muscle", suits=_nearer)
def regrowth_rate(m: Subject) -> Plan:
    """Speed of regrowth: way between two muscles of one cut nerve over the time between their first M waves."""
    s = m.settings
    days = m.ascending("days")
    when = []
    for name in (s["near"], m.structure):
        own = replace(m, structure=name)
        found = yield [Trial(shock(own, SUPRAMAXIMAL, name), day=day) for day in days]
        seen = [m_wave(t, own.channel) > s["least"] for t in found]
        if seen[0]:
            raise UnableError(
                f"{name} answers its nerve on day {days[0]:g} already: it does not lie behind the injury, or the "
                "days begin too late; say another muscle in 'near', or other 'days'"
            )
        when.append(_when(days, seen, f"M wave of {name}"))
    ways = [m.tape(place_of(name).pool) for name in (s["near"], m.structure)]
    if when[1] <= when[0]:
        raise UnableError("both muscles answer on the same day for the first time")
    return (ways[1] - ways[0]) / (when[1] - when[0]) / DAY
