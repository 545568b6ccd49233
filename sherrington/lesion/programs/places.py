"""Places of the neuraxis as programs need them: segments in a row, their cells, the tracts that pass."""

from fnmatch import fnmatchcase
from functools import cache

from sherrington.foundation import anatomy
from sherrington.foundation.anatomy import SEGMENTS
from sherrington.lesion.programs.groups import groups

# What descends in the cord, in the lateral funiculus and beside it.
LATERAL, MEDIAL = ("lcst_*", "lrst"), ("acst", "mrst", "lvst", "mvst", "raphesp", "cerulosp")
# Motor nuclei of face, jaw, throat and tongue; those of the eyes are another matter.
BULBAR = ("nuc_V_motor", "nuc_VII_lower", "nuc_VII_upper", "nuc_ambiguus_rostral", "nuc_ambiguus_caudal", "nuc_XII")
REGIONS = ("bulbar", "cervical", "thoracic", "lumbosacral")
# Areas of the motor cortex by the region they drive, and those in front of it that map the whole body.
CORTEX: dict[str, tuple[str, ...]] = {
    "bulbar": ("m1_bulbar", "m1_face"),
    "cervical": ("m1_hand", "m1_arm", "m1_neck"),
    "thoracic": ("m1_trunk",),
    "lumbosacral": ("m1_leg",),
}
PREMOTOR = ("pmd", "sma")
PARTS: dict[str, tuple[str, ...]] = {
    "bulbar": ("bulbar",),
    "cervical": ("neck", "arm_proximal", "arm_distal"),
    "thoracic": ("trunk",),
    "lumbosacral": ("leg_proximal", "leg_distal"),
}


@cache
def like(*patterns: str) -> tuple[str, ...]:
    """Return the nodes that match any of some globs, in the order of the tables; a pattern may match none.

    Examples
    --------
    >>> like("ah_C[78]", "ah_C99")
    ('ah_C7', 'ah_C8')
    """
    return tuple(node for node in anatomy.nodes() if any(fnmatchcase(node, pattern) for pattern in patterns))


@cache
def moved_by(region: str) -> tuple[str, ...]:
    """Return the muscles of one region of the body, for areas of the cortex that map several.

    Examples
    --------
    >>> "genioglossus" in moved_by("bulbar"), "soleus" in moved_by("bulbar")
    (True, False)
    """
    return tuple(muscle for part in PARTS[region] for muscle in groups()[part])


def position(segment: str) -> int:
    """Return the place of a segment in the row, C1 = 0."""
    return SEGMENTS.index(segment)


def row(first: str, last: str) -> tuple[str, ...]:
    """Return the segments from one to another, both included.

    Examples
    --------
    >>> row("C7", "T1")
    ('C7', 'C8', 'T1')
    """
    return SEGMENTS[position(first) : position(last) + 1]


def cells(*segments: str) -> tuple[str, ...]:
    """Return the motor cell columns of some segments; the sphincters' nucleus is not among them."""
    return like(*(f"ah_{segment}" for segment in segments))


def passing(segment: str, tracts: tuple[str, ...] = (*LATERAL, *MEDIAL)) -> tuple[str, ...]:
    """Return the nodes of some tracts at one segment.

    Examples
    --------
    >>> passing("C4", ("lcst_hand", "lrst"))
    ('lcst_hand_C4', 'lrst_C4')
    """
    return like(*(f"{tract}_{segment}" for tract in tracts))


def region_of(segment: str) -> str:
    """Return the region of the body whose limbs or trunk a segment supplies."""
    if position(segment) <= position("T1"):
        return "cervical"
    return "thoracic" if position(segment) <= position("T12") else "lumbosacral"
