"""Pictures of an examination: what the examiner's eyes, hands and electrodes recorded."""

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sherrington.app.output import save_png
from sherrington.circuit.command import Step
from sherrington.circuit.trace import Trace
from sherrington.foundation.errors import InputError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from sherrington.app.pictures.trials import Recordings
    from sherrington.sign.examination import Examination, Recording


def need_matplotlib(option: str | None = "--plot") -> None:
    """Raise InputError, which names the option that asks for pictures, if Matplotlib is not installed."""
    if find_spec("matplotlib") is None:
        raise InputError("pictures need Matplotlib; install it with: pip install 'sherrington[plot]'", field=option)


def plot_examination(
    examination: "Examination", folder: Path, healthy: Sequence["Examination"] = (), dark: bool = False
) -> list[Path]:
    """Draw one PNG per test, structure and side.

    Parameters
    ----------
    examination : Examination
        What to draw.
    folder : Path
        Existing folder for the files.
    healthy : sequence of Examination, optional
        The same steps done on the person in health (other seeds, either side); their range is
        drawn behind.
    dark : bool
        Colours for a dark page.

    Returns
    -------
    files : list of Path
        Pictures in the order of the examination.
    """
    from sherrington.app.pictures.trials import draw

    groups = grouped(examination.traces)
    files = []
    for i, (key, recordings) in enumerate(groups.items()):
        figure = draw(recordings, [like(step, healthy) for step, _ in recordings], dark)
        path = folder / f"{i + 1:03d}_{'_'.join(key)}.png"
        save_png(figure, path)
        files.append(path)
    return files


def grouped(recordings: "Recordings") -> dict[tuple[str, str, str], list["Recording"]]:
    """Return recordings by test, structure and side."""
    groups: dict[tuple[str, str, str], list[Recording]] = {}
    for recording in recordings:
        step = recording.step
        groups.setdefault((step.test, step.structure, step.side), []).append(recording)
    return groups


def like(step: Step, healthy: Sequence["Examination"]) -> list[Trace]:
    """Return the healthy recordings of the same step, of either side."""
    wanted = (step.test, step.structure, step.role)
    return [
        trace
        for examination in healthy
        for other, trace in examination.traces
        if (other.test, other.structure, other.role) == wanted
    ]


def axes_of(figure: "Figure") -> list[Any]:
    """Return the axes of a figure, from the top left."""
    return list(figure.axes)
