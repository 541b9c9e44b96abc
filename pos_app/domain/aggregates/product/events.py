"""What happens to a product."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from pos_app.domain.events import DomainEvent, event_type


@event_type(aggregate="Product", identified_by="product_id")
class ProductCreated(DomainEvent):
    """The store began to sell a product, with ``stock`` on hand."""

    product_id: UUID
    product_name: str
    sku: str
    department: str
    price: Decimal
    stock: Decimal


@event_type(aggregate="Product", identified_by="product_id")
class ProductRepriced(DomainEvent):
    """The price for one unit changed; carts keep the price as of their scan."""

    product_id: UUID
    product_name: str
    old_price: Decimal
    new_price: Decimal


@event_type(aggregate="Product", identified_by="product_id")
class ProductDescribed(DomainEvent):
    """The name, department or barcodes changed."""

    product_id: UUID
    product_name: str
    old_name: str
    department: str
    old_department: str
    gtins: tuple[str, ...]
    old_gtins: tuple[str, ...]


@event_type(aggregate="Product", identified_by="product_id")
class ProductTaxCategoryChanged(DomainEvent):
    """The product is taxed by another category; empty is the store's default."""

    product_id: UUID
    product_name: str
    old_category: str
    new_category: str


@event_type(aggregate="Product", identified_by="product_id")
class ProductOpenPriceChanged(DomainEvent):
    """Whether the cashier is asked what the product costs was changed."""

    product_id: UUID
    product_name: str
    is_open_price: bool


@event_type(aggregate="Product", identified_by="product_id")
class ProductRetired(DomainEvent):
    """The store stopped selling the product; what is in open carts may still be paid."""

    product_id: UUID
    product_name: str


@event_type(aggregate="Product", identified_by="product_id")
class StockReserved(DomainEvent):
    """Some of the stock was set aside for an open cart; ``remaining_stock`` is still free."""

    product_id: UUID
    product_name: str
    quantity_reserved: Decimal
    remaining_stock: Decimal


@event_type(aggregate="Product", identified_by="product_id")
class StockReleased(DomainEvent):
    """A reservation ended without a sale; ``new_stock`` is free again."""

    product_id: UUID
    product_name: str
    quantity_released: Decimal
    new_stock: Decimal


@event_type(aggregate="Product", identified_by="product_id")
class StockSold(DomainEvent):
    """Reserved stock left the store with a sale; ``stock_on_hand`` stays behind."""

    product_id: UUID
    product_name: str
    quantity_sold: Decimal
    stock_on_hand: Decimal


@event_type(aggregate="Product", identified_by="product_id")
class StockRanLow(DomainEvent):
    """What is free to sell fell to the level at which the store wants to know."""

    product_id: UUID
    product_name: str
    remaining_stock: Decimal
    low_stock_level: Decimal


@event_type(aggregate="Product", identified_by="product_id")
class StockReturned(DomainEvent):
    """``quantity_returned`` came back from a customer and can be sold again."""

    product_id: UUID
    product_name: str
    quantity_returned: Decimal
    stock_on_hand: Decimal
