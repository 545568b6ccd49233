"""Force tracking: exact following has no error, unsteadiness is that of the plateau."""

import numpy as np
import pytest
from synthetic import by_measure, silent, with_force

from sherrington.exam import track
from sherrington.sign import tracking


def test_tracking_error_and_steadiness():
    trace = silent(track("left")[0])
    aim = trace.command.tracking
    target = aim.reference * np.interp(trace.time, *zip(*aim.target, strict=True))
    exact = by_measure(tracking.grade(with_force(trace, aim.muscle, target)))
    assert exact["error"].value == pytest.approx(0.0, abs=1e-9) and exact["force_cv"].value < 1e-9
    rough = target * (1.0 + 0.05 * np.sqrt(2.0) * np.sin(2.0 * np.pi * 9.0 * trace.time))
    assert by_measure(tracking.grade(with_force(trace, aim.muscle, rough)))["force_cv"].value == pytest.approx(
        0.05, rel=0.05
    )
    weak = by_measure(tracking.grade(trace))
    assert weak["error"].value == pytest.approx(1.0, rel=0.1) and weak["force_cv"].value is None


@pytest.mark.parametrize("share", [0.5, 0.9, 1.2])
def test_a_steady_force_of_another_size_is_error_and_no_unsteadiness(share):
    trace = silent(track("left")[0])
    aim = trace.command.tracking
    target = aim.reference * np.interp(trace.time, *zip(*aim.target, strict=True))
    rows = by_measure(tracking.grade(with_force(trace, aim.muscle, share * target + 4.0)))
    assert rows["error"].value == pytest.approx(abs(1.0 - share), rel=0.05, abs=0.01)
    assert rows["force_cv"].value == pytest.approx(0.0, abs=1e-9)


@pytest.mark.parametrize(("share", "judged"), [(0.0, False), (0.1, False), (0.4, False), (0.7, True)])
def test_a_hand_too_weak_for_the_target_is_not_called_steady(share, judged):
    trace = silent(track("left")[0])
    aim = trace.command.tracking
    target = aim.reference * np.interp(trace.time, *zip(*aim.target, strict=True))
    rows = by_measure(tracking.grade(with_force(trace, aim.muscle, share * target)))
    assert (rows["force_cv"].value is not None) == judged
    assert judged or (rows["force_cv"].reason == "too weak to hold the force" and rows["error"].flag == "high")
