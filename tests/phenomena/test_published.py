"""Published patients: the simulated signs beside those of the report, agreements and disagreements alike.

Sites, severities and signs stand in examples/published; docs/published.py compares them and writes the page.
"""

import importlib.util
import sys
from pathlib import Path

import pytest
import yaml

from sherrington.app.patient_file import read

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "examples" / "published"
# How many signs agree; where both sides are mirror images the right one stands for both.
AGREE = {
    "cervical-myelopathy-c2-c5": 5,
    "hirayama-proximal-left": 2,
    "multifocal-motor-neuropathy-44m": 1,
    "multiple-sclerosis-cord-5-days": 2,
    "west-nile-arm-left": 1,
    "west-nile-leg-left": 1,
    "west-nile-leg-right": 8,
    "kennedy-disease-44m": 1,
}


@pytest.fixture(scope="module")
def published():
    spec = importlib.util.spec_from_file_location("published", ROOT / "docs" / "published.py")
    module = sys.modules["published"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    del sys.modules["published"]


def patients():
    return sorted(path.stem for path in FOLDER.glob("*.yaml") if path.stem != "signs")


@pytest.mark.parametrize("patient", sorted(AGREE))
def test_signs(published, patient):
    mirrored = all(lesion.side == "both" for lesion in read(FOLDER / f"{patient}.yaml").lesions)
    compared = published.compare(patient, side="right" if mirrored else None)
    for one in compared:
        shown = ", ".join(f"{row.structure} {row.value} {row.flag}" for row in one.findings)
        print(f"{'agrees ' if one.agrees else 'differs'} {one.sign.said} {one.sign.side}: {shown}")
        assert one.findings, f"no finding shows {one.sign.said}"
    assert sum(one.agrees for one in compared) >= AGREE[patient]
    unforeseen = [one.sign.said for one in compared if not one.agrees and one.known is None]
    assert not unforeseen, "a disagreement without a reason in signs.yaml"


def test_every_patient_is_compared(published):
    assert set(patients()) == set(AGREE) == set(published.published())
    assert all(published.signs(patient) for patient in AGREE)


@pytest.mark.parametrize("patient", patients())
def test_severities_are_those_of_the_rule(patient):
    """Main lesion 70 %, lesser one 35 %, a nerve without any response 100 %: never fitted to the signs."""
    for lesion in read(FOLDER / f"{patient}.yaml").lesions:
        assert {lesion.loss, lesion.block} <= {0.0, 0.35, 0.7, 1.0}
        assert lesion.loss < 1.0 or lesion.sites == ("median_n_arm",)


@pytest.mark.parametrize("patient", patients())
def test_nothing_in_a_patient_file_is_an_answer(patient):
    """A patient file holds a person and lesions; signs are not known to the package at all."""
    tree = yaml.safe_load((FOLDER / f"{patient}.yaml").read_text(encoding="utf-8"))
    assert set(tree) == {"sherrington", "id", "age", "sex", "height", "lesions"}
    keys = {key for lesion in tree["lesions"] for key in lesion}
    assert keys <= {"site", "side", "loss", "block", "of", "age", "over"}
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "sherrington").rglob("*.py"))
    assert "signs.yaml" not in code and "examples/published" not in code
