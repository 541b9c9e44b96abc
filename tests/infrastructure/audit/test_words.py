"""By which words an entry is found."""

from __future__ import annotations

import pytest

from pos_app.infrastructure.audit.words import asked_words, folded, is_identifier, words_of

UUID = "01931d2a-7c00-7015-8000-000000000015"


@pytest.mark.parametrize(
    ("payload", "words"),
    [
        ({"product_name": "Crème brûlée"}, {"creme", "brulee"}),
        ({"product_name": "Straße, GROSS"}, {"strasse", "gross"}),
        ({"order_number": "1-00042"}, {"1-00042", "00042"}),
        ({"file_name": "prices.may.csv"}, {"prices.may.csv", "prices", "may", "csv"}),
        ({"gtins": ["0400065341788"], "old": {"of": "Tea"}}, {"0400065341788", "tea"}),
        ({"product_id": UUID, "version": 1, "after_crash": True}, set()),
        ({"unit_price": "2.49", "remaining_stock": "871"}, set()),
        ({"unreadable": "{oops"}, {"oops"}),
    ],
)
def test_an_entry_is_found_by_what_people_read_in_it(
    payload: dict[str, object], words: set[str]
) -> None:
    assert words_of(payload) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (" Brûl  CRÈME ", ("brul", "creme")),
        ("1-00042", ("1-00042",)),
        ("milk milk", ("milk",)),
        ("100%", ("100",)),
        ("'; DROP TABLE --", ("drop", "table")),
        ("%_", ("_",)),
        ("%", ()),
    ],
)
def test_a_search_asks_for_the_beginnings_of_words(text: str, words: tuple[str, ...]) -> None:
    assert asked_words(text) == words


def test_folding_a_text_folds_its_words() -> None:
    text = "Ćma ﬁne ÅNGSTRÖM ΣΊΣΥΦΟΣ"

    assert folded(text).split() == [folded(word) for word in text.split()]


def test_an_identifier_is_known_however_it_was_pasted() -> None:
    assert is_identifier(f" {UUID.upper()}\n")
    assert not is_identifier(UUID[:-1])
