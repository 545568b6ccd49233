"""From Pydantic's errors to one line: the field's path, what is allowed, the nearest match."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from sherrington.app.schema import (
    AnatomyEntry,
    DiseaseEntry,
    LesionEntry,
    OnsetEntry,
    PatientEntry,
    TreatmentEntry,
    VariantEntry,
)
from sherrington.app.suggest import disease_example
from sherrington.app.words import written
from sherrington.foundation.candidates import did_you_mean
from sherrington.foundation.errors import InputError, nearest
from sherrington.foundation.units import YEAR

SHORT = 40  # [characters] of a value that is shown again in an example
EXAMPLES = {
    "disease.onset": "{region: lumbosacral, side: right}",
    "lesions": "{site: ulnar_n_elbow, side: right, loss: 80 %, age: 3 months}",
    "treatments": "{name: baclofen, dose: 60 mg/day}",
    "anatomy": "{variants: [martin-gruber]}",
}


def place(name: str, *steps: str | int) -> str:
    """Return a field path as people write it.

    Examples
    --------
    >>> place("lesions", 0, "loss")
    'lesions[0].loss'
    """
    path = name
    for step in steps:
        path += f"[{step}]" if isinstance(step, int) else f".{step}"
    return path


def check_lived(age: float, person: float, field: str) -> None:
    """Raise InputError for what began [d] before a person of an age [years] was born."""
    if age > person * YEAR:
        raise InputError("is longer ago than the person's birth", field=field)


def translate(error: ValidationError, tree: Mapping[str, Any]) -> InputError:
    """Return the most telling of Pydantic's errors in our words, at its place in the file.

    An unknown key comes first, because it is mostly a misspelt one that is then also missing.
    """
    details = [detail for detail in error.errors() if not _of_the_other_arm(detail)]
    details.sort(key=lambda detail: detail["type"] != "extra_forbidden")
    first = details[0]
    steps = _steps(first)
    field = place(*_as_written(steps, tree)) if steps else None
    places = {tuple(_steps(detail)) for detail in details}  # the arms of a union count once
    more = f" (and {len(places) - 1} more)" if len(places) > 1 else ""
    return InputError(_message(first, steps) + more, field=field)


def _of_the_other_arm(detail: ErrorDetails) -> bool:
    """Return whether an error says of a list of sites that it is not one site; what is wrong in it is told too."""
    *before, arm = detail["loc"]
    of_text = detail["type"] == "string_type" and isinstance(arm, str) and before[-1:] == ["site"]
    return of_text and isinstance(detail["input"], list)


def _steps(detail: ErrorDetails) -> list[str | int]:
    """Return the place of an error without the names Pydantic gives to the arms of a union."""
    steps: list[str | int] = []
    for step in detail["loc"]:
        if isinstance(step, str) and steps and steps[-1] == "site":
            continue
        steps.append(step)
    return steps


def _as_written(steps: Sequence[str | int], tree: Mapping[str, Any]) -> list[Any]:
    """Return the place of an error as the file has it: one disease may stand there without a list."""
    alone = steps[0] == "disease" and not isinstance(tree.get("disease"), list)
    return [steps[0], *(steps[2:] if alone else steps[1:])]


def _message(detail: ErrorDetails, steps: list[str | int]) -> str:
    """Return what is wrong and what is allowed."""
    kind, value = detail["type"], detail["input"]
    context = detail.get("ctx", {})
    cause = context.get("error")
    if isinstance(cause, InputError):
        return cause.message
    if kind == "extra_forbidden":
        keys = _keys(steps)
        return f"unknown key{nearest(steps[-1], keys)}; allowed: {', '.join(keys)}"
    if kind == "missing":
        return f"missing; {_required(str(steps[-1]))}"
    if kind == "literal_error":
        allowed = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
        return f"{written(value)} is not allowed{_hint(value, allowed.split(', '))}; allowed: {allowed}"
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return f"must be a mapping of {', '.join(_keys([*steps, '']))}, not {written(value)}{_like(steps, value)}"
    if kind == "list_type":
        what = "mapping" if steps == ["disease"] else "list"
        return f"must be a {what}, not {written(value)}{_like(steps, value, in_list=what == 'list')}"
    if kind == "string_type" and steps[-2:-1] == ["site"]:
        return f"must be the id of a site, not {written(value)}"
    if steps[-1:] == ["site"] and (kind.endswith("_type") or kind == "too_short"):
        shown = "an empty list" if kind == "too_short" else written(value)
        return f"must be the id of a site or a list of ids, not {shown}"
    if kind.endswith(("too_short", "too_long")):
        return _length(detail)
    return f"{_sentence(detail)}, not {written(value)}"


def _hint(value: object, allowed: Sequence[str]) -> str:
    """Return which of a few words somebody may have meant, by its beginning or its letters."""
    begun = [word for word in allowed if isinstance(value, str) and value and word.startswith(value.lower())]
    return did_you_mean(begun) if len(begun) == 1 else nearest(value, allowed)


def _like(steps: Sequence[str | int], value: object, in_list: bool = False) -> str:
    """Return an example of what stands in a field, or in the list that it should be; nothing if there is none."""
    name = ".".join(str(step) for step in steps if not isinstance(step, int))
    example = disease_example(value) if name == "disease" else EXAMPLES.get(name)
    if example is not None:
        return f"; write it like '{'- ' if in_list else ''}{example}'"
    return f"; write it like '[{value}]'" if in_list and isinstance(value, str) and len(value) < SHORT else ""


def _length(detail: ErrorDetails) -> str:
    """Return that a text or a list is too short or too long."""
    context, value = detail.get("ctx", {}), detail["input"]
    what = "characters" if isinstance(value, str) else "entries"
    bound = f"at most {context['max_length']}" if "max_length" in context else f"at least {context['min_length']}"
    return f"has {len(value)} {what}; allowed: {bound}"


def _sentence(detail: ErrorDetails) -> str:
    """Return Pydantic's own words without their first names."""
    text = detail["msg"][0].lower() + detail["msg"][1:]
    for theirs, ours in (
        ("input should be", "must be"),
        ("a valid ", "a "),
        (" after validation", ""),
        ("string", "text"),
        ("a integer", "a whole number"),
    ):
        text = text.replace(theirs, ours)
    return text


def _keys(steps: list[str | int]) -> tuple[str, ...]:
    """Return the keys allowed where an error happened."""
    model: type[BaseModel] = PatientEntry
    if len(steps) > 1:
        models: dict[str, type[BaseModel]] = {
            "anatomy": AnatomyEntry,
            "disease": DiseaseEntry,
            "treatments": TreatmentEntry,
        }
        model = models.get(str(steps[0]), LesionEntry)
        model = VariantEntry if "variants" in steps[:-1] else model
        model = OnsetEntry if "onset" in steps[:-1] else model
    return tuple(model.model_fields)


def _required(name: str) -> str:
    """Return how to write a key that cannot be left out."""
    return {
        "sherrington": "a patient file begins with 'sherrington: 1'",
        "name": "say which (`sherrington list diseases`, `sherrington list treatments`)",
        "site": "say where, like 'site: ulnar_n_elbow' (see `sherrington list sites`)",
        "age": "say how long ago it began, like 'age: 3 months'",
    }.get(name, "it is required")
