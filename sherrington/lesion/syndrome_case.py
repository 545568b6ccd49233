"""A syndrome of the tables as a case: one severe lesion of its sites, some time ago."""

from typing import NamedTuple

from sherrington.circuit.patient import Lesion, Patient, Person
from sherrington.foundation import anatomy, load
from sherrington.foundation.anatomy import Syndrome
from sherrington.lesion.sites import expand

BOTH = ("bilateral", "multifocal", "around", "generalised", "axial", "fluctuating")
SIDELESS = ("NMJ", "muscle", "interneuron")  # categories without a side of their own in the tables
CENTRAL = "UMN"


class SyndromeCaseParams(NamedTuple):
    """How a syndrome becomes a case; values and reasons in ``syndrome_case.yaml``."""

    loss: float  # [1]
    age_central: float  # [d] where upper motor neurons are hit
    age_peripheral: float  # [d] elsewhere


def case_of(syndrome: Syndrome) -> Patient:
    """Return a middle-aged person with one severe lesion of the sites of a syndrome some time ago.

    Upper motor neuron signs take months to come; lower ones are clearest before sprouting hides them.
    """
    p, rule = load(SyndromeCaseParams), syndrome.side_rule.lower()
    both = syndrome.category in SIDELESS or any(word in rule for word in BOTH)
    age = p.age_central if CENTRAL in syndrome.lesion_class else p.age_peripheral
    sites = expand(f"syndrome:{syndrome.id}")
    middle = [site for site in sites if anatomy.nodes()[site].laterality == "midline"]
    sided = [site for site in sites if site not in middle]
    lesions = []
    if sided:
        lesions.append(Lesion(tuple(sided), "both" if both else "left", loss=p.loss, age=age))
    if middle:
        lesions.append(Lesion(tuple(middle), "midline", loss=p.loss, age=age))
    return Patient(person=Person(), lesions=tuple(lesions))
