"""An explanation as tables: what passes a site, then what a complete lesion of it would take."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sherrington.app import explain
from sherrington.app.notice import NOTICE
from sherrington.app.tables import console, new_table
from sherrington.foundation.anatomy import SIDES
from sherrington.foundation.variants import variants

if TYPE_CHECKING:
    from rich.console import Console

    from sherrington.app.explain import Explanation
    from sherrington.lesion.complete import ArcTaken, MuscleTaken

NAMED = 12  # places listed by name; more are counted
SIDE_WORDS = {"both": "both sides", "midline": "on the midline"}


def print_explanation(found: "Explanation", shown: int | None) -> None:
    """Print an explanation; of the muscles the first ``shown``, or all."""
    from sherrington.lesion.complete import arcs_taken, muscles_taken

    out = console()
    for line in head(found):
        out.print(line, markup=False)
    out.print()
    out.print("What passes there", style="bold")
    _table(out, "places", _places(found))
    _table(out, "tracts", _tracts(found))
    _table(out, "roots", _roots(found))
    _table(out, "skin and other senses", _senses(found))
    out.print("What a complete lesion would take", style="bold")
    rows = _muscles(muscles_taken(found.nodes, found.side, found.passage, found.person))
    _table(out, "muscles", rows[:shown])
    if shown is not None and len(rows) > shown:
        out.print(f"and {len(rows) - shown} more (--all shows them)")
    arcs = _reflexes(arcs_taken(found.nodes, found.side, found.passage))
    _table(out, "reflex arcs", arcs)
    if not rows and not arcs:
        out.print("no muscle and no reflex arc")
    for line in [*explain.notes(found), NOTICE]:
        out.print(line, markup=False, style="dim")


def head(found: "Explanation") -> list[str]:
    """Return what was asked, and what the tables call it."""
    where = SIDE_WORDS.get(found.side, found.side)
    lines = [f"{found.site}, {where}: {len(found.nodes)} place{'s' * (len(found.nodes) != 1)}"]
    known = explain.syndrome(found.site)
    if known:
        lines.append(f"  {known['name']}; class {known['lesion_class']}; side of the signs: {known['side_rule']}")
        for key, said in (("emphasised", "weakest"), ("spared", "relatively spared")):
            if known[key]:
                lines.append(f"  {said} in patients who have it: {', '.join(known[key])}")
        if explain.spared_but_taken(found):
            lines[-1] += " (their lesions are seldom complete; a complete one takes it too, see below)"
    if found.person.seed is not None:
        lines.append(f"  root weights of the person drawn from seed {found.person.seed}")
    for one in found.person.variants:
        lines.append(
            f"  the person has {one.name} ({SIDE_WORDS.get(one.side, one.side)}): {variants()[one.name].about}"
        )
    return lines


def _places(found: "Explanation") -> list[dict[str, Any]]:
    """Return the places as rows, or a few rows that count them."""
    rows = explain.places(found)
    if len(rows) > NAMED:
        groups = [list(group) for _, group in groupby(sorted(rows, key=_kind), key=_kind)]
        return [
            {
                "kind": _kind(group[0]),
                "places": len(group),
                "first": group[0]["site"],
                "simulated": sum(row["simulated"] for row in group),
            }
            for group in groups
        ]
    return [
        {
            "site": row["site"],
            "name": row["name"],
            "side": row["side"],
            "fibres": " ".join(row["fibres"]) or row["kind"],
            "artery": row["artery"],
            "simulated": _yes(row["simulated"]),
        }
        for row in rows
    ]


def _kind(row: dict[str, Any]) -> str:
    """Return the kind of a place."""
    return str(row["kind"])


def _yes(value: bool) -> str:
    """Return yes or no."""
    return "yes" if value else "no"


def _tracts(found: "Explanation") -> list[dict[str, Any]]:
    """Return the tracts as rows."""
    return [
        {
            "tract": row.name,
            "for": row.part.replace("_", " ") or "all",
            "here on the": row.side,
            "ends on the other side": percent(row.crossed),
            "motor pools": pools(row.pools),
            "effect": row.effect,
        }
        for row in found.passage.tracts
    ]


def _roots(found: "Explanation") -> list[dict[str, Any]]:
    """Return roots and nuclei as rows."""
    return [
        {"root": row.root, "motor units": f"{row.units:.0f}", "share": percent(row.share)}
        for row in found.passage.roots
    ]


def _senses(found: "Explanation") -> list[dict[str, Any]]:
    """Return what is felt through the places as rows."""
    return [
        {"site": row.node, "side": row.side, "territory": row.territory, "skin nerves beyond": " ".join(row.nerves)}
        for row in found.passage.skin
    ]


def _muscles(rows: Sequence["MuscleTaken"]) -> list[dict[str, Any]]:
    """Return one row per muscle: neuron and lost share of each side, the worst first."""
    sides = {(row.muscle, row.side): row for row in rows}
    lines = []
    for name in dict.fromkeys(muscle for muscle, _ in sides):
        pair = [sides.get((name, side)) for side in SIDES]
        known = next(row for row in pair if row)
        roots = " ".join(f"{root} {percent(share)}" for root, share in known.roots.items())
        line: dict[str, Any] = {"muscle": known.name, "roots": roots}
        for side, one in zip(SIDES, pair, strict=True):
            line[f"lost {side}"] = percent(one.lost) if one else ""
            line[f"neuron {side}"] = one.neuron if one else ""
        lines.append(line)
    return lines


def _reflexes(rows: Sequence["ArcTaken"]) -> list[dict[str, Any]]:
    """Return the reflex arcs as rows, those cut before those that only lose drive."""
    return [
        {
            "reflex": row.reflex,
            "side": row.side,
            "limb": row.limb,
            "arc cut": percent(row.whole) if row.whole else "whole",
            "drive above lost": percent(row.drive) if row.drive else "",
        }
        for row in rows
    ]


def _table(out: "Console", title: str, rows: Sequence[dict[str, Any]]) -> None:
    """Print rows as a table, or nothing if there are none."""
    if not rows:
        return
    table = new_table(title)
    for name in rows[0]:
        right = name.startswith(("lost", "share", "ends", "motor units", "arc", "drive"))
        table.add_column(name, overflow="fold", justify="right" if right else "left")
    for row in rows:
        table.add_row(*(str(value) for value in row.values()))
    out.print(table, markup=False)


def percent(share: float) -> str:
    """Return a share in words.

    Examples
    --------
    >>> percent(0.35), percent(0.004), percent(1.0)
    ('35 %', '0.4 %', '100 %')
    """
    value = 100.0 * share
    return f"{value:.0f} %" if value >= 1.0 or value == 0.0 else f"{value:.1g} %"


def pools(names: Sequence[str]) -> str:
    """Return motor pools in short: runs of segments, then nuclei.

    Examples
    --------
    >>> pools(["ah_C5", "ah_C6", "ah_C7", "nuc_XII"])
    'C5-C7, nuc_XII'
    """
    from sherrington.foundation import anatomy

    levels = sorted({anatomy.SEGMENTS.index(anatomy.segment(name)) for name in names if anatomy.segment(name)})
    runs = []
    for _, group in groupby(enumerate(levels), key=lambda pair: pair[1] - pair[0]):
        run = [anatomy.SEGMENTS[level] for _, level in group]
        runs.append(run[0] if len(run) == 1 else f"{run[0]}-{run[-1]}")
    return ", ".join([*runs, *(name for name in names if not anatomy.segment(name))])
