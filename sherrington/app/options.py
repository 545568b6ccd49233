"""Options that several commands share."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter


def whole(_: Any, tokens: Sequence[Any]) -> int:
    """Return a whole number; a fraction is refused rather than rounded."""
    text = str(tokens[0].value)
    if re.fullmatch(r"[+-]?[0-9]{1,40}", text.strip()) is None:
        raise ValueError(f"must be a whole number, not {text[:40]!r}")
    return int(text)


def path(_: Any, tokens: Sequence[Any]) -> Path:
    """Return a path; an empty one would silently mean the working folder."""
    text = str(tokens[0].value)
    if not text.strip():
        raise ValueError(f"must name a place, not {text!r}; leave the option out to do without")
    return Path(text)


def spaced_words(_: Any, tokens: Sequence[Any]) -> str:
    """Return a focus with a space between its words, like 'right arm' for 'right-arm'."""
    from sherrington.app.focus import spaced

    return spaced(str(tokens[0].value))


Seed = Annotated[int, Parameter(converter=whole, help="Seed of every random draw; same seed, same result.")]
Threads = Annotated[
    int | None, Parameter(converter=whole, help="Threads to run on; results do not depend on it. [default: all cores]")
]
Json = Annotated[bool, Parameter(name="--json", negative="", help="Print JSON instead of a table.")]
Plot = Annotated[
    Path | None,
    Parameter(name="--plot", converter=path, help="Folder for one picture per test (needs the extra 'plot')."),
]
Output = Annotated[
    Path | None,
    Parameter(
        name=["--output", "-o"],
        converter=path,
        help="Run folder: findings.json, case.resolved.json, traces.npz.",
    ),
]
Protocol = Annotated[str, Parameter(help="Which examination: bedside (the usual joints), or whole (every muscle).")]
Focus = Annotated[
    str | None,
    Parameter(
        converter=spaced_words,
        help="Narrow it to sides, regions, joints, tests or reflexes, like 'right leg tendon_reflex'; of a region "
        "(arm, hand, leg, foot, trunk, head, face, bulbar) every muscle is examined, as by --protocol whole.",
    ),
]
