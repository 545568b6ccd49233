"""Finding: one sign, with its unit, its normal range and its flag."""

from dataclasses import dataclass
from math import isfinite

from sherrington.circuit.patient import REFERENCE, Person
from sherrington.sign.norms import band

Value = float | int | str | None
FLAGS = ("high", "low", "normal", "absent", "present")
HPO = {
    "hyperreflexia": "HP:0001347",
    "hyporeflexia": "HP:0001265",
    "areflexia": "HP:0001284",
    "clonus": "HP:0002169",
    "babinski": "HP:0003487",
    "spasticity": "HP:0001257",
    "hypertonia": "HP:0001276",
    "hypotonia": "HP:0001252",
    "weakness": "HP:0001324",
    "atrophy": "HP:0003202",
    "fasciculations": "HP:0002380",
    "hoffmann": "HP:0031993",
}


@dataclass(frozen=True)
class Finding:
    """One row of an examination.

    ``flag`` is ``normal`` inside the normal range; ``high`` or ``low`` outside it; ``absent``
    where something that healthy people have is missing, ``present`` where something is there
    that healthy people do not have. A value that could not be had is None, with a reason.
    """

    test: str
    structure: str
    side: str  # left | right | midline
    measure: str
    value: Value
    unit: str
    low: float | None = None
    high: float | None = None
    flag: str = "normal"
    hpo: str | None = None  # kept only when flagged
    direction: str | None = None  # of a passive movement
    reason: str | None = None  # why there is no value

    def __post_init__(self) -> None:
        """Refuse a value that says nothing."""
        if isinstance(self.value, float) and not isfinite(self.value):
            raise ValueError(f"{self.test} {self.structure} {self.measure}: value is {self.value}")
        if self.value is None and not self.reason:
            raise ValueError(f"{self.test} {self.structure} {self.measure}: no value and no reason")
        if self.flag not in FLAGS:
            raise ValueError(f"{self.test} {self.structure} {self.measure}: flag {self.flag!r}")

    @property
    def flagged(self) -> bool:
        """Whether the row lies outside what healthy people have."""
        return self.flag != "normal"

    def to_dict(self) -> dict[str, object]:
        """Return the row of ``sherrington.findings/1``; ``hpo`` stands only on a flagged row."""
        row: dict[str, object] = {
            "test": self.test,
            "structure": self.structure,
            "side": self.side,
            "measure": self.measure,
        }
        if self.direction is not None:
            row["direction"] = self.direction
        row |= {"value": _plain(self.value), "unit": self.unit, "low": self.low, "high": self.high}
        row["flag"] = self.flag
        if self.flagged and self.hpo:
            row["hpo"] = self.hpo
        if self.value is None:
            row["reason"] = self.reason
        return row


@dataclass(frozen=True)
class About:
    """What the rows of one grader have in common."""

    test: str
    structure: str
    side: str
    direction: str | None = None
    person: Person = REFERENCE  # age, sex and height of who is examined
    least: float | None = None  # in the unit of a row: what an examiner can tell from nothing; no band ends below it

    def row(
        self,
        measure: str,
        value: Value,
        unit: str,
        *,
        high_means: str | None = None,
        low_means: str | None = None,
        reason: str | None = None,
    ) -> Finding:
        """Return a row judged against the band of the healthy virtual population.

        Parameters
        ----------
        measure : str
            Name of the measure.
        value : float or None
            What was measured, in ``unit``.
        unit : str
            Unit of the value.
        high_means, low_means : str, optional
            Words of `HPO` that a value above or below the band stands for.
        reason : str, optional
            Why there is no value.
        """
        low, high = band(self.test, measure, self.structure, self.direction, self.person)
        if high is not None and self.least is not None:
            high = max(high, self.least)
        value = None if isinstance(value, float) and not isfinite(value) else value
        flag = judge(value, low, high)
        word = {"high": high_means, "low": low_means}.get(flag)
        return self._finding(measure, value, unit, low, high, flag, word, reason)

    def said(
        self,
        measure: str,
        value: Value,
        unit: str,
        flag: str,
        means: str | None = None,
        reason: str | None = None,
    ) -> Finding:
        """Return a row whose flag the grader states itself (absent, present, normal)."""
        low, high = band(self.test, measure, self.structure, self.direction, self.person)
        return self._finding(measure, value, unit, low, high, flag, means, reason)

    def _finding(
        self,
        measure: str,
        value: Value,
        unit: str,
        low: float | None,
        high: float | None,
        flag: str,
        word: str | None,
        reason: str | None,
    ) -> Finding:
        """Assemble a row."""
        why = (reason or "could not be measured") if value is None else None
        hpo = HPO[word] if word and flag != "normal" else None
        return Finding(
            self.test,
            self.structure,
            self.side,
            measure,
            value,
            unit,
            low,
            high,
            flag,
            hpo,
            self.direction,
            why,
        )


def judge(value: Value, low: float | None, high: float | None) -> str:
    """Return low, normal or high; a value that is missing or a word is normal here."""
    if value is None or isinstance(value, str):
        return "normal"
    if low is not None and value < low:
        return "low"
    return "high" if high is not None and value > high else "normal"


def _plain(value: Value) -> Value:
    """Return a number as printed: six significant digits, whole grades without a point."""
    if not isinstance(value, float):
        return value
    short = float(f"{value:.6g}")
    return int(short) if short.is_integer() and abs(short) < 1e6 else short
