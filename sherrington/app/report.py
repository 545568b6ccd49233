"""The command ``report``: one page that shows a case, needs no network and can be kept."""

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from sherrington.app import options as opt
from sherrington.foundation.errors import InputError

if TYPE_CHECKING:
    from sherrington.app.pipeline import Examined, Options

SUFFIXES = (".html", ".htm")
File = Annotated[Path, Parameter(name=["--output", "-o"], help="The page to write, like report.html.")]


def report(
    case: Annotated[str, Parameter(help="A preset (sherrington list presets) or a patient file.")],
    /,
    *,
    output: File,
    protocol: opt.Protocol = "bedside",
    focus: opt.Focus = None,
    seed: opt.Seed = 0,
    threads: opt.Threads = None,
) -> int:
    """Examine a virtual patient and write one self-contained page: lesion, body maps, findings, recordings."""
    from sherrington.app.pipeline import Options, run_examination
    from sherrington.app.progress import progress_bar
    from sherrington.app.streams import say

    check_file(output)
    with progress_bar(f"Examining {case}") as progress:
        options = Options(seed, threads, protocol, focus, progress)
        examined = run_examination(case, options)
    write_report(examined, options, output)
    say(f"wrote {output}")
    return 0


def check_file(path: Path) -> None:
    """Raise InputError, before any work is done, if a page cannot be written to a path."""
    from sherrington.app.output import check_folder

    if not path.name or path.is_dir():
        raise InputError(f"{str(path)[:80]!r} is a folder; name a file, like report.html", field="--output")
    if path.suffix and path.suffix.lower() not in SUFFIXES:
        raise InputError(
            f"{path.name[-80:]!r} must end in {' or '.join(SUFFIXES)}: the page is HTML, like report.html",
            field="--output",
        )
    check_folder(path.parent, "--output")
    if not path.parent.exists():  # mostly a slip in the path; only options that name a folder make one
        raise InputError(f"there is no folder {str(path.parent)[-80:]!r}; make it first", field="--output")


def write_report(examined: "Examined", options: "Options", path: Path) -> None:
    """Write the page of one examination; it appears complete or not at all.

    Parameters
    ----------
    examined : Examined
        Who was examined, and what was found.
    options : Options
        How.
    path : Path
        The page; replaced if it is there.
    """
    from sherrington.app.report_page import page

    text = page(examined, options)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", suffix=".partial", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        os.chmod(name, 0o666 & ~_umask())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    """Return which permissions new files do without."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
