"""Stretching: contracture of muscle and joint gives way over months."""

from dataclasses import replace
from typing import NamedTuple

from sherrington.adapt.loss import rise
from sherrington.circuit.patient import JointState, MuscleState, Patient, Treatment
from sherrington.circuit.table import circuit_table
from sherrington.circuit.treatment import aimed_at, dose_effect, remedy
from sherrington.foundation import load


class StretchingParams(NamedTuple):
    """Constants of stretching; values and sources in ``stretching.yaml``."""

    usual: float  # [min/d]
    since: float  # [d] before the examination
    half: float  # [min/d] that give half the effect of very long ones
    most: float  # [1] share of a contracture that very long stretching undoes
    pace: float  # [d] time constant


def undone(dose: float, age: float, p: StretchingParams) -> float:
    """Return the share of a contracture that is undone by now [1]."""
    return p.most * dose_effect(dose, p.half) * rise(age, p.pace, 0.0)


@remedy(
    "stretching",
    "Stretching of joints: stiffness beyond health and lost range give way over months; reflexes do not change.",
    table=StretchingParams,
    acts_on="body",
    dimension="practice",
    target="joints",
)
def stretching(patient: Patient, treatment: Treatment) -> Patient:
    """Return the patient with joints stretched, all of them if none are named.

    Parameters
    ----------
    patient : Patient
        After lesions and time.
    treatment : Treatment
        Dose: minutes a day at each joint [min/d]; targets: joint circuits.
    """
    share = undone(treatment.dose, treatment.age, load(StretchingParams))
    joints = dict(patient.joints)
    muscles = dict(patient.muscles)
    loosened: set[tuple[str, str]] = set()
    for (joint, side), state in patient.joints.items():
        if aimed_at(treatment, joint, side):
            joints[joint, side] = looser_joint(state, share)
            places = ("left", "right") if side == "midline" else (side,)
            loosened |= {(name, place) for name in circuit_table()[joint].muscles for place in places}
    for key in loosened & set(muscles):
        muscles[key] = looser_muscle(muscles[key], share)
    return replace(patient, joints=joints, muscles=muscles)


def looser_joint(state: JointState, share: float) -> JointState:
    """Return a joint with a share of its contracture undone; a slack one stays slack."""
    return JointState(
        stiffness=state.stiffness - share * max(0.0, state.stiffness - 1.0),
        range_loss=state.range_loss * (1.0 - share),
    )


def looser_muscle(state: MuscleState, share: float) -> MuscleState:
    """Return a muscle with a share of its stiffness beyond health undone."""
    return replace(state, stiffness=state.stiffness - share * max(0.0, state.stiffness - 1.0))
