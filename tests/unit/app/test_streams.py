"""A stdout that is full, closed, without a reader or without letters: one line at most, never a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sherrington.app import pipeline

ROOT = Path(pipeline.__file__).parents[2]
COMMANDS = [("--help",), ("--version",), ("list", "presets"), ("list", "presets", "--json"), ("new", "umn")]
needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")


def sherrington(*arguments, **options):
    """Run the program in a process of its own."""
    environment = {**os.environ, **options.pop("environment", {})}
    command = [sys.executable, "-m", "sherrington", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, **options)


@needs_full
@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_stdout_is_one_line_and_exit_1(arguments, unbuffered):
    with open("/dev/full", "w") as full:
        done = sherrington(*arguments, stdout=full, environment={"PYTHONUNBUFFERED": unbuffered})
    assert done.returncode == 1
    assert done.stderr == b"sherrington: nothing can be written to stdout: No space left on device\n"


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_reader_that_goes_away_is_no_error(arguments):
    read, write = os.pipe()
    os.close(read)
    try:
        done = sherrington(*arguments, stdout=write)
    finally:
        os.close(write)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.parametrize(("arguments", "code"), [(("list", "presets"), 1), (("examine", "nobody"), 2)])
def test_no_stdout_at_all(arguments, code):
    done = sherrington(*arguments, preexec_fn=lambda: os.close(1))
    assert done.returncode == code and done.stderr.count(b"\n") == 1


@needs_full
@pytest.mark.parametrize("where", ["closed", "full"])
def test_the_exit_code_needs_no_stderr(where):
    command = 'exec "$0" -m sherrington examine nobody ' + ("2>&-" if where == "closed" else "2>/dev/full")
    done = subprocess.run(["sh", "-c", command, sys.executable], cwd=ROOT, stdout=subprocess.PIPE)
    assert (done.returncode, done.stdout) == (2, b"")


def test_a_stdout_that_knows_ascii_only(tmp_path):
    (tmp_path / "µ.yaml").write_text("sherrington: 1\n")
    ascii_only = {"PYTHONIOENCODING": "ascii"}
    done = sherrington("validate", str(tmp_path / "µ.yaml"), stdout=subprocess.PIPE, environment=ascii_only)
    assert done.returncode == 0 and rb"\xb5.yaml: valid" in done.stdout
    done = sherrington("list", "presets", "--json", stdout=subprocess.PIPE, environment=ascii_only)
    assert done.returncode == 0 and json.loads(done.stdout)
