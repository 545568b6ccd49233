"""Examine: run every step of an examination and grade what was recorded."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from sherrington.circuit.command import Command, Step
from sherrington.circuit.health import CircuitState, state_of
from sherrington.circuit.patient import Patient, Person
from sherrington.circuit.trace import Trace
from sherrington.exam.examiner import Examiner, by_hand
from sherrington.exam.protocol import TESTS, narrow, plan
from sherrington.exam.tendon_reflex import REFLEXES
from sherrington.exam.untested import Untested
from sherrington.sign import (
    clonus,
    individuation,
    inspection,
    pendulum,
    plantar,
    power,
    reflex,
    tapping,
    tone,
    tracking,
)
from sherrington.sign.finding import About, Finding
from sherrington.sign.reader import read

Key = tuple[str, str, str]  # test, structure, side
Roles = dict[str, Trace]
GRADERS: Mapping[str, Callable[..., list[Finding]]] = {
    "inspection": inspection.grade,
    "tone": tone.grade,
    "power": power.grade,
    "tendon_reflex": reflex.grade,
    "clonus": clonus.grade,
    "plantar": plantar.grade,
    "finger_tapping": tapping.grade,
    "individuation": individuation.grade,
    "force_tracking": tracking.grade,
    "pendulum": pendulum.grade,
}


class Recording(NamedTuple):
    """One step and what was recorded while it was done."""

    step: Step
    trace: Trace


@dataclass(frozen=True)
class Examination:
    """Findings of one examination, with the recordings they were read from."""

    findings: tuple[Finding, ...]
    traces: tuple[Recording, ...]
    seconds: float  # [s] simulated for it, settling and healthy reference included

    def rows(self) -> list[dict[str, object]]:
        """Return the findings as rows of ``sherrington.findings/1``."""
        return [finding.to_dict() for finding in self.findings]

    def find(self, test: str, measure: str, structure: str, side: str, direction: str | None = None) -> Finding:
        """Return one finding.

        Raises
        ------
        KeyError
            If the examination holds no such row.
        """
        wanted = (test, measure, structure, side, direction)
        for row in self.findings:
            if (row.test, row.measure, row.structure, row.side, row.direction) == wanted:
                return row
        raise KeyError(f"no finding {wanted}")


Known = tuple[Person, int, int, CircuitState, Command]


class Memory:
    """What circuits have answered so far: a circuit that has not changed need not be asked again.

    For examinations of one person at several times, or of one person treated and untreated. An
    answer is known by all that decides it, so that nothing depends on what was examined before.
    """

    def __init__(self) -> None:
        self.traces: dict[Known, Trace] = {}


def examine(
    patient: Patient,
    *,
    seed: int = 0,
    threads: int | None = None,
    steps: Iterable[Step] | None = None,
    focus: str | None = None,
    protocol: str = "bedside",
    examiner: Examiner | None = None,
    progress: Any = None,
    memory: Memory | None = None,
) -> Examination:
    """Examine a patient: run the steps, grade the traces.

    Parameters
    ----------
    patient : Patient
        Whom to examine, lesions and time already applied.
    seed : int
        Of every random draw. Results depend neither on the order of the steps nor on
        ``threads``.
    threads : int, optional
        Threads to run on; as many as Numba uses if not said.
    steps : iterable of Step, optional
        What to do; the examination ``protocol`` names if not said.
    focus : str, optional
        Words that narrow the steps, see `sherrington.exam.narrow`.
    protocol : str
        ``bedside`` or ``whole``, see `sherrington.exam.protocol.plan`.
    examiner : Examiner, optional
        Adds an examiner's variability; exact if not said.
    progress : optional
        Handed on to the engine.
    memory : Memory, optional
        Answers of earlier examinations; new ones are added.

    Returns
    -------
    examination : Examination
        Findings in the order of the steps.
    """
    planned = plan(protocol, focus) if steps is None else None
    wanted = planned.steps if planned else narrow(steps or (), focus)
    done = by_hand(wanted, examiner, seed)
    known = _REFERENCES.get((patient.person, seed), {})
    missing = [step for step in _reference_steps(done) if step.command not in known]
    twin = Patient(person=patient.person, seed=patient.seed)
    work = [(patient, step.command) for step in done] + [(twin, step.command) for step in missing]
    answers, seconds = _run(work, seed, threads, progress, Memory() if memory is None else memory)
    own, healthy = answers[: len(done)], answers[len(done) :]
    traces = tuple(Recording(step, trace) for step, trace in zip(done, own, strict=True))
    known = known | {step.command: trace for step, trace in zip(missing, healthy, strict=True)}
    _remember((patient.person, seed), known)
    rows = grade_all(traces, known) + [_absent(row) for row in (planned.untested if planned else ())]
    findings = read(rows, examiner, seed)
    return Examination(findings, traces, seconds)


def _absent(row: Untested) -> Finding:
    """Return the finding of a reflex that cannot be shown."""
    return About(row.test, row.structure, row.side).row("presence", None, "absent/present", reason=row.reason)


_REFERENCES: dict[tuple[Person, int], dict[Command, Trace]] = {}
_REMEMBERED = 4  # persons whose healthy efforts are kept; one takes 10 to 30 MB


def _remember(key: tuple[Person, int], known: dict[Command, Trace]) -> None:
    """Keep the healthy efforts of a person for the next examination in this process."""
    _REFERENCES.pop(key, None)
    _REFERENCES[key] = known
    while len(_REFERENCES) > _REMEMBERED:
        _REFERENCES.pop(next(iter(_REFERENCES)))


def _twin(command: Command) -> Command:
    """Return the command whose healthy trace is the reference: one side stands for both."""
    return command if command.side == "midline" else replace(command, side="right")


def _reference_steps(plan: Iterable[Step]) -> list[Step]:
    """Return the power steps to run on the person in health, each once."""
    steps: dict[Command, Step] = {}
    for step in plan:
        if step.test == "power":
            command = _twin(step.command)
            steps.setdefault(command, replace(step, side=command.side, command=command))
    return list(steps.values())


def _run(
    work: Sequence[tuple[Patient, Command]], seed: int, threads: int | None, progress: Any, memory: Memory
) -> tuple[list[Trace], float]:
    """Return how each body answers its command, and the time simulated for it [s].

    One batch, each circuit compiled once and asked once: where the patient's circuit is as in
    health, the own effort is the healthy reference to the last bit.
    """
    from sherrington.circuit.compile import compile_circuit
    from sherrington.circuit.run import run_many

    keys = [_known(body, command, seed) for body, command in work]
    todo = {key: one for key, one in zip(keys, work, strict=True) if key not in memory.traces}
    models: dict[tuple[int, str, str], Any] = {}
    jobs = []
    for body, command in todo.values():
        place = (id(body), command.circuit, command.side)
        if place not in models:
            models[place] = compile_circuit(body, command.circuit, command.side, seed)
        jobs.append((models[place], command))
    memory.traces |= dict(zip(todo, run_many(jobs, threads, progress), strict=True))
    return [memory.traces[key] for key in keys], float(sum(one.seconds for _, one in jobs))


def _known(patient: Patient, command: Command, seed: int) -> Known:
    """Return all that decides how a circuit answers a command."""
    return patient.person, patient.seed, seed, state_of(patient, command.circuit, command.side), command


def grade_all(traces: Iterable[Recording], reference: Mapping[Command, Trace]) -> list[Finding]:
    """Return the findings of all recordings, each test graded from the trials that belong to it.

    Parameters
    ----------
    traces : iterable of Recording
        In any order; the findings follow the first trial of each test.
    reference : mapping of Command to Trace
        Healthy efforts by their command on the reference side.
    """
    groups: dict[Key, Roles] = {}
    for step, trace in traces:
        groups.setdefault((step.test, step.structure, step.side), {})[step.role] = trace
    rows: list[Finding] = []
    for (test, structure, side), roles in groups.items():
        for arguments in _arguments(test, structure, side, roles, groups, reference):
            rows += GRADERS[test](*arguments)
    return rows


def _arguments(
    test: str,
    structure: str,
    side: str,
    roles: Roles,
    groups: Mapping[Key, Roles],
    reference: Mapping[Command, Trace],
) -> list[tuple[Trace | None, ...]]:
    """Return the traces each grading of one group takes."""
    if test == "tone":
        return _stretches(roles)
    if test == "power":
        return [(trace, reference[_twin(trace.command)]) for trace in roles.values()]
    if test == "tendon_reflex":
        shaken = groups.get(("clonus", REFLEXES[structure].joint, side), {}).get("")
        tap = roles.get("tap", roles.get("reinforced"))
        return [(tap, roles.get("reinforced"), shaken)]
    return [(trace,) for trace in roles.values()]


def _stretches(roles: Roles) -> list[tuple[Trace | None, ...]]:
    """Return fast and slow stretch of each direction; a stretch at a stated speed stands alone."""
    pairs: list[tuple[Trace | None, ...]] = []
    for role, trace in roles.items():
        pace, direction = role.split()
        if pace != "slow":
            pairs.append((trace, roles.get(f"slow {direction}")))
        elif f"fast {direction}" not in roles:
            pairs.append((trace, None))
    return pairs


assert set(GRADERS) == set(TESTS), "a test has no grader"
