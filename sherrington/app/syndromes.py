"""Syndromes of the tables as cases: whether the simulation weakens what the name says, in the way it says.

The tables are labels for this test only; the simulation is given sites, side and time.
"""

from collections.abc import Callable, Sequence
from typing import Any

from sherrington.app import words
from sherrington.app.pipeline import prepare
from sherrington.circuit.health import touched
from sherrington.foundation import anatomy
from sherrington.foundation.anatomy import Syndrome
from sherrington.infer.agreement import Agreement, judge

TESTS = ("inspection", "power", "tendon_reflex", "plantar", "individuation")


def examine_syndrome(syndrome: Syndrome, seed: int = 0, threads: int | None = None) -> Agreement:
    """Return how the simulated signs of one syndrome agree with its row.

    Parameters
    ----------
    syndrome : Syndrome
        A row of the tables.
    seed, threads
        Of the examination.
    """
    from sherrington.exam.protocol import whole
    from sherrington.foundation.errors import InputError
    from sherrington.lesion.syndrome_case import case_of
    from sherrington.sign.examination import examine

    if not syndrome.sites:
        return Agreement(syndrome, (), frozenset(), (), "no site: nothing is injured")
    try:
        patient = prepare(case_of(syndrome))
    except InputError as error:
        return Agreement(syndrome, (), frozenset(), (), str(error.message))
    where = touched(patient)
    steps = [s for s in whole() if s.test in TESTS and (s.command.circuit, s.command.side) in where]
    found = examine(patient, seed=seed, threads=threads, steps=steps).findings if steps else ()
    return judge(syndrome, found)


def examine_all(
    names: Sequence[str] = (),
    seed: int = 0,
    threads: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> list[Agreement]:
    """Return the agreement of every syndrome, or of those named."""
    chosen = [s for s in anatomy.syndromes().values() if not names or s.id in names]
    out = []
    for i, syndrome in enumerate(chosen, start=1):
        out.append(examine_syndrome(syndrome, seed, threads))
        if progress is not None:
            progress(i, len(chosen))
    return out


def document(found: Sequence[Agreement]) -> dict[str, Any]:
    """Return agreements as ``sherrington.syndromes/1``."""
    rows = [
        {
            "id": a.syndrome.id,
            "class": a.syndrome.lesion_class,
            "weak": list(a.weak),
            "signs": sorted(a.signs),
            "agrees": a.agrees,
            "contradictions": list(a.contradictions),
            "reason": a.reason or None,
        }
        for a in found
    ]
    able = [a for a in found if a.agrees is not None]
    summary = {
        "simulated": len(able),
        "agree": sum(bool(a.agrees) for a in able),
        "not_simulated": len(found) - len(able),
    }
    return {"schema": "sherrington.syndromes/1", "rows": rows, "summary": summary}


def print_agreement(found: Sequence[Agreement]) -> None:
    """Print one line per syndrome: class, signs, weakest muscles, contradictions; and how many agree."""
    from sherrington.app.notice import NOTICE
    from sherrington.app.tables import console, new_table

    table = new_table("syndromes of the tables against simulated patients")
    for head in ("syndrome", "class", "signs", "weakest muscles", "contradictions"):
        table.add_column(head, overflow="fold")
    for a in found:
        said = (a.reason and f"not simulated: {a.reason}") or "; ".join(a.contradictions)
        weakest = words.listed(a.weak).replace("_", " ")
        table.add_row(a.syndrome.id, a.syndrome.lesion_class, " ".join(sorted(a.signs)), weakest, said)
    out = console()
    out.print(table)
    summary = document(found)["summary"]
    share = summary["agree"] / max(1, summary["simulated"])
    out.print(
        f"{summary['agree']} of {summary['simulated']} simulated syndromes without a contradiction ({share:.0%}), "
        f"{summary['not_simulated']} not simulated",
        markup=False,
    )
    out.print(NOTICE, markup=False, style="dim")
