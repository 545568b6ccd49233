"""Where the two neurons lie: the upper one within brain and cord, the lower one from there to muscle (claims 1, 2)."""

import pytest

from sherrington.circuit.patient import TRACTS, Lesion, Patient
from sherrington.foundation import anatomy
from sherrington.foundation.neuraxis import crossing, cut, losses, lower_ways, reached, upper_ways
from sherrington.lesion import injure
from sherrington.lesion.sites import expressible

NODES = anatomy.nodes()
CENTRAL = tuple(name for name, node in NODES.items() if node.central)
PERIPHERAL = tuple(name for name, node in NODES.items() if not node.central)


def injured(nodes):
    """Return what every simulated muscle has left after all nodes of a list were destroyed on both sides."""
    sites = tuple(node for node in nodes if node in expressible())
    return injure(Patient(lesions=(Lesion(sites, "both", loss=1.0, age=1.0),))).supply


def test_claim_1_upper_neurons_begin_in_the_cortex_and_never_leave_brain_and_cord():
    for muscle in anatomy.muscles():
        for way in upper_ways(muscle, "left"):
            assert NODES[way.places[0].node].kind == "cortex"
            assert all(NODES[place.node].central for place in way.places)


def test_claim_1_no_peripheral_lesion_takes_an_upper_fibre():
    """Neither on the graph, node by node, nor in a patient who has lost them all."""
    for node in PERIPHERAL:
        assert all(row.upper == 0.0 for row in losses(cut([node], "both"))), node
    for supply in injured(PERIPHERAL).values():
        assert not any(route.insults for tract in TRACTS for route in supply.tracts[tract])


def test_claim_2_every_chain_begins_in_a_motor_pool_and_ends_at_its_muscle():
    for muscle in anatomy.muscles():
        for way in lower_ways(muscle, "left"):
            first, last = way.places[0].node, way.places[-1].node
            assert NODES[first].kind == "lmn_pool" and not NODES[first].parents
            assert last in anatomy.muscle(muscle).terminal_nerves
            assert not any(NODES[place.node].central for place in way.places)


def test_claim_2_every_pool_of_a_muscle_is_the_end_of_its_upper_neurons():
    """Both directions meet in the pool: the upper neurons that reach it and the lower ones that leave it."""
    for muscle in anatomy.muscles():
        above = {way.pool for way in upper_ways(muscle, "left")}
        below = {way.pool for way in lower_ways(muscle, "left")}
        assert above == below
        assert all(way.pool in reached(place.node) for way in upper_ways(muscle, "left") for place in way.places)


def test_claim_2_no_central_lesion_takes_a_lower_fibre():
    for node in CENTRAL:
        assert all(row.lower == 0.0 for row in losses(cut([node], "both"))), node
    for supply in injured(CENTRAL).values():
        assert not any(route.insults for bundle in supply.fibres.values() for route in bundle)


@pytest.mark.parametrize(("site", "opposite"), [("ic_leg", True), ("pyr_leg", True), ("lcst_leg_T6", False)])
def test_the_decussation_decides_the_side(site, opposite):
    """Above it a lesion weakens the other side, below it its own; graph and patient agree."""
    side, other = ("right", "left") if opposite else ("left", "right")
    assert (crossing(site) > 0.5) == opposite
    supply = injure(Patient(lesions=(Lesion((site,), "left", loss=1.0, age=1.0),))).supply
    lost = {
        where: sum(route.share for route in supply[("tibialis_anterior", where)].tracts["cst"] if route.insults)
        for where in (side, other)
    }
    graph = {row.side: row.upper for row in losses(cut([site], "left")) if row.muscle == "tibialis_anterior"}
    assert lost[side] == pytest.approx(graph[side]) and lost[side] > 0.9
    assert lost[other] == pytest.approx(graph.get(other, 0.0)) and lost[other] < 0.1
