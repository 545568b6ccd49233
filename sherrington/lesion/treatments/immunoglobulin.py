"""Immunoglobulin: conduction block that an immune attack keeps up lifts, partly."""

from dataclasses import replace
from math import exp
from typing import NamedTuple

from sherrington.circuit.patient import Lesion, Patient, Treatment
from sherrington.circuit.treatment import dose_effect, remedy
from sherrington.foundation.sources import load

# At these sites a block is the work of antibodies where the lesion says nothing of it.
ATTACKED = frozenset({"peripheral_myelin_diffuse", "peripheral_nodes_multifocal"})


class ImmunoglobulinParams(NamedTuple):
    """Constants of the drug; values and sources in ``immunoglobulin.yaml``."""

    usual: float  # [g/kg] per course
    since: float  # [d] before the examination
    most: float  # [1] share of the block lifted by a very large dose
    half: float  # [g/kg] dose that lifts half of that
    pace: float  # [d] time constant


def lifted(dose: float, age: float, p: ImmunoglobulinParams) -> float:
    """Return the share of an immune block that is lifted by now [1]."""
    return p.most * dose_effect(dose, p.half) * (1.0 - exp(-age / p.pace))


def immune(lesion: Lesion) -> float:
    """Return how much of a lesion's block an immune attack keeps up [1]."""
    return lesion.immune or float(ATTACKED.issuperset(lesion.sites))


@remedy(
    "immunoglobulin",
    "Immunoglobulin: lifts part of the conduction block of an immune demyelination; lost axons stay lost.",
    table=ImmunoglobulinParams,
    acts_on="lesion",
    dimension="mass_ratio",
)
def immunoglobulin(patient: Patient, treatment: Treatment) -> Patient:
    """Return the patient with block lifted where an immune attack keeps it up.

    Parameters
    ----------
    patient : Patient
        With lesions; diseases are unfolded already.
    treatment : Treatment
        Dose: per course [g/kg].
    """
    share = lifted(treatment.dose, treatment.age, load(ImmunoglobulinParams))
    lesions = (replace(one, block=one.block * (1.0 - share * immune(one))) for one in patient.lesions)
    return replace(patient, lesions=tuple(lesions))
