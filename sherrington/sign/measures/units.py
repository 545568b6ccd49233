"""Measures of motor units in voluntary contractions, from needle, force and surface EMG."""

import numpy as np

from sherrington.circuit.command import Command, Waveform
from sherrington.circuit.trace import FloatArray, Trace
from sherrington.exam.laboratory import again, efforts, held, movers
from sherrington.sign.measures.grip import own_grip
from sherrington.sign.measures.registry import Plan, Subject, Trial, UnableError, measure
from sherrington.sign.measures.trains import between, evenly, mean_rate, pull, steady, trains
from sherrington.sign.signal import channel, smooth

SETTLED = 1.5  # [s] from which on a steady contraction is read


def effort(m: Subject, level: Waveform, duration: float, *content: object, whole: bool = True) -> Command:
    """Return an isometric effort with the needle in the muscle; of its whole movement or of its pool alone."""
    pools = movers(m.place) if whole else (m.place.pool,)
    command = held(
        m.place.circuit, m.where, duration, "effort", m.structure, *content, efforts=efforts(pools, level), needle=True
    )
    return again(command, m.repeat)


def ramp_up(top: float, duration: float) -> Waveform:
    """Return an effort that grows evenly from nothing."""
    return ((0.0, 0.0), (0.1, 0.0), (duration, top))


@measure("Hz", "muscle")
def discharge_rate_at_recruitment(m: Subject) -> Plan:
    """Median over units of the mean rate of the first intervals after recruitment in a slow ramp of effort."""
    s = m.settings
    top = (yield from own_grip(m))(s["top"])
    (trace,) = yield [Trial(effort(m, ramp_up(top, s["duration"]), s["duration"]))]
    n = int(s["intervals"])
    rates = [mean_rate(part[: n + 1]) for t in trains(trace, m.channel).values() if len(part := steady(t)) > 2 * n]
    if not rates:
        raise UnableError("no unit kept firing")
    return float(np.median(rates))


@measure("1", "muscle")
def recruitment_upper_limit(m: Subject) -> Plan:
    """Force at which the last units are recruited in a ramp of effort, as fraction of the maximal voluntary force."""
    s = m.settings
    level = (*ramp_up(1.0, s["duration"]), (s["duration"] + s["hold"], 1.0))
    (trace,) = yield [Trial(effort(m, level, s["duration"] + s["hold"]))]
    force = pull(trace, m.place.mates)
    most = float(np.mean(force[-round(0.3 * trace.rate) :]))
    soft = smooth(force, trace.rate, 0.1)
    starts = [float(part[0]) for t in trains(trace, m.channel).values() if len(part := steady(t)) >= 4]
    if not starts or most <= 0.0:
        raise UnableError("no unit kept firing")
    at = soft[np.minimum((np.array(starts) * trace.rate).astype(int), soft.size - 1)]
    return float(np.percentile(at, s["percentile"]) / most)


@measure("1", "muscle")
def interval_cv(m: Subject) -> Plan:
    """Median over units of the coefficient of variation of intervals in a steady contraction."""
    s = m.settings
    level = (yield from own_grip(m))(s["force"])
    (trace,) = yield [Trial(effort(m, ((0.0, 0.0), (0.5, level)), s["duration"], s["force"]))]
    found = []
    for t in trains(trace, m.channel).values():
        gaps = np.diff(between(t, 1.5, s["duration"]))
        gaps = gaps[gaps < 0.3]
        if gaps.size >= 12:
            found.append(float(np.std(gaps) / np.mean(gaps)))
    if not found:
        raise UnableError("no unit fired steadily")
    return float(np.median(found))


@measure("1", "muscle")
def force_cv(m: Subject) -> Plan:
    """Coefficient of variation of force in a steady contraction, its slow drift taken off."""
    s = m.settings
    level = (yield from own_grip(m))(s["force"])
    (trace,) = yield [Trial(effort(m, ((0.0, 0.0), (0.5, level)), s["duration"], "steady", s["force"]))]
    held_on = pull(trace, m.place.mates)[round(SETTLED * trace.rate) :]
    if held_on.mean() <= 0.0:
        raise UnableError("no force is held")
    line = np.polynomial.Polynomial.fit(np.arange(held_on.size), held_on, 1)
    return float(np.std(held_on - line(np.arange(held_on.size))) / held_on.mean())


