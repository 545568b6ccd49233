"""From a person to how that person is wired: root weights, contested facts, variants."""

from sherrington.circuit.patient import Person
from sherrington.foundation.conventions import choose
from sherrington.foundation.innervation import Innervation, innervation
from sherrington.foundation.variants import Chosen


def wired(person: Person) -> Innervation:
    """Return how a person is wired.

    The typical person has the mean root weights of the tables. Everybody else has weights of his
    own, drawn from the seed that his anatomy names or, where it names none, from his number.

    Examples
    --------
    >>> wired(Person()).roots("tibialis_anterior")
    (('L4', 0.35), ('L5', 0.65))
    """
    own = person.anatomy
    seed = person.individual or None if own.roots is None else own.roots
    return innervation(choose(dict(own.conventions)), seed, 0, tuple(Chosen(*one) for one in own.variants))
