"""The page of ``report``: complete in one file, honest, safe, alive in a browser, usable without one."""

import base64
import json
import re
import shutil
from html.parser import HTMLParser

import numpy as np
import pytest

import sherrington as sh
from sherrington.app.main import main
from sherrington.app.notice import NOTICE
from sherrington.app.patient_file import Case, read
from sherrington.app.pipeline import Examined, Options
from sherrington.app.report import check_file, write_report
from sherrington.app.report_page import page
from sherrington.app.report_tables import examination as tables
from sherrington.app.report_traces import MOST, pack
from sherrington.circuit.command import Command, Step
from sherrington.circuit.trace import Trace
from sherrington.foundation.errors import InputError
from sherrington.sign.examination import Examination, Recording
from sherrington.sign.finding import Finding

NAME = 'a <b> & "c" </script><script>alert(1)</script>'


def recording(side, scale):
    """Return one tap on the ankle."""
    command = Command("ankle", side, 0.4)
    wave = scale * np.sin(np.linspace(0, 6, 400))
    emg = np.zeros(4000)
    emg[1234] = 1e-3 * scale
    trace = Trace(
        command, 1000.0, 10000.0, ("ankle",), ("soleus", "tibialis_anterior"),
        10 + wave[None], wave[None], np.stack([wave, wave]), np.stack([emg, 0 * emg]), np.zeros(400),
        units=np.array([[0.1, 0, 3], [0.12, 1, 5]]),
    )  # fmt: skip
    return Recording(Step("tendon_reflex", "ankle", side, command, f"Tap on the {side}.", "tap"), trace)


@pytest.fixture(scope="module")
def examined():
    """Return a small examination of a case with a name that must be escaped."""
    findings = (
        Finding("power", "soleus", "right", "mrc", 3.67, "MRC 0-5", 5, 5, "low", "HP:0001324"),
        Finding("power", "soleus", "left", "mrc", 5, "MRC 0-5", 5, 5),
        Finding("inspection", "soleus", "right", "bulk", 0.62, "1", 0.85, None, "low"),
        Finding("inspection", "soleus", "right", "fasciculation", 12.0, "1/min", None, 0.5, "present"),
        Finding("tendon_reflex", "ankle", "right", "grade", 0, "DTR 0-4", 1, 2, "absent"),
        Finding("tendon_reflex", "ankle", "left", "latency", None, "s", 0.02, 0.04, reason="no <jerk>"),
        Finding("tendon_reflex", "jaw_jerk", "midline", "grade", 2, "DTR 0-4", 0, 2),
        Finding("plantar", "plantar", "right", "response", "none", "flexor/none/extensor", flag="absent"),
    )
    done = Examination(findings, (recording("left", 1.0), recording("right", 3.0)), 1.0)
    return Examined(Case(NAME, "", read("umn")), read("umn"), done)


@pytest.fixture(scope="module")
def text(examined):
    """Return the page."""
    return page(examined, Options())


def script(text, name):
    """Return the content of one data element."""
    return re.search(rf'<script id="{name}"[^>]*>(.*?)</script>', text, re.S)[1]


def test_nothing_is_fetched(text):
    assert "default-src 'none'" in text
    found = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attrs):
            found.extend((tag, name, value) for name, value in attrs if name in ("src", "href", "action", "srcset"))
            assert tag not in ("link", "iframe", "img", "object", "base")

    Reader().feed(text)
    assert all(value.startswith("#") for _, _, value in found)
    assert "@import" not in text and not re.search(r"url\((?!#)", text)


def test_what_it_must_hold(text):
    assert text.count(NOTICE) >= 2
    assert "61 years" in text and "ic_upper_face" in text and "Internal capsule" in text
    for part in ("case", "lesion", "body", "findings", "recordings", "sources"):
        assert f'id="{part}"' in text
    assert 'name="viewport"' in text and "prefers-color-scheme:dark" in text


def test_names_are_escaped(text):
    assert "alert(1)</script>" not in text and "&lt;b&gt;" in text and "no &lt;jerk&gt;" in text


def test_the_same_examination_gives_the_same_bytes(examined, text):
    assert page(examined, Options()) == text


def test_ids_are_unique(text):
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert len(ids) == len(set(ids))


