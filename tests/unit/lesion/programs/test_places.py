"""Places of the neuraxis: rows of segments, cells, tracts."""

from sherrington.foundation import anatomy
from sherrington.lesion.programs import places


def test_segments_are_those_of_the_tables():
    assert {f"ah_{segment}" for segment in places.SEGMENTS} <= set(anatomy.nodes())
    assert places.row("T12", "L2") == ("T12", "L1", "L2")
    assert places.cells("S2") == ("ah_S2",)


def test_what_passes_a_segment():
    assert set(places.passing("T6")) >= {"lcst_leg_T6", "acst_T6", "lrst_T6", "raphesp_T6"}
    assert not any(node.startswith(("lcst_hand", "ah_")) for node in places.passing("T6"))


def test_regions():
    assert [places.region_of(s) for s in ("C1", "T1", "T2", "T12", "L1", "S5")] == [
        "cervical", "cervical", "thoracic", "thoracic", "lumbosacral", "lumbosacral",
    ]  # fmt: skip
    assert set(places.BULBAR) <= set(anatomy.nodes())
