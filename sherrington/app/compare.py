"""The command ``compare``."""

from typing import Annotated

from cyclopts import Parameter

from sherrington.app import options as opt


def compare(
    *cases: Annotated[str, Parameter(help="Two or more presets or patient files; CASE+TREATMENT treats one.")],
    rows: Annotated[
        bool, Parameter(name="--all", negative="", help="Print every finding side by side below the chart.")
    ] = False,
    protocol: opt.Protocol = "bedside",
    focus: opt.Focus = None,
    seed: opt.Seed = 0,
    threads: opt.Threads = None,
    json: opt.Json = False,
    output: opt.Output = None,
) -> int:
    """Examine several patients in the same way; `compare umn lmn` prints the UMN/LMN chart."""
    from sherrington.app.chart import chart, print_comparison
    from sherrington.app.documents import comparison_document, write_run
    from sherrington.app.notice import NOTICE
    from sherrington.app.output import check_folder, json_text, print_json, staged
    from sherrington.app.patient_file import read_case
    from sherrington.app.pipeline import Options, run_examination
    from sherrington.app.progress import progress_bar
    from sherrington.app.reach import notes
    from sherrington.app.streams import say
    from sherrington.foundation.errors import InputError

    if len(cases) < 2:
        joined = " with a space between them" if cases and "," in cases[0] else ""
        raise InputError(f"compare needs at least two cases{joined}, like 'sherrington compare umn lmn'")
    check_folder(output, "--output")
    for case in cases:
        read_case(case)  # a mistake in the last case must not cost the time of the first
    examined = []
    for case in cases:
        with progress_bar(f"Examining {case}") as report:
            options = Options(seed, threads, protocol, focus, report)
            examined.append(run_examination(case, options))
    lines = chart(examined)
    document = comparison_document(examined, lines, options) if json or output is not None else {}
    if output is not None:
        with staged(output) as folder:
            for i, each in enumerate(examined):
                (folder / f"case-{i + 1}").mkdir()
                write_run(folder / f"case-{i + 1}", each, options)
            (folder / "comparison.json").write_text(json_text({**document, "notice": NOTICE}), encoding="utf-8")
    if json:
        print_json(document)
        for line in notes(examined, focus, protocol):
            say(line)
    else:
        print_comparison(examined, lines, options, rows)
    return 0
