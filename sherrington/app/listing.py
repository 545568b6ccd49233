"""The command ``list``: what the program knows, by name."""

from collections.abc import Callable
from fnmatch import fnmatchcase
from typing import Annotated, Any, Literal, get_args

from cyclopts import Parameter

from sherrington.app import options as opt

Noun = Literal[
    "presets", "tests", "measures", "muscles", "reflexes", "sites", "variants", "diseases", "treatments", "sources"
]
Row = dict[str, Any]

# Measures and structures of each test, as they stand in the findings.
TESTS = {
    "inspection": ("bulk [1], fasciculation [1/min]", "muscles"),
    "tone": ("mas, resistance_slow, resistance_fast, reflex_torque [N m], catch_angle [deg]", "joints"),
    "power": ("mrc, force_fraction [1]", "muscles"),
    "tendon_reflex": ("grade, torque [N m], latency [s], amplitude [V]", "reflexes"),
    "clonus": ("beats [1], frequency [Hz]", "joints"),
    "plantar": ("response: flexor, none, extensor", "plantar"),
    "finger_tapping": ("rate [Hz], interval_cv [1]", "fingers"),
    "individuation": ("index [1]", "fingers"),
    "force_tracking": ("error [1], force_cv [1]", "muscles"),
    "pendulum": ("first_swing [deg], relaxation_index [1]", "knee"),
}


def list_(
    noun: Annotated[Noun, Parameter(help=f"What to list: {', '.join(get_args(Noun))}.")],
    word: Annotated[
        str | None, Parameter(help="Only rows with this word in them, or with a name like this glob (`ic_*`).")
    ] = None,
    /,
    *,
    json: opt.Json = False,
) -> int:
    """List presets, tests, measures, muscles, reflexes, sites, variants, diseases, treatments, or all sources."""
    from sherrington.app.output import print_json

    rows = matching(ROWS[noun](), noun, word)
    if json:
        print_json(rows)
        return 0
    _print(noun, rows)
    return 0


def matching(rows: list[Row], noun: str, word: str | None) -> list[Row]:
    """Return the rows that hold a word, or whose first column is like a glob.

    Raises
    ------
    InputError
        If there are none; the error names the nearest first column.
    """
    from sherrington.foundation.errors import InputError, nearest

    if word is None:
        return rows
    low = word.lower()
    if any(mark in word for mark in "*?["):
        found = [row for row in rows if fnmatchcase(str(next(iter(row.values()))), word)]
    else:
        found = [row for row in rows if any(low in str(value).lower() for value in row.values())]
    if not found:
        names = [str(next(iter(row.values()))) for row in rows]
        raise InputError(f"none of the {noun} has {word!r} in it{nearest(word, names)}")
    return found


def _print(noun: str, rows: list[Row]) -> None:
    """Print rows as a table, with the count that matters below it."""
    from sherrington.app.tables import console, new_table

    out = console()
    table = new_table(noun)
    for head in rows[0] if rows else ():
        table.add_column(head.replace("_", " "), overflow="fold")
    for row in rows:
        table.add_row(*("" if value is None else str(value) for value in row.values()))
    out.print(table, markup=False)
    if noun == "sources":
        assumed = sum(row["kind"] == "assumed" for row in rows)
        out.print(f"{len(rows)} numbers, {assumed} of them assumed")
    else:
        out.print(f"{len(rows)} {noun}")


def presets() -> list[Row]:
    """Return the patients that come with the package."""
    from sherrington.lesion.presets import ALIASES, preset_names, preset_text

    also = {name: alias for alias, name in ALIASES.items()}
    return [
        {"preset": name, "alias": also.get(name), "about": _first_sentence(preset_text(name))}
        for name in preset_names()
    ]


def _first_sentence(text: str) -> str:
    """Return the first sentence of the comment above a preset."""
    comment = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        comment.append(line.lstrip("# "))
    sentence, stop, _ = " ".join(comment).partition(". ")
    return sentence + (stop and ".")


def tests() -> list[Row]:
    """Return the tests of the bedside examination, in its order."""
    return [
        {"test": test, "measures": measures, "structures": structures} for test, (measures, structures) in TESTS.items()
    ]


def measures() -> list[Row]:
    """Return the measures that ``verify`` can run."""
    from sherrington.sign.measures import REGISTRY

    return [
        {
            "measure": name,
            "unit": row.unit,
            "structures": f"{row.kind} ({', '.join(row.circuits)})" if row.circuits else row.kind,
            "meaning": row.meaning,
            "settings": ", ".join(f"{key} {value}" for key, value in row.defaults.items()),
        }
        for name, row in sorted(REGISTRY.items())
    ]


