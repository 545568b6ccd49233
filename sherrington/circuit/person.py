"""What age, sex and height make of a body: path lengths, limb masses, strength, unit counts."""

from dataclasses import dataclass
from typing import NamedTuple

from sherrington.circuit.patient import Person
from sherrington.foundation import load


class PersonParams(NamedTuple):
    """Constants of body build; values and sources in ``person.yaml``."""

    height: float  # [m] of the reference man
    female_strength: float  # [1] of a man of equal height
    peak_age: float  # [years] until which strength and units are full
    strength_loss: float  # [1/year] after that age
    unit_loss: float  # [1/year] of motor units after that age
    least_units: float  # [1]
    taper: float  # [years] width of the onset of ageing


@dataclass(frozen=True)
class Build:
    """Factors on the reference man [1], all 1 for him."""

    length: float
    strength: float
    inertia: float
    weight: float
    units: float


def build(person: Person) -> Build:
    """Return the scaling of a person.

    Lengths scale with stature, areas (force) with its square, weight torque with its fourth
    power, inertia with its fifth.
    """
    p = load(PersonParams)
    k = person.height / p.height
    years = max(0.0, person.age - p.peak_age)
    years = years * years / (years + p.taper)
    units = max(p.least_units, 1.0 - p.unit_loss * years)
    strength = max(0.3, 1.0 - p.strength_loss * years) * k**2
    if person.sex == "female":
        strength *= p.female_strength
    return Build(
        length=k,
        strength=strength,
        inertia=k**5,
        weight=k**4,
        units=units,
    )
