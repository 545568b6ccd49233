"""What a structure of a row is: a muscle or pool, a joint or a tendon reflex, and which one may be meant instead."""

from collections.abc import Sequence

from sherrington.circuit.table import circuit_table
from sherrington.exam.laboratory import Place, place_of, places
from sherrington.exam.limb import CIRCUITS
from sherrington.exam.tendon_reflex import REFLEXES
from sherrington.foundation.candidates import did_you_mean, meant
from sherrington.foundation.errors import InputError

LISTED = 20  # names that a message lists at most; the rest is a command away


def joints() -> tuple[str, ...]:
    """Return every joint once, in the order of the circuits."""
    return tuple(dict.fromkeys(dof for dofs in CIRCUITS.values() for dof in dofs))


def names_of(kind: str, circuits: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the structures of a kind, those of some circuits or joints only if any are named."""
    if kind == "reflex":
        return tuple(REFLEXES)
    if kind == "joint":
        return tuple(circuits) or joints()
    if not circuits:
        return tuple(places())
    pools = [(name, plan) for circuit in circuits for name, plan in circuit_table()[circuit].pools.items()]
    return tuple(dict.fromkeys(name for pool, plan in pools for name in (*plan.muscles, pool)))


def check_structure(measure: str, kind: str, structure: str, circuits: Sequence[str] = ()) -> None:
    """Raise InputError unless a measure of a kind can be taken of a structure; says what may be meant."""
    allowed = names_of(kind, circuits)
    if structure in allowed:
        return
    if not structure:
        raise InputError(f"is empty; {measure} is of a {kind}, {_listed(kind, allowed)}", field="structure")
    if structure in names_of(kind):
        where = "defined at" if kind == "joint" else "defined for"
        raise InputError(f"{measure} is {where}: {', '.join(allowed)}; not for {structure!r}", field="structure")
    known = [word for word in ("muscle", "joint", "reflex") if structure in names_of(word)]
    if known:
        near = [name for name in _belonging(structure, kind) if name in allowed]
        told = f"{structure!r} is a {known[0]}; {measure} is of a {kind}"
        raise InputError(f"{told}{did_you_mean(near)}; {_listed(kind, allowed)}", field="structure")
    raise InputError(
        f"no {kind} {structure[:80]!r}{meant(structure, allowed)}; {_listed(kind, allowed)}", field="structure"
    )


def _listed(kind: str, allowed: Sequence[str]) -> str:
    """Return what is allowed, or how to see it where it is much."""
    if len(allowed) <= LISTED:
        return f"allowed: {', '.join(allowed)}"
    if kind == "muscle":
        return "see `sherrington list muscles`"
    return f"allowed: {', '.join(allowed[:LISTED])} and {len(allowed) - LISTED} more"


def _belonging(structure: str, kind: str) -> list[str]:
    """Return the structures of a kind that belong to one of another kind: muscles of a joint, the joint of a reflex."""
    plans = REFLEXES.items()
    if structure in joints():
        if kind == "reflex":
            return [name for name, plan in plans if plan.joint == structure]
        return [name for name, place in places().items() if place.dof == structure and name == place.muscle]
    if structure in REFLEXES:
        plan = REFLEXES[structure]
        return list(plan.tapped) if kind == "muscle" else [plan.joint]
    place = place_of(structure)
    if kind == "joint":
        return [place.dof]
    return [name for name, plan in plans if set(place.mates) & set(plan.tapped)]


def opposed(place: Place) -> tuple[str, ...]:
    """Return the muscles that turn the joint of a muscle the other way, those of each pool in turn."""
    if not place.dof:
        return ()
    pools = circuit_table()[place.circuit].pools.values()
    return tuple(m for plan in pools if plan.acts.get(place.dof) == -place.direction for m in plan.muscles)
