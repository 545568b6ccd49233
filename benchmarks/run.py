"""Run every benchmark, set it against the stored baseline and write the result, ratios first.

    python benchmarks/run.py [--quick] [--output benchmarks/results/latest.json]

``--quick`` leaves the commands out. ``--baseline`` stores this run as the new baseline.
"""

import argparse
import json
import os
import platform
import sys
from importlib.metadata import version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import circuits
import commands
import motoneuron

RESULTS = Path(__file__).parent / "results"


def machine() -> dict[str, str]:
    """Return what the numbers depend on besides the code."""
    try:
        text = Path("/proc/cpuinfo").read_text()
        model = next(line.split(":")[1].strip() for line in text.splitlines() if line.startswith("model name"))
    except (OSError, StopIteration):
        model = platform.processor()
    return {
        "processor": model,
        "cores": str(len(os.sched_getaffinity(0))),
        "python": platform.python_version(),
        "numba": version("numba"),
        "numpy": version("numpy"),
    }


def ratios(result: dict) -> dict[str, float | None]:
    """Return the numbers that have a bar: kernel over yardstick, times real time, wall over allowed wall."""
    rows: dict[str, float | None] = {
        f"{name}_over_yardstick": row["ratio"] for name, row in result["motoneuron"].items()
    }
    for name, row in result["circuits"]["circuits"].items():
        rows[f"{name}_times_real_time"] = min(row["times_real_time"].values())
    for name, row in result.get("commands", {}).get("commands", {}).items():
        if "aim_wall_s" in row:
            rows[f"{name}_over_allowed"] = round(row["wall_s"] / row["aim_wall_s"], 3)
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--baseline", action="store_true")
    parser.add_argument("--output", type=Path, default=RESULTS / "latest.json")
    options = parser.parse_args()
    result: dict = {"motoneuron": motoneuron.measure(), "circuits": circuits.measure()}
    if not options.quick:
        result["commands"] = commands.measure()
    now = ratios(result)
    stored = RESULTS / "baseline.json"
    before = json.loads(stored.read_text())["ratios"] if stored.exists() else {}
    whole = {
        "ratios": now,
        "against_baseline": {k: round(v / before[k], 3) for k, v in now.items() if v and before.get(k)},
        "machine": machine(),
        **result,
    }
    options.output.parent.mkdir(parents=True, exist_ok=True)
    for path in (options.output, *((stored,) if options.baseline else ())):
        part = path.with_suffix(".part")
        part.write_text(json.dumps(whole, indent=2) + "\n")
        part.replace(path)
    json.dump({"ratios": now, "against_baseline": whole["against_baseline"]}, sys.stdout, indent=2)
    print()


if __name__ == "__main__":
    main()
