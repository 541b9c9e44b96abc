"""Tax rates as lines carry them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pos_app.domain.errors import InvalidTaxRate
from pos_app.domain.values.tax import TaxRate


def test_a_rate_keeps_the_shortest_spelling_of_its_percentage() -> None:
    assert TaxRate.of("VAT", "20.00") == TaxRate.of("VAT", 20)
    assert str(TaxRate.of(" Sales  tax ", "8.250")) == "Sales tax 8.25"


@pytest.mark.parametrize("text", ["VAT 20", "Sales tax 8.25", "GST 0", "TVA 5.5", "A 0.0625"])
def test_a_rate_is_read_as_it_was_written(text: str) -> None:
    assert str(TaxRate.parse(text)) == text


@pytest.mark.parametrize(
    ("name", "percent"),
    [
        ("", "20"),
        ("x" * 41, "20"),
        ("VAT", "-1"),
        ("VAT", "100.01"),
        ("VAT", "8.12345"),
        ("VAT", "NaN"),
        ("VAT", "twenty"),
    ],
)
def test_what_is_no_rate_is_refused(name: str, percent: str) -> None:
    with pytest.raises(InvalidTaxRate):
        TaxRate.of(name, percent)


def test_a_hundred_percent_is_not_written_as_a_power_of_ten() -> None:
    assert TaxRate.of("Levy", 100).percent == Decimal(100)
    assert str(TaxRate.of("Levy", 100)) == "Levy 100"
