"""Values, spans and lesions as people read them."""

import pytest

from sherrington.app import report_tables, tables, words
from sherrington.circuit.patient import Lesion
from sherrington.sign.finding import Finding


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.0213, "s", "21.3"),
        (3.67, "MRC 0-5", "4-"),
        (4.33, "MRC 0-5", "4+"),
        (1.5, "Modified Ashworth", "1+"),
        (None, "Hz", "-"),
        ("extensor", "", "extensor"),
        (3, "DTR 0-4", "3"),
        (0.004, "V", "4"),
        (0.8512, "1", "0.85"),
    ],
)
def test_numbers(value, unit, text):
    assert words.number(value, unit) == text


@pytest.mark.parametrize(
    ("structure", "grade", "flag", "shown"),
    [
        ("hoffmann", 0, "normal", "neg. "),
        ("hoffmann", 2, "normal", "neg. "),
        ("hoffmann", 3, "present", "pos. 3●"),
        ("ankle", 2, "normal", "2 "),
        ("ankle", 4, "high", "4▲"),
    ],
)
def test_hoffmann_reads_as_a_sign_that_is_there_or_not(structure, grade, flag, shown):
    row = Finding("tendon_reflex", structure, "left", "grade", grade, "DTR 0-4", 0, 2, flag)
    assert tables.cell(row).plain == shown
    assert report_tables.health(row) == ("neg." if structure == "hoffmann" else "0 to 2")


def test_spans():
    assert [words.span(days) for days in (0, 1, 10, 90, 730.5)] == ["0 days", "1 day", "10 days", "3 months", "2 years"]


@pytest.mark.parametrize(
    ("order", "said"), [(0.3, "large units first (order 30 %)"), (-1.0, "small units first (order -100 %)")]
)
def test_the_order_of_a_loss_is_said(order, said):
    assert said in words.lesion(Lesion(("ah_C8",), "left", loss=0.5, age=90, order=order))
    assert "first" not in words.lesion(Lesion(("ah_C8",), "left", loss=0.5, age=90))


def test_lesions_are_said_in_words():
    entry = Lesion(("a", "b", "c", "d", "e"), "both", loss=0.5, age=14, over=7, of=("motor",))
    assert words.lesion(entry) == (
        "both sides a, b, c, d and 1 more: loss 50 % of motor fibres, 14 days ago (over 7 days)"
    )
