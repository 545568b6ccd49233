"""The neuraxis: fibres cross where they cross, the lesion stands where it is, lines are as thick as the loss."""

import numpy as np
import pytest

from sherrington.app.patient_file import read, resolve
from sherrington.app.pictures import neuraxis
from sherrington.app.pictures.cases import lesions_of
from sherrington.app.pictures.neuraxis import clusters, muscle_list, neuraxis_scene
from sherrington.app.pictures.neuraxis_layout import height, lower_points, on_page, row_heights, row_of, spot, table
from sherrington.app.pictures.scene import Curve, Words
from sherrington.circuit.patient import Lesion
from sherrington.foundation import anatomy
from sherrington.foundation.neuraxis import Place, lower_ways, upper_ways

MIDDLE = float(table()["middle"])
CAPSULE = tuple(name for name in anatomy.nodes() if name.startswith("ic_"))


def coloured(scene, role):
    return [item for item in scene.items if isinstance(item, Curve) and item.stroke == role and item.width > 1.0]


def test_every_place_of_every_way_stands_somewhere():
    for muscle in anatomy.muscles():
        for side in ("left", "right"):
            for way in (*upper_ways(muscle, side), *lower_ways(muscle, side)):
                for place in way.places:
                    assert spot(place) is not None, place


def test_sides_are_mirror_images():
    for node in ("ic_leg", "lcst_arm_C5", "ah_L4", "root_S1", "ulnar_n_elbow", "upper_trunk"):
        left, right = spot(Place(node, "left")), spot(Place(node, "right"))
        assert left[0] - MIDDLE == pytest.approx(MIDDLE - right[0]) and left[1] == pytest.approx(right[1])
        assert right[0] < MIDDLE < left[0]


def test_lines_of_the_upper_neuron_are_thick_and_those_in_series_thin():
    scene = neuraxis_scene([Lesion(CAPSULE, "left", loss=0.9)])
    lines = coloured(scene, "upper")
    widths = np.array([line.width for line in lines])
    assert widths.max() > 3.0 and widths.min() < 1.5 and not coloured(scene, "lower")[3:]
    cortex = [line for line in lines if line.pieces[0][0][1] < 150]
    assert cortex and all(line.pieces[0][0][0] > MIDDLE for line in cortex)
    assert any((line.pieces[0][:, 0] < MIDDLE).any() for line in cortex)


def test_a_nerve_lesion_is_drawn_up_to_the_cortex():
    scene = neuraxis_scene([Lesion(("ulnar_n_elbow",), "right", loss=0.9)])
    lines = coloured(scene, "lower")
    assert max(line.width for line in lines) > 4.0
    assert any(line.pieces[0][0][1] < 150 and line.pieces[0][0][0] > MIDDLE for line in lines)
    words = [item.text for item in scene.items if isinstance(item, Words)]
    assert "all 9 muscles 90 %" in words and any("right ulnar_n_elbow" in text for text in words)


def test_the_mark_lies_on_the_nerve():
    (group,) = clusters(Lesion(("ulnar_n_elbow",), "right"))
    start, end = (on_page(float(table()["nerves"][key]), 0, "right")[0] for key in ("start", "end"))
    assert end < group[0][0] < start
    assert group[0][1] == pytest.approx(row_heights()["Ulnar"])


def test_neighbours_are_one_lesion_and_both_halves_of_the_cord_too():
    assert len(clusters(Lesion(CAPSULE, "left"))) == 1
    assert len(clusters(Lesion(CAPSULE, "both"))) == 2
    cord = (*(node.id for node in anatomy.nodes().values() if node.level == "T6"), "ah_T6")
    assert len(clusters(Lesion(cord, "both"))) == 1
    assert clusters(Lesion(("muscle_all",), "both")) == []


def test_segments_go_down():
    heights = [height(segment) for segment in anatomy.SEGMENTS]
    assert heights == sorted(heights)
    for segment in ("C5", "L4", "S2"):
        assert spot(Place(f"root_{segment}", "left"))[1] > height(segment)


def test_nerves_do_not_touch():
    ordered = sorted(row_heights().values())
    assert np.diff(ordered).min() > 20.0
    assert set(row_heights()) == set(table()["rows"])


def test_every_chain_has_a_nerve():
    for muscle in anatomy.muscles():
        for way in lower_ways(muscle, "left"):
            assert row_of(way) in table()["rows"]
            assert lower_points(way)[-1][1] == pytest.approx(row_heights()[row_of(way)])


def test_a_patient_and_its_resolved_case_are_the_same():
    patient = read("umn")
    assert lesions_of(patient) == lesions_of(resolve(patient)) == lesions_of({"case": resolve(patient)})


def test_axes_and_file(tmp_path):
    axes = neuraxis(read("lmn"), dark=True)
    axes.figure.savefig(tmp_path / "neuraxis.png")
    assert (tmp_path / "neuraxis.png").read_bytes().startswith(b"\x89PNG")
    assert neuraxis({"lesions": []}).figure is not axes.figure


def test_muscle_list():
    assert muscle_list({"soleus": 0.9}, 5) == "soleus 90 %"
    assert muscle_list({"soleus": 0.9, "popliteus": 0.5}, 5) == "soleus 90 %, popliteus 50 %"
    many = dict.fromkeys(("soleus", "popliteus", "tibialis_posterior"), 0.5)
    assert muscle_list(many, 9).endswith("more")


def badges(scene):
    return [item.text for item in scene.items if isinstance(item, Words) and item.colour == "lesion_ink"]


def test_lesions_of_one_place_share_a_badge():
    cut = Lesion(("ulnar_n_elbow",), "right", loss=0.9)
    assert badges(neuraxis_scene([cut])) == ["1"]
    assert badges(neuraxis_scene([cut, cut, cut, Lesion(("root_L4",), "left", loss=0.5)])) == ["1-3", "4"]


def test_no_number_without_its_line():
    many = [Lesion((f"root_{segment}",), "left", loss=0.5) for segment in anatomy.SEGMENTS[:10]]
    scene = neuraxis_scene(many)
    listed = {item.text for item in scene.items if isinstance(item, Words) and item.bold and item.text.isdigit()}
    assert set(badges(scene)) <= listed
    assert any("4 more lesions" in item.text for item in scene.items if isinstance(item, Words))


def test_names_of_parts_and_segments_lie_above_the_fibres():
    scene = neuraxis_scene([Lesion(CAPSULE, "left", loss=0.9)])
    wide = [i for i, item in enumerate(scene.items) if isinstance(item, Curve) and item.alpha in (0.7, 0.85)]
    last = max(i for i in wide if np.concatenate(scene.items[i].pieces)[:, 1].max() < max(row_heights().values()) + 40)
    for word in ("C5", "Pons"):
        (i,) = [i for i, item in enumerate(scene.items) if isinstance(item, Words) and item.text == word]
        assert i > last and scene.items[i].halo
