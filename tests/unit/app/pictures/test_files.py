"""Body maps and neuraxis as files: what was not examined is left out, the notice stands in each."""

import xml.etree.ElementTree as ET

import pytest

from sherrington.app.notice import NOTICE
from sherrington.app.patient_file import Case, read
from sherrington.app.pictures.files import write_pictures
from sherrington.app.pipeline import Examined
from sherrington.sign.examination import Examination


@pytest.mark.parametrize("dark", [False, True])
def test_files(findings, tmp_path, dark):
    patient = read("umn")
    done = Examination(tuple(row for row in findings if row.measure != "bulk"), (), 0.0)
    files = write_pictures(tmp_path, Examined(Case("umn", "", patient), patient, done), dark)
    assert [path.name for path in files] == [
        "body_power.png", "body_power.svg", "body_reflexes.png", "body_reflexes.svg", "neuraxis.png", "neuraxis.svg",
    ]  # fmt: skip
    assert set(files) == set(tmp_path.iterdir())
    for path in files:
        if path.suffix == ".svg":
            text = path.read_text(encoding="utf-8")
            ET.fromstring(text)
            assert NOTICE in text and ("#14171b" in text) == dark and "prefers-color-scheme" not in text
        else:
            assert NOTICE.encode() in path.read_bytes()
