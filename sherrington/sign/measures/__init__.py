"""Measures: registered experiments, each with a meaning and a unit, for `sherrington verify`.

A measure asks for recordings (Commands) and computes one number from Traces. It never sees a
person: it may ask for the same person in health, on another day, with another share lost, or treated.
"""

from sherrington.sign.measures import cells, course, hreflex, limb, nerve, recovery, tendon, tone, twitch, units
from sherrington.sign.measures.registry import REGISTRY, Measure, Subject, Trial, UnableError, find

__all__ = [
    "REGISTRY",
    "Measure",
    "Subject",
    "Trial",
    "UnableError",
    "cells",
    "course",
    "find",
    "hreflex",
    "limb",
    "nerve",
    "recovery",
    "tendon",
    "tone",
    "twitch",
    "units",
]
