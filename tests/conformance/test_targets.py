"""The table of published numbers: complete, expressible, and honest about what was tuned."""

import csv
from pathlib import Path

import pytest

from sherrington.app.bodies import read
from sherrington.app.verify import own_targets
from sherrington.sign.measures import REGISTRY
from sherrington.sign.measures.rows import read_file

ROWS = read_file(own_targets())
FOLDER = Path(__file__).parents[3] / "shared" / "targets"
TABLES = ("physiology.csv", "electrodiagnostics.csv")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_every_row_maps_to_a_measure_or_names_what_is_missing(row):
    assert row.source and (row.low is not None or row.high is not None)
    if row.missing:
        assert not row.measure
        return
    assert row.measure in REGISTRY and row.kind in ("tuned", "predicted")
    for one in row.variants or (row,):
        for case in (one.case, *one.settings.get("mix", ())):
            read(case)


def test_ids_are_single_and_most_rows_are_expressible():
    assert len({row.id for row in ROWS}) == len(ROWS)
    able = [row for row in ROWS if not row.missing]
    assert len(able) >= 75
    assert 3 * sum(row.kind == "tuned" for row in able) <= len(able)


@pytest.mark.skipif(not FOLDER.exists(), reason="the tables of published numbers are not beside this checkout")
def test_bands_are_those_published():
    published = {row["id"]: row for name in TABLES for row in csv.DictReader((FOLDER / name).read_text().splitlines())}
    assert set(published) == {row.id for row in ROWS}
    for row in ROWS:
        assert (row.low, row.high) == (float(published[row.id]["low"]), float(published[row.id]["high"]))
