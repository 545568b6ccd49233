"""Places of the neuraxis as programs need them: segments in a row, their cells, the tracts that pass."""

from fnmatch import fnmatchcase
from functools import cache

from sherrington.foundation import anatomy

SEGMENTS = (
    *(f"C{n}" for n in range(1, 9)),
    *(f"T{n}" for n in range(1, 13)),
    *(f"L{n}" for n in range(1, 6)),
    *(f"S{n}" for n in range(1, 6)),
)
# Everything that descends in the cord, and what of it runs in the lateral funiculus.
DESCENDING = ("lcst_*", "acst", "lrst", "mrst", "lvst", "mvst", "raphesp", "cerulosp")
LATERAL = ("lcst_*", "lrst")
# Motor nuclei of face, jaw, throat and tongue; those of the eyes are another matter.
BULBAR = ("nuc_V_motor", "nuc_VII_lower", "nuc_VII_upper", "nuc_ambiguus_rostral", "nuc_ambiguus_caudal", "nuc_XII")
REGIONS = ("bulbar", "cervical", "thoracic", "lumbosacral")


@cache
def like(*patterns: str) -> tuple[str, ...]:
    """Return the nodes that match any of some globs, in the order of the tables; a pattern may match none.

    Examples
    --------
    >>> like("ah_C[78]", "ah_C99")
    ('ah_C7', 'ah_C8')
    """
    return tuple(node for node in anatomy.nodes() if any(fnmatchcase(node, pattern) for pattern in patterns))


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


def passing(segment: str, tracts: tuple[str, ...] = DESCENDING) -> tuple[str, ...]:
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
