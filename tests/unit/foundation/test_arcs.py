"""Reflex arcs on the graph: which limb of which arc a cut takes."""

import pytest

from sherrington.foundation import anatomy
from sherrington.foundation.arcs import arc_losses
from sherrington.foundation.neuraxis import cut


def arcs(site, side="left"):
    """Return what a cut takes, by reflex, on the side of the cut."""
    return {row.reflex: row for row in arc_losses(cut(site.split(), side)) if row.side == side}


def test_everything_cut_takes_every_arc_once():
    found = arc_losses(cut([node for node, row in anatomy.nodes().items() if row.kind == "lmn_pool"], "both"))
    assert len(found) == 2 * len(anatomy.reflexes())
    assert all(row.cells == pytest.approx(1.0) and row.whole == pytest.approx(1.0) for row in found)


@pytest.mark.parametrize(
    ("site", "reflex", "limb", "share"),
    [
        ("femoral_n_inguinal", "patellar", "afferent + efferent", 1.0),
        ("droot_L3", "patellar", "afferent", 0.4),
        ("ah_L3", "patellar", "cells", 0.4),
        ("root_S1", "ankle", "afferent + efferent", 0.7),
        ("obturator_n", "adductor", "afferent + efferent", 1.0),
        ("radial_n_spiral_groove", "brachioradialis", "afferent + efferent", 1.0),
        ("cn5_motor_root", "jaw_jerk", "efferent", 1.0),
        ("cn5_mandibular_n", "jaw_jerk", "afferent + efferent", 1.0),
        ("cn7_zygomatic_br", "corneal", "efferent", 1.0),
        ("cn9_n", "gag", "afferent", 1.0),
        ("dorsal_genital_n", "bulbocavernosus", "afferent", 1.0),
        ("lateral_plantar_n medial_plantar_n", "plantar", "afferent + efferent", 1.0),
    ],
)
def test_limb_and_share(site, reflex, limb, share):
    row = arcs(site)[reflex]
    assert (row.limb, row.whole) == (limb, pytest.approx(share))


@pytest.mark.parametrize(
    ("site", "spared"),
    [("radial_n_spiral_groove", "triceps"), ("femoral_n_inguinal", "adductor"), ("root_S1", "patellar")],
)
def test_what_is_spared(site, spared):
    assert spared not in arcs(site)


def test_a_lesion_above_leaves_the_arc_whole_and_takes_its_drive():
    right = {row.reflex: row for row in arc_losses(cut(["ic_leg"], "left")) if row.side == "right"}
    assert right["patellar"].whole == 0.0 and right["patellar"].drive == pytest.approx(0.9)
    assert right["patellar"].limb == "drive" and "biceps" not in right


def test_skin_and_muscle_need_not_share_a_segment():
    row = arcs("droot_S1")["plantar"]
    assert 0.0 < row.afferent == row.whole < 0.5 and row.efferent == 0.0
