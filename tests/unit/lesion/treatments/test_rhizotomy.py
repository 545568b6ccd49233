"""Dorsal rhizotomy: afferents of the roots named are cut for good, motor fibres are not."""

from sherrington.circuit.patient import Patient, Treatment
from sherrington.lesion import injure
from sherrington.lesion.treatments.rhizotomy import ROOTS, refusal, rhizotomy


def test_afferents_only_and_central():
    supply = injure(Patient(treatments=(Treatment("rhizotomy", 0.6, age=90.0),))).supply["vastus_lateralis", "left"]
    hit = {kind for kind, bundle in supply.fibres.items() if any(route.insults for route in bundle)}
    assert hit == {"ia", "ib", "ii", "cutaneous"}
    insults = [insult for route in supply.fibres["ia"] for insult in route.insults]
    assert {(insult.loss, insult.central) for insult in insults} == {(0.6, True)}


def test_roots_and_side_as_named():
    after = rhizotomy(Patient(), Treatment("rhizotomy", 1.0, ("droot_L5",), "right", 10.0)).lesions
    assert [(one.sites, one.side, one.loss, one.age) for one in after] == [(("droot_L5",), "right", 1.0, 10.0)]
    assert rhizotomy(Patient(), Treatment("rhizotomy", 1.0)).lesions[0].sites == ROOTS


def test_a_nerve_is_no_dorsal_root():
    assert "no dorsal root" in refusal(Patient(), Treatment("rhizotomy", 1.0, ("ulnar_n_elbow",)))
    assert refusal(Patient(), Treatment("rhizotomy", 1.0, ROOTS)) == ""
