"""How one person is wired: the anatomy tables under chosen conventions, the person's own root weights and variants.

Root weights are priors: the tables give their mean, ``innervation.yaml`` their width. The mean is used
unless a seed is given. Variants have a name (`sherrington.foundation.variants`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import exp, log, sqrt
from random import Random
from typing import NamedTuple

from sherrington.foundation import anatomy
from sherrington.foundation.conventions import Conventions, readings, standard
from sherrington.foundation.regions import LIMBS
from sherrington.foundation.sources import load
from sherrington.foundation.variants import Chosen, Route, sides, variants, varied

WORD = 1 << 32


class VariantParams(NamedTuple):
    """Width of the root weights; values and reasons in ``innervation.yaml``."""

    concentration_high: float  # [1] per root
    concentration_medium: float  # [1] per root
    concentration_low: float  # [1] per root
    c6_factor: float  # [1]
    plexus_shift: float  # [1] log odds per segment


@dataclass(frozen=True, eq=False)
class Innervation:
    """The contested and the variable part of one person's anatomy; both sides alike but for named variants."""

    conventions: Conventions
    seed: int | None  # of the person's own root weights; None = the mean of everybody
    shares: Mapping[str, tuple[float, ...]]  # by muscle: share of each of its pools, in their order [1]
    sides: Mapping[str, float]  # by muscle: share of its drive from the other hemisphere [1]
    variants: tuple[Chosen, ...] = ()
    routes: Mapping[tuple[str, str], tuple[Route, ...]] = field(default_factory=dict)  # where variants change them

    def chains(self, muscle: str, side: str = "") -> tuple[Route, ...]:
        """Return share and nodes of each motor route of a muscle, like ``anatomy.chains``.

        A pool whose axons take two ways has two routes. Without a side the variants are left out.
        """
        found = anatomy.muscle(muscle)
        return self.routes.get((muscle, side)) or tuple(zip(self.shares[muscle], found.chains, strict=True))

    def pools(self, muscle: str, side: str = "") -> anatomy.Weights:
        """Return the motor pools of a muscle with their shares [1]."""
        whole: dict[str, float] = {}
        for share, nodes in self.chains(muscle, side):
            whole[nodes[0]] = whole.get(nodes[0], 0.0) + share
        return tuple(whole.items())

    def roots(self, muscle: str, side: str = "") -> anatomy.Weights:
        """Return the roots of a muscle with their shares [1]."""
        return tuple((self.root(muscle, pool), share) for pool, share in self.pools(muscle, side))

    def root(self, muscle: str, pool: str) -> str:
        """Return the root by which the axons of one pool of a muscle leave; of a nucleus, what the tables call it."""
        found = anatomy.muscle(muscle)
        named = {known: root for (known, _), (root, _) in zip(found.pools, found.roots, strict=True)}
        return named.get(pool) or anatomy.segment(pool)

    def units(self, muscle: str) -> int:
        """Return the number of motor units of a muscle."""
        return int(readings("units", self.conventions).get(muscle, anatomy.unit_count(muscle)))

    def artery(self, node: str) -> str:
        """Return what feeds a node of a tract, in words."""
        return str(readings("arteries", self.conventions).get(node, anatomy.node(node).artery))


@lru_cache(maxsize=64)
def innervation(
    conventions: Conventions | None = None, seed: int | None = None, index: int = 0, chosen: tuple[Chosen, ...] = ()
) -> Innervation:
    """Return how a person is wired.

    Parameters
    ----------
    conventions : Conventions, optional
        Readings of contested facts; the standard ones if not said.
    seed : int, optional
        Draws the person's own root weights; the mean of everybody if not said.
    index : int, optional
        Number of the person in a cohort of that seed.
    chosen : tuple of Chosen
        Variants the person has, in the order in which they are applied.

    Returns
    -------
    person : Innervation
        Immutable; the same object for the same arguments.

    Examples
    --------
    >>> innervation().roots("tibialis_anterior")
    (('L4', 0.35), ('L5', 0.65))
    """
    read = standard() if conventions is None else conventions
    other = readings("roots", read)
    shares = {
        name: tuple(float(other[name][root]) for root, _ in found.roots) if name in other else _shares(found)
        for name, found in anatomy.muscles().items()
    }
    crossed = {name: found.contralateral for name, found in anatomy.muscles().items()} | readings("sides", read)
    own = Innervation(read, seed, shares if seed is None else draw_shares(shares, seed, index), crossed)
    return replace(own, variants=chosen, routes=_varied(own, chosen)) if chosen else own


