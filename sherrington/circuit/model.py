"""The compiled circuit: flat read-only arrays (Model), flat changing arrays (State), command arrays.

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


class Neurons(NamedTuple):
    """Constants of cells in blocks of 16, float32."""

    mn: Array  # motoneurons [blocks, 256]
    pool: Array  # pool of each motoneuron block
    inter: Array  # interneurons [blocks, 128]


class Axons(NamedTuple):
    """Motor axons, per unit."""

    label: Array  # muscle of each unit, -1 padding
    linked: Array  # 1 if its axon reaches muscle and conducts
    arrive: Array  # [ms] soma to first surface deflection
    distal: Array  # [ms] conduction time of the whole axon
    threshold: Array  # [1] electrical threshold
    emg: Array  # [V] potential of the unit
    first: Array  # first and last + 1 unit of each pool
    last: Array


class Junctions(NamedTuple):
    """Neuromuscular junctions, per unit."""

    weak: Array  # 1 where transmission has to be computed; elsewhere every impulse passes
    healthy: Array  # [3, unit] quantal, release, calcium relative to health


class Twitches(NamedTuple):
    """Muscle units."""

    size: Array  # [1] tetanic force when all its junctions transmit, share of the pool's healthy sum
    saturation: Array  # [1]
    relax: Array  # [1] per tick
    gain: Array  # [1] per tick
    inv_time: Array  # [1/ms]


class Tonic(NamedTuple):
    """Steady excitation of motoneurons, per unit."""

    drive: Array  # [uS] conductance per unit of drive
    bias: Array  # [uS] resting conductance
    bias_up: Array  # [uS] added by full reinforcement


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
    below: Array  # [pool] share of the corticospinal path below the foramen magnum; 0 if it ends above


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
    full: tuple  # of the full spindle; empty where the clinical form is used
    organ: tuple
    presynaptic: tuple
    brainstem: tuple
    cst: tuple
    will: tuple
    flexor: tuple
    effort: tuple
    junction: tuple
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
    noise_rest: float
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

    neurons: Neurons
    axons: Axons
    junctions: Junctions
    twitches: Twitches
    tonic: Tonic
    afferents: Afferents
    descending: Descending
    wires: Wires
    pools: Pools
    plant: Plant
    constants: Constants


class Ring(NamedTuple):
    """Spike events on their way."""

    head: Array  # first event of each coming step
    link: Array
    code: Array
    free: Array
    n_free: Array
    fault: Array


class Terminals(NamedTuple):
    """What terminals have left, and the gains on their targets."""

    resource: Array  # [1] per source
    since: Array  # [ms] time of the last spike of each source
    gains: Array  # kinds of gain x pools, then the floors of depression in the same order


class Counters(NamedTuple):
    """Phase of renewal generators (afferents or descending cells)."""

    phase: Array
    goal: Array
    count: Array


class Motor(NamedTuple):
    """Muscle units and muscles."""

    twitch: Array
    spring: Array
    size: Array  # [1] tetanic force of the fibres that the last impulse reached
    share: Array  # [1] of the fibres that the impulse under way has reached
    junction: Array  # [6, unit] state of the junctions
    blocked: Array  # [ms] until which a unit's axon is occupied by an antidromic impulse
    active: Array  # [label]
    pool_active: Array


class Body(NamedTuple):
    """Joint, muscles and receptors."""

    angle: Array
    speed: Array
    length: Array
    stretch_speed: Array
    bridge: Array  # [L0] stretch of the attached cross-bridges
    lagged: Array
    force: Array
    organ: Array  # [pool, 3]
    ia_rate: Array
    ii_rate: Array
    dynamic: Array
    static: Array
    intrafusal: Array  # [pool, 10] state of the full spindle


class Mind(NamedTuple):
    """Will and its delays."""

    effort: Array
    tracking: Array  # integral; tapping: phase, half period [ms], time in it [ms], lifted, touched
    rings: Array  # [pool | tracked force | dof, ticks]
    loop: Array  # long-latency loop
    noise: Array  # [pool + 1, 5]: slow, alpha, alpha speed, beta, beta speed
    sent: Array  # [3, pool] corticospinal and reticulospinal effort and the noise on it, this tick


class Levels(NamedTuple):
    """Spinal levels of each pool."""

    drive: Array
    impulse: Array
    control: Array
    nm: Array
    flexor: Array  # [4] total, synergy, local, sharp
    skin_count: Array
    heard: Array  # [Hz] the muscle's own Ia discharge, low-passed


class Scratch(NamedTuple):
    """What one stage of a step hands to the next; nothing is allocated while running."""

    fired: Array  # [16] 1 where a cell of the block fired
    crossed: Array  # [16] fraction of the step at which it did
    rates: Array  # [Hz] per group of afferents
    torque: Array  # [N m] of muscles, per degree of freedom
    hand: Array  # [N m] of hand and table


class State(NamedTuple):
    """Everything that changes."""

    x: Array  # float32 conductances and membranes
    ring: Ring
    terminals: Terminals
    fibres: Counters
    generators: Counters
    motor: Motor
    body: Body
    mind: Mind
    levels: Levels
    scratch: Scratch


class Stimuli(NamedTuple):
    """Electrical and magnetic pulses."""

    shock_step: Array  # ticks
    shock_pool: Array  # -1 = femoral
    shock_strength: Array
    shock_mode: Array  # 0 all, 1 Ia only
    shock_site: Array
    coil_tick: Array
    coil_strength: Array
    coil_site: Array  # 0 cortex, 1 foramen magnum


class Handling(NamedTuple):
    """What hands, hammers and tables do."""

    wanted: Array  # [ticks, dof] rad
    limit: Array
    push: Array
    hand_inertia: Array  # [dof]
    weight: Array  # [dof]
    stretch: Array  # [ticks + 1, pool] m
    skin: Array
    tap: Array  # [dof, flexor pool, extensor pool, start tick] or -1
    tap_angles: Array  # down, up [rad]


class Wish(NamedTuple):
    """What the patient tries to do."""

    effort: Array  # [ticks, pool]
    reinforcement: Array
    stance: float
    arousal: float
    awake: float  # [1] share of tonic synaptic drive left by anaesthesia
    track_label: int
    track_target: Array  # [ticks] share of the muscle's healthy strength
    track_strength: float  # [N] of that muscle, uninjured


class Drive(NamedTuple):
    """A Command on the tick grid."""

    wish: Wish
    handling: Handling
    stimuli: Stimuli
    probe_unit: Array
    probe_current: Array  # [ticks, probe] nA
    settle: int  # ticks
    ticks: int
    key: int
