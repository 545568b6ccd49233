"""Disease programs: each writes the lesions that a disease has made of a person by now."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import NamedTuple

from sherrington.circuit.patient import Disease, Lesion, Patient, Person
from sherrington.foundation import nearest
from sherrington.foundation.random import make_key, uniforms


class Stage(NamedTuple):
    """How far a disease has come, and in whom."""

    age: float  # [d] since the first symptom
    person: Person
    region: str  # where it began; empty = as the program says
    side: str  # left | right | both; empty = as the program says
    settings: Mapping[str, float | str]  # what the patient file says beyond that
    key: int  # of this person's course

    def draws(self, stream: int, n: int) -> tuple[float, ...]:
        """Return n numbers in (0, 1) that belong to this person and to one use."""
        return tuple(float(x) for x in uniforms(make_key(self.key, stream), n))


Program = Callable[[Stage], tuple[Lesion, ...]]
_PROGRAMS: dict[str, Program] = {}


def program(name: str) -> Callable[[Program], Program]:
    """Register a program under the name that patient files use."""

    def register(function: Program) -> Program:
        _PROGRAMS[name] = function
        return function

    return register


def program_names() -> tuple[str, ...]:
    """Return the names of all programs."""
    from sherrington.lesion import programs  # noqa: F401 - registers them

    return tuple(sorted(_PROGRAMS))


def unfold(patient: Patient) -> Patient:
    """Return the patient with what its diseases have done by now among its lesions.

    Every program is asked for the present: it states loss, block and slowing as they are now,
    and for losses since when and over what time they came, so that time can act on them.

    Raises
    ------
    ValueError
        If there is no such program; names the nearest.
    """
    lesions = list(patient.lesions)
    for index, disease in enumerate(patient.diseases):
        if disease.name not in program_names():
            raise ValueError(f"no disease {disease.name!r}{nearest(disease.name, program_names())}")
        key = make_key(patient.seed, patient.person.individual, 51, index)
        stage = Stage(disease.age, patient.person, disease.region, disease.side, disease.settings, key)
        lesions += _PROGRAMS[disease.name](stage)
    return replace(patient, lesions=tuple(lesions), diseases=())


__all__ = ["Disease", "Lesion", "Program", "Stage", "program", "program_names", "unfold"]
