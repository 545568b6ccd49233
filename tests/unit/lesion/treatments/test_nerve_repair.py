"""Nerve repair: cuts are joined from a date on; what is no cut nerve is refused."""

import pytest

from sherrington.adapt import adapt_params
from sherrington.adapt.nerve import regrown
from sherrington.circuit.patient import Insult, Lesion, Patient, Treatment
from sherrington.lesion.treatments.nerve_repair import cut_nerves, nerve_repair, refusal

CUT = Lesion(("ulnar_n_elbow",), "right", loss=0.95, age=200.0)
P = adapt_params().nerve


def joined(treatment, *lesions):
    """Return side and days since the joint of every lesion afterwards."""
    return [(one.side, one.joined) for one in nerve_repair(Patient(lesions=lesions), treatment).lesions]


def test_only_what_is_cut_and_named():
    blocked = Lesion(("ulnar_n_elbow",), "right", block=1.0, age=200.0)
    horn = Lesion(("ah_C8",), "right", loss=1.0, age=200.0)
    assert joined(Treatment("nerve-repair", age=100.0), CUT, blocked, horn) == [
        ("right", 100.0),
        ("right", -1.0),
        ("right", -1.0),
    ]
    assert joined(Treatment("nerve-repair", targets=("median_n_wrist",), age=100.0), CUT) == [("right", -1.0)]
    assert joined(Treatment("nerve-repair", side="left", age=100.0), CUT) == [("right", -1.0)]
    assert cut_nerves(horn) == cut_nerves(blocked) == ()


def test_one_side_of_two():
    both = Lesion(("ulnar_n_elbow",), "both", loss=1.0, age=200.0)
    assert joined(Treatment("nerve-repair", side="left", age=50.0), both) == [("left", 50.0), ("right", -1.0)]


def test_never_before_the_cut():
    assert joined(Treatment("nerve-repair", age=900.0), CUT) == [("right", 200.0)]
    assert "longer ago than the cut" in refusal(Patient(lesions=(CUT,)), Treatment("nerve-repair", age=900.0))


@pytest.mark.parametrize("lesions", [(), (Lesion(("ic_leg",), "left", loss=1.0, age=9.0),)])
def test_nothing_to_join_is_refused(lesions):
    assert "no nerve of this patient is cut" in refusal(Patient(lesions=lesions), Treatment("nerve-repair"))
    assert refusal(Patient(lesions=(CUT,)), Treatment("nerve-repair", age=100.0)) == ""
    wrong = Treatment("nerve-repair", targets=("median_n_wrist",), side="right")
    assert "median_n_wrist is not cut on the right; cut: ulnar_n_elbow" in refusal(Patient(lesions=(CUT,)), wrong)


def arrived(age, joined=-1.0, guided=0.5, ripening=0.0):
    """Return the share of axons back in a muscle 0.2 m beyond a cut that lets a tenth through."""
    return regrown(Insult(loss=1.0, age=age, distance=0.2, joined=joined, guided=guided), 0.1, P, ripening)


def test_more_arrives_after_an_early_joint_and_later_after_a_late_one():
    assert arrived(600.0) < 0.1 < arrived(600.0, 300.0) < arrived(600.0, 600.0) < 0.55
    assert arrived(250.0, 100.0) >= arrived(150.0, 0.0) - 1e-9  # what had arrived before stays
    assert arrived(600.0, 600.0, 0.0) == pytest.approx(arrived(600.0))
    assert arrived(600.0, 600.0, ripening=45.0) < arrived(600.0, 600.0)
