"""Numbers and lesions as people read them."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from sherrington.circuit.patient import Disease, Lesion, Person
from sherrington.circuit.treatment import Dose
from sherrington.foundation.units import MONTH, YEAR

MARKS = {"high": "▲", "low": "▼", "absent": "○", "present": "●", "normal": ""}
PLAIN_MARKS = {"high": "^", "low": "v", "absent": "o", "present": "*", "normal": ""}
STYLES = {"high": "bold red", "low": "bold cyan", "absent": "bold cyan", "present": "bold red", "normal": ""}
PREFIXES = {"s": (1e3, "ms"), "V": (1e3, "mV")}  # small numbers read better so
SHORT_UNITS = {"1": "", "Modified Ashworth": "0-4", "MRC 0-5": "0-5", "DTR 0-4": "0-4", "flexor/none/extensor": ""}
SHORT_WORDS = {
    "resistance": "resist.",
    "fraction": "fract.",
    "amplitude": "ampl.",
    "fasciculation": "fascic.",
    "relaxation": "relax.",
    "response": "toe",
}
SHOWN = 4  # names listed in a phrase
DICHOTOMOUS = {("hoffmann", "grade")}  # negative or positive, though graded: a lively jerk of the fingers is healthy
GRADES = {
    "Modified Ashworth": {1.5: "1+"},
    "MRC 0-5": {3.67: "4-", 4.33: "4+"},
}


def number(value: Any, unit: str) -> str:
    """Return a value as it stands in a table.

    Examples
    --------
    >>> number(0.0213, "s"), number(3.67, "MRC 0-5"), number(None, "Hz")
    ('21.3', '4-', '-')
    """
    if value is None:
        return "-"
    if isinstance(value, str):
        return value
    value = float(value)
    for grade, text in GRADES.get(unit, {}).items():
        if abs(value - grade) < 0.005:
            return text
    value *= PREFIXES.get(unit, (1.0, unit))[0]
    if value == int(value) and abs(value) < 1000:
        return str(int(value))
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def graded(structure: str, measure: str, value: Any, unit: str, flagged: bool) -> str:
    """Return a value as a table shows it; a sign that a clinician calls positive or negative is called so.

    Examples
    --------
    >>> graded("hoffmann", "grade", 2, "DTR 0-4", False), graded("hoffmann", "grade", 3, "DTR 0-4", True)
    ('neg.', 'pos. 3')
    >>> graded("ankle", "grade", 2, "DTR 0-4", False)
    '2'
    """
    text = number(value, unit)
    if (structure, measure) not in DICHOTOMOUS or value is None:
        return text
    return f"pos. {text}" if flagged else "neg."


def written(value: object) -> str:
    """Return what somebody wrote into a file, or handed over, as it is called in a message.

    Examples
    --------
    >>> written("femal"), written(3), written(True), written(None), written([1, 2])
    ("'femal'", '3', 'true', 'nothing', 'a list')
    """
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str | int | float):
        text = repr(value) if isinstance(value, str) else str(value)
        return text if len(text) <= 60 else f"{text[:57]}..."
    if isinstance(value, date):
        return f"the date {value}"
    names = {list: "a list", tuple: "a list", dict: "a mapping", set: "a set", bytes: "binary data", time: "a time"}
    return next((name for kind, name in names.items() if isinstance(value, kind)), "something else")


def bounds(dose: Dose) -> str:
    """Return the range of a dose in words.

    Examples
    --------
    >>> bounds(Dose(0.6, 0.0, 1.0, "1")), bounds(Dose(60.0, 5.0, 150.0, "mg/d"))
    ('0 % to 100 %', '5 mg/day to 150 mg/day')
    """
    return f"{amount(dose.low, dose.unit)} to {amount(dose.high, dose.unit)}"


def amount(value: float, unit: str) -> str:
    """Return a dose as people write it.

    Examples
    --------
    >>> amount(0.6, "1"), amount(3.0, "1/week")
    ('60 %', '3 sessions/week')
    """
    if unit == "1":
        return f"{100 * value:g} %"
    return f"{value:g} {'sessions/week' if unit == '1/week' else unit.replace('/d', '/day')}"


def listed(names: Sequence[str], shown: int = SHOWN) -> str:
    """Return the first few of some names, and how many there are besides.

    Examples
    --------
    >>> listed(("ah_C5", "ah_C6")), listed(("ah_C5", "ah_C6", "ah_C7"), shown=2)
    ('ah_C5, ah_C6', 'ah_C5, ah_C6 and 1 more')
    """
    more = f" and {len(names) - shown} more" if len(names) > shown else ""
    return f"{', '.join(names[:shown])}{more}"


def unit_name(unit: str) -> str:
    """Return the unit of a column, short enough for its head."""
    shown = PREFIXES.get(unit, (1.0, unit))[1]
    return SHORT_UNITS.get(shown, shown)


def column_name(measure: str) -> str:
    r"""Return the head of a column: one word per line.

    Examples
    --------
    >>> column_name("resistance_fast")
    'resist.\nfast'
    """
    return "\n".join(SHORT_WORDS.get(word, word) for word in measure.split("_"))


def span(days: float) -> str:
    """Return a time span in words.

    Examples
    --------
    >>> span(3), span(91.3), span(730.5)
    ('3 days', '3 months', '2 years')
    """
    for size, name in ((YEAR, "year"), (MONTH, "month")):
        if days >= 1.95 * size:
            return f"{float(f'{days / size:.2g}'):g} {name}s"
    return f"{days:.3g} day{'' if days == 1 else 's'}"


def person(who: Person) -> str:
    """Return a person in words.

    Examples
    --------
    >>> from sherrington.circuit.patient import Anatomy
    >>> person(Person(anatomy=Anatomy(variants=(("martin-gruber", "right"),), roots=4)))
    'female, 45 years, 170 cm; right martin-gruber, root weights 4'
    """
    own = who.anatomy
    said = [name if side == "both" else f"{side} {name}" for name, side in own.variants]
    said += [f"root weights {own.roots}"] if own.roots is not None else []
    said += [f"{name} {word}" for name, word in own.conventions]
    return f"{who.sex}, {who.age:.3g} years, {100 * who.height:.0f} cm{'; ' if said else ''}{', '.join(said)}"


def beside(side: str) -> str:
    """Return the side of a lesion in words; what lies on the midline has none."""
    return {"both": "both sides", "midline": ""}.get(side, side)


def lesion(entry: Lesion) -> str:
    """Return a lesion in words.

    Examples
    --------
    >>> lesion(Lesion(("ulnar_n_elbow",), "right", block=0.6, age=10))
    'right ulnar_n_elbow: block 60 %, 10 days ago'
    >>> lesion(Lesion(("ah_C8",), "left", loss=0.5, age=100, order=0.3))
    'left ah_C8: loss 50 %, large units first (order 30 %), 3.3 months ago'
    """
    losses = [
        f"{name} {100 * value:.3g} %"
        for name, value in (("loss", entry.loss), ("block", entry.block), ("slow", entry.slow))
        if value > 0
    ]
    side = beside(entry.side)
    of = f" of {', '.join(entry.of)} fibres" if entry.of else ""
    of += f", growing {entry.grows}" if entry.grows else ""
    if entry.order:
        of += f", {'large' if entry.order > 0 else 'small'} units first (order {100 * entry.order:.3g} %)"
    over = f" (over {span(entry.over)})" if entry.over else ""
    return f"{side} {listed(entry.sites)}: {', '.join(losses) or 'nothing'}{of}, {span(entry.age)} ago{over}".strip()


def disease(entry: Disease) -> str:
    """Return a disease in words.

    Examples
    --------
    >>> disease(Disease("x", 10.0, "arm", "left", {"stage": 2.0}))
    'x (left arm, stage 2), 10 days ago'
    """
    where = " ".join(word for word in (entry.side, entry.region) if word)
    settings = [
        f"{name} {value}" if isinstance(value, str) else f"{name} {value:g}" for name, value in entry.settings.items()
    ]
    said = ", ".join(word for word in (where, *settings) if word)
    return f"{entry.name}{f' ({said})' if said else ''}, {span(entry.age)} ago"
