"""Whose lesions a picture shows: a patient, or the resolved case of a document."""

from collections.abc import Mapping
from typing import Any

from sherrington.circuit.patient import Lesion, Patient


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
