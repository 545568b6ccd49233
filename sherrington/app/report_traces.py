"""Recordings for a page: thinned out to what a screen can show, packed into one text."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from sherrington.app.pictures.thinning import moving, thinned
from sherrington.circuit.trace import FloatArray, Trace

if TYPE_CHECKING:
    from sherrington.sign.examination import Recording

BUDGET = 1_300_000  # numbers of two bytes in one page: 3.5 MB as text
MOST, LEAST = 480, 60  # columns of one recorded line
SPIKES = 500  # of motor units shown in one recording
FULL = 32767


class Line(NamedTuple):
    """One recorded line."""

    quantity: str  # angle | torque | force | EMG
    name: str
    unit: str
    values: FloatArray
    extremes: bool  # drawn as the lowest and highest value of each column


def pack(recordings: Sequence["Recording"]) -> tuple[dict[str, Any], str]:
    """Return recordings as an index and their numbers.

    Parameters
    ----------
    recordings : sequence of Recording
        In the order of the examination.

    Returns
    -------
    index : dict
        ``groups``, one per test, structure and trial, with both sides: sentence, duration [s] and
        lines; a line says where its numbers start, how many columns it has, and its lowest and
        highest value.
    numbers : str
        Signed 16-bit integers, little endian, in base 64; the whole range of a line is their range.
    """
    every = [(recording, list(_lines(recording.trace))) for recording in recordings]
    n_rows = sum(2 if line.extremes else 1 for _, lines in every for line in lines)
    n = max(LEAST, min(MOST, BUDGET // max(1, n_rows)))
    blocks: list[FloatArray] = []
    groups: dict[tuple[str, str, str], dict[str, Any]] = {}
    start = 0
    for (step, trace), lines in every:
        rows = []
        for line in lines:
            columns = thinned(line.values, n, line.extremes)
            low, high = float(columns.min()), float(columns.max())
            span = (high - low) or 1.0
            blocks.append(np.rint((columns - low) / span * 2 * FULL - FULL).astype("<i2").ravel())
            row = {"q": line.quantity, "n": line.name, "u": line.unit, "o": start, "c": columns.shape[-1]}
            rows.append(row | {"e": int(line.extremes), "lo": _short(low), "hi": _short(low + span)})
            start += blocks[-1].size
        key = (step.test, step.structure, step.role)
        group = groups.setdefault(key, {"test": step.test, "name": _name(*key[1:]), "sides": {}})
        record: dict[str, Any] = {"words": step.sentence, "d": trace.angle.shape[1] / trace.rate, "rows": rows}
        group["sides"][step.side] = record | ({"sp": spikes(trace)} if trace.units is not None else {})
    packed = np.concatenate(blocks).tobytes() if blocks else b""
    return {"groups": list(groups.values())}, b64encode(packed).decode("ascii")


def _name(structure: str, role: str) -> str:
    """Return what a group of recordings is called."""
    return f"{structure.replace('_', ' ')}{f', {role}' if role else ''}"


def _lines(trace: Trace) -> Iterator[Line]:
    """Yield the recorded lines of one trial."""
    shown = moving(trace)
    for i in shown:
        yield Line("angle", trace.dofs[i], "deg", trace.angle[i], False)
    for i in shown:
        yield Line("torque", trace.dofs[i], "N m", trace.torque[i], False)
    for i, muscle in enumerate(trace.muscles):
        yield Line("force", muscle, "N", trace.force[i], False)
    for i, muscle in enumerate(trace.muscles):
        yield Line("EMG", muscle, "mV", 1e3 * trace.emg[i], True)


def spikes(trace: Trace) -> list[list[float]]:
    """Return single motor units of a needle: time [s], muscle, unit; every so many if there are too many."""
    units = np.zeros((0, 3)) if trace.units is None else trace.units
    every = -(-len(units) // SPIKES) or 1
    return [[round(float(t), 4), int(muscle), int(unit)] for t, muscle, unit in units[::every]]


def _short(number: float) -> float:
    """Return a number to six digits."""
    return float(f"{number:.6g}")
