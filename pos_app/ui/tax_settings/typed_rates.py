"""Reads the rates of a category as they are typed."""

from __future__ import annotations

from pos_app.domain.errors import InvalidTaxRate
from pos_app.domain.values.tax import TaxRate, TaxRates
from pos_app.ui.formatting import AmountRefused, parse_amount
from pos_app.ui.tax_settings.tax_state import MOST_RATES, FormInput, RateInput


def blank_form() -> FormInput:
    """Return a category of which nothing is typed yet."""
    return FormInput("", (RateInput(),) * MOST_RATES)


def typed_form(name: str, rates: TaxRates) -> FormInput:
    """Return a category as it would be typed."""
    typed = [RateInput(rate.name, str(rate.percent)) for rate in rates]
    return FormInput(name, tuple(typed + [RateInput()] * (MOST_RATES - len(typed))))


def read_rates(form: FormInput) -> TaxRates:
    """Return the rates; what is left blank is none.

    Raises:
        InvalidTaxRate: a name without a percentage, one without a name, or no percentage at all.
    """
    typed = [rate for rate in form.rates if rate.name.strip() or rate.percent.strip()]
    return tuple(_rate(rate) for rate in typed)


def _rate(typed: RateInput) -> TaxRate:
    try:
        percent = parse_amount(typed.percent)
    except AmountRefused:
        raise InvalidTaxRate(name=typed.name, percent=typed.percent) from None
    return TaxRate.of(typed.name, percent)
