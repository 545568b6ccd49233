"""Pyridostigmine: acetylcholine lasts longer, so junctions with little safety transmit again."""

from dataclasses import replace
from typing import NamedTuple

from sherrington.circuit.patient import Patient, Treatment
from sherrington.circuit.treatment import muscles_aimed_at, remedy, with_muscles
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
    stage="body",
    dimension="dose_rate",
)
def pyridostigmine(patient: Patient, treatment: Treatment) -> Patient:
    """Return the patient on tablets; dose in mg a day. It acts within the hour."""
    p = load(PyridostigmineParams)
    lift = p.lift * treatment.dose / (treatment.dose + p.half) * (treatment.age > 0.0)
    changed = {
        key: replace(state, quantal=state.quantal * (1.0 + lift)) for key, state in muscles_aimed_at(patient, treatment)
    }
    return with_muscles(patient, changed)
