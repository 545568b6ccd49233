"""Signs over time: one lane per sign, both sides, on a logarithmic axis."""

from itertools import combinations

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


@pytest.mark.parametrize("dark", [False, True])
def test_nothing_is_cut_off_or_lies_on_another(findings, dark):
    axes = timeline([(0, findings), (10_000, findings)], dark=dark, title="als-early, right leg")
    figure = axes.figure
    figure.draw_without_rendering()
    words = [*axes.texts, *axes.get_xticklabels(), axes.title, axes.get_legend()]
    assert axes.get_title(loc="left") == "als-early, right leg"
    boxes = [word.get_window_extent() for word in [*words, axes._left_title]]
    boxes = [box for box in boxes if box.width > 1]
    for box in boxes:
        assert box.x0 >= 0 and box.x1 <= figure.bbox.x1 and box.y0 >= 0 and box.y1 <= figure.bbox.y1
    for one, other in combinations(boxes, 2):
        apart = one.x1 <= other.x0 or other.x1 <= one.x0 or one.y1 <= other.y0 or other.y1 <= one.y0
        assert apart


def test_the_onset_is_called_0_and_only_sides_that_were_examined_are_named(findings):
    right = [row for row in findings if row.side == "right"]
    axes = timeline([(0, right), (90, right)])
    assert axes.get_xticklabels()[0].get_text() == "0"
    assert [text.get_text() for text in axes.get_legend().get_texts()] == ["right: mean, band to the worst", "health"]


def test_nothing_is_refused():
    with pytest.raises(InputError, match="at least one"):
        timeline([])
