"""Power: force of each muscle against the person's own healthy maximum, and its MRC grade."""

from collections.abc import Sequence

import numpy as np

from sherrington.circuit.table import circuit_table
from sherrington.circuit.trace import FloatArray, Trace
from sherrington.exam.power import MOVEMENTS, PLATEAU, START, movement_of
from sherrington.exam.table import table
from sherrington.sign.finding import About, Finding
from sherrington.sign.scale import WEIGHT, medical_research_council
from sherrington.sign.signal import FLOOR, by_muscle, channel, mean, window

_TABLE = table(__file__)


def grade(effort: Trace, reference: Trace) -> list[Finding]:
    """Return MRC grade and force fraction of every muscle of one movement.

    Parameters
    ----------
    effort : Trace
        The patient's maximal effort.
    reference : Trace
        The same effort of the same person in health.
    """
    name = movement_of(effort.command)
    rows: list[Finding] = []
    for (muscle, side), labels in by_muscle(MOVEMENTS[name].muscles, effort.command.side).items():
        about = About("power", muscle, side, person=effort.person)
        rows += _rows(about, _weight(name, muscle), effort, reference, labels)
    return rows


def _weight(movement: str, muscle: str) -> float:
    """Return the force that carries the limb against gravity, as a fraction of the greatest [1]."""
    pools = circuit_table()[MOVEMENTS[movement].circuit].pools.values()
    dof = next((dof for pool in pools if muscle in pool.muscles for dof in pool.acts), "")
    return WEIGHT.get(dof, WEIGHT.get(movement.split()[0], 0.0))


def _rows(about: About, weight: float, effort: Trace, reference: Trace, labels: Sequence[str]) -> list[Finding]:
    """Return both rows of one muscle."""
    full = sum(active_force(reference, label) for label in labels)
    if full <= 0.0:
        reason = "no force in health to compare with"
        return [
            about.row("mrc", None, "MRC 0-5", reason=reason),
            about.row("force_fraction", None, "1", reason=reason),
        ]
    fraction = max(0.0, sum(active_force(effort, label) for label in labels) / full)
    mrc = medical_research_council(fraction, weight, any(flickers(effort, label) for label in labels))
    return [
        about.row("mrc", mrc, "MRC 0-5", low_means="weakness"),
        about.row("force_fraction", fraction, "1", low_means="weakness"),
    ]


def active_force(trace: Trace, muscle: str) -> float:
    """Return the force of a muscle at the end of the effort above its force at rest [N]."""
    force = np.asarray(trace.force[channel(trace, muscle)], np.float64)
    length = force.size / trace.rate
    return mean(force, trace.rate, length - PLATEAU, length) - mean(force, trace.rate, 0.0, START)


def flickers(trace: Trace, muscle: str) -> bool:
    """Return whether the EMG of the effort stands out from rest."""
    raw = np.asarray(trace.emg[channel(trace, muscle)], np.float64)
    length = raw.size / trace.emg_rate
    effort = window(raw, trace.emg_rate, length - PLATEAU, length)
    rest = window(raw, trace.emg_rate, 0.0, START)
    return bool(np.abs(effort).max() > FLOOR and _rms(effort) > _TABLE["flicker_emg"] * _rms(rest))


def _rms(values: FloatArray) -> float:
    """Return the root mean square."""
    return float(np.sqrt(np.mean(values**2)))
