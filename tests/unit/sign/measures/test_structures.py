"""Structures: every one is of some kind, and a wrong one says which may be meant."""

import pytest

from sherrington.exam.laboratory import place_of
from sherrington.foundation.errors import InputError
from sherrington.sign.measures.structures import check_structure, joints, names_of, opposed

KINDS = ("muscle", "joint", "reflex")


def message(kind, structure, circuits=()):
    """Return what is said about a structure of the wrong name or kind."""
    with pytest.raises(InputError) as caught:
        check_structure("m", kind, structure, circuits)
    assert caught.value.field == "structure" and len(caught.value.message) < 500
    return caught.value.message


def test_each_structure_is_accepted_and_no_joint_stands_there_twice():
    assert len(set(joints())) == len(joints())
    for kind in KINDS:
        for name in names_of(kind):
            check_structure("m", kind, name)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("other", KINDS)
def test_another_kind_of_structure_is_told_as_such(kind, other):
    for name in set(names_of(other)) - set(names_of(kind)):
        assert f"m is of a {kind}" in message(kind, name)


def test_what_is_near_is_suggested():
    assert "did you mean 'soleus'" in message("muscle", "solus")
    assert "'foot_interossei'" in message("muscle", "interossei")
    assert "'palmar_interossei'" in message("muscle", "interossei")
    assert "'hip_flexion', 'hip_abduction' or 'hip_rotation'" in message("joint", "hip")
    assert "and 35 more" in message("joint", "nowhere")
    assert message("joint", "hip_flexion", ("knee", "ankle")) == "m is defined at: knee, ankle; not for 'hip_flexion'"


def test_opposed_muscles_turn_the_same_joint_the_other_way():
    assert opposed(place_of("soleus")) == ("tibialis_anterior",)
    for name in ("masseter", "flexor_carpi_radialis", "deltoid_middle"):
        place = place_of(name)
        for other in opposed(place):
            found = place_of(other, place.circuit)
            assert (found.dof, found.direction) == (place.dof, -place.direction)
