"""The words of a focus, however somebody joined them: ``right-arm``, ``right_arm`` and ``tendon reflex`` too."""

import re
from functools import cache

LONGEST = 4  # words looked at together; the names of tests, reflexes and muscles have no more


@cache
def _known() -> frozenset[str]:
    """Return every word that a focus may hold, and the muscles, which it refuses by their whole name."""
    from sherrington.circuit.table import simulated_muscles
    from sherrington.exam.limb import CIRCUITS, REGIONS, SIDES
    from sherrington.exam.protocol import TESTS
    from sherrington.exam.tendon_reflex import REFLEXES
    from sherrington.exam.untested import TESTS as UNTESTED
    from sherrington.exam.untested import untested

    absent, muscles = (row.structure for row in untested()), simulated_muscles()
    return frozenset((*SIDES, "midline", *TESTS, *UNTESTED, *REGIONS, *CIRCUITS, *REFLEXES, *absent, *muscles))


def spaced(focus: str) -> str:
    """Return a focus with a space between its words, and an underscore inside those that have one.

    A focus that can be read as it stands is left alone; an unknown word is left for the protocol to refuse.

    Examples
    --------
    >>> spaced("right-arm"), spaced("left_leg tendon reflex"), spaced("right  leg, tone"), spaced("tendon-reflx")
    ('right arm', 'left leg tendon_reflex', 'right  leg, tone', 'tendon-reflx')
    """
    tokens = focus.replace(",", " ").lower().split()
    if all(token in _known() for token in tokens):
        return focus
    parts = [(part, i) for i, token in enumerate(tokens) for part in re.split(r"[-_]+", token) if part]
    out: list[str] = []
    unknown: int | None = None  # where the last word came from, if it is unknown: it is put together again
    while parts:
        words = [part for part, _ in parts[:LONGEST]]
        n = next((n for n in range(len(words), 0, -1) if "_".join(words[:n]) in _known()), 0)
        token = parts[0][1]
        if n:
            out.append("_".join(words[:n]))
        elif unknown == token:
            out[-1] += f"-{words[0]}"
        else:
            out.append(words[0])
        unknown = None if n else token
        parts = parts[max(n, 1) :]
    return " ".join(out)
