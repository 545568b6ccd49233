"""Measures: registered experiments, each with a meaning and a unit, for `sherrington verify`.

A measure asks for recordings (Commands) and computes one number from Traces. It never sees a
person: it may ask for the same person in health, on another day, or with another share lost.
"""

from sherrington.sign.measures import cells, course, hreflex, limb, nerve, units
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
    "units",
]
