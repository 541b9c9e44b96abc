"""Keeps the store's tax categories: makes, changes and renames them, and says which is default."""

from __future__ import annotations

from collections.abc import Iterable

from pos_app.application.access import needs, open_to_all
from pos_app.application.country_rates import Country, CountryCategory, CountryRates
from pos_app.application.ports import UnitOfWork, UnitOfWorkFactory
from pos_app.domain.aggregates.tax_category.errors import TaxCategoryNotFound
from pos_app.domain.aggregates.tax_category.tax_category import TaxCategory
from pos_app.domain.records import dataclass
from pos_app.domain.values import permissions
from pos_app.domain.values.tax import TaxRate, TaxRates


@dataclass(frozen=True, slots=True)
class TaxCategorySnapshot:
    """A tax category as lists show it."""

    category_id: str
    name: str
    rates: TaxRates
    is_default: bool

    @classmethod
    def of(cls, category: TaxCategory) -> TaxCategorySnapshot:
        """Return the picture of the category."""
        return cls(category.category_id, category.name, category.rates, category.is_default)


class TaxService:
    """The commands on tax categories; changes count from the next scan on."""

    def __init__(self, unit_of_work: UnitOfWorkFactory, countries: CountryRates) -> None:
        """Take the rates of countries from ``countries``."""
        self._unit_of_work = unit_of_work
        self._countries = countries

    @open_to_all("taxes stand on every receipt")
    def categories(self) -> tuple[TaxCategorySnapshot, ...]:
        """Return every category, the default one first, then by name."""
        with self._unit_of_work() as uow:
            return tuple(TaxCategorySnapshot.of(each) for each in uow.tax_categories.all())

    @open_to_all("reads a list that came with the program")
    def countries(self) -> tuple[Country, ...]:
        """Return the countries whose rates are known, by name."""
        return self._countries.countries()

    @open_to_all("reads a list that came with the program")
    def categories_of(self, country: str) -> tuple[CountryCategory, ...]:
        """Return what :meth:`use_country` would take over, the default to be first.

        Raises:
            UnknownCountry: its rates are not known.
        """
        return self._countries.categories_of(country)

    @needs(permissions.MANAGE_TAXES)
    def create(self, name: str, rates: Iterable[TaxRate]) -> TaxCategorySnapshot:
        """Make a category; the first one of a store becomes its default.

        Raises:
            InvalidName: a name of no letters and digits, or over 40 characters.
            TaxRateRepeated: two of the rates have the same name.
            TaxCategoryTaken: another category has the name.
        """
        with self._unit_of_work() as uow:
            category = TaxCategory.create(name, rates)
            if not uow.tax_categories.all():
                category.become_default(None)
            uow.tax_categories.add(category)
            uow.collect_events_from(category)
            uow.commit()
        uow.dispatch_events()
        return TaxCategorySnapshot.of(category)

    @needs(permissions.MANAGE_TAXES)
    def change(
        self, category_id: str, *, name: str, rates: Iterable[TaxRate]
    ) -> TaxCategorySnapshot:
        """Call a category so, and tax by these rates from the next scan on; both or neither.

        Raises:
            TaxCategoryNotFound: no such category.
            InvalidName: a name of no letters and digits, or over 40 characters.
            TaxRateRepeated: two of the rates have the same name.
            TaxCategoryTaken: another category has the name.
        """
        with self._unit_of_work() as uow:
            category = _category(uow, category_id)
            category.rename(name)
            category.change_rates(rates)
            uow.tax_categories.save(category)
            uow.collect_events_from(category)
            uow.commit()
        uow.dispatch_events()
        return TaxCategorySnapshot.of(category)

    @needs(permissions.MANAGE_TAXES)
    def set_default(self, category_id: str) -> TaxCategorySnapshot:
        """Tax by this category what has none of its own.

        Raises:
            TaxCategoryNotFound: no such category.
        """
        with self._unit_of_work() as uow:
            category = _category(uow, category_id)
            _make_default(uow, category)
            uow.commit()
        uow.dispatch_events()
        return TaxCategorySnapshot.of(category)

    @needs(permissions.MANAGE_TAXES)
    def assign(self, category_id: str, *, department: str) -> int:
        """Tax every product of a department by a category; return how many changed.

        Raises:
            TaxCategoryNotFound: no such category.
        """
        with self._unit_of_work() as uow:
            _category(uow, category_id)
            products = [
                product
                for product in uow.products.in_department(department)
                if product.tax_category != category_id
            ]
            for product in products:
                product.tax_as(category_id)
                uow.products.save(product)
                uow.collect_events_from(product)
            uow.commit()
        uow.dispatch_events()
        return len(products)

    @needs(permissions.MANAGE_TAXES)
    def use_country(self, code: str) -> tuple[TaxCategorySnapshot, ...]:
        """Take over the rates of a country, its standard one as the default; all or nothing.

        A category with the id of one of the country's gets its name and rates; others stay.

        Raises:
            UnknownCountry: its rates are not known.
            TaxCategoryTaken: a category of the store's own has the name of one of the country's.
        """
        wanted = self._countries.categories_of(code)
        with self._unit_of_work() as uow:
            for each in wanted:
                category = uow.tax_categories.by_id(each.category_id)
                if category is None:
                    category = TaxCategory.create(
                        each.name, each.rates, category_id=each.category_id
                    )
                    uow.tax_categories.add(category)
                else:
                    category.rename(each.name)
                    category.change_rates(each.rates)
                    uow.tax_categories.save(category)
                uow.collect_events_from(category)
            _make_default(uow, _category(uow, wanted[0].category_id))
            categories = tuple(TaxCategorySnapshot.of(each) for each in uow.tax_categories.all())
            uow.commit()
        uow.dispatch_events()
        return categories


def _category(uow: UnitOfWork, category_id: str) -> TaxCategory:
    category = uow.tax_categories.by_id(category_id)
    if category is None:
        raise TaxCategoryNotFound(category=category_id)
    return category


def _make_default(uow: UnitOfWork, category: TaxCategory) -> None:
    before = next((each for each in uow.tax_categories.all() if each.is_default), None)
    category.become_default(before)
    for changed in (before, category):
        if changed is not None:
            uow.tax_categories.save(changed)
            uow.collect_events_from(changed)
