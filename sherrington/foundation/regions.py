"""Which muscles are proximal and which distal: by the joint of their main action."""

from functools import cache

from sherrington.foundation import anatomy

PROXIMAL = ("scapula", "shoulder", "elbow", "hip", "knee", "neck", "trunk", "abdomen", "pelvis")
LIMBS = ("upper_limb", "lower_limb")  # regions whose nerves come from one plexus each


@cache
def proximal_muscles() -> frozenset[str]:
    """Return the muscles of girdles, upper arm, thigh, neck and trunk.

    Examples
    --------
    >>> "deltoid_middle" in proximal_muscles(), "masseter" in proximal_muscles()
    (True, False)
    """
    return frozenset(name for name, muscle in anatomy.muscles().items() if _joint(muscle) in PROXIMAL)


@cache
def distal_muscles() -> frozenset[str]:
    """Return the muscles of forearm, hand, leg and foot."""
    limbs = {name for name, muscle in anatomy.muscles().items() if muscle.region in LIMBS}
    return frozenset(limbs) - proximal_muscles()


def _joint(muscle: anatomy.Muscle) -> str:
    """Return the joint of the main action."""
    return muscle.actions[0].partition(":")[0] if muscle.actions else ""
