"""What passes a place: tracts, pools, roots, skin."""

import pytest

from sherrington.foundation.innervation import innervation
from sherrington.foundation.neuraxis import cut
from sherrington.foundation.passage import passage, serves_skin, territory


def test_a_nerve():
    found = passage(cut(["median_n_wrist"], "right"))
    assert [place.side for place in found.places] == ["right"]
    assert {row.root for row in found.roots} == {"C8", "T1"} and sum(row.share for row in found.roots) == pytest.approx(
        1.0
    )
    assert found.skin[0].territory.startswith("palmar digits 1-3") and not found.tracts
    assert {row.muscle for row in found.losses} >= {"abductor_pollicis_brevis", "opponens_pollicis"}


def test_a_tract():
    found = passage(cut(["ic_hand", "ic_leg"], "left"))
    hand, leg = found.tracts
    assert (hand.part, leg.part, hand.side, hand.effect) == ("hand", "leg", "left", "exc")
    assert hand.crossed > 0.95 and hand.pools[-1] == "ah_T1" and "MCA" in hand.artery
    assert not found.roots and not found.skin


def test_a_root_holds_its_dorsal_root():
    found = passage(cut(["root_L5", "droot_S1"], "left"))
    assert [place.node for place in found.dorsal_roots] == ["droot_L5", "droot_S1"]
    assert [row.root for row in found.roots] == ["L5"]


def test_pools_among_the_places():
    assert [place.node for place in passage(cut(["ah_C5", "ic_leg"], "left")).pools] == ["ah_C5"]


def test_roots_follow_the_person():
    mean = passage(cut(["deep_fibular_n"], "left"))
    drawn = passage(cut(["deep_fibular_n"], "left"), innervation(None, 4))
    assert mean.roots != drawn.roots


@pytest.mark.parametrize(
    ("node", "words"),
    [
        ("droot_C7", "middle finger"),
        ("vram_C6", "lateral forearm, thumb (and index)"),
        ("radial_deep_br", ""),
        ("suprascapular_n", ""),
        ("sural_n", "lateral heel and foot"),
    ],
)
def test_territory(node, words):
    assert territory(node) == words


def test_a_nerve_whose_skin_lies_further_out_names_it():
    assert "palmar digits 1-3" in territory("median_n_arm") and serves_skin("upper_trunk_ant")
    assert not serves_skin("long_thoracic_n")
