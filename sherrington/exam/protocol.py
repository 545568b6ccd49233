"""The examinations: which steps, in which order, and the words that narrow them."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, TypeVar

from sherrington.circuit.command import Step
from sherrington.circuit.table import circuit_table
from sherrington.exam.clonus import JOINTS as CLONUS_JOINTS
from sherrington.exam.clonus import clonus
from sherrington.exam.individuation import individuate
from sherrington.exam.inspection import watch
from sherrington.exam.limb import BEDSIDE, CIRCUITS, MEANT, REGIONS, SIDES
from sherrington.exam.pendulum import drop_leg
from sherrington.exam.plantar import stroke_sole
from sherrington.exam.power import MOVEMENTS, strength
from sherrington.exam.tapping import tap_finger
from sherrington.exam.tendon_reflex import REFLEXES, tap
from sherrington.exam.tone import JOINTS as TONE_JOINTS
from sherrington.exam.tone import stretch
from sherrington.exam.tracking import track
from sherrington.exam.untested import TESTS as UNTESTED
from sherrington.exam.untested import Untested, untested
from sherrington.foundation.errors import InputError, nearest

TESTS = (
    "inspection",
    "tone",
    "power",
    "tendon_reflex",
    "clonus",
    "plantar",
    "finger_tapping",
    "individuation",
    "force_tracking",
    "pendulum",
)
Item = TypeVar("Item", Step, Untested)


class Plan(NamedTuple):
    """An examination, narrowed by its focus."""

    protocol: str
    steps: tuple[Step, ...]
    untested: tuple[Untested, ...]  # what belongs to it but cannot be shown


def bedside(focus: str | None = None) -> tuple[Step, ...]:
    """Return the bedside examination of both sides: the joints a hurried clinician tests.

    Parameters
    ----------
    focus : str, optional
        Words that narrow it, separated by commas or spaces: sides, regions, joints, tests,
        reflexes. Words of one kind widen each other, words of different kinds narrow.

    Returns
    -------
    steps : tuple of Step
        In the order of a clinical examination; results do not depend on the order.

    Examples
    --------
    >>> len({step.structure for step in bedside(focus="leg, tendon_reflex")})
    2
    """
    usual = tuple(name for name, move in MOVEMENTS.items() if move.routine)
    routine = tuple(name for name, plan in REFLEXES.items() if plan.routine)
    return narrow(_steps(BEDSIDE, usual, routine), focus)


def whole(focus: str | None = None) -> tuple[Step, ...]:
    """Return the examination of the whole body: every muscle, and the rarer tendon jerks too.

    Parameters
    ----------
    focus : str, optional
        Words that narrow it, see `bedside`.

    Examples
    --------
    >>> {step.command.circuit for step in whole(focus="face")} == {"brow", "mouth"}
    True
    """
    return narrow(_steps(tuple(CIRCUITS), tuple(MOVEMENTS), tuple(REFLEXES)), focus)


PROTOCOLS: Mapping[str, Callable[[str | None], tuple[Step, ...]]] = {"bedside": bedside, "whole": whole}


def plan(protocol: str, focus: str | None = None) -> Plan:
    """Return an examination by its name, narrowed by a focus.

    A focus on a region, and one on a part of the body that the bedside examination leaves out, is
    examined as the whole one does: who looks at one limb looks at every muscle of it.

    Parameters
    ----------
    protocol : str
        ``bedside`` or ``whole``.
    focus : str, optional
        Words that narrow it, see `bedside`.

    Returns
    -------
    plan : Plan
        With the protocol that was followed.

    Examples
    --------
    >>> plan("bedside", "right hand").protocol, plan("bedside", "right wrist").protocol
    ('whole', 'bedside')

    Raises
    ------
    InputError
        If there is no such protocol, or nothing fits the focus.
    """
    if protocol not in PROTOCOLS:
        hint = nearest(protocol, PROTOCOLS)
        raise InputError(f"unknown protocol {protocol!r}{hint}; allowed: {', '.join(PROTOCOLS)}")
    if any(word in REGIONS for word in _split(focus)):
        protocol = "whole"
    steps = _fitting(PROTOCOLS[protocol](None), focus)
    if not steps:
        protocol, steps = "whole", _fitting(whole(), focus)
    absent = _fitting(untested(), focus) if protocol == "whole" else ()
    if not (steps or absent):
        raise _nothing_fits(focus)
    return Plan(protocol, steps, absent)


def _steps(circuits: tuple[str, ...], movements: tuple[str, ...], reflexes: tuple[str, ...]) -> tuple[Step, ...]:
    """Return every test of some circuits, movements and reflexes."""
    steps: list[Step] = []
    for circuit in circuits:
        steps += watch(circuit)
    for joint in TONE_JOINTS:
        steps += stretch(joint)
    for name in movements:
        steps += strength(*name.split())
    for reflex in reflexes:
        steps += tap(reflex)
    for joint in CLONUS_JOINTS:
        steps += clonus(joint)
    return (*steps, *stroke_sole(), *tap_finger(), *individuate(), *track(), *drop_leg())


def narrow(steps: Iterable[Step], focus: str | None) -> tuple[Step, ...]:
    """Return the steps that a focus asks for.

    Raises
    ------
    InputError
        If a word is no side, region, joint, test or structure, or if nothing is left.
    """
    left = _fitting(steps, focus)
    if focus and not left:
        raise _nothing_fits(focus)
    return left


def _nothing_fits(focus: str | None) -> InputError:
    """Return the error for a focus of known words that fit nothing together; a side too many is told."""
    words = _split(focus)
    sides = [word for word in words if word in (*SIDES, "midline")]
    rest = " ".join(word for word in words if word not in sides)
    found = {one.side for one in _fitting(whole(), rest)} | {one.side for one in _fitting(untested(), rest)}
    why = ""
    if sides and found:
        what = "lies on the midline and has no side" if found == {"midline"} else "does not lie on the midline"
        why = f": {rest} {what}; leave out {' '.join(dict.fromkeys(sides))!r}"
    return InputError(f"no step of the examination fits {focus!r}{why}", field="--focus")


def _fitting(steps: Iterable[Item], focus: str | None) -> tuple[Item, ...]:
    """Return what a focus asks for; everything without one."""
    words = _split(focus)
    wanted: dict[str, set[str]] = {}
    for word in words:
        kind, values = _kind(word)
        wanted.setdefault(kind, set()).update(values)
    return tuple(step for step in steps if all(_has(step, kind, names) for kind, names in wanted.items()))


def _split(focus: str | None) -> list[str]:
    """Return the words of a focus in small letters."""
    return (focus or "").replace(",", " ").lower().split()


def _kind(word: str) -> tuple[str, set[str]]:
    """Return what a word of the focus speaks about: side, test, reflex or joint."""
    absent = {row.structure for row in untested()}
    if word in (*SIDES, "midline"):
        return "side", {word}
    if word in (*TESTS, *UNTESTED):
        return "test", {word}
    if word in REGIONS:
        return "place", set(REGIONS[word])
    if word in CIRCUITS:
        return "place", {word}
    if word in REFLEXES or word in absent:
        return "structure", {word}
    homes = [name for name, row in circuit_table().items() if word in row.muscles]
    if homes:
        regions = [region for region, circuits in REGIONS.items() if homes[0] in circuits]
        wider = f" (or {', '.join(regions)})" if regions else ""
        raise InputError(
            f"{word!r} is a muscle, and a focus takes joints and regions; write {homes[0]!r}{wider}, which holds it",
            field="--focus",
        )
    raise InputError(f"{word!r} is nothing to examine{_meant(word, absent)}", field="--focus")


def _meant(word: str, absent: Iterable[str]) -> str:
    """Return which word of the focus somebody may have meant: by meaning first, then by its letters."""
    if word in MEANT:
        return f" (did you mean {MEANT[word]!r}?)"
    allowed = (*SIDES, *TESTS, *REGIONS, *CIRCUITS, *REFLEXES, *UNTESTED, *absent)
    return nearest(word, allowed) or f" (regions: {', '.join(REGIONS)})"


def _has(step: Item, kind: str, names: set[str]) -> bool:
    """Return whether a step belongs to one kind of word."""
    circuit = step.command.circuit if isinstance(step, Step) else step.circuit
    have = {"side": step.side, "test": step.test, "place": circuit, "structure": step.structure}
    return have[kind] in names


def simulated_seconds(steps: Iterable[Step]) -> float:
    """Return the simulated time of some steps, settling included [s]."""
    return float(sum(step.command.seconds for step in steps))
