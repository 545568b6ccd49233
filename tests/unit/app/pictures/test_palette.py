"""Colours: readable, and told apart by lightness alone, as every colour vision does."""

import pytest

from sherrington.app.pictures import palette


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("what", ["power", "bulk"])
def test_a_scale_runs_one_way_in_lightness(what, dark):
    values = [palette.lightness(palette.colour(step.role, dark)) for step in palette.scale(what)]
    ordered = sorted(values, reverse=not dark)
    assert values == ordered
    ground = palette.colour("page", dark)
    assert palette.contrast(palette.colour(palette.scale(what)[-1].role, dark), ground) > 7.0


@pytest.mark.parametrize("dark", [False, True])
def test_reflex_grades_can_be_read(dark):
    for step in palette.scale("reflexes"):
        assert palette.contrast(palette.on(step.role, dark), palette.colour(step.role, dark)) > 4.5


@pytest.mark.parametrize("dark", [False, True])
def test_words_can_be_read(dark):
    page = palette.colour("page", dark)
    assert palette.contrast(palette.colour("ink", dark), page) > 10.0
    for role in ("muted", "upper", "lower"):
        assert palette.contrast(palette.colour(role, dark), page) > 4.5


def test_grades_are_those_of_the_examination():
    assert [step.label for step in palette.scale("power")] == ["5", "4+", "4", "4-", "3", "2", "1", "0"]
    assert palette.step("power", 4.33).label == "4+"
    assert palette.step("bulk", 2.0).value == 1.0
