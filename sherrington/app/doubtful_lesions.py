"""Lesions that are allowed but mostly a slip: one that a file seems to hold twice, one that takes nothing."""

from collections.abc import Sequence
from itertools import combinations

from sherrington.app.words import beside, listed, span
from sherrington.circuit.patient import Lesion, Patient

SHOWN = 3  # sites named in a warning


def doubtful_lesions(patient: Patient) -> list[str]:
    """Return a warning for each lesion that is mostly a slip."""
    return [*idle_lesions(patient), *repeated_lesions(patient)]


def idle_lesions(patient: Patient) -> list[str]:
    """Return a warning for each lesion that takes nothing.

    Examples
    --------
    >>> idle_lesions(Patient(lesions=(Lesion(("root_L5",), "left", loss=0.0, age=91.3),)))
    ['lesions[0] takes nothing at left root_L5: its loss, block and slow are 0 %']
    """
    return [
        f"lesions[{i}] takes nothing at {_where(one.side, one.sites)}: its loss, block and slow are 0 %"
        for i, one in enumerate(patient.lesions)
        if not (one.loss or one.block or one.slow)
    ]


def repeated_lesions(patient: Patient) -> list[str]:
    """Return a warning for each pair of lesions that hit the same fibres of the same site at the same time.

    Examples
    --------
    >>> cut = Lesion(("root_L5",), "left", loss=0.8, age=91.3)
    >>> repeated_lesions(Patient(lesions=(cut, cut)))
    ['lesions[0] and lesions[1] both hit left root_L5, 3 months ago: written twice?']
    """
    lines = []
    for (i, one), (j, other) in combinations(enumerate(patient.lesions), 2):
        sites = shared_sites(one, other)
        if sites:
            where = _where(one.side if other.side == "both" else other.side, sites)
            lines.append(f"lesions[{i}] and lesions[{j}] both hit {where}, {span(one.age)} ago: written twice?")
    return lines


def shared_sites(one: Lesion, other: Lesion) -> list[str]:
    """Return the sites that two lesions hit in the same way, on the same side and at the same age."""
    sides = one.side == other.side or "both" in (one.side, other.side)
    fibres = not one.of or not other.of or bool(set(one.of) & set(other.of))
    ways = any(getattr(one, way) and getattr(other, way) for way in ("loss", "block", "slow"))
    if not (sides and fibres and ways and one.age == other.age):
        return []
    return [site for site in one.sites if site in other.sites]


def _where(side: str, sites: Sequence[str]) -> str:
    """Return a side and the first few of some sites in words."""
    return f"{beside(side)} {listed(sites, SHOWN)}".strip()
