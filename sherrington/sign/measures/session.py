"""Running target rows: who is asked, in how many persons and threads, and whether the band is met."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np

from sherrington.circuit.trace import Trace
from sherrington.exam.examiner import draws
from sherrington.foundation.errors import InputError
from sherrington.sign.measures.checks import COMMON, FEWEST_CONTROLS, PERSON
from sherrington.sign.measures.registry import Subject, Trial, UnableError, find
from sherrington.sign.measures.rows import Row, changed

KEPT_CIRCUITS = 12
HEIGHTS = {"female": 1.65, "male": 1.77}  # [m] mean of adults
HEIGHT_SPREAD = 0.065  # [m]
AGES = (25.0, 60.0)  # [years] of adults, where a row does not say


class Body(NamedTuple):
    """Which body is examined: a case, its person, how far injury or disease has gone, and a treatment."""

    case: str
    healthy: bool = False
    day: float | None = None  # [d] since the newest lesion or disease began
    loss: float | None = None  # [1]
    age: float | None = None  # [years] at the time that the case states
    sex: str | None = None
    height: float | None = None  # [m]
    individual: int = 0
    treatment: str = ""  # further one, as it stands behind a case
    treated: float | None = None  # [d] since the same onset, when it began


Bodies = Callable[[Body], Any]


@dataclass(frozen=True)
class Verification:
    """Rows as printed, their summary, and whether an unexplained prediction failed."""

    rows: list[dict[str, Any]]
    summary: dict[str, int]
    failed: bool


class Task(NamedTuple):
    """One measure on one person."""

    row: int
    variant: int
    person: int
    repeat: int
    reference: bool
    what: Row
    body: Body

    @property
    def key(self) -> "Key":
        """Return what tells this measurement from the others."""
        return self[:5]


Key = tuple[int, int, int, int, bool]  # row, variant, person, repeat, reference


class Laboratory:
    """Compiled circuits of the bodies asked for, the latest kept."""

    def __init__(self, bodies: Bodies, seed: int) -> None:
        self._bodies, self._seed = bodies, seed
        self._kept: OrderedDict[Any, Any] = OrderedDict()
        self._lock = threading.Lock()

    def circuit(self, body: Body, name: str, side: str, person: int) -> Any:
        """Return the compiled circuit of one body."""
        from sherrington.circuit.compile import compile_circuit

        key = (body, name, side, person)
        with self._lock:
            if key not in self._kept:
                self._kept[key] = compile_circuit(self._bodies(body), name, side, self._seed + 1000 * person)
                while len(self._kept) > KEPT_CIRCUITS:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(key)
            return self._kept[key]

    def tape(self, body: Body) -> Callable[[str], float]:
        """Return a tape measure: length of the nerve of a pool from muscle to cord [m]."""
        from sherrington.circuit.person import build
        from sherrington.circuit.pool_numbers import number

        length = build(self._bodies(body).person).length
        return lambda pool: number("path", pool) * length

    def record(self, body: Body, person: int, trial: Trial) -> Trace:
        """Return one recording."""
        from sherrington.circuit.run import run

        asked = body
        if trial.healthy:
            asked = asked._replace(healthy=True)
        if trial.day is not None:
            asked = asked._replace(day=trial.day)
        if trial.loss is not None:
            asked = asked._replace(loss=trial.loss)
        if trial.treatment:
            asked = asked._replace(treatment=trial.treatment, treated=trial.treated)
        return run(self.circuit(asked, trial.command.circuit, trial.command.side, person), trial.command)

    def measure(self, task: Task) -> float:
        """Return the number of one measure on one person, in the measure's unit."""
        known = find(task.what.measure)
        own = {key: value for key, value in task.what.settings.items() if key not in COMMON}
        subject = Subject(
            task.what.structure,
            task.what.side,
            {**known.defaults, **own},
            task.repeat,
            self.tape(task.body),
        )
        plan = known.plan(subject)
        try:
            asked = next(plan)
            while True:
                asked = plan.send([self.record(task.body, task.person, trial) for trial in asked])
        except StopIteration as done:
            return float(done.value)


