"""A case with a treatment behind it, like ``umn+baclofen``: the case and the setting ``treatment``."""

from collections.abc import Mapping
from typing import Any

from sherrington.circuit.treatment import split
from sherrington.foundation.errors import InputError

_FILES = (".yaml", ".yml", ".toml")  # a file may have a plus in its name


def split_one(case: str, field: str = "case") -> tuple[str, str]:
    """Return a case and the one treatment written behind it, empty if there is none.

    Raises
    ------
    InputError
        If there are several.

    Examples
    --------
    >>> split_one("umn+baclofen@30mg/day"), split_one("a+b.yaml"), split_one("umn")
    (('umn', 'baclofen@30mg/day'), ('a+b.yaml', ''), ('umn', ''))
    """
    if case.lower().endswith(_FILES):
        return case, ""
    base, added = split(case)
    if len(added) > 1:
        few = "only one treatment stands behind a case here; several stand in a patient file, under 'treatments'"
        raise InputError(few, field=field)
    return base, added[0] if added else ""


def apart(case: str, settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return case and settings of a row in which no treatment stands behind a case.

    A change that names a case names its treatment too: ``{"case": "umn"}`` is umn without any.
    """
    base, given = split_one(case)
    out = _with_treatment(settings, given)
    for name in ("against", "every"):
        if isinstance(out.get(name), dict):
            out[name] = _change_apart(out[name], bool(given))
        elif isinstance(out.get(name), list):
            out[name] = [_change_apart(one, bool(given)) if isinstance(one, dict) else one for one in out[name]]
    mixed = out.get("mix")
    for one in mixed if isinstance(mixed, list) else ():
        if isinstance(one, str) and split_one(one, "settings")[1]:
            raise InputError(f"mix holds cases alone, not {one!r}; say the treatment in 'treatment'", field="settings")
    return {"case": base, "settings": out}


def _change_apart(change: Mapping[str, Any], given: bool) -> dict[str, Any]:
    """Return a change with its treatment apart; an inherited one ends where another case is named."""
    out = dict(change)
    if isinstance(out.get("against"), dict):
        out["against"] = _change_apart(out["against"], given)
    if not isinstance(out.get("case"), str):
        return out
    out["case"], own = split_one(out["case"], "settings")
    if given and not own:
        out.setdefault("treatment", "")
    return _with_treatment(out, own)


def _with_treatment(settings: Mapping[str, Any], treatment: str) -> dict[str, Any]:
    """Return settings with a treatment that stood behind a case."""
    if treatment and settings.get("treatment"):
        raise InputError("a treatment stands behind the case already; leave out one", field="settings")
    return {**settings, "treatment": treatment} if treatment else dict(settings)
