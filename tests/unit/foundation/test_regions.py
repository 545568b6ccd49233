"""Proximal and distal muscles."""

import pytest

from sherrington.foundation import anatomy
from sherrington.foundation.regions import distal_muscles, proximal_muscles


def test_no_muscle_is_both_and_every_limb_muscle_is_one():
    assert not proximal_muscles() & distal_muscles()
    limbs = {name for name, m in anatomy.muscles().items() if m.region in ("upper_limb", "lower_limb")}
    assert limbs <= proximal_muscles() | distal_muscles()


@pytest.mark.parametrize(
    ("muscle", "proximal", "distal"),
    [
        ("deltoid_middle", True, False),
        ("brachioradialis", True, False),
        ("vastus_medialis", True, False),
        ("erector_spinae_lumbar", True, False),
        ("first_dorsal_interosseous", False, True),
        ("gastrocnemius_medial", False, True),
        ("masseter", False, False),
        ("external_anal_sphincter", False, False),
    ],
)
def test_examples(muscle, proximal, distal):
    assert (muscle in proximal_muscles(), muscle in distal_muscles()) == (proximal, distal)
