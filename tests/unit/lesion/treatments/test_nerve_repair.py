"""Nerve repair: cuts are joined from a date on; what is no cut nerve is refused."""

from dataclasses import replace

import pytest

from sherrington.adapt import adapt_params
from sherrington.adapt.nerve import regrown
from sherrington.app.bodies import read
from sherrington.circuit.patient import Insult, Lesion, Patient, Treatment
from sherrington.foundation import anatomy
from sherrington.lesion import injure
from sherrington.lesion.lifetime import at_time
from sherrington.lesion.presets import preset_names
from sherrington.lesion.programs.registry import unfold
from sherrington.lesion.treatments.nerve_repair import cut_nerves, nerve_repair, refusal

CUT = Lesion(("ulnar_n_elbow",), "right", loss=0.95, age=200.0)
BRAINSTEM = next(name for name, node in anatomy.nodes().items() if node.kind == "nerve_intra_axial")
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


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"over": 5.0}, "ulnar_n_elbow lost its fibres over time, not at once, and holds together"),
        ({"block": 0.5}, "ulnar_n_elbow is pressed or inflamed, with blocked fibres in it, and holds together"),
        ({"loss": 0.0, "block": 0.5}, "is pressed or inflamed"),
        ({"sites": (BRAINSTEM,)}, ""),
    ],
)
def test_a_nerve_that_holds_together_is_not_cut(changes, why):
    hurt = replace(CUT, **changes)
    assert cut_nerves(hurt) == () and joined(Treatment("nerve-repair", age=9.0), hurt) == [("right", -1.0)]
    for treatment in (Treatment("nerve-repair", age=9.0), Treatment("nerve-repair", targets=hurt.sites, age=9.0)):
        said = refusal(Patient(lesions=(hurt,)), treatment)
        assert why in said and ("no nerve of this patient is cut" in said or "is not cut" in said)
    assert "over time" not in refusal(Patient(lesions=(hurt,)), Treatment("nerve-repair", side="left", age=9.0))


@pytest.mark.parametrize("name", [*preset_names(), "musculocutaneous-cut-right", "tibial-suture-right"])
def test_which_presets_have_a_cut_nerve(name):
    patient = unfold(read(name))
    cut = refusal(patient, Treatment("nerve-repair", age=0.0)) == ""
    assert cut == (name in ("ulnar-trauma-right", "musculocutaneous-cut-right", "tibial-suture-right"))


def test_before_the_cut_a_course_goes_on():
    patient = read("ulnar-trauma-right")
    treated = replace(patient, treatments=(Treatment("nerve-repair", age=10.0),))
    early, late = (injure(at_time(treated, day)) for day in (0.0, 40.0))
    assert not early.treatments and {one.joined for one in early.lesions} == {-1.0}
    assert [one.joined for one in late.lesions] == [8.0]
    slow = replace(
        treated, lesions=(*patient.lesions, Lesion(("median_n_wrist",), "left", loss=0.2, age=900.0, over=800.0))
    )
    assert [one.joined for one in injure(at_time(slow, 40.0)).lesions] == [8.0, -1.0]


def arrived(age, joined=-1.0, guided=0.5, ripening=0.0):
    """Return the share of axons back in a muscle 0.2 m beyond a cut that lets a tenth through."""
    return regrown(Insult(loss=1.0, age=age, distance=0.2, joined=joined, guided=guided), 0.1, P, ripening)


def test_more_arrives_after_an_early_joint_and_later_after_a_late_one():
    assert arrived(600.0) < 0.1 < arrived(600.0, 300.0) < arrived(600.0, 600.0) < 0.55
    assert arrived(250.0, 100.0) >= arrived(150.0, 0.0) - 1e-9  # what had arrived before stays
    assert arrived(600.0, 600.0, 0.0) == pytest.approx(arrived(600.0))
    assert arrived(600.0, 600.0, ripening=45.0) < arrived(600.0, 600.0)
