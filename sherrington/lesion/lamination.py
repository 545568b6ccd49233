"""What a partial lesion of the corticospinal tract in the cord takes of each part of the body.

Off unless the person's conventions say that the tract is laminated: then the loss does not fall on all
parts alike, but takes one after the other, from the middle outward or from the rim inward.
"""

from collections.abc import Mapping
from dataclasses import replace

from sherrington.circuit.patient import Lesion
from sherrington.foundation import anatomy
from sherrington.foundation.conventions import Conventions
from sherrington.foundation.neuraxis import laminated


def by_part(lesion: Lesion, conventions: Conventions) -> Mapping[str, Lesion]:
    """Return what a lesion does at each node of the corticospinal tract, where it differs from the rest.

    Parameters
    ----------
    lesion : Lesion
        Its loss and block are those of all nodes of the tract at one level that it names.
    conventions : Conventions
        The readings of the person.

    Returns
    -------
    lesions : mapping of str to Lesion
        Node to the lesion as that part of the body meets it; empty where nothing differs.

    Examples
    --------
    >>> from sherrington.foundation.conventions import choose
    >>> half = Lesion(("lcst_arm_C5", "lcst_leg_C5"), "left", loss=0.5)
    >>> met = by_part(half, choose({"cord_lamination": "classical"}))
    >>> met["lcst_arm_C5"].loss, met["lcst_leg_C5"].loss
    (1.0, 0.0)
    """
    if conventions.cord_lamination == "none":
        return {}
    nodes = anatomy.nodes()
    levels: dict[str, set[str]] = {}
    for site in lesion.sites:
        if nodes[site].tract == "lcst" and nodes[site].level:
            levels.setdefault(nodes[site].level, set()).add(site)
    found: dict[str, Lesion] = {}
    for level, among in levels.items():
        parts = {
            name: laminated(level, getattr(lesion, name), conventions, lesion.grows != "inward", among)
            for name in ("loss", "block")
        }
        found |= {site: replace(lesion, loss=parts["loss"][site], block=parts["block"][site]) for site in among}
    return found
