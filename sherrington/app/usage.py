"""What is wrong with a command line, in one line that says how it would be right."""

from collections.abc import Sequence

from cyclopts import CoercionError, CycloptsError, MissingArgumentError, UnknownCommandError, UnusedCliTokensError

from sherrington.foundation.errors import InputError

EXAMPLES = {
    "new": "sherrington new umn",
    "validate": "sherrington validate mine.yaml",
    "examine": "sherrington examine umn",
    "compare": "sherrington compare umn lmn",
    "course": "sherrington course mine.yaml --at '3 days, 1 year'",
    "explain": "sherrington explain ulnar_n_elbow",
    "list": "sherrington list presets",
    "report": "sherrington report mine.yaml -o mine.html",
}
WORDY = ("--focus", "--at")  # options of several words
ONE_CASE = ("examine", "report", "course")
SHOWN = 60  # [characters] of a word


def usage_error(error: CycloptsError) -> InputError:
    """Return an error of usage as one of ours, without lists and types of Python in it."""
    chain = list(error.command_chain or ())
    if isinstance(error, UnusedCliTokensError):
        return _too_much(error, chain)
    if isinstance(error, MissingArgumentError) and error.argument is not None:
        return _too_little(error, chain)
    if isinstance(error, UnknownCommandError) and error.unused_tokens and _is_case(error.unused_tokens[0]):
        name = error.unused_tokens[0]
        return InputError(f"{name[:SHOWN]!r} is a case, not a command; write `sherrington examine {name[:SHOWN]}`")
    if isinstance(error, CoercionError) and error.target_type is bool and error.token is not None:
        return InputError(f"{error.token.keyword} is a switch and takes no value, not {error.token.value[:SHOWN]!r}")
    return InputError(str(error))


def _too_much(error: UnusedCliTokensError, chain: Sequence[str]) -> InputError:
    """Return that some words have no place, and where they may belong."""
    words = [str(token) for token in error.unused_tokens or ()]
    extra = ", ".join(f"{word[:SHOWN]!r}" for word in words)
    hint = f"`{' '.join(['sherrington', *chain])} --help` says what is allowed"
    together = _quoted([str(token) for token in error.root_input_tokens or ()], words)
    if together:
        hint = f"words that belong together need quotes: {together}"
    elif chain[:1] and chain[0] in ONE_CASE and all(map(_is_case, words)):
        hint = f"{chain[0]} takes one case; `sherrington compare A B` sets several side by side"
    return InputError(f"nothing can be done with {extra}; {hint}")


def _quoted(tokens: Sequence[str], extra: Sequence[str]) -> str:
    """Return an option of several words as it should have been written, if the words left over stand behind one."""
    for i, token in enumerate(tokens):
        if token in WORDY:
            behind = []
            for word in tokens[i + 1 :]:
                if word.startswith("-"):
                    break
                behind.append(word)
            if len(behind) > 1 and set(extra) <= set(behind[1:]):
                return f"{token} '{' '.join(behind)[:SHOWN]}'"
    return ""


def _too_little(error: MissingArgumentError, chain: Sequence[str]) -> InputError:
    """Return that a value is missing, with an example."""
    command = chain[0] if chain else ""
    example = f", as in `{EXAMPLES[command]}`" if command in EXAMPLES else ""
    if error.keyword is not None:
        return InputError(f"says nothing; put a value behind it (`sherrington {command} --help`)", field=error.keyword)
    assert error.argument is not None
    name = error.argument.name
    return InputError(f"{command} lacks {name}{example}; `sherrington {command} --help` says more")


def _is_case(word: str) -> bool:
    """Return whether a word is a preset or a file that may be a patient's."""
    from pathlib import Path

    from sherrington.app.patient_file import SUFFIXES
    from sherrington.lesion.presets import ALIASES, preset_names

    base = word.partition("+")[0]
    return base in preset_names() or base in ALIASES or Path(word).suffix.lower() in SUFFIXES
