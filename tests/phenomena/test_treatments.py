"""What treatments do: each changes one physical thing, and the right signs follow, side effects included."""

from functools import cache
from itertools import pairwise

import pytest

from sherrington.adapt import adapt
from sherrington.app.bodies import body_maker
from sherrington.app.patient_file import read
from sherrington.app.pipeline import prepare
from sherrington.circuit.patient import Lesion, Patient, Treatment
from sherrington.exam import strength, stretch, tap, watch
from sherrington.lesion import injure
from sherrington.sign.examination import examine
from sherrington.sign.measures.rows import Row
from sherrington.sign.measures.session import Body, Laboratory, Task

CALF = "soleus"
ANKLE = (*tap("ankle", "right"), *stretch("ankle", "right", "flexion"), *strength("ankle", "extension", "right"))
CALVES = "soleus.right,gastrocnemius_medial.right,gastrocnemius_lateral.right"


@cache
def found(case, steps):
    """Return measure and structure to value of some steps; a case is a name or lesions and treatments."""
    if isinstance(case, str):
        body = prepare(case)
    else:
        lesions, treatments = case
        body = adapt(injure(Patient(lesions=lesions, treatments=treatments)))
    rows = examine(body, steps=steps, threads=1).findings
    signs = {(row.measure, row.structure): row.value for row in rows}
    print(case, {key: round(value, 3) for key, value in signs.items() if isinstance(value, int | float)})
    return signs


def leg(case):
    """Return jerk [N m], reflex torque of a fast stretch [N m], and force of the calf of the right ankle."""
    signs = found(case, ANKLE)
    return signs["torque", "ankle"], signs["reflex_torque", "ankle"], signs["force_fraction", CALF]


def arm(case):
    """Return jerk [N m] and force of the right elbow flexors."""
    signs = found(case, (*tap("biceps", "right"), *strength("elbow", "flexion", "right")))
    return signs["torque", "biceps"], signs["force_fraction", "biceps_brachii"]


def test_claim_26_baclofen_by_mouth_calms_a_spastic_leg_and_weakens_it():
    before, after = leg("umn"), leg("umn+baclofen")
    assert after[0] < 0.85 * before[0] and after[1] < 0.6 * before[1]
    assert 0.6 * before[2] < after[2] < 0.95 * before[2]


def test_claim_26_baclofen_by_mouth_lowers_normal_jerks_and_power_too():
    before, after = leg("healthy"), leg("healthy+baclofen")
    assert 0.0 < after[0] < 0.6 * before[0] and 0.85 < after[2] < 0.99
    assert arm("umn+baclofen")[0] < 0.8 * arm("umn")[0]


def test_claim_26_a_pump_does_more_to_the_leg_and_less_to_the_arm():
    tablets, pump = leg("umn+baclofen"), leg("umn+intrathecal-baclofen")
    assert pump[0] < tablets[0] and pump[1] < tablets[1]
    before, tablets, pump = arm("umn"), arm("umn+baclofen"), arm("umn+intrathecal-baclofen")
    assert tablets[0] < pump[0] < before[0] and tablets[1] < pump[1]


def test_claim_26_more_baclofen_does_more():
    doses = [leg(f"umn+baclofen@{dose} mg/day") for dose in (20, 60, 120)]
    assert all(b < a for low, high in pairwise(doses) for a, b in zip(low, high, strict=True))


def test_claim_26_toxin_quietens_and_weakens_its_muscle_and_wears_off():
    before, height = leg("umn"), leg(f"umn+botulinum:{CALVES}")
    assert height[0] < 0.4 * before[0] and height[1] < 0.4 * before[1] and height[2] < 0.6 * before[2]
    late, first = leg(f"umn+botulinum:{CALVES}@9 months"), leg(f"umn+botulinum:{CALVES}@1 day")
    assert late[2] == pytest.approx(before[2], rel=0.05) and late[0] > 0.85 * before[0]
    assert first == pytest.approx(before, rel=1e-6)


