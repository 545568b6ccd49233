"""Nerve repair: the ends of a cut nerve joined, so that more of its axons find their way."""

from dataclasses import replace
from typing import NamedTuple

from sherrington.circuit.patient import Lesion, Patient, Treatment
from sherrington.circuit.treatment import remedy
from sherrington.foundation import anatomy
from sherrington.foundation.neuraxis import OTHER
from sherrington.foundation.sources import load

NO_NERVE = ("lmn_pool", "dorsal_root", "generic_site", "nerve_intra_axial")  # kinds of node that no suture reaches


class NerveRepairParams(NamedTuple):
    """Constants of the operation; values and sources in ``nerve_repair.yaml``."""

    guided: float  # [1] of the axons that would have missed their way, share that the joint guides


def cut_nerves(lesion: Lesion) -> tuple[str, ...]:
    """Return the nerves, roots and plexus parts that a lesion has cut, outside brain and cord.

    A cut is sudden, and what it leaves conducts: fibres that die little by little, or that are blocked
    beside those lost, lie in a nerve that holds together.
    """
    return () if lesion.loss <= 0.0 or lesion.over > 0.0 or lesion.block > 0.0 else _nerves(lesion)


def _nerves(lesion: Lesion) -> tuple[str, ...]:
    """Return the sites of a lesion at which a nerve can be cut and joined."""
    nodes = anatomy.nodes()
    return tuple(site for site in lesion.sites if not nodes[site].central and nodes[site].kind not in NO_NERVE)


def reaches(treatment: Treatment, lesion: Lesion) -> bool:
    """Return whether a repair joins a nerve that a lesion has cut."""
    return _aimed_at(treatment, lesion, cut_nerves(lesion)) != ""


def _aimed_at(treatment: Treatment, lesion: Lesion, nerves: tuple[str, ...]) -> str:
    """Return the first of some nerves of a lesion that a repair is aimed at, or nothing."""
    beside = treatment.side in ("", "both", lesion.side) or lesion.side == "both"
    return next((site for site in nerves if beside and site in (treatment.targets or nerves)), "")


def _why_whole(patient: Patient, treatment: Treatment) -> str:
    """Return why the first nerve that is hurt where a repair is aimed holds together; nothing if none is hurt."""
    for lesion in patient.lesions:
        site = _aimed_at(treatment, lesion, _nerves(lesion))
        if site and lesion.block > 0.0:
            return f": {site} is pressed or inflamed, with blocked fibres in it, and holds together"
        if site and lesion.loss > 0.0:
            return f": {site} lost its fibres over time, not at once, and holds together"
    return ""


def refusal(patient: Patient, treatment: Treatment) -> str:
    """Return why nothing can be joined, or nothing."""
    cut = [lesion for lesion in patient.lesions if reaches(treatment, lesion)]
    if not cut:
        there = [site for lesion in patient.lesions for site in cut_nerves(lesion)]
        named = f"{treatment.targets[0]} is not cut" if treatment.targets else "no nerve of this patient is cut"
        known = f"; cut: {', '.join(dict.fromkeys(there))}" if there else ""
        side = f" on the {treatment.side}" if treatment.side and there else ""
        return f"{named}{side}{_why_whole(patient, treatment)}{known}"
    if treatment.age > max(lesion.age for lesion in cut):
        return "is longer ago than the cut that it repairs"
    return ""


@remedy(
    "nerve-repair",
    "Repair of a cut nerve: from its date on more axons arrive; without a site, every cut nerve at once.",
    table=NerveRepairParams,
    acts_on="lesion",
    target="site",
    refuse=refusal,
)
def nerve_repair(patient: Patient, treatment: Treatment) -> Patient:
    """Return the patient with cut nerves joined; what has arrived before stays.

    Parameters
    ----------
    patient : Patient
        With lesions; diseases are unfolded already.
    treatment : Treatment
        Targets: cut nerves, all if none are named; age: since the operation, at most that of the
        cut. [d]
    """
    return replace(patient, lesions=tuple(one for lesion in patient.lesions for one in _joined(lesion, treatment)))


def _joined(lesion: Lesion, treatment: Treatment) -> tuple[Lesion, ...]:
    """Return one lesion after the operation: in two where only one side of it was operated on."""
    if not reaches(treatment, lesion):
        return (lesion,)
    joined = min(treatment.age, max(0.0, lesion.age - lesion.over))
    done = replace(lesion, joined=joined, guided=load(NerveRepairParams).guided)
    if lesion.side == "both" and treatment.side in anatomy.SIDES:
        return replace(done, side=treatment.side), replace(lesion, side=OTHER[treatment.side])
    return (done,)
