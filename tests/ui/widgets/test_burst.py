"""Fast keys and a terminator are a scan; the rest is a person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.ui.widgets.burst import Burst, KeyStroke


def a_burst(text: str, gap_ms: int = 8) -> Burst:
    burst = Burst()
    for place, character in enumerate(text):
        assert burst.takes(character)
        burst.add(KeyStroke(character, 1000 + place * gap_ms))
    return burst


@pytest.mark.parametrize("code", ["4006381333931", "SKU-0042", "]C10104012345", "A/B 7%", "1234"])
def test_four_characters_and_more_are_a_code(code: str) -> None:
    assert a_burst(code).code() == code


@pytest.mark.parametrize("typed", ["1", "12", "123"])
def test_fewer_than_four_were_typed_by_a_person(typed: str) -> None:
    assert a_burst(typed).code() is None


@pytest.mark.parametrize("character", ["+", "-", "*", " ", ".", "", "\r", "\x1d", "ab"])
def test_a_sign_or_a_space_begins_no_scan(character: str) -> None:
    assert not Burst().takes(character)


def test_a_group_separator_stays_in_the_code() -> None:
    assert a_burst("0104012345\x1d10AB").code() == "0104012345\x1d10AB"


@pytest.mark.parametrize(("gap", "late"), [(35, False), (36, True), (0, False)])
def test_a_key_after_35_milliseconds_belongs_to_something_else(gap: int, late: bool) -> None:
    burst = a_burst("1")
    assert burst.is_late(1000 + gap) is late


def test_caps_lock_is_turned_back_when_shift_proves_it() -> None:
    burst = Burst()
    for text, is_shifted in (("a", True), ("B", False), ("1", False), ("c", True)):
        burst.add(KeyStroke(text, 1000, is_shifted))
    assert burst.code() == "Ab1C"


def test_capitals_with_shift_stay_capitals() -> None:
    burst = Burst()
    for text, is_shifted in (("A", True), ("b", False), ("1", False), ("C", True)):
        burst.add(KeyStroke(text, 1000, is_shifted))
    assert burst.code() == "Ab1C"


@given(st.text(alphabet="0123456789", min_size=4, max_size=40))
def test_any_digits_come_out_as_they_went_in(code: str) -> None:
    assert a_burst(code).code() == code