def muscles() -> list[Row]:
    """Return every muscle with its roots, nerves, cortex, and the joint circuit that simulates it if one does."""
    from sherrington.circuit.table import circuit_table
    from sherrington.foundation.anatomy import muscles as every
    from sherrington.foundation.anatomy import unit_count
    from sherrington.foundation.myotomes import key_level

    joints: dict[str, str] = {}
    for joint, circuit in circuit_table().items():
        for name in circuit.muscles:
            joints.setdefault(name, joint)
    return [
        {
            "muscle": name,
            "name": known.name,
            "roots": " ".join(f"{root}:{share:g}" for root, share in known.roots),
            "key_level": key_level(name),
            "nerves": " ".join(known.terminal_nerves),
            "cortex": known.cortex_node,
            "crossed": known.contralateral,
            "units": unit_count(name),
            "joint": joints.get(name),
            "confidence": f"{known.confidence}/{known.weights_confidence}",
        }
        for name, known in every().items()
    ]


def reflexes() -> list[Row]:
    """Return every reflex arc, and whether the examination has it."""
    from sherrington.exam.tendon_reflex import REFLEXES
    from sherrington.exam.untested import untested
    from sherrington.foundation.anatomy import reflexes as every

    absent = {row.structure: f"no: {row.reason}" for row in untested()}
    rare = {name for name, plan in REFLEXES.items() if not plan.routine}
    return [
        {
            "reflex": name,
            "name": known.name,
            "kind": known.kind,
            "segments": " ".join(f"{segment}:{share:g}" for segment, share in known.segments),
            "muscles": " ".join(known.muscles),
            "afferents": " ".join((*known.afferent_nerves, *known.afferent_roots)) or known.afferent_text,
            "examined": absent.get(name, "yes, in protocol whole" if name in rare else "yes"),
        }
        for name, known in every().items()
    ]


def sites() -> list[Row]:
    """Return every node of the anatomy, then every syndrome, and whether a patient file may name it."""
    from sherrington.foundation.anatomy import nodes, syndromes
    from sherrington.foundation.errors import InputError
    from sherrington.lesion.sites import expand, expressible

    rows = [
        {
            "site": name,
            "name": node.name,
            "kind": node.kind,
            "laterality": node.laterality,
            "simulated": "yes" if name in expressible() else "no",
        }
        for name, node in nodes().items()
    ]
    for name, syndrome in syndromes().items():
        try:
            expand(f"syndrome:{name}")
            able = "yes"
        except InputError:
            able = "no"
        row = {"site": f"syndrome:{name}", "name": syndrome.name, "kind": "syndrome"}
        rows.append({**row, "laterality": syndrome.side_rule, "simulated": able})
    return rows


def variants() -> list[Row]:
    """Return every anatomical variant with what a patient file calls it."""
    from sherrington.foundation.variants import variants as known

    return [
        {
            "variant": one.name,
            "about": one.about,
            "muscles": " ".join(one.muscles) if one.share else "every muscle of the limb",
            "share": one.share or None,
            "shift": one.shift or None,
            "how_common": one.common,
        }
        for one in known().values()
    ]


def diseases() -> list[Row]:
    """Return every disease with what a patient file may say of it."""
    from sherrington.app.disease_file import in_words
    from sherrington.lesion.programs.registry import describe, program_names

    rows = []
    for name in program_names():
        known = describe(name)
        settings = "; ".join(f"{key}: {in_words(setting)}" for key, setting in known.settings.items())
        onset = {key: ", ".join(words) for key, words in (("region", known.regions), ("side", known.sides))}
        rows.append({"disease": name, "about": known.about, **onset, "settings": settings})
    return rows


def treatments() -> list[Row]:
    """Return every treatment with its usual dose, what it is aimed at, and when it is examined."""
    from sherrington.app.treatment_file import remedies
    from sherrington.app.words import amount, bounds, span

    rows = []
    for name, known in remedies().items():
        dose = known.dose
        usual = "" if dose is None else amount(dose.usual, dose.unit) + " by size" * (known.usual_for is not None)
        rows.append(
            {
                "treatment": name,
                "about": known.about,
                "usual_dose": usual or None,
                "doses": None if dose is None else bounds(dose),
                "target": (known.target + " (must be named)" * known.needed) or None,
                "begun": "at once" if known.since is None else f"{span(known.since)} ago",
            }
        )
    return rows


def sources() -> list[Row]:
    """Return every number of the package with the reason to believe it."""
    from sherrington.foundation.sources import all_sources

    return [row._asdict() for row in all_sources()]


ROWS: dict[str, Callable[[], list[Row]]] = {
    "presets": presets,
    "tests": tests,
    "measures": measures,
    "muscles": muscles,
    "reflexes": reflexes,
    "sites": sites,
    "variants": variants,
    "diseases": diseases,
    "treatments": treatments,
    "sources": sources,
}
