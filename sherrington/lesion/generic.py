"""Sites that are no place in the graph: all junctions, all muscle fibres, all nerves at once."""

from collections.abc import Collection
from typing import NamedTuple

from sherrington.foundation import anatomy
from sherrington.foundation.sources import load
from sherrington.lesion.injure import RouteParams, dying_back
from sherrington.lesion.sites import JUNCTIONS, MIXED, every_muscle_set


class EndLoss(NamedTuple):
    """What a generic site takes from one muscle of either side at full severity [1]."""

    axon: float = 0.0
    junction: float = 0.0
    fibre: float = 0.0


def end_losses(sites: Collection[str]) -> dict[str, EndLoss]:
    """Return what generic sites take from each muscle; muscles they spare are left out.

    Parameters
    ----------
    sites : collection of str
        Node ids; those of the graph proper are ignored.

    Examples
    --------
    >>> sorted(end_losses(["muscle_distal"]))[0], end_losses(["ulnar_n_elbow"])
    ('abductor_digiti_minimi_foot', {})
    """
    params = load(RouteParams)
    junction = float(any(site in JUNCTIONS for site in sites))
    found = {}
    for name, muscle in anatomy.muscles().items():
        reach = [
            1.0 if site != "peripheral_axons_length_dependent" else dying_back(muscle.path_length, params)
            for site in sites
            if site in MIXED
        ]
        fibre = float(any(name in members for site, members in every_muscle_set().items() if site in sites))
        loss = EndLoss(max(reach, default=0.0), junction, fibre)
        if any(loss):
            found[name] = loss
    return found
