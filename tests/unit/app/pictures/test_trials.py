"""The picture of a test: nothing is cut off, nothing lies on a trace, no colour means two things."""

from colorsys import rgb_to_hsv
from itertools import combinations

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex, to_rgb

from sherrington.app.pictures import palette
from sherrington.app.pictures.trials import COLOURS, PALE, STYLES, draw, extremes, muscle_line
from sherrington.circuit.command import Command, Step
from sherrington.circuit.trace import Trace
from sherrington.sign.examination import Recording

LONG = "Move the index finger away from the others on the right as hard as you can; the hand resists. " * 2


def recording(scale=1.0, sentence="Tap.", muscles=("flexor_digitorum_profundus_radial", "soleus"), **step):
    """Return one trial of a test."""
    step = {"test": "force_tracking", "structure": "first_dorsal_interosseous", "side": "right", **step}
    command = Command("index", step["side"], 0.2)
    wave = scale * np.sin(np.linspace(0, 6, 200))
    emg = scale * 1e-3 * np.sin(np.linspace(0, 60, 2000))
    n = len(muscles)
    trace = Trace(
        command, 1000.0, 10000.0, ("index", "ring"), muscles, 9 * np.stack([wave, -wave]), np.stack([wave, -wave]),
        np.stack([30 * wave] * n), np.stack([emg] * n), np.zeros(200), units=np.array([[0.1, 0, 3], [0.12, 1, 5]]),
    )  # fmt: skip
    return Recording(Step(command=command, sentence=sentence, role="", **step), trace)


def texts(figure):
    """Return every text that is seen."""
    return [text for text in figure.findobj(lambda one: hasattr(one, "get_text")) if text.get_text().strip()]


@pytest.mark.parametrize("n", [1, 4])
@pytest.mark.parametrize("dark", [False, True])
def test_everything_is_in_the_picture_and_no_word_on_a_trace(n, dark):
    trials = [recording(sentence=LONG)] * n
    figure = draw(trials, [[recording(0.5).trace]] * n, dark)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    assert not any(ax.get_legend() for ax in figure.axes)
    seen = [text for text in texts(figure) if text.get_visible()]
    titles = " ".join(text.get_text() for text in seen).replace("\n", " ")
    assert "Force tracking: first dorsal interosseous, right" in titles and LONG.split(";")[0] in titles
    places = [(text, text.get_window_extent(canvas.get_renderer())) for text in seen if _shown(text)]
    for text, box in places:
        assert box.x0 >= 0 and box.y0 >= 0, text.get_text()
        assert box.x1 <= figure.bbox.x1 and box.y1 <= figure.bbox.y1, text.get_text()
        assert not any(_over(box, ax.get_window_extent()) for ax in figure.axes), text.get_text()
    words = [box for text, box in places if len(text.get_text()) > 6]
    assert not any(_over(one, other) for one, other in combinations(words, 2))


def _shown(text):
    """Return whether a text is drawn: the ticks of hidden axes are not."""
    owner = text.axes
    if owner is None:
        return True
    ticks = [*owner.get_xticklabels(), *owner.get_yticklabels()]
    if text not in ticks:
        return text is not owner.xaxis.label or owner.xaxis.get_visible()
    axis = owner.xaxis if text in owner.get_xticklabels() else owner.yaxis
    at = text.get_position()[axis is owner.yaxis]
    low, high = sorted(axis.get_view_interval())
    return axis.get_visible() and low <= at <= high


def _over(one, other):
    """Return whether two boxes share more than an edge of one pixel."""
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    return width > 1 and min(one.y1, other.y1) - max(one.y0, other.y0) > 1


def test_a_muscle_has_one_colour_in_all_rows_and_health_is_the_same_in_pale():
    figure = draw([recording()], [[recording(0.5).trace]])
    force, emg = figure.axes[2], figure.axes[4]
    colour, _ = muscle_line(1)
    assert force.lines[1].get_color() == emg.lines[0].get_color() == colour
    for band in (force.collections[1], emg.collections[0]):
        assert to_hex(band.get_facecolor()[0]) == colour and band.get_alpha() == PALE
    (label,) = [text for text in emg.texts if "soleus" in text.get_text()]
    assert label.get_color() == colour


def test_a_limb_with_many_muscles_never_repeats_a_line():
    lines = [muscle_line(i) for i in range(15)]
    assert len(set(lines)) == 15 and {style for _, style in lines} <= {style for style, _ in STYLES}


@pytest.mark.parametrize("dark", [False, True])
def test_lines_of_muscles_can_be_read_and_none_is_green(dark):
    for i in range(COLOURS):
        colour = palette.colour(f"trace_{i}", dark)
        hue, saturation, _ = rgb_to_hsv(*to_rgb(colour))
        assert palette.contrast(colour, palette.colour("page", dark)) > 4.5
        assert saturation < 0.2 or not 0.2 < hue < 0.47


def test_noise_is_not_blown_up_but_a_small_effort_is():
    for test, wide in (("inspection", True), ("power", False)):
        figure = draw([recording(1e-3, test=test)], [[recording(2e-3).trace]])
        low, high = figure.axes[2].get_ylim()
        assert bool(high - low > 19.0) is wide


def test_columns_keep_the_peak():
    emg = np.zeros(100_000)
    emg[51_234] = 2.0
    time, low, high = extremes([emg], 10_000.0)
    assert high.max() == 2.0 and low.min() == 0.0
    assert abs(time[high.argmax()] - 5.1234) < 0.01
