"""The Patient: person, lesions, and what lesions and time have made of the body (SI units, days)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

TRACTS = ("cst", "crt", "drst", "mrst", "vst", "mono")
FIBRES = (
    *("cell", "motor", "gamma", "ia", "ib", "ii", "cutaneous"),
    *("junction", "receptor", "vesicle", "channel"),  # whole endplates; receptors; release sites; calcium channels
    "fibre",
)


@dataclass(frozen=True)
class Anatomy:
    """How the anatomy of one person differs from the tables; nothing said means the tables."""

    variants: tuple[tuple[str, str], ...] = ()  # name, side (left | right | both)
    conventions: tuple[tuple[str, str], ...] = ()  # contested fact, reading
    roots: int | None = None  # seed of the person's own root weights


YOUNGEST, OLDEST = 5.0, 110.0  # [years] beyond them nothing in the package says how a body scales
SHORTEST, TALLEST = 1.20, 2.10  # [m]


@dataclass(frozen=True)
class Person:
    """Who is examined."""

    age: float = 45.0  # [years]
    sex: str = "female"  # female | male
    height: float = 1.70  # [m]
    individual: int = 0  # which of all people of that age, sex and height; 0 is the typical one
    anatomy: Anatomy = Anatomy()


# the adult to whom lengths and torques of the tables belong: height and peak_age of person.yaml
REFERENCE = Person(age=40.0, sex="male", height=1.72)


@dataclass(frozen=True)
class Lesion:
    """One entry of the patient file, in plain numbers; sites are resolved node ids."""

    sites: tuple[str, ...]  # node ids of the anatomy tables
    side: str  # left | right | both | midline
    loss: float = 0.0  # [1] fraction of fibres or cells destroyed
    block: float = 0.0  # [1] fraction alive that conducts no spike
    slow: float = 0.0  # [1] fractional fall of conduction velocity
    age: float = 0.0  # [d] since it began
    over: float = 0.0  # [d] time it took to build up; 0 = sudden
    of: tuple[str, ...] = ()  # kinds of fibre, empty = all that run there
    grows: str = ""  # outward | inward: which parts of a laminated tract it takes first; empty = outward
    muscles: tuple[str, ...] = ()  # whose supply it reaches, empty = all that the sites reach
    immune: float = 0.0  # [1] how much of the block an immune attack keeps up
    joined: float = -1.0  # [d] since the ends of a cut were joined; below 0 = never
    guided: float = 0.0  # [1] of the axons that would miss their way, share that the joint guides
    passable: float = -1.0  # [1] of the cut axons, share that the tube lets through; below 0 = by what is left
    order: float = 0.0  # [1] which motor units go first: 1 the largest, 0 by chance, -1 the smallest


@dataclass(frozen=True)
class Disease:
    """A disease by the name of its program, how long it has been there and where it began."""

    name: str
    age: float = 0.0  # [d] since the first symptom
    region: str = ""  # where it began; empty = as the program says
    side: str = ""  # left | right | both; empty = as the program says
    settings: Mapping[str, float | str] = field(default_factory=dict)  # of the program


@dataclass(frozen=True)
class Treatment:
    """A treatment by name, its dose and target, and how long ago it began."""

    name: str
    dose: float = 0.0  # in the unit of the treatment's table
    targets: tuple[str, ...] = ()  # muscles, nodes or none
    side: str = ""  # left | right | both; empty = both
    age: float = 0.0  # [d] since it began


@dataclass(frozen=True)
class Insult:
    """What one lesion did to one bundle of fibres or cells."""

    loss: float = 0.0  # [1]
    block: float = 0.0  # [1]
    slow: float = 0.0  # [1]
    age: float = 0.0  # [d]
    over: float = 0.0  # [d]
    distance: float = 0.0  # [m] along the nerve from the lesion to the muscle (peripheral insults)
    central: bool = False  # afferent cut between ganglion and cord: never regrows into the cord
    joined: float = -1.0  # [d] since the ends of the cut were joined; below 0 = never
    guided: float = 0.0  # [1] of the axons that would miss their way, share that the joint guides
    passable: float = -1.0  # [1] of the cut axons, share that the tube lets through; below 0 = by what is left
    order: float = 0.0  # [1] which motor units go first: 1 the largest, 0 by chance, -1 the smallest


@dataclass(frozen=True)
class Route:
    """A share of a bundle with the insults met in series along it."""

    share: float  # [1] shares of one bundle sum to 1
    insults: tuple[Insult, ...] = ()
    name: str = ""  # segment or hemisphere, for reports only


Bundle = tuple[Route, ...]


@dataclass(frozen=True)
class Supply:
    """All that reaches and leaves one muscle on one side."""

    tracts: Mapping[str, Bundle] = field(default_factory=dict)  # keys TRACTS; absent = whole
    fibres: Mapping[str, Bundle] = field(default_factory=dict)  # keys FIBRES; absent = whole


@dataclass(frozen=True)
class RouteState:
    """One spinal route (segment) of a muscle's nerve supply now, after time has passed."""

    share: float = 1.0  # [1] share of the pool whose axons leave by this segment
    cell: float = 1.0  # [1] fraction of its motoneuron cells alive
    axon: float = 1.0  # [1] of the living cells, fraction whose axon reaches muscle (regrown included)
    order: float = 0.0  # [1] which units were lost first: 1 the largest, 0 by chance, -1 the smallest
    motor_block: float = 0.0  # [1] of those, fraction blocked
    motor_slow: float = 0.0  # [1] fractional fall of velocity over the whole peripheral path
    gamma: float = 1.0  # [1]
    ia: float = 1.0  # [1] fraction of afferents that still carry impulses into the cord
    ib: float = 1.0  # [1]
    ii: float = 1.0  # [1]
    cutaneous: float = 1.0  # [1]
    sensory_slow: float = 0.0  # [1]


