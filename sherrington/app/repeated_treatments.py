"""Treatments that one patient gets twice: doses that act at the same time add up, what is done once is refused."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from sherrington.app.words import amount, beside, bounds, span
from sherrington.circuit.patient import Treatment
from sherrington.circuit.table import circuit_table, simulated_muscles
from sherrington.circuit.treatment import RATES, Remedy
from sherrington.foundation.anatomy import SIDES
from sherrington.foundation.errors import InputError

ADDING = (*RATES, "potency", "mass_ratio")  # dimensions of doses that add up; shares of what is cut do not
ROUNDING = 1e-9  # [1] of a sum of doses
ANY = "*"  # all sites that a treatment can take

Place = tuple[str, str]  # target, side


class Given(NamedTuple):
    """A treatment, and where it stands."""

    row: Treatment
    at: str  # field, for errors


def together(given: Sequence[Given], known: dict[str, Remedy]) -> tuple[Treatment, ...]:
    """Return treatments with one entry for what the same place gets at the same time.

    Parameters
    ----------
    given : sequence of Given
        In the order of the file.
    known : dict
        Every treatment of the package by name.

    Raises
    ------
    InputError
        If the sum is above the highest dose, if a dose that is given day after day begins twice, or if
        what is done once stands there twice.
    """
    groups: dict[tuple[str, float], list[Given]] = {}
    for i, one in enumerate(given):
        for other in given[:i]:
            if other.row.name == one.row.name:
                _check_pair(other, one, known[one.row.name])
        groups.setdefault((one.row.name, one.row.age), []).append(one)
    rows = tuple(row for (name, _), same in groups.items() for row in _added(same, known[name]))
    as_given = tuple(one.row for one in given)
    return as_given if set(rows) == set(as_given) and len(rows) == len(as_given) else rows


def _check_pair(first: Given, second: Given, known: Remedy) -> None:
    """Refuse a treatment of the same place for the second time unless their doses add up, or it is a later session."""
    where = _shared(first.row, second.row, known)
    if where is None:
        return
    if known.dimension not in ADDING:
        raise InputError(
            f"{known.name}{where} stands at {first.at} already and is done once; leave one out", field=second.at
        )
    if known.goes_on and first.row.age != second.row.age:
        raise InputError(
            f"{known.name}{where} is given for {span(first.row.age)} already ({first.at}); "
            "write the whole dose in one entry",
            field=second.at,
        )


def _shared(one: Treatment, other: Treatment, known: Remedy) -> str | None:
    """Return the first place that two treatments reach both, in words; None if there is none."""
    mine, theirs = list(_places(one, known)), set(_places(other, known))
    for target, side in mine:
        if (target, side) in theirs or (ANY, side) in theirs or (target == ANY and side in {s for _, s in theirs}):
            return _in_words((target, side))
    return None


def _in_words(place: Place) -> str:
    """Return a place as the end of a phrase; the whole body has none."""
    target, side = place
    return f" of {beside(side)} {target}".replace("  ", " ") if target not in ("", ANY) else ""


def _places(row: Treatment, known: Remedy) -> Iterator[Place]:
    """Yield every target and side that a treatment reaches."""
    every: dict[str, tuple[str, ...]] = {
        "muscles": simulated_muscles(),
        "joints": tuple(circuit_table()),
        "site": (ANY,),
    }
    for target in row.targets or every.get(known.target, ("",)):
        middle = known.target == "joints" and circuit_table()[target].midline
        for side in ("midline",) if middle else (row.side,) if row.side in SIDES else SIDES:
            yield target, side


def _added(rows: Sequence[Given], known: Remedy) -> list[Treatment]:
    """Return treatments of one name that began at one time, with the sum of doses at each place.

    Raises
    ------
    InputError
        If a sum is above the highest dose.
    """
    doses: dict[Place, float] = {}
    for one in rows:
        for place in _places(one.row, known):
            before = doses.get(place, 0.0)
            doses[place] = before + one.row.dose
            if before:
                _check_sum(doses[place], place, one.at, known)
    if len(doses) == sum(1 for one in rows for _ in _places(one.row, known)):
        return [one.row for one in rows]  # no place is reached twice
    first = rows[0].row
    if all(set(_places(one.row, known)) == doses.keys() for one in rows):
        return [replace(first, dose=sum(one.row.dose for one in rows))]
    return _regrouped(doses, first)


def _check_sum(total: float, place: Place, at: str, known: Remedy) -> None:
    """Refuse a sum of doses above the highest."""
    dose = known.dose
    if dose is not None and total > dose.high * (1.0 + ROUNDING):
        raise InputError(
            f"all {known.name}{_in_words(place)} comes to {amount(total, dose.unit)} with this; "
            f"allowed: {bounds(dose)}",
            field=at,
        )


def _regrouped(doses: Mapping[Place, float], first: Treatment) -> list[Treatment]:
    """Return a treatment per dose and side, with the targets that get it."""
    targets: dict[tuple[float, str], list[str]] = {}
    for target in dict.fromkeys(target for target, _ in doses):
        here = {side: dose for (name, side), dose in doses.items() if name == target}
        alike = len(set(here.values())) == 1 and len(here) == len(SIDES)
        for side, dose in here.items():
            where = "" if alike or side == "midline" else side
            targets.setdefault((dose, where), []).append(target)
    return [
        replace(first, dose=dose, side=side, targets=tuple(dict.fromkeys(names)))
        for (dose, side), names in targets.items()
    ]
