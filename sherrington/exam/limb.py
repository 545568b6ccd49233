"""How the examiner places the limb: which joints a hand holds, and where."""

from collections.abc import Mapping
from math import pi, sin
from zlib import crc32

from sherrington.circuit.command import Hand, Waveform
from sherrington.circuit.table import circuit_table
from sherrington.exam.table import table

_TABLE = table(__file__)
CIRCUITS: Mapping[str, tuple[str, ...]] = {name: row.dofs for name, row in circuit_table().items()}
BEDSIDE: tuple[str, ...] = tuple(_TABLE["bedside"])
REGIONS: Mapping[str, tuple[str, ...]] = {k: tuple(v) for k, v in _TABLE["regions"].items()}
MEANT: Mapping[str, str] = {word: name for name, words in _TABLE["meant"].items() for word in words}
POSTURE: Mapping[str, float] = {k: float(v) for k, v in _TABLE["posture"].items()}
SIDES = ("left", "right")
RIGID = ((0.0, 1e9),)  # [N m] a hand that does not give way
OFF = ((0.0, 0.0),)  # [N m] no hand


def sides_of(side: str | None, circuit: str = "") -> tuple[str, ...]:
    """Return the sides to examine: the one asked for, else both; jaw, throat and pelvic floor have none."""
    middle = circuit in circuit_table() and circuit_table()[circuit].midline
    return ("midline",) if middle else (side,) if side else SIDES


def hold(dof: str, angle: float | None = None, weight: float = 0.0) -> Hand:
    """Return a hand that holds one degree of freedom still.

    Parameters
    ----------
    dof : str
        Degree of freedom.
    angle : float, optional
        Where [deg]; the resting posture if not said.
    weight : float
        Gravity acting: 0 the limb is supported, 1 it hangs. [1]

    Returns
    -------
    hand : Hand
        A servo without limit.
    """
    place = POSTURE[dof] if angle is None else angle
    return Hand(dof=dof, angle=((0.0, place),), limit=RIGID, weight=weight)


def free(dof: str, weight: float = 0.0) -> Hand:
    """Return no hand: the joint moves freely from its resting posture."""
    return Hand(dof=dof, angle=((0.0, POSTURE[dof]),), limit=OFF, weight=weight)


def others(circuit: str, *moved: str) -> tuple[Hand, ...]:
    """Return hands that hold every joint of a circuit except those named."""
    return tuple(hold(dof) for dof in CIRCUITS[circuit] if dof not in moved)


def trial_number(*content: object) -> int:
    """Return the random stream of a step, fixed by what the step is and never by its place in a list.

    The side is left out: it already selects the circuit.
    """
    return crc32("/".join(str(part) for part in content).encode()) & 0xFFFFFF


def ramp(start: float, stop: float, speed: float, begin: float, rise: float) -> tuple[Waveform, float]:
    """Return a stretch that speeds up, moves at constant speed and slows down.

    The velocity rises and falls as a raised cosine of length ``rise``, so that the hand
    feels no jolt of the limb's inertia.

    Parameters
    ----------
    start, stop : float
        Angles. [deg]
    speed : float
        Largest speed, above 0. [deg/s]
    begin : float
        Start of the movement. [s]
    rise : float
        Time to reach full speed; shortened when the way is too short. [s]

    Returns
    -------
    wave : Waveform
        Wanted angle; where the speed changes, in steps too small to shake the limb.
    end : float
        Time at which the movement is over. [s]

    Examples
    --------
    >>> wave, end = ramp(0.0, 40.0, 100.0, begin=0.05, rise=0.08)
    >>> round(end, 3), round(wave[-1][1], 6)
    (0.53, 40.0)
    """
    way = stop - start
    rise = min(rise, abs(way) / speed)
    flat = abs(way) / speed - rise
    total = 2.0 * rise + flat
    n = max(1, round(rise / _TABLE["ramp_step"]))
    soft = [rise * i / n for i in range(n + 1)]
    sign = 1.0 if way > 0 else -1.0
    # rounded, or the end of one half and the start of the other would differ by a rounding error
    times = sorted({round(t, 9) for t in (*soft, *(total - t for t in soft))})
    points = [(begin + t, start + sign * speed * _way(t, rise, flat)) for t in times[:-1]]
    return ((0.0, start), *points, (begin + total, stop)), begin + total


def _way(t: float, rise: float, flat: float) -> float:
    """Return the way covered at time ``t`` as seconds at full speed."""
    if rise <= 0.0:
        return t
    if t < rise:
        return _soft(t, rise)
    if t < rise + flat:
        return 0.5 * rise + (t - rise)
    left = 2.0 * rise + flat - t
    return rise + flat - _soft(left, rise)


def _soft(t: float, rise: float) -> float:
    """Integral of a raised-cosine onset: half of ``rise`` once it is complete."""
    return 0.5 * (t - rise / pi * sin(pi * t / rise))
