"""How much of each muscle's supply lesions have taken: one number per muscle, before time has passed."""

from math import prod

from sherrington.circuit.patient import Bundle, Patient, Supply
from sherrington.lesion.injure import injure


def taken(patient: Patient) -> dict[tuple[str, str], float]:
    """Return how much of its worst hit tract or kind of fibre each muscle has lost, or has slowed [1].

    Parameters
    ----------
    patient : Patient
        As read.

    Returns
    -------
    shares : dict
        By muscle and side.
    """
    return {place: _worst(supply) for place, supply in injure(patient).supply.items()}


def _worst(supply: Supply) -> float:
    """Return the largest share that any tract or kind of fibre has lost [1]."""
    return max(map(_lost, (*supply.tracts.values(), *supply.fibres.values())), default=0.0)


def _lost(bundle: Bundle) -> float:
    """Return the share of a bundle that is lost, blocked or slowed [1]."""
    left = [prod((1 - x.loss) * (1 - x.block) * (1 - x.slow) for x in route.insults) for route in bundle]
    return sum(route.share * (1.0 - part) for route, part in zip(bundle, left, strict=True))
