"""Traces: what an examiner's eyes, hands and electrodes can record. Nothing of the model's inside."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from sherrington.circuit.command import Command
from sherrington.circuit.patient import REFERENCE, Person

FloatArray = np.ndarray


@dataclass(frozen=True)
class Trace:
    """Recording of one trial; time 0 is the end of settling."""

    command: Command
    rate: float  # [Hz] of angle, torque and force (1000)
    emg_rate: float  # [Hz] of EMG (10000)
    dofs: tuple[str, ...]
    muscles: tuple[str, ...]  # ids of anatomy/muscles.csv; on the jaw "masseter:left", "masseter:right"
    angle: FloatArray  # [deg], shape [n_dofs, n]
    torque: FloatArray  # [N m] the hand exerts on the joint, shape [n_dofs, n]
    force: FloatArray  # [N] tendon force of each muscle, active and passive, shape [n_muscles, n]
    emg: FloatArray  # [V], surface EMG of each muscle, shape [n_muscles, n_emg]
    contact: FloatArray  # [1] 1 while the finger touches the table, shape [n]
    bulk: Mapping[str, float] = field(default_factory=dict)  # [1] imaging: section / norm for this person
    person: Person = REFERENCE  # age, sex and height, as anybody can see them; nothing of the individual
    units: FloatArray | None = None  # needle: columns time [s], muscle index, unit index
    afferents: FloatArray | None = None  # microneurography: time [s], pool, class (0 Ia, 1 II, 2 Ib), fibre
    potentials: FloatArray | None = None  # [mV] microelectrodes at emg_rate, shape [n_probes, n_emg]

    @property
    def time(self) -> FloatArray:
        """Time of each mechanical sample [s]."""
        return np.arange(self.angle.shape[1]) / self.rate