def persons(row: Row, seed: int) -> list[dict[str, Any]]:
    """Return the persons of a row: one as the case says, or a cohort of individuals of varied age, sex and height."""
    s = row.settings
    n = int(s.get("n", 1))
    fixed = {key: s[key] for key in PERSON if key in s and not isinstance(s[key], list)}
    if n == 1:
        return [fixed | {key: 0.5 * sum(s[key]) for key in ("age", "height", "loss") if isinstance(s.get(key), list)}]
    out = []
    for k in range(n):
        source = draws(seed, "cohort", row.id, k)
        age, tall, lost = source.random(), source.standard_normal(), source.random()
        sex = str(fixed.get("sex", ("female", "male")[k % 2]))
        low, high = s["age"] if isinstance(s.get("age"), list) else AGES
        one: dict[str, Any] = {"age": low + (high - low) * age, "sex": sex, "individual": k + 1}
        one["height"] = HEIGHTS[sex] + HEIGHT_SPREAD * float(np.clip(tall, -2.5, 2.5))
        if isinstance(s.get("height"), list):
            one["height"] = s["height"][0] + (s["height"][1] - s["height"][0]) * lost
        if isinstance(s.get("loss"), list):
            one["loss"] = s["loss"][0] + (s["loss"][1] - s["loss"][0]) * lost
        if "mix" in s:
            one["case"] = s["mix"][k % len(s["mix"])]
        out.append(one | fixed)
    return out


def reference_of(row: Row) -> tuple[Row, dict[str, Any]] | None:
    """Return the row and the body against which a row is held, or None."""
    against = row.settings.get("against")
    if str(row.settings.get("statistic")).endswith("_controls"):
        return replace(row, settings=_without(row.settings)), {"healthy": True}
    if against is None:
        return None
    plain = replace(row, settings=_without(row.settings))
    if against == "healthy":
        return plain, {"healthy": True}
    if against == "other_side":
        return replace(plain, side="left" if row.side == "right" else "right"), {}
    change = {key: value for key, value in against.items() if key not in PERSON}
    return changed(plain, change), {key: value for key, value in against.items() if key not in change}


def _without(settings: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in settings.items() if key not in ("against", "compare")}


def tasks_of(index: int, row: Row, seed: int) -> list[Task]:
    """Return every measurement that a row needs."""
    out = []
    for v, one in enumerate(row.variants or (row,)):
        other = reference_of(one)
        for p, who in enumerate(persons(one, seed)):
            for repeat in range(int(one.settings.get("repeats", 1))):
                out.append(Task(index, v, p, repeat, False, one, Body(**({"case": one.case} | who))))
                if other is not None:
                    what, change = other
                    case = {"case": what.case} if what.case != one.case else {}
                    body = Body(**({"case": what.case} | who | case | change))
                    out.append(Task(index, v, p, repeat, True, what, body))
    return out


Outcome = float | str


