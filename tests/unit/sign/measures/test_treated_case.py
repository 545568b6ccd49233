"""A treatment behind a case is a setting, and ends where another case is named."""

import json

import pytest

from sherrington.foundation.errors import InputError
from sherrington.sign.measures.rows import COLUMNS, parse
from sherrington.sign.measures.session import _judged, tasks_of
from sherrington.sign.measures.treated_case import apart, split_one

LINE = dict.fromkeys(COLUMNS, "") | {"id": "A", "measure": "m_max", "structure": "soleus", "unit": "1"}


def bodies(case, **settings):
    """Return case and treatment of every body that a row asks for, references last."""
    row = parse(LINE | {"case": case, "settings": json.dumps({"against": "healthy", **settings})})
    tasks = sorted(tasks_of(0, row, 0), key=lambda task: task.reference)
    return [(task.body.case, task.body.treatment) for task in tasks]


def test_a_file_may_have_a_plus_in_its_name():
    assert split_one("a+b.yaml") == ("a+b.yaml", "") and split_one("a.yaml+baclofen") == ("a.yaml", "baclofen")
    assert split_one("umn+botulinum:soleus.right@1e+2U") == ("umn", "botulinum:soleus.right@1e+2U")
    with pytest.raises(InputError, match="only one treatment"):
        split_one("umn+baclofen+stretching")


def test_a_treated_case_is_the_case_with_the_treatment():
    assert bodies("umn+baclofen")[0] == ("umn", "baclofen")
    assert bodies("umn", against={"case": "umn+baclofen"}) == [("umn", ""), ("umn", "baclofen")]
    assert bodies("umn+baclofen", against={"case": "umn"}) == [("umn", "baclofen"), ("umn", "")]
    assert bodies("umn+baclofen", against={"day": 3}) == [("umn", "baclofen"), ("umn", "baclofen")]


def test_variants_name_their_own_treatment():
    settings = {"every": [{}, {"case": "lmn"}, {"case": "lmn+stretching", "against": {"case": "lmn"}}]}
    found = apart("umn+baclofen", settings)
    assert found["case"] == "umn"
    first, second, third = found["settings"]["every"]
    assert "treatment" not in first and second["treatment"] == "" and third["treatment"] == "stretching"
    assert third["against"] == {"case": "lmn", "treatment": ""}


def test_two_treatments_in_two_places_are_refused():
    with pytest.raises(InputError, match="leave out one"):
        apart("umn+baclofen", {"treatment": "stretching"})


def test_the_printed_row_says_the_treatment():
    row = parse(LINE | {"unit": "V", "case": "umn+baclofen"})
    assert _judged(0, row, {(0, 0, 0, 0, False): 1.0})["case"] == "umn+baclofen"
