"""Where in a patient anything differs from health: the states of muscles and joints are all a circuit takes."""

from sherrington.circuit.patient import JointState, MuscleState, Patient
from sherrington.circuit.table import circuit_table
from sherrington.foundation.anatomy import SIDES

CircuitState = tuple[tuple[MuscleState, ...], tuple[JointState, ...]]


def muscles_of(circuit: str, side: str) -> tuple[tuple[str, str], ...]:
    """Return the muscles of one circuit of a side with their sides; a midline circuit has both."""
    row = circuit_table()[circuit]
    sides = SIDES if row.midline else (side,)
    return tuple((muscle, place) for muscle in row.muscles for place in sides)


def is_intact(patient: Patient, circuit: str, side: str) -> bool:
    """Return whether nothing in a circuit differs from health.

    Parameters
    ----------
    patient : Patient
        Lesions and time already applied.
    circuit, side : str
        Which; the side of a circuit on the midline is ``midline``.
    """
    return state_of(patient, circuit, side) == state_of(Patient(), circuit, side)


def state_of(patient: Patient, circuit: str, side: str) -> CircuitState:
    """Return the states of the muscles and the joint of a circuit.

    They are all that it takes from lesions and time: where they are equal, circuits of one person
    and seed compile to the same bytes, and what is done to them is answered alike.

    Parameters
    ----------
    patient, circuit, side
        As in ``is_intact``.
    """
    muscles = tuple(patient.muscles.get(key, MuscleState()) for key in muscles_of(circuit, side))
    places = (side, "left") if circuit_table()[circuit].midline else (side,)
    return muscles, tuple(patient.joints.get((circuit, place), JointState()) for place in places)


def touched(patient: Patient) -> frozenset[tuple[str, str]]:
    """Return the circuits and sides in which something differs from health."""
    every = ((name, side) for name, row in circuit_table().items() for side in (("midline",) if row.midline else SIDES))
    return frozenset((name, side) for name, side in every if not is_intact(patient, name, side))
