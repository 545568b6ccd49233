"""One patient along time: the clock starts with the newest lesion or disease, older ones stay older."""

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, NamedTuple

from sherrington.app import words
from sherrington.app.patient_file import Case, read_case
from sherrington.app.pipeline import Examined, Options, Progress, check, run_examination
from sherrington.app.schema import LONGEST_COURSE
from sherrington.circuit.patient import OLDEST, YOUNGEST, Patient
from sherrington.foundation.errors import InputError
from sherrington.foundation.units import quantity
from sherrington.lesion import lifetime

MOST_VISITS = 60
FIELD = "--at"


class Visit(NamedTuple):
    """One examination on the way."""

    time: float  # [d] since the newest lesion or disease began
    words: str
    examined: Examined


class Moment(NamedTuple):
    """When to examine, and how it was written."""

    time: float  # [d]
    words: str


class FollowUp(NamedTuple):
    """A case and its examinations, in the order of time."""

    case: Case
    visits: tuple[Visit, ...]


class Clock(NamedTuple):
    """From what the times of a course are counted."""

    origin: str  # the newest lesion or disease in words; time 0 is its onset
    written: float  # [d] the time at which the patient is as the case says
    unfolds: bool  # whether a disease goes on by itself; a lesion that is written as such does not


def moments(at: str | float | Sequence[str | float]) -> tuple[Moment, ...]:
    """Return the times of a course, in order, each once.

    Parameters
    ----------
    at : str, number, or a list of them
        Time spans like ``"1 day, 1 month, 1 year"``; numbers are days.

    Examples
    --------
    >>> moments("2 weeks, 1 day")
    (Moment(time=1.0, words='1 day'), Moment(time=14.0, words='2 weeks'))
    """
    listed = at.split(",") if isinstance(at, str) else [at] if isinstance(at, int | float) else list(at)
    found = {_time(one): one for one in listed if not isinstance(one, str) or one.strip()}
    times = sorted(found)
    if not times:
        raise InputError("names no time; write it like '1 day, 1 month, 1 year'", field=FIELD)
    if len(times) > MOST_VISITS:
        raise InputError(f"has {len(times)} times; at most {MOST_VISITS}", field=FIELD)
    return tuple(
        Moment(time, " ".join(one.split()) if isinstance(one := found[time], str) else words.span(time))
        for time in times
    )


def _time(one: object) -> float:
    """Return one time in days."""
    if isinstance(one, int | float) and not isinstance(one, bool):
        value = float(one)
    else:
        try:
            value = quantity(one.strip() if isinstance(one, str) else one, "time")
        except InputError as error:
            if isinstance(one, str) and len(re.findall(r"\d[\d.]*\s*[A-Za-z]", one)) > 1:
                raise InputError(
                    f"{words.written(one.strip())} is several times; put commas between them, like '1 day, 1 month'",
                    field=FIELD,
                ) from None
            raise error.at(field=FIELD) from None
    if not 0.0 <= value <= LONGEST_COURSE:
        raise InputError(f"{words.written(one)} is out of range; allowed: 0 days to 110 years", field=FIELD)
    return value


def at_time(patient: Patient, time: float) -> Patient:
    """Return the patient as read, at another time of the same life.

    Raises
    ------
    InputError
        If there is no such time in the life of a person who can be simulated.
    """
    moved = lifetime.at_time(patient, time)
    if not YOUNGEST <= moved.person.age <= OLDEST:
        raise InputError(
            f"{words.span(time)} after the newest lesion or disease the person is {moved.person.age:.3g} years old; "
            f"allowed: {YOUNGEST:.0f} to {OLDEST:.0f} years",
            field=FIELD,
        )
    return moved


Watch = Callable[[str], AbstractContextManager[Progress | None]]


def run_course(
    case: str | Path | Patient, at: str | float | Sequence[str | float], options: Options, watch: Watch | None = None
) -> FollowUp:
    """Return what the examination of one case finds at several times.

    Parameters
    ----------
    case : str, Path or Patient
        A preset, a file, or a Patient as read.
    at : str, number or list
        As in ``moments``. Circuits that do not change from one time to another are simulated once.
    options : Options
        How each examination is run.
    watch : callable, optional
        From a label to a context that gives a report of progress.
    """
    times = moments(at)
    known = Case("", "", case) if isinstance(case, Patient) else read_case(case)
    check(options)
    # all are made before the first is examined: a mistake in the last must not cost the others
    patients = [at_time(known.patient, moment.time) for moment in times]
    from sherrington.sign.examination import Memory

    visits, memory = [], Memory()
    for i, ((time, text), patient) in enumerate(zip(times, patients, strict=True)):
        label = f"Examining {known.name or 'the patient'} at {text} ({i + 1} of {len(times)})"
        with watch(label) if watch else nullcontext(options.progress) as progress:
            examined = run_examination(patient, options._replace(progress=progress), memory)
        visits.append(Visit(time, text, examined._replace(case=Case(known.name, known.id, patient))))
    return FollowUp(known, tuple(visits))


def clock(patient: Patient) -> Clock:
    """Return from what the times of a course are counted.

    Parameters
    ----------
    patient : Patient
        As read.
    """
    age = lifetime.onset(patient)
    entries = [
        *(words.lesion(one) for one in patient.lesions if one.age == age),
        *(words.disease(one) for one in patient.diseases if one.age == age),
    ]
    more = f" (and {len(entries) - 1} more as old)" if len(entries) > 1 else ""
    return Clock(f"{entries[0]}{more}", age, bool(patient.diseases))


def course_document(course: FollowUp, options: Options, signs: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return what ``course --json`` prints. No clock, no duration, no path.

    Parameters
    ----------
    course : FollowUp
        The examinations.
    options : Options
        How they were run.
    signs : sequence of mapping
        The rows of the table of main signs.
    """
    from sherrington._version import __version__
    from sherrington.app.documents import resolved_case
    from sherrington.app.pipeline import sources

    return {
        "schema": "sherrington.course/1",
        "version": __version__,
        "seed": options.seed,
        "id": course.case.id,
        "clock": {**clock(course.case.patient)._asdict(), "unit": "d"},
        "times": [
            {
                "time": visit.time,
                "unit": "d",
                "words": visit.words,
                "case": resolved_case(visit.examined),
                "findings": [finding.to_dict() for finding in visit.examined.examination.findings],
            }
            for visit in course.visits
        ],
        "signs": list(signs),
        "sources": sources(),
    }
