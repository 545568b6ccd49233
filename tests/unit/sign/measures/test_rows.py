"""A table of targets: what cannot be used is refused with line, field, what is allowed and the nearest."""

import json

import pytest

from sherrington.foundation.errors import InputError
from sherrington.sign.measures.checks import COMMON, EXPECTED
from sherrington.sign.measures.rows import COLUMNS, MORE, read_rows

HEAD = ",".join(COLUMNS) + "\n"
USUAL = {
    "id": "A",
    "measure": "h_latency",
    "structure": "soleus",
    "side": "right",
    "case": "healthy",
    "settings": "",
    "low": "1",
    "high": "2",
    "unit": "ms",
    "source": "x",
}
JAW = {"measure": "t_latency", "structure": "jaw_jerk", "side": "midline"}
TORQUE = {"measure": "passive_torque_at", "structure": "ankle", "unit": "N m"}


def line(**changes):
    """Return one line of a table; settings as they come or as an object."""
    cells = {**USUAL, **changes}
    if not isinstance(cells["settings"], str):
        cells["settings"] = json.dumps(cells["settings"])
    return ",".join('"{}"'.format(cell.replace('"', '""')) for cell in cells.values()) + "\n"


def error(text):
    """Return the message about a table."""
    with pytest.raises(InputError) as caught:
        read_rows(text, "t.csv")
    message = str(caught.value)
    assert message.startswith("t.csv: ") and "\n" not in message
    return message.removeprefix("t.csv: ")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no rows; columns are id, measure"),
        (HEAD, "no rows; columns are id, measure"),
        (HEAD.replace("measure", "mesure"), "line 1: no column 'measure' (did you mean 'mesure'?); columns are id"),
        (HEAD.replace("case,", "case,,"), "line 1: column 6 has no name"),
        (HEAD.strip() + ",\n", "line 1: column 11 has no name"),
        (HEAD.strip() + ",id\n", "line 1: column 'id' stands there twice"),
        (HEAD.strip() + ",nots\n", "line 1: unknown column 'nots' (did you mean 'note'?); allowed: id, measure"),
        (HEAD + line().strip() + ",3\n", "line 2: has 11 fields, the header has 10"),
        (HEAD + line() + "\nB,soleus\n", "line 4: has 2 fields, the header has 10"),
        (HEAD + '"A,b\n', "line 2: not a CSV table"),
        (HEAD + line() + line(), "line 3 (A): id: 'A' stands in line 2 already"),
        (HEAD + line(id="B", settings='{"n":\n2}') + line() + line(), "line 5 (A): id: 'A' stands in line 4 already"),
        (HEAD + line(id=""), "line 2: id: is empty"),
        (HEAD.replace(",", ";"), "line 1: fields must be separated by commas, not by semicolons"),
        (HEAD.replace(",", "\t"), "line 1: fields must be separated by commas, not by tabs"),
        (HEAD + line(low="", high=""), "line 2 (A): low: is empty as high is"),
    ],
)
def test_the_shape_of_the_table(text, says):
    assert says in error(text)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"measure": ""}, "measure: is empty; see"),
        ({"measure": "h_latncy"}, "measure: no measure 'h_latncy' (did you mean 'h_latency'?)"),
        ({"side": "midline"}, "side: 'midline' is no side of soleus; allowed: left, right"),
        ({"side": "rigt"}, "side: 'rigt' is no side of soleus (did you mean 'right'?); allowed: left, right"),
        (TORQUE | {"side": "midline"}, "side: 'midline' is no side of ankle; allowed: left, right"),
        (TORQUE | {"structure": "jaw"}, "side: 'right' is no side of jaw; allowed: midline"),
        (JAW | {"side": "left"}, "side: 'left' is no side of jaw_jerk; allowed: midline"),
        (TORQUE | {"unit": "kg"}, "unit: 'kg' is no unit of passive_torque_at, which is in 'N m'; allowed: N m, Nm"),
        (
            TORQUE | {"unit": "n m"},
            "unit: 'n m' is no unit of passive_torque_at, which is in 'N m' (did you mean 'N m'?)",
        ),
        (TORQUE | {"unit": ""}, "unit: '' is no unit of passive_torque_at"),
        ({"settings": {"against": "healthy"}}, "unit: 'ms' is no unit of h_latency, which is a ratio here; allowed: 1"),
        ({"low": "1_0"}, "low: '1_0' is not a number"),
        ({"low": "nan"}, "low: 'nan' is not a finite number"),
        ({"low": "3"}, "low: 3 is above high 2"),
    ],
)
def test_the_fields_of_a_row(changes, says):
    assert error(HEAD + line(**changes)).startswith(f"line 2 (A): {says}")


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ("[1]", 'must be a JSON object, like {"n": 20}'),
        ("{n: 1}", "not JSON: "),
        ('{"n": 1, "n": 2}', "'n' is written twice"),
        ('{"n": ' + "9" * 5000 + "}", "not JSON: too deep, or a number too long"),
        ("[" * 100_000, "not JSON: too deep, or a number too long"),
        ('{"n": NaN}', "NaN is no number here"),
        ({"n": 0}, "n must be a whole number from 1 to 1000, not 0"),
        ({"sex": "femal"}, "sex cannot be 'femal' (did you mean 'female'?); allowed: female, male"),
        ({"statistic": "meen"}, "statistic cannot be 'meen' (did you mean 'mean'?); allowed: median, mean"),
        (
            {"against": "other"},
            "against cannot be 'other' (did you mean 'other_side'?); allowed: healthy, other_side, or an object",
        ),
        ({"age": [60, 20]}, "age must be a number or [low, high], not [60, 20]"),
        ({"age": -1}, "age must lie in 5 to 110 years, not -1"),
        ({"every": []}, "every is an empty list"),
        ({"every": [None]}, "every must be a list of objects"),
        ({"every": [{"every": [{}]}]}, "every cannot hold every"),
        ({"every": [{"structure": None}]}, "structure must be text, not null"),
        ({"against": {"against": "healthy"}}, "against cannot hold against"),
        ({"against": {"side": 3}}, "side must be text, not 3"),
        ({"against": {"healthy": "yes"}}, "healthy must be true or false, not 'yes'"),
        ({"against": {"age": [20, 60]}}, "age must be one number here, not [20, 60]"),
        ({"against": {"bogus": 1}}, "against: h_latency has no setting 'bogus'"),
        ({"against": {}}, "against is an empty object; say what is different"),
        ({"compare": "loss"}, "compare needs a reference; say it in 'against'"),
        ({"treated": 3}, "treated is the day of a treatment; say which in 'treatment'"),
        ({"limit": 3}, "limit is that of a share; say share_above or share_below"),
        ({"n": 2, "statistic": "share_above_controls"}, "share_above_controls needs n of at least 3 persons"),
        ({"n": 3, "statistic": "share_above_controls", "against": "healthy"}, "share_above_controls compares with the"),
        ({"n": 2, "mix": ["umn+baclofen", "lmn"]}, "mix holds cases alone, not 'umn+baclofen'"),
        ({"mix": []}, "mix must be a list of cases, not []"),
        ({"n": 1, "mix": ["umn", "lmn"]}, "mix has more cases than n has persons"),
    ],
)
def test_the_settings_of_a_row(settings, says):
    assert error(HEAD + line(settings=settings)).startswith(f"line 2 (A): settings: {says}")


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"every": [{"structure": "solus"}]}, "every[0]: structure: no muscle 'solus' (did you mean 'soleus'?)"),
        ({"every": [{}, {"side": "midline"}]}, "every[1]: side: 'midline' is no side of soleus"),
        ({"against": {"structure": "solus"}}, "against: structure: no muscle 'solus' (did you mean 'soleus'?)"),
        ({"against": {"side": "midline"}}, "against: side: 'midline' is no side of soleus"),
    ],
)
def test_changes_are_checked_like_the_row(settings, says):
    assert error(HEAD + line(settings=settings, unit="ratio" if "against" in settings else "ms")).startswith(
        f"line 2 (A): settings: {says}"
    )


