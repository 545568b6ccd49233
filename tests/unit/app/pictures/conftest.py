"""Findings that the pictures are tried on."""

import pytest

from sherrington.sign.finding import Finding


@pytest.fixture
def findings():
    """Return a few findings: a weak, thin right biceps, a lively left ankle jerk, an upgoing right toe."""
    return [
        Finding("power", "biceps_brachii", "right", "mrc", 3, "MRC 0-5", 5, 5, "low"),
        Finding("power", "biceps_brachii", "left", "mrc", 5, "MRC 0-5", 5, 5),
        Finding("power", "masseter:left", "midline", "mrc", 4, "MRC 0-5", 5, 5, "low"),
        Finding("power", "soleus", "left", "mrc", None, "MRC 0-5", reason="in plaster"),
        Finding("inspection", "biceps_brachii", "right", "bulk", 0.62, "1", 0.85, None, "low"),
        Finding("tendon_reflex", "ankle", "left", "grade", 3, "DTR 0-4", 1, 2, "high"),
        Finding("tendon_reflex", "jaw_jerk", "midline", "grade", 2, "DTR 0-4", 0, 2),
        Finding("plantar", "plantar", "right", "response", "extensor", "flexor/none/extensor", flag="present"),
    ]
