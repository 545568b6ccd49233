"""Scenes: what is drawn by Matplotlib and what stands in the SVG are one curve, and words are words."""

import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest

from sherrington.app.pictures import palette
from sherrington.app.pictures.scene import (
    Curve,
    Scene,
    Words,
    circle,
    draw,
    mpl_path,
    new_axes,
    svg,
    svg_item,
    svg_path,
)

WAVE = np.stack([np.linspace(0.0, 90.0, 9), 20.0 * np.sin(np.linspace(0.0, 6.0, 9)) + 30.0], 1)
LINE = np.array([[0.0, 0.0], [30.0, 40.0]])
CURVES = {
    "line": Curve((LINE,), stroke="ink"),
    "wave": Curve((WAVE,), stroke="ink", width=3.0),
    "disc": Curve((circle((50.0, 50.0), 20.0),), fill="ink", closed=True),
    "patch": Curve((WAVE, np.add(WAVE[::-1], [0.0, 25.0])), fill="ink", closed=True),
    "ring": Curve((circle((50, 50), 20.0), circle((50, 50), 9.0)), fill="ink", closed=True, apart=True),
}


def absolute(d):
    """Return commands and end points of an SVG path of relative steps."""
    here, out = np.zeros(2), []
    for kind, text in re.findall(r"([MLCZmlcz])([^MLCZmlcz]*)", d):
        steps = np.array([float(x) for x in re.findall(r"-?\d*\.?\d+", text)]).reshape(-1, 2)
        points = steps if kind == "M" else steps + here
        here = points[-1] if len(points) else here
        out.append((kind.upper(), points))
    return out


@pytest.mark.parametrize("name", CURVES)
def test_svg_and_matplotlib_draw_the_same_points(name):
    curve = CURVES[name]
    path = mpl_path(curve)
    written = [point for kind, points in absolute(svg_path(curve)) for point in points if kind != "Z"]
    drawn = path.vertices[path.codes != path.CLOSEPOLY]
    assert np.array(written) == pytest.approx(drawn, abs=0.051)


@pytest.mark.parametrize("name", CURVES)
def test_a_curve_passes_its_points_and_closes_where_it_should(name):
    curve = CURVES[name]
    commands = absolute(svg_path(curve))
    ends = np.array([points[-1] for kind, points in commands if kind in "MLC"])
    for piece in curve.pieces:
        for point in piece[[0, len(piece) // 2, -1]]:
            assert np.hypot(*(ends - point).T).min() < 0.08
    closes = [kind for kind, _ in commands].count("Z")
    assert closes == (len(curve.pieces) if curve.apart else int(curve.closed))
    assert commands[0][0] == "M"


def test_errors_of_rounding_do_not_add_up():
    many = Curve((np.cumsum(np.full((400, 2), 0.13), axis=0),), stroke="ink")
    last = absolute(svg_path(many))[-1][1][-1]
    assert last == pytest.approx([52.0, 52.0], abs=0.051)


def test_a_closed_curve_is_as_smooth_where_it_begins():
    (first, second, *_, last, _) = absolute(svg_path(CURVES["disc"]))
    leaves, arrives = second[1][0] - first[1][0], last[1][2] - last[1][1]
    assert abs(np.cross(np.r_[leaves, 0], np.r_[arrives, 0])[2]) < 0.1 * np.hypot(*leaves) * np.hypot(*arrives)


@pytest.mark.parametrize(("radius", "wide"), [(5.0, (5.0, 5.0)), ((8.0, 3.0), (8.0, 3.0))])
def test_circles_and_ellipses(radius, wide):
    points = circle((10.0, 20.0), radius) - [10.0, 20.0]
    assert np.hypot(points[:, 0] / wide[0], points[:, 1] / wide[1]) == pytest.approx(np.ones(17))
    assert points[0] == pytest.approx(points[-1])


def test_later_items_lie_on_top_in_both():
    scene = Scene(100.0, 100.0)
    scene.disc((50, 50), 30.0, "ink", id="under")
    scene.add(Words((50, 50), "over"), Curve((LINE,), stroke="ink", id="line"))
    text = svg(scene, "x")
    assert text.index('id="under"') < text.index("over") < text.index('id="line"')
    ax = draw(scene, new_axes(scene, 2.0))
    orders = [artist.get_zorder() for artist in (*ax.patches, *ax.texts) if artist.get_zorder() >= 2.0]
    assert len(set(orders)) == 3


def test_a_picture_is_well_formed_whatever_its_words():
    scene = Scene(100.0, 80.0)
    scene.add(Words((1, 2), '<&">', bold=True, halo="page"), Curve((LINE,), stroke="ink", id='a"b', title="<tip>"))
    root = ET.fromstring(svg(scene, "5 < 6 & 7"))
    space = {"s": "http://www.w3.org/2000/svg"}
    assert root.find("s:title", space).text == "5 < 6 & 7" and root.get("viewBox") == "0 0 100 80"
    assert root.find("s:text", space).text == '<&">' and root.find("s:path/s:title", space).text == "<tip>"
    assert ET.fromstring(svg(scene, "part", (10.0, 20.0, 30.0, 40.0))).get("viewBox") == "10 20 30 40"


def test_colours_are_roles():
    plain = svg_item(Curve((LINE,), fill="ink", stroke="muted", alpha=0.5))
    assert 'fill="var(--ink)"' in plain and 'stroke="var(--muted)"' in plain and 'opacity="0.5"' in plain
    assert 'fill="none"' in svg_item(Curve((LINE,))) and "stroke" not in svg_item(Curve((LINE,)))
    assert 'fill="url(#hatch)"' in svg_item(Curve((LINE,), fill="ink", hatch=True))
    assert 'fill="var(--on_power_0)"' in svg_item(Words((0, 0), "x", on="power_0"))
    assert "#" not in plain


@pytest.mark.parametrize("dark", [False, True])
def test_matplotlib_takes_the_colours_of_its_page(dark):
    from matplotlib.colors import to_hex

    scene = Scene(100.0, 50.0)
    scene.add(Curve((circle((20, 20), 9.0),), fill="upper", closed=True, id="here"))
    ax = draw(scene, new_axes(scene, 4.0), dark)
    (patch,) = ax.patches
    assert to_hex(patch.get_facecolor()) == palette.colour("upper", dark) and patch.get_gid() == "here"
    assert to_hex(ax.get_facecolor()) == palette.colour("page", dark)
    assert ax.get_xlim() == (0.0, 100.0) and ax.get_ylim() == (50.0, 0.0)
    assert ax.figure.get_size_inches() == pytest.approx([4.0, 2.0])