@pytest.mark.parametrize("value", [None, True, "x", [None], {"bogus": 1}], ids=json.dumps)
@pytest.mark.parametrize("key", COMMON)
def test_no_setting_is_called_by_a_word_of_python(key, value):
    if (key, value) == ("treatment", "x"):
        return  # which treatments there are is known further up only
    message = error(HEAD + line(settings={key: value}))
    assert set(EXPECTED) == set(COMMON)
    assert not any(word in message for word in ("None", "True", "<class", "dict", "Type"))


@pytest.mark.parametrize(
    ("measure", "key", "value", "says"),
    [
        ("h_ratio_at_interval", "trials", None, "trials must be like 2, not null"),
        ("h_ratio_at_interval", "trials", 99, "trials must lie in 1 to 50, not 99"),
        ("femoral_facilitation", "delays", [None], "delays must be like [-1, 0"),
        ("reciprocal_inhibition", "antagonist", "tibialis", "antagonist: there is no 'tibialis'"),
    ],
)
def test_own_settings_of_a_measure(measure, key, value, says):
    assert f"settings: {says}" in error(HEAD + line(measure=measure, unit="1", settings={key: value}))


def test_the_other_side_of_the_midline_is_no_reference():
    assert "other_side" in error(HEAD + line(**JAW, settings={"against": "other_side"}))


def test_what_is_right_is_read():
    table = HEAD.strip() + "," + ",".join(MORE) + "\n"
    more = ",tuned,a note,,\n"
    rows = read_rows(
        table + line().strip() + more + "\n" + line(id="B", **(JAW | {"side": ""})).strip() + more, "t.csv"
    )
    assert [(row.id, row.side, row.line, row.kind) for row in rows] == [
        ("A", "right", 2, "tuned"),
        ("B", "midline", 4, "tuned"),
    ]
    for side in ("left", "right"):
        (row,) = read_rows(HEAD + line(measure="muscle_bulk", structure="masseter", side=side, unit="1"), "t.csv")
        assert row.side == side
