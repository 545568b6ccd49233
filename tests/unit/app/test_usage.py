"""A command line that is nearly right is told how it would be right, in one line and with exit 2."""

import pytest

from sherrington.app.main import main

PATIENT = "sherrington: 1\nage: 61 years\n"


@pytest.fixture
def here(tmp_path, monkeypatch):
    """Work in a folder with a patient file, a folder of files and a file that is none."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.yaml").write_text(PATIENT)
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "one.yaml").write_text(PATIENT)
    (tmp_path / "notes.txt").write_text("")
    return tmp_path


WRONG = {
    "examine umn --focus right arm": "words that belong together need quotes: --focus 'right arm'",
    "course umn --at 3 days, 1 year --focus leg": "need quotes: --at '3 days, 1 year'",
    "examine umn lmn": "examine takes one case; `sherrington compare A B`",
    "examine umn mine.yaml": "examine takes one case",
    "examine umn tomorrow": "`sherrington examine --help` says what is allowed",
    "examine umn --focus": "--focus: says nothing; put a value behind it",
    "examine": "examine lacks CASE, as in `sherrington examine umn`",
    "course umn": "course lacks --at, as in `sherrington course mine.yaml --at '3 days, 1 year'`",
    "report umn": "report lacks --output, as in `sherrington report mine.yaml -o mine.html`",
    "list": "list lacks NOUN, as in `sherrington list presets`",
    "umn": "'umn' is a case, not a command; write `sherrington examine umn`",
    "mine.yaml": "write `sherrington examine mine.yaml`",
    "frobnicate": 'Unknown command "frobnicate"',
    "compare umn,lmn": "compare needs at least two cases with a space between them",
    "validate cases": "cases: is a folder; name a patient file; in it lie one.yaml",
    "examine umn -o notes.txt": "--output: 'notes.txt' is a file; name a folder",
    "examine umn --plot notes.txt/x": "is a file; name a folder",
    "examine ulnar_elbow": "'ulnar_elbow' is a syndrome, not a case (did you mean the preset 'ulnar-trauma-right'?); ",
    "examine erb-upper-trunk": "injures it: '- {site: erb_upper_trunk, side: left, loss: 80 %, age: 3 months}' under",
    "examine erb-palsy": "a syndrome, perhaps 'erb_upper_trunk', is a site of a lesion in a patient file: `sherr",
    "validate ulnar_n_elbow": "'ulnar_n_elbow' is a site, not a case",
    "examine als_limb": "(did you mean the preset 'als-limb'?)",
}


@pytest.mark.parametrize("line", WRONG)
def test_the_way_out_is_told(here, capsys, line):
    assert main(line.split()) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.count("\n") == 1 and WRONG[line] in err
    assert sorted(path.name for path in here.iterdir()) == ["cases", "mine.yaml", "notes.txt"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["course", "umn", "--at", "3 days 1 year"], "is several times; put commas between them"),
        (["validate", ""], "a case without a name"),
        (["validate", "umn + baclofn"], "did you mean 'baclofen'?"),
    ],
)
def test_words_in_quotes(capsys, arguments, said):
    assert main(arguments) == 2
    assert said in capsys.readouterr().err


def test_spaces_around_the_plus_are_allowed(capsys):
    assert main(["validate", "umn + baclofen @ 60 mg/day"]) == 0
    assert "baclofen 60 mg/day" in capsys.readouterr().out


def test_the_beginning_of_a_word_is_recognised(here, capsys):
    (here / "mine.yaml").write_text(PATIENT + "sex: f\n")
    assert main(["validate", "mine.yaml"]) == 2
    assert "did you mean 'female'?" in capsys.readouterr().err
