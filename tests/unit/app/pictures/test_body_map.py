"""Body maps: the colour of a muscle is its finding, what was not examined is hatched, ids are muscles."""

import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest

from sherrington.app.pictures import palette
from sherrington.app.pictures.artwork import FILE, artwork
from sherrington.app.pictures.body_map import (
    body_map,
    body_scene,
    bounds,
    reflex_dots,
    spread,
    twitch_marks,
    view_items,
    view_svg,
)
from sherrington.app.pictures.body_values import at, body_values, twitching
from sherrington.app.pictures.scene import Curve, Words
from sherrington.app.pictures.shapes import views
from sherrington.foundation import anatomy
from sherrington.foundation.errors import InputError
from sherrington.sign.finding import Finding


def curves(scene):
    """Return curves by id."""
    return {item.id: item for item in scene.items if isinstance(item, Curve) and item.id}


def test_a_muscle_has_the_colour_of_its_grade(findings):
    drawn = curves(body_scene(body_values(findings, "power"), "power"))
    assert drawn["biceps_brachii_right"].fill == palette.step("power", 3).role
    assert drawn["biceps_brachii_left"].fill == palette.step("power", 5).role
    assert drawn["masseter_left"].fill == palette.step("power", 4).role
    assert "Biceps brachii, right: 3" in drawn["biceps_brachii_right"].title


def test_what_was_not_examined_is_hatched(findings):
    drawn = curves(body_scene(body_values(findings, "power"), "power"))
    assert not drawn["biceps_brachii_right"].hatch
    for name in ("soleus_left", "deltoid_middle_right", "masseter_right"):
        assert drawn[name].hatch and "not examined" in drawn[name].title


def test_reflexes_are_dots(findings):
    drawn = curves(body_scene(body_values(findings, "reflexes"), "reflexes"))
    dots = {name: item for name, item in drawn.items() if name.startswith("reflex_")}
    assert set(dots) == {"reflex_ankle_left", "reflex_jaw_jerk_midline", "reflex_plantar_right"}
    assert dots["reflex_ankle_left"].fill == palette.step("reflexes", 3).role


def test_axes_and_files(findings, tmp_path):
    axes = body_map(findings, "bulk", dark=True, only=("front", "palm"))
    for suffix in ("png", "svg"):
        axes.figure.savefig(tmp_path / f"map.{suffix}")
    text = (tmp_path / "map.svg").read_text()
    assert 'id="biceps_brachii_right"' in text and 'id="soleus_left"' in text
    assert (tmp_path / "map.png").read_bytes().startswith(b"\x89PNG")


def test_the_axes_given_are_drawn_on(findings):
    from matplotlib.figure import Figure

    ax = Figure().add_subplot()
    assert body_map([row.to_dict() for row in findings], "reflexes", ax) is ax


def test_fasciculating_muscles_have_a_spot(findings):
    row = {"test": "inspection", "measure": "fasciculation", "structure": "soleus", "side": "left", "flag": "present"}
    found = twitching([*findings, {**row, "value": 9, "unit": "1/min"}])
    assert found == {("soleus", "left")}
    assert len(twitch_marks("front", found)) == len(twitch_marks("back", found)) == 1
    assert twitch_marks("face", found) == []


def test_an_unknown_map_is_refused(findings):
    with pytest.raises(InputError, match="power"):
        body_map(findings, "powr")


def test_ids_of_the_artwork_are_muscles_and_sides():
    tree = ET.fromstring(FILE.read_text(encoding="utf-8"))
    ids = [element.get("id") for element in tree.iter() if element.get("id") and element.tag.endswith("path")]
    assert len(ids) == len(set(ids))
    plain = {name for name in ids if "." not in name}
    assert plain == {
        f"{name}_{side}"
        for name, muscle in anatomy.muscles().items()
        for side in (("right", "left") if muscle.paired else ("midline",))
    }
    assert {name.partition(".")[0] for name in ids} == plain


def test_the_artwork_is_fresh():
    fresh, stored = artwork(), FILE.read_text(encoding="utf-8")
    number = re.compile(r"-?\d*\.?\d+")
    assert number.sub("", fresh).replace(" ", "") == number.sub("", stored).replace(" ", ""), "run the module artwork"
    pairs = zip(number.findall(fresh), number.findall(stored), strict=True)
    assert all(abs(float(one) - float(other)) < 0.15 for one, other in pairs), "run the module artwork"


def test_a_view_stands_alone(findings):
    text = view_svg("front", body_values(findings, "power"), body_values(findings, "reflexes"))
    tree = ET.fromstring(text)
    assert tree.get("viewBox") and "Front" in text and "url(#hatch)" in text
    (dots,) = [element for element in tree if element.get("class") == "dots"]
    assert [dot.get("id") for dot in dots if dot.get("id")] == ["reflex_jaw_jerk_midline", "reflex_plantar_right"]


def test_words_on_the_midline_count_for_both_sides(findings):
    values = body_values([{**findings[0].to_dict(), "structure": "diaphragm", "side": "midline"}], "power")
    assert at(values, "diaphragm", "left") == at(values, "diaphragm", "right") is not None
    both = body_values(findings, "power")
    assert at(both, "biceps_brachii", "midline").value == 3


def test_labels_do_not_touch():
    heights = spread([5.0, 5.0, 5.0, 40.0, 41.0], 10.0)
    assert all(b - a >= 10.0 - 1e-9 for a, b in pairwise(heights))


def test_views_do_not_overlap():
    boxes = [bounds(view_items(name, {}, "")) for name in ("front", "back", "front_deep", "back_deep")]
    for one, other in pairwise(boxes):
        assert one[0] + one[2] <= other[0] + 30.0


def reflexes(*rows):
    """Return what the map of reflexes shows of grades by name and side."""
    kept = [("tendon_reflex", name, side, "grade", grade, "DTR 0-4", 0, 2, flag) for name, side, grade, flag in rows]
    return body_values([Finding(*row) for row in kept], "reflexes")


def test_a_reflex_has_its_name_beside_it_and_not_on_another():
    values = reflexes(("deltoid", "right", 2, "normal"), ("pectoral", "right", 3, "high"))
    words = {item.text: item for item in body_scene(values, "reflexes", ["front"]).items if isinstance(item, Words)}
    assert words["deltoid"].anchor == "end" and words["pectoral"].anchor == "start"
    assert words["deltoid"].at[0] < words["pectoral"].at[0]
    bare = [item.text for item in reflex_dots("front", views()["front"], values) if isinstance(item, Words)]
    assert sorted(bare) == ["2", "3"]


def test_hoffmann_is_a_sign_and_no_grade():
    values = reflexes(("hoffmann", "right", 2, "normal"), ("hoffmann", "left", 3, "present"))
    marks = [item.text for item in reflex_dots("front", views()["front"], values) if isinstance(item, Words)]
    assert marks == ["-", "+"]
