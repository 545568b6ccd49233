"""Set published patients beside simulated ones and write docs/physiology/published_patients.md.

Run ``python docs/published.py``. The patients stand in examples/published, what was published about their signs in
signs.yaml beside them; the simulation is given the patient file alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from sherrington.app.patient_file import read
from sherrington.app.pipeline import prepare
from sherrington.circuit.command import Step
from sherrington.circuit.patient import Patient
from sherrington.circuit.table import circuit_table
from sherrington.exam.power import MOVEMENTS
from sherrington.exam.protocol import bedside
from sherrington.sign.examination import examine
from sherrington.sign.finding import Finding

HERE = Path(__file__).parent
FOLDER = HERE.parent / "examples" / "published"
PAGE = HERE / "physiology" / "published_patients.md"
MAIN = 0.7  # share taken by a main lesion of unstated extent, in every file
OTHERS = (0.5, 0.9)  # what else might have been assumed


@dataclass(frozen=True)
class Sign:
    """One published sign on one side, and the findings that can show it."""

    patient: str
    said: str  # words of the report, shortened
    hpo: str | None
    test: str
    measure: str
    structures: tuple[str, ...]
    side: str  # left | right
    need: str  # all | any of the structures
    flags: tuple[str, ...]  # what a finding must be flagged
    value: float | None = None  # published grade, shown but not compared


@dataclass(frozen=True)
class Compared:
    """A published sign with what the simulation shows in its place."""

    sign: Sign
    findings: tuple[Finding, ...]

    @property
    def known(self) -> str | None:
        """Why a disagreement was to be expected, None if it was not."""
        sign = self.sign
        for row in published()[sign.patient]["differs"]:
            same = (row["test"], row["measure"]) == (sign.test, sign.measure)
            if same and set(sign.structures) <= set(row["structures"]):
                return str(row["reason"])
        return None

    @property
    def agrees(self) -> bool:
        """Whether the simulated findings are flagged as the report says."""
        shown = [row.flag in self.sign.flags for row in self.findings]
        return all(shown) if self.sign.need == "all" else any(shown)


@cache
def published() -> dict[str, Any]:
    """Return the coded signs by the name of the patient's file."""
    return dict(yaml.safe_load((FOLDER / "signs.yaml").read_text(encoding="utf-8")))


def signs(patient: str) -> list[Sign]:
    """Return the published signs of one patient, each side for itself."""
    found = []
    for row in published()[patient]["signs"]:
        sides = ("left", "right") if row["side"] == "both" else (row["side"],)
        fixed = {**row, "structures": tuple(row["structures"]), "flags": tuple(row["flags"]), "patient": patient}
        found += [Sign(**{**fixed, "side": side}) for side in sides]
    return found


def steps(wanted: list[Sign]) -> tuple[Step, ...]:
    """Return the steps of the bedside examination that some published signs need, and no others."""
    return tuple(step for step in bedside() if any(_serves(step, sign) for sign in wanted))


def _serves(step: Step, sign: Sign) -> bool:
    """Return whether a step yields the findings of a sign."""
    if step.test != sign.test or step.side != sign.side:
        return False
    if step.test == "power":
        return bool(set(MOVEMENTS[f"{step.structure} {step.role}"].muscles) & set(sign.structures))
    if step.test == "inspection":
        return bool(set(circuit_table()[step.command.circuit].muscles) & set(sign.structures))
    return step.structure in sign.structures


def compare(patient: str, side: str | None = None, severity: float = MAIN) -> list[Compared]:
    """Return the published signs of one patient with the findings of the simulation.

    Parameters
    ----------
    patient : str
        Name of the patient file; the simulation is made from it alone.
    side : str, optional
        One side only, where the other is its mirror image.
    severity : float
        Share taken by a main lesion, lesser ones half of it; the files say 0.7.
    """
    wanted = [sign for sign in signs(patient) if side in (None, sign.side)]
    rows = examine(prepare(_person(patient, severity)), steps=steps(wanted)).findings
    return [Compared(sign, tuple(_findings(rows, sign))) for sign in wanted]


def _person(patient: str, severity: float) -> Patient:
    """Return the patient of a file, with the assumed severities put in place of those of the file."""
    person = read(FOLDER / f"{patient}.yaml")
    new = {MAIN: severity, MAIN / 2.0: severity / 2.0}
    lesions = tuple(
        replace(one, loss=new.get(one.loss, one.loss), block=new.get(one.block, one.block)) for one in person.lesions
    )
    return replace(person, lesions=lesions)


def _findings(rows: tuple[Finding, ...], sign: Sign) -> Iterator[Finding]:
    """Yield the findings that belong to a sign."""
    for row in rows:
        place = row.test, row.measure, row.side
        if place == (sign.test, sign.measure, sign.side) and row.structure in sign.structures:
            yield row


