"""Course: from what was lost and when to what body and cord are now."""

from dataclasses import replace
from functools import cache
from typing import NamedTuple

from sherrington.adapt.drive import DriveParams, losses_now, tract_histories
from sherrington.adapt.excitability import ExcitabilityParams, fasciculation
from sherrington.adapt.loss import LossParams, amount, destroyed, history, slowing
from sherrington.adapt.motor_unit import (
    MotorUnitParams,
    bulk,
    denervation,
    disuse,
    force,
    shrunken,
    sprouting,
)
from sherrington.adapt.nerve import NerveParams, connected, routes_now, strands
from sherrington.adapt.plasticity import PlasticityParams, plasticity
from sherrington.adapt.shock import ShockParams, shock_depth
from sherrington.adapt.tissue import TissueParams, contracture, joint_state, muscle_stiffness
from sherrington.circuit.patient import JointState, MuscleState, Patient, Supply
from sherrington.circuit.table import circuit_table
from sherrington.foundation import load

SIDES = ("left", "right")


class AdaptParams(NamedTuple):
    """The parameters of every component of this floor."""

    loss: LossParams
    drive: DriveParams
    shock: ShockParams
    plasticity: PlasticityParams
    nerve: NerveParams
    motor_unit: MotorUnitParams
    excitability: ExcitabilityParams
    tissue: TissueParams


@cache
def adapt_params() -> AdaptParams:
    """Return the parameters of this floor from their tables, read once."""
    return AdaptParams(*(load(kind) for kind in AdaptParams.__annotations__.values()))


def adapt(patient: Patient, p: AdaptParams | None = None) -> Patient:
    """Return a patient whose muscles and joints are what time has made of the losses.

    Parameters
    ----------
    patient : Patient
        ``supply`` says what each muscle lost, how much and when; an absent one is healthy.
    p : AdaptParams, optional
        Parameters; the package's tables without it.

    Returns
    -------
    patient : Patient
        The same with ``muscles`` and ``joints`` for every joint circuit and side.

    Examples
    --------
    >>> from sherrington.circuit.patient import MuscleState
    >>> adapt(Patient()).muscles["soleus", "left"] == MuscleState()
    True
    """
    p = p or adapt_params()
    muscles: dict[tuple[str, str], MuscleState] = {}
    joints: dict[tuple[str, str], JointState] = {}
    for joint, row in circuit_table().items():
        affected = {
            (muscle, side): patient.supply.get((muscle, side), Supply())
            for muscle in row.muscles
            for side in SIDES
        }
        muscles |= {key: muscle_state(supply, p) for key, supply in affected.items()}
        for place in ("midline",) if row.midline else SIDES:
            stiff = [
                muscle_contracture(supply, p)
                for (_, side), supply in affected.items()
                if side == place or row.midline
            ]
            joints[joint, place] = joint_state(stiff, p.tissue)
    return replace(patient, muscles=muscles, joints=joints)


def muscle_state(supply: Supply, p: AdaptParams) -> MuscleState:
    """Return one muscle, its pool and its descending supply as time has left them.

    Parameters
    ----------
    supply : Supply
        All that reaches and leaves the muscle, with the insults it met.
    p : AdaptParams
        Parameters of this floor.

    Returns
    -------
    state : MuscleState
        Exactly the healthy one where nothing is lost, slowed or blocked.
    """
    past = tract_histories(supply.tracts)
    now = losses_now(past)
    shock = shock_depth(past, p.shock, p.loss)
    paths = strands(supply.fibres)
    routes = routes_now(supply.fibres, p.nerve)
    left = connected(routes)
    lost = denervation(paths)
    units = sprouting(left, lost, p.motor_unit)
    idle = disuse(past, p.motor_unit, p.drive)
    fibres = 1.0 - amount(history(supply.fibres.get("fibre", ()), destroyed))
    return MuscleState(
        routes=routes,
        cst=1.0 - now.cst,
        crt=1.0 - now.crt,
        drst=1.0 - now.drst,
        mrst=1.0 - now.mrst,
        vst=1.0 - now.vst,
        mono=1.0 - now.mono,
        cst_slow=slowing(supply.tracts.get("cst", ())),
        shock=shock,
        **plasticity(past, shock, p.plasticity, p.drive)._asdict(),
        # A unit that lost muscle fibres is smaller, however many it adopted.
        sprout=units.size * fibres,
        force=force(idle, p.motor_unit),
        bulk=bulk(units, shrunken(lost, p.motor_unit), idle, p.motor_unit) * fibres,
        junction=1.0 - amount(history(supply.fibres.get("junction", ()))),
        fasciculation=fasciculation(paths, left, units, p.motor_unit.size_max, p.excitability),
        stiffness=muscle_stiffness(past, lost, 1.0 - units.innervated, p.tissue, p.drive),
    )


def muscle_contracture(supply: Supply, p: AdaptParams) -> float:
    """Return how far one muscle has set its joint: 0 none to 1 full. [1]"""
    lost = denervation(strands(supply.fibres))
    units = sprouting(connected(routes_now(supply.fibres, p.nerve)), lost, p.motor_unit)
    past = tract_histories(supply.tracts)
    return contracture(past, lost, 1.0 - units.innervated, p.tissue, p.drive)
