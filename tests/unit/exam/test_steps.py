"""Steps: what is done, said aloud; the protocol keeps its time and its words."""

from dataclasses import fields, replace
from itertools import pairwise

import pytest

from sherrington.circuit.command import Command, Step
from sherrington.exam import TESTS, Examiner, bedside, narrow, simulated_seconds, strength, stretch, tap
from sherrington.exam.examiner import by_hand
from sherrington.exam.limb import CIRCUITS, REGIONS, ramp
from sherrington.exam.power import MOVEMENTS, movement_of
from sherrington.exam.protocol import plan, whole
from sherrington.exam.tendon_reflex import REFLEXES, reflex_of
from sherrington.foundation import InputError

STEPS = bedside()


def test_every_test_is_done_on_both_sides():
    for test in TESTS:
        sides = {step.side for step in STEPS if step.test == test}
        assert {"left", "right"} <= sides, test


def test_examination_and_healthy_reference_take_at_most_150_seconds():
    reference = [step for step in STEPS if step.test == "power" and step.side != "left"]
    assert simulated_seconds(STEPS) + simulated_seconds(reference) <= 150.0


def test_a_step_holds_no_patient():
    kinds = {field.type for field in fields(Step)} | {field.type for field in fields(Command)}
    assert not any("Patient" in str(kind) or "Model" in str(kind) for kind in kinds)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: f"{step.test}-{step.structure}-{step.side}-{step.role}")
def test_step_is_well_formed(step):
    command = step.command
    assert step.sentence.endswith(".") and step.sentence[0].isupper()
    assert command.side == step.side and command.duration > 0.0
    assert {hand.dof for hand in command.hands} == set(CIRCUITS[command.circuit])
    for hand in command.hands:
        for wave in (hand.angle, hand.limit, hand.torque):
            times = [time for time, _ in wave]
            assert times == sorted(set(times))
            assert times[-1] <= command.duration


def test_steps_are_told_apart_and_trials_do_not_depend_on_order():
    keys = {(step.test, step.structure, step.side, step.role) for step in STEPS}
    assert len(keys) == len(STEPS)
    again = {step.command for step in reversed(bedside())}
    assert again == {step.command for step in STEPS}
    trials = {(step.test, step.structure, step.role): step.command.trial for step in STEPS}
    assert len(set(trials.values())) == len(trials)


def test_command_shows_what_was_tested():
    for name in REFLEXES:
        assert all(reflex_of(step.command) == name for step in tap(name))
    for name in MOVEMENTS:
        assert all(movement_of(step.command) == name for step in strength(*name.split()))


@pytest.mark.parametrize(("start", "stop", "speed"), [(0, 50, 100), (50, -50, 240), (0, 4, 200)])
def test_ramp_reaches_its_end_and_keeps_its_speed(start, stop, speed):
    wave, end = ramp(start, stop, speed, begin=0.03, rise=0.08)
    assert wave[0] == (0.0, start) and wave[-1] == (end, stop)
    speeds = [abs((b[1] - a[1]) / (b[0] - a[0])) for a, b in pairwise(wave[1:])]
    assert max(speeds) <= speed * 1.001


def test_focus_narrows_by_place_test_side_and_reflex():
    assert {step.command.circuit for step in narrow(STEPS, "leg")} == {"knee", "ankle", "hallux"}
    assert {step.test for step in narrow(STEPS, "tone power")} == {"tone", "power"}
    some = narrow(STEPS, "left, patellar")
    assert {(step.structure, step.side) for step in some} == {("patellar", "left")}
    assert narrow(STEPS, None) == STEPS


@pytest.mark.parametrize(("words", "hint"), [("pateller", "patellar"), ("lef", "left"), ("tonne", "tone")])
def test_unknown_focus_names_the_nearest(words, hint):
    with pytest.raises(InputError, match=hint):
        narrow(STEPS, words)


def test_focus_that_leaves_nothing_is_refused():
    with pytest.raises(InputError, match="no step"):
        narrow(STEPS, "jaw, pendulum")


@pytest.mark.parametrize("make", [lambda: tap("pateller"), lambda: stretch("elbo"), lambda: strength("knee", "up")])
def test_unknown_structure_is_refused_with_what_is_allowed(make):
    with pytest.raises(InputError, match="allowed"):
        make()


def test_examiner_varies_blows_and_stretches_by_seed_only():
    usual = Examiner.usual()
    assert by_hand(STEPS, None, 1) == STEPS
    once, again, other = (
        by_hand(STEPS, usual, 1),
        by_hand(STEPS[::-1], usual, 1)[::-1],
        by_hand(STEPS, usual, 2),
    )
    assert once == again and once != other
    for step, varied in zip(STEPS, once, strict=True):
        changed = step.command != varied.command
        assert changed == (step.test in ("tendon_reflex", "tone"))
        assert varied == replace(step, command=varied.command)
        assert all(hand.angle[-1][0] <= varied.command.duration for hand in varied.command.hands)


def test_a_focus_on_a_part_that_the_bedside_leaves_out_is_examined_as_by_the_whole():
    assert plan("bedside", "knee").protocol == "bedside"
    found = plan("bedside", "shoulder, power")
    assert found.protocol == "whole" and {step.command.circuit for step in found.steps} == {"shoulder"}


@pytest.mark.parametrize("region", REGIONS)
def test_a_focus_on_a_region_examines_all_of_it(region):
    for side in ("left", "right", "midline", ""):
        words = f"{side} {region}"
        wanted = [s for s in whole() if s.command.circuit in REGIONS[region] and side in ("", s.side)]
        if wanted:
            assert plan("bedside", words) == plan("whole", words)
            assert list(plan("bedside", words).steps) == wanted
    assert {s.command.circuit for s in plan("bedside", region).steps} == set(REGIONS[region])


def test_a_focus_on_joints_tests_and_sides_stays_as_it_is():
    for focus in ("right", "wrist index thumb", "tone", "left knee power", "jaw_jerk"):
        assert plan("bedside", focus) == ("bedside", bedside(focus), ())
    assert plan("bedside").steps == bedside()
    jerks = plan("bedside", "right leg tendon_reflex").steps
    assert jerks == whole("right leg tendon_reflex") and {s.test for s in jerks} == {"tendon_reflex"}


@pytest.mark.parametrize("limb", ["arm", "leg"])
def test_one_limb_takes_at_most_65_simulated_seconds(limb):
    steps = plan("bedside", f"right {limb}").steps
    reference = [s for s in steps if s.test == "power"]
    assert simulated_seconds(steps) + simulated_seconds(reference) <= 65.0


def test_what_cannot_be_shown_follows_the_focus():
    assert plan("bedside").untested == ()
    assert {row.structure for row in plan("whole", "corneal").untested} == {"corneal"}
    assert {row.side for row in plan("whole", "left superficial_reflex").untested} == {"left"}
    assert plan("whole", "knee power").untested == ()


def test_an_unknown_protocol_names_the_nearest():
    with pytest.raises(InputError, match="whole"):
        plan("hole")


def test_every_region_is_made_of_circuits():
    assert all(set(circuits) <= set(CIRCUITS) for circuits in REGIONS.values())
    placed = {circuit for circuits in REGIONS.values() for circuit in circuits}
    assert set(CIRCUITS) - placed == {"neck"}


def test_the_whole_examination_and_its_healthy_reference_take_at_most_330_seconds():
    steps = whole()
    reference = [step for step in steps if step.test == "power" and step.side != "left"]
    assert simulated_seconds(steps) + simulated_seconds(reference) <= 330.0
