"""What age, sex and height make of a body: path lengths, limb masses, strength, unit counts."""

from dataclasses import dataclass
from functools import cache
from math import exp
from typing import NamedTuple

import numpy as np

from sherrington.circuit.patient import Person
from sherrington.foundation import load
from sherrington.foundation.random import make_key, uniforms


class PersonParams(NamedTuple):
    """Constants of body build; values and sources in ``person.yaml``."""

    height: float  # [m] of the reference man
    female_strength: float  # [1] of a man of equal height
    peak_age: float  # [years] until which strength and units are full
    strength_loss: float  # [1/year] after that age
    unit_loss: float  # [1/year] of motor units after that age
    least_units: float  # [1]
    taper: float  # [years] width of the onset of ageing
    vary_strength: float  # [1] SD of the logarithm between people of equal age, sex and height
    vary_units: float  # [1] the same of the number of motor units
    vary_conduction: float  # [1] of conduction velocity
    vary_twitch: float  # [1] of contraction time
    vary_premotor: float  # [1] of how fast drive rises
    vary_primary: float  # [1] of the strength of Ia synapses
    vary_plateau: float  # [1] of the density of the plateau current
    vary_bias: float  # [1] SD of the resting bias, fraction of threshold
    vary_most: float  # [1] draws beyond so many SD are pulled back


@dataclass(frozen=True)
class Build:
    """Factors on the reference man [1], all 1 for him; the resting bias is added."""

    length: float
    strength: float
    inertia: float
    weight: float
    units: float
    conduction: float = 1.0
    twitch: float = 1.0
    premotor: float = 1.0
    primary: float = 1.0
    plateau: float = 1.0
    bias: float = 0.0


def build(person: Person) -> Build:
    """Return the scaling of a person.

    Lengths scale with stature, areas (force) with its square, weight torque with its fourth
    power, inertia with its fifth. People of equal age, sex and height differ in what cannot be
    seen from outside: each trait of an individual is drawn on its own, keyed by his number alone.
    """
    p = load(PersonParams)
    k = person.height / p.height
    years = max(0.0, person.age - p.peak_age)
    years = years * years / (years + p.taper)
    units = max(p.least_units, 1.0 - p.unit_loss * years)
    strength = max(0.3, 1.0 - p.strength_loss * years) * k**2
    if person.sex == "female":
        strength *= p.female_strength
    own = traits(person.individual)
    return Build(
        length=k,
        strength=strength * own["strength"],
        inertia=k**5,
        weight=k**4,
        units=units * own.pop("units"),
        **{name: value for name, value in own.items() if name != "strength"},
    )


@cache
def usual(age: float, sex: str, height: float) -> Build:
    """Return what an examiner may expect of anybody of this age, sex and height: the scaling of the typical person."""
    return build(Person(age=age, sex=sex, height=height))


def traits(individual: int) -> dict[str, float]:
    """Return the factors of one individual on the typical person of his age, sex and height [1]; bias is added."""
    p = load(PersonParams)
    names = ("strength", "units", "conduction", "twitch", "premotor", "primary", "plateau", "bias")
    drawn = np.zeros(len(names))
    if individual:
        draws = [uniforms(make_key(individual, 41, k), 12).sum() - 6.0 for k in range(len(names))]
        drawn = np.clip(draws, -p.vary_most, p.vary_most)
    spread = {name: float(getattr(p, f"vary_{name}") * x) for name, x in zip(names, drawn, strict=True)}
    return {name: x if name == "bias" else exp(x) for name, x in spread.items()}
