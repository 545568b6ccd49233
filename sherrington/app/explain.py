"""The command ``explain``: what passes a site, and what a complete lesion of it would take."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from sherrington.app import options as opt

if TYPE_CHECKING:
    from sherrington.foundation.innervation import Innervation
    from sherrington.foundation.passage import Passage
    from sherrington.foundation.variants import Chosen

SHOWN = 40  # muscles in a table; --all shows the rest
DIRECT = ("lcst", "acst", "cbt", "ocular")  # tracts of a command that is meant for one muscle
INDIRECT = "tracts that only bend tone and reflexes count for no muscle here; examine a patient to see what they do"
MOST = 0.5  # [1] of a muscle lost: above it, "spared" needs a word of explanation
SELECTIVE = (
    "relatively spared in patients, whose lesions are seldom complete and choose among fascicles, cells or muscles; "
    "a complete lesion of these places takes it, as the table of muscles says"
)
NO_SENSORY_TRACTS = "the tables trace no sensory tracts in brain and cord: what a lesion takes of them is not said here"


@dataclass(frozen=True)
class Explanation:
    """What was asked and what the graph answers."""

    site: str
    side: str  # left | right | both | midline
    nodes: tuple[str, ...]
    passage: "Passage"
    person: "Innervation"


def explain(
    site: Annotated[str, Parameter(help="A node, a glob or a syndrome (sherrington list sites).")],
    /,
    *,
    side: Annotated[
        str | None, Parameter(help="Side of the lesion: left, right or both. [default: left, none on the midline]")
    ] = None,
    variant: Annotated[
        list[str] | None,
        Parameter(
            name="--variant",
            negative="",
            help="A number draws a person's own root weights [default: the mean]; a name, like martin-gruber or "
            "martin-gruber:right, is a variant (sherrington list variants).",
        ),
    ] = None,
    convention: Annotated[
        list[str] | None,
        Parameter(name="--convention", negative="", help="Reading of a contested fact, like tongue_side=stimulation."),
    ] = None,
    all: Annotated[bool, Parameter(name="--all", negative="", help="Show every muscle, not the first 40.")] = False,
    json: opt.Json = False,
) -> int:
    """Say what passes a site and what a complete lesion there would take; nothing is simulated."""
    from sherrington.app.output import print_json

    found = explanation(site, side, variant or (), convention or ())
    if json:
        print_json(document(found))
    else:
        from sherrington.app.explain_tables import print_explanation

        print_explanation(found, None if all else SHOWN)
    return 0


def explanation(
    site: str, side: str | None = None, variant: int | Sequence[str] | None = None, convention: Sequence[str] = ()
) -> Explanation:
    """Return what passes a site, simulated or not.

    Parameters
    ----------
    site : str
        Node id, glob, syndrome id or ``syndrome:ID``.
    side : str, optional
        ``left``, ``right`` or ``both``; by default left, and none on the midline.
    variant : int or sequence of str, optional
        Seed of one person's own root weights (the mean of everybody if not said), and variants
        as ``NAME`` or ``NAME:SIDE``.
    convention : sequence of str
        ``NAME=READING`` for contested facts.

    Raises
    ------
    InputError
        If the site is unknown, the side is wrong, or a reading does not exist.
    """
    from sherrington.app.suggest import check_site
    from sherrington.foundation import anatomy
    from sherrington.foundation.innervation import innervation
    from sherrington.foundation.neuraxis import cut
    from sherrington.foundation.passage import passage
    from sherrington.lesion.sites import check_side, resolve

    check_site(site)
    nodes = resolve(site)
    paired = any(anatomy.nodes()[node].laterality != "midline" for node in nodes)
    where = check_side(nodes, side or ("left" if paired else None), field="--side")
    seed, chosen = _variants([str(variant)] if isinstance(variant, int) else variant or ())
    person = innervation(_conventions(convention), seed, 0, chosen)
    return Explanation(site, where, nodes, passage(cut(nodes, where), person), person)


def _variants(words: Iterable[str]) -> tuple[int | None, tuple["Chosen", ...]]:
    """Return the seed of a person's root weights and the variants by name."""
    from sherrington.app.schema import MOST_SEED
    from sherrington.foundation.errors import InputError
    from sherrington.foundation.variants import Chosen, check

    seeds, named = [], []
    for word in words:
        if re.fullmatch(r"[+-]?[0-9]{1,40}", word.strip()):
            seeds.append(int(word))
            if not 0 <= seeds[-1] <= MOST_SEED:
                raise InputError(f"{word[:40]} is out of range; allowed: 0 to {MOST_SEED}", field="--variant")
        elif re.match(r"[+-]?[0-9.]", word.strip()):
            raise InputError(f"must be a whole number or the name of a variant, not {word[:40]!r}", field="--variant")
        else:
            name, colon, side = (part.strip() for part in word.partition(":"))
            named.append(Chosen(name, side if colon else "both"))
    if len(seeds) > 1:
        raise InputError("two numbers: one person has one set of root weights", field="--variant")
    return next(iter(seeds), None), check(named, field="--variant")


