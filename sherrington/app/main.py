"""The command line. Results go to stdout, everything else to stderr; bad input costs one line.

Exit 0 done, 1 a run failed, 2 bad usage or bad file, 3 a verification failed.
"""

import os
import sys
from collections.abc import Sequence

from cyclopts import App, CycloptsError

from sherrington._version import __version__
from sherrington.app.compare import compare
from sherrington.app.examine import examine
from sherrington.app.listing import list_
from sherrington.app.notice import NOTICE
from sherrington.app.patient_commands import new, schema, validate
from sherrington.app.verify import verify
from sherrington.foundation.errors import InputError

FAILED, REFUSED, INTERRUPTED, PIPE_CLOSED = 1, 2, 130, 141

app = App(
    name="sherrington",
    help="Injure a virtual motor system anywhere, examine it, and see upper and lower motor neuron signs emerge.\n\n"
    "Start with `sherrington examine umn`.",
    help_epilogue=NOTICE,
    help_format="markdown",
    version=f"sherrington {__version__}",
    suppress_keyboard_interrupt=False,
)
app.command(new)
app.command(validate)
app.command(examine)
app.command(compare)
app.command(verify)
app.command(list_, name="list")
app.command(schema)


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code.

    Parameters
    ----------
    arguments : sequence of str
        What follows the program's name.
    """
    try:
        code = app(list(arguments), exit_on_error=False, print_error=False, result_action="return_value")
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except (InputError, CycloptsError) as error:
        return _say(" ".join(str(error).split()), REFUSED)
    except KeyboardInterrupt:
        return _say("interrupted; no unfinished output is left behind", INTERRUPTED)
    except BrokenPipeError:
        # the reader has gone; keep the interpreter from complaining when it flushes at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except Exception as error:
        if os.environ.get("SHERRINGTON_DEBUG"):
            raise
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        return _say(f"the run failed: {reason} (set SHERRINGTON_DEBUG=1 to see where)", FAILED)


def _say(line: str, code: int) -> int:
    """Print one line on stderr and return the exit code."""
    print(f"sherrington: {line}", file=sys.stderr)
    return code


def run() -> None:
    """Entry point of the installed command."""
    sys.exit(main(sys.argv[1:]))


if __name__ == "__main__":
    run()
