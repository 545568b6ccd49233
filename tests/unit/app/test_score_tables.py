"""Score tables: every scale is printed, what has no value says why."""

from sherrington.app.documents import findings_document
from sherrington.app.patient_file import Case
from sherrington.app.pipeline import Examined, Options
from sherrington.app.score_tables import print_scores
from sherrington.circuit.patient import Patient
from sherrington.sign.examination import Examination
from sherrington.sign.finding import Finding
from sherrington.sign.scores import SCALES
from sherrington.sign.scores.strength import MOVEMENTS

SIDES = ("left", "right")
BULBAR = [muscle for name in ("tongue", "lips", "palate", "larynx", "pharynx") for muscle in MOVEMENTS[name]]
ROWS = (
    Finding("tendon_reflex", "jaw_jerk", "midline", "grade", 3, "DTR 0-4"),
    Finding("plantar", "plantar", "left", "response", "extensor", "flexor/none/extensor"),
)


def test_every_scale_is_printed(capsys):
    print_scores([*ROWS, *(Finding("power", m, s, "force_fraction", 1.0, "1") for m in BULBAR for s in SIDES)])
    text = capsys.readouterr().out
    assert all(f"score {name.replace('_', ' ')}" in text for name in SCALES)
    assert "mood is not simulated" in text and "not examined" in text
    assert "[saliva is not" in text  # square brackets are text, not markup


def test_documents_hold_scores_on_request_only():
    examined = Examined(Case("made", "", Patient()), Patient(), Examination(ROWS, (), 0.0))
    assert "scores" not in findings_document(examined, Options())
    rows = findings_document(examined, Options(scores=True))["scores"]
    assert {row["structure"] for row in rows} == set(SCALES) and {row["test"] for row in rows} == {"score"}
    assert [row["value"] for row in rows if row["measure"] in ("jaw_jerk", "babinski") and row["value"] is not None]