def verify(
    rows: Sequence[Row],
    bodies: Bodies,
    seed: int = 0,
    threads: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Verification:
    """Measure every row and hold it against its band.

    Parameters
    ----------
    rows : sequence of Row
        From `read_rows`.
    bodies : callable
        Returns the body that a `Body` describes, lesions and time applied.
    seed : int
        Of every random draw; results do not depend on ``threads``.
    threads : int, optional
        Measurements at once.
    progress : callable, optional
        Called with measurements done and all.
    """
    from sherrington.circuit.run import thread_count

    laboratory = Laboratory(bodies, seed)
    tasks = [task for i, row in enumerate(rows) if not row.missing for task in tasks_of(i, row, seed)]
    kinds = {(task.body.case, task.body.day, task.body.treatment, task.body.treated): task.body for task in tasks}
    for body in kinds.values():
        bodies(body)  # a case that cannot be read, or treated so, is told before anything runs
    found: dict[Key, Outcome] = {}
    pool = ThreadPoolExecutor(max_workers=thread_count(threads))
    try:
        futures = {pool.submit(_attempt, laboratory, task): k for k, task in enumerate(tasks)}
        for done, future in enumerate(as_completed(futures), start=1):
            found[tasks[futures[future]].key] = future.result()
            if progress is not None:
                progress(done, len(tasks))
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()
    return summarised([_judged(i, row, found) for i, row in enumerate(rows)])


def _attempt(laboratory: Laboratory, task: Task) -> Outcome:
    """Return the number, or why there is none."""
    try:
        value = laboratory.measure(task)
    except (UnableError, FloatingPointError) as error:
        return str(error)
    except InputError as error:
        # another day, loss or treatment that a measure asks for may not fit this case
        return f"{task.body.case}: {error.message}"
    return value if np.isfinite(value) else "no finite number"


def _judged(index: int, row: Row, found: Mapping[Key, Outcome]) -> dict[str, Any]:
    """Return one row as printed: of its variants the one furthest from the band counts."""
    out = _unjudged(row)
    if row.missing:
        return out | dict.fromkeys(("measure", "structure", "side", "case", "kind")) | {"note": f"needs {row.missing}"}
    values, notes = _values(index, row, found)
    worst = max(values, key=lambda value: _outside(row, value), default=None)
    complete = len(values) == max(1, len(row.variants))
    out["value"] = float(f"{worst:.6g}") if worst is not None else None
    out["pass"] = bool(complete and worst is not None and _outside(row, worst) <= 0.0)
    out["note"] = "; ".join(text for text in (*notes, row.note) if text)
    if row.known and not out["pass"]:
        out["known"] = row.known
    return out


def _unjudged(row: Row) -> dict[str, Any]:
    """Return one row as printed before it is measured."""
    given = row.settings.get("treatment")
    return {
        "id": row.id,
        "measure": row.measure or None,
        "structure": row.structure or None,
        "side": row.side,
        "case": f"{row.case}+{given}" if given else row.case,
        "low": row.low,
        "high": row.high,
        "value": None,
        "unit": row.unit,
        "kind": row.kind,
        "pass": None,
        "source": row.source,
        "note": row.note,
    }


def _values(index: int, row: Row, found: Mapping[Key, Outcome]) -> tuple[list[float], list[str]]:
    """Return the number of each variant of a row in its unit, and why some have none."""
    values: list[float] = []
    notes: list[str] = []
    for v, one in enumerate(row.variants or (row,)):
        value = _combined(one, {key: outcome for key, outcome in found.items() if key[:2] == (index, v)})
        if isinstance(value, str):
            notes.append(value)
        else:
            values.append(value * one.factor)
    if values and row.variants:
        notes.append("all of: " + ", ".join(f"{value:.3g}" for value in values))
    return values, notes


def _outside(row: Row, value: float) -> float:
    """Return how far a value lies beyond the band, negative inside."""
    distances = [row.low - value] if row.low is not None else []
    distances += [value - row.high] if row.high is not None else []
    return max(distances, default=-1.0)


def _combined(row: Row, found: Mapping[Key, Outcome]) -> Outcome:
    """Return the number of a row over its persons and repeats, or why there is none."""
    table: dict[tuple[int, bool], list[Outcome]] = {}
    for (_, _, person, _, reference), value in sorted(found.items()):
        table.setdefault((person, reference), []).append(value)
    own = {p: _median(values) for (p, reference), values in table.items() if not reference}
    other = {p: _median(values) for (p, reference), values in table.items() if reference}
    statistic = str(row.settings.get("statistic", "median"))
    if statistic.endswith("_controls"):
        return _beyond_controls(own.values(), other.values(), statistic == "share_above_controls")
    values: list[Outcome] = []
    for p, value in own.items():
        values.append(_held_against(value, other[p], row.settings.get("compare", "ratio")) if other else value)
    numbers = [value for value in values if not isinstance(value, str)]
    if statistic.startswith("share"):
        limit = float(row.settings.get("limit", 0.0))
        above = statistic == "share_above"
        return float(np.mean([v > limit if above else v < limit for v in numbers])) if numbers else str(values[0])
    if len(numbers) * 2 < len(values) or not numbers:
        return next(str(value) for value in values if isinstance(value, str))
    sums: Mapping[str, Callable[[list[float]], Any]] = {"median": np.median, "mean": np.mean, "min": min, "max": max}
    return float(sums[statistic](numbers))


def _beyond_controls(own: Iterable[Outcome], controls: Iterable[Outcome], above: bool) -> Outcome:
    """Return the share of persons more than two standard deviations above or below the mean of the controls."""
    usual = [value for value in controls if not isinstance(value, str)]
    if len(usual) < FEWEST_CONTROLS:
        return "too few controls"
    middle, width = float(np.mean(usual)), 2.0 * float(np.std(usual))
    return float(
        np.mean([not isinstance(v, str) and (v > middle + width if above else v < middle - width) for v in own])
    )


def _median(values: Sequence[Outcome]) -> Outcome:
    numbers = [value for value in values if not isinstance(value, str)]
    return float(np.median(numbers)) if numbers else str(values[0])


def _held_against(value: Outcome, reference: Outcome, how: str) -> Outcome:
    """Return a value held against a reference as its row says, or why there is none."""
    if isinstance(value, str):
        return value
    if isinstance(reference, str):
        return f"the reference: {reference}"
    if how == "difference":
        return value - reference
    if not reference:
        return "the reference is 0"
    return 1.0 - value / reference if how == "loss" else value / reference


def summarised(rows: list[dict[str, Any]]) -> Verification:
    """Return rows with their counts."""
    able = [row for row in rows if row["pass"] is not None]
    predicted = [row for row in able if row["kind"] == "predicted"]
    summary = {
        "expressible": len(able),
        "passed": sum(row["pass"] for row in able),
        "predicted": len(predicted),
        "predicted_passed": sum(row["pass"] for row in predicted),
    }
    failed = any(not row["pass"] and "known" not in row for row in predicted)
    return Verification(rows, summary, failed)
