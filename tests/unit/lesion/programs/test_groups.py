"""Groups of muscles: disjoint, and the endings that reach them."""

from itertools import combinations

from sherrington.foundation import anatomy
from sherrington.lesion.programs.groups import NAMES, endings, groups


def test_groups_are_disjoint_and_cover_all_but_sphincters():
    found = groups()
    assert tuple(found) == NAMES and all(found.values())
    assert all(set(found[a]).isdisjoint(found[b]) for a, b in combinations(NAMES, 2))
    left = set(anatomy.muscles()) - {muscle for members in found.values() for muscle in members}
    assert {anatomy.muscle(name).region for name in left} == {"sphincter"}


def test_eyes_are_no_limb():
    assert "lateral_rectus" in groups()["ocular"] and "deltoid_middle" in groups()["arm_proximal"]
    assert "first_dorsal_interosseous" in groups()["arm_distal"] and "soleus" in groups()["leg_distal"]


def test_endings_are_the_last_nerves():
    assert endings(("biceps_brachii", "brachialis")) == ("musculocutaneous_n",) or "musculocutaneous_n" in endings(
        ("biceps_brachii", "brachialis")
    )
