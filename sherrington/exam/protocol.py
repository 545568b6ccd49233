"""The bedside examination: which steps, in which order, and the words that narrow it."""

from collections.abc import Iterable

from sherrington.circuit.command import Step
from sherrington.exam.clonus import JOINTS as CLONUS_JOINTS
from sherrington.exam.clonus import clonus
from sherrington.exam.individuation import individuate
from sherrington.exam.inspection import watch
from sherrington.exam.limb import CIRCUITS, REGIONS, SIDES
from sherrington.exam.pendulum import drop_leg
from sherrington.exam.plantar import stroke_sole
from sherrington.exam.power import MOVEMENTS, strength
from sherrington.exam.tapping import tap_finger
from sherrington.exam.tendon_reflex import REFLEXES, tap
from sherrington.exam.tone import JOINTS as TONE_JOINTS
from sherrington.exam.tone import stretch
from sherrington.exam.tracking import track
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


def bedside(focus: str | None = None) -> tuple[Step, ...]:
    """Return the bedside examination of both sides.

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
    steps: list[Step] = []
    for circuit in CIRCUITS:
        steps += watch(circuit)
    for joint in TONE_JOINTS:
        steps += stretch(joint)
    for name in MOVEMENTS:
        steps += strength(*name.split())
    for reflex in REFLEXES:
        steps += tap(reflex)
    for joint in CLONUS_JOINTS:
        steps += clonus(joint)
    steps += (*stroke_sole(), *tap_finger(), *individuate(), *track(), *drop_leg())
    return narrow(tuple(steps), focus)


def narrow(steps: Iterable[Step], focus: str | None) -> tuple[Step, ...]:
    """Return the steps that a focus asks for.

    Raises
    ------
    InputError
        If a word is no side, region, joint, test or structure, or if nothing is left.
    """
    steps = tuple(steps)
    words = (focus or "").replace(",", " ").lower().split()
    if not words:
        return steps
    wanted: dict[str, set[str]] = {}
    for word in words:
        kind, values = _kind(word)
        wanted.setdefault(kind, set()).update(values)
    left = tuple(step for step in steps if all(_has(step, kind, names) for kind, names in wanted.items()))
    if not left:
        raise InputError(f"no step of the examination fits {focus!r}", field="--focus")
    return left


def _kind(word: str) -> tuple[str, set[str]]:
    """Return what a word of the focus speaks about: side, test, reflex or joint."""
    if word in (*SIDES, "midline"):
        return "side", {word}
    if word in TESTS:
        return "test", {word}
    if word in REGIONS:
        return "place", set(REGIONS[word])
    if word in CIRCUITS:
        return "place", {word}
    if word in REFLEXES:
        return "structure", {word}
    allowed = (*SIDES, *TESTS, *REGIONS, *CIRCUITS, *REFLEXES)
    raise InputError(f"{word!r} is nothing to examine{nearest(word, allowed)}", field="--focus")


def _has(step: Step, kind: str, names: set[str]) -> bool:
    """Return whether a step belongs to one kind of word."""
    have = {"side": step.side, "test": step.test, "place": step.command.circuit, "structure": step.structure}
    return have[kind] in names


def simulated_seconds(steps: Iterable[Step]) -> float:
    """Return the simulated time of some steps, settling included [s]."""
    return float(sum(step.command.duration + step.command.settle for step in steps))
