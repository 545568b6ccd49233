"""Places that cannot exist, with the reason: better than the nearest name of one that does."""

import re

from sherrington.foundation import anatomy
from sherrington.foundation.pathways import nerve_path

_LEVELLED = re.compile(r"(?P<stem>.+?)[_@ ](?P<level>[CTLS]\d{1,2})")
NERVES = ("nerve", "branch", "cranial_nerve", "trunk", "cord", "division", "plexus")  # kinds of node outside the cord
_SHORTEST = 3  # [characters] of a name that may stand for a nerve


def impossible(name: str) -> str | None:
    """Return why there can be no such site, or None if it is just an unknown name.

    Parameters
    ----------
    name : str
        What was written; no node and no syndrome.

    Examples
    --------
    >>> impossible("biceps_brachii")
    'biceps_brachii is a muscle, not a site; its nerve is musculocutaneous_n'
    >>> impossible("mrst_C99") is None
    True
    """
    if name in anatomy.muscles():
        nerves = ", ".join(anatomy.muscle(name).terminal_nerves)
        return f"{name} is a muscle, not a site; its nerve is {nerves}"
    if name in anatomy.reflexes():
        found = anatomy.reflexes()[name]
        nerves = ", ".join(dict.fromkeys((*found.afferent_nerves, *found.efferent_nerves)))
        return f"{name} is a reflex, not a site; its arc runs in {nerves}"
    match = _LEVELLED.fullmatch(name)
    return _at_level(match["stem"], match["level"]) if match else None


def _at_level(stem: str, level: str) -> str | None:
    """Return why nothing of that name lies at a level of the cord."""
    if level not in anatomy.SEGMENTS:
        return None
    end = _last_level(stem)
    if end:
        return f"{stem} does not reach {level}: its fibres end at {end}"
    nerve = _nerve(stem) or _nerve(stem.partition("_")[2])
    if not nerve:
        return None
    roots = ", ".join(place for place in anatomy.nodes() if place in _roots(nerve))
    return f"{nerve} lies outside the cord and has no level {level}; its fibres belong to {roots}"


def _last_level(stem: str) -> str:
    """Return the lowest level of a tract of the cord, or nothing if the name is none."""
    levels = [found.level for found in anatomy.nodes().values() if found.level and found.id == f"{stem}_{found.level}"]
    return max(levels, key=anatomy.SEGMENTS.index) if levels else ""


def _nerve(word: str) -> str:
    """Return the first nerve that a word names or begins, or nothing."""
    if len(word) < _SHORTEST:
        return ""
    names = [name for name, found in anatomy.nodes().items() if found.kind in NERVES]
    ranked = (word, f"{word}_n")
    exact = [name for name in ranked if name in names]
    longer = [name for begin in reversed(ranked) for name in names if name.startswith(f"{begin}_")]
    return next(iter([*exact, *longer]), "")


def _roots(nerve: str) -> set[str]:
    """Return the roots or nuclei whose axons run in a nerve; of a skin nerve, those it comes from."""
    paths = [path for muscle in anatomy.muscles() for path in nerve_path(muscle) if nerve in path]
    roots = {place for path in paths for place in path if place.startswith("root_")}
    return roots or {next(iter(path)) for path in paths} or _above(nerve)


def _above(nerve: str) -> set[str]:
    """Return the roots above a nerve in the graph."""
    if nerve.startswith("root_"):
        return {nerve}
    return {root for parent in anatomy.nodes()[nerve].parents for root in _above(parent)}
