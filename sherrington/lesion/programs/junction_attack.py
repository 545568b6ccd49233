"""What diseases of the neuromuscular junction share: how deep they go, and how much is hit in which muscles."""

from collections.abc import Mapping
from typing import NamedTuple

from sherrington.circuit.patient import Lesion
from sherrington.foundation.sources import load
from sherrington.lesion.programs.chance import around
from sherrington.lesion.programs.groups import groups
from sherrington.lesion.programs.registry import Stage

POSTSYNAPTIC, PRESYNAPTIC = "nmj_postsynaptic", "nmj_presynaptic"


class AttackParams(NamedTuple):
    """What no attack falls short of; value and source in ``junction_attack.yaml``."""

    least: float  # [1] lost where it is worst, however mild


def lost_at_worst(stage: Stage, usual: float, spread: float) -> float:
    """Return what one person loses where it is worst [1].

    Parameters
    ----------
    stage : Stage
        Whose.
    usual : float
        Loss of most people of this severity. [1]
    spread : float
        SD of the logarithm of what is left, between people. [1]
    """
    return 1.0 - min(1.0 - load(AttackParams).least, around(stage.draws(1, 1)[0], 1.0 - usual, spread))


def blocked(site: str, share: Mapping[str, float], immune: float, age: float) -> tuple[Lesion, ...]:
    """Return a block of one part of the junction by group of muscles, as it is now.

    Parameters
    ----------
    site : str
        ``nmj_postsynaptic`` blocks receptors, ``nmj_presynaptic`` calcium channels.
    share : mapping of str to float
        Blocked share of each group of muscles. [1]
    immune : float
        How much of it antibodies keep up. [1]
    age : float
        Of the disease. [d]
    """
    return tuple(
        Lesion((site,), "both", block=part, age=age, muscles=groups()[group], immune=immune)
        for group, part in share.items()
        if part > 0.0
    )
