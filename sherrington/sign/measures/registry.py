"""What a measure is: a documented experiment that asks for recordings and computes one number."""

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from sherrington.circuit.command import Command
from sherrington.circuit.pool_numbers import joint_number
from sherrington.circuit.trace import Trace
from sherrington.exam.laboratory import Place, place_of
from sherrington.exam.limb import SIDES
from sherrington.foundation.candidates import meant
from sherrington.foundation.errors import InputError, nearest
from sherrington.foundation.sources import read_table
from sherrington.sign.measures.structures import check_structure

BEYOND = 10.0  # [deg] a hand bends a joint beyond its usual range of motion
ANGLES = ("from", "to", "angle")  # settings that say where a joint is held


class Trial(NamedTuple):
    """One recording that a measure asks for, and in what state of the same person.

    The measure never sees the person: it can only ask for the same person in health, at
    another time after the onset, with another share lost, or with a treatment.
    """

    command: Command
    healthy: bool = False  # the same person without the lesions
    day: float | None = None  # [d] after the newest lesion or disease began, instead of the stated time
    loss: float | None = None  # [1] lost by every lesion instead of the stated share
    treatment: str = ""  # further treatment, as it stands behind a case
    treated: float | None = None  # [d] after the same onset, when it began; None = as is usual for it


Plan = Generator[Sequence[Trial], list[Trace], float]
Settings = Mapping[str, Any]


class UnableError(ValueError):
    """The quantity cannot be had from what was recorded; the message says why."""


@dataclass(frozen=True)
class Subject:
    """What a measure is asked about."""

    structure: str
    side: str
    settings: Settings
    repeat: int = 0  # which repetition: other noise
    tape: Callable[[str], float] = field(default=lambda pool: 1.0)  # [m] nerve from muscle to cord, by pool

    @property
    def place(self) -> Place:
        """Return where the muscle lies."""
        return place_of(self.structure, self.settings.get("circuit"))

    @property
    def where(self) -> str:
        """Return the side of the circuit of the muscle."""
        return self.place.side(self.side)

    @property
    def channel(self) -> str:
        """Return the name of the muscle in a Trace."""
        place = self.place
        end = f":{self.side if self.side in SIDES else 'left'}" if self.where == "midline" else ""
        return f"{place.muscle}{end}"

    def ascending(self, key: str) -> list[float]:
        """Return the numbers of a setting that is a list, each once, the smallest first."""
        return sorted({float(number) for number in self.settings[key]})


