"""Any valid patient can be simulated: no NaN, no infinity, no negative section.

``benchmarks/fuzz_patients.py`` does the same for 10^5 patients, outside the test suite.
"""

import importlib.util
from functools import cache
from pathlib import Path

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sherrington.adapt import adapt
from sherrington.circuit.command import Tap
from sherrington.circuit.compile import compile_circuit
from sherrington.circuit.patient import Lesion, Patient, Person
from sherrington.circuit.run import run
from sherrington.circuit.table import circuit_table
from sherrington.exam.limb import CIRCUITS
from sherrington.foundation import anatomy
from sherrington.lesion import injure
from sherrington.lesion.sites import expressible

LIFE = 365.25  # [d]
SITES = sorted(expressible())


@cache
def fuzz():
    """Return the long run's module, whose trial is used here too."""
    path = Path(__file__).parents[2] / "benchmarks" / "fuzz_patients.py"
    spec = importlib.util.spec_from_file_location("fuzz_patients", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@st.composite
def lesions(draw, age):
    """Return one lesion of one or several places that some simulated muscle depends on."""
    sites = draw(st.lists(st.sampled_from(SITES), min_size=1, max_size=6, unique=True))
    paired = any(anatomy.nodes()[site].laterality != "midline" for site in sites)
    since = draw(st.floats(0.0, min(20.0, age) * LIFE))
    fraction = st.one_of(st.sampled_from([0.0, 1.0]), st.floats(0.0, 1.0))
    return Lesion(
        sites=tuple(sites),
        side=draw(st.sampled_from(["left", "right", "both"])) if paired else "midline",
        loss=draw(fraction),
        block=draw(fraction),
        slow=draw(fraction),
        age=since,
        over=since * draw(st.sampled_from([0.0, 0.5, 1.0])),
    )


@st.composite
def patients(draw):
    """Return a person of any age and size with up to four lesions."""
    age = draw(st.floats(5.0, 100.0))
    person = Person(age, draw(st.sampled_from(["female", "male"])), draw(st.floats(1.2, 2.1)))
    return Patient(person=person, lesions=tuple(draw(st.lists(lesions(age), max_size=4))))


@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(patient=patients(), circuit=st.sampled_from(sorted(CIRCUITS)), side=st.sampled_from(["left", "right"]))
def test_no_nan_for_any_valid_patient(patient, circuit, side):
    """Effort, blow, pulse, stroke and a free limb at once: every number stays finite."""
    assert fuzz().fault_of(patient, circuit, "midline" if circuit_table()[circuit].midline else side) is None


def test_extremes_together():
    """A tall old and a small young person with everything lost, and with nothing."""
    everything = Lesion(sites=tuple(SITES), side="both", loss=1.0, block=1.0, slow=1.0, age=2.0 * LIFE)
    for person in (Person(5.0, "female", 1.2), Person(100.0, "male", 2.1)):
        for lost in ((), (everything,)):
            for circuit in ("index", "knee"):
                assert fuzz().fault_of(Patient(person=person, lesions=lost), circuit, "right") is None


def test_a_hard_blow_does_not_break_the_numbers():
    """A blow far beyond any hammer is still finite."""
    patient = adapt(injure(Patient(lesions=())))
    command = fuzz().trial("ankle", "right")
    trace = run(
        compile_circuit(patient, "ankle", "right", 0),
        command.__class__(**{**command.__dict__, "taps": (Tap("soleus", 0.03, 20.0),)}),
    )
    assert np.isfinite(trace.emg).all() and np.isfinite(trace.angle).all()
