"""Whose lesions a picture shows: a patient, or the resolved case of a document."""

from collections.abc import Mapping
from typing import Any

from sherrington.circuit.patient import Anatomy, Lesion, Patient, Person
from sherrington.foundation.innervation import Innervation
from sherrington.lesion.wired import wired


def lesions_of(case: Any) -> tuple[Lesion, ...]:
    """Return the lesions of a case.

    Parameters
    ----------
    case : Patient, mapping, or anything with a ``patient``
        A patient as read or as examined, or the resolved case of a findings document.
    """
    if isinstance(case, Mapping):
        rows: list[dict[str, Any]] = case.get("case", case).get("lesions", [])
        lists = ("sites", "of", "muscles")
        return tuple(Lesion(**{**row, **{key: tuple(row.get(key, ())) for key in lists}}) for row in rows)
    patient: Patient = case if isinstance(case, Patient) else case.patient
    return patient.lesions


def innervation_of(case: Any) -> Innervation:
    """Return how the person of a case is wired.

    Parameters
    ----------
    case : Patient, mapping, or anything with a ``patient``
        As in ``lesions_of``.
    """
    if not isinstance(case, Mapping):
        return wired((case if isinstance(case, Patient) else case.patient).person)
    who: Mapping[str, Any] = case.get("case", case).get("person", {})
    own: Mapping[str, Any] = who.get("anatomy", {})
    variants = tuple((one["name"], one["side"]) for one in own.get("variants", ()))
    anatomy = Anatomy(variants, tuple(own.get("conventions", {}).items()), own.get("roots"))
    return wired(Person(individual=who.get("individual", 0), anatomy=anatomy))