@measure("Hz", "muscle")
def delta_f(m: Subject) -> Plan:
    """Paired-unit difference of the control unit's rate between recruitment and derecruitment of a test unit.

    A slow triangle of effort; pairs as usual: test unit recruited at least a second after the
    control unit, which still fires at derecruitment and follows the same drive.
    """
    s = m.settings
    half = s["duration"] / 2.0
    top = (yield from own_grip(m))(s["top"])
    level = ((0.0, 0.0), (0.1, 0.0), (half, top), (2 * half - 0.1, 0.0))
    (trace,) = yield [Trial(effort(m, level, s["duration"], s["top"]))]
    own = {i: part for i, t in trains(trace, m.channel).items() if len(part := steady(t, 0.6)) >= 12}
    followed = {i: own[i] for i in evenly(list(own), int(s["units"]))}
    values = [v for test in followed for v in _pairs(followed, test, half)]
    if len(values) < 3:
        raise UnableError(f"{len(values)} pairs of units only")
    return float(np.mean(values))


def _pairs(units: dict[int, FloatArray], test: int, half: float) -> list[float]:
    """Return the differences of one test unit against all control units that qualify, averaged."""
    start, stop = float(units[test][0]), float(units[test][-1])
    out = []
    for control, times in units.items():
        if control == test or times[0] > start - 1.0 or times[-1] < stop or stop < half or start > half:
            continue
        x, y = 0.5 * (times[1:] + times[:-1]), 1.0 / np.diff(times)
        fit = np.polynomial.Polynomial.fit(x, y, min(5, len(x) - 1))
        inside = np.linspace(start, stop, 40)
        if np.ptp(fit(inside)) < 0.5:
            continue
        out.append(float(fit(start) - fit(stop)))
    return [float(np.mean(out))] if out else []


@measure("Hz", "muscle")
def discharge_rate(m: Subject) -> Plan:
    """Mean discharge rate of the units of a muscle in a steady effort."""
    s = m.settings
    level = (yield from own_grip(m))(s["force"])
    (trace,) = yield [Trial(effort(m, ((0.0, 0.0), (0.2, level)), s["duration"], "rate", s["force"]))]
    return float(np.mean(list(_rates(trace, m, 0.6, s["duration"]).values())))


@measure("Hz", "muscle")
def peak_rate(m: Subject) -> Plan:
    """Mean discharge rate of the fastest units in a maximal effort (upper tenth of the units)."""
    s = m.settings
    (trace,) = yield [Trial(effort(m, ((0.0, 0.0), (0.2, 1.0)), s["duration"], "rate", 1.0))]
    rates = np.array(list(_rates(trace, m, 0.6, s["duration"]).values()))
    return float(np.mean(rates[rates >= np.percentile(rates, 90.0)]))


@measure("Hz", "muscle", rules=("low < high",))
def rate_change(m: Subject) -> Plan:
    """Change of discharge rate, same units, between a weak and a stronger share of the own greatest force."""
    s = m.settings
    top = (yield from own_grip(m))(s["top"])
    (trace,) = yield [Trial(effort(m, ramp_up(top, s["duration"]), s["duration"], "change", s["top"]))]
    (most,) = yield [Trial(effort(m, ((0.0, 0.0), (0.2, 1.0)), 1.2, "most"))]
    force = smooth(pull(trace, m.place.mates), trace.rate, 0.2)
    limit = float(np.mean(pull(most, m.place.mates)[-300:]))
    times = [_first(force, share * limit) / trace.rate for share in (s["low"], s["high"])]
    width = s["window"]
    early = _counts(trace, m, times[0], times[0] + width)
    late = _counts(trace, m, times[1] - width, times[1])
    both = [late[i] - early[i] for i in early if i in late]
    if not both:
        raise UnableError("no unit fired at both forces")
    return float(np.mean(both))


def _first(force: FloatArray, level: float) -> int:
    above = np.flatnonzero(force >= level)
    if not above.size:
        raise UnableError("the ramp of effort ends below the asked share of force")
    return int(above[0])


def _counts(trace: Trace, m: Subject, start: float, stop: float) -> dict[int, float]:
    """Return the rate of each unit that fired at least three times in a window."""
    parts = {i: between(t, start, stop) for i, t in trains(trace, m.channel).items()}
    return {i: mean_rate(part) for i, part in parts.items() if len(part) >= 3}


def _rates(trace: Trace, m: Subject, start: float, stop: float) -> dict[int, float]:
    found = _counts(trace, m, start, stop)
    if not found:
        raise UnableError("no unit kept firing")
    return found


