"""Tax categories come back as they were kept, and no two share a name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from pos_app.domain.aggregates.tax_category.errors import TaxCategoryTaken
from pos_app.domain.aggregates.tax_category.tax_category import TaxCategory
from pos_app.domain.events import DomainEvent
from pos_app.domain.values.tax import TaxRate
from pos_app.infrastructure.persistence.engine import Database
from pos_app.infrastructure.persistence.unit_of_work import SqlUnitOfWork, Workplace
from tests.builders import a_tax_category

RATES = (TaxRate.of("Sales tax", "8.25"), TaxRate.of("Getränk €", 1))
Begin = Callable[[], SqlUnitOfWork]


class NobodyListens:
    """A dispatcher without handlers."""

    def async_handlers_of(self, event_type: str) -> Sequence[str]:
        return ()

    def dispatch(self, events: Sequence[DomainEvent]) -> None:
        pass


@pytest.fixture
def begin(database: Database) -> Begin:
    return lambda: SqlUnitOfWork(database, NobodyListens(), Workplace())


def keep(begin: Begin, *categories: TaxCategory) -> None:
    with begin() as uow:
        for category in categories:
            uow.tax_categories.add(category)
        uow.commit()


def test_a_category_comes_back_as_it_was_kept(begin: Begin) -> None:
    keep(begin, a_tax_category("Standard", rates=RATES, is_default=True))
    with begin() as uow:
        category = uow.tax_categories.by_id("standard")
        assert category is not None
        assert (category.name, category.rates, category.is_default) == ("Standard", RATES, True)
        assert uow.tax_categories.by_id("reduced") is None


def test_the_default_is_listed_first_and_the_others_by_name(begin: Begin) -> None:
    standard = a_tax_category("Standard", is_default=True)
    keep(begin, a_tax_category("Zero"), a_tax_category("Reduced"), standard)
    with begin() as uow:
        assert [each.name for each in uow.tax_categories.all()] == ["Standard", "Reduced", "Zero"]


def test_a_change_is_kept(begin: Begin) -> None:
    keep(begin, a_tax_category("Standard"))
    with begin() as uow:
        category = uow.tax_categories.by_id("standard")
        assert category is not None
        category.rename("Full")
        category.change_rates(RATES)
        category.become_default(None)
        uow.tax_categories.save(category)
        uow.collect_events_from(category)
        uow.commit()
    with begin() as uow:
        (again,) = uow.tax_categories.all()
        assert (again.name, again.rates, again.is_default) == ("Full", RATES, True)


def test_no_two_categories_share_a_name_or_an_id(begin: Begin) -> None:
    keep(begin, a_tax_category("Standard"), a_tax_category("Reduced"))
    with begin() as uow:
        with pytest.raises(TaxCategoryTaken):
            uow.tax_categories.add(a_tax_category("standard!"))
        with pytest.raises(TaxCategoryTaken):
            uow.tax_categories.add(TaxCategory.create("STANDARD", [], category_id="other"))
        reduced = uow.tax_categories.by_id("reduced")
        assert reduced is not None
        reduced.rename("standard")
        with pytest.raises(TaxCategoryTaken):
            uow.tax_categories.save(reduced)
