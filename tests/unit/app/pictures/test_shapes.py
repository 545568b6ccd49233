"""The drawn body: every muscle on both sides, inside its view, mirrored, closed."""

import numpy as np
import pytest

from sherrington.app.pictures.shapes import Limb, limbs, on_page, shapes, smooth, views
from sherrington.foundation import anatomy

MUSCLES = [shape for shape in shapes() if shape.kind == "muscle"]


def test_every_muscle_is_drawn_on_every_side_it_has():
    drawn = {(shape.name, shape.side) for shape in MUSCLES}
    wanted = {
        (name, side)
        for name, muscle in anatomy.muscles().items()
        for side in (("right", "left") if muscle.paired else ("midline",))
    }
    assert drawn == wanted


def test_sides_are_mirror_images():
    for view in views():
        middle = views()[view]["at"][0]
        right = [s for s in shapes() if s.view == view and s.side == "right"]
        left = [s for s in shapes() if s.view == view and s.side == "left"]
        assert len(right) == len(left) > 0
        for one, other in zip(right, left, strict=True):
            assert one.name == other.name
            for a, b in zip(one.pieces, other.pieces, strict=True):
                np.testing.assert_allclose(a[:, 0] - middle, middle - b[:, 0], atol=1e-9)


@pytest.mark.parametrize("view", views())
def test_the_right_side_lies_where_the_view_faces(view):
    table = views()[view]
    skin = [s for s in shapes() if s.view == view and s.kind == "skin" and s.side == "right"]
    x = np.concatenate([piece[:, 0] for shape in skin for piece in shape.pieces])
    assert (x.mean() < table["at"][0]) == (table["facing"] == "front")


@pytest.mark.parametrize("view", views())
def test_muscles_stay_inside_the_skin(view):
    def reach(kind):
        points = np.concatenate([p for s in shapes() if s.view == view and s.kind == kind for p in s.pieces])
        return points.min(0), points.max(0)

    (low, high), (inner_low, inner_high) = reach("skin"), reach("muscle")
    assert (inner_low >= low - 6.0).all() and (inner_high <= high + 6.0).all()


def test_the_sides_of_a_patch_meet():
    for shape in MUSCLES:
        if not shape.ring:
            for piece, following in zip(shape.pieces, (*shape.pieces[1:], shape.pieces[0]), strict=True):
                np.testing.assert_allclose(piece[-1], following[0], atol=1e-6)


def test_a_limb_is_as_wide_as_its_table_says():
    limb = Limb(
        np.array([[0.0, 0.0], [0.0, 100.0], [0.0, 200.0]]), np.array([[0.0, 5, 10], [1.0, 5, 10], [2.0, 5, 10]])
    )
    np.testing.assert_allclose(limb.place(np.array([[0.5, 1.0], [1.5, -1.0]])), [[10, 50], [-5, 150]], atol=0.2)
    assert set(limbs()) == {"arm", "leg"}


def test_smooth_keeps_the_ends():
    points = np.array([[0.0, 0.0], [5.0, 3.0], [10.0, 0.0]])
    curve = smooth(points, 11)
    np.testing.assert_allclose(curve[[0, -1]], points[[0, -1]])
    assert len(curve) == 11 and abs(curve[5] - points[1]).max() < 0.2


def test_the_midline_stays_on_the_midline():
    table = {"at": [100, 10], "scale": 2.0, "facing": "front"}
    np.testing.assert_allclose(on_page(table, np.array([[3.0, 1.0]]), "midline"), [[106.0, 12.0]])
    np.testing.assert_allclose(on_page(table, np.array([[3.0, 1.0]]), "right"), [[94.0, 12.0]])
