"""Syndromes of the tables, simulated and held against their rows."""

import pytest

from sherrington.app.syndromes import document, examine_syndrome
from sherrington.foundation import anatomy


def test_no_site_is_told():
    found = examine_syndrome(anatomy.syndromes()["functional_weakness"])
    assert found.agrees is None and document([found])["summary"]["not_simulated"] == 1


@pytest.mark.parametrize("name", ["axillary_neuropathy", "carpal_tunnel"])
def test_a_simulated_nerve_agrees(name):
    assert examine_syndrome(anatomy.syndromes()[name]).agrees
