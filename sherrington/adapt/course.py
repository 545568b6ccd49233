"""Course: from what was lost and when to what body and cord are now."""

from dataclasses import replace
from functools import cache
from typing import NamedTuple

from sherrington.adapt import treatments  # noqa: F401 - registers those that act on muscles and joints
from sherrington.adapt.drive import DriveParams, losses_now, tract_histories
from sherrington.adapt.excitability import ExcitabilityParams, fasciculation
from sherrington.adapt.loss import History, LossParams, amount, destroyed, history, slowing
from sherrington.adapt.motor_unit import (
    MotorUnitParams,
    Sprouting,
    aged,
    bulk,
    denervation,
    disuse,
    fibres_of,
    force,
    restless,
    shrunken,
    sprouting,
    worn,
)
from sherrington.adapt.nerve import Held, NerveParams, connected, held, routes_now, strands
from sherrington.adapt.plasticity import PlasticityParams, plasticity
from sherrington.adapt.shock import ShockParams, shock_depth
from sherrington.adapt.tissue import TissueParams, contracture, joint_state, muscle_stiffness
from sherrington.circuit.patient import JointState, MuscleState, Patient, RouteState, Supply
from sherrington.circuit.person import build
from sherrington.circuit.selection import mean_order
from sherrington.circuit.table import circuit_table
from sherrington.circuit.treatment import refuse_unknown, treated
from sherrington.foundation import load
from sherrington.foundation.anatomy import SIDES


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
    usual = build(replace(patient.person, individual=0))
    p = p._replace(motor_unit=aged(p.motor_unit, usual.units))
    healthy = muscle_course(Supply(), p)
    muscles: dict[tuple[str, str], MuscleState] = {}
    joints: dict[tuple[str, str], JointState] = {}
    for joint, row in circuit_table().items():
        courses = {
            (muscle, side): muscle_course(patient.supply[muscle, side], p)
            if (muscle, side) in patient.supply
            else healthy
            for muscle in row.muscles
            for side in SIDES
        }
        muscles |= {key: course.state for key, course in courses.items()}
        for place in ("midline",) if row.midline else SIDES:
            near = [one for (_, side), one in courses.items() if row.midline or side == place]
            joints[joint, place] = joint_state([one.contracture for one in near], p.tissue)
    refuse_unknown(patient.treatments)
    return treated(replace(patient, muscles=muscles, joints=joints), "body")


class Course(NamedTuple):
    """What time has made of one muscle, and how far that has set its joint."""

    state: MuscleState
    contracture: float  # [1] 0 none to 1 full


class Units(NamedTuple):
    """The motor units of one muscle now."""

    routes: tuple[RouteState, ...]
    lost: History  # when the others went
    sprouting: Sprouting
    fasciculation: float  # [1/s]


def muscle_course(supply: Supply, p: AdaptParams) -> Course:
    """Return what time has made of one muscle, its pool and its descending supply.

    Parameters
    ----------
    supply : Supply
        All that reaches and leaves the muscle, with the insults it met.
    p : AdaptParams
        Parameters of this floor.

    Returns
    -------
    course : Course
        The state is exactly the healthy one where nothing is lost, slowed or blocked.
    """
    past = tract_histories(supply.tracts)
    now = losses_now(past)
    shock = shock_depth(past, p.shock, p.loss)
    units = motor_units(supply, p)
    grown, bare = units.sprouting, 1.0 - units.sprouting.innervated
    idle = disuse(past, p.motor_unit, p.drive)
    thin = shrunken(units.lost, p.motor_unit)
    fibres = 1.0 - amount(history(supply.fibres.get("fibre", ()), destroyed))

    def left(kind: str) -> float:
        return 1.0 - amount(history(supply.fibres.get(kind, ())))

    state = MuscleState(
        routes=units.routes,
        **{tract: 1.0 - lost for tract, lost in now._asdict().items()},
        **plasticity(past, shock, p.plasticity, p.drive)._asdict(),
        cst_slow=slowing(supply.tracts.get("cst", ())),
        shock=shock,
        # A unit that lost muscle fibres is smaller, however many it adopted.
        sprout=grown.size * fibres,
        force=force(idle, p.motor_unit) * grown.vigour,
        bulk=bulk(grown, thin, idle, p.motor_unit) * fibres,
        junction=left("junction"),
        quantal=left("receptor"),
        release=left("vesicle"),
        calcium=left("channel"),
        fasciculation=units.fasciculation,
        stiffness=muscle_stiffness(past, units.lost, bare, p.tissue, p.drive),
    )
    return Course(state, contracture(past, units.lost, bare, p.tissue, p.drive))


def motor_units(supply: Supply, p: AdaptParams) -> Units:
    """Return the motor units that one muscle has now: which live, how large, how restless.

    Parameters
    ----------
    supply : Supply
        All that reaches and leaves the muscle.
    p : AdaptParams
        Parameters of this floor.

    Returns
    -------
    units : Units
        Routes, history of the loss, sprouting, fasciculation.
    """
    paths = strands(supply.fibres)
    routes = routes_now(paths, p.nerve)
    left = connected(routes)
    lost = denervation(paths)
    there, own = _fibres(held(paths, p.nerve, p.motor_unit.adoption), left, mean_order(routes), p.motor_unit)
    grown = worn(sprouting(own, there, lost, p.motor_unit), own, lost, p.motor_unit)
    rate = fasciculation(paths, left, grown, p.motor_unit.size_max, p.excitability)
    return Units(routes, lost, grown, rate + restless(grown, p.motor_unit))


def _fibres(units: Held, connected: float, order: float, p: MotorUnitParams) -> tuple[Held, float]:
    """Return the fractions of units as shares of the fibres they were born with, by who was lost first."""
    intact = fibres_of(units.intact, order, p)
    back = fibres_of(units.intact + units.back, order, p) - intact if units.back > 0.0 else 0.0
    return units._replace(intact=intact, back=back), fibres_of(connected, order, p)
