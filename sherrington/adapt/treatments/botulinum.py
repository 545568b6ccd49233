"""Botulinum toxin: injected junctions fall silent within days, and sprouts take over within months."""

from dataclasses import replace
from math import exp
from typing import NamedTuple

from sherrington.circuit.patient import MuscleState, Patient, Treatment
from sherrington.circuit.pool_numbers import number
from sherrington.circuit.table import circuit_table
from sherrington.circuit.treatment import muscles_aimed_at, remedy, with_muscles
from sherrington.foundation import anatomy, load


class BotulinumParams(NamedTuple):
    """Constants of the toxin; values and sources in ``botulinum.yaml``."""

    usual: float  # [U] for a muscle of the reference volume
    since: float  # [d] before the examination
    reference: float  # [ml] volume of that muscle
    density: float  # [U/ml] that leaves 1/e of the junctions
    tension: float  # [N/m^2] specific tension, to get a volume from a force
    onset: float  # [d] until anything is felt
    pace: float  # [d] time constant of paralysis
    sprouting: float  # [d] until half of the effect is gone
    steepness: float  # [1] how suddenly it goes
    intrafusal: float  # [1] share of the block that fusimotor junctions suffer
    atrophy: float  # [1] cross-section that a muscle wholly silent for long would lose
    atrophy_pace: float  # [d] time constant of that


def volume(muscle: str, p: BotulinumParams) -> float:
    """Return the volume of a muscle [ml]: force over specific tension, times fascicle length.

    Muscles that share a pool share its volume by their counts of motor units.
    """
    pool, members = _pool(muscle)
    area: float = number("torque", pool) / number("arm", pool) / p.tension
    length: float = number("optimal", pool)
    counts = {name: anatomy.unit_count(name) for name in members}
    share: float = counts[muscle] / sum(counts.values())
    return float(1e6 * area * length) * share


def _pool(muscle: str) -> tuple[str, tuple[str, ...]]:
    """Return the pool of a muscle and the muscles that share it."""
    for row in circuit_table().values():
        for pool, entry in row.pools.items():
            if muscle in entry.muscles:
                return pool, tuple(entry.muscles)
    raise ValueError(f"{muscle} is not simulated")


def blocked(dose: float, size: float, age: float, p: BotulinumParams) -> float:
    r"""Return the fraction of junctions that the toxin keeps silent now.

    .. math:: b = (1 - e^{-D/(k V)})\,(1 - e^{-(t - t_0)^+/\tau})\,\frac{1}{1 + (t/t_{1/2})^n}

    Parameters
    ----------
    dose : float
        Into this muscle. [U]
    size : float
        Its volume. [ml]
    age : float
        Time since the injection. [d]
    p : BotulinumParams
        Potency and clocks.
    """
    taken = 1.0 - exp(-dose / (p.density * size))
    risen = 1.0 - exp(-max(0.0, age - p.onset) / p.pace)
    left: float = 1.0 / (1.0 + (age / p.sprouting) ** p.steepness)
    return taken * risen * left


def usual(muscle: str) -> float:
    """Return the usual dose for a muscle of its size, in steps of 5 U [U]."""
    p = load(BotulinumParams)
    return max(5.0, 5.0 * round(p.usual * volume(muscle, p) / p.reference / 5.0))


@remedy(
    "botulinum",
    "Botulinum toxin into named muscles: a share of their junctions falls silent for about three months.",
    table=BotulinumParams,
    acts_on="body",
    dimension="potency",
    target="muscles",
    needed=True,
    usual_for=usual,
)
def botulinum(patient: Patient, treatment: Treatment) -> Patient:
    """Return the patient with the named muscles injected.

    Parameters
    ----------
    patient : Patient
        After lesions and time.
    treatment : Treatment
        Dose: into each muscle of each side [U]; targets: muscles.
    """
    p = load(BotulinumParams)
    changed = {}
    for (name, side), state in muscles_aimed_at(patient, treatment):
        share = blocked(treatment.dose, volume(name, p), treatment.age, p)
        changed[name, side] = silenced(state, share, treatment.age, p)
    return with_muscles(patient, changed)


def silenced(state: MuscleState, share: float, age: float, p: BotulinumParams) -> MuscleState:
    """Return one muscle with a share of its junctions silent; those of its spindles suffer too."""
    thin = p.atrophy * share * (1.0 - exp(-age / p.atrophy_pace))
    return replace(
        state,
        junction=state.junction * (1.0 - share),
        gamma=state.gamma * (1.0 - p.intrafusal * share),
        bulk=state.bulk * (1.0 - thin),
    )
