"""The key muscles of the ISNCSCI examination: a scoring convention, kept apart from root weights.

Scores read this table, physiology never does; neither is derived from the other.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class KeyMovement:
    """One level of the motor examination."""

    level: str  # segment of the cord; ``S4-5`` for the anal sphincter
    movement: str
    muscles: tuple[str, ...]
    source: str
    confidence: str


@cache
def key_movements() -> Mapping[str, KeyMovement]:
    """Return the key movements by level, from head to tail.

    Examples
    --------
    >>> key_movements()["L4"].muscles
    ('tibialis_anterior',)
    """
    text = files("sherrington.foundation").joinpath("data", "isncsci.csv").read_text(encoding="utf-8")
    return {
        row["level"]: KeyMovement(
            row["level"], row["movement"], tuple(row["muscles"].split(";")), row["source"], row["confidence"]
        )
        for row in csv.DictReader(text.splitlines())
    }


@cache
def key_level(muscle: str) -> str:
    """Return the level that a muscle stands for in the convention, or nothing."""
    return next((row.level for row in key_movements().values() if muscle in row.muscles), "")
