"""Strict YAML: errors in the words of the file."""

import pytest

from sherrington.foundation.errors import InputError
from sherrington.foundation.strict_yaml import parse_yaml


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\n? ~\n: 2\n", "line 2"),
        ("base: {x: 1}\nuse:\n  <<: {x: 2}\n", "merge keys are not allowed"),
        ("age: !!int old\n", "does not fit the type"),
    ],
)
def test_errors_speak_of_the_file_not_of_python(text, said):
    with pytest.raises(InputError, match=said) as caught:
        parse_yaml(text)
    assert not any(word in str(caught.value) for word in ("None", "invalid literal", "constructor", "python"))
