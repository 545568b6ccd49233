"""Laboratory set-ups: where a muscle lies, how its joints are held, and one recording of it.

The bedside steps are the other modules of this package; here are the building blocks of what a
laboratory does besides: nerve stimulation, needle recordings, ramps of effort, slow stretches.
"""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from sherrington.circuit.command import Command, Effort, Hand, Shock, Waveform
from sherrington.circuit.table import circuit_table
from sherrington.exam.limb import CIRCUITS, POSTURE, hold, others, ramp, trial_number
from sherrington.exam.power import MOVEMENTS
from sherrington.exam.table import table
from sherrington.exam.tendon_reflex import REFLEXES
from sherrington.foundation.errors import InputError, nearest

_TABLE = table(__file__)
SEAT: dict[str, float] = _TABLE["seat"]  # [deg]
LEAD: float = _TABLE["lead"]  # [s]
SUPRAMAXIMAL: float = _TABLE["supramaximal"]  # [1]
OFFSET: float = _TABLE["beyond_pulse"]  # [s]


@dataclass(frozen=True)
class Place:
    """Where one muscle lies: its circuit, pool, and the joint it turns."""

    muscle: str  # id of the anatomy, as in a Trace (without side)
    pool: str
    circuit: str
    dof: str  # that it turns; empty if none is simulated
    direction: int  # +1 flexion, dorsiflexion, closing
    mates: tuple[str, ...]  # muscles of the same pool

    def side(self, side: str) -> str:
        """Return the side of the circuit in which a side of the body is found."""
        return "midline" if circuit_table()[self.circuit].midline else side


@cache
def places() -> dict[str, Place]:
    """Return every muscle and pool by name; a muscle of two circuits lies in the first that it moves."""
    found: dict[str, Place] = {}
    for circuit, row in circuit_table().items():
        for pool, plan in row.pools.items():
            dof = next(iter(plan.acts), "")
            for muscle in plan.muscles:
                place = Place(muscle, pool, circuit, dof, plan.acts.get(dof, 1), plan.muscles)
                if muscle not in found or not found[muscle].dof:
                    found[muscle] = place
            found.setdefault(pool, Place(plan.muscles[0], pool, circuit, dof, plan.acts.get(dof, 1), plan.muscles))
    return found


def place_of(name: str, circuit: str | None = None) -> Place:
    """Return where a muscle or pool lies.

    Parameters
    ----------
    name : str
        Id of a muscle or of a pool.
    circuit : str, optional
        Look in this circuit only (tibialis anterior lies in two).

    Raises
    ------
    InputError
        If nothing of that name is simulated there.
    """
    if circuit is not None and circuit in circuit_table():
        for pool, plan in circuit_table()[circuit].pools.items():
            if name == pool or name in plan.muscles:
                dof = next(iter(plan.acts), "")
                muscle = name if name in plan.muscles else plan.muscles[0]
                return Place(muscle, pool, circuit, dof, plan.acts.get(dof, 1), plan.muscles)
        known = [m for pool in circuit_table()[circuit].pools.values() for m in pool.muscles]
    else:
        if name in places():
            return places()[name]
        known = list(places())
    raise InputError(f"no muscle {name!r}{nearest(name, known)}; see `sherrington list muscles`", field="structure")


def held(circuit: str, side: str, duration: float, *content: object, **more: Any) -> Command:
    """Return a recording at rest, every joint of the circuit held in its resting posture.

    Parameters
    ----------
    circuit, side : str
        Circuit and its side.
    duration : float
        Of the record. [s]
    *content : object
        What makes this trial differ from others: fixes its random stream.
    **more
        Further fields of `Command`.
    """
    hands = more.pop("hands", tuple(hold(dof, SEAT.get(dof)) for dof in CIRCUITS[circuit]))
    return Command(circuit, side, round(duration, 4), trial_number("laboratory", *content), hands=hands, **more)


def again(command: Command, number: int) -> Command:
    """Return the same act with other noise; number 0 leaves it as it is."""
    return command if number == 0 else replace(command, trial=(command.trial + 7919 * number) & 0xFFFFFF)


def pulses(muscle: str, times: tuple[float, ...], strength: float, site: float = 0.25) -> tuple[Shock, ...]:
    """Return pulses to the nerve of one muscle."""
    return tuple(Shock(muscle, time, strength, site=site) for time in times)


def efforts(pools: tuple[str, ...], level: Waveform) -> tuple[Effort, ...]:
    """Return the same effort toward several pools."""
    return tuple(Effort(pool, level) for pool in pools)


def movers(place: Place) -> tuple[str, ...]:
    """Return the pools that a person contracts when asked to use one muscle: those of its movement."""
    for move in MOVEMENTS.values():
        if place.pool in move.pools:
            return move.pools
    return (place.pool,)


def moving(joint: str, side: str, start: float, stop: float, speed: float, *content: object, **more: Any) -> Command:
    """Return a stretch of one joint at constant speed by a hand that does not give way.

    Parameters
    ----------
    joint, side : str
        What is moved.
    start, stop : float
        Angles. [deg]
    speed : float
        Of the movement. [deg/s]
    *content : object
        See `held`.
    **more
        Further fields of `Command`; ``wait`` [s] before the movement and ``after`` [s] behind it.
    """
    circuit = circuit_of(joint)
    wait, after = float(more.pop("wait", LEAD)), float(more.pop("after", 0.05))
    wave, end = ramp(start, stop, speed, wait, min(_TABLE["rise"], 0.25 * abs(stop - start) / speed))
    hands = (Hand(joint, wave, weight=0.0), *others(circuit, joint))
    return held(circuit, side, end + after, *content, hands=hands, **more)


def pushed(joint: str, side: str, start: float, torque: float, duration: float, *content: object) -> Command:
    """Return a joint that a slowly growing torque [N m] turns from an angle [deg], nobody holding it."""
    circuit = circuit_of(joint)
    wave = ((0.0, 0.0), (LEAD, 0.0), (duration - _TABLE["rest_at_end"], torque))
    grip = ((0.0, 1e9), (LEAD, 1e9), (LEAD + 0.001, 0.0))
    hand = Hand(joint, ((0.0, start),), grip, wave, inertia=_TABLE["hand_inertia"], weight=0.0)
    return held(circuit, side, duration, *content, hands=(hand, *others(circuit, joint)))


def circuit_of(joint: str) -> str:
    """Return the circuit that owns a joint.

    Raises
    ------
    InputError
        If no circuit has such a joint.
    """
    for circuit, dofs in CIRCUITS.items():
        if joint in dofs:
            return circuit
    known = [dof for dofs in CIRCUITS.values() for dof in dofs]
    raise InputError(f"no joint {joint!r}{nearest(joint, known)}; allowed: {', '.join(known)}", field="structure")


def check_reflex(name: str) -> None:
    """Raise InputError if no tendon reflex has that name."""
    if name not in REFLEXES:
        raise InputError(
            f"no reflex {name!r}{nearest(name, REFLEXES)}; allowed: {', '.join(REFLEXES)}", field="structure"
        )


__all__ = [
    "LEAD",
    "OFFSET",
    "POSTURE",
    "SUPRAMAXIMAL",
    "Place",
    "again",
    "check_reflex",
    "circuit_of",
    "efforts",
    "held",
    "movers",
    "moving",
    "place_of",
    "places",
    "pulses",
    "pushed",
]
