"""Disease programs: each writes the lesions that a disease has made of a person by now."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from importlib import import_module
from math import inf
from pkgutil import iter_modules
from typing import NamedTuple

from sherrington.circuit.patient import Lesion, Patient, Person
from sherrington.foundation import nearest
from sherrington.lesion.sites import SIDES

SEVERITIES = ("mild", "moderate", "severe")


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
        from sherrington.foundation.random import make_key, uniforms  # loads the compiler

        return tuple(float(x) for x in uniforms(make_key(self.key, stream), n))

    def number(self, name: str, otherwise: float) -> float:
        """Return a setting that is a number, or what holds where the file says nothing."""
        value = self.settings.get(name, otherwise)
        if isinstance(value, str):
            raise ValueError(f"the setting {name!r} must be a number, not {value!r}")
        return float(value)

    def word(self, name: str, otherwise: str) -> str:
        """Return a setting that is a word, or what holds where the file says nothing."""
        return str(self.settings.get(name, otherwise))

    def half(self, u: float) -> str:
        """Return the side where it began, by a draw where the file says nothing."""
        return self.side or ("left" if u < 0.5 else "right")


class Setting(NamedTuple):
    """What a patient file may say to one program beyond age and onset."""

    about: str
    dimension: str = ""  # of foundation.units; empty = a plain number, or a word where choices are given
    low: float = 0.0  # in the unit of that dimension
    high: float = inf
    choices: tuple[str, ...] = ()
    whole: bool = False  # whether only whole numbers are allowed
    ago: bool = False  # a time before now, which moves with it


class Description(NamedTuple):
    """What a program is about and what a patient file may say to it."""

    about: str = ""
    regions: tuple[str, ...] = ()  # allowed as onset region, the first is usual; empty = none
    sides: tuple[str, ...] = SIDES  # allowed as onset side; empty = none
    needs: tuple[str, ...] = ()  # of region and side, what must be said
    sex: str = ""  # who can have it; empty = everybody
    settings: Mapping[str, Setting] = {}


Program = Callable[[Stage], tuple[Lesion, ...]]
_PROGRAMS: dict[str, tuple[Program, Description]] = {}


def program(
    name: str,
    about: str = "",
    regions: tuple[str, ...] = (),
    sides: tuple[str, ...] = SIDES,
    needs: tuple[str, ...] = (),
    sex: str = "",
    settings: Mapping[str, Setting] | None = None,
) -> Callable[[Program], Program]:
    """Register a program under the name that patient files use, with what they may say to it.

    Parameters
    ----------
    name : str
        Name in patient files.
    about : str
        One line for `sherrington list diseases`.
    regions, sides : tuple of str
        Allowed as ``onset: {region, side}``.
    needs : tuple of str
        Those of ``region`` and ``side`` that must be given.
    sex : str
        Who can have it, if not everybody.
    settings : mapping, optional
        Further keys of the disease in a patient file.
    """

    def register(function: Program) -> Program:
        _PROGRAMS[name] = function, Description(about, regions, sides, needs, sex, settings or {})
        return function

    return register


@cache
def _loaded() -> None:
    """Import every program once; each registers itself."""
    from sherrington.lesion import programs

    for module in iter_modules(programs.__path__):
        import_module(f"{programs.__name__}.{module.name}")


def program_names() -> tuple[str, ...]:
    """Return the names of all programs."""
    _loaded()
    return tuple(sorted(_PROGRAMS))


def describe(name: str) -> Description:
    """Return what a program is about and what a patient file may say to it."""
    _loaded()
    return _PROGRAMS[name][1]


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
        from sherrington.foundation.random import make_key

        key = make_key(patient.seed, patient.person.individual, 51, index)
        stage = Stage(disease.age, patient.person, disease.region, disease.side, disease.settings, key)
        lesions += _PROGRAMS[disease.name][0](stage)
    return replace(patient, lesions=tuple(lesions), diseases=())
