"""Stdout and stderr: one that is closed, full or without a reader costs one line, never a traceback."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any


def plain() -> bool:
    """Return whether stdout can show ASCII only."""
    encoding = (getattr(sys.stdout, "encoding", None) or "ascii").lower()
    return not encoding.startswith("utf")


def say(line: str) -> None:
    """Print one line on stderr; where nobody can be told, the exit code tells."""
    if sys.stderr is not None:
        with suppress(OSError, ValueError):
            print(f"sherrington: {line}", file=sys.stderr)


class StdoutError(Exception):
    """What the program prints cannot be delivered."""

    def __init__(self, reason: str, *, reader_gone: bool = False) -> None:
        super().__init__(reason)
        self.reader_gone = reader_gone


class _Stdout:
    """Stdout whose failures are told apart from those of every other file."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        """Write text; a character that the stream does not know is written as its number."""
        with _own_failures():
            try:
                return int(self._stream.write(text))
            except UnicodeEncodeError as error:
                known = text.encode(error.encoding, "backslashreplace").decode(error.encoding)
                return int(self._stream.write(known))

    def flush(self) -> None:
        """Hand on what has been written."""
        with _own_failures():
            self._stream.flush()


class _Closed:
    """The stdout of a program that was started without one."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        """Return that nobody watches."""
        return False

    def flush(self) -> None:
        """Do nothing: nothing was written."""

    def write(self, _: str) -> int:
        """Refuse."""
        raise StdoutError("it is closed")


@contextmanager
def _own_failures() -> Iterator[None]:
    """Turn a failure of the stream into a `StdoutError`."""
    try:
        yield
    except BrokenPipeError:
        raise StdoutError("the reader has gone", reader_gone=True) from None
    except (OSError, ValueError) as error:
        raise StdoutError(str(getattr(error, "strerror", None) or error)) from None


@contextmanager
def guarded() -> Iterator[None]:
    """Let stdout tell of its own failures, and put nothing in the place of a missing stderr."""
    out, err = sys.stdout, sys.stderr
    guard: Any = _Stdout(_Closed() if out is None else out)
    sys.stdout = guard
    if err is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - it lives as long as the program
    try:
        yield
        guard.flush()
    except StdoutError:
        _drop(out)
        raise
    finally:
        sys.stdout = out


def _drop(stream: Any) -> None:
    """Keep the interpreter from trying again, and complaining, when it flushes at exit."""
    with suppress(OSError, ValueError, AttributeError):  # there may be no stream with a number of its own
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
