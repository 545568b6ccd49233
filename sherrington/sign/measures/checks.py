"""What a target row may say: the settings that any measure takes, their sizes, and sides."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sherrington.circuit.patient import OLDEST, SHORTEST, TALLEST, YOUNGEST
from sherrington.circuit.table import circuit_table
from sherrington.exam.laboratory import circuit_of, place_of, places
from sherrington.exam.limb import SIDES
from sherrington.exam.tendon_reflex import REFLEXES
from sherrington.foundation.candidates import meant
from sherrington.foundation.errors import InputError, nearest
from sherrington.sign.measures.registry import Measure

LARGEST_COHORT = 1000
FEWEST_CONTROLS = 3  # persons whose spread says what is usual
STATISTICS = (
    "median",
    "mean",
    "min",
    "max",
    "share_above",
    "share_below",
    "share_above_controls",
    "share_below_controls",
)
# Settings that any measure takes: who is asked, against whom, and how persons are summed up.
COMMON: Mapping[str, type | tuple[type, ...]] = {
    "n": int,
    "repeats": int,
    "age": (int, float, list),
    "sex": str,
    "height": (int, float, list),
    "day": (int, float),
    "loss": (int, float, list),
    "treatment": str,
    "treated": (int, float),
    "mix": list,
    "against": (str, dict),
    "compare": str,
    "every": list,
    "statistic": str,
    "limit": (int, float),
}
CHOICES: Mapping[str, tuple[str, ...]] = {
    "statistic": STATISTICS,
    "sex": ("female", "male"),
    "against": ("healthy", "other_side"),
    "compare": ("ratio", "loss", "difference"),
}
EXPECTED = {
    **dict.fromkeys(("n", "repeats"), f"a whole number from 1 to {LARGEST_COHORT}"),
    **dict.fromkeys(("age", "height", "loss"), "a number or [low, high]"),
    **dict.fromkeys(("day", "treated", "limit"), "a number"),
    "treatment": "text, as it stands behind a case",
    "mix": "a list of cases",
    **{name: f"one of {', '.join(words)}" for name, words in CHOICES.items()},
    "against": "healthy, other_side or an object of changes",
    "every": "a list of objects",
}
# Settings that are names, and of what; others name a muscle or pool.
NAMED: Mapping[str, Callable[[], Iterable[str]]] = {"circuit": circuit_table, "reflex": lambda: REFLEXES}
# What `against` may change besides the experiment.
PERSON = ("age", "sex", "height", "day", "loss", "treatment", "treated", "healthy")
LIMITS = {
    **{"age": (YOUNGEST, OLDEST), "height": (SHORTEST, TALLEST), "loss": (0.0, 1.0)},
    **dict.fromkeys(("day", "treated"), (0.0, 36525.0)),
}


UNITS = {"age": " years", "height": " m", **dict.fromkeys(("day", "treated"), " days")}


def written(value: Any) -> str:
    """Return a value as it stands in a table, short enough for a message."""
    text = f"'{value}'" if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:57]}..."


def sides_of(known: Measure, structure: str, circuit: str | None) -> tuple[str, ...]:
    """Return the sides on which a structure lies."""
    if known.kind == "reflex":
        circuit = REFLEXES[structure].circuit
    else:
        circuit = place_of(structure, circuit).circuit if known.kind == "muscle" else circuit_of(structure)
    if not circuit_table()[circuit].midline:
        return SIDES
    # the jaw has one joint and one reflex, but each of its muscles twice
    return (*SIDES, "midline") if known.kind == "muscle" else ("midline",)


def check_own(key: str, value: Any, usual: Any) -> None:
    """Refuse a setting of a measure that is of the wrong type, or names a muscle or circuit that there is not."""
    kinds = (int, float) if isinstance(usual, int | float) else type(usual)
    items = value if isinstance(value, list) and isinstance(usual, list) else []
    fits = isinstance(value, kinds) and not isinstance(value, bool)
    if not fits or any(isinstance(item, bool) or not isinstance(item, int | float) for item in items):
        raise InputError(f"{key} must be like {written(usual)}, not {written(value)}", field="settings")
    if isinstance(usual, str) and value:
        names = NAMED.get(key, places)()
        if value not in names:
            raise InputError(f"{key}: there is no {written(value)}{meant(value, names)}", field="settings")


def check_common(key: str, value: Any) -> None:
    """Refuse a common setting of the wrong type or size."""
    fits: bool = isinstance(value, COMMON[key]) and not isinstance(value, bool)
    allowed: Sequence[str] = CHOICES.get(key, ())
    if fits and allowed and isinstance(value, str) and value not in allowed:
        words = f"{', '.join(allowed)}{', or an object of changes' if key == 'against' else ''}"
        raise InputError(
            f"{key} cannot be {written(value)}{nearest(value, allowed)}; allowed: {words}", field="settings"
        )
    if not fits or (key in ("n", "repeats") and not 1 <= value <= LARGEST_COHORT):
        raise InputError(f"{key} must be {EXPECTED[key]}, not {written(value)}", field="settings")
    if key == "mix" and (not value or not all(isinstance(case, str) and case for case in value)):
        raise InputError(f"mix must be {EXPECTED[key]}, not {written(value)}", field="settings")
    if key in LIMITS:
        _check_span(key, value)


def _check_span(key: str, value: Any) -> None:
    """Refuse an age, height, day or loss that nobody has; a list is the range of a cohort."""
    low, high = LIMITS[key]
    numbers = value if isinstance(value, list) else [value]
    for number in numbers:
        if isinstance(number, bool) or not isinstance(number, int | float) or not low <= number <= high:
            raise InputError(
                f"{key} must lie in {low:g} to {high:g}{UNITS.get(key, '')}, not {written(number)}", field="settings"
            )
    if isinstance(value, list) and (len(value) != 2 or value[0] > value[1]):
        raise InputError(f"{key} must be {EXPECTED[key]}, not {written(value)}", field="settings")


def check_statistic(settings: Mapping[str, Any]) -> None:
    """Refuse a statistic that the rest of the settings gives no sense."""
    name = str(settings.get("statistic", ""))
    if "limit" in settings and name not in ("share_above", "share_below"):
        raise InputError("limit is that of a share; say share_above or share_below in 'statistic'", field="settings")
    if not name.endswith("_controls"):
        return
    if int(settings.get("n", 1)) < FEWEST_CONTROLS:
        raise InputError(f"{name} needs n of at least {FEWEST_CONTROLS} persons", field="settings")
    if "against" in settings:
        raise InputError(f"{name} compares with the same persons in health; leave out 'against'", field="settings")


def check_places(name: str, change: Mapping[str, Any]) -> None:
    """Refuse changes that hold further changes, or a place that is no text."""
    for key, value in change.items():
        if key in ("against", "every") and not (name, key) == ("every", "against"):
            raise InputError(f"{name} cannot hold {key}", field="settings")
        if key in ("structure", "side", "case") and not isinstance(value, str):
            raise InputError(f"{key} must be text, not {written(value)}", field="settings")
