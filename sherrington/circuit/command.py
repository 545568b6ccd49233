"""Commands: what acts on one joint circuit from outside (will, hand, hammer, stimulator, skin)."""

from dataclasses import dataclass

Waveform = tuple[tuple[float, float], ...]  # (time [s], value) breakpoints, linear between, held outside


@dataclass(frozen=True)
class Hand:
    """The examiner's hand on one degree of freedom: a servo toward ``angle`` with limited torque."""

    dof: str  # degree of freedom: elbow, wrist, index, index_abduction, ring, knee, ankle, hallux, jaw
    angle: Waveform = ((0.0, 0.0),)  # [deg] wanted angle, flexion (dorsiflexion, closing) positive
    limit: Waveform = ((0.0, 1e9),)  # [N m] largest servo torque; 0 = hand off
    torque: Waveform = ((0.0, 0.0),)  # [N m] torque added on top (a constant push)
    inertia: float = 0.0  # [kg m2] of the hand holding the limb
    weight: float = 1.0  # [1] gravity acting: 1 against gravity, 0 gravity removed


@dataclass(frozen=True)
class Effort:
    """Voluntary intent toward one muscle (id of the anatomy, or a pool id)."""

    muscle: str
    level: Waveform  # [1] 0 rest ... 1 maximal


@dataclass(frozen=True)
class Tap:
    """A hammer blow that stretches a muscle-tendon unit by a half sine."""

    muscle: str
    time: float  # [s]
    stretch: float = 2.0  # [mm]
    width: float = 0.008  # [s]


@dataclass(frozen=True)
class Shock:
    """An electrical pulse to the nerve of a muscle; strength as fraction of the largest motor threshold."""

    muscle: str
    time: float  # [s]
    strength: float = 1.0  # [1]
    fibres: str = "all"  # all | ia (weak conditioning volley to afferents only)
    site: float = 0.25  # [1] place along the nerve: fraction of the path from muscle to cord


@dataclass(frozen=True)
class Vibration:
    """A vibrator on the tendon of a muscle."""

    muscle: str
    start: float  # [s]
    stop: float  # [s]
    frequency: float = 90.0  # [Hz]
    stretch: float = 0.5  # [mm] peak to peak


@dataclass(frozen=True)
class Coil:
    """A pulse to the corticospinal cells driving this circuit, or to their axons at the foramen magnum.

    Over the hand, arm or leg area a magnetic pulse excites the cells through cortical circuits
    (indirect waves); an electrical one between the mastoids excites the axons where they decussate.
    """

    time: float  # [s]
    intensity: float = 1.2  # [1] of resting threshold
    site: str = "cortex"  # cortex | tract


@dataclass(frozen=True)
class Tracking:
    """The patient matches a target force with the named muscle, seeing target and force."""

    muscle: str
    target: Waveform  # [1] fraction of reference
    reference: float  # [N] force that counts as 1


@dataclass(frozen=True)
class Tapping:
    """The patient taps a table with a finger as fast as possible."""

    dof: str
    flexor: str
    extensor: str
    down: float  # [deg] table
    up: float  # [deg] wanted height of lift
    start: float = 0.2  # [s]


@dataclass(frozen=True)
class Probe:
    """A microelectrode in one motoneuron: current in, potential out (needs ``unit`` by size rank)."""

    muscle: str
    rank: float  # [0, 1] place in the size order
    current: Waveform  # [nA]


@dataclass(frozen=True)
class Command:
    """Everything done to one circuit during one trial."""

    circuit: str  # elbow | wrist | index | knee | ankle | hallux | jaw
    side: str  # left | right (jaw: midline)
    duration: float  # [s] recorded, after settling
    trial: int = 0  # random stream: another trial, another noise
    hands: tuple[Hand, ...] = ()
    efforts: tuple[Effort, ...] = ()
    taps: tuple[Tap, ...] = ()
    shocks: tuple[Shock, ...] = ()
    vibrations: tuple[Vibration, ...] = ()
    coils: tuple[Coil, ...] = ()
    skin: Waveform = ((0.0, 0.0),)  # [1] noxious stroke of the sole (hallux) or pinch
    reinforcement: Waveform = ((0.0, 0.0),)  # [1] Jendrassik manoeuvre
    arousal: float = 1.0  # [1] monoaminergic state at rest relative to awake; sleep 0.3
    anaesthesia: float = 0.0  # [1] 1 silences the tonic synaptic drive of the cord (microelectrode work)
    stance: float = 0.0  # [1] 1 while standing
    tracking: Tracking | None = None
    tapping: Tapping | None = None
    probes: tuple[Probe, ...] = ()
    needle: bool = False  # record single motor-unit discharges
    microneurography: bool = False  # record single afferent discharges
    imaging: bool = False  # measure the cross-section of every muscle
    settle: float = 0.1  # [s] before the record starts; runs begin at the passive equilibrium

    @property
    def seconds(self) -> float:
        """Return the time that is simulated for it, settling included [s]."""
        return self.settle + self.duration


@dataclass(frozen=True)
class Step:
    """One step of an examination: what is done, said aloud, and what it is for."""

    test: str  # name of the test (design 4.3)
    structure: str  # joint, muscle or reflex id
    side: str
    command: Command
    sentence: str  # as a clinician would say it
    role: str = ""  # part of a test made of several trials: slow, fast, reinforced ...
