"""Bodies for `verify`: a case with another person, another time of the same life, another loss, or a treatment."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import Any

from sherrington.app.course_run import at_time
from sherrington.app.patient_file import SUFFIXES, read_case
from sherrington.app.pipeline import prepare
from sherrington.app.treatment_file import treated
from sherrington.circuit.patient import Disease, Patient
from sherrington.foundation.candidates import meant
from sherrington.foundation.errors import InputError
from sherrington.lesion.lifetime import onset
from sherrington.lesion.presets import ALIASES, preset_names
from sherrington.lesion.programs.registry import describe
from sherrington.sign.measures.rows import Row
from sherrington.sign.measures.session import Bodies, Body, reference_of


def case_names() -> tuple[str, ...]:
    """Return the names of the cases that come with the table of targets, beside the presets."""
    folder = files("sherrington.foundation").joinpath("data", "cases")
    return tuple(sorted(entry.name.removesuffix(".yaml") for entry in folder.iterdir() if entry.name.endswith(".yaml")))


def read(case: str, folder: Path | None = None) -> Patient:
    """Return the patient of a preset, a case of the targets, or a file (beside the table of targets, too)."""
    if case in case_names():
        return read_case(Path(str(files("sherrington.foundation").joinpath("data", "cases", f"{case}.yaml")))).patient
    if folder is not None and case.endswith(SUFFIXES) and not Path(case).exists() and (folder / case).exists():
        return read_case(folder / case).patient
    if case not in preset_names() and case not in ALIASES and not case.endswith(SUFFIXES):
        known = [*preset_names(), *ALIASES, *case_names()]
        raise InputError(
            f"{case[:80]!r} is neither a preset nor a file{meant(case, known)}; see `sherrington list presets`",
            field="case",
        )
    return read_case(case).patient


def check_cases(rows: Iterable[Row], name: str, folder: Path | None = None) -> None:
    """Read every case that some rows ask for, before anything runs.

    Parameters
    ----------
    rows : iterable of Row
        From `read_file`.
    name : str
        Of the table, for errors.
    folder : Path, optional
        Where cases named as files may lie besides the working folder.

    Raises
    ------
    InputError
        If one cannot be read, or has nothing that another day or loss of the row could change; names
        line and row of the table, and the place in the case itself.
    """
    known: set[str] = set()
    for row in rows:
        asked = [] if row.missing else list(row.variants or (row,))
        references = [found[0] for found in map(reference_of, asked) if found is not None]
        mixed = [case for one in asked for case in one.settings.get("mix", ())]
        for case in dict.fromkeys((*(one.case for one in (*asked, *references)), *mixed)):
            try:
                if case not in known:
                    read(case, folder)
                for one in asked:
                    if one.settings.get("treatment") and one.case == case:
                        treated(read(case, folder), (), (one.settings["treatment"],))
            except InputError as error:
                reason = error.message if error.file is None else str(error)
                raise InputError(reason, field=f"line {row.line} ({row.id[:40]}): case", file=name) from None
            known.add(case)
        try:
            for one in asked:
                _check_changes(one, folder)
        except InputError as error:
            raise InputError(error.message, field=f"line {row.line} ({row.id[:40]}): settings", file=name) from None


def _check_changes(row: Row, folder: Path | None) -> None:
    """Refuse another day or another loss where no case of a row has either.

    A healthy reference, and a healthy person among others of a cohort, may stand beside a case that has.
    """
    asked: list[tuple[Mapping[str, Any], Sequence[str], str]] = [
        (row.settings, row.settings.get("mix", (row.case,)), "")
    ]
    reference = reference_of(row)
    if reference is not None:
        asked.append((reference[1], (reference[0].case,), "against: "))
    for settings, names, where in asked:
        for key in [key for key in ("day", "loss") if key in settings]:
            if not any(_takes(read(name, folder), key) for name in names):
                why = (
                    "nothing has happened" if key == "day" else "no lesion takes fibres, no disease can be told a loss"
                )
                cases = ", ".join(dict.fromkeys(names))[:80]
                raise InputError(f"{where}{key} changes nothing: {why} in {cases}; leave it out")
            if key == "day":
                for patient in (read(name, folder) for name in names):
                    if _takes(patient, key):
                        _on_day(patient, settings["day"])


def _takes(patient: Patient, key: str) -> bool:
    """Return whether another day or another loss changes a patient."""
    if key == "day":
        return bool(patient.lesions or patient.diseases)
    told = any("loss" in describe(one.name).settings for one in patient.diseases)
    return told or any(one.loss > 0.0 for one in patient.lesions)


def changed(patient: Patient, body: Body) -> Patient:
    """Return a patient with the changes that a body asks for, before anything has happened to it.

    Another day is another time of the same life: person, older lesions and the treatments of the
    case move with it. Whom a body describes, it describes at the time that the case states.
    """
    person = patient.person
    age = person.age if body.age is None else body.age
    sex = person.sex if body.sex is None else body.sex
    height = person.height if body.height is None else body.height
    who = replace(person, age=age, sex=sex, height=height, individual=body.individual)
    patient = replace(patient, person=who)
    if body.day is not None and (patient.lesions or patient.diseases):
        patient = _on_day(patient, body.day)
    if body.loss is not None:
        lesions = tuple(replace(x, loss=body.loss) if x.loss > 0.0 else x for x in patient.lesions)
        diseases = tuple(_sized(x, body.loss) for x in patient.diseases)
        patient = replace(patient, lesions=lesions, diseases=diseases)
    if body.healthy:
        return Patient(person=patient.person)
    return _treated(patient, body) if body.treatment else patient


def _on_day(patient: Patient, day: float) -> Patient:
    """Return a patient so many days after the newest lesion or disease began."""
    try:
        moved = at_time(patient, day)
    except InputError as error:
        raise InputError(error.message, field="day") from None
    return replace(moved, lesions=tuple(replace(x, over=min(x.over, x.age)) for x in moved.lesions))


def _sized(disease: Disease, loss: float) -> Disease:
    """Return a disease with another loss, if its program can be told one."""
    if "loss" not in describe(disease.name).settings:
        return disease
    return replace(disease, settings={**disease.settings, "loss": loss})


def _treated(patient: Patient, body: Body) -> Patient:
    """Return a patient with a further treatment, once it has begun."""
    text = body.treatment
    if body.treated is not None:
        since = onset(patient) - body.treated
        if since < 0.0:
            return patient
        text = f"{text}@{since:.12g} days"
    return treated(patient, (), (text,))


def body_maker(folder: Path | None = None) -> Bodies:
    """Return a function from `Body` to the patient as the body is now; the latest are kept.

    Parameters
    ----------
    folder : Path, optional
        Where cases named as files may lie besides the working folder.
    """
    lock = Lock()

    @lru_cache(maxsize=256)
    def make(body: Body) -> Patient:
        """Return one body."""
        return prepare(changed(read(body.case, folder), body))

    def safe(body: Body) -> Patient:
        """Return one body; one at a time, so that none is made twice."""
        with lock:
            return make(body)

    return safe
