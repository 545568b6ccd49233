"""Treatments that act on muscles, motor pools and joints as time has left them; each module registers its own."""

from sherrington.adapt.treatments import (
    baclofen,
    botulinum,
    diaminopyridine,
    pyridostigmine,
    serotonin_blockers,
    strength_training,
    stretching,
)

__all__ = [
    "baclofen",
    "botulinum",
    "diaminopyridine",
    "pyridostigmine",
    "serotonin_blockers",
    "strength_training",
    "stretching",
]
