"""One life along time: with the person, lesions, diseases and treatments grow older or younger together."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sherrington.circuit.patient import Disease, Patient, Treatment
from sherrington.foundation.errors import InputError
from sherrington.foundation.units import YEAR
from sherrington.lesion.programs.registry import describe


def onset(patient: Patient) -> float:
    """Return how long ago the newest lesion or disease of a patient began [d].

    Raises
    ------
    InputError
        If nothing has happened to the patient, or time has already passed over the body.
    """
    if patient.muscles or patient.supply:
        raise InputError("over this body time has passed already; a course needs the patient as read", field="case")
    ages = [*(one.age for one in patient.lesions), *(one.age for one in patient.diseases)]
    if not ages:
        raise InputError("nothing has happened to this patient; a course needs a lesion or a disease", field="case")
    return min(ages)


def at_time(patient: Patient, time: float) -> Patient:
    """Return the patient as read, at another time of the same life.

    Parameters
    ----------
    patient : Patient
        As read; its ages are those of the file.
    time : float
        Since the newest lesion or disease began. [d]

    Returns
    -------
    patient : Patient
        With everything older or younger by the same span: lesions, diseases, treatments (those not
        begun by then are left out) and, by full years, the person.
    """
    shift = time - onset(patient)
    return replace(
        patient,
        # people count full years; what has not changed within one answers as it did before
        person=replace(patient.person, age=patient.person.age + int(shift / YEAR)),
        lesions=tuple(replace(one, age=one.age + shift) for one in patient.lesions),
        diseases=tuple(_older(one, shift) for one in patient.diseases),
        treatments=tuple(_begun(patient.treatments, shift)),
    )


def _older(disease: Disease, shift: float) -> Disease:
    """Return a disease at another time; settings that count back from now move with it."""
    known = describe(disease.name).settings
    settings: dict[str, float | str] = {}
    for name, value in disease.settings.items():
        if name in known and known[name].ago and not isinstance(value, str):
            if value + shift >= 0.0:
                settings[name] = value + shift
        else:
            settings[name] = value
    return replace(disease, age=disease.age + shift, settings=settings)


def _begun(treatments: Iterable[Treatment], shift: float) -> Iterator[Treatment]:
    """Yield the treatments that have begun by another time, at their age then."""
    for one in treatments:
        if one.age + shift >= 0.0:
            yield replace(one, age=one.age + shift)
