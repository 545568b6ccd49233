"""Normal ranges: every band is a band, and the more particular one is taken."""

import pytest

from sherrington.exam.protocol import TESTS
from sherrington.exam.tendon_reflex import REFLEXES
from sherrington.exam.tone import DIRECTIONS, JOINTS
from sherrington.sign import norms
from sherrington.sign.norms import band

BANDS = [
    (test, measure, structure, edges)
    for test, measures in norms._BANDS.items()
    for measure, rows in measures.items()
    for structure, edges in rows.items()
]


@pytest.mark.parametrize(("test", "measure", "structure", "edges"), BANDS)
def test_a_band_is_two_edges_in_order(test, measure, structure, edges):
    assert test in TESTS and len(edges) == 2
    low, high = edges
    assert low is not None or high is not None
    assert low is None or high is None or low <= high


@pytest.mark.parametrize("joint", JOINTS)
@pytest.mark.parametrize("direction", DIRECTIONS)
def test_every_stretch_has_a_normal_resistance(joint, direction):
    assert band("tone", "reflex_torque", joint, direction)[1] is not None
    assert band("tone", "mas", joint, direction) == (0, 0)


@pytest.mark.parametrize("name", REFLEXES)
def test_every_tendon_reflex_has_a_normal_size(name):
    low, high = band("tendon_reflex", "amplitude", name)
    assert high is not None and high > 0.0 and (low is None or low >= 0.0)


def test_what_is_said_of_one_stands_above_what_is_said_of_any(monkeypatch):
    table = {"t": {"m": {"any": [0, 1], "knee": [0, 2], "knee flexion": [0, 3]}}}
    monkeypatch.setattr(norms, "_BANDS", table)
    assert band("t", "m", "knee", "flexion") == (0, 3) and band("t", "m", "knee", "extension") == (0, 2)
    assert band("t", "m", "knee") == (0, 2) and band("t", "m", "elbow", "flexion") == (0, 1)


def test_where_nothing_is_known_both_sides_are_open():
    assert band("palmistry", "length", "life_line") == band("tone", "colour", "elbow") == (None, None)
