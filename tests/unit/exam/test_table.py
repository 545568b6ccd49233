"""Tables of the tests: every sourced entry becomes its value, however deep."""

from pathlib import Path

import pytest

from sherrington.exam import table as module
from sherrington.exam.table import table

ENTRY = '{value: %s, unit: s, range: [0, 9], kind: assumed, source: null, note: "n"}'


def test_entries_become_values_and_words_stay(tmp_path):
    path = tmp_path / "made.yaml"
    path.write_text(f"begin: {ENTRY % 0.5}\nin:\n  depth: {ENTRY % '[1, 2]'}\nwords: {{ankle: Push}}\n")
    assert table(str(path.with_suffix(".py"))) == {"begin": 0.5, "in": {"depth": [1, 2]}, "words": {"ankle": "Push"}}


@pytest.mark.parametrize("path", sorted(Path(module.__file__).parent.glob("*.yaml")), ids=lambda path: path.stem)
def test_no_entry_is_left_in_a_table_of_the_package(path):
    def leaves(node):
        if isinstance(node, dict):
            assert "value" not in node
            for item in node.values():
                yield from leaves(item)
        else:
            yield node

    assert path.with_suffix(".py").exists() and list(leaves(table(str(path.with_suffix(".py")))))
