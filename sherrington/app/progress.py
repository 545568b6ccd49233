"""A progress bar on a terminal, and nothing in a pipe."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress_bar(label: str, wanted: bool = True) -> Iterator[Callable[[int, int], None] | None]:
    """Show how far long work has come, on stderr.

    Parameters
    ----------
    label : str
        What is going on.
    wanted : bool
        False shows nothing.

    Yields
    ------
    report : callable or None
        Call it with the steps done and the steps in all; None where nobody watches.
    """
    if not (wanted and sys.stderr.isatty()):
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        # without a total the bar swings: compiling for the first time takes a minute
        task = bar.add_task(f"{label} (the first run ever compiles the engine)", total=None)

        def report(done: int, total: int) -> None:
            """Move the bar."""
            bar.update(task, description=label, completed=done, total=total)

        yield report
