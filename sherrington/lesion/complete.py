"""What a complete lesion of some places would take, from the graph alone: muscles and reflex arcs."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sherrington.foundation import anatomy
from sherrington.foundation.arcs import ArcLoss
from sherrington.foundation.innervation import Innervation
from sherrington.foundation.neuraxis import Loss
from sherrington.foundation.passage import Passage
from sherrington.lesion.generic import EndLoss, end_losses


class MuscleTaken(NamedTuple):
    """What a complete lesion takes of one muscle."""

    muscle: str
    name: str
    side: str
    neuron: str  # which part is hit: UMN, LMN, junction, fibre, joined by a plus
    lost: float  # [1] of its two neurons in series, junctions and fibres
    lower: float  # [1] of its motor axons or cells
    upper: float  # [1] of its direct descending drive
    junction: float  # [1]
    fibre: float  # [1]
    units: float  # motor units that lose cell or axon
    roots: Mapping[str, float]  # root and its share of the muscle [1]


class ArcTaken(NamedTuple):
    """What a complete lesion takes of one reflex arc; every share is of the whole arc [1]."""

    reflex: str
    side: str
    afferent: float
    cells: float
    efferent: float
    whole: float  # of the arcs that are interrupted anywhere
    drive: float  # of the direct descending drive to its muscles
    name: str
    limb: str  # parts of the arc that are met


def muscles_taken(nodes: Sequence[str], side: str, there: Passage, wired: Innervation) -> list[MuscleTaken]:
    """Return the muscles a complete lesion weakens, the worst first, with the neuron that is hit.

    Parameters
    ----------
    nodes : sequence of str
        Where the lesion lies.
    side : str
        ``left``, ``right``, ``both`` or ``midline``.
    there : Passage
        What passes the places, from ``passage``.
    wired : Innervation
        The person.
    """
    graph = {(loss.muscle, loss.side): loss for loss in there.losses}
    ends = end_losses(nodes)
    rows = []
    for muscle in anatomy.muscles().values():
        for place in anatomy.SIDES:
            end = ends.get(muscle.id, EndLoss()) if side in (place, "both") else EndLoss()
            loss = graph.get((muscle.id, place), Loss(muscle.id, place, 0.0, 0.0, 0.0))
            row = _muscle(muscle, loss, end, wired)
            if row.neuron:
                rows.append(row)
    return sorted(rows, key=lambda row: -row.lost)


def _muscle(muscle: anatomy.Muscle, loss: Loss, end: EndLoss, wired: Innervation) -> MuscleTaken:
    """Return what is taken of one muscle on its way and at its end."""
    lower = 1.0 - (1.0 - loss.lower) * (1.0 - end.axon)
    kept = (1.0 - loss.total) * (1.0 - end.axon) * (1.0 - end.junction) * (1.0 - end.fibre)
    parts = {"UMN": loss.upper, "LMN": lower, "junction": end.junction, "fibre": end.fibre}
    return MuscleTaken(
        muscle=muscle.id,
        name=muscle.name,
        side=loss.side,
        neuron="+".join(part for part, share in parts.items() if share > 0.0),
        lost=round(1.0 - kept, 9),
        lower=round(lower, 9),
        upper=loss.upper,
        junction=end.junction,
        fibre=end.fibre,
        units=round(lower * wired.units(muscle.id), 3),
        roots=dict(wired.roots(muscle.id, loss.side)),
    )


def arcs_taken(nodes: Sequence[str], side: str, there: Passage) -> list[ArcTaken]:
    """Return the reflex arcs a complete lesion interrupts or leaves without drive, the worst first.

    Parameters
    ----------
    nodes, side, there
        As in ``muscles_taken``.
    """
    graph = {(row.reflex, row.side): row for row in there.arcs}
    ends = end_losses(nodes)
    rows = []
    for name, reflex in anatomy.reflexes().items():
        met = [ends[muscle] for muscle in reflex.muscles if muscle in ends]
        axon = sum(end.axon for end in met) / len(reflex.muscles)
        beyond = sum(1.0 - (1.0 - end.axon) * (1.0 - end.junction) * (1.0 - end.fibre) for end in met)
        out = beyond / len(reflex.muscles)
        for place in anatomy.SIDES:
            row = graph.get((name, place), ArcLoss(name, place, 0.0, 0.0, 0.0, 0.0, 0.0))
            if out > 0.0 and side in (place, "both"):
                row = row._replace(
                    afferent=_either(row.afferent, axon),
                    efferent=_either(row.efferent, out),
                    whole=_either(row.whole, out),
                )
            if row.whole > 0.0 or row.drive > 0.0:
                rows.append(ArcTaken(*row, name=reflex.name, limb=row.limb))
    return sorted(rows, key=lambda row: -row.whole)


def _either(one: float, other: float) -> float:
    """Return the share lost when two independent losses meet [1]."""
    return round(1.0 - (1.0 - one) * (1.0 - other), 9)
