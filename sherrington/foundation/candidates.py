"""Names that somebody may have meant: those that hold the words written, else those nearest in their letters."""

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher, get_close_matches

SHOWN = 5  # names of a list shown in an error
ALIKE = 0.8  # [1] letters that two words share before one passes for a slip of the other
CLOSE = 0.75  # [1] the same for a whole name; below it unrelated drugs look alike
CLOSE_SHORT, SHORT = 0.6, 5  # [1], [characters] a slip weighs more in a short name
NEARLY = 0.9  # [1] letters that make a text a name with a slip, whatever its words are
BEGINNING, SLIP = 0.8, 0.7  # [1] what the beginning of a word, or a slip of it, counts for
SHORTEST = 3  # [characters] of a beginning that stands for a word
LONGEST = 80  # [characters] looked at
MOST = 20  # names that hold only some of the words; more of them say nothing
FILLERS = {"the", "of", "at", "in", "a", "n", "nerve", "muscle", "muscles", "left", "right"}  # alone they say nothing
SYNONYMS = {"botox": "botulinum", "peroneal": "fibular", "peroneus": "fibularis"}  # as the tables have it


def meant(text: str, names: Iterable[str]) -> str:
    """Return `` (did you mean X, Y or Z?)`` for the names that hold the words of a text, else the nearest, or nothing.

    Examples
    --------
    >>> meant("als", ["pls", "als-limb", "als-early"]), meant("helthy", ["healthy", "umn"])
    (" (did you mean 'als-limb' or 'als-early'?)", " (did you mean 'healthy'?)")
    >>> meant("tizanidine", ["diaminopyridine", "baclofen"])
    ''
    """
    return did_you_mean(candidates(text, names))


def did_you_mean(found: Sequence[str], what: str = "") -> str:
    """Return names as a question, the first few of them; nothing for none.

    Examples
    --------
    >>> did_you_mean(["umn"]), did_you_mean(["umn", "lmn"], "the preset ")
    (" (did you mean 'umn'?)", " (did you mean the preset 'umn' or 'lmn'?)")
    """
    if not found:
        return ""
    names = [repr(name) for name in found[:SHOWN]]
    if len(found) > SHOWN:
        names.append(f"one of {len(found) - SHOWN} more")
    said = f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else names[0]
    return f" (did you mean {what}{said}?)"


def candidates(text: str, names: Iterable[str], about: Mapping[str, str] | None = None) -> list[str]:
    """Return the names that somebody may have meant, the likeliest first.

    A name of which the text is a slip of the pen; else those that hold every word of it; else the one nearest in its
    letters; else those that hold most of its words.

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
    if near := _nearest(text, names, close):
        return near
    # of several words the one that few names hold says most
    there = {name: (*own[name], *_words((about or {}).get(name, ""))) for name in own}
    held = {word: [name for name in own if _fit([word], there[name])[0]] for word in words}
    found.sort(key=lambda name: min(len(homes) for homes in held.values() if name in homes))
    return found if len(found) <= MOST else []


def _words(text: str) -> tuple[str, ...]:
    """Return the words of a name or a text in small letters."""
    return tuple(SYNONYMS.get(word, word) for word in re.findall(r"[a-z0-9]+", text.lower()))


def _fit(words: Sequence[str], there: Sequence[str]) -> tuple[int, float]:
    """Return how many words are found in a name, and how well; nothing if they say nothing."""
    best = [max((_likeness(word, other) for other in there), default=0.0) for word in words]
    if not any(how for word, how in zip(words, best, strict=True) if word not in FILLERS):
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
