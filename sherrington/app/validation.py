"""From Pydantic's errors to one line: the field's path, what is allowed, the nearest match."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from sherrington.app.schema import LesionEntry, PatientEntry
from sherrington.foundation.errors import InputError, nearest

NOT_YET = {
    "disease": "a disease that writes lesions over time is not supported yet; write the lesions",
    "treatments": "treatments are not supported yet; leave them out",
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


def refuse_unsupported(tree: Mapping[str, Any]) -> None:
    """Raise if the file uses a key whose time has not come."""
    for key, reason in NOT_YET.items():
        if key in tree:
            raise InputError(reason, field=key)


def translate(error: ValidationError) -> InputError:
    """Return the most telling of Pydantic's errors in our words.

    An unknown key comes first, because it is mostly a misspelt one that is then also missing.
    """
    details = sorted(error.errors(), key=lambda e: e["type"] != "extra_forbidden")
    first = details[0]
    steps = _steps(first)
    field = place(str(steps[0]), *steps[1:]) if steps else None
    more = f" (and {_n_places(error) - 1} more)" if _n_places(error) > 1 else ""
    return InputError(_message(first, steps) + more, field=field)


def _n_places(error: ValidationError) -> int:
    """Return how many fields are wrong; the arms of a union count once."""
    return len({tuple(_steps(detail)) for detail in error.errors()})


def _steps(detail: ErrorDetails) -> list[str | int]:
    """Return the place of an error without the names Pydantic gives to the arms of a union."""
    steps: list[str | int] = []
    for step in detail["loc"]:
        if isinstance(step, str) and steps and steps[-1] == "site":
            continue
        steps.append(step)
    return steps


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
        return f"{_shown(value)} is not allowed{nearest(value, allowed.split(', '))}; allowed: {allowed}"
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return f"must be a mapping of {', '.join(_keys([*steps, '']))}, not {_shown(value)}"
    if steps and steps[-1] == "site" and kind.endswith("_type"):
        return f"must be the id of a site or a list of ids, not {_shown(value)}"
    return f"{_sentence(detail)}, not {_shown(value)}"


def _sentence(detail: ErrorDetails) -> str:
    """Return Pydantic's own words without their first names."""
    text = detail["msg"].replace("Input should be", "must be").replace("a valid ", "a ")
    text = text.replace(" after validation", "").replace("string", "text")
    return text[0].lower() + text[1:]


def _keys(steps: list[str | int]) -> tuple[str, ...]:
    """Return the keys allowed where an error happened."""
    model = LesionEntry if len(steps) > 1 else PatientEntry
    return tuple(model.model_fields)


def _required(name: str) -> str:
    """Return how to write a key that cannot be left out."""
    return {
        "sherrington": "a patient file begins with 'sherrington: 1'",
        "site": "say where, like 'site: ulnar_n_elbow' (see `sherrington list sites`)",
        "age": "say how long ago it began, like 'age: 3 months'",
    }.get(name, "it is required")


def _shown(value: object) -> str:
    """Return a short form of what was written."""
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
