"""Lack of B12: lateral columns and long afferents within months; treatment stops it and clears the block."""


def test_columns_and_long_afferents(course, taken):
    found = course("b12", 300.0)
    assert taken(found, "lcst_leg_T6", "left") > 0.3 > taken(found, "lcst_hand_C4", "left") > 0.0
    assert taken(found, "tibial_n_popliteal", "left", kind="ia") > 0.6
    assert not taken(found, "tibial_n_popliteal", "left", kind="motor")


def test_it_comes_over_months(course, taken):
    losses = [taken(course("b12", day), "lcst_leg_T6", "left") for day in (0.0, 60.0, 150.0, 600.0)]
    assert losses[0] == 0.0 and losses == sorted(losses)


def test_treatment_stops_it_and_clears_block_not_loss(course, taken):
    never, early = course("b12", 600.0), course("b12", 600.0, treated=400.0)
    assert taken(early, "lcst_leg_T6", "left") < taken(never, "lcst_leg_T6", "left")
    before, after = (course("b12", 300.0 + more, treated=more) for more in (0.0, 300.0))
    assert taken(after, "lcst_leg_T6", "left") == taken(before, "lcst_leg_T6", "left")
    assert taken(after, "lcst_leg_T6", "left", "block") < 0.5 * taken(before, "lcst_leg_T6", "left", "block")
