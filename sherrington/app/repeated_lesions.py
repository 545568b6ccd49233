"""Lesions that a file seems to hold twice: allowed, as losses add up, but mostly a slip of copying."""

from itertools import combinations

from sherrington.app.words import beside, span
from sherrington.circuit.patient import Lesion, Patient

SHOWN = 3  # sites named in a warning


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
            more = f" and {len(sites) - SHOWN} more" if len(sites) > SHOWN else ""
            side = beside(one.side if other.side == "both" else other.side)
            where = f"{side} {', '.join(sites[:SHOWN])}{more}".strip()
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