@dataclass(frozen=True)
class Measure:
    """One registered experiment."""

    name: str
    unit: str
    kind: str  # what the structure is: muscle | joint | reflex
    meaning: str
    plan: Callable[[Subject], Plan]
    defaults: Settings
    circuits: tuple[str, ...] = ()  # joints, or circuits of muscles, where it makes sense; empty = everywhere
    ranges: Mapping[str, Sequence[float]] = field(default_factory=dict)  # of the settings
    units: Mapping[str, str] = field(default_factory=dict)  # of the settings
    rules: tuple[str, ...] = ()  # what settings must obey together: "low < high", "from != to"
    suits: Callable[[str, Settings], None] | None = None  # refuses settings that do not fit the structure

    def check(self, structure: str, side: str, settings: Settings) -> None:
        """Raise InputError if the measure makes no sense for a structure, side or settings."""
        check_structure(self.name, self.kind, structure, self.circuits)
        if side not in (*SIDES, "midline"):
            raise InputError(f"no side {side!r}; allowed: left, right, midline", field="side")
        for key, value in settings.items():
            self._check_setting(key, value)
        merged = {**self.defaults, **settings}
        if "circuit" in merged:
            self._check_circuit(structure, str(merged["circuit"]))
        for rule in self.rules:
            self._check_rule(rule, merged)
        if self.kind == "joint":
            self._check_angles(structure, settings, merged)
        if self.suits is not None:
            self.suits(structure, merged)

    def _check_circuit(self, structure: str, circuit: str) -> None:
        """Refuse a circuit in which the measure is not defined, or in which the muscle does not lie."""
        if self.circuits and circuit not in self.circuits:
            raise InputError(f"circuit must be {' or '.join(self.circuits)}, not {circuit!r}", field="settings")
        place_of(structure, circuit)

    def _check_rule(self, rule: str, settings: Settings) -> None:
        """Refuse settings that are each in range but make no experiment together."""
        low, sign, high = rule.split()
        one = settings[low]
        other = settings[high] if high in settings else float(high)
        least = min(other) if isinstance(other, list) else other
        if one < least if sign == "<" else one != least:
            return
        must = "be below" if sign == "<" else "differ from"
        what = f"{high} ({least:g})" if high in settings else f"{least:g}"
        raise InputError(f"{low} must {must} {what}, not {one:g}", field="settings")

    def _check_angles(self, joint: str, said: Settings, settings: Settings) -> None:
        """Refuse angles to which no hand brings the joint; usual values suit one joint, not each."""
        low, high = span_of(joint)
        for key in (key for key in settings if key in ANGLES and self.units.get(key) == "deg"):
            if not low <= settings[key] <= high:
                usual = "" if key in said else " as is usual; say it in the settings"
                raise InputError(
                    f"{key} must lie in {low:g} to {high:g} deg at the {joint}, not {settings[key]:g}{usual}",
                    field="settings",
                )

    def _check_setting(self, key: str, value: Any) -> None:
        """Refuse a setting that the measure does not have or that is of the wrong type."""
        if key not in self.defaults:
            known = ", ".join(self.defaults) or "none"
            raise InputError(
                f"{self.name} has no setting {key!r}{nearest(key, self.defaults)}; allowed: {known}", field="settings"
            )
        usual = self.defaults[key]
        kinds: tuple[type, ...] = (int, float) if isinstance(usual, int | float) else (type(usual),)
        if usual is not None and (not isinstance(value, kinds) or isinstance(value, bool)):
            raise InputError(f"{key} must be like {usual!r}, not {value!r}", field="settings")
        numbers = value if isinstance(value, list) else [value]
        if not numbers:
            raise InputError(f"{key} is empty", field="settings")
        for number in numbers if self.ranges.get(key) else ():
            low, high = self.ranges[key]
            if isinstance(number, bool) or not isinstance(number, int | float) or not low <= number <= high:
                raise InputError(f"{key} must lie in {low:g} to {high:g}, not {number!r}", field="settings")


def span_of(joint: str) -> tuple[float, float]:
    """Return the angles between which a hand may hold a joint [deg]: its range of motion and a little more."""
    return joint_number("low", joint) - BEYOND, joint_number("high", joint) + BEYOND


REGISTRY: dict[str, Measure] = {}
_TABLE = read_table(Path(__file__).with_suffix(".yaml"))


def measure(
    unit: str,
    kind: str,
    circuits: Sequence[str] = (),
    rules: Sequence[str] = (),
    suits: Callable[[str, Settings], None] | None = None,
) -> Callable[[Callable[[Subject], Plan]], Callable[[Subject], Plan]]:
    """Register an experiment under the name of its function.

    Parameters
    ----------
    unit : str
        Of the number it returns.
    kind : str
        What its structure is: muscle, joint or reflex.
    circuits : sequence of str
        Joints, or circuits of muscles, where it makes sense; everywhere if not said.
    rules : sequence of str
        What its settings must obey together, like ``low < high`` or ``torque != 0``.
    suits : callable, optional
        Takes structure and settings, raises InputError if they do not fit each other.
    """

    def register(plan: Callable[[Subject], Plan]) -> Callable[[Subject], Plan]:
        """Add one experiment, documented by the first paragraph of its docstring."""
        meaning = " ".join((plan.__doc__ or "").split("\n\n")[0].split())
        name = plan.__name__
        rows = _TABLE[name]
        defaults = {key: row["value"] for key, row in rows.items()}
        ranges = {key: row["range"] for key, row in rows.items()}
        units = {key: row["unit"] for key, row in rows.items()}
        REGISTRY[name] = Measure(
            name, unit, kind, meaning, plan, defaults, tuple(circuits), ranges, units, tuple(rules), suits
        )
        return plan

    return register


def find(name: str) -> Measure:
    """Return a registered measure.

    Raises
    ------
    InputError
        If there is none of that name; names the nearest.
    """
    if name in REGISTRY:
        return REGISTRY[name]
    told = f"no measure {name[:80]!r}" if name else "is empty"
    raise InputError(f"{told}{meant(name, REGISTRY)}; see `sherrington list measures`", field="measure")