def test_claim_26_toxin_leaves_other_muscles_alone():
    before, after = prepare("umn").muscles, prepare(f"umn+botulinum:{CALVES}").muscles
    changed = {key for key in before if before[key] != after[key]}
    assert changed == {(name.split(".")[0], "right") for name in CALVES.split(",")}


KNEE = (*tap("patellar", "right"), *strength("knee", "extension", "right"))


def test_claim_26_rhizotomy_abolishes_the_reflex_not_the_power():
    before, part, whole = (found(case, KNEE) for case in ("umn", "umn+rhizotomy", "umn+rhizotomy@100 %"))
    jerk = [signs["torque", "patellar"] for signs in (before, part, whole)]
    power = [signs["force_fraction", "vastus_lateralis"] for signs in (before, part, whole)]
    assert jerk[1] < 0.5 * jerk[0] and jerk[2] == 0.0
    assert power[1:] == pytest.approx([power[0]] * 2, rel=0.08)
    assert leg("umn+rhizotomy")[1] < 0.6 * leg("umn")[1]
    assert arm("umn+rhizotomy") == arm("umn")


DROP = (*strength("ankle", "flexion", "right"), *watch("ankle", "right"))


def cut(age, *treatments):
    """Return force and bulk of the shin after the fibular nerve was cut through."""
    lesion = Lesion(("common_fibular_n_fibular_head",), "right", loss=1.0, age=age, passable=0.02)
    signs = found(((lesion,), treatments), DROP)
    return signs["force_fraction", "tibialis_anterior"], signs["bulk", "tibialis_anterior"]


def test_claim_26_a_repaired_nerve_brings_more_back_and_an_early_one_most():
    left, early = cut(400.0), cut(400.0, Treatment("nerve-repair", age=400.0))
    late = cut(400.0, Treatment("nerve-repair", age=160.0))
    assert early[0] > 1.5 * left[0] and early[1] > left[1] + 0.2
    assert late[0] < early[0]
    assert cut(100.0, Treatment("nerve-repair", age=100.0)) == cut(100.0)  # nothing has arrived yet


def nerves(site, treatments=(), **harm):
    """Return jerk and force of the right ankle with all nerves ill."""
    return leg(((Lesion((site,), "both", **harm),), treatments))


def test_claim_26_immunoglobulin_lifts_block_and_nothing_else():
    given = (Treatment("immunoglobulin", 2.0, age=21.0),)
    ill = {"block": 0.6, "slow": 0.5, "age": 30.0}
    before, after = (nerves("peripheral_myelin_diffuse", g, **ill) for g in ((), given))
    assert before[2] < 0.7 and before[2] + 0.15 < after[2] < 0.98
    lost = {"loss": 0.6, "age": 300.0, "over": 200.0}
    before, after = (nerves("peripheral_axons_length_dependent", g, **lost) for g in ((), given))
    assert after == before


def test_claim_26_immunoglobulin_does_not_lift_a_pressure_block():
    given = (Treatment("immunoglobulin", 2.0, age=21.0),)
    for immune, helped in ((0.0, False), (1.0, True)):
        lesion = Lesion(("common_fibular_n_fibular_head",), "right", block=0.8, slow=0.4, age=30.0, immune=immune)
        before, after = (found(((lesion,), g), DROP)["force_fraction", "tibialis_anterior"] for g in ((), given))
        assert (after > before + 0.1) if helped else (after == before)


JUNCTIONS = {
    "receptors": Lesion(("nmj_postsynaptic",), "both", block=0.7, age=90.0),
    "channels": Lesion(("nmj_presynaptic",), "both", block=0.85, age=90.0),
}


DRUGS = {"pyridostigmine": 240.0, "diaminopyridine": 60.0}


@pytest.mark.parametrize("name", DRUGS)
@pytest.mark.parametrize("ill", JUNCTIONS)
def test_claim_26_junction_drugs_raise_what_is_low_and_nothing_in_health(ill, name):
    drug = Treatment(name, DRUGS[name], age=7.0)
    before, after = (arm(((JUNCTIONS[ill],), given)) for given in ((), (drug,)))
    assert before[1] < 0.6 and after[1] > before[1] + 0.1 and after[0] > before[0]
    healthy, treated = arm(((), ())), arm(((), (drug,)))
    assert treated[1] == pytest.approx(healthy[1], rel=0.02)


