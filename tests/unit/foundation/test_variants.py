"""Variants by name: axons take another way that exists, and nobody's share is lost on it."""

from itertools import pairwise

import pytest

from sherrington.foundation import anatomy
from sherrington.foundation.errors import InputError
from sherrington.foundation.innervation import innervation
from sherrington.foundation.neuraxis import cut, losses, lower_ways, upper_ways
from sherrington.foundation.passage import passage
from sherrington.foundation.variants import Chosen, check, sides, variants, varied


def person(*names, side="both", **more):
    """Return how somebody with some variants is wired."""
    return innervation(chosen=tuple(Chosen(name, side) for name in names), **more)


def lost(place, wired, muscle, side="left"):
    """Return the share of a muscle's axons that pass a place of its side."""
    return next((row.lower for row in losses(cut([place], side), wired) if (row.muscle, row.side) == (muscle, side)), 0)


@pytest.mark.parametrize("name", variants())
def test_shares_sum_to_one_and_every_way_leads_from_a_cell_to_a_nerve(name):
    known = variants()[name]
    assert known.about and known.common and known.muscles
    for muscle in known.muscles:
        routes = varied(anatomy.chains(muscle), known)
        assert sum(share for share, _ in routes) == pytest.approx(1.0) and min(share for share, _ in routes) > 0.0
        for _, nodes in routes:
            assert anatomy.node(nodes[0]).kind == "lmn_pool" and len(set(nodes)) == len(nodes)
            assert anatomy.segment(nodes[0]) in ("", nodes[1].removeprefix("root_"))


@pytest.mark.parametrize("name", [name for name, known in variants().items() if known.share])
def test_a_way_follows_the_graph_but_for_one_crossing(name):
    known = variants()[name]
    for muscle in known.muscles:
        for _, nodes in varied(anatomy.chains(muscle), known):
            jumps = [(a, b) for a, b in pairwise(nodes) if a not in anatomy.node(b).parents]
            assert len(jumps) <= 1, jumps


def test_martin_gruber_spares_the_hand_at_the_elbow_and_not_at_the_wrist():
    wired = person("martin-gruber", side="left")
    usual, own = (lost("ulnar_n_elbow", one, "first_dorsal_interosseous") for one in (innervation(), wired))
    assert usual == 1.0 and own == pytest.approx(1.0 - variants()["martin-gruber"].share)
    assert lost("median_n_elbow", wired, "first_dorsal_interosseous") == pytest.approx(1.0 - own)
    assert lost("ulnar_n_wrist", wired, "first_dorsal_interosseous") == pytest.approx(1.0)
    assert lost("median_n_wrist", wired, "first_dorsal_interosseous") == 0.0
    assert lost("ulnar_n_elbow", wired, "first_dorsal_interosseous", "right") == 1.0
    assert lost("ulnar_n_elbow", wired, "flexor_carpi_ulnaris") == 1.0


def test_a_way_of_its_own_brings_its_root_and_its_drive():
    wired = person("fcu-c7")
    share = variants()["fcu-c7"].share
    assert dict(wired.roots("flexor_carpi_ulnaris", "left"))["C7"] == pytest.approx(share)
    assert lost("root_C7", wired, "flexor_carpi_ulnaris") == pytest.approx(share)
    assert lost("lower_trunk", wired, "flexor_carpi_ulnaris") == pytest.approx(1.0 - share)
    assert sum(way.share for way in upper_ways("flexor_carpi_ulnaris", "left", wired)) == pytest.approx(1.0)
    assert "C7" in {row.root for row in passage(cut(["ulnar_n_elbow"], "left"), wired).roots}


def test_a_shifted_plexus_leans_on_its_upper_or_lower_roots():
    usual = dict(innervation().roots("tibialis_anterior"))
    high = dict(person("prefixed-lumbosacral").roots("tibialis_anterior", "left"))
    low = dict(person("postfixed-lumbosacral").roots("tibialis_anterior", "left"))
    assert low["L4"] < usual["L4"] < high["L4"] and sum(high.values()) == pytest.approx(1.0)
    assert person("prefixed-brachial").chains("tibialis_anterior", "left") == innervation().chains("tibialis_anterior")


def test_variants_of_one_arm_combine_with_each_other_and_with_own_weights():
    wired = person("martin-gruber", "prefixed-brachial", seed=4)
    routes = wired.chains("first_dorsal_interosseous", "right")
    assert len(routes) == 4 and sum(share for share, _ in routes) == pytest.approx(1.0)
    assert dict(wired.pools("first_dorsal_interosseous")) == dict(
        innervation(None, 4).pools("first_dorsal_interosseous")
    )


def test_a_muscle_parted_in_two_is_not_lost_twice():
    wired = person("martin-gruber")
    row = next(
        row
        for row in losses(cut(["ulnar_n_elbow", "lcst_hand_C8", "lcst_hand_T1"], "left"), wired)
        if (row.muscle, row.side) == ("first_dorsal_interosseous", "left")
    )
    assert row.lower < row.total <= 1.0 and row.upper <= 1.0
    assert sum(way.share for way in lower_ways("first_dorsal_interosseous", "left", wired)) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("chosen", "reason"),
    [
        ([("martin-grubr", "left")], "did you mean 'martin-gruber'"),
        ([("fcu-c7", "up")], "'up' is no side"),
        ([("fcu-c7", "left"), ("fcu-c7", "both")], "does not go with itself on the left side"),
        ([("accessory-deep-fibular", "both"), ("all-tibial-foot", "right")], "does not go with .* on the right side"),
        ([("prefixed-brachial", "both"), ("postfixed-brachial", "left")], "does not go with prefixed-brachial"),
    ],
)
def test_what_cannot_be(chosen, reason):
    with pytest.raises(InputError, match=reason):
        check(Chosen(*one) for one in chosen)


def test_what_can_be():
    both = check([Chosen("fcu-c7", "left"), Chosen("fcu-c7", "right"), Chosen("martin-gruber", "both")])
    assert len(both) == 3 and sides(both[2]) == ("left", "right")
