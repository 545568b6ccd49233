"""The compiled circuit: flat read-only arrays (Model), flat changing arrays (State), command and record arrays.

Sources of spikes share one numbering: motoneurons, interneurons, afferents, corticospinal and
reticulospinal generators. Conductances share one flat vector ``x``: blocks of motoneurons, then blocks
of interneurons.
"""

from typing import NamedTuple

import numpy as np

Array = np.ndarray

IA, II, IB, SKIN, FEMORAL = range(5)  # classes of afferent
PSI, RECIPROCAL, RECURRENT, AUTOGENIC, SECONDARY, UNITY = range(6)  # kinds of gain, one per pool each
TICK = 0.5e-3  # [s] grid of noise, will, twitches: fixed, so that the noise does not change with dt
EMG_BIN = 0.1e-3  # [s]
SAMPLE = 1.0e-3  # [s]


class Cells(NamedTuple):
    """Motoneurons and interneurons; shapes [blocks, rows x 16] and [n]."""

    mn: Array  # constants of motoneurons, float32 [blocks, 256]
    pool: Array  # pool of each motoneuron block
    inter: Array  # constants of interneurons, float32 [blocks, 128]
    label: Array  # muscle of each unit, -1 padding
    linked: Array  # 1 if its axon reaches muscle and conducts
    arrive: Array  # [ms] soma to first surface deflection
    distal: Array  # [ms] per unit of path fraction: conduction time of the whole axon
    threshold: Array  # [1] electrical threshold
    size: Array  # [1] tetanic force, share of the pool's healthy sum
    saturation: Array  # [1]
    relax: Array  # [1] per tick
    gain: Array  # [1] per tick
    inv_time: Array  # [1/ms]
    emg: Array  # [V] potential of the unit
    drive: Array  # [uS] conductance per unit of drive
    bias: Array  # [uS] resting conductance
    bias_up: Array  # [uS] added by full reinforcement
    first: Array  # first and last + 1 unit of each pool
    last: Array


class Afferents(NamedTuple):
    """Groups of afferent fibres; each group is one class of one pool, padded to 16."""

    start: Array
    stop: Array
    pool: Array
    kind: Array
    threshold: Array  # [Hz] per fibre
    electrical: Array  # [1] per fibre
    conduction: Array  # [ms] per fibre, whole path
    n: int
    skin_first: int  # first fibre of the sole
    skin_n: int


class Descending(NamedTuple):
    """Corticospinal and reticulospinal generators."""

    pool: Array
    cortical: Array  # 1 corticospinal, 0 reticulospinal
    fast: Array  # 1 for the fast class
    theta: Array  # [1]
    base: Array  # [Hz]
    step: Array  # [1] drive added by one spike, before the low-pass
    alive: Array
    synergy: Array  # [pool, pool] how an effort spreads in the reticulospinal system
    focus: Array  # [pool, pool] how it spreads in the corticospinal system


class Wires(NamedTuple):
    """Synapses by source: bundles of targets that share a gain."""

    first: Array  # bundles of a source, [n_sources + 1]
    gain: Array  # index of the gain of each bundle
    depress: Array  # 1 if its terminals depress
    start: Array
    stop: Array
    target: Array  # index into x
    weight: Array  # [uS] or leak units
    delay: Array  # [ms] per source
    loss: Array  # [1] per source
    recovery: Array  # [ms] per source


class Pools(NamedTuple):
    """Per pool: levels set by descending tracts and adaptation, and receptor bias."""

    opponent: Array  # [pool, pool] 1 where antagonist
    nm_rest: Array
    nm_effort: Array
    pi_rest: Array
    floor: Array
    recurrent: Array
    reciprocal: Array
    reciprocal_cst: Array
    autogenic: Array
    secondary: Array
    gamma: Array  # factor on resting fusimotor drive
    cst: Array
    bandwidth: Array  # [ms]
    flexor_gain: Array
    flexor_drive: Array  # drive per synergy (may be negative)
    local_drive: Array
    remote: Array  # share of a remote effort that arrives
    fasciculation: Array  # [1/s] per muscle label
    transcortical: Array  # [ms] loop delay


