"""Ways to a muscle: each starts and ends where it must, step by step along the edges of the tables."""

from itertools import pairwise

import pytest

from sherrington.foundation import anatomy
from sherrington.foundation.pathways import ORIGINS, TRACTS, deafferented, denervated, nerve_path, tract_path

MUSCLES = tuple(anatomy.muscles())
STEPS = {(edge.start, edge.end) for edge in anatomy.edges()}


@pytest.mark.parametrize("muscle", MUSCLES)
def test_the_direct_way_of_every_muscle_runs_along_edges(muscle):
    for pool, _ in anatomy.muscle(muscle).pools:
        path = tract_path("cst", muscle, pool)
        way = (*path.above, *path.below, pool)
        assert way[0] == anatomy.muscle(muscle).cortex_node
        assert set(pairwise(way)) <= STEPS
        # the cord comes after the brain, and a nucleus of the brainstem needs none
        assert all(anatomy.node(place).level for place in path.below)
        assert not any(anatomy.node(place).level for place in path.above)
        assert path.below or not anatomy.segment(pool)
        assert not (path.below and pool.startswith("nuc_"))


@pytest.mark.parametrize("tract", [tract for tract in TRACTS if tract != "cst"])
@pytest.mark.parametrize("muscle", ["biceps_brachii", "soleus", "rectus_abdominis_upper"])
def test_other_tracts_start_at_their_origin_and_go_down_the_cord(tract, muscle):
    for pool, _ in anatomy.muscle(muscle).pools:
        for origin in ORIGINS[tract]:
            path = tract_path(tract, muscle, pool, origin)
            places = (*path.above, *path.below)
            assert places[0] == origin and set(pairwise(places)) <= STEPS
            if tract == "crt":
                assert not path.below and places[-1] == "crt_ped"
            else:
                levels = [anatomy.SEGMENTS.index(anatomy.node(place).level) for place in path.below]
                assert levels == sorted(levels)
                assert anatomy.SEGMENTS[levels[-1]] == anatomy.segment(pool)


@pytest.mark.parametrize("muscle", MUSCLES)
def test_nodes_lie_nearer_to_the_muscle_the_further_they_are_down_the_nerve(muscle):
    for (_, chain), stretches in zip(anatomy.chains(muscle), nerve_path(muscle), strict=True):
        assert tuple(stretches) == chain
        distances = [stretch.distance for stretch in stretches.values()]
        assert all(near <= far + 1e-9 for far, near in pairwise(distances)) and min(distances) >= 0.01
        assert all(0.0 <= stretch.part <= 1.0 for stretch in stretches.values())


@pytest.mark.parametrize("muscle", MUSCLES)
def test_all_roots_together_are_the_whole_muscle_and_none_is_nothing(muscle):
    pools = [chain[0] for _, chain in anatomy.chains(muscle)]
    assert denervated(muscle, pools) == pytest.approx(1.0) and denervated(muscle, []) == 0.0
    assert sum(denervated(muscle, [pool]) for pool in dict.fromkeys(pools)) == pytest.approx(1.0)


@pytest.mark.parametrize("muscle", ["biceps_brachii", "soleus", "masseter"])
def test_a_cut_at_the_origin_takes_the_whole_tract_and_elsewhere_no_more(muscle):
    cortex = anatomy.muscle(muscle).cortex_node
    assert deafferented(muscle, "cst", [cortex]) == pytest.approx(1.0)
    assert deafferented(muscle, "cst", []) == 0.0 == deafferented(muscle, "drst", [cortex])
    for tract, origins in ORIGINS.items():
        assert deafferented(muscle, tract, origins) == pytest.approx(1.0)
        assert deafferented(muscle, tract, origins[:1]) == pytest.approx(1.0 / len(origins))


def test_a_higher_cut_of_the_cord_takes_at_least_as_much():
    for muscle in ("soleus", "biceps_brachii", "adductor_pollicis"):
        shares = []
        for segment in anatomy.SEGMENTS:
            nodes = [node.id for node in anatomy.nodes().values() if node.tract == "lcst" and node.level == segment]
            shares.append(deafferented(muscle, "cst", nodes))
        assert all(lower <= upper + 1e-9 for upper, lower in pairwise(shares)) and shares[0] == pytest.approx(1.0)


def test_there_is_no_way_where_there_is_none():
    with pytest.raises(ValueError, match="no way from lvn to nuc_V_motor"):
        tract_path("cst", "masseter", "nuc_V_motor", "lvn")
