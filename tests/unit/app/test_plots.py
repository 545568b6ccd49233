"""Pictures: one file per test, drawn from recordings, healthy range behind."""

import numpy as np

from sherrington.app.plots import plot_examination
from sherrington.circuit.command import Command, Step
from sherrington.circuit.trace import Trace
from sherrington.sign.examination import Examination, Recording


def examination(scale, side="right"):
    """Return an examination with two trials of one test."""
    recordings = []
    for role in ("tap", "reinforced"):
        command = Command("ankle", side, 0.2)
        wave = scale * np.sin(np.linspace(0, 6, 200))
        emg = scale * 1e-3 * np.sin(np.linspace(0, 60, 2000))
        trace = Trace(
            command, 1000.0, 10000.0, ("ankle",), ("soleus", "tibialis_anterior"),
            wave[None], wave[None], np.stack([wave, wave]), np.stack([emg, emg]), np.zeros(200),
            units=np.array([[0.1, 0, 3], [0.12, 1, 5]]),
        )  # fmt: skip
        recordings.append(Recording(Step("tendon_reflex", "ankle", side, command, "Tap.", role), trace))
    return Examination((), tuple(recordings), 0.4)


def test_one_picture_per_test(tmp_path):
    files = plot_examination(examination(1.0), tmp_path, [examination(0.5, "left"), examination(0.8)])
    assert [file.name for file in files] == ["001_tendon_reflex_ankle_right.png"]
    assert files[0].read_bytes().startswith(b"\x89PNG")
