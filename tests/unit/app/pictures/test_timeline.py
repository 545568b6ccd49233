"""Signs over time: one lane per sign, both sides, on a logarithmic axis."""

import pytest

from sherrington.app.pictures import timeline
from sherrington.app.pictures.timeline import LANES
from sherrington.foundation.errors import InputError


def test_a_lane_for_every_sign(findings):
    axes = timeline([(3, findings), (90, findings), (400, findings)], dark=True)
    names = {text.get_text() for text in axes.texts}
    assert {lane.name for lane in LANES} <= names
    assert axes.get_xscale() == "log"
    marks = [line for line in axes.lines if len(line.get_xdata()) == 3]
    assert len(marks) >= 4


def test_order_of_visits_does_not_matter(findings, tmp_path):
    axes = timeline(iter([(90, findings), (0, findings)]))
    line = next(line for line in axes.lines if len(line.get_xdata()) == 2 and line.get_marker() == "o")
    assert list(line.get_xdata()) == sorted(line.get_xdata())
    axes.figure.savefig(tmp_path / "timeline.png")


def test_values_stand_in_their_lane(findings):
    axes = timeline([(10, findings)])
    lanes = [line for line in axes.lines if line.get_marker() in ("o", "s") and len(line.get_xdata()) == 1]
    power = max(line.get_ydata()[0] for line in lanes)
    assert len(LANES) - 1 <= power <= len(LANES)


def test_one_structure(findings):
    axes = timeline([(10, findings)], structures=("ankle",))
    assert sum(line.get_marker() in ("o", "s") for line in axes.lines) == 1


def test_nothing_is_refused():
    with pytest.raises(InputError, match="at least one"):
        timeline([])
