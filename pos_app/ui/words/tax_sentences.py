"""The sentences for what can go wrong while taxes are set."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from pos_app.application import errors as application
from pos_app.domain import errors as values
from pos_app.domain.aggregates.tax_category import errors as taxes
from pos_app.ui.error_text import ErrorText, echoed
from pos_app.ui.i18n import _


def _invalid_tax_rate(error: values.InvalidTaxRate) -> ErrorText:
    return ErrorText(
        _("{percent} for {name} is no tax rate.").format(
            percent=echoed(error.percent), name=echoed(error.name)
        ),
        _("Nothing was changed. Give it a name and 0 to 100 percent."),
    )


def _rate_repeated(error: taxes.TaxRateRepeated) -> ErrorText:
    return ErrorText(
        _("Two rates are called {name}.").format(name=error.name),
        _("Nothing was changed. Give each rate of a category its own name."),
    )


def _category_taken(error: taxes.TaxCategoryTaken) -> ErrorText:
    return ErrorText(
        _("There is a tax category called {name} already.").format(name=error.name),
        _("Nothing was changed. Choose another name."),
    )


def _category_not_found(error: taxes.TaxCategoryNotFound) -> ErrorText:
    return ErrorText(
        _("This store has no tax category {category}.").format(category=error.category),
        _("Nothing was changed. Choose one of the list."),
    )


def _unknown_country(error: application.UnknownCountry) -> ErrorText:
    return ErrorText(
        _("The tax rates of {country} are not known.").format(country=error.code),
        _("Nothing was changed. Type the rates in yourself."),
    )


TAX_SENTENCES: Mapping[type[BaseException], Callable[[Any], ErrorText]] = MappingProxyType(
    {
        values.InvalidTaxRate: _invalid_tax_rate,
        taxes.TaxRateRepeated: _rate_repeated,
        taxes.TaxCategoryTaken: _category_taken,
        taxes.TaxCategoryNotFound: _category_not_found,
        application.UnknownCountry: _unknown_country,
    }
)
