"""The page of ``report``: everything in one file, nothing fetched, light and dark as the reader likes."""

import json
from collections.abc import Collection, Iterable
from html import escape
from typing import Any

from sherrington._version import __version__
from sherrington.app import report_tables, words
from sherrington.app.chart import chart
from sherrington.app.notice import NOTICE
from sherrington.app.pictures import palette
from sherrington.app.pictures.artwork import hatch, style
from sherrington.app.pictures.body_map import SIGN_KEY, TITLES, view_svg
from sherrington.app.pictures.body_values import BodyValue, body_values, muscle_name, twitching
from sherrington.app.pictures.cases import innervation_of, lesions_of
from sherrington.app.pictures.neuraxis import neuraxis_scene
from sherrington.app.pictures.scene import svg
from sherrington.app.pictures.shapes import DATA, views
from sherrington.app.pipeline import Examined, Options, sources, tally
from sherrington.app.report_traces import pack
from sherrington.app.treatment_file import in_words
from sherrington.foundation import anatomy

# Nothing may be loaded from anywhere, whatever the page's content tries.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"
BODIES = ("front", "back", "front_deep", "back_deep")
FIRST = "tendon_reflex"  # the test whose recordings are shown first
NAMED = 6  # sites of a lesion that are written out
PARTS = (("case", "Case"), ("lesion", "Lesion"), ("body", "Body"), ("findings", "Examination"),
         ("recordings", "Recordings"), ("sources", "Sources"))  # fmt: skip
Values = dict[tuple[str, str], BodyValue]


def page(examined: Examined, options: Options) -> str:
    """Return the page of one examination as HTML.

    Parameters
    ----------
    examined : Examined
        Who was examined, and what was found.
    options : Options
        How.
    """
    findings = examined.examination.findings
    index, numbers = pack(examined.examination.traces)
    maps = {what: body_values(findings, what) for what in ("power", "bulk", "reflexes")}
    name = examined.case.name or examined.case.id or "patient"
    css = style() + (DATA / "report.css").read_text(encoding="utf-8")
    body = "\n".join(
        [
            _head(name, examined, options),
            "<main>",
            _section("lesion", "Where the lesion is", _lesion(examined)),
            _section("body", "What was found on the body", _body(maps, twitching(findings))),
            _section("findings", "The examination, graded", _examination(examined)),
            _section("recordings", "What was seen, felt and recorded", _recordings(index)),
            _section("sources", "What the numbers rest on", _sources()),
            "</main>",
            f"<footer><p class=small>{escape(NOTICE)}</p></footer>",
        ]
    )
    script = (DATA / "report.js").read_text(encoding="utf-8")
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="en"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta name="description" content="{escape(NOTICE)}">',
            f"<title>{escape(name)} - Sherrington</title><style>{css}</style></head><body>",
            f'<svg width="0" height="0" style="position:absolute" aria-hidden="true">{hatch()}</svg>',
            body,
            f'<script id="data" type="application/json">{_json(_data(maps, findings, index))}</script>',
            f'<script id="numbers" type="text/plain">{numbers}</script>',
            f"<script>{script}</script></body></html>",
            "",
        ]
    )


