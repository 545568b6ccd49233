"""Reflexes that an examination would hold but this body cannot show, each with its reason."""

from typing import NamedTuple

from sherrington.circuit.table import circuit_table
from sherrington.exam.limb import sides_of
from sherrington.exam.table import table
from sherrington.foundation.anatomy import reflexes

_TABLE = table(__file__)
TESTS = tuple(dict.fromkeys(str(row["test"]) for row in _TABLE.values()))


class Untested(NamedTuple):
    """One reflex of one side that has no value."""

    test: str
    structure: str  # id of anatomy/reflexes.csv
    side: str
    circuit: str  # where its first muscle lies
    reason: str


def untested() -> tuple[Untested, ...]:
    """Return every reflex without a value, on every side on which a clinician would look for it.

    Examples
    --------
    >>> untested()[0].structure
    'abdominal_upper'
    """
    rows = []
    for name, row in _TABLE.items():
        circuit = _circuit_of(reflexes()[name].muscles[0])
        rows += [Untested(row["test"], name, side, circuit, row["reason"]) for side in sides_of(None, circuit)]
    return tuple(rows)


def _circuit_of(muscle: str) -> str:
    """Return the circuit in which a muscle lies."""
    return next(name for name, row in circuit_table().items() if muscle in row.muscles)
