"""3,4-diaminopyridine: longer impulses in the terminal release more transmitter."""

from typing import NamedTuple

from sherrington.circuit.patient import Patient, Treatment
from sherrington.circuit.treatment import dose_effect, remedy, with_field_raised
from sherrington.foundation import load


class DiaminopyridineParams(NamedTuple):
    """Constants of the drug; values and sources in ``diaminopyridine.yaml``."""

    usual: float  # [mg/d]
    since: float  # [d] before the examination
    half: float  # [mg/d] dose of half effect
    lift: float  # [1] rise of the calcium that enters with one impulse at full effect


@remedy(
    "diaminopyridine",
    "3,4-diaminopyridine: motor terminals release more transmitter per impulse.",
    table=DiaminopyridineParams,
    acts_on="body",
    dimension="dose_rate",
)
def diaminopyridine(patient: Patient, treatment: Treatment) -> Patient:
    """Return the patient on tablets; dose in mg a day. It acts within the hour."""
    p = load(DiaminopyridineParams)
    lift = p.lift * dose_effect(treatment.dose, p.half) * (treatment.age > 0.0)
    return with_field_raised(patient, treatment, "calcium", lift)
