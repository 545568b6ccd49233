"""What a treatment is: a name, a dose, a target, and a change of physical things; each module registers its own."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Literal, NamedTuple

from sherrington.circuit.patient import MuscleState, Patient, Treatment
from sherrington.foundation import entries, nearest

ActsOn = Literal["lesion", "body"]
Target = Literal["", "muscles", "joints", "site"]
Act = Callable[[Patient, Treatment], Patient]
RATES = ("dose_rate", "sessions", "practice")  # dimensions of a dose that is given again and again
Refusal = Callable[[Patient, Treatment], str]
_PLUS = re.compile(r"\s*\+\s*(?=[A-Za-z])")  # begins a treatment and not a power of ten, like that of 1e+2


class Dose(NamedTuple):
    """How much of a treatment people get; values and sources in the treatment's table."""

    usual: float  # in the unit of the table
    low: float
    high: float
    unit: str


class Remedy(NamedTuple):
    """One treatment as patient files know it."""

    name: str
    about: str  # one sentence
    table: type  # NamedTuple with the numbers; ``usual`` and ``since`` are those of the file reader
    act: Act
    acts_on: ActsOn  # acts on lesions before time, or on muscles and joints after it
    dimension: str  # of the dose; empty = takes none
    target: Target  # what it is aimed at; empty = the whole body
    needed: bool  # whether a target must be named
    usual_for: Callable[[str], float] | None  # usual dose for one target, where it depends on it
    refuse: Refusal | None  # why one patient cannot have it, empty = can; lesions are unfolded

    @property
    def dose(self) -> Dose | None:
        """Return the usual dose and its bounds, None where there is nothing to dose."""
        if not self.dimension:
            return None
        entry = entries(self.table)["usual"]
        low, high = entry["range"]
        return Dose(float(entry["value"]), float(low), float(high), str(entry["unit"]))

    @property
    def goes_on(self) -> bool:
        """Return whether it is given day after day until now; without, it was done once."""
        return self.dimension in RATES

    @property
    def since(self) -> float | None:
        """Return how long ago it began where nothing is said [d]; None = as long ago as its target was hurt."""
        entry = entries(self.table).get("since")
        return None if entry is None else float(entry["value"])


_REMEDIES: dict[str, Remedy] = {}


def remedy(
    name: str,
    about: str,
    *,
    table: type,
    acts_on: ActsOn,
    dimension: str = "",
    target: Target = "",
    needed: bool = False,
    usual_for: Callable[[str], float] | None = None,
    refuse: Refusal | None = None,
) -> Callable[[Act], Act]:
    """Register what a treatment does under the name that patient files use."""

    def register(act: Act) -> Act:
        _REMEDIES[name] = Remedy(name, about, table, act, acts_on, dimension, target, needed, usual_for, refuse)
        return act

    return register


def registered() -> dict[str, Remedy]:
    """Return every treatment that the modules imported so far have registered, by name."""
    return dict(sorted(_REMEDIES.items()))


def split(case: str) -> tuple[str, tuple[str, ...]]:
    """Return a case and the treatments written behind it.

    Examples
    --------
    >>> split("umn+baclofen+botulinum:soleus.right@100U")
    ('umn', ('baclofen', 'botulinum:soleus.right@100U'))
    """
    base, *added = _PLUS.split(case)
    return base, tuple(added)


def treated(patient: Patient, acts_on: ActsOn) -> Patient:
    """Return the patient with what treatments of lesions, or of the body, have changed, in the order of the file."""
    for treatment in patient.treatments:
        known = _REMEDIES.get(treatment.name)
        if known is not None and known.acts_on == acts_on:
            patient = known.act(patient, treatment)
    return patient


def refuse_unknown(treatments: Iterable[Treatment]) -> None:
    """Raise ValueError for a treatment that nobody registered; names the nearest."""
    for treatment in treatments:
        if treatment.name not in _REMEDIES:
            raise ValueError(f"no treatment {treatment.name!r}{nearest(treatment.name, _REMEDIES)}")


def dose_effect(dose: float, half: float) -> float:
    """Return the share of the full effect that a dose has, one half at the dose of half effect [1]."""
    return dose / (dose + half)


def aimed_at(treatment: Treatment, name: str, side: str) -> bool:
    """Return whether a treatment is aimed at one structure of one side; without targets it is at all."""
    here = not treatment.targets or name in treatment.targets
    return here and (treatment.side in ("", "both", side) or side == "midline")


def muscles_aimed_at(patient: Patient, treatment: Treatment) -> Iterator[tuple[tuple[str, str], MuscleState]]:
    """Yield the muscles of a patient that a treatment reaches, with their keys."""
    for (name, side), state in patient.muscles.items():
        if aimed_at(treatment, name, side):
            yield (name, side), state


def with_field_raised(patient: Patient, treatment: Treatment, field: str, lift: float) -> Patient:
    """Return the patient with one number of the muscles that a treatment reaches raised by a share [1]."""
    changed = {
        key: replace(state, **{field: getattr(state, field) * (1.0 + lift)})
        for key, state in muscles_aimed_at(patient, treatment)
    }
    return with_muscles(patient, changed)


def with_muscles(patient: Patient, changed: dict[tuple[str, str], MuscleState]) -> Patient:
    """Return the patient with some muscles replaced."""
    return replace(patient, muscles={**patient.muscles, **changed})
