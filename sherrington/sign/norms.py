"""Normal ranges: bands of the healthy virtual population, for the age, sex and height of who is examined."""

from math import exp

from sherrington.circuit.patient import REFERENCE, Person
from sherrington.circuit.person import usual
from sherrington.exam.table import table

Band = tuple[float | None, float | None]
_BANDS = table(__file__)


def band(test: str, measure: str, structure: str, direction: str | None = None, person: Person = REFERENCE) -> Band:
    r"""Return the normal range of one measure.

    .. math:: b = b_0\, S^{k_S} L^{k_L} e^{k_a (a - a_0) / 10}

    with strength :math:`S` and length :math:`L` usual for the person, age :math:`a` and that of the
    reference man :math:`a_0`; measures without slopes have one range for all.

    Parameters
    ----------
    test, measure, structure : str
        As in the findings.
    direction : str, optional
        Of a passive movement.
    person : Person, optional
        Whose age, sex and height count; the reference man without it.

    Returns
    -------
    low, high : float or None
        In the unit of the measure; None where that side is open.

    Examples
    --------
    >>> band("power", "mrc", "soleus")
    (5, 5)
    """
    bands = _BANDS.get(test, {}).get(measure, {})
    place = f"{structure} {direction}" if f"{structure} {direction}" in bands else structure
    low, high = bands.get(place, bands.get("any", (None, None)))
    slopes = _BANDS.get(test, {}).get(f"{measure}_slopes", {}).get(place)
    if slopes is None:
        return low, high
    factor = expected(person, *slopes)
    return _times(low, factor), _times(high, factor)


def expected(person: Person, strength: float, length: float, decade: float) -> float:
    """Return a measure of a person over that of the reference man [1], by its slopes.

    Parameters
    ----------
    person : Person
        Age, sex and height.
    strength, length : float
        Powers of the strength and length usual for them. [1]
    decade : float
        Change of the logarithm in ten years. [1]
    """
    body = usual(person.age, person.sex, person.height)
    change: float = exp(decade * (person.age - REFERENCE.age) / 10.0)
    factor: float = body.strength**strength * body.length**length * change
    return factor


def _times(end: float | None, factor: float) -> float | None:
    """Return one end of a band for another person."""
    return None if end is None else end * factor
