"""Numbers of a circuit as a whole, which belong to no single organ."""

from typing import NamedTuple


class AssemblyParams(NamedTuple):
    """How the parts are put together; values and sources in ``assembly.yaml``."""

    brainstem_length: float  # [1] from brainstem to the segment, of the length from the cortex
    foramen: float  # [m] from cortex to the foramen magnum
    loop_velocity: float  # [m/s] of the afferents of the long-latency loop
    synergy: float  # [1] reticulospinal spread of an effort to pools that act the same way elsewhere
    focus: float  # [1] corticospinal spread to them
    summed: float  # [1] maximal voluntary force over the sum of tetanic forces
    spread_neighbour: float  # [1] share of a tap that reaches synergists
    spread_opponent: float  # [1] and antagonists
    inhibitory_drive: float  # [mV] from a resting motoneuron to the inhibitory reversal
