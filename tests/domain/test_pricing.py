"""What a sale comes to: lines, discounts, tax and totals, to the last minor unit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.services.pricing import PriceTerms, Pricing, SaleDiscount, priced
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.tax import TaxRate, TaxRates, TaxRounding

USD = Currency.of("USD")
JPY = Currency.of("JPY")
KWD = Currency.of("KWD")
VAT = TaxRate.of("VAT", 20)
REDUCED = TaxRate.of("VAT", "5.5")
STATE = TaxRate.of("State", "6.25")
CITY = TaxRate.of("City", 2)


@dataclass(frozen=True)
class Line:
    gross: Money
    discount: Money
    promoted: Money
    taxes: TaxRates
    is_discountable: bool = True


def a_line(amount: str, *taxes: TaxRate, discount: str = "0", currency: Currency = USD) -> Line:
    return Line(
        Money.of(amount, currency),
        Money.of(discount, currency),
        Money.zero(currency),
        taxes,
    )


def usd(amount: str) -> Money:
    return Money.of(amount, USD)


def test_fourteen_tax_included_lines_balance() -> None:
    lines = [a_line("0.99", VAT)] * 14
    for rounding in TaxRounding:
        result = priced(lines, PriceTerms(True, rounding), None, USD)
        assert result.total == usd("13.86")
        assert result.tax_rows[0].net + result.tax_rows[0].tax == result.total
    per_line = priced(lines, PriceTerms(True, TaxRounding.LINE), None, USD)
    per_receipt = priced(lines, PriceTerms(True, TaxRounding.RECEIPT), None, USD)
    # 0.165 rounds up on each line; 2.31 is the tax in 13.86.
    assert (per_line.tax, per_receipt.tax) == (usd("2.38"), usd("2.31"))


def test_half_a_cent_goes_up() -> None:
    # 99.99 at 50 % off is 49.995.
    result = priced([a_line("99.99")], PriceTerms(), SaleDiscount(Decimal(50), None, "Offer"), USD)
    assert result.discount == usd("50.00")
    assert result.total == usd("49.99")


def test_added_tax_comes_on_top() -> None:
    result = priced([a_line("10.00", STATE, CITY)], PriceTerms(False), None, USD)
    assert [(row.rate, row.tax) for row in result.tax_rows] == [
        (STATE, usd("0.63")),
        (CITY, usd("0.20")),
    ]
    assert result.total == usd("10.83")


def test_several_included_taxes_share_what_is_in_the_price() -> None:
    result = priced([a_line("10.83", STATE, CITY)], PriceTerms(True), None, USD)
    assert result.total == usd("10.83")
    assert result.tax == usd("0.83")
    assert {row.net for row in result.tax_rows} == {usd("10.00")}


def test_each_rate_has_its_row_the_highest_first() -> None:
    lines = [a_line("5.28", REDUCED), a_line("12.00", VAT), a_line("3.00")]
    result = priced(lines, PriceTerms(True), None, USD)
    assert [row.rate for row in result.tax_rows] == [VAT, REDUCED]
    assert result.tax_rows[0].tax == usd("2.00")


def test_a_discount_on_the_sale_is_spread_to_the_last_cent() -> None:
    lines = [a_line("3.33"), a_line("3.33"), a_line("3.34")]
    result = priced(lines, PriceTerms(), SaleDiscount(None, usd("1.00"), "Offer"), USD)
    assert [line.share for line in result.lines] == [usd("0.33"), usd("0.33"), usd("0.34")]
    assert result.total == usd("9.00")


def test_a_discount_on_the_sale_is_never_more_than_the_lines() -> None:
    result = priced([a_line("2.00")], PriceTerms(), SaleDiscount(None, usd("5.00"), "Offer"), USD)
    assert result.total == usd("0.00")


def test_an_exempt_customer_pays_the_net_price_of_a_price_with_tax() -> None:
    terms = PriceTerms(True, TaxRounding.LINE, "Diplomat 4711")
    result = priced([a_line("12.00", VAT)], terms, None, USD)
    assert (result.total, result.tax, result.exempted) == (usd("10.00"), usd("0"), usd("2.00"))
    assert result.tax_rows[0].net == usd("10.00")


def test_an_exempt_customer_pays_no_added_tax() -> None:
    terms = PriceTerms(False, TaxRounding.RECEIPT, "Reseller")
    result = priced([a_line("10.00", VAT)], terms, None, USD)
    assert (result.total, result.exempted) == (usd("10.00"), usd("2.00"))


@pytest.mark.parametrize("currency", [USD, JPY, KWD])
def test_an_empty_sale_costs_nothing(currency: Currency) -> None:
    discount = SaleDiscount(Decimal(10), None, "Offer")
    assert priced([], PriceTerms(), discount, currency).total == Money.zero(currency)


rates = st.lists(st.sampled_from([VAT, REDUCED, STATE, CITY]), max_size=2, unique=True).map(tuple)


@st.composite
def sales(draw: st.DrawFn) -> tuple[list[Line], Pricing, PriceTerms]:
    currency = draw(st.sampled_from([USD, JPY, KWD]))
    lines = []
    for gross in draw(st.lists(st.integers(0, 10**7), max_size=20)):
        off = draw(st.integers(0, gross))
        promotion = draw(st.integers(0, gross - off))
        lines.append(
            Line(
                Money(gross, currency),
                Money(off, currency),
                Money(promotion, currency),
                draw(rates),
            )
        )
    terms = PriceTerms(
        draw(st.booleans()), draw(st.sampled_from(TaxRounding)), draw(st.sampled_from(["", "x"]))
    )
    discount = draw(
        st.none()
        | st.integers(0, 10000).map(lambda n: SaleDiscount(Decimal(n) / 100, None, "Offer"))
        | st.integers(0, 10**8).map(lambda n: SaleDiscount(None, Money(n, currency), "Offer"))
    )
    return lines, priced(lines, terms, discount, currency), terms


@given(sales())
def test_the_lines_of_any_sale_add_up_to_its_sums(
    sale: tuple[list[Line], Pricing, PriceTerms],
) -> None:
    lines, result, terms = sale
    currency = result.total.currency
    assert Money.sum((line.due for line in result.lines), currency) == result.total
    assert Money.sum((line.tax for line in result.lines), currency) == result.tax
    assert Money.sum((row.tax for row in result.tax_rows), currency) == result.tax
    amounts = Money.sum((line.amount for line in result.lines), currency)
    assert result.subtotal - result.discount == amounts
    assert result.total == amounts + (
        Money.zero(currency) if terms.prices_include_tax else result.tax
    ) - (result.exempted if terms.prices_include_tax else Money.zero(currency))
    for line, own in zip(lines, result.lines, strict=True):
        assert own.share.minor >= 0
        assert own.amount.minor >= 0
        assert own.due.minor >= 0
        assert own.amount == line.gross - line.discount - line.promoted - own.share


@given(sales())
def test_rounding_for_each_rate_differs_from_the_exact_tax_by_half_a_unit_at_most(
    sale: tuple[list[Line], Pricing, PriceTerms],
) -> None:
    lines, result, terms = sale
    if terms.tax_rounding is TaxRounding.LINE or terms.exemption:
        return
    exact = Decimal(0)
    groups = set()
    for line, own in zip(lines, result.lines, strict=True):
        whole = sum((rate.percent for rate in line.taxes), Decimal(0))
        groups.add(line.taxes)
        base = 100 + whole if terms.prices_include_tax else Decimal(100)
        exact += own.amount.minor * whole / base
    assert abs(exact - result.tax.minor) <= Decimal("0.5") * 2 * max(1, len(groups))
