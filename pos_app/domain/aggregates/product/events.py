"""What happens to a product."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from pos_app.domain.events import DomainEvent, event_type


@event_type(aggregate="Product", identified_by="product_id", version=2)
class ProductCreated(DomainEvent):
    """The store began to sell a product, with ``stock`` on hand.

    ``packs`` are written ``gtin*pieces``.
    """

    product_id: UUID
    product_name: str
    sku: str
    department: str
    price: Decimal
    stock: Decimal
    gtins: tuple[str, ...]
    packs: tuple[str, ...]
    plu: str
    unit: str
    low_stock_level: Decimal
    tax_category: str
    is_open_price: bool
    family: str
    variant: str


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
class ProductDepositChanged(DomainEvent):
    """The SKU of the deposit that is charged with each one of it changed; empty is none."""

    product_id: UUID
    product_name: str
    old_deposit: str
    new_deposit: str


@event_type(aggregate="Product", identified_by="product_id")
class ProductRetired(DomainEvent):
    """The store stopped selling the product; what is in open carts may still be paid."""

    product_id: UUID
    product_name: str


@event_type(aggregate="Product", identified_by="product_id")
class ProductRestored(DomainEvent):
    """The store sells a product again that it had stopped selling."""

    product_id: UUID
    product_name: str


@event_type(aggregate="Product", identified_by="product_id")
class ProductCodesChanged(DomainEvent):
    """The PLU or the codes of packs changed; a pack is written ``gtin*pieces``."""

    product_id: UUID
    product_name: str
    plu: str
    old_plu: str
    packs: tuple[str, ...]
    old_packs: tuple[str, ...]


@event_type(aggregate="Product", identified_by="product_id")
class ProductVariantChanged(DomainEvent):
    """The product became, or stopped being, a variant ("Red, L") of a family ("T-shirt")."""

    product_id: UUID
    product_name: str
    family: str
    old_family: str
    variant: str
    old_variant: str


@event_type(aggregate="Product", identified_by="product_id")
class ProductLowStockLevelChanged(DomainEvent):
    """The level at which the store wants to know that the product runs low was changed."""

    product_id: UUID
    product_name: str
    old_level: Decimal
    new_level: Decimal


@event_type(aggregate="Product", identified_by="product_id")
class ProductUnitChanged(DomainEvent):
    """The product is sold in another unit: by piece, by weight or by measure."""

    product_id: UUID
    product_name: str
    old_unit: str
    new_unit: str


@event_type(aggregate="Product", identified_by="product_id")
class ProductPictureChanged(DomainEvent):
    """The product is shown with another picture; empty is none, else the file's SHA-256."""

    product_id: UUID
    product_name: str
    old_picture: str
    new_picture: str


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


@event_type(aggregate="Product", identified_by="product_id", version=2)
class StockSold(DomainEvent):
    """Reserved stock left the store with a sale; ``stock_on_hand`` stays behind.

    ``document`` is the number of the order, ``cost`` what the goods had cost the store.
    """

    product_id: UUID
    product_name: str
    quantity_sold: Decimal
    stock_on_hand: Decimal
    document: str
    cost: Decimal


@event_type(aggregate="Product", identified_by="product_id")
class StockRanLow(DomainEvent):
    """What is free to sell fell to the level at which the store wants to know."""

    product_id: UUID
    product_name: str
    remaining_stock: Decimal
    low_stock_level: Decimal


@event_type(aggregate="Product", identified_by="product_id", version=2)
class StockReturned(DomainEvent):
    """``quantity_returned`` came back from a customer and can be sold again.

    ``document`` is the number of the refund, ``cost`` what the goods are worth at cost.
    """

    product_id: UUID
    product_name: str
    quantity_returned: Decimal
    stock_on_hand: Decimal
    document: str
    cost: Decimal
