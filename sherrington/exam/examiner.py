"""An examiner's own variability: blows and stretches differ, readings slip. Off by default."""

from collections.abc import Iterable
from dataclasses import replace
from hashlib import blake2b
from math import exp
from typing import NamedTuple

import numpy as np

from sherrington.circuit.command import Command, Hand, Step, Waveform
from sherrington.foundation.sources import load


class Examiner(NamedTuple):
    """How much an examiner varies; values and sources in ``examiner.yaml``."""

    hammer: float  # [1] coefficient of variation of the size of a blow
    speed: float  # [1] coefficient of variation of the speed of a stretch
    grade_slip: float  # [1] chance that an ordinal grade is read one step off
    mrc: float  # [grade] standard deviation of an MRC reading

    @classmethod
    def usual(cls) -> "Examiner":
        """Return an examiner of usual variability."""
        return load(cls)


def draws(seed: int, *content: object) -> np.random.Generator:
    """Return the random stream of one act, fixed by the seed and by what is done."""
    key = blake2b("/".join(str(part) for part in content).encode(), digest_size=8, key=str(seed).encode())
    return np.random.Generator(np.random.Philox(key=int.from_bytes(key.digest(), "little")))


def by_hand(steps: Iterable[Step], examiner: Examiner | None, seed: int) -> tuple[Step, ...]:
    """Return the steps as this examiner carries them out.

    Parameters
    ----------
    steps : iterable of Step
        The protocol.
    examiner : Examiner or None
        None leaves every step as it is.
    seed : int
        Of the examination; the same seed gives the same blows in any order of steps.

    Returns
    -------
    steps : tuple of Step
        Blows scaled in size, stretches in speed.
    """
    if examiner is None:
        return tuple(steps)
    return tuple(replace(step, command=_varied(step, examiner, seed)) for step in steps)


def _varied(step: Step, examiner: Examiner, seed: int) -> Command:
    """Return the command with this examiner's blow or stretch."""
    source = draws(seed, step.test, step.structure, step.side, step.role)
    blow = exp(examiner.hammer * source.standard_normal() - 0.5 * examiner.hammer**2)
    pace = exp(examiner.speed * source.standard_normal() - 0.5 * examiner.speed**2)
    command = step.command
    if command.taps:
        return replace(command, taps=tuple(replace(tap, stretch=blow * tap.stretch) for tap in command.taps))
    if step.test != "tone":
        return command
    hands = tuple(_paced(hand, pace) for hand in command.hands)
    return replace(command, hands=hands, duration=_longer(command, pace))


def _paced(hand: Hand, pace: float) -> Hand:
    """Return the hand moving faster or slower, its start unchanged."""
    if len(hand.angle) < 3:
        return hand
    begin = hand.angle[1][0]
    wave: Waveform = tuple((t if t <= begin else begin + (t - begin) / pace, angle) for t, angle in hand.angle)
    return replace(hand, angle=wave)


def _longer(command: Command, pace: float) -> float:
    """Return the duration that keeps the time after the stretch [s]."""
    moving = max((hand for hand in command.hands), key=lambda hand: len(hand.angle))
    begin, end = moving.angle[1][0], moving.angle[-1][0]
    return round(command.duration + (end - begin) * (1.0 / pace - 1.0), 3)
