"""What is handed to the verbs or written after an option: wrong kinds are refused by name, in our words."""

import re
from pathlib import Path

import numpy as np
import pytest

import sherrington as sh
from sherrington.app import pipeline
from sherrington.app.main import main
from sherrington.app.words import written
from sherrington.foundation.errors import InputError
from sherrington.sign.examination import Examination

SEED = "must be a whole number from 0 to 2^63 - 1, not "
THREADS = "must be a whole number from 1 to 1024, not "


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ({"seed": "x"}, f"seed: {SEED}'x'"),
        ({"seed": 1.5}, f"seed: {SEED}1.5"),
        ({"seed": -1}, f"seed: {SEED}-1"),
        ({"seed": None}, f"seed: {SEED}nothing"),
        ({"seed": True}, f"seed: {SEED}true"),
        ({"seed": 2**63}, f"seed: {SEED}9223372036854775808"),
        ({"threads": 0}, f"threads: {THREADS}0"),
        ({"threads": "2"}, f"threads: {THREADS}'2'"),
        ({"focus": 3}, "focus: must be words, like 'right leg', not 3"),
        ({"focus": " "}, "focus: names nothing"),
        ({"focus": "elbo"}, "focus: 'elbo' is nothing to examine (did you mean 'elbow'?)"),
        ({"focus": "nose"}, "focus: 'nose' is nothing to examine (regions: "),
        ({"focus": "perineum"}, "focus: 'perineum' is nothing to examine (did you mean 'pelvic_floor'?)"),
        ({"focus": "soleus"}, "focus: 'soleus' is a muscle, and a focus takes joints and regions; write 'ankle'"),
        ({"focus": "x" * 400}, "focus: has 400 characters; at most 300"),
        ({"protocol": "bedsid"}, "protocol: 'bedsid' is no protocol (did you mean 'bedside'?); allowed: bedside"),
        ({"protocol": None}, "protocol: nothing is no protocol"),
    ],
)
def test_wrong_arguments_name_the_field_and_what_is_allowed(arguments, line):
    with pytest.raises(sh.InputError, match=re.escape(line)) as caught:
        sh.examine("umn", **arguments)
    assert caught.value.field == next(iter(arguments))


def test_a_whole_number_of_numpy_is_one(monkeypatch):
    def examined(case, options):
        pipeline.check(options)
        known = pipeline.read_case(case)
        return pipeline.Examined(known, known.patient, Examination((), (), 1.0))

    monkeypatch.setattr("sherrington.app.api.run_examination", examined)
    assert type(sh.examine("umn", seed=np.int64(3)).options.seed) is int
    with pytest.raises(sh.InputError, match=r"not 3\.0"):
        sh.examine("umn", seed=np.float64(3))


@pytest.mark.parametrize("case", [None, 3, b"umn", ["umn"], {}])
def test_a_case_of_the_wrong_kind(case):
    for verb in (sh.examine, sh.read, sh.preset):
        with pytest.raises(sh.InputError, match=written(case)):
            verb(case)


def test_compare_reads_every_case_first():
    with pytest.raises(sh.InputError, match="did you mean 'lmn'"):
        sh.compare("umn", "lm")


def test_the_error_is_exported():
    assert sh.InputError is InputError and "InputError" in dir(sh)


@pytest.mark.parametrize(
    "arguments",
    [
        ("examine", "umn", "-o"),
        ("examine", "umn", "--output"),
        ("examine", "umn", "--plot"),
        ("compare", "umn", "lmn", "-o"),
        ("verify", "--plot"),
        ("verify", "--targets"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("path", ["", " "])
def test_an_empty_path_is_refused(capsys, arguments, path):
    assert main([*arguments, path]) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.count("\n") == 1 and "must name a place" in err


@pytest.mark.parametrize("number", ["1.5", "x", "", "+", "1_000", "٣", "²", "9" * 5000])
@pytest.mark.parametrize("option", ["--seed", "--threads"])
def test_whole_numbers_only(capsys, option, number):
    assert main(["examine", "umn", option, number]) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.count("\n") == 1 and "must be a whole number, not" in err and len(err) < 200


def test_a_path_with_a_missing_folder_is_a_file_that_is_not_there():
    with pytest.raises(sh.InputError, match="no such file"):
        sh.read(Path("nowhere") / "at all.yaml")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (
            ("examine", "umn", "lmn"),
            "nothing can be done with 'lmn'; examine takes one case",
        ),
        (("schema", "x", "y" * 99), f"nothing can be done with 'x', '{'y' * 60}'; `sherrington schema --help`"),
        (("examine", "umn", "--json=no way"), "--json is a switch and takes no value, not 'no way'"),
        (("examine", "umn", "--sed", "1"), "Unknown option: --sed. Did you mean --seed?"),
        (("x" * 5000,), 'Unknown command "xxx'),
        (("--" + "x" * 5000,), 'Unknown command "--xxx'),
        (("examine", "a\x1b[31m.yaml"), "a [31m.yaml: no such file"),
    ],
)
def test_usage_is_spoken_of_in_our_words(capsys, arguments, line):
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.startswith(f"sherrington: {line}") and err.count("\n") == 1 and len(err) < 650


@pytest.mark.parametrize("text", ["foo", "0", "-1", "2.5", "", "9999"])
def test_a_number_of_threads_that_numba_cannot_read_is_one_line(capsys, monkeypatch, text):
    monkeypatch.setenv("NUMBA_NUM_THREADS", text)
    assert main(["examine", "umn"]) == 2
    out, err = capsys.readouterr()
    allowed = "NUMBA_NUM_THREADS: must be a whole number from 1 to 1024, not "
    assert out == "" and err.startswith(f"sherrington: {allowed}") and err.count("\n") == 1


def test_words_of_the_examination_are_what_is_meant():
    from sherrington.exam.limb import MEANT
    from sherrington.exam.protocol import plan

    for word in set(MEANT.values()):
        assert plan("whole", word).steps
