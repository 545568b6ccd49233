"""The ground of the neuraxis: both halves are mirror images, every segment is named once, in its place."""

import numpy as np
import pytest

from sherrington.app.pictures import palette
from sherrington.app.pictures.neuraxis_layout import height, table
from sherrington.app.pictures.neuraxis_stage import names, stage
from sherrington.app.pictures.scene import Curve, Words
from sherrington.foundation import anatomy

MIDDLE = float(table()["middle"])
ITEMS = [*stage(), *names()]


def test_the_drawing_is_its_own_mirror_image():
    points = np.concatenate([piece for item in ITEMS if isinstance(item, Curve) for piece in item.pieces])
    away = points - [MIDDLE, 0.0]
    mirrored = away * [-1.0, 1.0]
    for point in mirrored[::7]:
        assert np.hypot(*(away - point).T).min() < 1e-6


def test_every_segment_is_written_where_it_lies():
    words = {item.text: item for item in ITEMS if isinstance(item, Words)}
    for segment in anatomy.SEGMENTS:
        assert words[segment].at == pytest.approx((MIDDLE, height(segment)))
    texts = [item.text for item in ITEMS if isinstance(item, Words) and item.text in anatomy.SEGMENTS]
    assert sorted(texts) == sorted(anatomy.SEGMENTS)


def test_the_reader_faces_the_body():
    words = {item.text: item.at[0] for item in ITEMS if isinstance(item, Words)}
    assert words["right side of the body"] < MIDDLE < words["left side of the body"]


def test_colours_are_roles_of_the_palette():
    for item in ITEMS:
        for role in (item.colour,) if isinstance(item, Words) else (item.fill, item.stroke):
            assert not role or role in palette.roles()


def test_the_cord_lies_below_the_stem_and_holds_its_grey_matter():
    grey = [item for item in ITEMS if isinstance(item, Curve) and item.fill == "grey_matter" and not item.stroke]
    white = [item for item in ITEMS if isinstance(item, Curve) and item.fill == "white_matter"]
    (inner,) = grey
    outer = white[-1]
    reach = [np.abs(np.concatenate(item.pieces)[:, 0] - MIDDLE).max() for item in (inner, outer)]
    assert reach[0] < reach[1]
