"""The artwork as a file: it holds the colours it needs, no others, and is right on any page."""

import re
import xml.etree.ElementTree as ET

import pytest

from sherrington.app.pictures import palette
from sherrington.app.pictures.artwork import hatch, standalone, style
from sherrington.app.pictures.scene import Curve, Scene, Words, circle, svg

DRAWING = svg(
    Scene(9.0, 9.0, [Curve((circle((4, 4), 2.0),), fill="upper", stroke="ink", closed=True), Words((1, 1), "x")]), "t"
)


def variables(css):
    return dict(re.findall(r"--([a-z_0-9]+):(#[0-9a-f]{6})", css))


@pytest.mark.parametrize("dark", [False, True])
def test_a_style_holds_the_colours_of_its_page(dark):
    found = variables(style(dark))
    assert all(found[name] == palette.colour(name, dark) for name in palette.roles())
    assert "prefers-color-scheme" not in style(dark) and "prefers-color-scheme" in style()


def test_a_drawing_takes_only_the_colours_that_it_uses():
    found = variables(style(False, DRAWING))
    assert set(found) == {"upper", "ink"}


@pytest.mark.parametrize("dark", [None, False, True])
def test_a_file_of_its_own_names_no_colour_that_it_does_not_hold(dark):
    text = standalone(DRAWING, dark, "made by hand")
    root = ET.fromstring(text)
    used = set(re.findall(r"var\(--([a-z_0-9]+)\)", text))
    assert used <= set(variables(text)) and {"page", "unknown", "hatch"} <= used
    assert [child.tag.rpartition("}")[2] for child in root][:3] == ["title", "desc", "style"]
    assert root.find("{http://www.w3.org/2000/svg}desc").text == "made by hand"


def test_what_was_not_examined_has_a_pattern_of_its_own():
    assert ET.fromstring(hatch())[0].get("id") == "hatch"
    assert "<desc>" not in standalone(DRAWING)
