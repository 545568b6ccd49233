"""Sites that mean all junctions, fibres or nerves at once."""

from sherrington.foundation import anatomy
from sherrington.lesion.generic import EndLoss, end_losses


def test_junctions_and_fibres_of_all_muscles():
    assert end_losses(["nmj_presynaptic"]) == dict.fromkeys(anatomy.muscles(), EndLoss(junction=1.0))
    assert set(end_losses(["muscle_all"])) == set(anatomy.muscles())
    assert end_losses(["muscle_proximal"])["deltoid_middle"] == EndLoss(fibre=1.0)
    assert not set(end_losses(["muscle_proximal"])) & set(end_losses(["muscle_distal"]))


def test_length_decides_who_dies_back():
    found = end_losses(["peripheral_axons_length_dependent"])
    assert found["extensor_digitorum_brevis"].axon == 1.0 and "masseter" not in found
    ranked = sorted(found, key=lambda name: anatomy.muscle(name).path_length)
    assert [found[name].axon for name in ranked] == sorted(loss.axon for loss in found.values())


def test_nodes_of_the_graph_are_not_generic():
    assert end_losses(["ulnar_n_elbow", "ic_leg"]) == {}
