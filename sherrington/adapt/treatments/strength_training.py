"""Strength training: fibres grow and drive rises over weeks, as far as will reaches the muscle."""

from dataclasses import replace
from typing import NamedTuple

from sherrington.adapt.loss import rise
from sherrington.circuit.patient import MuscleState, Patient, Treatment
from sherrington.circuit.treatment import dose_effect, muscles_aimed_at, remedy, with_muscles
from sherrington.foundation import load


class StrengthTrainingParams(NamedTuple):
    """Constants of training; values and sources in ``strength_training.yaml``."""

    usual: float  # [1/week]
    since: float  # [d] before the examination
    half: float  # [1/week] sessions that give half the effect of very many
    force: float  # [1] force per innervated fibre, above health, that very much training reaches
    force_pace: float  # [d] time constant
    bulk: float  # [1] cross-section likewise
    drive: float  # [1] rise of reticulospinal drive likewise
    drive_pace: float  # [d] time constant; drive comes first
    direct: float  # [1] share of the will to train that runs in the corticospinal tract


@remedy(
    "strength-training",
    "Strength training: force of innervated fibres and voluntary drive rise over weeks, where some will arrives.",
    table=StrengthTrainingParams,
    acts_on="body",
    dimension="sessions",
    target="muscles",
)
def strength_training(patient: Patient, treatment: Treatment) -> Patient:
    """Return the patient with muscles trained, all of them if none are named.

    Parameters
    ----------
    patient : Patient
        After lesions and time.
    treatment : Treatment
        Dose: sessions per week [1/week]; targets: muscles.
    """
    p = load(StrengthTrainingParams)
    much = dose_effect(treatment.dose, p.half)
    changed = {key: trained(state, much, treatment.age, p) for key, state in muscles_aimed_at(patient, treatment)}
    return with_muscles(patient, changed)


def trained(state: MuscleState, much: float, age: float, p: StrengthTrainingParams) -> MuscleState:
    """Return one trained muscle.

    Parameters
    ----------
    state : MuscleState
        Before.
    much : float
        Volume of training, 0 none to 1 very much. [1]
    age : float
        Time since it began. [d]
    p : StrengthTrainingParams
        Gains and times.

    Returns
    -------
    state : MuscleState
        The same where neither will nor nerve reaches the muscle.
    """
    will = p.direct * state.cst + (1.0 - p.direct) * state.mrst * (1.0 - state.shock)
    alive = sum(route.share * route.cell * route.axon * (1.0 - route.motor_block) for route in state.routes)
    use = much * min(1.0, will) * alive * state.junction
    grown = use * rise(age, p.force_pace, 0.0)
    return replace(
        state,
        force=state.force + grown * max(0.0, 1.0 + p.force - state.force),
        bulk=state.bulk + grown * max(0.0, 1.0 + p.bulk - state.bulk) * alive,
        reticulospinal=state.reticulospinal * (1.0 + p.drive * use * rise(age, p.drive_pace, 0.0)),
    )
