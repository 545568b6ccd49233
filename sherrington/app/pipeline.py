"""The sentence of the package as functions: read, injure, adapt, examine."""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sherrington.app.patient_file import Case, read_case
from sherrington.app.words import written
from sherrington.circuit.patient import Patient
from sherrington.foundation.errors import InputError, nearest

if TYPE_CHECKING:
    from sherrington.sign.examination import Examination, Memory

MOST_THREADS = 1024
THREADS_VARIABLE = "NUMBA_NUM_THREADS"
LONGEST_FOCUS = 300  # [characters] all words together take fewer
N_TWINS = 2  # healthy recordings behind each of the patient's in a picture
Progress = Callable[[int, int], None]


class Options(NamedTuple):
    """How an examination is run."""

    seed: int = 0
    threads: int | None = None
    protocol: str = "bedside"
    focus: str | None = None
    progress: Progress | None = None
    scores: bool = False  # whether documents hold clinical scores too

    @property
    def followed(self) -> str:
        """Return the protocol followed: a focus on what bedside leaves out is examined as the whole body is."""
        from sherrington.exam.protocol import plan

        return plan(self.protocol, self.focus).protocol


class Examined(NamedTuple):
    """A case, its body now, and what was found."""

    case: Case
    patient: Patient
    examination: "Examination"


def prepare(case: str | Path | Patient, seed: int = 0) -> Patient:
    """Return the patient as the body is now: read, injured, and after time has passed.

    Parameters
    ----------
    case : str, Path or Patient
        A preset, a file, or a Patient as read.
    seed : int
        Of what chance adds to the course of a disease.
    """
    return _lived(case if isinstance(case, Patient) else read_case(case).patient, seed)


def _lived(patient: Patient, seed: int) -> Patient:
    """Return the patient after lesions and time; the seed decides the course of a disease."""
    from sherrington.adapt import adapt
    from sherrington.lesion import injure

    return patient if patient.muscles else adapt(injure(replace(patient, seed=seed)))


def run_examination(case: str | Path | Patient, options: Options, memory: "Memory | None" = None) -> Examined:
    """Return what the examination of one case finds.

    Parameters
    ----------
    case : str, Path or Patient
        A preset, a file, or a Patient as read.
    options : Options
        How it is run.
    memory : Memory, optional
        What circuits answered in earlier examinations; they are not asked again.

    Raises
    ------
    InputError
        If the case, the protocol or the focus cannot be used.
    """
    known = Case("", "", case) if isinstance(case, Patient) else read_case(case)
    check(options)
    patient = _lived(known.patient, options.seed)
    from sherrington.app.interrupt import check as check_interrupt
    from sherrington.sign.examination import examine

    check_interrupt()
    examination = examine(
        patient,
        seed=options.seed,
        threads=options.threads,
        focus=options.focus,
        protocol=options.protocol,
        progress=options.progress,
        memory=memory,
    )
    return Examined(known, patient, examination)


def healthy_twins(examined: Examined, options: Options) -> list["Examination"]:
    """Return the same steps done on the same person unhurt, with other seeds: what health looks like.

    The right side stands for both: in health they are alike.
    """
    from sherrington.exam.protocol import plan
    from sherrington.sign.examination import examine

    twin = prepare(Patient(person=examined.patient.person))
    steps = {}
    for step in plan(options.protocol, options.focus).steps:
        side = "midline" if step.side == "midline" else "right"
        command = replace(step.command, side=side)
        steps[command] = replace(step, side=side, command=command)
    return [
        examine(twin, seed=options.seed + i, steps=steps.values(), threads=options.threads, progress=options.progress)
        for i in range(1, 1 + N_TWINS)
    ]


def check(options: Options) -> None:
    """Raise InputError if an option is out of range; cheap, before anything runs."""
    from sherrington.exam.protocol import PROTOCOLS, plan

    if options.protocol not in PROTOCOLS:
        hint = nearest(options.protocol, PROTOCOLS)
        raise InputError(
            f"{written(options.protocol)} is no protocol{hint}; allowed: {', '.join(PROTOCOLS)}", field="--protocol"
        )
    _whole("--seed", options.seed, 0, 2**63 - 1, "2^63 - 1")
    if options.threads is not None:
        _whole("--threads", options.threads, 1, MOST_THREADS, str(MOST_THREADS))
    check_environment()
    if options.focus is not None and not isinstance(options.focus, str):
        raise InputError(f"must be words, like 'right leg', not {written(options.focus)}", field="--focus")
    if options.focus is not None and len(options.focus) > LONGEST_FOCUS:
        raise InputError(f"has {len(options.focus)} characters; at most {LONGEST_FOCUS}", field="--focus")
    if options.focus is not None and not options.focus.strip():
        raise InputError("names nothing; leave it out to examine everything", field="--focus")
    plan(options.protocol, options.focus)


def check_environment() -> None:
    """Raise InputError if Numba could not read the number of threads; it would say so on many lines."""
    text = os.environ.get(THREADS_VARIABLE)
    if text is not None:
        number = int(text) if text.isascii() and text.strip().isdigit() and len(text) < 20 else text
        _whole(THREADS_VARIABLE, number, 1, MOST_THREADS, str(MOST_THREADS))


def _whole(field: str, value: object, low: int, high: int, highest: str) -> None:
    """Raise InputError unless a value is a whole number in a range."""
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise InputError(f"must be a whole number from {low} to {highest}, not {written(value)}", field=field)


def tally(rows: Iterable[Mapping[str, Any]]) -> tuple[int, int]:
    """Return how many numbers there are in rows of `sources`, and how many of them are assumed."""
    known = list(rows)
    return sum(row["n"] for row in known), sum(row["n"] for row in known if row["kind"] == "assumed")


def sources() -> list[dict[str, Any]]:
    """Return what the numbers of the package rest on: source, kind, and how many numbers."""
    from sherrington.foundation.sources import all_sources

    counts: dict[tuple[str, str], int] = {}
    for row in all_sources():
        key = (row.kind, row.source or "")
        counts[key] = counts.get(key, 0) + 1
    return [{"source": source or None, "kind": kind, "n": n} for (kind, source), n in sorted(counts.items())]
