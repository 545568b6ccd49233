"""Every number of the package says what it is and why it is believed."""

import pytest

from sherrington.foundation.sources import KEYS, KINDS, PACKAGE, _walk, all_sources, read_table

ENTRIES = [
    (path.relative_to(PACKAGE).as_posix(), name, entry)
    for path in sorted(PACKAGE.rglob("*.yaml"))
    for name, entry in _walk(read_table(path))
]


def numbers(value):
    """Yield every number of a value, however nested."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from numbers(item)
    elif value is not None and not isinstance(value, str):
        yield value


@pytest.mark.parametrize(("file", "name", "entry"), ENTRIES, ids=[f"{file}:{name}" for file, name, _ in ENTRIES])
def test_entry(file, name, entry):
    assert set(entry) == KEYS
    assert entry["kind"] in KINDS and entry["note"] and entry["unit"]
    assert entry["source"] or entry["kind"] == "assumed"
    if list(numbers(entry["value"])):
        low, high = entry["range"]
        assert all(low <= number <= high for number in numbers(entry["value"]))


def test_nothing_is_listed_twice():
    assert len(all_sources()) == len(ENTRIES)
