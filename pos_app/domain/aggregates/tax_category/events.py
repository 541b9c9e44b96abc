"""What happens to a tax category; rates are written as ``VAT 20``."""

from __future__ import annotations

from pos_app.domain.events import DomainEvent, event_type


@event_type(aggregate="TaxCategory", identified_by="category_id")
class TaxCategoryCreated(DomainEvent):
    """Products can be taxed by this category from now on."""

    category_id: str
    name: str
    rates: tuple[str, ...]


@event_type(aggregate="TaxCategory", identified_by="category_id")
class TaxRatesChanged(DomainEvent):
    """The category has other rates from the next scan on; lines in carts keep theirs."""

    category_id: str
    name: str
    old_rates: tuple[str, ...]
    new_rates: tuple[str, ...]


@event_type(aggregate="TaxCategory", identified_by="category_id")
class TaxCategoryRenamed(DomainEvent):
    """The category is called something else; its rates and products stay."""

    category_id: str
    old_name: str
    new_name: str


@event_type(aggregate="TaxCategory", identified_by="category_id")
class DefaultTaxCategoryChanged(DomainEvent):
    """Products without a category of their own are taxed by this one.

    ``old_category`` is the id of the one before, empty when there was none.
    """

    category_id: str
    name: str
    old_category: str
