"""Places that cannot exist are refused with the reason."""

import pytest

from sherrington.foundation.errors import InputError
from sherrington.lesion.impossible import impossible
from sherrington.lesion.sites import resolve


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("ulnar_n_C6", "ulnar_n_arm lies outside the cord and has no level C6; its fibres belong to root_C8, root_T1"),
        ("lcst_ulnar_n_C6", "outside the cord"),
        ("median_n_wrist_T1", "median_n_wrist lies outside the cord"),
        ("sural_n_L5", "its fibres belong to root_L4, root_L5"),
        ("cn12_n_C1", "its fibres belong to nuc_XII"),
        ("lcst_hand_L3", "lcst_hand does not reach L3: its fibres end at T1"),
        ("acst_L1", "acst does not reach L1"),
        ("rubro_C8", "end at C3"),
        ("biceps_brachii", "is a muscle, not a site; its nerve is musculocutaneous_n"),
        ("patellar", "is a reflex, not a site"),
    ],
)
def test_reason(name, reason):
    assert reason in (impossible(name) or "")
    with pytest.raises(InputError) as caught:
        resolve(name)
    assert reason in str(caught.value)


@pytest.mark.parametrize("name", ["", "C5", "xx_C5", "ulnar_n_elbo", "mrst_C99", "hand_C5", "lcst_hand"])
def test_an_unknown_name_is_just_unknown(name):
    assert impossible(name) is None
