"""Writing files: complete under their final name, or not at all."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sherrington.app.notice import NOTICE
from sherrington.app.streams import plain
from sherrington.foundation.errors import InputError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

DPI = 110.0


def json_text(document: Any, ascii_only: bool = False) -> str:
    """Return a document as JSON: no NaN, the same bytes for the same content."""
    return json.dumps(document, indent=1, allow_nan=False, ensure_ascii=ascii_only, default=_plain) + "\n"


def print_json(document: Any) -> None:
    """Print a document as JSON, in letters that stdout knows."""
    print(json_text(document, ascii_only=plain()), end="")


def _plain(value: Any) -> Any:
    """Return a NumPy scalar or array as Python numbers."""
    if hasattr(value, "tolist"):
        return value.tolist()
    raise TypeError(f"{type(value).__name__} has no place in a document")


def save_png(figure: "Figure", path: Path) -> None:
    """Write a figure as PNG; the notice goes with it."""
    figure.savefig(path, dpi=DPI, metadata={"Software": "sherrington", "Description": NOTICE})


def check_folder(folder: Path | None, option: str) -> None:
    """Raise InputError, before any work is done, if a folder cannot be written to."""
    if folder is None:
        return
    try:
        existing = next(place for place in (folder, *folder.absolute().parents) if place.exists())
        os.rmdir(tempfile.mkdtemp(prefix=".sherrington-", dir=existing))
    except NotADirectoryError:
        raise InputError(f"{str(existing)[:80]!r} is a file; name a folder", field=option) from None
    except (OSError, ValueError, StopIteration) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"nothing can be written to {str(folder)[:80]!r}: {reason}", field=option) from None


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """Give a folder to fill; its files appear under the real one only once all are complete.

    Parameters
    ----------
    folder : Path
        Where the files shall be; made if missing. Files of the same name are replaced, others
        are left alone.

    Yields
    ------
    stage : Path
        A temporary folder beside it, removed whatever happens.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", suffix=".partial", dir=folder.parent))
    try:
        yield stage
        folder.mkdir(exist_ok=True)
        for path in sorted(stage.rglob("*")):
            target = folder / path.relative_to(stage)
            if path.is_dir():
                target.mkdir(exist_ok=True)
            else:
                os.replace(path, target)
    finally:
        shutil.rmtree(stage, ignore_errors=True)