def _json(document: Any) -> str:
    """Return a document as JSON that cannot end the element it stands in."""
    return json.dumps(document, allow_nan=False, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _section(name: str, title: str, content: str) -> str:
    """Return one part of the page."""
    return f'<section id="{name}" aria-labelledby="{name}-title"><h2 id="{name}-title">{title}</h2>{content}</section>'


def _head(name: str, examined: Examined, options: Options) -> str:
    """Return the way around, the case in words, its signs, and the notice."""
    links = "".join(f'<li><a href="#{part}">{title}</a></li>' for part, title in PARTS)
    patient = examined.patient
    known = examined.case.patient  # as read: a disease is one line, not all that it has written
    lesions = "".join(f"<li>{_lesion_words(lesion)}</li>" for lesion in known.lesions)
    lesions += "".join(f"<li>{escape(words.disease(one))}</li>" for one in known.diseases)
    given = "; ".join(in_words(treatment) for treatment in patient.treatments)
    found = examined.examination.findings
    abnormal = sum(row.flagged for row in found)
    narrowed = f", narrowed to “{escape(options.focus)}”" if options.focus else ""
    return (
        f'<nav aria-label="Parts of the page"><ul>{links}</ul></nav><header id="case"><h1>{escape(name)}</h1>'
        f"<p>{escape(words.person(patient.person)).capitalize()}. "
        f"{'Lesions:' if lesions else 'No lesion.'}</p>{f'<ol>{lesions}</ol>' if lesions else ''}"
        f"{f'<p>{escape(given).capitalize()}.</p>' if given else ''}"
        f"<p><b>{abnormal}</b> of {len(found)} findings are abnormal. {_signs(examined)}</p>"
        f"<p class=notice>{escape(NOTICE)}</p>"
        f"<p class=small>sherrington {__version__}, seed {options.seed}, {escape(options.followed)} examination"
        f"{narrowed}, {examined.examination.seconds:.0f} s simulated.</p></header>"
    )


def _lesion_words(lesion: Any) -> str:
    """Return a lesion in words, its places by name."""
    names = [anatomy.nodes()[site].name for site in lesion.sites if site in anatomy.nodes()]
    shown = "; ".join(name[:1].upper() + name[1:] for name in names[:NAMED] if name)
    more = f"; and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return f"{escape(words.lesion(lesion))} <span class=small>({escape(shown + more)})</span>"


def _signs(examined: Examined) -> str:
    """Return the signs of the limb that is hurt most, in words."""
    lines = chart([examined])
    if not lines:
        return ""
    cell = lines[0]["cells"][0]
    signs = "; ".join(f"{line['sign']} {line['cells'][0]['text']}" for line in lines)
    return f"The {cell['side']} {cell['limb']}: {escape(signs)}."


def _lesion(examined: Examined) -> str:
    """Return the picture of the neuraxis."""
    scene = neuraxis_scene(lesions_of(examined.patient), innervation_of(examined.patient))
    drawing = svg(scene, "From cortex to muscle, both sides, with the lesion")
    return (
        '<figure id="neuraxis"><div class=wide tabindex=0 role="group" aria-label="From cortex to muscle">'
        f"{drawing}</div><figcaption>From in front: the right side of the body is on the left. Lines are as thick as "
        "the share that is lost or blocked; percentages are what the cortex no longer reaches of a muscle."
        "</figcaption></figure>"
    )


def _body(maps: dict[str, Values], twitches: Collection[tuple[str, str]]) -> str:
    """Return the body maps, one set of drawings for all of them."""
    radios = "".join(
        f'<label><input type="radio" name="what" value="{what}"{" checked" if what == "power" else ""}> {text}</label>'
        for what, text in (("power", "power"), ("bulk", "bulk"), ("reflexes", "reflexes"))
    )
    drawings = {
        name: f"<figure>{view_svg(name, maps['power'], maps['reflexes'], twitches)}</figure>" for name in views()
    }
    bodies = "".join(drawings[name] for name in BODIES)
    insets = "".join(text for name, text in drawings.items() if name not in BODIES)
    choices = "".join(f'<option value="{key}">{escape(text)}</option>' for key, text in _places())
    return (
        f"<fieldset><legend>Show</legend>{radios}</fieldset>"
        f'<div id="map" data-what="power">{"".join(map(_scale, maps))}'
        f'<div class=controls><label>Muscle <select id="find"><option value="">none chosen</option>{choices}</select>'
        '</label></div><p id="muscle" aria-live="polite">Choose a muscle, or touch one on the body.</p>'
        f"<div class=bodies>{bodies}</div><div class=insets>{insets}</div></div>"
    )


def _places() -> Iterable[tuple[str, str]]:
    """Yield every muscle of every side: id of its drawing, and name."""
    for name, muscle in sorted(anatomy.muscles().items(), key=lambda item: item[1].name):
        for side in ("right", "left") if muscle.paired else ("midline",):
            yield f"{name}_{side}", muscle.name + (f", {side}" if muscle.paired else "")


def _scale(what: str) -> str:
    """Return the legend of one map."""
    steps = "".join(
        f'<li><i style="background:var(--{step.role})"></i>{escape(step.label)}</li>' for step in palette.scale(what)
    )
    if what == "reflexes":
        steps += f"<li>{SIGN_KEY}</li>"
    else:
        steps += "<li><i class=unknown></i>not examined</li>"
    if what == "bulk":
        steps += "<li><i class=twitch></i>fasciculates</li>"
    return f'<ul class="scale {what}" aria-label="{escape(TITLES[what])}"><li>{escape(TITLES[what])}</li>{steps}</ul>'


def _examination(examined: Examined) -> str:
    """Return the graded examination."""
    marks = ", ".join(f"{words.MARKS[flag]} {flag}" for flag in report_tables.FLAGS)
    return (
        '<div class=controls><label><input type="checkbox" id="onlybad"> abnormal findings only</label>'
        f"<span class=small>{marks}; - could not be measured; health: the range of healthy virtual people</span></div>"
        f'<div id="tables">{report_tables.examination(examined.examination.findings)}</div>'
    )


def _recordings(index: dict[str, Any]) -> str:
    """Return the viewer of the recordings."""
    tests: dict[str, list[str]] = {}
    first = next((i for i, group in enumerate(index["groups"]) if group["test"] == FIRST), 0)
    for i, group in enumerate(index["groups"]):
        option = f'<option value="{i}"{" selected" if i == first else ""}>{escape(group["name"])}</option>'
        tests.setdefault(group["test"], []).append(option)
    options = "".join(
        f'<optgroup label="{escape(test.replace("_", " "))}">{"".join(found)}</optgroup>'
        for test, found in tests.items()
    )
    speeds = "".join(
        f'<option value="{speed}"{" selected" if speed == 0.1 else ""}>{text}</option>'
        for speed, text in ((1, "real time"), (0.1, "10 times slower"), (0.02, "50 times slower"))
    )
    return (
        f'<div class=controls><label>Test <select id="pick">{options}</select></label>'
        f'<button type="button" id="play">Play</button>'
        f'<label><span class=hidden>Speed</span><select id="speed">{speeds}</select></label>'
        '<label class=hidden for="time">Time</label><input type="range" id="time" min="0" max="1" step="any" value="0">'
        '<output id="clock" for="time" class=num></output></div>'
        "<p class=small><span class=right>━ right</span> <span class=left>┅ left</span>, on one scale. "
        'Move over the traces or use the slider and the arrow keys. <span id="steps"></span></p>'
        '<canvas id="traces" role="img" aria-label="Recordings of the chosen test, as in the table below"></canvas>'
        '<div class=wide><table id="readout"><thead><tr><th scope=col>at this moment</th><th scope=col>right</th>'
        "<th scope=col>left</th></tr></thead><tbody></tbody></table></div>"
    )


def _sources() -> str:
    """Return what the numbers of the package rest on."""
    rows = sources()
    total, assumed = tally(rows)
    return (
        f"<p>The engine rests on {total} numbers, {assumed} of them assumed. Every one stands in the package with its "
        "unit, range, source and reason.</p><details><summary>All sources</summary>"
        f"{report_tables.sources(rows)}</details>"
    )


def _data(maps: dict[str, Values], findings: Iterable[Any], index: dict[str, Any]) -> dict[str, Any]:
    """Return what the script of the page needs."""
    muscles: dict[str, dict[str, list[str]]] = {}
    for what in ("power", "bulk"):
        for (name, side), seen in maps[what].items():
            if not isinstance(seen.value, str):
                step = palette.step(what, seen.value)
                text = f"MRC {step.label}" if what == "power" else f"{100 * seen.value:.0f} %"
                muscles.setdefault(f"{name}_{side}", {})[what] = [step.role, text]
    for row in findings:
        if row.measure == "fasciculation" and row.flagged and row.value is not None:
            twitches = ["", f"{words.number(row.value, row.unit)} {row.unit}"]
            muscles.setdefault(f"{row.structure}_{row.side}", {})["fasciculation"] = twitches
    names = {name: muscle_name(name) for name in anatomy.muscles()}
    return {"muscles": muscles, "names": names, **index}
