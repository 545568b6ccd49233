"""Write the pages that follow from the code: the patient file and the presets.

Run ``python docs/generate.py``; a test fails while a page on disk differs from what this returns.
"""

from pathlib import Path
from typing import Any

from sherrington.app.listing import presets
from sherrington.app.patient_file import schema

HERE = Path(__file__).parent

INTRODUCTION = """\
YAML or TOML, UTF-8, at most 1 MB. Every quantity is a text with a unit (`80 %`, `3 months`, `165 cm`); a bare number,
an unknown key, a repeated key or a YAML alias is an error. `sherrington schema` prints this as JSON Schema."""
RULES = """\
At least one of `loss`, `block` and `slow` must stand there. `over` cannot be longer than `age`. Sites are ids, globs
(`ic_*`) or syndromes (`syndrome:ID`) of `sherrington list sites`, one or a list; a name that is both a node and a
syndrome means the node. `of` narrows a lesion of a nerve, root or pool to kinds of fibre or cell; `ganglion` means the
cells of a dorsal root."""
TREATED = """\
Each treatment has its own unit of dose, its own target and a usual time; `sherrington list treatments` and
[treatments](treatments.md) say which. A treatment that lacks its target, or cannot be given to this patient, is refused
with the reason. `CASE+TREATMENT` on the command line says the same for any preset or file."""


def pages() -> dict[str, str]:
    """Return the generated pages by their path below docs/."""
    return {"how_to/patient_file.md": patient_file(), "how_to/presets.md": preset_page()}


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
        shown = "" if default in (None, []) else f"`{default}`"
        allowed = _allowed(field)
        lines.append(f"| `{name}` | {needed} | {shown} | {field.get('description', '')}{allowed} |")
    return lines


def _allowed(field: dict[str, Any]) -> str:
    """Return the words a key may have."""
    items = field.get("items", {})
    words = items.get("enum") if isinstance(items, dict) else None
    return f": {', '.join(words)}" if words else ""


def preset_page() -> str:
    """Return the table of presets."""
    lines = ["# Presets", "", "<!-- written by docs/generate.py -->", ""]
    lines += ["`sherrington new NAME` prints one with its comments.", "", "| preset | alias | about |", "|---|---|---|"]
    lines += [f"| `{row['preset']}` | {row['alias'] or ''} | {row['about']} |" for row in presets()]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    for name, text in pages().items():
        (HERE / name).write_text(text, encoding="utf-8")
