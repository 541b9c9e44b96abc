"""What happens to a price list; dates are ISO 8601 text, empty when the period is open."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from pos_app.domain.events import DomainEvent, event_type


@event_type(aggregate="PriceList", identified_by="price_list_id")
class PriceListCreated(DomainEvent):
    """A list without prices yet, for a group (everybody when empty) and a period."""

    price_list_id: UUID
    name: str
    customer_group: str
    valid_from: str
    valid_until: str


@event_type(aggregate="PriceList", identified_by="price_list_id")
class PriceListPriceSet(DomainEvent):
    """A SKU costs ``unit_price`` on the list for whoever takes ``quantity`` or more of it."""

    price_list_id: UUID
    name: str
    sku: str
    quantity: Decimal
    unit_price: Decimal


@event_type(aggregate="PriceList", identified_by="price_list_id")
class PriceListPriceRemoved(DomainEvent):
    """The list has no price for a SKU from ``quantity`` on any more."""

    price_list_id: UUID
    name: str
    sku: str
    quantity: Decimal


@event_type(aggregate="PriceList", identified_by="price_list_id")
class PriceListEnded(DomainEvent):
    """No price of the list counts any more."""

    price_list_id: UUID
    name: str