Results = dict[str, list[Compared]]


def page(compared: Results, others: dict[float, Results]) -> str:
    """Return the page that sets simulated beside published signs."""
    agree, everything = _count(compared)
    lines = [
        "# Published patients",
        "",
        "<!-- written by docs/published.py -->",
        "",
        INTRODUCTION,
        "",
        f"**{agree} of {everything} published signs agree** ({len(compared)} patients, seed 0). A sign agrees if "
        "the finding is flagged as the report says; a published grade is shown but not asked for.",
        "",
        f"| patient | signs | agree | {' | '.join(f'at {100 * s:.0f} %' for s in others)} |",
        f"|---|---|---|{'---|' * len(others)}",
    ]
    for name, each in compared.items():
        cells = [len(each), _agreeing(each), *(_agreeing(results[name]) for results in others.values())]
        lines.append(f"| [{name}](#{name}) | {' | '.join(map(str, cells))} |")
    totals = [everything, agree, *(_count(results)[0] for results in others.values())]
    lines += [f"| all | {' | '.join(map(str, totals))} |", "", ABOUT_OTHERS, ""]
    for name, each in compared.items():
        lines += [*_section(name, each), ""]
    return "\n".join([*lines, LEFT_OUT, ""])


def _agreeing(compared: list[Compared]) -> int:
    """Return how many signs of a patient agree."""
    return sum(one.agrees for one in compared)


def _count(compared: Results) -> tuple[int, int]:
    """Return how many signs agree, and how many there are."""
    return sum(map(_agreeing, compared.values())), sum(map(len, compared.values()))


def _section(name: str, compared: list[Compared]) -> list[str]:
    """Return what is said about one patient."""
    entry = published()[name]
    head = [line[2:] for line in (FOLDER / f"{name}.yaml").read_text(encoding="utf-8").splitlines() if line[:1] == "#"]
    text = " ".join(line.strip() for line in head if line.strip())
    lines = [f"## {name}", "", text, "", "| published | side | simulated | |", "|---|---|---|---|"]
    for one in compared:
        lines.append(f"| {_said(one.sign)} | {one.sign.side} | {_shown(one.findings)} | {_verdict(one)} |")
    for reason in dict.fromkeys(one.known or "not expected" for one in compared if not one.agrees):
        lines += ["", f"Why they differ: {reason}."]
    if entry["left_out"]:
        lines += ["", f"Published but not simulated: {'; '.join(entry['left_out'])}."]
    return lines


def _said(sign: Sign) -> str:
    """Return the published sign in words."""
    return f"{sign.said} ({sign.hpo})" if sign.hpo else sign.said


def _shown(findings: tuple[Finding, ...]) -> str:
    """Return the simulated findings in words."""
    words = []
    for row in findings:
        place = row.structure.replace("_", " ") + (f" {row.direction}" if row.direction else "")
        value = f"{row.value:.3g}" if isinstance(row.value, float | int) else str(row.value)
        words.append(f"{place} {value} ({row.flag})")
    return ", ".join(words)


def _verdict(one: Compared) -> str:
    """Return one word on the comparison."""
    return "agrees" if one.agrees else "**differs**"


INTRODUCTION = """\
Patients from the literature whose lesion this anatomy can express, each as a patient file in `examples/published/`.
The files were written, with every site and every severity, before any of them was simulated, and are not changed
after it. Reports name a site and rarely an extent; so all files use the same numbers: 70 % for a main lesion of
unstated extent, 35 % for a lesser side, an edge, or a plaque, and 100 % for a nerve without any response. Real
lesions differ, so degrees (MRC 0 or 3) are not to be expected, directions are. With so few signs per report
agreement is weak evidence; a disagreement tells more."""

ABOUT_OTHERS = """\
The last columns say what another assumption about severity, the same for all patients, would have given: a main lesion
of 50 % or 90 % in place of 70 %, lesser ones half of it. Nothing is chosen by them."""

LEFT_OUT = """\
## Left out

- Inclusion body myositis (68 years, acquired_dev): the site is muscle, but which muscles must be read off the signs.
- Multifocal motor neuropathy, casebook case 25: which nerves were blocked is not given in what we hold; reading them
  off the weak muscles would be circular."""


def main() -> None:
    """Simulate every patient and write the page."""
    compared = {name: compare(name) for name in published()}
    others = {severity: {name: compare(name, severity=severity) for name in published()} for severity in OTHERS}
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(compared, others), encoding="utf-8")
    agree, everything = _count(compared)
    print(f"{agree} of {everything} published signs agree")


if __name__ == "__main__":
    main()
