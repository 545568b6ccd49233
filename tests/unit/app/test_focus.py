"""However the words of a focus are joined, they mean the same."""

import pytest

from sherrington.app.focus import spaced
from sherrington.app.main import main
from sherrington.exam.protocol import bedside


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("right-arm", "right arm"),
        ("Right_Arm", "right arm"),
        ("left-leg, tendon reflex", "left leg tendon_reflex"),
        ("right-finger-tapping", "right finger_tapping"),
        ("h reflex soleus", "h_reflex_soleus"),
        ("right  leg, tone", "right  leg, tone"),
        ("lower_limb", "lower_limb"),
        ("---", ""),
    ],
)
def test_hyphens_and_underscores_are_spaces(written, meant):
    assert spaced(written) == meant


def test_the_same_steps_are_examined():
    assert bedside(spaced("right-arm")) == bedside("right arm")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("right-brm", "'brm' is nothing to examine (did you mean 'arm'?)"),
        ("tendon-reflx", "mean 'tendon_reflex'?"),
        ("right first-dorsal-interosseous", "'first_dorsal_interosseous' is a muscle, and a focus takes joints and"),
        ("First dorsal interosseous", "write 'index' (or arm, upper_limb, hand), which holds it"),
        ("diaphragm", "write 'breath' (or trunk), which holds it"),
        (
            "right jaw",
            "no step of the examination fits 'right jaw': jaw lies on the midline and has no side; leave out 'r",
        ),
        ("midline elbow", "elbow does not lie on the midline; leave out 'midline'"),
        ("jaw clonus", "no step of the examination fits 'jaw clonus'\n"),
    ],
)
def test_what_is_no_word_is_the_culprit(capsys, written, said):
    assert main(["examine", "umn", "--focus", written]) == 2
    assert said in capsys.readouterr().err
