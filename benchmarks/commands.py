"""Wall time of the commands a user meets: help, the first examination ever, the examination warm.

python benchmarks/commands.py
"""

import json
import os
import subprocess
import sys
import tempfile
from time import perf_counter

AIM = {"help": 0.8, "examine_first": 75.0, "examine_warm": 30.0}  # [s], the examinations on two cores


def call(arguments: tuple[str, ...], cache: str) -> dict[str, float]:
    """Return wall and processor time [s] and peak memory [MB] of one command in a process of its own."""
    environment = {**os.environ, "SHERRINGTON_CACHE": cache}
    before = perf_counter()
    child = subprocess.Popen(
        [sys.executable, "-m", "sherrington", *arguments],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(child.pid, 0)
    wall = perf_counter() - before
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise RuntimeError(f"sherrington {' '.join(arguments)}: exit {child.returncode}")
    return {
        "wall_s": round(wall, 2),
        "processor_s": round(usage.ru_utime + usage.ru_stime, 2),
        "peak_memory_mb": round(usage.ru_maxrss / 1024.0, 1),
    }


def measure(repeats: int = 2) -> dict:
    """Return time and memory of each command, least wall time first where it was repeated."""

    def least(arguments: tuple[str, ...], cache: str, times: int = repeats) -> dict[str, float]:
        return min((call(arguments, cache) for _ in range(times)), key=lambda row: row["wall_s"])

    examine = ("examine", "umn", "--json", "--threads")
    with tempfile.TemporaryDirectory() as cache:
        result: dict = {
            "examine_first": call((*examine, "2"), cache),
            "examine_warm": least((*examine, "2"), cache),
            "examine_warm_one_thread": least((*examine, "1"), cache, 1),
            "help": least(("--help",), cache, 5),
        }
    # a child starts with the memory of this process: too much for a command that needs little
    del result["help"]["peak_memory_mb"]
    for name, limit in AIM.items():
        result[name]["aim_wall_s"] = limit
    return {"cores": len(os.sched_getaffinity(0)), "commands": result}


if __name__ == "__main__":
    json.dump(measure(), sys.stdout, indent=2)
    print()
