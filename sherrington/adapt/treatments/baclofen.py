"""Baclofen: Ia terminals are held down, motoneurons rest deeper and sustain less; by mouth or by pump."""

from dataclasses import replace
from math import exp
from typing import NamedTuple

from sherrington.circuit.patient import MuscleState, Patient, Treatment
from sherrington.circuit.treatment import dose_effect, muscles_aimed_at, remedy, with_muscles
from sherrington.foundation import anatomy, load


class BaclofenParams(NamedTuple):
    """What the drug does at full effect; values and sources in ``baclofen.yaml``."""

    control: float  # [1] added to presynaptic control of Ia terminals
    bias: float  # [1] taken from the resting depolarisation, fraction of threshold
    plateau: float  # [1] taken from the state that sets persistent inward currents
    pace: float  # [d] time constant until the dose is steady


class OralParams(NamedTuple):
    """Baclofen by mouth; values and sources in ``baclofen.yaml``."""

    usual: float  # [mg/d]
    since: float  # [d] before the examination
    half: float  # [mg/d] dose of half effect


class IntrathecalParams(NamedTuple):
    """Baclofen by a pump, catheter tip at the lower thoracic cord; values and sources in ``baclofen.yaml``."""

    usual: float  # [mg/d]
    since: float  # [d] before the examination
    half: float  # [mg/d] dose of half effect where the catheter ends
    steepness: float  # [1] Hill exponent
    thoracic: float  # [1] concentration there relative to the lumbar cord
    cervical: float  # [1] and there
    brainstem: float  # [1] and there


@remedy(
    "baclofen",
    "Baclofen by mouth: all segments alike, so tone and cramps fall and so do normal jerks and power.",
    table=OralParams,
    acts_on="body",
    dimension="dose_rate",
)
def oral(patient: Patient, treatment: Treatment) -> Patient:
    """Return the patient on tablets: every motor pool gets the same."""
    p = load(OralParams)
    effect = dose_effect(treatment.dose, p.half) * _steady(treatment.age)
    return with_muscles(patient, {key: subdued(state, effect) for key, state in muscles_aimed_at(patient, treatment)})


@remedy(
    "intrathecal-baclofen",
    "Baclofen by a pump into the lumbar space: strong in the legs, little in the arms, hardly any in the face.",
    table=IntrathecalParams,
    acts_on="body",
    dimension="dose_rate",
)
def intrathecal(patient: Patient, treatment: Treatment) -> Patient:
    """Return the patient with a pump: every motor pool gets what reaches its segments."""
    p, steady = load(IntrathecalParams), _steady(treatment.age)
    changed = {
        (name, side): subdued(state, steady * reached(name, treatment.dose, p))
        for (name, side), state in muscles_aimed_at(patient, treatment)
    }
    return with_muscles(patient, changed)


def reached(muscle: str, dose: float, p: IntrathecalParams) -> float:
    r"""Return the effect of a pump on the pools of a muscle, mean over its segments [1].

    .. math:: e = \sum_s w_s \frac{(c_s D)^n}{(c_s D)^n + D_{1/2}^n}
    """
    total = 0.0
    for pool, share in anatomy.muscle(muscle).pools:
        local = dose * _concentration(anatomy.segment(pool), p)
        total += share * local**p.steepness / (local**p.steepness + p.half**p.steepness)
    return total


def _concentration(segment: str, p: IntrathecalParams) -> float:
    """Return the concentration at a segment relative to the lumbar cord [1]."""
    return {"L": 1.0, "S": 1.0, "T": p.thoracic, "C": p.cervical, "": p.brainstem}[segment[:1]]


def _steady(age: float) -> float:
    """Return how far a dose has become steady [1]."""
    return 1.0 - exp(-age / load(BaclofenParams).pace)


def subdued(state: MuscleState, effect: float) -> MuscleState:
    """Return one muscle whose segments are under the drug.

    Parameters
    ----------
    state : MuscleState
        Before.
    effect : float
        0 none to 1 full. [1]

    Returns
    -------
    state : MuscleState
        With more presynaptic control, less bias and weaker plateaus.
    """
    p = load(BaclofenParams)
    return replace(
        state,
        presynaptic=state.presynaptic - p.control * effect,
        bias=state.bias - p.bias * effect,
        pic=state.pic - p.plateau * effect,
    )
