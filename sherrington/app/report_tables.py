"""The graded examination and the sources as tables of a page."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from sherrington.app import words
from sherrington.app.pictures.body_values import SIDES
from sherrington.app.tables import by_test, column, row_name

if TYPE_CHECKING:
    from sherrington.sign.finding import Finding

WORDS = {"mas": "Ashworth", "mrc": "MRC", "interval_cv": "interval variation", "force_cv": "force variation"}
FLAGS = {"high": "high", "low": "low", "absent": "absent", "present": "present"}


def examination(findings: Sequence["Finding"]) -> str:
    """Return the examination, a section per test; those with an abnormal finding are open."""
    return "\n".join(_test(test, rows) for test, rows in by_test(findings).items())


def _test(test: str, rows: Sequence["Finding"]) -> str:
    """Return one test: a line per structure and measure, right and left, what health has."""
    abnormal = sum(row.flagged for row in rows)
    lines: dict[tuple[str, str], dict[str, Finding]] = {}
    for row in rows:
        lines.setdefault((row_name(row), row.measure), {})[column(row)] = row
    body, last = [], ""
    for (name, measure), sides in lines.items():
        body.append(_line(name, measure, sides, again=name == last))
        last = name
    head = "".join(f'<th scope="col">{text}</th>' for text in ("", "measure", "right", "left", "health", "unit"))
    title = escape(test.replace("_", " ").capitalize())
    return (
        f"<details{' open' if abnormal else ''}><summary>{title}: "
        f"<b>{abnormal}</b> of {len(rows)} abnormal</summary><div class=wide><table class=findings>"
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table></div></details>"
    )


def _line(name: str, measure: str, sides: Mapping[str, "Finding"], again: bool) -> str:
    """Return one line of a test; a name that stands above already shows only where that line is hidden."""
    one = next(iter(sides.values()))
    flagged = any(row.flagged for row in sides.values())
    cells = "".join(_cell(sides.get(side)) for side in SIDES)
    if one.side == "midline":
        cells = _cell(one, 2)
    state = " class=again" if again else ""
    return (
        f'<tr{" class=bad" if flagged else ""}><th scope="row"{state}><span>{escape(name)}</span></th>'
        f"<td>{escape(WORDS.get(measure, measure.replace('_', ' ')))}</td>{cells}"
        f"<td class=num>{health(one)}</td><td>{escape(words.PREFIXES.get(one.unit, (1.0, one.unit))[1])}</td></tr>"
    )


def _cell(row: "Finding | None", span: int = 1) -> str:
    """Return one value with its flag in a letter, a colour and a word."""
    wide = f" colspan={span}" if span > 1 else ""
    if row is None:
        return f"<td{wide}></td>"
    if row.value is None:
        return f'<td class="num none"{wide} title="{escape(row.reason or "")}">-</td>'
    text = escape(words.graded(row.structure, row.measure, row.value, row.unit, row.flagged))
    if not row.flagged:
        return f"<td class=num{wide}>{text}</td>"
    term = f" {row.hpo}" if row.hpo else ""
    mark = f'<span class="flag {row.flag}" title="{FLAGS[row.flag]}{term}">{words.MARKS[row.flag]}'
    return f'<td class="num {row.flag}"{wide}>{text} {mark}<span class=hidden> {FLAGS[row.flag]}</span></span></td>'


def health(row: "Finding") -> str:
    """Return what healthy people have.

    Examples
    --------
    >>> from sherrington.sign.finding import Finding
    >>> health(Finding("power", "soleus", "left", "mrc", 4, "MRC 0-5", 5, 5, "low"))
    '5'
    """
    if (row.structure, row.measure) in words.DICHOTOMOUS:
        return words.graded(row.structure, row.measure, row.high, row.unit, False)
    low, high = (None if edge is None else escape(words.number(edge, row.unit)) for edge in (row.low, row.high))
    if low is not None and high is not None:
        return low if low == high else f"{low} to {high}"
    return f"at least {low}" if low is not None else f"at most {high}" if high is not None else ""


def sources(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return what the numbers rest on, most numbers first."""
    ranked = sorted(rows, key=lambda row: (-int(row["n"]), str(row["source"] or "")))
    lines = "".join(
        f"<tr><td class=num>{row['n']}</td><td>{escape(row['kind'])}</td>"
        f"<td>{escape(str(row['source'] or 'no source; the reason stands beside each number'))}</td></tr>"
        for row in ranked
    )
    head = "<thead><tr><th scope=col>numbers</th><th scope=col>kind</th><th scope=col>source</th></tr></thead>"
    return f"<div class=wide><table>{head}<tbody>{lines}</tbody></table></div>"
