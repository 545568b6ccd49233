"""What the pictures show of an examination: one value per muscle, one grade per reflex."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from sherrington.foundation import anatomy
from sherrington.foundation.errors import InputError, nearest

if TYPE_CHECKING:
    from sherrington.sign.finding import Finding

Row = Mapping[str, Any]
Findings = Iterable["Finding | Row"]
WHAT = {"power": ("power", "mrc"), "bulk": ("inspection", "bulk"), "reflexes": ("tendon_reflex", "grade")}
SIDES = ("right", "left")  # as a body in front of the reader has them, from the left


class BodyValue(NamedTuple):
    """One value on the body."""

    value: float | str
    unit: str
    flag: str


def rows(findings: Findings) -> list[Row]:
    """Return findings as rows of ``sherrington.findings/1``, whether they came as objects or rows."""
    return [row if isinstance(row, Mapping) else row.to_dict() for row in findings]


def check(what: str) -> None:
    """Raise InputError if there is no such map."""
    if what not in WHAT:
        raise InputError(f"no body map of {what!r}{nearest(what, WHAT)}; allowed: {', '.join(WHAT)}")


def body_values(findings: Findings, what: str) -> dict[tuple[str, str], BodyValue]:
    """Return the value of every muscle or reflex that was examined.

    Parameters
    ----------
    findings : iterable of Finding or mapping
        Rows of an examination.
    what : str
        ``power`` (MRC), ``bulk`` (fraction of the own healthy volume) or ``reflexes`` (grade; the
        plantar response among them, as its word).

    Returns
    -------
    values : dict
        By structure and side. What is on the midline stands there, and on both sides.
    """
    check(what)
    wanted = [WHAT[what]] + ([("plantar", "response")] if what == "reflexes" else [])
    found: dict[tuple[str, str], BodyValue] = {}
    for row in rows(findings):
        if (row["test"], row["measure"]) not in wanted or row.get("value") is None:
            continue
        name, _, side = str(row["structure"]).partition(":")
        seen = BodyValue(row["value"], str(row["unit"]), str(row["flag"]))
        found[name, side or str(row["side"])] = seen
    return found


def twitching(findings: Findings) -> frozenset[tuple[str, str]]:
    """Return the muscles, with their side, that fasciculate more than in health."""
    return frozenset(
        (str(row["structure"]), str(row["side"]))
        for row in rows(findings)
        if row["measure"] == "fasciculation" and row["flag"] != "normal"
    )


def at(values: Mapping[tuple[str, str], BodyValue], name: str, side: str) -> BodyValue | None:
    """Return the value to show at one place: of its side, else of the midline, else the worse of both sides."""
    if side != "midline":
        return values.get((name, side), values.get((name, "midline")))
    both = [values[name, key] for key in ("midline", *SIDES) if (name, key) in values]
    return min(both, key=lambda seen: (seen.flag == "normal", str(seen.value))) if both else None


def muscle_name(name: str) -> str:
    """Return the name of a muscle as people write it."""
    table = anatomy.muscles()
    return table[name].name if name in table else name.replace("_", " ").capitalize()
