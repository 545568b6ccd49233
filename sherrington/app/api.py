"""The same verbs in Python: read, preset, examine, compare, course, report."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, SupportsIndex

from sherrington.app.documents import findings_document
from sherrington.app.patient_file import preset, read, read_case
from sherrington.app.pipeline import Examined, Options, run_examination
from sherrington.circuit.patient import Patient
from sherrington.foundation.errors import InputError

if TYPE_CHECKING:
    from sherrington.app.course_run import FollowUp
    from sherrington.sign.examination import Recording
    from sherrington.sign.finding import Finding

__all__ = ["Comparison", "CourseResult", "Result", "compare", "course", "examine", "preset", "read", "report"]

Case = str | Path | Patient


@dataclass(frozen=True)
class Result:
    """What one examination found."""

    examined: Examined
    options: Options

    @property
    def findings(self) -> tuple["Finding", ...]:
        """Return the rows of the examination."""
        return self.examined.examination.findings

    @property
    def traces(self) -> tuple["Recording", ...]:
        """Return what was recorded: pairs of step and trace."""
        return tuple(self.examined.examination.traces)

    @property
    def patient(self) -> Patient:
        """Return the person as the body was when examined."""
        return self.examined.patient

    def to_dict(self) -> dict[str, Any]:
        """Return the document that ``examine --json`` prints."""
        return findings_document(self.examined, self.options)

    def to_pandas(self) -> Any:
        """Return the findings as a pandas DataFrame, one row per finding."""
        return _frame([finding.to_dict() for finding in self.findings])

    def plot(self, test: str | None = None, structure: str | None = None, side: str | None = None) -> list[Any]:
        """Return the Matplotlib axes of one test: what the examiner saw, felt and recorded.

        Parameters
        ----------
        test, structure, side : str, optional
            Which test; the first that fits if several do.
        """
        from sherrington.app.pictures.trials import draw
        from sherrington.app.plots import axes_of, grouped, need_matplotlib

        need_matplotlib(None)
        for key, recordings in grouped(self.traces).items():
            if all(want in (None, have) for want, have in zip((test, structure, side), key, strict=True)):
                return axes_of(draw(recordings, [()] * len(recordings)))
        raise InputError(f"no test in this examination fits {test}, {structure}, {side}")

    def body_map(self, what: str, ax: Any = None, dark: bool = False) -> Any:
        """Return Matplotlib axes with the body coloured by what was found.

        Parameters
        ----------
        what : str
            ``power``, ``bulk`` or ``reflexes``.
        ax : Axes, optional
            Where to draw.
        dark : bool
            Colours for a dark page.
        """
        from sherrington.app.pictures import body_map
        from sherrington.app.plots import need_matplotlib

        need_matplotlib(None)
        return body_map(self.findings, what, ax, dark)

    def neuraxis(self, ax: Any = None, dark: bool = False) -> Any:
        """Return Matplotlib axes with the lesion, and the fibres it takes from cortex to muscle."""
        from sherrington.app.pictures import neuraxis
        from sherrington.app.plots import need_matplotlib

        need_matplotlib(None)
        return neuraxis(self.patient, ax, dark)


@dataclass(frozen=True)
class Comparison:
    """Several examinations of the same kind."""

    results: tuple[Result, ...]

    def __iter__(self) -> Iterator[Result]:
        return iter(self.results)

    @property
    def findings(self) -> tuple[tuple["Finding", ...], ...]:
        """Return the rows of each examination."""
        return tuple(result.findings for result in self.results)

    @property
    def chart(self) -> list[dict[str, Any]]:
        """Return the chart that ``compare`` prints: a line per sign, a cell per case."""
        from sherrington.app.chart import chart

        return chart([result.examined for result in self.results])

    def to_pandas(self) -> Any:
        """Return all findings as one pandas DataFrame, with the case in the first column."""
        rows = []
        for i, result in enumerate(self.results):
            name = result.examined.case.name or str(i)
            rows += [{"case": name, **finding.to_dict()} for finding in result.findings]
        return _frame(rows)


def examine(
    case: Case,
    *,
    seed: int = 0,
    threads: int | None = None,
    protocol: str = "bedside",
    focus: str | None = None,
) -> Result:
    """Injure a patient, let time pass, examine.

    Parameters
    ----------
    case : str, Path or Patient
        Name of a preset, a patient file, or a Patient from ``read``.
    seed : int
        Of every random draw.
    threads : int, optional
        Threads to run on; results do not depend on it.
    protocol : str
        ``bedside`` or ``whole``.
    focus : str, optional
        Words that narrow the examination, like ``"right leg tendon_reflex"``; every muscle of a
        region is examined, as by ``whole``.

    Returns
    -------
    result : Result
        With ``findings``, ``traces``, ``plot`` and ``to_pandas``.
    """
    options = Options(_plain(seed), _plain(threads), protocol, _spaced(focus))
    with _arguments():
        return Result(run_examination(case, options), options)


def compare(*cases: Case, seed: int = 0, threads: int | None = None, focus: str | None = None) -> Comparison:
    """Examine several patients in the same way.

    Parameters
    ----------
    cases : str, Path or Patient
        At least two.
    seed : int
        Of every random draw.
    threads : int, optional
        Threads to run on.
    focus : str, optional
        Words that narrow the examination.
    """
    if len(cases) < 2:
        raise InputError("compare needs at least two cases")
    for case in cases:
        if not isinstance(case, Patient):
            read_case(case)  # a mistake in the last case must not cost the time of the first
    return Comparison(tuple(examine(case, seed=seed, threads=threads, focus=focus) for case in cases))


@dataclass(frozen=True)
class CourseResult:
    """One patient, examined at several times."""

    times: tuple[float, ...]  # [d] since the newest lesion or disease began
    results: tuple[Result, ...]
    _course: "FollowUp"

    def __iter__(self) -> Iterator[tuple[float, Result]]:
        return iter(zip(self.times, self.results, strict=True))

    @property
    def findings(self) -> tuple[tuple["Finding", ...], ...]:
        """Return the rows of each examination."""
        return tuple(result.findings for result in self.results)

    @property
    def signs(self) -> list[dict[str, Any]]:
        """Return the table that ``course`` prints: a line per limb and sign, a cell per time."""
        from sherrington.app.course_table import signs

        return signs(self._course)

    def to_dict(self) -> dict[str, Any]:
        """Return the document that ``course --json`` prints."""
        from sherrington.app.course_run import course_document

        return course_document(self._course, self.results[0].options, self.signs)

    def to_pandas(self) -> Any:
        """Return all findings as one pandas DataFrame, with the time [d] in the first column."""
        rows = [{"time": time, **row.to_dict()} for time, result in self for row in result.findings]
        return _frame(rows)

    def timeline(self, ax: Any = None, dark: bool = False, structures: Sequence[str] = ()) -> Any:
        """Return Matplotlib axes with power, bulk, reflexes, tone, clonus and plantar response over time.

        Parameters
        ----------
        ax : Axes, optional
            Where to draw.
        dark : bool
            Colours for a dark page.
        structures : sequence of str
            Muscles, joints and reflexes to look at, if not all.
        """
        from sherrington.app.pictures import timeline
        from sherrington.app.plots import need_matplotlib

        need_matplotlib(None)
        return timeline([(time, result.findings) for time, result in self], ax, dark, structures)


def course(
    case: Case,
    at: str | float | Sequence[str | float],
    *,
    seed: int = 0,
    threads: int | None = None,
    protocol: str = "bedside",
    focus: str | None = None,
) -> CourseResult:
    """Examine one patient at several times.

    Parameters
    ----------
    case : str, Path or Patient
        Name of a preset, a patient file, or a Patient from ``read``.
    at : str, number, or a list of them
        Times since the onset of the newest lesion or disease, like ``"1 day, 1 month, 1 year"``;
        numbers are days. Older lesions and diseases stay older by as much as the case says, the
        person by full years, and treatments begin when they begin.
    seed, threads, protocol, focus
        As in ``examine``.

    Returns
    -------
    result : CourseResult
        Yields times [d] and results; ``signs`` is the table.
    """
    from sherrington.app.course_run import run_course

    options = Options(_plain(seed), _plain(threads), protocol, _spaced(focus))
    with _arguments():
        done = run_course(case, at, options)
    times = tuple(visit.time for visit in done.visits)
    return CourseResult(times, tuple(Result(visit.examined, options) for visit in done.visits), done)


@contextmanager
def _arguments() -> Iterator[None]:
    """Let an error of an option name the argument: it is called as the option is, without the dashes."""
    try:
        yield
    except InputError as error:
        field = error.field and error.field.removeprefix("--")
        raise InputError(error.message, field=field, file=error.file) from None


def _plain(value: Any) -> Any:
    """Return a whole number of NumPy as one of Python; anything else as it is."""
    return value.item() if isinstance(value, SupportsIndex) and hasattr(value, "item") else value


def _spaced(focus: Any) -> Any:
    """Return a focus with a space between its words; what is no text is refused later."""
    from sherrington.app.focus import spaced

    return spaced(focus) if isinstance(focus, str) else focus


def report(
    case: Case | Result,
    output: str | Path,
    *,
    seed: int = 0,
    threads: int | None = None,
    protocol: str = "bedside",
    focus: str | None = None,
) -> Path:
    """Write one self-contained page: lesion, body maps, graded findings, recordings, sources.

    Parameters
    ----------
    case : str, Path, Patient or Result
        Whom to examine, or an examination already done (then the options are its own).
    output : str or Path
        The page to write, like ``"report.html"``.
    seed, threads, protocol, focus
        As in ``examine``.

    Returns
    -------
    path : Path
        The page.
    """
    from sherrington.app.report import check_file, write_report

    path = Path(output)
    with _arguments():
        check_file(path)
    if not isinstance(case, Result):
        case = examine(case, seed=seed, threads=threads, protocol=protocol, focus=focus)
    write_report(case.examined, case.options, path)
    return path


def _frame(rows: Sequence[dict[str, object]]) -> Any:
    """Return rows as a DataFrame, where pandas is installed."""
    try:
        import pandas
    except ImportError:
        raise InputError("this needs pandas; install it with: pip install pandas") from None
    return pandas.DataFrame(rows)
