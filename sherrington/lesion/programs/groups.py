"""Groups of muscles and of nerve endings that programs write on, in the words of a clinician."""

from functools import cache

from sherrington.foundation import anatomy
from sherrington.foundation.regions import proximal_muscles

EYE_NERVES = ("cn3_", "cn4_", "cn6_")
NAMES = ("ocular", "bulbar", "neck", "trunk", "arm_proximal", "arm_distal", "leg_proximal", "leg_distal")


@cache
def groups() -> dict[str, tuple[str, ...]]:
    """Return the muscles of each group, in the order of the tables; sphincters are in none.

    Examples
    --------
    >>> "vastus_medialis" in groups()["leg_proximal"], "masseter" in groups()["bulbar"]
    (True, True)
    """
    found: dict[str, list[str]] = {name: [] for name in NAMES}
    for name, muscle in anatomy.muscles().items():
        group = _group(muscle)
        if group:
            found[group].append(name)
    return {name: tuple(members) for name, members in found.items()}


def _group(muscle: anatomy.Muscle) -> str:
    """Return the group of one muscle, empty if it has none."""
    if muscle.region in ("upper_limb", "lower_limb"):
        limb = "arm" if muscle.region == "upper_limb" else "leg"
        return f"{limb}_proximal" if muscle.id in proximal_muscles() else f"{limb}_distal"
    if any(node.startswith(EYE_NERVES) for _, chain in anatomy.chains(muscle.id) for node in chain):
        return "ocular"
    if muscle.region == "head":
        return "bulbar"
    if muscle.region == "neck":
        return "neck"
    return "trunk" if muscle.region in ("trunk", "respiratory") else ""


@cache
def endings(muscles: tuple[str, ...]) -> tuple[str, ...]:
    """Return the last nerve of each of some muscles, each once."""
    last = {chain[-1] for muscle in muscles for _, chain in anatomy.chains(muscle)}
    return tuple(node for node in anatomy.nodes() if node in last)
