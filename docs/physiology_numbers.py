"""Fill the tables of numbers in docs/physiology with what stands in the package now.

Run ``python docs/physiology_numbers.py``. A table stands between two marks:
``<!-- numbers FILE NAME ... -->`` with a YAML file below sherrington/, and ``<!-- end -->``.
"""

import re
from pathlib import Path

from sherrington.foundation.sources import read_table

HERE = Path(__file__).parent
FOLDER = HERE / "physiology"
MARK = re.compile(r"(<!-- numbers (\S+) ([^>]*?) ?-->\n).*?(<!-- end -->)", re.S)


def filled(text: str) -> str:
    """Return a page with its tables renewed."""
    return MARK.sub(lambda found: found[1] + table(found[2], found[3].split()) + found[4], text)


def table(file: str, names: list[str]) -> str:
    """Return the rows of some entries of one table of numbers."""
    entries = read_table(HERE.parent / "sherrington" / file)
    lines = [f"| `{file}` | value | unit | kind | source or note |", "|---|---|---|---|---|"]
    for name in names:
        entry = entries[name]
        value = entry["value"]
        shown = ", ".join(f"{key}: {one}" for key, one in value.items()) if isinstance(value, dict) else str(value)
        unit = "" if entry["unit"] == "1" else entry["unit"]
        lines.append(f"| {name} | {shown} | {unit} | {entry['kind']} | {entry['source'] or entry['note']} |")
    return "\n".join([*lines, ""])


def pages() -> dict[str, str]:
    """Return every page of the folder that holds a table, renewed."""
    found = {path: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.md"))}
    return {f"physiology/{path.name}": filled(text) for path, text in found.items() if MARK.search(text)}


if __name__ == "__main__":
    for name, text in pages().items():
        (HERE / name).write_text(text, encoding="utf-8")
