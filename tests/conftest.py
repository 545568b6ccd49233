"""The folder of a test gives its marker; no test asserts a time."""

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)  # a busy machine fails nothing
settings.load_profile("untimed")

HERE = Path(__file__).parent
KINDS = ("unit", "conformance", "qc", "oracle", "phenomena", "speed")


def pytest_collection_modifyitems(items):
    for item in items:
        kind = item.path.relative_to(HERE).parts[0] if item.path.is_relative_to(HERE) else ""
        if kind in KINDS:
            item.add_marker(getattr(pytest.mark, kind))
