"""Pyridostigmine: acetylcholine lasts longer, so junctions with little safety transmit again."""

from typing import NamedTuple

from sherrington.circuit.patient import Patient, Treatment
from sherrington.circuit.treatment import dose_effect, remedy, with_field_raised
from sherrington.foundation import load


class PyridostigmineParams(NamedTuple):
    """Constants of the drug; values and sources in ``pyridostigmine.yaml``."""

    usual: float  # [mg/d]
    since: float  # [d] before the examination
    half: float  # [mg/d] dose of half effect
    lift: float  # [1] rise of the response to one quantum at full effect


@remedy(
    "pyridostigmine",
    "Pyridostigmine: each quantum of transmitter does more, so junctions of low safety transmit again.",
    table=PyridostigmineParams,
    acts_on="body",
    dimension="dose_rate",
)
def pyridostigmine(patient: Patient, treatment: Treatment) -> Patient:
    """Return the patient on tablets; dose in mg a day. It acts within the hour."""
    p = load(PyridostigmineParams)
    lift = p.lift * dose_effect(treatment.dose, p.half) * (treatment.age > 0.0)
    return with_field_raised(patient, treatment, "quantal", lift)
