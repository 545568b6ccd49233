"""Every treatment: three files of one name, units beside every field, usual dose in bounds, and it can be given."""

import inspect
import re
from pathlib import Path

import pytest

from sherrington.app.patient_file import read
from sherrington.app.treatment_file import amount, remedies
from sherrington.foundation.sources import PACKAGE, entries
from sherrington.foundation.units import DIMENSIONS, quantity

TESTS = Path(__file__).resolve().parents[1] / "unit"
MODULES = sorted(path for path in PACKAGE.glob("*/treatments/*.py") if path.name != "__init__.py")
CASES = {"nerve-repair": "ulnar-trauma-right", "botulinum": "umn"}
TARGETS = {"botulinum": ":soleus.right"}
DOCS = (Path(__file__).parents[2] / "docs" / "how_to" / "treatments.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_three_files(path):
    assert path.with_suffix(".yaml").exists()
    assert (TESTS / path.relative_to(PACKAGE).with_name(f"test_{path.name}")).exists()


@pytest.mark.parametrize("name", remedies())
def test_every_number_has_its_unit(name):
    table = remedies()[name].table
    source = inspect.getsource(table)
    for field, entry in entries(table).items():
        line = re.search(rf"^\s+{field}: .*#.*?\[([^\]]+)\]", source, re.M)
        assert line and line[1] == entry["unit"], field


@pytest.mark.parametrize("name", remedies())
def test_the_usual_dose_can_be_written_and_given(name):
    known = remedies()[name]
    case = f"{CASES.get(name, 'umn')}+{name}{TARGETS.get(name, '')}"
    (given,) = read(case).treatments
    assert given.name == name and given.age > 0.0
    if known.dose is not None:
        text = amount(known.dose.usual, known.dose.unit)
        assert quantity(text, known.dimension) == pytest.approx(known.dose.usual)
        assert known.dose.low <= known.dose.usual <= known.dose.high
        assert read(f"{case}@{text}").treatments[0].dose == pytest.approx(known.dose.usual)
        assert DIMENSIONS[known.dimension].example


@pytest.mark.parametrize("name", remedies())
def test_it_is_documented(name):
    assert f"`{name}`" in DOCS and remedies()[name].about.endswith(".")
