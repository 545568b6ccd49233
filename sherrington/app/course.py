"""The command ``course``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from sherrington.app import options as opt

if TYPE_CHECKING:
    from sherrington.app.course_run import FollowUp

At = Annotated[
    str,
    Parameter(
        allow_leading_hyphen=True,  # "-3 days" is a time that is out of range, not an option
        help="Times, like '1 day, 1 month, 1 year', counted from the onset of the newest lesion or disease of the "
        "case; older lesions and diseases stay older by as much as the file says, the person by full years, and "
        "treatments begin when they begin.",
    ),
]


def course(
    case: Annotated[str, Parameter(help="A preset (sherrington list presets) or a patient file.")],
    /,
    *,
    at: At,
    protocol: opt.Protocol = "bedside",
    focus: opt.Focus = None,
    seed: opt.Seed = 0,
    threads: opt.Threads = None,
    json: opt.Json = False,
    plot: opt.Plot = None,
    dark: Annotated[bool, Parameter(negative="", help="The picture of --plot for a dark page.")] = False,
) -> int:
    """Examine one patient at several times: the same person, what was lost, and what time has made of it."""
    from sherrington.app.course_run import course_document, run_course
    from sherrington.app.course_table import print_course, signs
    from sherrington.app.output import check_folder, print_json
    from sherrington.app.pipeline import Options
    from sherrington.app.progress import progress_bar

    check_folder(plot, "--plot")
    if plot is not None:
        from sherrington.app.plots import need_matplotlib

        need_matplotlib()
    options = Options(seed, threads, protocol, focus)
    done = run_course(case, at, options, progress_bar)
    lines = signs(done)
    if plot is not None:
        write_timeline(plot, done, dark, f"{case}{f', {focus}' if focus else ''}")
    if json:
        print_json(course_document(done, options, lines))
    else:
        print_course(done, lines, options)
    return 0


def write_timeline(folder: Path, done: "FollowUp", dark: bool = False, title: str = "") -> Path:
    """Write the signs over time as a picture, PNG and SVG.

    Parameters
    ----------
    folder : Path
        Where ``timeline.png`` and ``timeline.svg`` shall be; made if missing.
    done : FollowUp
        The examinations.
    dark : bool
        Colours for a dark page.
    title : str
        Whose signs they are.
    """
    from sherrington.app.notice import NOTICE
    from sherrington.app.output import save_png, staged
    from sherrington.app.pictures import palette, timeline

    visits = [(visit.time, visit.examined.examination.findings) for visit in done.visits]
    ax = timeline(visits, dark=dark, title=title)
    figure = ax.get_figure(root=True)
    assert figure is not None
    figure.supxlabel(NOTICE, fontsize=5, color=palette.colour("muted", dark))
    with staged(folder) as stage:
        save_png(figure, stage / "timeline.png")
        figure.savefig(stage / "timeline.svg", metadata={"Date": None, "Description": NOTICE})
    return folder / "timeline.png"
