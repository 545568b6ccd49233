"""What is printed with ``--json`` and written to a run folder."""

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sherrington._version import __version__
from sherrington.app.notice import NOTICE
from sherrington.app.output import json_text
from sherrington.app.patient_file import resolve
from sherrington.app.pipeline import Examined, Options, sources

if TYPE_CHECKING:
    from sherrington.sign.examination import Examination

FINDINGS = "sherrington.findings/1"
COMPARISON = "sherrington.comparison/1"


def resolved_case(examined: Examined) -> dict[str, Any]:
    """Return the case as it ran."""
    # the body holds what its diseases wrote; which they were only the case as read can say
    return {"id": examined.case.id, **resolve(replace(examined.patient, diseases=examined.case.patient.diseases))}


def findings_document(examined: Examined, options: Options) -> dict[str, Any]:
    """Return the findings of one examination. No clock, no duration, no path."""
    document = {
        "schema": FINDINGS,
        "version": __version__,
        "seed": options.seed,
        "case": resolved_case(examined),
        "findings": [finding.to_dict() for finding in examined.examination.findings],
        "sources": sources(),
    }
    if options.scores:
        from sherrington.sign.scores import scores

        document["scores"] = [score.to_dict() for score in scores(examined.examination.findings)]
    return document


def comparison_document(examined: list[Examined], chart: list[dict[str, Any]], options: Options) -> dict[str, Any]:
    """Return the findings of several examinations side by side, and the chart drawn from them."""
    cases = [
        {"case": resolved_case(each), "findings": [finding.to_dict() for finding in each.examination.findings]}
        for each in examined
    ]
    return {
        "schema": COMPARISON,
        "version": __version__,
        "seed": options.seed,
        "cases": cases,
        "chart": chart,
        "sources": sources(),
    }


def write_run(folder: Path, examined: Examined, options: Options) -> None:
    """Write findings, resolved case and traces into a folder."""
    findings = {**findings_document(examined, options), "notice": NOTICE}
    case = {**resolved_case(examined), "seed": options.seed, "protocol": options.followed}
    case |= {"focus": options.focus, "notice": NOTICE}
    (folder / "findings.json").write_text(json_text(findings), encoding="utf-8")
    (folder / "case.resolved.json").write_text(json_text(case), encoding="utf-8")
    write_traces(folder / "traces.npz", examined.examination)


def write_traces(path: Path, examination: "Examination") -> None:
    """Write every recording into one NumPy archive, with an index that says what is what.

    The array ``index`` holds JSON: per recording its test, structure, side, role, sentence, rates
    [Hz], degrees of freedom and muscles. Arrays are named ``0000/angle`` and so on: angle [deg],
    torque [N m], force [N], emg [V].
    """
    import numpy as np

    arrays: dict[str, Any] = {}
    index = []
    for i, (step, trace) in enumerate(examination.traces):
        for name in ("angle", "torque", "force", "emg"):
            arrays[f"{i:04d}/{name}"] = np.asarray(getattr(trace, name), np.float32)
        row = {name: getattr(step, name) for name in ("test", "structure", "side", "role", "sentence")}
        row |= {"rate": trace.rate, "emg_rate": trace.emg_rate}
        index.append(row | {"dofs": list(trace.dofs), "muscles": list(trace.muscles)})
    arrays["index"] = np.array(json.dumps(index))
    arrays["notice"] = np.array(NOTICE)
    with path.open("wb") as stream:
        np.savez_compressed(stream, **arrays)
