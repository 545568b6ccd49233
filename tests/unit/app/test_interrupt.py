"""Ctrl-C is one line and exit 130 from the first import on, whatever it falls into."""

import subprocess
import sys
from pathlib import Path

import pytest

from sherrington.app import pipeline

ROOT = Path(pipeline.__file__).parents[2]
# A finder that presses Ctrl-C while a module is being imported, and lets the import answer in its own way.
PRESS = """
import signal, sys

class Press:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            sys.meta_path.remove(self)
            try:
                signal.raise_signal(signal.SIGINT)
            except KeyboardInterrupt:
                {answer}

sys.meta_path.insert(0, Press())
sys.argv = ["sherrington", *{arguments!r}]
from sherrington.app.main import run
run()
"""


def _python(code):
    """Run code in a process of its own that hears Ctrl-C, also where the tests run in the background."""
    listen = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    return subprocess.run([sys.executable, "-c", listen + code], capture_output=True, text=True, cwd=ROOT)


def press(module, answer, *arguments):
    """Run a command in whose imports somebody presses Ctrl-C."""
    code = PRESS.format(module=module, answer=answer, arguments=list(arguments))
    return _python(code)


@pytest.mark.parametrize("module", ["cyclopts", "pydantic", "sherrington.app.streams", "sherrington.lesion.presets"])
@pytest.mark.parametrize("answer", ["raise", "raise ImportError('initialization failed')"])
def test_during_an_import(module, answer):
    done = press(module, answer, "validate", "umn")
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr == "sherrington: interrupted; no unfinished output is left behind\n"


def test_swallowed_before_an_examination(tmp_path):
    done = press("sherrington.sign.examination", "pass", "examine", "umn", "-o", str(tmp_path / "run"))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (130, "", 1)
    assert list(tmp_path.iterdir()) == []


def test_in_a_callback():
    code = (
        "import signal, sys\n"
        "from sherrington.app.interrupt import check, remembered\n"
        "class Last:\n"
        "    def __del__(self): signal.raise_signal(signal.SIGINT)\n"
        "with remembered():\n"
        "    x = Last()\n"
        "    del x\n"
        "    try: check()\n"
        "    except KeyboardInterrupt: sys.exit(7)\n"
    )
    done = _python(code)
    assert (done.returncode, done.stderr) == (7, "")


AFTER = """
import atexit, signal, sys
import sherrington.app.main as m
command = m.main

def main(arguments):
    code = command(arguments)
    {after}
    return code

m.main = main
sys.argv = ["sherrington", "validate", "healthy"]
m.run()
"""
PRESSED = "signal.raise_signal(signal.SIGINT)"


@pytest.mark.parametrize(
    ("after", "code"),
    [
        (PRESSED, 130),
        (f"import threading; threading._register_atexit(lambda: {PRESSED})", 130),  # it waits for other threads
        (f"atexit.register(lambda: {PRESSED})", 0),
        ("pass", 0),
    ],
)
def test_in_the_last_moment(after, code):
    done = _python(AFTER.format(after=after))
    assert (done.returncode, done.stderr) == (code, "") and done.stdout.startswith("healthy: valid")


def test_a_second_time():
    code = (
        "import signal, sys\n"
        "import sherrington.app.main as m\n"
        "def main(arguments):\n"
        "    try: signal.raise_signal(signal.SIGINT)\n"
        "    except KeyboardInterrupt: signal.raise_signal(signal.SIGINT)\n"
        "m.main = main\n"
        "m.run()\n"
    )
    assert (_python(code).returncode, _python(code).stderr) == (130, "")


def test_the_way_to_the_handler_is_short():
    code = "import sys; before = set(sys.modules); import sherrington.app.main; print(*set(sys.modules) - before)"
    done = _python(code)
    assert set(done.stdout.split()) == {
        "sherrington",
        "sherrington._version",
        "sherrington.app",
        "sherrington.app.main",
    }