def _varied(own: Innervation, chosen: Sequence[Chosen]) -> dict[tuple[str, str], tuple[Route, ...]]:
    """Return the routes that variants change, by muscle and side."""
    routes: dict[tuple[str, str], tuple[Route, ...]] = {}
    for one in chosen:
        known = variants()[one.name]
        for muscle in known.muscles:
            for side in sides(one):
                routes[muscle, side] = varied(routes.get((muscle, side)) or own.chains(muscle), known)
    return routes


def _shares(muscle: anatomy.Muscle) -> tuple[float, ...]:
    """Return the shares of the table."""
    return tuple(share for _, share in muscle.pools)


def draw_shares(
    mean: Mapping[str, Sequence[float]], seed: int, index: int = 0, params: VariantParams | None = None
) -> dict[str, tuple[float, ...]]:
    r"""Return the root weights of one person, drawn around the mean.

    Every muscle's weights come from a Dirichlet distribution, :math:`w \sim D(n c\, \bar w)` for
    :math:`n` roots of concentration :math:`c`; then each limb's plexus is shifted as a
    whole, :math:`w_k \to w_k e^{-s k}` with :math:`s` common to its muscles. The mean is kept to
    within 0.02.

    Parameters
    ----------
    mean : mapping of str to sequence of float
        Shares of the pools by muscle. [1]
    seed, index : int
        Key of the draw; a muscle is keyed by its row in the table, never by its name.
    params : VariantParams, optional
        Width; by default that of ``innervation.yaml``.

    Returns
    -------
    shares : dict of str to tuple of float
        Same keys; each tuple sums to 1.
    """
    p = load(VariantParams) if params is None else params
    shifts = {limb: p.plexus_shift * _normal(_stream(seed, index, number)) for number, limb in enumerate(LIMBS)}
    drawn = {}
    for row, (name, found) in enumerate(anatomy.muscles().items()):
        stream = _stream(seed, index, len(LIMBS) + row)
        weights = _dirichlet(stream, mean[name], _concentration(found, p))
        drawn[name] = _shifted(weights, found.roots, shifts.get(found.region, 0.0))
    return drawn


def _concentration(muscle: anatomy.Muscle, p: VariantParams) -> float:
    """Return the sum of the parameters of a muscle's Dirichlet distribution [1]."""
    per_root = {"high": p.concentration_high, "medium": p.concentration_medium, "low": p.concentration_low}
    least_alike = any(root == "C6" for root, _ in muscle.roots)
    return len(muscle.roots) * per_root[muscle.weights_confidence] * (p.c6_factor if least_alike else 1.0)


def _shifted(weights: Sequence[float], roots: anatomy.Weights, shift: float) -> tuple[float, ...]:
    """Return weights moved towards the head (positive shift) or the tail; cranial nerves stay."""
    segments = anatomy.SEGMENTS
    if shift == 0.0 or any(root not in segments for root, _ in roots):
        return tuple(weights)
    first = segments.index(roots[0][0])
    tilted = [w * exp(-shift * (segments.index(root) - first)) for w, (root, _) in zip(weights, roots, strict=True)]
    return tuple(weight / sum(tilted) for weight in tilted)


def _stream(seed: int, index: int, number: int) -> Random:
    """Return random numbers that depend on the three numbers only."""
    return Random(((seed % WORD) * WORD + index % WORD) * WORD + number)


def _normal(stream: Random) -> float:
    """Return a normal number, mean 0, SD 1 (polar method; the interpreter's own may change)."""
    while True:
        x, y = 2.0 * stream.random() - 1.0, 2.0 * stream.random() - 1.0
        r = x * x + y * y
        if 0.0 < r < 1.0:
            return x * sqrt(-2.0 * log(r) / r)


def _dirichlet(stream: Random, mean: Sequence[float], concentration: float) -> list[float]:
    """Return weights that sum to 1, scattered around their mean."""
    if len(mean) == 1:
        return [1.0]
    drawn = [_gamma(stream, concentration * weight) for weight in mean]
    return [value / sum(drawn) for value in drawn]


def _gamma(stream: Random, shape: float) -> float:
    """Return a gamma-distributed number of scale 1 (Marsaglia and Tsang 2000; below shape 1 by their power)."""
    boost = 1.0
    if shape < 1.0:
        boost, shape = (1.0 - stream.random()) ** (1.0 / shape), shape + 1.0
    d = shape - 1.0 / 3.0
    while True:
        x = _normal(stream)
        v = (1.0 + x / sqrt(9.0 * d)) ** 3
        if v > 0.0 and log(1.0 - stream.random()) < 0.5 * x * x + d - d * v + d * log(v):
            return boost * d * v
