"""Every spelling of a barcode names one product, and a wrong check digit names none."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pos_app.domain.errors import InvalidCode
from pos_app.domain.values.codes import Gtin, Pack, Plu, Sku, check_digit

DIGITS = st.text("0123456789", min_size=7, max_size=13).filter(
    lambda body: len(body) in (7, 11, 12, 13)
)


@pytest.mark.parametrize(
    "text", ["4006381333931", "036000291452", "96385074", "10614141000415", "0012345678905"]
)
def test_real_barcodes_are_read(text: str) -> None:
    assert Gtin.of(text).digits == text.zfill(14)


def test_upc_ean_and_gtin_14_spellings_are_one_code() -> None:
    spellings = ["036000291452", "0036000291452", "00036000291452", " 036000291452\n"]
    assert len({Gtin.of(text) for text in spellings}) == 1


@given(DIGITS)
def test_a_code_survives_its_own_spelling(body: str) -> None:
    code = Gtin.of(body + check_digit(body))
    assert Gtin.of(str(code)) == code


@given(DIGITS, st.data())
def test_a_single_wrong_digit_is_noticed(body: str, data: st.DataObject) -> None:
    text = body + check_digit(body)
    place = data.draw(st.integers(0, len(text) - 1))
    digit = data.draw(st.sampled_from("0123456789"))
    assume(digit != text[place])
    with pytest.raises(InvalidCode):
        Gtin.of(text[:place] + digit + text[place + 1 :])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "4006381333932",
        "400638133393",
        "40063813339311",
        "400638133393A",
        "٤٠٠٦٣٨١٣٣٣٩٣١",
        "4 006381333931",
    ],
)
def test_what_is_no_barcode_is_refused(text: str) -> None:
    with pytest.raises(InvalidCode) as refusal:
        Gtin.of(text)
    assert refusal.value.kind == "GTIN"


@given(st.text(max_size=20))
def test_any_text_is_a_barcode_or_refused(text: str) -> None:
    try:
        digits = Gtin.of(text).digits
    except InvalidCode:
        return
    assert len(digits) == 14
    assert check_digit(digits[:-1]) == digits[-1]


def test_a_sku_loses_the_spaces_around_it() -> None:
    assert Sku.of(" A-1 ") == Sku("A-1")


@pytest.mark.parametrize("text", ["", "  ", "A 1", "A\t1", "A\n1", "A\x00", "x" * 65, "A\u20281"])
def test_what_is_no_sku_is_refused(text: str) -> None:
    with pytest.raises(InvalidCode) as refusal:
        Sku.of(text)
    assert refusal.value.kind == "SKU"


def test_a_sku_may_be_64_characters_of_any_script() -> None:
    assert Sku.of("Ä" * 64).text == "Ä" * 64


@pytest.mark.parametrize(("text", "kept"), [("4011", "4011"), (" 04011 ", "4011"), ("7", "7")])
def test_a_plu_has_no_leading_zeros(text: str, kept: str) -> None:
    assert Plu.of(text).text == kept


@pytest.mark.parametrize("text", ["", "0", "0000", "1234567", "40a1", "\uff14", "-4"])
def test_what_is_no_plu_is_refused(text: str) -> None:
    with pytest.raises(InvalidCode):
        Plu.of(text)


def test_a_pack_is_read_as_it_was_written() -> None:
    pack = Pack.of("14006381333938", 12)
    assert Pack.parse(str(pack)) == pack


@pytest.mark.parametrize("text", ["14006381333938", "14006381333938*1", "x*12", "14006381333938*"])
def test_what_is_no_pack_is_refused(text: str) -> None:
    with pytest.raises(InvalidCode):
        Pack.parse(text)
