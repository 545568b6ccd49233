"""ISNCSCI against the JavaScript package ``isncsci``: totals, motor levels, impairment scale.

Needs ``node`` and the package, found through the variable ``ISNCSCI_PACKAGE`` (its folder) or by
node itself; without them the tests are skipped.
"""

import json
import os
import random
import shutil
import subprocess

import pytest

from sherrington.sign.finding import Finding
from sherrington.sign.scores.isncsci import score
from sherrington.sign.scores.isncsci_rules import (
    INTACT,
    KEY_MUSCLES,
    KEYS,
    LEVELS,
    SPHINCTER,
    place,
    possible_impairments,
    possible_levels,
)

SIDES = ("right", "left")
SCRIPT = """
const { ISNCSCI } = require(process.env.ISNCSCI_PACKAGE || "isncsci");
const exams = JSON.parse(require("fs").readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(exams.map((exam) => new ISNCSCI(exam))));
"""
ANSWER = {True: "Yes", False: "No", None: "NT"}


def ask(exams):
    """Return what the package makes of some exams."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("no node")
    work = subprocess.run(
        [node, "-e", SCRIPT], input=json.dumps(exams), capture_output=True, text=True, check=False, env=os.environ
    )
    if "Cannot find module" in work.stderr:
        pytest.skip("no package isncsci")
    assert work.returncode == 0, work.stderr
    return json.loads(work.stdout)


def worksheet(grades, contraction, sensation, skin=(INTACT, INTACT), others=(None, None)):
    """Return one exam: skin normal down to a level of each side and without feeling below it."""
    exam = {"deepAnalPressure": ANSWER[sensation], "voluntaryAnalContraction": ANSWER[contraction]}
    for side, marks, level, other in zip(SIDES, grades, skin, others, strict=True):
        feels = {name: "2" if place(name) <= place(level) else "0" for name in LEVELS[1:]}
        motor = {key: "NT" if mark is None else str(mark) for key, mark in marks.items()}
        exam[side] = {"motor": motor, "lightTouch": feels, "pinPrick": feels}
        exam[side]["lowestNonKeyMuscleWithMotorFunction"] = other
    return exam


def vectors(n, seed, untested=0.0):
    """Yield the grades of both sides: sound above some level as in life, or anything."""
    source = random.Random(seed)
    for _ in range(n):
        sides = []
        for _ in SIDES:
            sound, floor = source.randint(0, 10), source.choice((0, 0, 1, 2, 5))
            marks = [5 if i < sound else source.randint(0, floor) for i in range(10)]
            sides.append({k: None if source.random() < untested else m for k, m in zip(KEYS, marks, strict=True)})
        yield sides


def findings(grades, contraction):
    """Return rows of power."""
    rows = [
        Finding("power", muscle, side, "mrc", mark, "MRC 0-5")
        for side, marks in zip(SIDES, grades, strict=True)
        for key, mark in marks.items()
        for muscle in KEY_MUSCLES[key]
        if mark is not None
    ]
    if contraction is not None:
        rows.append(Finding("power", SPHINCTER, "midline", "mrc", int(contraction), "MRC 0-5"))
    return rows


def test_totals():
    grades = list(vectors(300, 1, untested=0.02))
    names = {"upper_motor_score": "upperExtremity", "lower_motor_score": "lowerExtremity", "motor_score": "motor"}
    for sides, told in zip(grades, ask([worksheet(each, True, True) for each in grades]), strict=True):
        ours = {(row.measure, row.side): row.value for row in score(findings(sides, True))}
        for measure, name in names.items():
            for side in SIDES:
                theirs = told["totals"][side][name]
                assert ours[measure, side] == (None if theirs == "ND" else int(theirs))
            if name != "motor":
                theirs = told["totals"][name]
                assert ours[measure, "midline"] == (None if theirs == "ND" else int(theirs))


@pytest.mark.parametrize("contraction", [True, False, None])
@pytest.mark.parametrize("untested", [0.0, 0.15])
def test_motor_levels(contraction, untested):
    grades = list(vectors(500, 2, untested))
    for sides, told in zip(grades, ask([worksheet(each, contraction, True) for each in grades]), strict=True):
        levels = told["classification"]["neurologicalLevels"]
        for marks, name in zip(sides, ("motorRight", "motorLeft"), strict=True):
            ours = possible_levels(marks, contraction, skin_intact=True)
            assert ",".join(ours) == levels[name], marks


@pytest.mark.parametrize("contraction", [True, False])
@pytest.mark.parametrize("sensation", [True, False])
def test_levels_and_impairment_where_the_skin_follows_the_muscles(contraction, sensation):
    grades = list(vectors(600, 3))
    levels = [[possible_levels(marks, contraction, skin_intact=True)[0] for marks in sides] for sides in grades]
    if not sensation:  # no feeling at S4-5 leaves no level below S3
        levels = [[min(level, "S3", key=place) for level in pair] for pair in levels]
    source = random.Random(5)
    others = [[source.choice((None, None, *KEYS)) for _ in SIDES] for _ in grades]
    cases = list(zip(grades, levels, others, strict=True))
    told = ask([worksheet(sides, contraction, sensation, pair, moves) for sides, pair, moves in cases])
    for (sides, pair, moves), each in zip(cases, told, strict=True):
        theirs = each["classification"]
        assert theirs["neurologicalLevelOfInjury"] == min(pair, key=place)
        works = [{} if level is None else {level: True} for level in moves]
        ours = possible_impairments(sides, works, contraction, sensation, skin_intact=True)
        assert ours == (theirs["ASIAImpairmentScale"],), (sides, moves)
    grades_given = {each["classification"]["ASIAImpairmentScale"] for each in told}
    assert grades_given == {
        (True, True): {"C", "D", "E"},
        (True, False): {"C", "D"},
        (False, True): {"B", "C", "D"},
    }.get((contraction, sensation), {"A"})


@pytest.mark.parametrize("untested", [0.0, 0.1])
def test_what_we_are_sure_of_is_what_they_say(untested):
    """Rows with a value agree with the full examination, whatever the sacral answers were."""
    grades = list(vectors(400, 4, untested))
    sure = 0
    for contraction in (True, False):
        levels = [[possible_levels(marks, contraction, skin_intact=True)[0] for marks in sides] for sides in grades]
        for sensation in (True, False):
            exams = [worksheet(each, contraction, sensation, pair) for each, pair in zip(grades, levels, strict=True)]
            for sides, told in zip(grades, ask(exams), strict=True):
                rows = {(row.measure, row.side): row.value for row in score(findings(sides, contraction))}
                for name, side in (("motorRight", "right"), ("motorLeft", "left")):
                    if rows["motor_level", side] is not None:
                        assert rows["motor_level", side] == told["classification"]["neurologicalLevels"][name]
                        sure += 1
                if rows["ais", "midline"] is not None:
                    assert rows["ais", "midline"] in told["classification"]["ASIAImpairmentScale"].split(",")
                    sure += 1
    assert sure > 500
