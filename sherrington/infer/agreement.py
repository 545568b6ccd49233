"""Findings held against a row of the table of syndromes: whether they say what its name says.

The rows are labels for this test only; nothing here knows what was simulated.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sherrington.foundation import load
from sherrington.foundation.anatomy import Syndrome
from sherrington.sign.finding import Finding

# Parts of site names, globs among them, that mean tracts to the limbs.
LIMB_TRACTS = ("_leg", "_arm", "_hand", "m1_*", "cr_*", "ic_*", "ped_*", "pyr_*", "bp_*", "lcst_*")


class AgreementParams(NamedTuple):
    """When a sign counts; values and reasons in ``agreement.yaml``."""

    weak: float  # [1] force below which a muscle is weak
    margin: float  # [1] by which a spared muscle must be stronger than the emphasised ones
    wasted: float  # [1] bulk below which a muscle is wasted as after loss of its nerve
    felt: float  # [1] share of emphasised muscles that must be weak


class Agreement(NamedTuple):
    """One syndrome: what was simulated, and where it contradicts the table."""

    syndrome: Syndrome
    weak: tuple[str, ...]  # muscles, the weakest first
    signs: frozenset[str]  # UMN, LMN
    contradictions: tuple[str, ...]
    reason: str = ""  # why it was not simulated

    @property
    def agrees(self) -> bool | None:
        """Whether nothing contradicts; None where nothing was simulated."""
        return None if self.reason else not self.contradictions


def judge(syndrome: Syndrome, found: Iterable[Finding]) -> Agreement:
    """Return where findings contradict the row of a syndrome.

    Parameters
    ----------
    syndrome : Syndrome
        A row of the tables.
    found : iterable of Finding
        Of one examination of both sides.
    """
    p, rows = load(AgreementParams), tuple(found)
    force = _least(rows, "force_fraction")
    weak = tuple(sorted((m for m, value in force.items() if value < p.weak), key=lambda m: force[m]))
    signs = frozenset(name for name, shown in (("UMN", _upper(rows)), ("LMN", _lower(rows, p))) if shown)
    wrong = [*_misplaced(syndrome, force, p), *_misread(syndrome, signs, weak)]
    return Agreement(syndrome, weak, signs, tuple(wrong))


def _least(rows: Sequence[Finding], measure: str) -> dict[str, float]:
    """Return the smaller value of both sides for each muscle."""
    out: dict[str, float] = {}
    for row in rows:
        if row.measure == measure and isinstance(row.value, int | float):
            out[row.structure] = min(float(row.value), out.get(row.structure, float("inf")))
    return out


def _upper(rows: Sequence[Finding]) -> bool:
    """Return whether a jerk is brisk, a sole answers by extension, or fingers no longer move one by one."""
    brisk = any(r.test == "tendon_reflex" and r.measure == "grade" and r.flag in ("high", "present") for r in rows)
    tied = any(r.test == "individuation" and r.flag == "low" for r in rows)
    return brisk or tied or any(r.test == "plantar" and r.value == "extensor" for r in rows)


def _lower(rows: Sequence[Finding], p: AgreementParams) -> bool:
    """Return whether a muscle is wasted beyond disuse."""
    return any(value < p.wasted for value in _least(rows, "bulk").values())


def _misplaced(syndrome: Syndrome, force: dict[str, float], p: AgreementParams) -> list[str]:
    """Return emphasised muscles that are strong, and spared ones as weak as they."""
    hit = [force.get(muscle, 1.0) for muscle in syndrome.emphasised]
    out = []
    strong = [m for m in syndrome.emphasised if force.get(m, 1.0) >= p.weak]
    if hit and len(hit) - len(strong) < p.felt * len(hit):
        out.append("emphasised but strong: " + ", ".join(f"{m} {force.get(m, 1.0):.2f}" for m in strong))
    others = hit or [value for value in force.values() if value < p.weak]
    worst = sum(others) / len(others) if others else 1.0
    for muscle in syndrome.spared:
        own = force.get(muscle, 1.0)
        if own < p.weak and own < worst + p.margin:
            out.append(f"spared but weak: {muscle} {own:.2f}")
    return out


def _misread(syndrome: Syndrome, signs: frozenset[str], weak: Sequence[str]) -> list[str]:
    """Return where the class of signs differs from the label."""
    label = syndrome.lesion_class
    peripheral = label in ("LMN", "root", "plexus", "nerve", "NMJ", "muscle", "afferent")
    out = []
    if "UMN" in label and "UMN" not in signs and _shows_upper(syndrome):
        out.append("no upper motor neuron sign")
    if "LMN" in label and "LMN" not in signs and weak:
        out.append("no wasting")
    if peripheral and "UMN" in signs:
        out.append("an upper motor neuron sign")
    if label == "UMN" and "LMN" in signs:
        out.append("wasting beyond disuse")
    return out


def _shows_upper(syndrome: Syndrome) -> bool:
    """Return whether limbs with jerks lose their upper neurons; the face has no jerk to show it."""
    return any(word in site for site in syndrome.sites for word in LIMB_TRACTS)
