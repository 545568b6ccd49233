"""Where published anatomy contradicts itself: named switches, each with a stated default.

Values, other readings and reasons stand in ``conventions.yaml``.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from sherrington.foundation.errors import InputError, nearest
from sherrington.foundation.sources import entries, load, read_table


class Conventions(NamedTuple):
    """One reading of each contested fact; the words allowed stand in ``conventions.yaml``."""

    tibialis_anterior_roots: str
    fibularis_longus_roots: str
    brachioradialis_roots: str
    finger_extensor_roots: str
    long_finger_flexor_roots: str
    ulnar_hand_roots: str
    sternocleidomastoid_side: str
    tongue_side: str
    jaw_side: str
    neck_cortex: str
    cord_lamination: str
    motor_unit_counts: str


@cache
def standard() -> Conventions:
    """Return the readings used unless somebody chooses otherwise."""
    return load(Conventions)


@cache
def choices() -> Mapping[str, tuple[str, ...]]:
    """Return the readings each switch can have, the default first."""
    return {name: tuple(str(word) for word in entry["range"]) for name, entry in entries(Conventions).items()}


def choose(wanted: Mapping[str, str], *, field: str | None = None) -> Conventions:
    """Return the standard readings with some of them replaced.

    Parameters
    ----------
    wanted : mapping of str to str
        Name of a switch to the reading.
    field : str, optional
        Where it was written, for the error.

    Raises
    ------
    InputError
        If a switch or a reading is unknown.

    Examples
    --------
    >>> choose({"cord_lamination": "classical"}).cord_lamination
    'classical'
    """
    known = choices()
    for name, word in wanted.items():
        if name not in known:
            raise InputError(
                f"no convention is called {name!r}{nearest(name, known)}; allowed: {', '.join(known)}", field=field
            )
        if word not in known[name]:
            allowed = ", ".join(known[name])
            raise InputError(f"{name} cannot be {word!r}{nearest(word, known[name])}; allowed: {allowed}", field=field)
    return standard()._replace(**wanted)


def readings(kind: str, chosen: Conventions) -> dict[str, Any]:
    """Return what the chosen readings say differently from the tables.

    Parameters
    ----------
    kind : str
        ``roots`` (root to share, by muscle), ``sides`` (share of the other hemisphere, by muscle),
        ``arteries`` (name, by node) or ``units`` (count, by muscle).
    chosen : Conventions
        The readings.
    """
    found: dict[str, Any] = {}
    for switch, others in _table()[kind].items():
        entry = others.get(getattr(chosen, switch))
        found |= entry["value"] if entry else {}
    return found


@cache
def _table() -> dict[str, Any]:
    """Return the whole file."""
    return read_table(Path(__file__).with_suffix(".yaml"))
