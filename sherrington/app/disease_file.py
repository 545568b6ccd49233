"""The key ``disease`` of a patient file: a program by its name, where it began, and its settings."""

from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Any

from sherrington.app.schema import MOST_DISEASES, DiseaseEntry
from sherrington.app.validation import check_lived
from sherrington.app.words import written
from sherrington.circuit.patient import Disease, Person
from sherrington.foundation.candidates import meant
from sherrington.foundation.errors import InputError, nearest
from sherrington.foundation.units import DIMENSIONS, quantity
from sherrington.lesion.programs.registry import Description, Setting, describe, program_names

KEYS = ("name", "onset", "age")


def disease(entry: DiseaseEntry, person: Person, at: str) -> Disease:
    """Return one disease of a patient file in plain numbers.

    Parameters
    ----------
    entry : DiseaseEntry
        As validated field by field.
    person : Person
        Who has it.
    at : str
        Where it stands in the file, for errors.
    """
    names, name = program_names(), entry.name.replace("_", "-")
    if name not in names:
        raise InputError(
            f"{written(entry.name)} is not among the diseases{meant(entry.name, names)}; allowed: {', '.join(names)}",
            field=f"{at}.name",
        )
    check_lived(entry.age, person.age, f"{at}.age")
    known = describe(name)
    if known.sex not in ("", person.sex):
        raise InputError(f"only {known.sex} people have it, and this one is {person.sex}", field=f"{at}.name")
    return Disease(
        name=name,
        age=entry.age,
        region=_onset(entry.onset.region, known.regions, "region", known, f"{at}.onset"),
        side=_onset(entry.onset.side, known.sides, "side", known, f"{at}.onset"),
        settings=_settings(name, entry.model_extra or {}, known.settings, at),
    )


def _onset(value: str | None, allowed: Sequence[str], what: str, known: Description, at: str) -> str:
    """Return where a disease began, checked; empty where the file leaves it to the program."""
    words = ", ".join(allowed)
    if value is None:
        if what in known.needs:
            raise InputError(f"missing; say the {what} where it began: {words}", field=f"{at}.{what}")
        return ""
    if not allowed:
        raise InputError(f"this disease takes no {what} of onset; leave it out", field=f"{at}.{what}")
    if value not in allowed:
        raise InputError(
            f"{written(value)} is not allowed{nearest(value, allowed)}; allowed: {words}", field=f"{at}.{what}"
        )
    return value


def _settings(name: str, given: Mapping[str, object], known: Mapping[str, Setting], at: str) -> dict[str, float | str]:
    """Return the settings of a program as plain numbers and words, in the order of the program."""
    for key in given:
        if key not in known:
            allowed = (*KEYS, *known)
            raise InputError(
                f"unknown key of {name}{nearest(key, allowed)}; allowed: {', '.join(allowed)}", field=f"{at}.{key}"
            )
    return {key: _setting(given[key], known[key], f"{at}.{key}") for key in known if key in given}


def _setting(value: object, known: Setting, at: str) -> float | str:
    """Return one setting, checked."""
    if known.choices:
        if not isinstance(value, str) or value not in known.choices:
            hint = nearest(value, known.choices) if isinstance(value, str) else ""
            raise InputError(f"{written(value)} is not allowed{hint}; allowed: {', '.join(known.choices)}", field=at)
        return value
    number = _number(value, known, at)
    if not known.low <= number <= known.high or (known.whole and number != int(number)):
        raise InputError(f"{written(value)} is out of range; allowed: {_allowed(known)}", field=at)
    return number


def _number(value: object, known: Setting, at: str) -> float:
    """Return a setting that is a quantity or a plain number."""
    if known.dimension:
        try:
            return quantity(value, known.dimension)
        except InputError as error:
            raise error.at(field=at) from None
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise InputError(f"must be a number, not {written(value)}; allowed: {_allowed(known)}", field=at)
    return float(value)


def _allowed(known: Setting) -> str:
    """Return the range of a setting in words."""
    unit = DIMENSIONS[known.dimension].unit if known.dimension else ""
    unit = {"day": "days", "kelvin": "K"}.get(unit, unit)
    low, high = (f"{100 * x:g} %" if unit == "fraction" else f"{x:g} {unit}".strip() for x in (known.low, known.high))
    span = f"{low} to {high}" if isfinite(known.high) else f"at least {low}"
    return f"whole numbers from {span}" if known.whole else span


def in_words(known: Setting) -> str:
    """Return what a setting means and what it may be.

    Examples
    --------
    >>> in_words(Setting("copies of a gene", low=1.0, high=4.0, whole=True))
    'copies of a gene (whole numbers from 1 to 4)'
    """
    return f"{known.about} ({', '.join(known.choices) or _allowed(known)})"


def disease_schema(course: Mapping[str, Any]) -> dict[str, Any]:
    """Return the JSON Schema of the key ``disease``: one of the programs, or a list of them.

    Parameters
    ----------
    course : mapping
        Schema of a time span.
    """
    one = {"oneOf": [_program_schema(name, describe(name), course) for name in program_names()]}
    return {
        "description": "A disease that writes lesions over time, or several (`sherrington list diseases`)",
        "anyOf": [one, {"type": "array", "items": one, "maxItems": MOST_DISEASES}],
    }


def _program_schema(name: str, known: Description, course: Mapping[str, Any]) -> dict[str, Any]:
    """Return the JSON Schema of one program."""
    onset = {
        key: {"type": "string", "enum": list(words)}
        for key, words in (("region", known.regions), ("side", known.sides))
        if words
    }
    box: dict[str, Any] = {"type": "object", "properties": onset, "additionalProperties": False}
    needed = [key for key in ("region", "side") if key in known.needs]
    if needed:
        box["required"] = needed
    return {
        "type": "object",
        "description": known.about,
        "properties": {
            "name": {"const": name},
            "age": {**course, "description": "Time since the first symptom"},
            "onset": box,
            **{key: _setting_schema(setting) for key, setting in known.settings.items()},
        },
        "required": ["name", "age", *(["onset"] if needed else [])],
        "additionalProperties": False,
    }


def _setting_schema(known: Setting) -> dict[str, Any]:
    """Return the JSON Schema of one setting."""
    if known.choices:
        return {"type": "string", "enum": list(known.choices), "description": known.about}
    if known.dimension:
        return {"type": "string", "description": known.about, "examples": [DIMENSIONS[known.dimension].example]}
    bounds = {"minimum": known.low} | ({"maximum": known.high} if isfinite(known.high) else {})
    return {"type": "integer" if known.whole else "number", "description": known.about, **bounds}