@dataclass(frozen=True)
class MuscleState:
    """Physical state of one muscle, its pool and its descending supply now (output of ``adapt``)."""

    routes: tuple[RouteState, ...] = (RouteState(),)
    # descending drive that arrives now [1], normal = 1
    cst: float = 1.0
    crt: float = 1.0
    drst: float = 1.0
    mrst: float = 1.0
    vst: float = 1.0
    mono: float = 1.0
    cst_slow: float = 0.0  # [1] fractional fall of corticospinal conduction velocity
    # shock and slow adaptation of the cord, each driven by the drive lost and when
    shock: float = 0.0  # [1] depth of spinal shock or diaschisis s
    bias: float = 0.0  # A_b [fraction of threshold]
    pic: float = 0.0  # A_PIC, added to the monoaminergic state NM [1]
    floor: float = 0.0  # A_rho, added to the post-activation depression floor [1]
    presynaptic: float = 0.0  # fall of presynaptic control Pi [1], >= 0
    recurrent: float = 1.0  # g_RC [1]
    reciprocal: float = 1.0  # g_IaIN [1]; may be below 0 (facilitation)
    autogenic: float = 1.0  # g_Ib [1]
    group_ii: float = 1.0  # g_II [1]
    flexor: float = 1.0  # factor on the flexor-reflex-afferent gain by time since loss [1]
    gamma: float = 1.0  # factor on resting gamma drive [1]
    reticulospinal: float = 1.0  # up-regulated reticulospinal share of voluntary drive [1]
    # muscle
    sprout: float = 1.0  # [1] mean size of surviving units, healthy = 1 (fibres adopted)
    force: float = 1.0  # [1] specific force of innervated fibres (disuse), healthy = 1
    bulk: float = 1.0  # [1] cross-section now / own healthy cross-section
    junction: float = 1.0  # [1] fraction of endplates there are
    quantal: float = 1.0  # [1] response of an endplate to one quantum, healthy = 1
    release: float = 1.0  # [1] release sites of a terminal that work
    calcium: float = 1.0  # [1] calcium that enters a terminal with one impulse, healthy = 1
    fasciculation: float = 0.0  # [1/s] per muscle, mean rate of single-unit discharges
    stiffness: float = 1.0  # [1] factor on parallel elastic stiffness
    fibre_slow: float = 1.0  # [1] factor on twitch contraction time


@dataclass(frozen=True)
class JointState:
    """Passive joint now."""

    stiffness: float = 1.0  # [1] factor on joint stiffness
    range_loss: float = 0.0  # [rad] lost at the end where the contracted muscle is long


@dataclass(frozen=True)
class Patient:
    """Person, lesions, and (after ``injure`` and ``adapt``) their physical effects."""

    person: Person = Person()
    lesions: tuple[Lesion, ...] = ()
    diseases: tuple[Disease, ...] = ()  # unfolded into lesions by ``injure``
    treatments: tuple[Treatment, ...] = ()
    supply: Mapping[tuple[str, str], Supply] = field(default_factory=dict)  # (muscle, side)
    muscles: Mapping[tuple[str, str], MuscleState] = field(default_factory=dict)  # (muscle, side)
    joints: Mapping[tuple[str, str], JointState] = field(default_factory=dict)  # (joint, side)
    seed: int = 0
