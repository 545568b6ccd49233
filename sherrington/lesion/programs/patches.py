"""Patches of lost myelin or of failing nodes along nerves: at roots, tight places and nerve endings."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from sherrington.circuit.patient import Lesion
from sherrington.foundation.anatomy import SIDES
from sherrington.foundation.sources import load
from sherrington.lesion.programs.chance import around
from sherrington.lesion.programs.groups import endings, groups
from sherrington.lesion.programs.places import like
from sherrington.lesion.programs.registry import Stage

ARM = tuple(f"root_{segment}" for segment in ("C5", "C6", "C7", "C8", "T1"))
LEG = tuple(f"root_{segment}" for segment in ("L1", "L2", "L3", "L4", "L5", "S1", "S2"))
TIGHT = {
    "arm": ("median_n_wrist", "ulnar_n_elbow", "radial_n_spiral_groove"),
    "leg": ("common_fibular_n_fibular_head", "tibial_n_tarsal_tunnel", "femoral_n_inguinal"),
}
PARTS = ("head", "trunk", "arm", "leg")
MUSCLES = {
    "head": ("bulbar",),
    "trunk": ("neck", "trunk"),
    "arm": ("arm_proximal", "arm_distal"),
    "leg": ("leg_proximal", "leg_distal"),
}


class PatchParams(NamedTuple):
    """Where patches lie; values and sources in ``patches.yaml``."""

    root: float  # [1] weight of the roots
    tight: float  # [1] of a tight place
    ending: float  # [1] of the endings
    uneven: float  # [1] SD of the logarithm of the weight of one place of one person
    least: float  # [1] fibres blocked at the worst, however mild
    most: float  # [1] fibres blocked from end to end


class Depth(NamedTuple):
    """How bad it is now on the whole way of the fibres of one part of the body."""

    block: float  # [1] fibres blocked from end to end
    slow: float  # [1] fall of velocity inside a patch
    loss: float = 0.0  # [1] axons lost at their endings
    age: float = 0.0  # [d] since that part was first hit


def blocked_at_worst(u: float, usual: float, spread: float) -> float:
    """Return the fibres blocked from end to end at the worst in one person [1].

    Parameters
    ----------
    u : float
        A draw of the person.
    usual : float
        Fibres blocked in most people of this severity. [1]
    spread : float
        SD of the logarithm of what conducts, between people. [1]
    """
    return max(load(PatchParams).least, 1.0 - around(u, 1.0 - usual, spread))


def muscles_of(part: str) -> tuple[str, ...]:
    """Return the muscles of one part of the body."""
    return tuple(muscle for group in MUSCLES[part] for muscle in groups()[group])


def patches(
    stage: Stage, stream: int, depths: Mapping[str, Depth], immune: float, of: tuple[str, ...] = ()
) -> tuple[Lesion, ...]:
    r"""Return the patches of a person on both sides.

    .. math:: 1 - b_k = (1 - b)^{w_k / \bar W}

    so that patches in series, each of its own weight :math:`w_k`, leave about :math:`1 - b` of the
    fibres conducting from end to end; :math:`\bar W` is the weight of a root and an ending.

    Parameters
    ----------
    stage : Stage
        Whose.
    stream : int
        Of the draws.
    depths : mapping of str to Depth
        By part of the body: head, trunk, arm, leg.
    immune : float
        How much of the block an immune attack keeps up. [1]
    of : tuple of str
        Kinds of fibre; empty = all.
    """
    p = load(PatchParams)
    whole = p.root + p.ending
    found = []
    for number, side in enumerate(SIDES):
        where = list(_places(depths, p))
        draws = stage.draws(stream + number, len(where))
        for (sites, part, weight), u in zip(where, draws, strict=True):
            depth = depths[part]
            block = 1.0 - (1.0 - min(depth.block, p.most)) ** (around(u, weight, p.uneven) / whole)
            if block > 0.0 or depth.slow > 0.0:
                found.append(
                    Lesion(
                        sites, side, block=block, slow=depth.slow, age=depth.age, of=of, immune=immune,
                        muscles=muscles_of(part),
                    )
                )  # fmt: skip
    return tuple(found)


def _places(depths: Mapping[str, Depth], p: PatchParams) -> Iterator[tuple[tuple[str, ...], str, float]]:
    """Yield the nodes of each place, the part of the body, and its weight [1]."""
    for part in depths:
        for root in {"arm": ARM, "leg": LEG}.get(part, ()):
            yield (root,), part, p.root
        if part == "trunk":
            yield like("root_C[1-4]", "root_T[2-9]", "root_T1?"), part, p.root
        if part == "head":
            yield ("cn7_facial_canal", "cn5_motor_root", "cn10_n", "cn12_n"), part, p.root
        for place in TIGHT.get(part, ()):
            yield (place,), part, p.tight
        yield endings(muscles_of(part)), part, p.ending


def died_back(
    depths: Mapping[str, Depth], over: Callable[[Depth], float], of: tuple[str, ...] = ()
) -> tuple[Lesion, ...]:
    """Return the axons lost at their endings, by part of the body; ``over`` = how long that took [d]."""
    return tuple(
        Lesion(
            endings(muscles_of(part)), "both", loss=depth.loss, age=depth.age, over=over(depth), of=of,
            muscles=muscles_of(part),
        )
        for part, depth in depths.items()
        if depth.loss > 0.0
    )  # fmt: skip
