"""What somebody may have meant: names that hold the words written, everyday words, and examples to copy."""

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher, get_close_matches

from sherrington.foundation.errors import InputError

SHOWN = 5  # names of a list shown in an error
ALIKE = 0.8  # [1] letters that two words share before one passes for a slip of the other
CLOSE = 0.75  # [1] the same for a whole name; below it unrelated drugs look alike
CLOSE_SHORT, SHORT = 0.6, 5  # [1], [characters] a slip weighs more in a short name
NEARLY = 0.9  # [1] letters that make a text a name with a slip, whatever its words are
BEGINNING, SLIP = 0.8, 0.7  # [1] what the beginning of a word, or a slip of it, counts for
SHORTEST = 3  # [characters] of a beginning that stands for a word
LONGEST = 80  # [characters] looked at
IDLE = {"the", "of", "at", "in", "a", "n", "nerve", "muscle", "muscles", "left", "right"}  # alone they say nothing
MOST = 20  # names that hold but some of the words; more of them say nothing
KINDS = {"cortex": "motor cortex"}  # what a kind of node is called by people
SAME = {"botox": "botulinum", "peroneal": "fibular", "peroneus": "fibularis"}  # other words for what the tables name

# What people call several muscles together; suggested, never taken for them.
EVERYDAY = {
    "calf": ("gastrocnemius_medial", "gastrocnemius_lateral", "soleus"),
    "triceps_surae": ("gastrocnemius_medial", "gastrocnemius_lateral", "soleus"),
    "calve": ("gastrocnemius_medial", "gastrocnemius_lateral", "soleus"),
    "quad": ("rectus_femoris", "vastus_lateralis", "vastus_medialis", "vastus_intermedius"),
    "quadriceps": ("rectus_femoris", "vastus_lateralis", "vastus_medialis", "vastus_intermedius"),
    "hamstring": ("semitendinosus", "semimembranosus", "biceps_femoris_long", "biceps_femoris_short"),
    "thigh": ("rectus_femoris", "vastus_lateralis", "semitendinosus", "biceps_femoris_long", "adductor_longus"),
    "shin": ("tibialis_anterior", "extensor_digitorum_longus", "extensor_hallucis_longus"),
    "buttock": ("gluteus_maximus", "gluteus_medius"),
    "thenar": ("abductor_pollicis_brevis", "opponens_pollicis", "flexor_pollicis_brevis"),
    "hypothenar": ("abductor_digiti_minimi_hand", "opponens_digiti_minimi"),
}


def meant(text: str, names: Iterable[str]) -> str:
    """Return `` (did you mean X, Y or Z?)`` for the names that hold the words of a text, else the nearest, or nothing.

    Examples
    --------
    >>> meant("als", ["pls", "als-limb", "als-early"]), meant("helthy", ["healthy", "umn"])
    (" (did you mean 'als-limb' or 'als-early'?)", " (did you mean 'healthy'?)")
    >>> meant("tizanidine", ["diaminopyridine", "baclofen"])
    ''
    """
    return asked(candidates(text, names))


def asked(found: Sequence[str], what: str = "") -> str:
    """Return names as a question, the first few of them; nothing for none."""
    if not found:
        return ""
    names = [repr(name) for name in found[:SHOWN]]
    if len(found) > SHOWN:
        names.append(f"one of {len(found) - SHOWN} more")
    said = f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else names[0]
    return f" (did you mean {what}{said}?)"


def candidates(text: str, names: Iterable[str], about: Mapping[str, str] | None = None) -> list[str]:
    """Return the names that somebody may have meant, the likeliest first.

    The one that a slip of the pen has made into the text; else those that hold every word of it; else the one nearest
    in its letters; else those that hold most words.

    Parameters
    ----------
    text : str
        What somebody wrote.
    names : iterable of str
        What there is.
    about : mapping, optional
        What each name means, in words that count as its own.

    Examples
    --------
    >>> candidates("L5", ["ah_L4", "ah_L5", "root_L5"])
    ['ah_L5', 'root_L5']
    >>> candidates("motor cortex", ["m1_leg", "sma"], {"m1_leg": "Motor cortex, leg"})
    ['m1_leg']
    """
    words = [word for word in _words(text[:LONGEST]) if not word.isdigit()]
    names = list(names)
    if slip := _nearest(text, names, NEARLY):
        return slip
    own = {name: _words(name) for name in names}
    fits = {name: _fit(words, (*own[name], *_words((about or {}).get(name, "")))) for name in own}
    best = max(fits.values(), default=(0, 0.0))
    found = [name for name in fits if fits[name] == best] if best[0] else []
    found.sort(key=lambda name: _fit(words, own[name]), reverse=True)
    if best[0] == len(words):
        return found
    close = CLOSE_SHORT if len(text) <= SHORT else CLOSE
    return _nearest(text, names, close) or (found if len(found) <= MOST else [])


def _words(text: str) -> tuple[str, ...]:
    """Return the words of a name or a text in small letters."""
    return tuple(SAME.get(word, word) for word in re.findall(r"[a-z0-9]+", text.lower()))


def _fit(words: Sequence[str], there: Sequence[str]) -> tuple[int, float]:
    """Return how many words are found in a name, and how well; nothing if they say nothing."""
    best = [max((_likeness(word, other) for other in there), default=0.0) for word in words]
    if not any(how for word, how in zip(words, best, strict=True) if word not in IDLE):
        return 0, 0.0
    return sum(how > 0.0 for how in best), sum(best)


def _likeness(word: str, other: str) -> float:
    """Return 1 for a word itself, less for its beginning or a slip of it, 0 for another word."""
    if word == other:
        return 1.0
    if len(word) >= SHORTEST and other.startswith(word):
        return BEGINNING
    ratio = SequenceMatcher(None, word, other).ratio() if min(len(word), len(other)) > SHORTEST else 0.0
    return SLIP if ratio >= ALIKE else 0.0


def _nearest(text: str, names: Sequence[str], close: float) -> list[str]:
    """Return the name nearest in its letters, if one is near."""
    low = {name.lower(): name for name in names}
    return [low[match] for match in get_close_matches(text[:LONGEST].lower(), low, n=1, cutoff=close)]


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
            f"no preset is called {name[:LONGEST]!r}{asked(presets(name))}; see `sherrington list presets`"
        )


def sites(site: object, field: str | None = None) -> tuple[str, ...]:
    """Return the nodes that a site entry names; an unknown name is told with the sites that hold its words.

    Raises
    ------
    InputError
        As `sherrington.lesion.sites.expand` does.
    """
    from sherrington.lesion.sites import expand

    try:
        return expand(site, field=field)
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
            f"no site or syndrome is called {name[:LONGEST]!r}{asked(found)}; see `sherrington list sites`", field=field
        )


def is_place(name: str) -> bool:
    """Return whether a name is that of a site or a syndrome."""
    from sherrington.foundation import anatomy

    return name in anatomy.nodes() or name.removeprefix("syndrome:") in anatomy.syndromes()


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