def test_data(text):
    data = json.loads(script(text, "data"))
    assert data["muscles"]["soleus_right"]["power"][1] == "MRC 4-"
    assert data["muscles"]["soleus_right"]["fasciculation"][1] == "12 1/min"
    (group,) = data["groups"]
    assert set(group["sides"]) == {"left", "right"} and group["sides"]["left"]["words"] == "Tap on the left."
    assert group["sides"]["right"]["sp"] == [[0.1, 0, 3], [0.12, 1, 5]]


def test_recordings_come_back(examined):
    index, numbers = pack(examined.examination.traces)
    words = np.frombuffer(base64.b64decode(numbers), "<i2").astype(float)
    rows = {(row["q"], row["n"]): row for row in index["groups"][0]["sides"]["right"]["rows"]}

    def values(row, n):
        part = words[row["o"] : row["o"] + n]
        return row["lo"] + (part + 32767) / 65534 * (row["hi"] - row["lo"])

    angle = values(rows["angle", "ankle"], rows["angle", "ankle"]["c"])
    assert angle.min() == pytest.approx(7.0, abs=0.01) and angle.max() == pytest.approx(13.0, abs=0.01)
    emg = values(rows["EMG", "soleus"], 2 * rows["EMG", "soleus"]["c"])
    assert emg.max() == pytest.approx(3.0, abs=1e-3)
    assert max(row["c"] for row in rows.values()) <= MOST


def test_a_large_examination_stays_small(examined):
    many = [recording(side, 1.0 + i) for i in range(200) for side in ("left", "right")]
    _, numbers = pack(many)
    assert len(numbers) < 4_500_000


def test_tables(examined):
    html = tables(examined.examination.findings)
    assert '<td class="num low">4- <span class="flag low" title="low HP:0001324">' in html
    assert "<summary>Power: <b>1</b> of 2 abnormal" in html
    assert "at least 0.85" in html and "colspan=2" in html
    assert "<details open><summary>Plantar" in html


def test_a_page_without_recordings(examined):
    bare = Examination(examined.examination.findings[:1], (), 0.0)
    assert "<canvas" in page(examined._replace(examination=bare), Options())


def test_the_file_appears_complete_or_not_at_all(examined, tmp_path, monkeypatch):
    path = tmp_path / "page.html"
    write_report(examined, Options(), path)
    assert path.read_text(encoding="utf-8").endswith("</html>\n")
    assert [entry.name for entry in path.parent.iterdir()] == ["page.html"]
    monkeypatch.setattr("os.replace", lambda *_: (_ for _ in ()).throw(OSError("full")))
    with pytest.raises(OSError, match="full"):
        write_report(examined, Options(), path)
    assert [entry.name for entry in path.parent.iterdir()] == ["page.html"]