@measure("1", "muscle")
def common_drive(m: Subject) -> Plan:
    """Mean over pairs of units of the peak cross-correlation of their smoothed rates in a steady contraction."""
    s = m.settings
    level = (yield from own_grip(m))(s["force"])
    (trace,) = yield [Trial(effort(m, ((0.0, 0.0), (0.5, level)), s["duration"], "common", s["force"]))]
    own = {i: t for i, t in trains(trace, m.channel).items() if _lasting(t, 1.5, s["duration"])}
    picked = evenly(list(own), int(s["units"]))
    shapes = [_smoothed(own[i], 1.5, s["duration"], s["window"]) for i in picked]
    if len(shapes) < 2:
        raise UnableError("fewer than two units fired steadily")
    values = [_peak(a, b) for k, a in enumerate(shapes) for b in shapes[k + 1 :]]
    return float(np.mean(values))


def _lasting(times: FloatArray, start: float, stop: float) -> bool:
    """Return whether a unit fires all through a window."""
    part = between(times, start, stop)
    return len(part) > 10 and part[0] < start + 0.4 and part[-1] > stop - 0.4 and float(np.diff(part).max()) < 0.4


def _smoothed(times: FloatArray, start: float, stop: float, width: float) -> FloatArray:
    """Return the rate smoothed by a Hann window, its slow drift taken off, at 100 Hz."""
    train = np.histogram(times, np.arange(start, stop, 0.01))[0].astype(float)
    window = np.hanning(round(width * 100) + 2)[1:-1]
    soft = np.convolve(train, window / window.sum(), mode="same")
    slow = smooth(soft, 100.0, 1.33)
    edge = round(width * 50)
    return np.asarray((soft - slow)[edge:-edge])


def _peak(a: FloatArray, b: FloatArray) -> float:
    """Return the largest correlation within a tenth of a second of lag."""
    n = a.size
    found = []
    for lag in range(-10, 11):
        x, y = a[max(0, lag) : n + min(0, lag)], b[max(0, -lag) : n - max(0, lag)]
        found.append(float(np.corrcoef(x, y)[0, 1]))
    return max(found)


@measure("1", "muscle", rules=("from < to",))
def emg_force_exponent(m: Subject) -> Plan:
    """Exponent b of rectified EMG ~ force^b over a slow ramp of effort."""
    s = m.settings
    (trace,) = yield [Trial(effort(m, ramp_up(1.0, s["duration"]), s["duration"], "emg"))]
    raw = np.asarray(trace.emg[channel(trace, m.channel)], np.float64)
    width = round(s["window"] * trace.emg_rate)
    n = raw.size // width
    size = np.abs(raw[: n * width]).reshape(n, width).mean(axis=1)
    force = pull(trace, m.place.mates)
    share = round(s["window"] * trace.rate)
    force = force[: n * share].reshape(n, share).mean(axis=1)
    ok = (force > s["from"] * force.max()) & (force < s["to"] * force.max()) & (size > 0)
    if np.count_nonzero(ok) < 5:
        raise UnableError("too little force for a regression")
    return float(np.polyfit(np.log(force[ok]), np.log(size[ok]), 1)[0])


@measure("1", "muscle")
def doublet_fraction(m: Subject) -> Plan:
    """Share of the units of a ballistic effort whose first interval is shorter than the stated one."""
    s = m.settings
    (trace,) = yield [Trial(effort(m, ((0.0, 0.0), (0.1, 0.0), (0.101, 1.0)), 0.5, "ballistic"))]
    first = [t[1] - t[0] for t in trains(trace, m.channel).values() if len(t) > 1]
    if not first:
        raise UnableError("no unit fired twice")
    return float(np.mean(np.array(first) < s["interval"]))


@measure("s", "muscle")
def time_to_half_force(m: Subject) -> Plan:
    """Time from the onset of force to half of its greatest value in a ballistic effort."""
    (trace,) = yield [Trial(effort(m, ((0.0, 0.0), (0.1, 0.0), (0.101, 1.0)), 0.8, "ballistic"))]
    force = pull(trace, m.place.mates)
    most = float(force.max())
    if most <= 0.0:
        raise UnableError("no force")
    begin = np.flatnonzero(force > m.settings["onset"] * most)[0]
    return float((np.flatnonzero(force > 0.5 * most)[0] - begin) / trace.rate)
