"""The key ``anatomy`` of a patient file: named variants, own root weights, readings of contested facts."""

from collections.abc import Mapping

from sherrington.app.schema import AnatomyEntry
from sherrington.circuit.patient import Anatomy, Lesion
from sherrington.foundation import anatomy
from sherrington.foundation.conventions import choose, standard
from sherrington.foundation.errors import InputError
from sherrington.foundation.variants import Chosen, check

# Conventions that name or count something: no lesion is different for them.
SHOWN_ONLY = {
    "neck_cortex": "it decides which artery is named, and lesions are placed by site",
    "motor_unit_counts": "the numbers of units that are simulated do not follow it",
}
FIELD = "anatomy"


def anatomy_of(entry: AnatomyEntry) -> Anatomy:
    """Return how a person differs from the tables, checked.

    Raises
    ------
    InputError
        If a variant or a reading is unknown, or cannot be simulated.
    """
    return Anatomy(
        variants=tuple(check((Chosen(one.name, one.side) for one in entry.variants), field=f"{FIELD}.variants")),
        conventions=conventions_of(entry.conventions),
        roots=entry.root_weights,
    )


def conventions_of(wanted: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the readings that differ from the standard ones, in the order of the table."""
    field = f"{FIELD}.conventions"
    chosen = choose(wanted, field=field)._asdict()
    for name, reason in SHOWN_ONLY.items():
        if name in wanted:
            raise InputError(
                f"{name} changes nothing in a simulation: {reason}; `sherrington explain` shows it", field=field
            )
    usual = standard()._asdict()
    return tuple((name, word) for name, word in chosen.items() if word != usual[name])


def check_growth(lesion: Lesion, own: Anatomy, at: str) -> None:
    """Raise InputError if a lesion says how it grows, but no tract of the person is laminated there."""
    if not lesion.grows:
        return
    if dict(own.conventions).get("cord_lamination", "none") == "none":
        raise InputError(
            "means something only where the cord is laminated: "
            "add anatomy: {conventions: {cord_lamination: classical}}",
            field=f"{at}.grows",
        )
    nodes = anatomy.nodes()
    if not any(nodes[site].tract == "lcst" and nodes[site].level for site in lesion.sites):
        raise InputError(
            "means something only for the lateral corticospinal tract in the cord, like lcst_*_C5", field=f"{at}.grows"
        )
