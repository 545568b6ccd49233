"""Names that somebody may have meant: a slip, the words of a name, the nearest letters, in this order."""

import pytest

from sherrington.foundation.candidates import MOST, SHOWN, candidates, did_you_mean, meant

NAMES = ("flexor_carpi_ulnaris", "extensor_carpi_ulnaris", "palmar_interossei", "common_fibular_n", "soleus")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("soleuss", ["soleus"]),
        ("Carpi Ulnaris", ["flexor_carpi_ulnaris", "extensor_carpi_ulnaris"]),
        ("peroneal nerve", ["common_fibular_n"]),
        ("interos", ["palmar_interossei"]),
        ("nerve", []),
        ("", []),
    ],
)
def test_candidates(text, found):
    assert candidates(text, NAMES) == found


def test_every_name_is_its_own_first_candidate():
    assert [candidates(name, NAMES)[0] for name in NAMES] == list(NAMES)


def test_some_of_the_words_of_very_many_names_say_nothing():
    names = [f"root_{i}" for i in range(MOST + 1)]
    assert candidates("root zzzzzz", names[:MOST]) and not candidates("root zzzzzz", names)


def test_a_long_list_is_cut_and_counted():
    names = [f"root_{i}" for i in range(SHOWN + 3)]
    assert did_you_mean(names).endswith("or one of 3 more?)") and did_you_mean([]) == ""
    assert meant("root", names) == did_you_mean(names)