def _conventions(words: Iterable[str]) -> Any:
    """Return the standard readings with those written as NAME=READING."""
    from sherrington.foundation.conventions import choose
    from sherrington.foundation.errors import InputError

    wanted = {}
    for word in words:
        name, equals, reading = word.partition("=")
        if not equals:
            raise InputError(f"{word!r} must be written NAME=READING", field="--convention")
        wanted[name.strip()] = reading.strip()
    return choose(wanted, field="--convention")


def document(found: Explanation) -> dict[str, Any]:
    """Return an explanation as plain data."""
    from sherrington._version import __version__
    from sherrington.lesion.complete import arcs_taken, muscles_taken

    there = found.passage
    return {
        "schema": "sherrington.explanation/1",
        "version": __version__,
        "site": found.site,
        "side": found.side,
        "syndrome": syndrome(found.site),
        "wiring": {
            "variant": found.person.seed,
            "variants": [one._asdict() for one in found.person.variants],
            "conventions": found.person.conventions._asdict(),
        },
        "places": places(found),
        "tracts": [row._asdict() for row in there.tracts],
        "pools": [place._asdict() for place in there.pools],
        "roots": [row._asdict() for row in there.roots],
        "muscles": [row._asdict() for row in muscles_taken(found.nodes, found.side, there, found.person)],
        "reflexes": [row._asdict() for row in arcs_taken(found.nodes, found.side, there)],
        "sensory": [row._asdict() for row in there.skin],
        "dorsal_roots": [place._asdict() for place in there.dorsal_roots],
        "notes": notes(found),
    }


def syndrome(site: str) -> dict[str, Any] | None:
    """Return what the tables say about a syndrome, or None if a node or a glob was asked."""
    from sherrington.foundation import anatomy

    known = anatomy.syndromes().get(site.removeprefix("syndrome:"))
    if known is None or site in anatomy.nodes():
        return None
    return {
        "id": known.id,
        "name": known.name,
        "lesion_class": known.lesion_class,
        "side_rule": known.side_rule,
        "emphasised": list(known.emphasised),
        "spared": list(known.spared),
    }


def places(found: Explanation) -> list[dict[str, Any]]:
    """Return each place with the kinds of fibre there and whether the simulation can injure it."""
    from sherrington.foundation import anatomy
    from sherrington.lesion.sites import carried, unexpressed

    rows = []
    for place in found.passage.places:
        node = anatomy.nodes()[place.node]
        reason = unexpressed(place.node)
        rows.append(
            {
                "site": place.node,
                "name": node.name,
                "kind": node.kind,
                "side": place.side,
                "central": node.central,
                "artery": found.person.artery(place.node),
                "fibres": ["descending"] if node.central else list(carried(place.node)),
                "simulated": reason is None,
                "reason": reason,
                "confidence": node.confidence,
            }
        )
    return rows


def spared_but_taken(found: Explanation) -> list[str]:
    """Return the muscles that patients with a syndrome mostly keep although a complete lesion takes them."""
    from sherrington.lesion.complete import muscles_taken

    kept = (syndrome(found.site) or {"spared": []})["spared"]
    rows = muscles_taken(found.nodes, found.side, found.passage, found.person) if kept else []
    return [name for name in kept if any(row.muscle == name and row.lost >= MOST for row in rows)]


def notes(found: Explanation) -> list[str]:
    """Return what an answer of the graph leaves out."""
    from sherrington.foundation import anatomy

    nodes = [anatomy.nodes()[node] for node in found.nodes]
    lines = [f"{', '.join(hit)}: {SELECTIVE}"] if (hit := spared_but_taken(found)) else []
    if any(node.central for node in nodes):
        lines.append(NO_SENSORY_TRACTS)
    if any(row.tract not in DIRECT for row in found.passage.tracts):
        lines.append(INDIRECT)
    if any(node.id == "spinal_inhibitory_interneurons" for node in nodes):
        lines.append("inhibition of every motor pool is lost; no neuron of the two in series is")
    if any(node.confidence == "low" for node in nodes):
        lines.append("the tables trust some of these places little (confidence low)")
    return lines
