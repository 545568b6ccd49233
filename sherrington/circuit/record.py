"""What electrodes and the examiner's hand pick up while a circuit runs, as arrays that the loop writes into."""

from typing import NamedTuple

from sherrington.circuit.model import Array


class Surface(NamedTuple):
    """Record of electrodes over and in the muscles."""

    emg: Array
    units: Array
    n_units: Array


class Nerve(NamedTuple):
    """Record of a needle in the nerve."""

    afferents: Array
    n_afferents: Array


class Mechanics(NamedTuple):
    """Record of angle, torque, force and contact."""

    angle: Array
    torque: Array
    force: Array
    contact: Array


class Record(NamedTuple):
    """What is written while running."""

    surface: Surface
    nerve: Nerve
    mechanics: Mechanics
    potential: Array
