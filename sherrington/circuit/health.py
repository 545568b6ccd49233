"""Where in a patient anything differs from health: the states of muscles and joints are all a circuit takes."""

from sherrington.circuit.patient import JointState, MuscleState, Patient
from sherrington.circuit.table import circuit_table
from sherrington.foundation.anatomy import SIDES


def muscles_of(circuit: str, side: str) -> tuple[tuple[str, str], ...]:
    """Return the muscles of one circuit of a side with their sides; a midline circuit has both."""
    row = circuit_table()[circuit]
    sides = SIDES if row.midline else (side,)
    return tuple((muscle, place) for muscle in row.muscles for place in sides)


def is_intact(patient: Patient, circuit: str, side: str) -> bool:
    """Return whether nothing in a circuit differs from health.

    The states of its muscles and its joint are all that a circuit takes from lesions and time: if
    they are those of health, it compiles to the same bytes as the circuit of the person unhurt.

    Parameters
    ----------
    patient : Patient
        Lesions and time already applied.
    circuit, side : str
        Which; the side of a circuit on the midline is ``midline``.
    """
    muscles = all(patient.muscles.get(key, MuscleState()) == MuscleState() for key in muscles_of(circuit, side))
    places = {side, "left"} if circuit_table()[circuit].midline else {side}
    return muscles and all(patient.joints.get((circuit, place), JointState()) == JointState() for place in places)


def touched(patient: Patient) -> frozenset[tuple[str, str]]:
    """Return the circuits and sides in which something differs from health."""
    every = ((name, side) for name, row in circuit_table().items() for side in (("midline",) if row.midline else SIDES))
    return frozenset((name, side) for name, side in every if not is_intact(patient, name, side))
