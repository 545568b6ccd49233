"""Ctrl-C, remembered: an import that it falls into may swallow it, or turn it into another error."""

import atexit
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_state = {"pressed": False}


def pressed() -> bool:
    """Return whether Ctrl-C has been pressed since the command began."""
    return _state["pressed"]


def check() -> None:
    """Raise KeyboardInterrupt if Ctrl-C was pressed and got lost."""
    if pressed():
        raise KeyboardInterrupt


def _remember(_number: int, _frame: object) -> None:
    """Note the signal, and raise as Python does."""
    _state["pressed"] = True
    raise KeyboardInterrupt


def end_with(code: int) -> None:
    """Let Ctrl-C end the process at once with an exit code, once the command is over and only its end is left.

    While the interpreter shuts down it takes handlers away before it is gone, and then the signal itself
    would end it, with another status: from there on Ctrl-C is ignored.
    """
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, lambda *_: os._exit(code))
        atexit.register(signal.signal, signal.SIGINT, signal.SIG_IGN)


@contextmanager
def remembered() -> Iterator[None]:
    """Remember Ctrl-C while a command runs, where Python itself would answer it."""
    _state["pressed"] = False
    main_thread = threading.current_thread() is threading.main_thread()
    if not main_thread or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    usual_hook = sys.unraisablehook

    def hook(event: Any) -> None:
        """Leave out the traceback of a Ctrl-C that fell into a callback; `check` finds it."""
        if not issubclass(event.exc_type, KeyboardInterrupt):
            usual_hook(event)

    signal.signal(signal.SIGINT, _remember)
    sys.unraisablehook = hook
    try:
        yield
    except Exception:
        check()
        raise
    finally:
        sys.unraisablehook = usual_hook
        signal.signal(signal.SIGINT, signal.default_int_handler)
