"""Patient to Model: one joint circuit of one side, in SI numbers and flat arrays.

The units wall: nothing below knows a person, a lesion or a name.
"""

from dataclasses import dataclass, replace

import numpy as np

from sherrington.body.brainstem.reticulospinal import BrainstemParams, Descent, medial_level, resting_bias
from sherrington.body.cord.interneuron import InterneuronParams
from sherrington.body.nerve.axon import AxonParams
from sherrington.circuit.compile_cells import compile_afferents, compile_cells, source_rates
from sherrington.circuit.compile_levels import compile_descending, compile_pools, constants_of, tract_delays
from sherrington.circuit.compile_plant import compile_plant
from sherrington.circuit.compile_wires import charge_factors, connect_all
from sherrington.circuit.layout import Layout, lay_out
from sherrington.circuit.model import Model
from sherrington.circuit.patient import Anatomy, JointState, MuscleState, Patient, Person
from sherrington.circuit.person import Build, build
from sherrington.circuit.pool_numbers import number
from sherrington.circuit.table import circuit_table
from sherrington.foundation import load, nearest
from sherrington.foundation.random import make_key

SIDES = {"left": 0, "right": 1, "midline": 2}
SPINDLES = ("clinical", "full")


@dataclass(frozen=True)
class Circuit:
    """A compiled circuit with the names that its arrays lost."""

    name: str
    side: str
    dofs: tuple[str, ...]
    pools: tuple[str, ...]
    muscles: tuple[str, ...]
    model: Model
    layout: Layout
    bulk: dict[str, float]
    ranges: dict[str, tuple[float, float]]  # [deg]
    build: Build
    person: Person  # what anybody can see of him
    key: int
    dt: float  # [ms]

    @property
    def n_cells(self) -> int:
        """Count of simulated cells and fibres."""
        return sum(p.n for p in self.layout.pools) + self.layout.n_inter + self.layout.n_afferents

    @property
    def n_synapses(self) -> int:
        """Count of synapses."""
        return len(self.model.wires.target)


def descent_of(state: MuscleState) -> Descent:
    """Return what descends to one muscle."""
    return Descent(state.cst, state.crt, state.drst, state.mrst, state.vst, state.mono, state.shock)


def mean_state(states: list[MuscleState]) -> MuscleState:
    """Return the mean of scalar fields over muscles that share a pool."""
    if len(states) == 1:
        return states[0]
    names = [n for n in MuscleState.__dataclass_fields__ if n != "routes"]
    routes = tuple(replace(r, share=r.share / len(states)) for s in states for r in s.routes)
    return MuscleState(routes=routes, **{n: float(np.mean([getattr(s, n) for s in states])) for n in names})


def compile_circuit(
    patient: Patient,
    circuit: str,
    side: str,
    seed: int | None = None,
    dt: float = 0.05,
    silent: bool = False,
    spindle: str = "clinical",
) -> Circuit:
    """Compile one joint circuit of a patient.

    Parameters
    ----------
    patient : Patient
        After ``injure`` and ``adapt``; muscles without an entry are healthy.
    circuit, side : str
        Joint and side (``midline`` for the jaw).
    seed : int, optional
        Of connections, spreads and noise; the patient's by default.
    dt : float
        Time step; must divide 0.1. [ms]
    silent : bool
        Keep every spike from leaving its cell (a knock-out).
    spindle : {"clinical", "full"}
        Power-law spindle, or three intrafusal fibres (fusimotor studies; compiles a loop of its own).

    Returns
    -------
    Circuit
        Flat arrays and the names that belong to them.

    Raises
    ------
    KeyError
        If there is no such circuit.
    ValueError
        If there is no such spindle.
    """
    if spindle not in SPINDLES:
        raise ValueError(f"no spindle {spindle!r}; there are {SPINDLES}{nearest(spindle, SPINDLES)}")
    row = circuit_table()[circuit]
    key = make_key(patient.seed if seed is None else seed, row.number, SIDES[side])
    scale, age = build(patient.person), patient.person.age
    layout = lay_out(row, side, scale, key)
    states = _muscle_states(patient, layout)
    per_pool = [mean_state([states[layout.labels[k]] for k in p.labels]) for p in layout.pools]
    cells, tables = compile_cells(layout, states, scale, age, _biases(layout, per_pool, scale.bias), dt, key)
    afferents = compile_afferents(layout, states, scale, age, key)
    descending, descent = compile_descending(layout, per_pool, scale, age, key)
    delay = _source_delays(layout, afferents.conduction, descent)
    wiring = connect_all(layout, tables, len(delay), key, scale.primary)
    plant, ranges = compile_plant(layout, row, states, _joint_state(patient, circuit, side), scale)
    model = Model(
        *cells,
        afferents=afferents,
        descending=descending,
        wires=wiring.finish(delay, *source_rates(layout, len(delay)), charge_factors(layout, dt)),
        pools=compile_pools(layout, states, per_pool, tract_delays(layout, scale), scale.premotor),
        plant=plant,
        constants=constants_of(dt, key, silent, spindle),
    )
    return Circuit(
        name=circuit, side=side, dofs=row.dofs, pools=tuple(p.name for p in layout.pools), muscles=layout.labels,
        model=model, layout=layout, bulk={k: s.bulk for k, s in states.items()}, ranges=ranges, build=scale,
        person=replace(patient.person, individual=0, anatomy=Anatomy()), key=key, dt=dt,
    )  # fmt: skip


def _muscle_states(patient: Patient, layout: Layout) -> dict[str, MuscleState]:
    """Return the state of each muscle of a circuit by label; what the patient does not name is healthy."""
    who = [(m, p.side) for p in layout.pools for m in p.muscles]
    return {label: patient.muscles.get(key, MuscleState()) for label, key in zip(layout.labels, who, strict=True)}


def _joint_state(patient: Patient, circuit: str, side: str) -> JointState:
    """Return the state of the joint; one of the midline may be entered with the left."""
    own_side = side if side != "midline" else "left"
    return patient.joints.get((circuit, side), patient.joints.get((circuit, own_side), JointState()))


def _biases(layout: Layout, per_pool: list[MuscleState], own: float) -> list[tuple[float, float]]:
    """Return the bias of each pool at rest and under full reinforcement, fraction of threshold [1]."""
    p = load(BrainstemParams)
    out = []
    for plan, state in zip(layout.pools, per_pool, strict=True):
        d = descent_of(state)
        rest = resting_bias(d, number("antigravity", plan.name) > 0.5, state.bias + own, p)
        out.append((rest, min(rest + p.reinforcement * min(medial_level(d, p), 1.2), p.limit + 0.05)))
    return out


def _source_delays(layout: Layout, conduction: np.ndarray, descent: np.ndarray) -> np.ndarray:
    """Return the time from a spike to its effect in the cord [ms] for every source, in the order of their numbers."""
    synapse = load(AxonParams).monosynaptic_delay
    return np.concatenate(
        [np.full(layout.n_units, synapse), _inter_delays(layout), conduction + synapse, descent],
    )


def _inter_delays(layout: Layout) -> np.ndarray:
    delays = load(InterneuronParams).delay
    out = np.zeros(layout.n_inter)
    for group in layout.inter:
        for q in group:
            out[q.first : q.first + q.n] = delays[q.kind]
    return out
