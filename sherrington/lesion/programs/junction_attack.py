"""What diseases of the neuromuscular junction share: how much of it is hit in which muscles."""

from collections.abc import Mapping

from sherrington.circuit.patient import Lesion
from sherrington.lesion.programs.groups import groups

POSTSYNAPTIC, PRESYNAPTIC = "nmj_postsynaptic", "nmj_presynaptic"


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
