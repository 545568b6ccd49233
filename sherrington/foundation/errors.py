"""Errors that a user of the package may see: one line that names the culprit and the way out."""

from collections.abc import Iterable
from difflib import get_close_matches


class InputError(ValueError):
    """Something the user wrote cannot be used.

    Parameters
    ----------
    message : str
        What is wrong, what is allowed, and the nearest match if there is one.
    field : str, optional
        Path of the field inside the file, like ``lesions[0].loss``.
    file : str, optional
        Name of the file, or of the preset.

    Examples
    --------
    >>> print(InputError("120 % is above 100 %", field="lesions[0].loss", file="a.yaml"))
    a.yaml: lesions[0].loss: 120 % is above 100 %
    """

    def __init__(self, message: str, *, field: str | None = None, file: str | None = None) -> None:
        self.message = _one_line(message)
        self.field = field
        self.file = file
        super().__init__(self.message)

    def __str__(self) -> str:
        """Return file, field path and message in one line."""
        parts = [self.file, self.field, self.message]
        return ": ".join(_one_line(part) for part in parts if part)

    def at(self, *, field: str | None = None, file: str | None = None) -> "InputError":
        """Return the same error placed in a file or field; a place already known is kept."""
        return InputError(self.message, field=self.field or field, file=self.file or file)


def _one_line(text: str, limit: int = 600) -> str:
    """Return the text on one printable line of at most ``limit`` characters."""
    line = " ".join("".join(c if c.isprintable() else " " for c in str(text)).split())
    return line if len(line) <= limit else line[: limit - 3] + "..."


def nearest(word: object, allowed: Iterable[str]) -> str:
    """Return `` (did you mean X?)`` for the nearest allowed word, or nothing.

    Examples
    --------
    >>> nearest("helthy", ["healthy", "umn"])
    " (did you mean 'healthy'?)"
    """
    names = {name.lower(): name for name in allowed}
    match = get_close_matches(str(word)[:200].lower(), names, n=1, cutoff=0.6)
    return f" (did you mean {names[match[0]]!r}?)" if match else ""
