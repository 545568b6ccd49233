"""Letters that are said to fit into a picture do fit, in the font of the pictures."""

import pytest

from sherrington.app.pictures.letters import PER_INCH, fitting

TEXT = "published numbers against simulated ones, right extensor carpi radialis longus "


@pytest.mark.parametrize("size", PER_INCH)
def test_they_fit(size):
    pytest.importorskip("matplotlib")
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextPath

    width = 5.0
    line = (TEXT * 10)[: fitting(size, width)]
    weight = "bold" if size == 12 else "normal"
    path = TextPath((0.0, 0.0), line, size=size, prop=FontProperties(weight=weight))
    assert path.get_extents().width / 72.0 <= width


def test_small_letters_are_more():
    counts = [fitting(size, 1.0) for size in sorted(PER_INCH)]
    assert counts == sorted(counts, reverse=True)
