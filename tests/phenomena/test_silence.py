"""With every spike silenced all that depends on spikes vanishes, and what is tissue stays."""

import numpy as np
import pytest

from sherrington.exam import (
    clonus,
    drop_leg,
    individuate,
    strength,
    stretch,
    stroke_sole,
    tap,
    tap_finger,
    track,
    watch,
)

SPASTIC = "umn"
STEPS = {
    "tap": tap("ankle", "right"),
    "stretch": stretch("ankle", "right"),
    "strength": (*strength("ankle", "extension", "right"), *strength("ankle", "flexion", "right")),
    "clonus": clonus("ankle", "right"),
    "plantar": stroke_sole("right"),
    "watch": watch("index", "right"),
    "tapping": tap_finger("right"),
    "individuation": individuate("right"),
    "tracking": track("right"),
}


@pytest.mark.parametrize("name", STEPS)
def test_no_emg_anywhere(lab, name):
    """No test of a silenced patient records a single microvolt."""
    found = lab.examine(SPASTIC, STEPS[name], silent=True)
    assert all(np.abs(recording.trace.emg).max() == 0.0 for recording in found.traces)


def test_every_finding_that_needs_spikes_is_gone(lab):
    """No jerk, no reflex resistance, no force, no clonus, no plantar response, no movement, no twitching."""
    steps = [step for group in STEPS.values() for step in group]
    case = "als-limb"
    values = {}
    for patient in (SPASTIC, case):
        for row in lab.examine(patient, steps, silent=True).findings:
            values.setdefault(row.measure, set()).add(row.value)
    print({name: sorted(map(str, found)) for name, found in values.items() if name != "bulk"})
    zero = (
        "grade",
        "torque",
        "amplitude",
        "mas",
        "reflex_torque",
        "mrc",
        "force_fraction",
        "beats",
        "fasciculation",
        "rate",
    )
    for name in zero:
        assert all(abs(value) < 1e-3 for value in values[name]), name
    nothing = ("latency", "catch_angle", "frequency", "interval_cv", "index", "force_cv")
    for name in nothing:
        assert values[name] == {None}, name
    assert values["response"] == {"none"}
    assert min(values["error"]) > 0.95


def test_tissue_stays(lab):
    """Resistance of shortened tissue and bulk do not need spikes."""
    slow = [
        lab.value(case, stretch("ankle", "right", "flexion"), "resistance_slow", silent=True)
        for case in ("healthy", SPASTIC)
    ]
    bulk = lab.value(SPASTIC, watch("ankle", "right", 0.05), "bulk", "soleus", silent=True)
    print("slow resistance healthy, spastic", slow, "bulk", bulk)
    assert slow[1] > 1.1 * slow[0] and slow[0] > 0.5 and 0.7 < bulk < 1.0


def test_a_silent_leg_swings_freely(lab):
    """The pendulum of a silenced spastic knee swings further than with spikes."""
    steps = drop_leg("right")
    silent, live = (lab.value(SPASTIC, steps, "first_swing", silent=kind) for kind in (True, False))
    print("first swing [deg] silent, live", silent, live)
    assert silent > live + 5.0
