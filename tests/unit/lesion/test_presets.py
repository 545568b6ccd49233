"""Presets: patient files that say in words what they hit, and hit only what exists."""

import pytest

from sherrington.foundation.errors import InputError
from sherrington.foundation.strict_yaml import parse_yaml
from sherrington.lesion.presets import ALIASES, preset_names, preset_text
from sherrington.lesion.sites import check_kinds, check_side, expand

MUST_EXIST = {
    "healthy",
    "stroke-capsule-left",
    "stroke-capsule-left-acute",
    "cord-complete-t6",
    "cord-complete-t6-acute",
    "brown-sequard-c6-left",
    "polio-leg-left",
    "dorsal-root-lumbar",
    "ulnar-trauma-right",
    "foot-drop-right",
    "stroke-mca-left",
    "stroke-aca-left",
    "als-limb",
    "als-bulbar",
    "als-early",
    "sma-3",
    "kennedy",
    "b12",
    "syrinx",
}


def test_the_presets_that_must_exist_do():
    assert set(preset_names()) >= MUST_EXIST | set(ALIASES.values())


@pytest.mark.parametrize("name", preset_names())
def test_a_preset_explains_itself_and_its_sites_exist(name):
    text = preset_text(name)
    tree = parse_yaml(text)
    assert text.startswith("# ")
    assert tree["sherrington"] == 1 and tree["id"] == name
    assert "lesions" in tree or "disease" in tree
    for entry in tree.get("lesions", []):
        places = expand(entry["site"])
        assert check_side(places, entry.get("side")) == entry["side"]
        assert check_kinds(places, entry.get("of", [])) == ()


@pytest.mark.parametrize(("alias", "name"), ALIASES.items())
def test_an_alias_is_the_same_file(alias, name):
    assert preset_text(alias) == preset_text(name)


@pytest.mark.parametrize("name", ["stroke-capsule-left", "cord-complete-t6"])
def test_acute_and_chronic_differ_only_in_age(name):
    late, early = parse_yaml(preset_text(name)), parse_yaml(preset_text(f"{name}-acute"))
    for tree in (late, early):
        del tree["id"]
        for entry in tree["lesions"]:
            del entry["age"]
    assert late == early


def test_an_unknown_preset_is_refused_with_the_nearest_match():
    with pytest.raises(InputError, match="did you mean 'healthy'"):
        preset_text("helthy")
