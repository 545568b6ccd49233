"""Whether a focus reaches the lesions of a case: without a word, a spared limb would pass for a sign."""

from collections.abc import Iterable, Sequence

from sherrington.app.pipeline import Examined
from sherrington.app.words import beside
from sherrington.circuit.patient import Lesion, Patient
from sherrington.exam.limb import SIDES

FELT = 0.2  # [1] of the loss where a lesion takes most; a stroke takes a tenth of that on its own side


def notes(examined: Iterable[Examined], focus: str | None, protocol: str = "bedside") -> list[str]:
    """Return a line for each case with a lesion that the focus does not reach.

    Parameters
    ----------
    examined : iterable of Examined
        Cases, each examined with this focus.
    focus : str or None
        Words that narrowed the examination; nothing is missed without them.
    protocol : str
        Which examination it was.
    """
    lines = []
    for each in examined if focus else ():
        known = each.case.patient  # as read; what a disease has written spreads too far to be missed
        missed = unreached(known, focus, protocol)
        if missed:
            n, name = len(known.lesions), each.case.name or "patient"
            which = f"the lesion of {name}" if n == 1 else f"{len(missed)} of the {n} lesions of {name}"
            lines.append(f"note: the focus {focus!r} does not reach {which} ({', '.join(map(_short, missed))})")
    return lines


def unreached(patient: Patient, focus: str | None, protocol: str = "bedside") -> list[Lesion]:
    """Return the lesions that take nothing, or hardly anything, of what a focus examines."""
    from sherrington.circuit.table import circuit_table
    from sherrington.exam.protocol import plan

    seen: set[tuple[str, str]] = set()
    for step in plan(protocol, focus).steps:
        sides = SIDES if step.side == "midline" else (step.side,)
        seen |= {(muscle, side) for muscle in circuit_table()[step.command.circuit].muscles for side in sides}
    return [lesion for lesion in patient.lesions if not _reaches(Patient(patient.person, (lesion,)), seen)]


def _reaches(patient: Patient, seen: Iterable[tuple[str, str]]) -> bool:
    """Return whether the lesions of a patient take of some muscles what counts; a lesion of nothing is not missed."""
    from sherrington.lesion.shares import taken

    shares = taken(patient)
    most = max(shares.values(), default=0.0)
    return most == 0.0 or max((shares[place] for place in seen), default=0.0) >= FELT * most


def _short(lesion: Lesion) -> str:
    """Return where a lesion lies, in few words."""
    sites: Sequence[str] = lesion.sites
    more = f" and {len(sites) - 1} more" if len(sites) > 1 else ""
    return f"{beside(lesion.side)} {sites[0]}{more}".strip()
