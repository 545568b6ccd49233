"""The scoring convention stands beside the root weights, not in them."""

from sherrington.foundation import anatomy
from sherrington.foundation.myotomes import key_level, key_movements


def test_ten_levels_and_the_sphincter():
    assert list(key_movements()) == ["C5", "C6", "C7", "C8", "T1", "L2", "L3", "L4", "L5", "S1", "S4-5"]
    for row in key_movements().values():
        assert row.movement and row.source and set(row.muscles) <= set(anatomy.muscles())


def test_a_key_level_is_a_root_of_its_muscles_but_need_not_be_the_main_one():
    for level, row in key_movements().items():
        for muscle in row.muscles if level in anatomy.SEGMENTS else ():
            assert level in dict(anatomy.muscle(muscle).roots)
    assert key_level("tibialis_anterior") == "L4" and dict(anatomy.muscle("tibialis_anterior").roots)["L4"] < 0.5
    assert key_level("deltoid_middle") == ""
