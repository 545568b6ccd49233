"""What a complete lesion takes, by muscle and by arc."""

import pytest

from sherrington.foundation import anatomy
from sherrington.foundation.innervation import innervation
from sherrington.foundation.neuraxis import cut
from sherrington.foundation.passage import passage
from sherrington.lesion.complete import arcs_taken, muscles_taken


def taken(nodes, side="left", wired=None):
    """Return muscles and arcs that a lesion takes."""
    person = innervation() if wired is None else wired
    there = passage(cut(nodes, side), person)
    return muscles_taken(nodes, side, there, person), arcs_taken(nodes, side, there)


def test_a_nerve_takes_axons_of_its_side():
    muscles, arcs = taken(["suprascapular_n_spinoglenoid"])
    assert [(row.muscle, row.side, row.neuron, row.lost) for row in muscles] == [("infraspinatus", "left", "LMN", 1.0)]
    assert muscles[0].units == anatomy.unit_count("infraspinatus") and not arcs


def test_losses_on_the_way_and_at_the_end_multiply():
    nodes = ["root_L5", "muscle_distal"]
    row = next(row for row in taken(nodes)[0] if row.muscle == "tibialis_anterior" and row.side == "left")
    assert (row.neuron, row.lower, row.fibre, row.lost) == ("LMN+fibre", 0.65, 1.0, 1.0)


def test_the_worst_come_first():
    muscles, arcs = taken(["root_L4", "root_S1"])
    for rows, key in ((muscles, "lost"), (arcs, "whole")):
        values = [getattr(row, key) for row in rows]
        assert values and values == sorted(values, reverse=True)


def test_junctions_cut_the_way_out_of_every_arc():
    arcs = taken(["nmj_presynaptic"])[1]
    assert {row.limb for row in arcs} == {"efferent"} and {row.side for row in arcs} == {"left"}


def test_the_person_decides():
    own = next(row for row in taken(["root_L5"], wired=innervation(None, 4))[0] if row.muscle == "tibialis_anterior")
    assert own.lost == pytest.approx(dict(innervation(None, 4).roots("tibialis_anterior"))["L5"])