def test_the_command_says_what_it_wrote(examined, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("sherrington.app.pipeline.run_examination", lambda *_: examined)
    assert main(["report", "umn", "-o", str(tmp_path / "page.html")]) == 0
    assert capsys.readouterr() == ("", f"sherrington: wrote {tmp_path / 'page.html'}\n")


def test_bad_places_are_refused_before_any_work(tmp_path, capsys):
    with pytest.raises(InputError, match="name a file"):
        check_file(tmp_path)
    assert main(["report", "umn", "-o", str(tmp_path)]) == 2
    assert main(["report", "umn", "-o", str(tmp_path / "r.pdf")]) == 2
    assert "--output: 'r.pdf' must end in .html or .htm" in capsys.readouterr().err
    assert main(["report", "umn", "-o", str(tmp_path / "new" / "r.html")]) == 2
    err = capsys.readouterr().err
    assert "--output: there is no folder '" in err and "/new'; make it first" in err and err.count("\n") == 1
    assert main(["report", "umm", "-o", str(tmp_path / "x.html")]) == 2
    assert main(["report", "umn"]) == 2
    out, err = capsys.readouterr()
    assert out == "" and "umn" in err and not list(tmp_path.iterdir())


def test_from_python(examined, tmp_path):
    from sherrington.app.api import Result

    path = sh.report(Result(examined, Options()), tmp_path / "page.html")
    assert path.exists()


# ---- in a browser


@pytest.fixture(scope="module")
def browser():
    """Return a headless browser, if there is one."""
    sync_api = pytest.importorskip("playwright.sync_api")
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_api.sync_playwright() as playwright:
        try:
            launched = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        except sync_api.Error as error:
            pytest.skip(f"no browser: {error.message.splitlines()[0]}")
        yield launched
        launched.close()


@pytest.fixture
def opened(browser, text, tmp_path):
    """Return a function that opens the page, and what went wrong in it."""
    path = tmp_path / "page.html"
    path.write_text(text, encoding="utf-8")
    complaints, pages = [], []

    def open_page(**settings):
        tab = browser.new_page(**settings)
        tab.on("console", lambda message: complaints.append(message.text))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("request", lambda request: complaints.append(request.url) if request.url != path.as_uri() else None)
        tab.goto(path.as_uri())
        pages.append(tab)
        return tab

    yield open_page
    for tab in pages:
        tab.close()
    assert complaints == []


def fill(tab, muscle):
    """Return the colour a muscle is drawn in."""
    return tab.evaluate("id => getComputedStyle(document.getElementById(id)).fill", muscle)


def test_choosing_what_the_body_shows(opened):
    tab = opened()
    power = fill(tab, "soleus_right")
    assert power != fill(tab, "soleus_left") and "hatch" in fill(tab, "gracilis_left")
    tab.get_by_role("radio", name="bulk").check()
    assert fill(tab, "soleus_right") != power and "hatch" in fill(tab, "soleus_left")
    assert not tab.locator("#reflex_ankle_right").is_visible()
    tab.get_by_role("radio", name="reflexes").check()
    assert tab.locator("#reflex_ankle_right").is_visible()


def test_a_muscle_can_be_touched_or_chosen(opened):
    tab = opened()
    tab.get_by_role("combobox", name="Muscle").select_option("soleus_right")
    assert tab.locator("#muscle").inner_text() == "Soleus, right: power MRC 4-, bulk 62 %, fasciculation 12 1/min"
    assert tab.locator("path.on").count() >= 2
    tab.locator("#gluteus_maximus_left").click()
    assert tab.locator("#muscle").inner_text() == "Gluteus maximus, left: not examined"


def test_recordings_can_be_scrubbed_with_the_keyboard(opened):
    tab = opened()
    slider = tab.get_by_label("Time", exact=True)
    slider.focus()
    for _ in range(5):
        slider.press("ArrowRight")
    assert float(slider.input_value()) > 0.0 and tab.locator("#clock").inner_text() != "0.000 s"
    table = tab.locator("#readout").inner_text()
    assert "angle ankle [deg]" in table and "force soleus [N]" in table
    assert "No EMG in tibialis anterior" in tab.locator("#steps").inner_text()
    before = slider.input_value()
    tab.get_by_role("button", name="Play").press("Enter")
    tab.wait_for_function(f"document.getElementById('time').value != {before}")
    tab.get_by_role("button", name="Stop").click()


def test_recordings_can_be_scrubbed_with_the_mouse(opened):
    tab = opened()
    box = tab.locator("#traces").bounding_box()
    tab.locator("#traces").hover(position={"x": box["width"] / 2, "y": 30})
    assert 0.1 < float(tab.locator("#time").input_value()) < 0.3


def test_lines_of_several_muscles_are_named_where_they_peak(opened):
    tab = opened()
    said = tab.evaluate(
        """() => {
          const said = [], proto = CanvasRenderingContext2D.prototype, usual = proto.fillText;
          proto.fillText = function (text, ...rest) { said.push(text); usual.call(this, text, ...rest); };
          document.getElementById("time").dispatchEvent(new Event("input"));
          proto.fillText = usual;
          return said;
        }"""
    )
    assert "soleus" in said and "force [N]" in said


def test_only_abnormal_findings(opened):
    tab = opened()
    row = tab.locator("#tables tr", has_text="latency")
    assert row.is_visible()
    tab.get_by_label("abnormal findings only").check()
    assert not row.is_visible() and tab.locator("#tables tr.bad").first.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark(opened, scheme):
    tab = opened(color_scheme=scheme)
    ground = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, re.findall(r"\d+", ground))) > 380) == (scheme == "light")
    drawn = "(() => { const c = document.getElementById('traces'); return c.width * c.height; })()"
    assert tab.evaluate(drawn) > 10_000


def test_on_a_phone_nothing_sticks_out(opened):
    tab = opened(viewport={"width": 360, "height": 740})
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360
    tab.get_by_role("radio", name="reflexes").check()
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360


def test_without_scripts_everything_else_is_there(browser, text, tmp_path):
    path = tmp_path / "page.html"
    path.write_text(text, encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(path.as_uri())
    assert tab.locator("#findings table").first.is_visible() and tab.locator("#soleus_right").is_visible()
    context.close()
