"""The numbers printed in docs/physiology are those of the package."""

import importlib.util
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = (
    "motoneurons",
    "spinal_circuits",
    "descending_control",
    "muscles_and_joints",
    "lesions_and_time",
    "examination",
)


def test_numbers_are_fresh():
    spec = importlib.util.spec_from_file_location("docs_numbers", ROOT / "docs" / "physiology_numbers.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    pages = module.pages()
    assert set(pages) == {f"physiology/{name}.md" for name in PAGES}
    for name, text in pages.items():
        assert (ROOT / "docs" / name).read_text(encoding="utf-8") == text, "run: python docs/physiology_numbers.py"


def test_code_named_in_the_pages_is_there():
    """A path written in back quotes leads to a file or folder of the package."""
    for name in PAGES:
        text = (ROOT / "docs" / "physiology" / f"{name}.md").read_text(encoding="utf-8")
        for word in set(text.split("`")[1::2]):
            if word.startswith("sherrington/"):
                assert (ROOT / word).exists(), f"{name}.md: {word}"
