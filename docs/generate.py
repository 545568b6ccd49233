"""Write the pages that follow from the code: the patient file and the presets.

Run ``python docs/generate.py``; a test fails while a page on disk differs from what this returns.
"""

from pathlib import Path
from typing import Any

from sherrington.app.listing import diseases, presets
from sherrington.app.patient_file import schema

HERE = Path(__file__).parent

INTRODUCTION = """\
YAML or TOML, UTF-8, at most 1 MB. Every quantity is a text with a unit (`80 %`, `3 months`, `165 cm`); a bare number,
an unknown key, a repeated key or a YAML alias is an error. `sherrington schema` prints this as JSON Schema."""
RULES = """\
At least one of `loss`, `block` and `slow` must stand there. `over` cannot be longer than `age`. Sites are ids, globs
(`ic_*`) or syndromes (`syndrome:ID`) of `sherrington list sites`, one or a list; a name that is both a node and a
syndrome means the node. `of` narrows a lesion of a nerve, root or pool to kinds of fibre or cell; `ganglion` means the
cells of a dorsal root.

A plain `loss` at a nerve, root or plexus without an `over`, so that it came at once, is a cut. While a quarter of the
fibres is left they hold its ends together, and about half of the cut axons find their way. With less than a quarter
left the ends part: of a nerve severed whole next to no axon returns unless it is repaired. What presses on fibres, or
destroys them over days and weeks, tears nothing: give it an `over`."""
HEADS = ("about", "region", "side", "settings")
DISEASES = """\
A disease is a program: asked how the patient is by now, it writes lesions on sites of the anatomy (fibres and cells
lost, blocked, slowed; since when and over what time), and time does the rest. It knows nothing about signs.

```yaml
disease: {name: als, onset: {region: cervical, side: right}, age: 14 months}
```

`age` is the time since the first symptom; `onset` says where it began, further keys are settings of the program. A list
gives a patient several diseases, and `lesions` may stand beside them. How fast a disease runs, where a plaque lies or
which segments a virus spared differs from person to person: `--seed` draws it, and the same file with the same seed is
the same course, at whatever time it is looked at. `sherrington list diseases` prints this table."""
COURSE = """\
## Along time

    sherrington course stroke-capsule-left --at "3 days, 3 weeks, 1 year" --focus "right leg" --plot pictures

examines one patient at several times and prints the main signs of each limb: lowest MRC, least bulk, most
fasciculation, highest Ashworth grade, every tendon jerk, clonus, plantar response. Times count from the onset of the
newest lesion or disease of the case. Older ones stay older by as much as the file says, the person grows older by full
years, and a treatment begins when the file says it began. What has not changed from one time to another is simulated
once. `--json` prints all findings of every time (`sherrington.course/1`),
`--plot` draws them. In Python: `sh.course("umn", "3 days, 1 year").timeline()`.

The pace of every program is an estimate: published rates where there are some, else assumed; `sherrington list
sources` shows which. ALS takes large motor units somewhat earlier than small ones, as `order` at a lesion does; every
other program takes them by chance. In the region where ALS began its loss is graded from segment to segment, so that a
hand is wasted while the same arm still lifts."""
ANATOMY = """\
Without this key everybody is wired as the tables say, and both sides alike. Variants, root weights and readings change
what a lesion takes: `injure` follows the person. [Sites](sites.md) lists the variants and the contested facts. Readings
that only name or count something (`neck_cortex`, `motor_unit_counts`) are refused here; `explain` shows them.

    anatomy:
      variants: [fcu-c7, {name: martin-gruber, side: right}]
      root_weights: 4
      conventions: {cord_lamination: classical, tibialis_anterior_roots: sharrard}

With `cord_lamination: classical` a partial loss or block of `lcst_*` at a level falls on one part of the body after the
other, arm before leg; `grows: inward` at the lesion turns the order round. Slowing falls on all alike."""
TREATED = """\
Each treatment has its own unit of dose, its own target and a usual time; `sherrington list treatments` and
[treatments](treatments.md) say which. A treatment that lacks its target, or cannot be given to this patient, is refused
with the reason. `CASE+TREATMENT` on the command line says the same for any preset or file."""


def pages() -> dict[str, str]:
    """Return the generated pages by their path below docs/."""
    return {
        "how_to/patient_file.md": patient_file(),
        "how_to/presets.md": preset_page(),
        "how_to/diseases.md": disease_page(),
    }


def patient_file() -> str:
    """Return the reference of the patient file."""
    tree = schema()
    lesion = tree["$defs"]["LesionEntry"]
    return "\n".join(
        [
            "# The patient file",
            "",
            "<!-- written by docs/generate.py -->",
            "",
            *INTRODUCTION.splitlines(),
            "",
            *_table(tree),
            "",
            "## A lesion",
            "",
            *_table(lesion),
            "",
            *RULES.splitlines(),
            "",
            "## Anatomy",
            "",
            *_table(tree["$defs"]["AnatomyEntry"]),
            "",
            *ANATOMY.splitlines(),
            "",
            "## A disease",
            "",
            "`name`, `age` (time since the first symptom), `onset` with `region` and `side`, and settings of the",
            "program: see [Diseases](diseases.md).",
            "",
            "## A treatment",
            "",
            *_table(tree["$defs"]["TreatmentEntry"]),
            "",
            *TREATED.splitlines(),
            "",
            "## Example",
            "",
            "```yaml",
            "sherrington: 1",
            "id: pt-001",
            "age: 61 years",
            "sex: female",
            "height: 165 cm",
            "lesions:",
            '  - {site: ["ic_*", crt_ic], side: left, loss: 80 %, age: 3 months}',
            "  - {site: ulnar_n_elbow, side: right, block: 60 %, slow: 40 %, age: 10 days}",
            "treatments:",
            "  - {name: baclofen, dose: 60 mg/day}",
            "```",
            "",
        ]
    )


def _table(model: dict[str, Any]) -> list[str]:
    """Return the keys of one mapping as a table."""
    lines = ["| key | needed | default | meaning |", "|---|---|---|---|"]
    for name, field in model["properties"].items():
        needed = "yes" if name in model.get("required", ()) else "no"
        default = field.get("default")
        shown = "" if default in (None, [], {}) else f"`{default}`"
        allowed = _allowed(field)
        lines.append(f"| `{name}` | {needed} | {shown} | {field.get('description', '')}{allowed} |")
    return lines


def _allowed(field: dict[str, Any]) -> str:
    """Return the words a key may have."""
    items = field.get("items", {})
    words = items.get("enum") if isinstance(items, dict) else None
    return f": {', '.join(words)}" if words else ""


def disease_page() -> str:
    """Return the page of disease programs."""
    lines = ["# Diseases", "", "<!-- written by docs/generate.py -->", "", *DISEASES.splitlines(), ""]
    lines += ["| disease | what it does | `onset`: region | `onset`: side | further keys |", "|---|---|---|---|---|"]
    for row in diseases():
        lines.append("| " + " | ".join([f"`{row['disease']}`", *(row[key] for key in HEADS)]) + " |")
    return "\n".join([*lines, "", *COURSE.splitlines(), ""])


def preset_page() -> str:
    """Return the table of presets."""
    lines = ["# Presets", "", "<!-- written by docs/generate.py -->", ""]
    lines += ["`sherrington new NAME` prints one with its comments.", "", "| preset | alias | about |", "|---|---|---|"]
    lines += [f"| `{row['preset']}` | {row['alias'] or ''} | {row['about']} |" for row in presets()]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    for name, text in pages().items():
        (HERE / name).write_text(text, encoding="utf-8")
