"""Selective dorsal rhizotomy: a share of the dorsal rootlets of the leg, cut for good."""

from dataclasses import replace
from typing import NamedTuple

from sherrington.circuit.patient import Lesion, Patient, Treatment
from sherrington.circuit.treatment import remedy

ROOTS = ("droot_L2", "droot_L3", "droot_L4", "droot_L5", "droot_S1")


class RhizotomyParams(NamedTuple):
    """Constants of the operation; values and sources in ``rhizotomy.yaml``."""

    usual: float  # [1] share of the rootlets cut
    since: float  # [d] before the examination


def refusal(_: Patient, treatment: Treatment) -> str:
    """Return why the operation cannot be done at the places named, or nothing."""
    others = [site for site in treatment.targets if not site.startswith("droot_")]
    return f"{others[0]} is no dorsal root; allowed: droot_L2, droot_S1 and their like" if others else ""


@remedy(
    "rhizotomy",
    "Selective dorsal rhizotomy: a share of the dorsal rootlets L2 to S1 is cut between ganglion and cord.",
    table=RhizotomyParams,
    acts_on="lesion",
    dimension="fraction",
    target="site",
    refuse=refusal,
)
def rhizotomy(patient: Patient, treatment: Treatment) -> Patient:
    """Return the patient with the dorsal roots cut; the motor roots are left alone.

    Parameters
    ----------
    patient : Patient
        With lesions; diseases are unfolded already.
    treatment : Treatment
        Dose: share of the rootlets [1]; targets: dorsal roots, L2 to S1 if none are named.
    """
    cut = Lesion(
        sites=treatment.targets or ROOTS,
        side=treatment.side or "both",
        loss=treatment.dose,
        age=treatment.age,
    )
    return replace(patient, lesions=(*patient.lesions, cut))
