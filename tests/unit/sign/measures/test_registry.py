"""The registry: an experiment is known by the name of its function, and refuses what it cannot use."""

import pytest

from sherrington.foundation.errors import InputError
from sherrington.sign.measures.registry import REGISTRY, Subject, find, measure, span_of


def test_only_experiments_with_a_table_of_settings_can_be_registered():
    def no_such_experiment(m):
        """Nothing."""

    with pytest.raises(KeyError):
        measure("1", "muscle")(no_such_experiment)
    assert "no_such_experiment" not in REGISTRY


@pytest.mark.parametrize("name", sorted(REGISTRY))
def test_usual_settings_lie_within_their_ranges(name):
    known = REGISTRY[name]
    held = known.defaults.get("from", 0.0)  # the usual angles of a measure suit one joint
    joint = next(name for name in ("ankle", "elbow") if known.kind != "joint" or held <= span_of(name)[1])
    structure = {"muscle": "soleus", "joint": joint, "reflex": "ankle"}[known.kind]
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
        ("tapping_rate", "ring", "left", {}, "defined at: index"),
        ("h_latency", "", "left", {}, "is empty; h_latency is of a muscle"),
        ("h_latency", "ankle", "left", {}, "'ankle' is a joint; h_latency is of a muscle .did you mean 'soleus'"),
        ("t_latency", "soleus", "left", {}, "'soleus' is a muscle; t_latency is of a reflex .did you mean 'ankle'"),
        ("mas", "soleus", "left", {}, "mas is of a joint .did you mean 'ankle'"),
        ("withdrawal_onset", "soleus", "left", {}, "defined for: flexor_hallucis_brevis.*; not for 'soleus'"),
        ("withdrawal_onset", "tibialis_anterior", "left", {"circuit": "ankle"}, "circuit must be hallux"),
        ("axon_velocity", "soleus", "left", {"distal": 0.6}, "distal must be below proximal .0.55., not 0.6"),
        ("stretch_stiffness", "ankle", "left", {"to": -10.0}, "from must differ from to .-10., not -10"),
        ("range_at_torque", "ankle", "left", {"torque": 0.0}, "torque must differ from 0, not 0"),
        ("reflex_stiffness_share", "elbow", "left", {"speeds": [5, 90]}, "slowest must be below speeds .5., not 5"),
        ("reflex_share", "ankle", "left", {}, "from must lie in -55 to 35 deg at the ankle, not 110 as is usual; say"),
        ("passive_torque_at", "jaw", "left", {"angle": 90.0}, "angle must lie in -10 to 40 deg at the jaw, not 90$"),
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
    with pytest.raises(InputError, match="did you mean 'withdrawal_onset'"):
        find("onset")
    with pytest.raises(InputError, match="is empty; see"):
        find("")


def test_a_muscle_of_a_midline_circuit_has_a_channel_of_its_side():
    assert Subject("masseter", "right", {}).channel == "masseter:right"
    assert Subject("masseter", "right", {}).where == "midline"
    assert Subject("soleus", "right", {}).channel == "soleus" and Subject("soleus", "right", {}).where == "right"
    assert Subject("quadriceps", "left", {}).channel == "rectus_femoris"
