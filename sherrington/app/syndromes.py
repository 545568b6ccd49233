"""Syndromes of the tables as cases: whether the simulation weakens what the name says, in the way it says.

The tables are labels for this test only; the simulation is given sites, side and time.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from sherrington.app.pipeline import prepare
from sherrington.circuit.patient import JointState, Lesion, MuscleState, Patient, Person
from sherrington.circuit.table import circuit_table
from sherrington.foundation import anatomy, load
from sherrington.foundation.anatomy import Syndrome
from sherrington.sign.finding import Finding

TESTS = ("inspection", "power", "tendon_reflex", "plantar", "individuation")
BOTH = ("bilateral", "multifocal", "around", "generalised", "axial", "fluctuating")
MEDIAL = ("NMJ", "muscle", "interneuron")  # no side of their own in the tables
CENTRAL = "UMN"
# Parts of site names, globs among them, that mean tracts to the limbs.
LIMB_TRACTS = ("_leg", "_arm", "_hand", "m1_*", "cr_*", "ic_*", "ped_*", "pyr_*", "bp_*", "lcst_*")


class SyndromeParams(NamedTuple):
    """How a syndrome becomes a case, and when it counts; values and sources in ``syndromes.yaml``."""

    loss: float  # [1]
    age_central: float  # [d] where upper motor neurons are hit
    age_peripheral: float  # [d] elsewhere
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


def case_of(syndrome: Syndrome, p: SyndromeParams) -> Patient:
    """Return a middle-aged person with one severe lesion of the sites of a syndrome some time ago.

    Upper motor neuron signs take months to come; lower ones are clearest before sprouting hides them.
    """
    rule = syndrome.side_rule.lower()
    both = syndrome.category in MEDIAL or any(word in rule for word in BOTH)
    age = p.age_central if CENTRAL in syndrome.lesion_class else p.age_peripheral
    from sherrington.lesion.sites import expand

    sites = expand(f"syndrome:{syndrome.id}")
    middle = [site for site in sites if anatomy.nodes()[site].laterality == "midline"]
    sided = [site for site in sites if site not in middle]
    lesions = []
    if sided:
        lesions.append(Lesion(tuple(sided), "both" if both else "left", loss=p.loss, age=age))
    if middle:
        lesions.append(Lesion(tuple(middle), "midline", loss=p.loss, age=age))
    return Patient(person=Person(), lesions=tuple(lesions))


def touched(patient: Patient) -> frozenset[tuple[str, str]]:
    """Return the circuits and sides in which something differs from health."""
    found = set()
    for name, row in circuit_table().items():
        for side in ("midline",) if row.midline else anatomy.SIDES:
            sides = anatomy.SIDES if row.midline else (side,)
            muscles = any(
                patient.muscles.get((m, s), MuscleState()) != MuscleState() for m in row.muscles for s in sides
            )
            joints = any(patient.joints.get((name, s), JointState()) != JointState() for s in (*sides, side))
            if muscles or joints:
                found.add((name, side))
    return frozenset(found)


def examine_syndrome(syndrome: Syndrome, seed: int = 0, threads: int | None = None) -> Agreement:
    """Return how the simulated signs of one syndrome agree with its row.

    Parameters
    ----------
    syndrome : Syndrome
        A row of the tables.
    seed, threads
        Of the examination.
    """
    from sherrington.exam.protocol import whole
    from sherrington.foundation.errors import InputError
    from sherrington.sign.examination import examine

    p = load(SyndromeParams)
    if not syndrome.sites:
        return Agreement(syndrome, (), frozenset(), (), "no site: nothing is injured")
    try:
        patient = prepare(case_of(syndrome, p))
    except InputError as error:
        return Agreement(syndrome, (), frozenset(), (), str(error.message))
    where = touched(patient)
    steps = [s for s in whole() if s.test in TESTS and (s.command.circuit, s.command.side) in where]
    found = examine(patient, seed=seed, threads=threads, steps=steps).findings if steps else ()
    return judge(syndrome, found, p)


def judge(syndrome: Syndrome, found: Iterable[Finding], p: SyndromeParams) -> Agreement:
    """Return where findings contradict the row of a syndrome."""
    rows = tuple(found)
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


def _lower(rows: Sequence[Finding], p: SyndromeParams) -> bool:
    """Return whether a muscle is wasted beyond disuse."""
    return any(value < p.wasted for value in _least(rows, "bulk").values())


def _misplaced(syndrome: Syndrome, force: dict[str, float], p: SyndromeParams) -> list[str]:
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


def examine_all(
    names: Sequence[str] = (),
    seed: int = 0,
    threads: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> list[Agreement]:
    """Return the agreement of every syndrome, or of those named."""
    chosen = [s for s in anatomy.syndromes().values() if not names or s.id in names]
    out = []
    for i, syndrome in enumerate(chosen, start=1):
        out.append(examine_syndrome(syndrome, seed, threads))
        if progress is not None:
            progress(i, len(chosen))
    return out


def document(found: Sequence[Agreement]) -> dict[str, Any]:
    """Return agreements as ``sherrington.syndromes/1``."""
    rows = [
        {
            "id": a.syndrome.id,
            "class": a.syndrome.lesion_class,
            "weak": list(a.weak),
            "signs": sorted(a.signs),
            "agrees": a.agrees,
            "contradictions": list(a.contradictions),
            "reason": a.reason or None,
        }
        for a in found
    ]
    able = [a for a in found if a.agrees is not None]
    summary = {
        "simulated": len(able),
        "agree": sum(bool(a.agrees) for a in able),
        "not_simulated": len(found) - len(able),
    }
    return {"schema": "sherrington.syndromes/1", "rows": rows, "summary": summary}


def print_agreement(found: Sequence[Agreement]) -> None:
    """Print one line per syndrome: class, signs, weakest muscles, contradictions; and how many agree."""
    from sherrington.app.notice import NOTICE
    from sherrington.app.tables import console, new_table

    table = new_table("syndromes of the tables against simulated patients")
    for head in ("syndrome", "class", "signs", "weakest muscles", "contradictions"):
        table.add_column(head, overflow="fold")
    for a in found:
        weakest = ", ".join(a.weak[:4]) + (f" and {len(a.weak) - 4} more" if len(a.weak) > 4 else "")
        said = (a.reason and f"not simulated: {a.reason}") or "; ".join(a.contradictions)
        table.add_row(
            a.syndrome.id, a.syndrome.lesion_class, " ".join(sorted(a.signs)), weakest.replace("_", " "), said
        )
    out = console()
    out.print(table)
    summary = document(found)["summary"]
    share = summary["agree"] / max(1, summary["simulated"])
    out.print(
        f"{summary['agree']} of {summary['simulated']} simulated syndromes without a contradiction ({share:.0%}), "
        f"{summary['not_simulated']} not simulated",
        markup=False,
    )
    out.print(NOTICE, markup=False, style="dim")
