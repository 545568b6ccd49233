"""A cut nerve or root weakens its own muscles and no others, found by the hand that tests them (knock-out 10)."""

import pytest

from sherrington.circuit.table import circuit_table
from sherrington.exam.power import MOVEMENTS, strength
from sherrington.exam.protocol import plan
from sherrington.foundation.pathways import denervated

# site: the circuits that are tested, its own and their neighbours
NERVES = {
    "axillary_n": "shoulder elbow",
    "long_thoracic_n": "scapula shoulder",
    "radial_n_spiral_groove": "elbow forearm wrist index fingers thumb",
    "median_n_wrist": "wrist index fingers thumb",
    "ulnar_n_elbow": "wrist index fingers thumb",
    "femoral_n_inguinal": "hip knee",
    "obturator_n": "hip knee",
    "common_fibular_n": "knee ankle subtalar toes hallux",
    "tibial_n_popliteal": "knee ankle subtalar toes hallux",
    "cn7_mastoid": "brow mouth eye jaw",
    "cn12_n": "tongue pharynx larynx",
}
ROOTS = {"root_C5": "shoulder scapula elbow wrist", "root_L5": "hip knee ankle subtalar"}
STRONG = 0.12  # [1] share of a muscle whose loss no hand can be asked to find


def forces(lab, site, circuits):
    """Return force fraction and MRC grade of every muscle of the right side (both sides of midline circuits)."""
    steps = [
        step
        for name, move in MOVEMENTS.items()
        if move.circuit in circuits.split()
        for step in strength(*name.split(), None if circuit_table()[move.circuit].midline else "right")
    ]
    case = lab.examine((lab.lesion(site, "right", 1.0, 21.0),), steps)
    rows = {}
    for row in case.findings:
        if row.side == "right":
            rows.setdefault(row.structure, {})[row.measure] = row.value
    return rows


@pytest.mark.parametrize("site", NERVES)
def test_a_cut_nerve_takes_its_muscles_and_no_others(lab, site):
    found = forces(lab, site, NERVES[site])
    own = {m for m in found if denervated(m, [site]) > 0.5}
    other = {m for m in found if denervated(m, [site]) < STRONG}
    grades = {m: (row["mrc"], round(row["force_fraction"], 2)) for m, row in found.items()}
    print(site, "own", {m: grades[m] for m in own}, "others", {m: grades[m] for m in other})
    assert own and other
    assert all(found[m]["mrc"] == 0 for m in own)
    assert all(found[m]["mrc"] == 5 for m in other)


@pytest.mark.parametrize("site", ROOTS)
def test_a_cut_root_weakens_by_its_share(lab, site):
    """Nothing is paralysed: the neighbouring roots go on; what the root hardly serves stays strong."""
    found = forces(lab, site, ROOTS[site])
    shares = {m: denervated(m, [site]) for m in found}
    print(site, {m: (round(shares[m], 2), round(row["force_fraction"], 2), row["mrc"]) for m, row in found.items()})
    assert all(row["mrc"] < 5 for m, row in found.items() if shares[m] >= 0.6)
    assert all(row["mrc"] == 5 for m, row in found.items() if shares[m] < STRONG)
    assert all(row["mrc"] >= 3 for row in found.values())


def test_the_shoulder_reflex_goes_with_its_nerve_and_its_neighbour_stays(lab):
    steps = [step for step in plan("whole", "shoulder right tendon_reflex").steps]
    case = lab.examine((lab.lesion("axillary_n", "right", 1.0, 21.0),), steps)
    grade = {name: case.find("tendon_reflex", "grade", name, "right").value for name in ("deltoid", "pectoral")}
    print("grades", grade)
    assert grade["deltoid"] == 0 and grade["pectoral"] >= 1


def test_a_capsular_lesion_spares_the_upper_face_a_nerve_lesion_does_not(lab):
    """Lower face more than upper after a hemisphere lesion; both after one of the nerve."""
    upper, lower = (
        ("frontalis", "orbicularis_oculi"),
        ("zygomaticus_major", "orbicularis_oris", "depressor_anguli_oris"),
    )
    steps = [step for step in plan("whole", "face power right").steps]
    fraction = {}
    for name, lesion in (("hemisphere", lab.capsule(side="left")), ("nerve", lab.lesion("cn7_mastoid", "right", 1.0))):
        case = lab.examine((lesion,), steps)
        fraction[name] = {m: case.find("power", "force_fraction", m, "right").value for m in (*upper, *lower)}
    print(fraction)
    assert min(fraction["hemisphere"][m] for m in upper) > 0.85
    assert max(fraction["hemisphere"][m] for m in lower) < 0.65
    assert max(fraction["nerve"].values()) < 1e-6


def test_one_hemisphere_is_enough_for_the_throat_two_lesions_are_too_much(lab):
    """Palate and larynx serve both hemispheres: swallowing fails only when both are hit."""
    steps = [step for step in plan("whole", "pharynx larynx power").steps if step.side != "left"]
    least = {}
    for name, case in (("left", (lab.capsule(),)), ("both", (lab.capsule(), lab.capsule(side="right")))):
        rows = lab.examine(case, steps).findings
        least[name] = {r.structure: r.value for r in rows if r.measure == "force_fraction" and r.side != "left"}
    print(least)
    assert min(least["left"].values()) > 0.8
    assert max(least["both"].values()) < 0.75
