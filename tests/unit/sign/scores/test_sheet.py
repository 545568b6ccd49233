"""The score sheet: looked up, added up, and what is missing is named."""

from sherrington.sign.finding import Finding
from sherrington.sign.scores.sheet import Part, Sheet, least, mean, most, not_examined, row, total

BLANK = Finding("tone", "knee", "left", "mas", None, "Modified Ashworth", direction="flexion", reason="too painful")
FULL = Finding("tone", "knee", "left", "mas", 2, "Modified Ashworth", direction="flexion")


def test_a_row_without_a_value_is_missing_with_its_reason():
    part = Sheet([BLANK]).number("tone", "knee", "left", "mas", "flexion")
    assert part == Part(None, ("tone knee flexion (left) [too painful]",))
    assert Sheet([BLANK, FULL]).number("tone", "knee", "left", "mas", "flexion").value == 2
    assert Sheet([]).number("tone", "knee", "left", "mas", "flexion").missing == ("tone knee flexion (left)",)


def test_a_word_is_no_number_and_a_number_no_word():
    sheet = Sheet([FULL, Finding("plantar", "plantar", "left", "response", "flexor", "")])
    assert sheet.number("plantar", "plantar", "left", "response").value is None
    assert sheet.word("plantar", "plantar", "left", "response") == ("flexor", ())
    assert sheet.word("plantar", "plantar", "right", "response") == (None, ("plantar plantar (right)",))


def test_parts_together():
    parts = [Part(1.0), Part(4.0)]
    assert [each(parts).value for each in (total, mean, least, most)] == [5.0, 2.5, 1.0, 4.0]
    lacking = [Part(1.0), Part(None, ("a",)), Part(None, ("a", "b"))]
    assert {each(lacking) for each in (total, mean, least, most)} == {Part(None, ("a", "b"))}
    assert total([]).value is None


def test_a_score_is_a_finding():
    full = row("mrc_sum", "left", "sum", Part(29.0), "0-30", (30, None))
    assert (full.test, full.structure, full.value, full.flag) == ("score", "mrc_sum", 29, "low")
    none = row("mrc_sum", "left", "sum", Part(None, ("a",)), "0-30", (30, None))
    assert none.value is None and none.reason == not_examined(["a"]) == "not examined: a" and none.flag == "normal"
    assert row("mas_sum", "left", "arm", Part(1.5), "0-24").value == 1.5
