"""The command ``examine``."""

from typing import Annotated

from cyclopts import Parameter

from sherrington.app import options as opt


def examine(
    case: Annotated[str, Parameter(help="A preset (sherrington list presets) or a patient file.")],
    /,
    *,
    protocol: opt.Protocol = "bedside",
    focus: opt.Focus = None,
    seed: opt.Seed = 0,
    threads: opt.Threads = None,
    scores: Annotated[bool, Parameter(negative="", help="Add clinical scores computed from the findings.")] = False,
    json: opt.Json = False,
    plot: opt.Plot = None,
    dark: Annotated[bool, Parameter(negative="", help="Pictures of --plot for a dark page.")] = False,
    output: opt.Output = None,
) -> int:
    """Injure a virtual patient, let time pass, examine both sides, print the findings."""
    from sherrington.app.documents import findings_document, write_run
    from sherrington.app.output import check_folder, print_json, staged
    from sherrington.app.pipeline import Options, healthy_twins, run_examination
    from sherrington.app.progress import progress_bar
    from sherrington.app.tables import print_examination

    check_folder(plot, "--plot")
    check_folder(output, "--output")
    if plot is not None:
        from sherrington.app.plots import need_matplotlib

        need_matplotlib()
    with progress_bar(f"Examining {case}") as report:
        options = Options(seed, threads, protocol, focus, report, scores)
        examined = run_examination(case, options)
    twins = []
    if plot is not None:
        with progress_bar("Examining the same person in health") as report:
            twins = healthy_twins(examined, options._replace(progress=report))
    if output is not None:
        with staged(output) as folder:
            write_run(folder, examined, options)
    if plot is not None:
        from sherrington.app.pictures.files import write_pictures
        from sherrington.app.plots import plot_examination

        with staged(plot) as folder:
            plot_examination(examined.examination, folder, twins, dark)
            write_pictures(folder, examined, dark)
    if json:
        print_json(findings_document(examined, options))
    else:
        print_examination(examined, options)
        if scores:
            from sherrington.app.score_tables import print_scores

            print_scores(examined.examination.findings)
    return 0
