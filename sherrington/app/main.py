"""The command line. Results go to stdout, everything else to stderr; bad input costs one line.

Exit 0 done, 1 a run failed, 2 bad usage or bad file, 3 a verification failed. Nothing is imported up here
that the interpreter has not loaded anyway, so that Ctrl-C finds its handler from the first moment on.
"""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

FAILED, REFUSED, INTERRUPTED, PIPE_CLOSED = 1, 2, 130, 141


def main(arguments: "Sequence[str]") -> int:
    """Run one command and return its exit code.

    Parameters
    ----------
    arguments : sequence of str
        What follows the program's name.
    """
    try:
        from sherrington.app.interrupt import remembered

        with remembered():
            return _run(arguments)
    except KeyboardInterrupt:
        return _say("interrupted; no unfinished output is left behind", INTERRUPTED)


def _run(arguments: "Sequence[str]") -> int:
    """Run one command; whatever goes wrong with it becomes one line and an exit code."""
    from cyclopts import CycloptsError

    from sherrington.app.commands import app
    from sherrington.app.interrupt import check
    from sherrington.app.streams import StdoutError, guarded
    from sherrington.app.usage import usage_error
    from sherrington.foundation.errors import InputError

    try:
        with guarded():
            code = app(list(arguments), exit_on_error=False, print_error=False, result_action="return_value")
        return code if isinstance(code, int) else 0
    except InputError as error:
        return _say(str(error), REFUSED)
    except CycloptsError as error:
        return _say(str(usage_error(error)), REFUSED)
    except StdoutError as error:
        return PIPE_CLOSED if error.reader_gone else _say(f"nothing can be written to stdout: {error}", FAILED)
    except Exception as error:
        check()
        if os.environ.get("SHERRINGTON_DEBUG"):
            raise
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        return _say(f"the run failed: {reason} (set SHERRINGTON_DEBUG=1 to see where)", FAILED)


def _say(line: str, code: int) -> int:
    """Print one line on stderr, if there is one, and return the exit code."""
    from sherrington.app.streams import say

    say(line)
    return code


def __getattr__(name: str) -> "Any":
    """Return the commands when they are asked for."""
    if name == "app":
        from sherrington.app.commands import app

        return app
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def run() -> None:
    """Entry point of the installed command."""
    try:
        code = main(sys.argv[1:])
        from sherrington.app.interrupt import end_with

        end_with(INTERRUPTED)
    except KeyboardInterrupt:  # after the command, or a second time
        code = INTERRUPTED
    if code == INTERRUPTED:
        os._exit(code)  # at once: a calculation may still be under way in another thread
    sys.exit(code)


if __name__ == "__main__":
    run()
