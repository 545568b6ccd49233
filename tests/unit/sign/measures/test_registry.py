"""The registry: an experiment is known by the name of its function, and refuses what it cannot use."""

import pytest

from sherrington.foundation.errors import InputError
from sherrington.sign.measures.registry import REGISTRY, Subject, find, measure


def test_only_experiments_with_a_table_of_settings_can_be_registered():
    def no_such_experiment(m):
        """Nothing."""

    with pytest.raises(KeyError):
        measure("1", "muscle")(no_such_experiment)
    assert "no_such_experiment" not in REGISTRY


@pytest.mark.parametrize("name", sorted(REGISTRY))
def test_usual_settings_lie_within_their_ranges(name):
    known = REGISTRY[name]
    structure = {"muscle": "soleus", "joint": "ankle", "reflex": "ankle"}[known.kind]
    if known.circuits:
        structure = {"muscle": "tibialis_anterior"}.get(known.kind, known.circuits[0])
    own = {key: value for key, value in known.defaults.items() if key != "circuit"}
    known.check(structure, "left", {**own, **({"circuit": "hallux"} if "circuit" in known.defaults else {})})


@pytest.mark.parametrize(
    ("name", "structure", "side", "settings", "says"),
    [
        ("m_max", "soleos", "left", {}, "soleus"),
        ("m_max", "soleus", "up", {}, "left, right, midline"),
        ("relaxation_index", "ankle", "left", {}, "defined at: knee"),
        ("t_latency", "anckle", "left", {}, "did you mean 'ankle'"),
        ("tapping_rate", "index", "left", {"durations": 2}, "did you mean 'duration'"),
        ("tapping_rate", "index", "left", {"duration": 1e6}, "must lie in"),
        ("tapping_rate", "index", "left", {"duration": True}, "must be like"),
        ("withdrawal_peak_day", "tibialis_anterior", "left", {"days": []}, "is empty"),
        ("withdrawal_peak_day", "tibialis_anterior", "left", {"days": [3, "x"]}, "must lie in"),
    ],
)
def test_what_makes_no_sense_is_refused(name, structure, side, settings, says):
    with pytest.raises(InputError, match=says):
        find(name).check(structure, side, settings)


def test_an_unknown_measure_names_the_nearest():
    with pytest.raises(InputError, match="'m_max'"):
        find("m_maxx")


def test_a_muscle_of_a_midline_circuit_has_a_channel_of_its_side():
    assert Subject("masseter", "right", {}).channel == "masseter:right"
    assert Subject("masseter", "right", {}).where == "midline"
    assert Subject("soleus", "right", {}).channel == "soleus" and Subject("soleus", "right", {}).where == "right"
    assert Subject("quadriceps", "left", {}).channel == "rectus_femoris"
