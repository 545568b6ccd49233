"""What exists is documented: commands, options, presets, tests, keys; what is generated is fresh."""

import importlib.util
import re
from pathlib import Path

import pytest

from sherrington.app.listing import ROWS, TESTS
from sherrington.app.main import app
from sherrington.app.notice import NOTICE
from sherrington.app.patient_file import schema
from sherrington.app.treatment_file import remedies
from sherrington.exam import TESTS as PERFORMED
from sherrington.foundation.conventions import choices
from sherrington.foundation.variants import variants
from sherrington.lesion.presets import ALIASES, preset_names
from sherrington.lesion.programs.registry import program_names
from sherrington.sign.scores import SCALES

ROOT = Path(__file__).parents[2]
DOCS = "\n".join(
    path.read_text(encoding="utf-8") for path in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
)
COMMANDS = ("new", "validate", "examine", "compare", "course", "verify", "list", "explain", "report", "schema")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def options(command):
    """Return the long options of a command."""
    names = set()
    for argument in app[command].assemble_argument_collection():
        if argument.parameter.show is not False:
            names |= {name for name in argument.names if name.startswith("--")}
    return names


def test_every_command_is_known_here():
    assert set(COMMANDS) == {name for name in app if not name.startswith("-")}


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_and_options(command):
    assert f"sherrington {command}" in DOCS
    for option in options(command):
        assert f"`{option}" in DOCS, option


@pytest.mark.parametrize(
    "name",
    [*preset_names(), *ALIASES, *ROWS, *PERFORMED, *choices(), *program_names(), *remedies(), *SCALES, *variants()],
)
def test_names(name):
    assert re.search(rf"\b{re.escape(name)}\b", DOCS)


def test_keys_of_the_patient_file():
    tree = schema()
    parts = [tree["$defs"][name]["properties"] for name in ("AnatomyEntry", "LesionEntry", "TreatmentEntry")]
    for key in (*tree["properties"], *(key for part in parts for key in part)):
        assert f"`{key}`" in DOCS


def test_listed_tests_are_the_tests_performed():
    assert tuple(TESTS) == PERFORMED


def test_generated_pages_are_fresh():
    spec = importlib.util.spec_from_file_location("generate_docs", ROOT / "docs" / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name, text in module.pages().items():
        assert (ROOT / "docs" / name).read_text(encoding="utf-8") == text, "run: python docs/generate.py"


def test_notice_stands_where_it_must():
    for text in (README, (ROOT / "docs" / "index.md").read_text(encoding="utf-8")):
        assert NOTICE in " ".join(text.replace("**", "").split())


def test_readme_begins_with_the_two_commands():
    first, second = re.findall(r"```sh\n(.+?)\n```", README, re.S)[:2]
    assert first.endswith("sherrington examine umn")
    assert second.endswith("python -m pytest")
    assert "check python -m pytest" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_links_lead_somewhere():
    for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8")):
            assert "://" in target or (path.parent / target).exists(), f"{path.name}: {target}"
