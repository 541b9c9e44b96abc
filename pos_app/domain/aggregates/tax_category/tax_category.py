"""The tax category: a name, the rates under it, and whether it is the store's default."""

from __future__ import annotations

from collections.abc import Iterable

from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.tax_category.errors import TaxRateRepeated
from pos_app.domain.aggregates.tax_category.events import (
    DefaultTaxCategoryChanged,
    TaxCategoryCreated,
    TaxCategoryRenamed,
    TaxRatesChanged,
)
from pos_app.domain.errors import InvalidName
from pos_app.domain.values.tax import TaxRate, TaxRates

LONGEST_NAME = 40


class TaxCategory(Aggregate):
    """How a kind of product is taxed.

    ``category_id`` is lower-case text without spaces (``reduced-7``) that never changes, so that
    a file of products can name it. No rates means that the category is free of tax.
    """

    __slots__ = ("category_id", "is_default", "name", "rates")

    def __init__(self, *, category_id: str, name: str, rates: TaxRates, is_default: bool) -> None:
        """Restore a category as it was stored; :meth:`create` makes a new one."""
        super().__init__()
        self.category_id = category_id
        self.name = name
        self.rates = rates
        self.is_default = is_default

    @classmethod
    def create(cls, name: str, rates: Iterable[TaxRate], *, category_id: str = "") -> TaxCategory:
        """Make a category; without an id it gets one from its name.

        Raises:
            InvalidName: a name or an id of no letters and digits, or over 40 characters.
            TaxRateRepeated: two of the rates have the same name.
        """
        cleaned = _cleaned_name(name)
        category = cls(
            category_id=slug_of(category_id or cleaned),
            name=cleaned,
            rates=_checked_rates(rates),
            is_default=False,
        )
        category._raise_event(
            TaxCategoryCreated(
                category_id=category.category_id, name=cleaned, rates=_texts(category.rates)
            )
        )
        return category

    def change_rates(self, rates: Iterable[TaxRate]) -> None:
        """Tax by these rates from the next scan on; the rates it has raise nothing.

        Raises:
            TaxRateRepeated: two of the rates have the same name.
        """
        checked = _checked_rates(rates)
        if checked == self.rates:
            return
        old_rates, self.rates = self.rates, checked
        self._raise_event(
            TaxRatesChanged(
                category_id=self.category_id,
                name=self.name,
                old_rates=_texts(old_rates),
                new_rates=_texts(checked),
            )
        )

    def rename(self, name: str) -> None:
        """Call the category something else; the name it has raises nothing.

        Raises:
            InvalidName: a name of no letters and digits, or over 40 characters.
        """
        cleaned = _cleaned_name(name)
        if cleaned == self.name:
            return
        old_name, self.name = self.name, cleaned
        self._raise_event(
            TaxCategoryRenamed(category_id=self.category_id, old_name=old_name, new_name=cleaned)
        )

    def become_default(self, instead_of: TaxCategory | None) -> None:
        """Tax what has no category of its own, in place of the default so far.

        The one so far stops being it without an event of its own: this one tells of both.
        """
        if self.is_default:
            return
        if instead_of is not None:
            instead_of.is_default = False
        self.is_default = True
        self._raise_event(
            DefaultTaxCategoryChanged(
                category_id=self.category_id,
                name=self.name,
                old_category="" if instead_of is None else instead_of.category_id,
            )
        )


def slug_of(name: str) -> str:
    """Return the id that a name makes: lower case, what is no letter or digit a hyphen.

    Raises:
        InvalidName: nothing is left, or more than 40 characters.
    """
    spaced = "".join(sign if sign.isalnum() else " " for sign in name.lower())
    slug = "-".join(spaced.split())
    if not 1 <= len(slug) <= LONGEST_NAME:
        raise InvalidName(text=name, longest=LONGEST_NAME)
    return slug


def _cleaned_name(name: str) -> str:
    cleaned = " ".join(name.split())
    if len(cleaned) > LONGEST_NAME or not cleaned.isprintable():
        raise InvalidName(text=name, longest=LONGEST_NAME)
    slug_of(cleaned)
    return cleaned


def _checked_rates(rates: Iterable[TaxRate]) -> TaxRates:
    checked = tuple(rates)
    names: set[str] = set()
    for rate in checked:
        if rate.name.casefold() in names:
            raise TaxRateRepeated(name=rate.name)
        names.add(rate.name.casefold())
    return checked


def _texts(rates: TaxRates) -> tuple[str, ...]:
    return tuple(str(rate) for rate in rates)
