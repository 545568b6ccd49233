"""What somebody may have meant who names a preset, site or muscle that is none, and examples to copy."""

from collections.abc import Sequence

from sherrington.foundation.candidates import LONGEST, candidates, did_you_mean
from sherrington.foundation.errors import InputError

KINDS = {"cortex": "motor cortex"}  # what people call a kind of node

CALF = ("gastrocnemius_medial", "gastrocnemius_lateral", "soleus")
QUADRICEPS = ("rectus_femoris", "vastus_lateralis", "vastus_medialis", "vastus_intermedius")
# What people call several muscles together; suggested, never taken for them.
EVERYDAY = {
    "calf": CALF,
    "calves": CALF,
    "triceps_surae": CALF,
    "quad": QUADRICEPS,
    "quadriceps": QUADRICEPS,
    "hamstring": ("semitendinosus", "semimembranosus", "biceps_femoris_long", "biceps_femoris_short"),
    "thigh": ("rectus_femoris", "vastus_lateralis", "semitendinosus", "biceps_femoris_long", "adductor_longus"),
    "shin": ("tibialis_anterior", "extensor_digitorum_longus", "extensor_hallucis_longus"),
    "buttock": ("gluteus_maximus", "gluteus_medius"),
    "thenar": ("abductor_pollicis_brevis", "opponens_pollicis", "flexor_pollicis_brevis"),
    "hypothenar": ("abductor_digiti_minimi_hand", "opponens_digiti_minimi"),
}


def presets(text: str) -> list[str]:
    """Return the presets that somebody may have meant: by name, else by what is said about them."""
    from sherrington.app.listing import presets as listed
    from sherrington.lesion.presets import ALIASES

    about = {str(row["preset"]): str(row["about"]) for row in listed()}
    return candidates(text, [*about, *ALIASES]) or candidates(text, about, about)


def check_preset(name: str) -> None:
    """Raise InputError if no preset has a name; it says which ones were perhaps meant."""
    from sherrington.lesion.presets import ALIASES, preset_names

    if name not in preset_names() and name not in ALIASES:
        raise InputError(
            f"no preset is called {name[:LONGEST]!r}{did_you_mean(presets(name))}; see `sherrington list presets`"
        )


def expand(site: object, field: str | None = None) -> tuple[str, ...]:
    """Return the nodes that a site entry names; an unknown name is told with the sites that hold its words.

    Raises
    ------
    InputError
        As `sherrington.lesion.sites.expand` does.
    """
    from sherrington.lesion import sites

    try:
        return sites.expand(site, field=field)
    except InputError:
        for name in [site] if isinstance(site, str) else site if isinstance(site, list | tuple) else []:
            check_site(str(name), field)
        raise


def check_site(name: str, field: str | None = None) -> None:
    """Raise InputError if a name is no site but its words are those of some."""
    from sherrington.foundation import anatomy
    from sherrington.lesion.impossible import impossible

    known = {place: f"{row.name} {KINDS.get(row.kind, row.kind)}" for place, row in anatomy.nodes().items()}
    known |= {place: row.name for place, row in anatomy.syndromes().items()}
    if name in known or name.startswith("syndrome:") or any(mark in name for mark in "*?[") or impossible(name):
        return
    # roots first: of all that lies at a level they are what is hurt most often
    found = sorted(candidates(name, known, known), key=lambda place: not place.startswith("root_"))
    if found:
        raise InputError(
            f"no site or syndrome is called {name[:LONGEST]!r}{did_you_mean(found)}; see `sherrington list sites`",
            field=field,
        )


def site_called(name: str) -> str:
    """Return the site or syndrome of a name, whose words hyphens may join too; nothing if there is none.

    Examples
    --------
    >>> site_called("erb-upper-trunk"), site_called("syndrome:weber"), site_called("umn")
    ('erb_upper_trunk', 'syndrome:weber', '')
    """
    from sherrington.foundation import anatomy

    joined = name.replace("-", "_").replace(" ", "_")
    there = (one for one in (name, joined) if one in anatomy.nodes())
    named = (one for one in (name, joined) if one.removeprefix("syndrome:") in anatomy.syndromes())
    return next(there, next(named, ""))


def kind_of(site: str) -> str:
    """Return whether a name is that of a site or of a syndrome."""
    from sherrington.foundation import anatomy

    return "site" if site in anatomy.nodes() else "syndrome"


def lesion_example(site: str) -> str:
    """Return a lesion of a site as a patient file has it.

    Raises
    ------
    InputError
        If the simulation cannot injure it.
    """
    from sherrington.lesion import sites

    places = sites.expand(site)
    try:
        sites.check_side(places, None)
    except InputError:
        return f"- {{site: {site}, side: left, loss: 80 %, age: 3 months}}"
    return f"- {{site: {site}, loss: 80 %, age: 3 months}}"


def injury(site: str) -> str:
    """Return how a patient file injures a site, or why none can."""
    try:
        example = lesion_example(site)
    except InputError as error:
        return f"no patient file can injure it: {error.message}"
    return f"a patient file injures it: '{example}' under 'lesions:' in what `sherrington new healthy` prints"


def syndrome_hint(name: str, near: Sequence[str]) -> str:
    """Return how a syndrome becomes a case, for a name that is nearly one and not wholly that of a preset."""
    from sherrington.foundation import anatomy

    about = {place: row.name for place, row in anatomy.syndromes().items()}
    found = candidates(name, about, about)
    words = name.lower().replace("_", " ").replace("-", " ").split()
    if any(all(word in preset for word in words) for preset in near):
        return ""
    if not found or not any(word in f"{found[0]} {about[found[0]]}".lower() for word in words):
        return ""
    return (
        f"; a syndrome, perhaps {found[0]!r}, is a site of a lesion in a patient file: "
        "`sherrington list sites syndrome` names them"
    )


def muscles(text: str, there: Sequence[str]) -> list[str]:
    """Return the muscles that somebody may have meant: by an everyday word, a joint, or their names."""
    from sherrington.circuit.table import circuit_table

    low = text.lower().replace(" ", "_").replace("-", "_")
    group = EVERYDAY.get(low) or EVERYDAY.get(low.removesuffix("s"))
    joint = circuit_table().get(low)
    group = group or (joint.muscles if joint else ())
    return [name for name in group if name in there] or candidates(text, there)


def disease_example(value: object = None) -> str:
    """Return a disease as a patient file has it: the one that somebody named, or another.

    Examples
    --------
    >>> disease_example("ALS")
    '{name: als, onset: {region: bulbar, side: left}, age: 14 months}'
    """
    from sherrington.lesion.programs.registry import describe, program_names

    names, wanted = program_names(), str(value).lower().replace("_", "-").replace(" ", "-")
    name = wanted if wanted in names else names[0]
    known = describe(name)
    where = {"region": known.regions[:1], "side": known.sides[:1]}
    onset = ", ".join(f"{key}: {words[0]}" for key, words in where.items() if words)
    return f"{{name: {name}, {f'onset: {{{onset}}}, ' if onset else ''}age: 14 months}}"
