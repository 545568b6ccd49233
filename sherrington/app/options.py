"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

Seed = Annotated[int, Parameter(help="Seed of every random draw; same seed, same result.")]
Threads = Annotated[int | None, Parameter(help="Threads to run on; results do not depend on it. [default: all cores]")]
Json = Annotated[bool, Parameter(name="--json", negative="", help="Print JSON instead of a table.")]
Plot = Annotated[
    Path | None, Parameter(name="--plot", help="Folder for one picture per test (needs the extra 'plot').")
]
Output = Annotated[
    Path | None,
    Parameter(name=["--output", "-o"], help="Run folder: findings.json, case.resolved.json, traces.npz."),
]
Protocol = Annotated[str, Parameter(help="Which examination: bedside.")]
Focus = Annotated[
    str | None,
    Parameter(help="Narrow it to sides, regions, joints, tests or reflexes, like 'right leg tendon_reflex'."),
]
