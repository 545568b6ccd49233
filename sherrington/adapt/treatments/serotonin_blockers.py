"""Blockers of 5-HT2 and alpha-1 receptors: plateaus lose what monoamines open, or also what opens without them."""

from dataclasses import replace
from typing import NamedTuple

from sherrington.circuit.patient import MuscleState, Patient, Treatment
from sherrington.circuit.treatment import dose_effect, muscles_aimed_at, remedy, with_muscles
from sherrington.foundation import load


class ReceptorParams(NamedTuple):
    """What the receptors do that these drugs bind; values and sources in ``serotonin_blockers.yaml``."""

    reach: float  # [1] share of the monoaminergic state of motoneurons that these receptors make


class CyproheptadineParams(NamedTuple):
    """An inverse agonist; values and sources in ``serotonin_blockers.yaml``."""

    usual: float  # [mg/d]
    since: float  # [d] before the examination
    half: float  # [mg/d] dose that occupies half of the receptors
    inverse: float  # [1] of an occupied receptor, share of its constitutive activity that ends


class ChlorpromazineParams(NamedTuple):
    """A neutral antagonist; values and sources in ``serotonin_blockers.yaml``."""

    usual: float  # [mg/d]
    since: float  # [d] before the examination
    half: float  # [mg/d] dose that occupies half of the receptors
    inverse: float  # [1] of an occupied receptor, share of its constitutive activity that ends


@remedy(
    "cyproheptadine",
    "Cyproheptadine: an inverse agonist of 5-HT2; plateaus fall, those that stay open without serotonin too.",
    table=CyproheptadineParams,
    acts_on="body",
    dimension="dose_rate",
)
def cyproheptadine(patient: Patient, treatment: Treatment) -> Patient:
    """Return the patient on tablets; dose in mg a day. It acts within hours."""
    return _given(patient, treatment, load(CyproheptadineParams))


@remedy(
    "chlorpromazine",
    "Chlorpromazine: a neutral antagonist; plateaus fall where monoamines arrive, not where receptors need none.",
    table=ChlorpromazineParams,
    acts_on="body",
    dimension="dose_rate",
)
def chlorpromazine(patient: Patient, treatment: Treatment) -> Patient:
    """Return the patient on tablets; dose in mg a day. It acts within hours."""
    return _given(patient, treatment, load(ChlorpromazineParams))


def _given(patient: Patient, treatment: Treatment, p: CyproheptadineParams | ChlorpromazineParams) -> Patient:
    """Return the patient with the receptors of every motor pool occupied as far as the dose does."""
    occupied = dose_effect(treatment.dose, p.half) * (treatment.age > 0.0)
    reached = muscles_aimed_at(patient, treatment)
    return with_muscles(patient, {key: occupying(state, occupied, p.inverse) for key, state in reached})


def occupying(state: MuscleState, occupied: float, inverse: float) -> MuscleState:
    """Return one muscle of whose 5-HT2 and alpha-1 receptors a share is occupied by a drug.

    Parameters
    ----------
    state : MuscleState
        Before.
    occupied : float
        Share of the receptors. [1]
    inverse : float
        0 a neutral antagonist, which only keeps the monoamines off, to 1 a full inverse agonist,
        which ends the activity that needs none. [1]

    Returns
    -------
    state : MuscleState
        With less of what arrives and, by ``inverse``, less of what weeks without it have opened.
    """
    taken = load(ReceptorParams).reach * occupied
    constitutive = max(state.pic, 0.0)  # what another drug holds below 0 is no activity of a receptor
    return replace(state, mono=state.mono * (1.0 - taken), pic=state.pic - taken * inverse * constitutive)
