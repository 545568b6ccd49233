"""Treatments of a patient: the key ``treatments`` of a file, and ``CASE+TREATMENT`` on a line."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from pydantic import ValidationError

from sherrington.app import suggest
from sherrington.app.repeated_treatments import Given, together
from sherrington.app.schema import TreatmentEntry, no_quantity
from sherrington.app.validation import check_lived, translate
from sherrington.app.words import amount, bounds, listed, span, written
from sherrington.circuit.patient import Patient, Treatment
from sherrington.circuit.table import circuit_table, simulated_muscles
from sherrington.circuit.treatment import Remedy, registered
from sherrington.foundation import anatomy
from sherrington.foundation.candidates import candidates, did_you_mean, meant
from sherrington.foundation.errors import InputError
from sherrington.foundation.units import quantity

TARGETS = ("muscles", "joints", "site")


@cache
def remedies() -> dict[str, Remedy]:
    """Return every treatment of the package by name."""
    from sherrington.adapt import treatments as of_bodies
    from sherrington.lesion import treatments as of_lesions

    assert of_bodies and of_lesions  # importing them registers their treatments
    return registered()


def treated(patient: Patient, entries: Sequence[TreatmentEntry], added: Sequence[str]) -> Patient:
    """Return the patient with the treatments of a file and those of a line, beside those that there are.

    Raises
    ------
    InputError
        If one of them is unknown, badly dosed, lacks its target, cannot be given to this patient, or is
        given twice in a way that does not add up.
    """
    places = [(entry, f"treatments[{i}]") for i, entry in enumerate(entries)]
    places += [(entry, f"+{text}") for text in added for entry in parsed(text)]
    given = [Given(one, "the case") for one in patient.treatments]
    given += [Given(one, at) for entry, at in places for one in _treatments(entry, patient, at)]
    return replace(patient, treatments=together(given, remedies()))


def parsed(text: str) -> tuple[TreatmentEntry, ...]:
    """Return ``NAME[:TARGET[.SIDE],...][@DOSE][@TIME]`` as entries, one per side.

    Examples
    --------
    >>> [(entry.muscles, entry.side) for entry in parsed("botulinum:soleus.right")]
    [(['soleus'], 'right')]
    """
    words, *amounts = (part.strip() for part in text.split("@"))
    name, colon, targets = words.partition(":")
    known = _remedy(name, f"+{text}")
    fields: dict[str, Any] = {"name": name}
    for said in amounts:
        key = _which(said, known)
        if key in fields:
            raise InputError(f"says its {key} twice", field=f"+{text}")
        fields[key] = said
    if not colon:
        return (_entry(fields, f"+{text}"),)
    if not known.target:
        raise InputError(f"acts on the whole body and takes no target; leave out ':{targets}'", field=f"+{text}")
    sides: dict[str | None, list[str]] = {}
    for target in targets.split(","):
        place, dot, side = target.strip().rpartition(".")
        sides.setdefault(side if dot else None, []).append(place if dot else side)
    return tuple(_entry({**fields, known.target: places, "side": side}, f"+{text}") for side, places in sides.items())


def _which(said: str, known: Remedy) -> str:
    """Return whether an amount is the dose or the time since it began, by its unit."""
    try:
        quantity(said, "time")
    except InputError:
        return "dose"
    return "age" if not known.dimension or not _is(said, known.dimension) else "dose"


def _is(said: str, dimension: str) -> bool:
    """Return whether an amount has a unit of a dimension."""
    try:
        quantity(said, dimension)
    except InputError:
        return False
    return True


def _entry(fields: dict[str, Any], at: str) -> TreatmentEntry:
    """Return what a line says, checked as a file is."""
    try:
        return TreatmentEntry.model_validate(fields)
    except ValidationError as error:
        told = translate(error, {})
        raise InputError(told.message, field=at) from None


def _remedy(name: str, at: str) -> Remedy:
    """Return a treatment by its name."""
    known = remedies()
    if name not in known:
        hint = meant(name, known)
        raise InputError(
            f"{written(name[:80])} is not among the treatments{hint}; allowed: {', '.join(known)}", field=at
        )
    return known[name]


def _treatments(entry: TreatmentEntry, patient: Patient, at: str) -> Iterable[Treatment]:
    """Return one entry in plain numbers: several where the usual dose depends on the target."""
    from sherrington.lesion.programs.registry import unfold

    known = _remedy(entry.name, _field(at, "name"))
    targets, side = _targets(entry, known, at), _side(entry, known, at)
    unfolded = unfold(patient) if known.refuse or known.since is None else patient
    age = _age(entry, known.since, patient, unfolded, at)
    if known.usual_for is not None and entry.dose is None:
        rows = [Treatment(entry.name, known.usual_for(target), (target,), side, age) for target in targets]
    else:
        rows = [Treatment(entry.name, _dose(entry, known, at), targets, side, age)]
    for row in rows:
        reason = known.refuse(unfolded, row) if known.refuse else ""
        if reason:
            raise InputError(reason if at.startswith("+") else f"{entry.name}: {reason}", field=at)
    return rows


def _field(at: str, key: str) -> str:
    """Return the path of a key in a file; on a line the whole treatment is the field."""
    return at if at.startswith("+") else f"{at}.{key}"


def _age(entry: TreatmentEntry, usual: float | None, patient: Patient, unfolded: Patient, at: str) -> float:
    """Return how long ago a treatment began [d].

    As stated, else as is usual yet not before the first thing it can treat; a treatment without
    a usual time began as long ago as the oldest lesion.
    """
    if entry.age is not None:
        check_lived(entry.age, patient.person.age, _field(at, "age"))
        return entry.age
    if usual is None:
        return max((lesion.age for lesion in unfolded.lesions), default=0.0)
    begun = [lesion.age for lesion in patient.lesions] + [disease.age for disease in patient.diseases]
    return min(usual, max(begun, default=usual))


def _dose(entry: TreatmentEntry, known: Remedy, at: str) -> float:
    """Return the dose in the unit of the treatment, the usual one where nothing is said."""
    dose, field = known.dose, _field(at, "dose")
    if dose is None:
        if entry.dose is not None:
            raise InputError(f"{entry.name} takes no dose; leave it out", field=field)
        return 0.0
    if entry.dose is None:
        return dose.usual
    if not isinstance(entry.dose, str):
        raise no_quantity(entry.dose, known.dimension).at(field=field)
    try:
        value = quantity(entry.dose, known.dimension)
    except InputError as error:
        raise error.at(field=field) from None
    if not dose.low <= value <= dose.high:
        raise InputError(f"{written(entry.dose)} is out of range; allowed: {bounds(dose)}", field=field)
    return value


def in_words(entry: Treatment) -> str:
    """Return a treatment as a phrase.

    Examples
    --------
    >>> in_words(Treatment("botulinum", 100.0, ("soleus",), "right", 28.0))
    'treated with botulinum 100 U, right soleus, 28 days ago'
    >>> in_words(Treatment("baclofen", 60.0, age=28.0))
    'treated with baclofen 60 mg/day for 28 days'
    """
    known = remedies()[entry.name]
    dose = f" {amount(entry.dose, known.dose.unit)}" if known.dose else ""
    where = f", {' '.join(filter(None, (entry.side, listed(entry.targets))))}" if entry.side or entry.targets else ""
    since = f" for {span(entry.age)}" if known.goes_on else f", {span(entry.age)} ago"
    return f"treated with {entry.name}{dose}{where}{since}"


def _side(entry: TreatmentEntry, known: Remedy, at: str) -> str:
    """Return the side of a treatment, empty where it has none."""
    if entry.side is None:
        return ""
    if not known.target:
        raise InputError(
            f"{entry.name} acts on the whole body and takes no side; leave it out", field=_field(at, "side")
        )
    return entry.side


def _targets(entry: TreatmentEntry, known: Remedy, at: str) -> tuple[str, ...]:
    """Return what a treatment is aimed at, checked; empty where it takes all."""
    for key in TARGETS:
        if getattr(entry, key) is not None and key != known.target:
            takes = f"it takes {known.target}" if known.target else "it acts on the whole body"
            raise InputError(f"{entry.name} takes no {key}: {takes}", field=_field(at, key))
    named = getattr(entry, known.target) if known.target else None
    if named is None:
        if known.needed:
            raise InputError(
                f"{entry.name} lacks its target: say which {known.target}, like "
                f"'{known.target}: [soleus]' in a file or '+{entry.name}:soleus.right' behind a case",
                field=at,
            )
        return ()
    names = [named] if isinstance(named, str) else named
    if known.target == "site":
        return suggest.expand(names, field=_field(at, "site"))
    return tuple(dict.fromkeys(_structure(name, known.target, at) for name in names))


def _structure(name: str, kind: str, at: str) -> str:
    """Return the name of a muscle or a joint that is simulated."""
    there = simulated_muscles() if kind == "muscles" else tuple(circuit_table())
    if name in there:
        return name
    what = kind.removesuffix("s")
    if kind == "muscles" and name in anatomy.muscles():
        raise InputError(f"{name} is not simulated; `sherrington list muscles` says which are", field=_field(at, kind))
    found = suggest.muscles(name, there) if kind == "muscles" else candidates(name, there)
    known = "`sherrington list muscles` names them" if kind == "muscles" else f"allowed: {', '.join(there)}"
    hint = did_you_mean(found) or f"; {known}"
    raise InputError(f"no {what} is called {written(name[:80])}{hint}", field=_field(at, kind))
