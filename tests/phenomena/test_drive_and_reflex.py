"""Upper neurons set tone and reflexes of the intact body (claim 6)."""

from dataclasses import replace

import numpy as np

from sherrington.circuit.command import Effort
from sherrington.exam import stretch

CALF = ("soleus", "gastrocnemius")


def effort(level, *muscles):
    """Return a steady effort of some muscles."""
    return tuple(Effort(muscle, ((0.0, level),)) for muscle in muscles)


def test_claim_6_reflex_gain_follows_descending_drive(lab, bench):
    """A light blow to the Achilles tendon: more EMG with reinforcement and with a slight effort of the calf,
    and less with an effort of the antagonist than with one of the calf.
    """
    states = {
        "rest": {},
        "reinforcement": {"reinforcement": ((0.0, 1.0),)},
        "effort": {"efforts": effort(0.1, *CALF)},
        "antagonist": {"efforts": effort(0.3, "tibialis_anterior")},
    }
    size = {}
    for name, more in states.items():
        trace = lab.run((), bench.blow("ankle", 1.0, **more))
        size[name] = 1e3 * bench.emg(trace, "soleus", 0.075, 0.12)
    print("EMG of a light blow [mV]", {name: round(value, 2) for name, value in size.items()})
    assert size["reinforcement"] > 1.2 * size["rest"]
    assert size["effort"] > 1.1 * size["rest"]
    assert size["antagonist"] < size["effort"]


def test_claim_6_stretch_response_follows_descending_drive(lab):
    """The same passive stretch meets more EMG and more resistance while the muscle is held active."""
    step = stretch("ankle", "right", "flexion", 100.0)[0]
    quiet, active = step.command, held_active(step.command)
    size = []
    for command in (quiet, active):
        trace = lab.run((), command)
        begin = round(0.03 * trace.emg_rate)
        row = trace.muscles.index("soleus")
        moving = np.abs(trace.emg[row, begin : begin + 4500]).mean()
        size.append((1e3 * moving, np.ptp(trace.torque[0])))
    print("mean EMG [mV] and torque range [N m]: relaxed, active", np.round(size, 3))
    assert size[1][0] > 2.0 * size[0][0] + 0.003
    assert size[1][1] > size[0][1]


def held_active(command):
    """Return the command with a slight effort of the calf."""
    return replace(command, efforts=effort(0.15, *CALF))