class Plant(NamedTuple):
    """Muscles and joint."""

    force: Array  # [N]
    optimal: Array
    slack: Array
    cosine: Array
    path: Array  # [m] at the reference angle
    stiffness: Array
    arm: Array  # [pool, dof] signed [m]
    reference: Array  # [pool, dof] [rad]
    organ: Array  # [N] scale of the tendon organ
    passive_share: Array  # [label] share of the pool's passive force
    label_pool: Array
    inertia: Array
    joint_stiffness: Array
    damping: Array
    gravity: Array
    hanging: Array
    rest: Array
    low: Array
    high: Array
    wall: Array  # [N m]
    servo: Array  # [N m/rad]


class Constants(NamedTuple):
    """Small named tuples and scalars shared by all cells of a run."""

    gates: tuple
    contraction: tuple
    spindle: tuple
    organ: tuple
    presynaptic: tuple
    brainstem: tuple
    cst: tuple
    will: tuple
    flexor: tuple
    numbers: tuple


class Numbers(NamedTuple):
    """Scalars."""

    dt: float  # [ms]
    per_tick: int
    e_ge: float
    e_gx: float
    e_gi: float
    e_gj: float
    noise_keep: float
    noise_new: float
    fusimotor_half: float
    burst_keep: float
    coupling: float  # [ms]
    pic_slope: float  # [mV] onset per monoaminergic state
    floor_effort: float
    wall: float  # [rad]
    wall_damping: float
    servo_damping: float
    key: int
    silent: int  # 1: no spike leaves any cell (knock-out of everything that spikes)


class Model(NamedTuple):
    """Everything that does not change during a run."""

    cells: Cells
    afferents: Afferents
    descending: Descending
    wires: Wires
    pools: Pools
    plant: Plant
    constants: Constants


class State(NamedTuple):
    """Everything that changes."""

    x: Array  # float32 conductances and membranes
    twitch: Array
    spring: Array
    resource: Array
    since: Array  # [ms] time of the last spike of each source
    blocked: Array  # [ms] until which a unit's axon is occupied by an antidromic impulse
    phase: Array  # afferents
    goal: Array
    count: Array
    d_phase: Array  # generators
    d_goal: Array
    d_count: Array
    head: Array  # ring of events
    link: Array
    code: Array
    free: Array
    n_free: Array
    gains: Array
    angle: Array
    speed: Array
    length: Array
    stretch_speed: Array
    lagged: Array
    organ: Array  # [pool, 2]
    force: Array
    active: Array  # [label]
    pool_active: Array
    drive: Array
    control: Array
    nm: Array
    impulse: Array
    ia_rate: Array
    flexor: Array  # [3] total, synergy, local
    skin_count: Array
    common: Array  # noise states [pool + 1, 6]
    effort: Array
    will: Array  # integral, phase
    rings: Array  # [ring, ticks]


class Drive(NamedTuple):
    """A Command on the tick grid."""

    effort: Array  # [ticks, pool]
    wanted: Array  # [ticks, dof] rad
    limit: Array
    push: Array
    hand_inertia: Array  # [dof]
    weight: Array  # [dof]
    stretch: Array  # [ticks + 1, pool] m
    skin: Array
    reinforcement: Array
    stance: float
    arousal: float
    shock_step: Array  # ticks
    shock_pool: Array  # -1 = femoral
    shock_strength: Array
    shock_mode: Array  # 0 all, 1 Ia only
    shock_site: Array
    coil_tick: Array
    coil_strength: Array
    track_label: int
    track_target: Array  # [ticks] force, N
    track_reference: float
    tap: Array  # [dof, flexor pool, extensor pool, start tick] or -1
    tap_angles: Array  # down, up [rad]
    probe_unit: Array
    probe_current: Array  # [ticks, probe] nA
    settle: int  # ticks
    ticks: int
    needle: int
    neurography: int
    key: int


class Record(NamedTuple):
    """What is written while running."""

    angle: Array
    torque: Array
    force: Array
    emg: Array
    contact: Array
    units: Array
    n_units: Array
    afferents: Array
    n_afferents: Array
    potential: Array
    fault: Array