def test_claim_26_release_matters_more_where_release_is_low():
    lesion = (JUNCTIONS["channels"],)
    at_rest = {name: arm((lesion, (Treatment(name, dose, age=7.0),)))[0] for name, dose in DRUGS.items()}
    assert at_rest["diaminopyridine"] > at_rest["pyridostigmine"]


def test_claim_26_training_strengthens_what_will_reaches():
    before, after, soon = leg("umn"), leg("umn+strength-training"), leg("umn+strength-training@7 days")
    assert after[2] > before[2] + 0.05 and before[2] < soon[2] < after[2]
    flaccid = ((Lesion(("ah_L5", "ah_S1", "ah_S2"), "right", loss=1.0, age=400.0),), ())
    assert leg((flaccid[0], (Treatment("strength-training", 3.0, age=84.0),))) == leg(flaccid)


def test_claim_26_stretching_loosens_and_leaves_the_reflex():
    steps = (*stretch("ankle", "right", "flexion"), *tap("ankle", "right"))
    before, after = (found(case, steps) for case in ("umn", "umn+stretching:ankle.right@8 h/day"))
    assert after["resistance_slow", "ankle"] < 0.95 * before["resistance_slow", "ankle"]
    assert after["torque", "ankle"] == pytest.approx(before["torque", "ankle"], rel=0.1)
    other = prepare("umn+stretching:ankle.right@8 h/day").joints["knee", "right"]
    assert other == prepare("umn").joints["knee", "right"]


def plateau(measure, case, treatment="", **who):
    """Return one measure of the right tibialis anterior of a case: rate of hysteresis [Hz] or lasting reflex [V]."""
    laboratory = Laboratory(body_maker(), 0)
    row = Row("", measure, "tibialis_anterior", "right", case, {}, None, None, "", "")
    value = laboratory.measure(Task(0, 0, 0, 0, False, row, Body(case, treatment=treatment, **who)))
    print(measure, case, treatment, who, value)
    return value


def test_below_a_severed_cord_only_an_inverse_agonist_ends_the_long_lasting_reflex():
    """D'Amico et al. 2013: the receptors are active there without any ligand that an antagonist could keep off."""
    cut = "cord-complete-t6"
    drugs = ("", "cyproheptadine", "chlorpromazine@300 mg/day")
    before, inverse, neutral = (plateau("long_lasting_reflex", cut, drug) for drug in drugs)
    assert before > 1e-6 and inverse < 0.5 * before and neutral == before
    more = [plateau("long_lasting_reflex", cut, f"cyproheptadine@{dose} mg/day") for dose in (2, 4, 24)]
    assert before > more[0] > more[1] > more[2]


def test_the_long_lasting_reflex_comes_in_months_and_health_has_none():
    days = [plateau("long_lasting_reflex", "cord-complete-t6", day=day) for day in (3.0, 30.0, 180.0)]
    assert days[0] < 0.1 * days[1] < 0.05 * days[2]
    assert plateau("long_lasting_reflex", "healthy") < 0.05 * days[2]


def test_where_monoamines_arrive_the_neutral_antagonist_lowers_plateaus_too():
    before, inverse, neutral = (plateau("delta_f", "healthy", x) for x in ("", "cyproheptadine", "chlorpromazine"))
    assert inverse < 0.8 * before and neutral < 0.8 * before


def test_a_treatment_without_effect_changes_nothing():
    for name, dose in (("baclofen", 0.0), ("rhizotomy", 0.0), ("immunoglobulin", 0.0), ("strength-training", 0.0)):
        patient = Patient(lesions=read("umn").lesions)
        treated = Patient(lesions=patient.lesions, treatments=(Treatment(name, dose, age=60.0),))
        assert adapt(injure(treated)).muscles == adapt(injure(patient)).muscles
