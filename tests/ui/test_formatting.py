"""Numbers and moments read as the design says, in the shop's language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.ui import formatting
from pos_app.ui.formatting import (
    AmountRefused,
    format_amount,
    format_count,
    format_date,
    format_datetime,
    format_quantity,
    format_seq,
    format_time,
    parse_amount,
    use_locale,
)

_NOON_FIVE = timezone(timedelta(hours=5))
_MOMENT = datetime(2026, 3, 12, 14, 32, 7, tzinfo=UTC)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    use_locale("en_US")
    yield
    use_locale("en_US")


@pytest.mark.parametrize(
    ("amount", "decimals", "shown"),
    [
        ("0.00", None, "0.00"),
        ("1234.50", None, "1,234.50"),
        ("-0.48", None, "\u22120.48"),
        ("25", None, "25"),
        ("25", 2, "25.00"),
        ("1E+3", None, "1,000"),
        ("1.005", 2, "1.005"),
        ("999999999.99", None, "999,999,999.99"),
    ],
)
def test_an_amount_has_its_decimals_and_a_true_minus(
    amount: str, decimals: int | None, shown: str
) -> None:
    assert format_amount(Decimal(amount), decimals) == shown


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_an_amount_that_is_shown_reads_back_as_itself(amount: Decimal) -> None:
    assert parse_amount(format_amount(amount)) == amount


@pytest.mark.parametrize(
    ("quantity", "unit", "with_unit", "shown"),
    [
        ("3", "piece", True, "3"),
        ("1E+1", "piece", True, "10"),
        ("1200", "piece", True, "1,200"),
        ("-1", "piece", True, "\u22121"),
        ("1.24", "kg", True, "1.240\u00a0kg"),
        ("1.24", "kg", False, "1.240"),
        ("0.005", "l", True, "0.005\u00a0l"),
    ],
)
def test_pieces_are_whole_and_weights_keep_three_decimals(
    quantity: str, unit: str, with_unit: bool, shown: str
) -> None:
    assert format_quantity(Decimal(quantity), unit, with_unit=with_unit) == shown


def test_a_record_number_has_its_thousands_apart() -> None:
    assert format_seq(1_204_272) == "1,204,272"
    assert format_count(13_247) == "13,247"


def test_a_moment_is_shown_on_the_wall_clock_with_24_hours() -> None:
    assert format_time(_MOMENT, zone=_NOON_FIVE) == "19:32"
    assert format_time(_MOMENT, with_seconds=True, zone=UTC) == "14:32:07"


def test_a_date_names_day_and_month_and_the_year_where_asked() -> None:
    assert format_date(_MOMENT, zone=UTC) == "Thu 12 Mar"
    assert format_date(_MOMENT, with_year=True, zone=UTC) == "Thu 12 Mar 2026"
    assert format_datetime(_MOMENT, zone=UTC) == "Thu 12 Mar 2026, 14:32"


def test_a_moment_moves_to_the_day_of_its_zone() -> None:
    late = datetime(2026, 3, 12, 22, 0, tzinfo=UTC)
    assert format_date(late, zone=_NOON_FIVE) == "Fri 13 Mar"


@pytest.mark.parametrize(
    ("locale", "shown"), [("de_DE", "\u22121.234,50"), ("en_IN", "\u22121,234.50")]
)
def test_another_locale_groups_in_its_own_way(locale: str, shown: str) -> None:
    use_locale(locale)
    assert format_amount(Decimal("-1234.50")) == shown


def test_another_language_names_its_days() -> None:
    use_locale("de_DE")
    assert format_date(_MOMENT, zone=UTC) == "Do., 12. M\u00e4rz"


def test_an_unknown_locale_changes_nothing() -> None:
    use_locale("nowhere")
    assert format_amount(Decimal("1234.50")) == "1,234.50"


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("12", "12"),
        (" 12.35 ", "12.35"),
        ("12,35", "12.35"),
        ("12.", "12"),
        (".5", "0.5"),
        ("1,234", "1.234"),
        ("1,234.56", "1234.56"),
        ("1.234,56", "1234.56"),
        ("1,234,567", "1234567"),
    ],
)
def test_an_amount_may_be_typed_with_comma_or_point(typed: str, amount: str) -> None:
    assert parse_amount(typed) == Decimal(amount)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "empty"),
        ("  ", "empty"),
        (".", "not a number"),
        ("abc", "not a number"),
        ("-1", "not a number"),
        ("+1", "not a number"),
        ("1e5", "not a number"),
        ("1..2", "not a number"),
        ("1,23,4", "not a number"),
        ("12 35", "not a number"),
        ("NaN", "not a number"),
        ("Infinity", "not a number"),
        ("\u0661\u0662", "not a number"),
        ("1" * 19, "too long"),
    ],
)
def test_what_is_no_amount_is_refused_with_its_reason(typed: str, reason: str) -> None:
    with pytest.raises(AmountRefused) as refused:
        parse_amount(typed)
    assert (refused.value.text, refused.value.reason) == (typed, reason)


@given(st.text(max_size=24))
def test_any_text_is_read_or_refused_and_never_negative(text: str) -> None:
    try:
        amount = parse_amount(text)
    except AmountRefused:
        return
    assert amount.is_finite()
    assert amount >= 0


def test_formatting_knows_no_qt() -> None:
    assert not any(name.startswith("Q") for name in vars(formatting))
