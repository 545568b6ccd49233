"""The chart: which joint stands for the tone of a limb."""

from sherrington.app.chart import SIGNS, Limb
from sherrington.sign.finding import Finding


def stretched(joint, grade, fast, slow=1.0):
    """Return the findings of one joint's tone in flexion."""
    values = (("mas", grade, "Modified Ashworth"), ("resistance_fast", fast, "N m"), ("resistance_slow", slow, "N m"))
    return [
        Finding("tone", joint, "right", measure, value, unit, direction="flexion") for measure, value, unit in values
    ]


def tone(*joints):
    """Return text and numbers of the tone of a right leg."""
    return SIGNS["tone"](Limb([row for rows in joints for row in rows], "right", "leg"))


def test_the_largest_grade_stands_for_the_limb():
    text, numbers = tone(stretched("knee", 1, 9.0), stretched("ankle", 2, 4.0))
    assert numbers == {
        "mas": 2,
        "joint": "ankle",
        "direction": "flexion",
        "resistance_fast": 4.0,
        "resistance_slow": 1.0,
    }
    assert "MAS 2 (ankle, flexion), 4 N m fast, 1 slow" in text


def test_among_equal_grades_the_joint_that_resists_most():
    joints = stretched("hallux", 2, 0.5), stretched("ankle", 2, 7.0), stretched("knee", 2, 6.0)
    assert tone(*joints)[1]["joint"] == tone(*reversed(joints))[1]["joint"] == "ankle"


def test_a_torque_that_could_not_be_measured_comes_last():
    assert tone(stretched("hallux", 2, 0.0)[:1], stretched("ankle", 2, 0.1))[1]["joint"] == "ankle"
