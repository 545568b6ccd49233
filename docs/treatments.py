"""Fill the tables of docs/how_to/treatments.md with what treated patients show now.

Run ``python docs/treatments.py``.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from sherrington.adapt import adapt
from sherrington.app.pipeline import prepare
from sherrington.app.treatment_file import remedies
from sherrington.app.words import amount, bounds, span
from sherrington.circuit.command import Step
from sherrington.circuit.patient import Lesion, Patient, Treatment
from sherrington.exam import strength, stretch, tap
from sherrington.lesion import injure
from sherrington.sign.examination import examine

PAGE = Path(__file__).parent / "how_to" / "treatments.md"
MARK = re.compile(r"(<!-- (\w+) -->\n).*?(<!-- end -->)", re.S)
CALVES = "soleus.right,gastrocnemius_medial.right,gastrocnemius_lateral.right"
ANKLE = (*tap("ankle", "right"), *stretch("ankle", "right", "flexion"), *strength("ankle", "extension", "right"))
ELBOW = (*tap("biceps", "right"), *strength("elbow", "flexion", "right"))
KNEE = (*tap("patellar", "right"), *strength("knee", "extension", "right"))
DROP = strength("ankle", "flexion", "right")
FIBULAR = "common_fibular_n_fibular_head"
CASES = (
    "healthy", "healthy+baclofen", "umn", "umn+baclofen@20 mg/day", "umn+baclofen", "umn+baclofen@120 mg/day",
    "umn+intrathecal-baclofen", f"umn+botulinum:{CALVES}", f"umn+botulinum:{CALVES}@9 months", "umn+rhizotomy",
    "umn+strength-training", "umn+stretching@8 h/day",
)  # fmt: skip
Case = str | tuple[tuple[Lesion, ...], tuple[Treatment, ...]]


@cache
def signs(case: Case, steps: tuple[Step, ...]) -> dict[tuple[str, str], float | str | None]:
    """Return what one examination of one case finds, by measure and structure."""
    body = prepare(case) if isinstance(case, str) else adapt(injure(Patient(lesions=case[0], treatments=case[1])))
    return {(row.measure, row.structure): row.value for row in examine(body, steps=steps, threads=1).findings}


def table(heads: str, rows: Iterator[tuple[object, ...]]) -> str:
    """Return rows as a table of a page."""
    names = heads.split("|")
    lines = [f"| {' | '.join(names)} |", "|" + "---|" * len(names)]
    for row in rows:
        cells = (f"{cell:.2f}" if isinstance(cell, float) else str(cell) for cell in row)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join([*lines, ""])


def known() -> str:
    """Return every treatment with its dose and target."""
    rows = (
        (
            f"`{one.name}`",
            one.about,
            "-" if one.dose is None else f"{amount(one.dose.usual, one.dose.unit)} ({bounds(one.dose)})",
            one.target + ", must be named" * one.needed or "whole body",
            "at once" if one.since is None else f"{span(one.since)} ago",
        )
        for one in remedies().values()
    )
    return table("treatment|what it is|usual dose (range)|target|begun, if not said", rows)


def leg() -> str:
    """Return the right ankle of many cases, and the arm beside it."""
    heads = "case|ankle jerk [N m]|grade|reflex torque of a fast stretch [N m]|slow resistance [N m]|MAS|calf force"
    rows = []
    for case in CASES:
        found = signs(case, ANKLE)
        keys = ("torque", "grade", "reflex_torque", "resistance_slow", "mas")
        shown = case.replace(CALVES, "CALF")
        rows.append((f"`{shown}`", *(found[key, "ankle"] for key in keys), found["force_fraction", "soleus"]))
    return table(heads, iter(rows))


def arm() -> str:
    """Return tablets against a pump at the elbow."""
    rows = []
    for case in ("umn", "umn+baclofen", "umn+intrathecal-baclofen"):
        found = signs(case, ELBOW)
        rows.append((f"`{case}`", found["torque", "biceps"], found["force_fraction", "biceps_brachii"]))
    return table("case|biceps jerk [N m]|elbow flexor force", iter(rows))


def roots() -> str:
    """Return the knee after dorsal roots were cut."""
    rows = []
    for case in ("umn", "umn+rhizotomy@30 %", "umn+rhizotomy", "umn+rhizotomy@100 %"):
        found = signs(case, KNEE)
        rows.append((f"`{case}`", found["torque", "patellar"], found["force_fraction", "vastus_lateralis"]))
    return table("case|knee jerk [N m]|knee extensor force", iter(rows))


def nerve() -> str:
    """Return the shin after a cut of the fibular nerve that one axon in fifty can cross unaided."""
    rows = []
    for age in (200.0, 250.0, 400.0):
        lesion = (Lesion((FIBULAR,), "right", loss=1.0, age=age, passable=0.02),)
        forces = [
            float(signs((lesion, given), DROP)["force_fraction", "tibialis_anterior"] or 0.0)
            for given in ((), (Treatment("nerve-repair", age=age),), (Treatment("nerve-repair", age=age - 120.0),))
        ]
        rows.append((span(age), *forces))
    return table("after the cut|left alone|repaired at once|repaired after 120 days", iter(rows))


def block() -> str:
    """Return the calf with demyelinating block and with lost axons, before and after immunoglobulin."""
    given = (Treatment("immunoglobulin", 2.0, age=21.0),)
    ills = {
        "diffuse block 60 %, slowing 50 %": Lesion(
            ("peripheral_myelin_diffuse",), "both", block=0.6, slow=0.5, age=30.0
        ),
        "length-dependent loss 90 %": Lesion(
            ("peripheral_axons_length_dependent",), "both", loss=0.9, age=300.0, over=200.0
        ),
    }
    rows = [
        (name, *(float(signs(((ill,), g), ANKLE)["force_fraction", "soleus"] or 0.0) for g in ((), given)))
        for name, ill in ills.items()
    ]
    return table("nerves|calf force|with immunoglobulin", iter(rows))


def junction() -> str:
    """Return the elbow with junctions ill, without and with the two drugs."""
    drugs = ((), (Treatment("pyridostigmine", 240.0, age=7.0),), (Treatment("diaminopyridine", 60.0, age=7.0),))
    ills = {
        "70 % of receptors blocked": (Lesion(("nmj_postsynaptic",), "both", block=0.7, age=90.0),),
        "85 % of calcium channels blocked": (Lesion(("nmj_presynaptic",), "both", block=0.85, age=90.0),),
        "healthy": (),
    }
    rows = []
    for name, ill in ills.items():
        found = [signs((ill, drug), ELBOW) for drug in drugs]
        forces = (f"{one['force_fraction', 'biceps_brachii']:.2f} / {one['torque', 'biceps']:.2f}" for one in found)
        rows.append((name, *forces))
    return table("junctions: force / jerk [N m]|untreated|pyridostigmine|diaminopyridine", iter(rows))


TABLES = {"known": known, "leg": leg, "arm": arm, "roots": roots, "nerve": nerve, "block": block, "junction": junction}

if __name__ == "__main__":
    text = MARK.sub(lambda found: found[1] + TABLES[found[2]]() + found[3], PAGE.read_text(encoding="utf-8"))
    PAGE.write_text(text, encoding="utf-8")
