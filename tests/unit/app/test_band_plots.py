"""The picture of a verified row: nothing is cut off, no key lies on the band, colours mean one thing."""

import pytest
from matplotlib.colors import to_hex

from sherrington.app.band_plots import BAND, MARKS, draw_band

ROW = {
    "id": "P12", "structure": "flexor_digitorum_profundus_radial", "side": "right", "kind": "predicted",
    "case": "stroke-capsule-left-acute+intrathecal-baclofen", "measure": "force_fraction", "unit": "1",
    "source": "Somebody A, Somebody B. The title of a paper that says all there is to say about " * 3,
}  # fmt: skip


@pytest.mark.parametrize(("low", "high"), [(1.0, 2.0), (None, 2.0), (1.0, None)])
@pytest.mark.parametrize(("value", "inside"), [(1.5, True), (3.0, False)])
def test_all_of_it_is_seen(low, high, value, inside):
    figure = draw_band({**ROW, "low": low, "high": high, "value": value, "pass": inside})
    figure.draw_without_rendering()
    (ax,) = figure.axes
    for text in (figure._suptitle, figure._supxlabel, ax.get_legend()):
        box = text.get_window_extent()
        assert box.x0 >= 0 and box.x1 <= figure.bbox.x1 and box.y0 >= 0 and box.y1 <= figure.bbox.y1
    assert ax.get_legend().get_window_extent().y0 >= ax.get_window_extent().y1 - 1
    assert (ax.lines[0].get_marker(), to_hex(ax.lines[0].get_color())) == MARKS[inside]
    assert ROW["source"].split()[-1] in figure._supxlabel.get_text()


def test_no_colour_means_two_things():
    assert len({BAND, *(colour for _, colour in MARKS.values())}) == 3
    assert len({mark for mark, _ in MARKS.values()}) == 2
