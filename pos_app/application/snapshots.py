"""What services and queries hand out: frozen pictures of the moment.

Amounts are decimals in whole currency units with the currency's decimals (``Decimal("2.40")``),
quantities decimals in pieces or the product's unit, moments aware UTC.
"""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from pos_app.domain.aggregates.product.product import Product
from pos_app.domain.aggregates.store.store import ReceiptChoice, Store
from pos_app.domain.records import dataclass
from pos_app.domain.values.tax import TaxRounding


@dataclass(frozen=True, slots=True)
class ProductSnapshot:
    """A product as lists and tiles show it; ``unit`` is ``piece``, ``kg``, ``l`` or ``m``.

    ``packs`` are the codes of several with how many each holds, ``deposit`` the SKU of what is
    charged with each one of it.
    """

    product_id: UUID
    sku: str
    gtins: tuple[str, ...]
    name: str
    department: str
    unit: str
    price: Decimal
    available: Decimal
    low_stock_level: Decimal
    is_retired: bool
    tax_category: str = ""
    is_open_price: bool = False
    packs: tuple[tuple[str, int], ...] = ()
    plu: str = ""
    family: str = ""
    variant: str = ""
    picture: str = ""
    deposit: str = ""

    @classmethod
    def of(cls, product: Product) -> ProductSnapshot:
        """Return the picture of the product."""
        return cls(
            product_id=product.product_id,
            sku=product.sku.text,
            gtins=tuple(str(gtin) for gtin in product.gtins),
            name=product.name,
            department=product.department,
            unit=product.unit.value,
            price=product.price.amount,
            available=product.available.value,
            low_stock_level=product.low_stock_level.value,
            is_retired=product.is_retired,
            tax_category=product.tax_category,
            is_open_price=product.is_open_price,
            packs=tuple((str(pack.gtin), pack.pieces) for pack in product.packs),
            plu="" if product.plu is None else product.plu.text,
            family=product.family,
            variant=product.variant,
            picture=product.picture,
            deposit="" if product.deposit is None else product.deposit.text,
        )

    @property
    def is_low(self) -> bool:
        """Whether what is available fell to the level the store wants to know of."""
        return self.available <= self.low_stock_level


@dataclass(frozen=True, slots=True)
class StoreSnapshot:
    """The store; ``decimals`` is how many its currency has.

    ``tax_rounding`` is ``line`` or ``receipt``, ``cash_rounding`` the step that cash is rounded
    to, zero for none. ``idle_lock_minutes`` is after how long without a touch the till locks,
    zero for never.
    """

    store_id: UUID
    name: str
    currency: str
    decimals: int
    prices_include_tax: bool
    register_id: str
    owner_id: UUID
    owner_name: str
    tax_rounding: str = TaxRounding.LINE.value
    cash_rounding: Decimal = Decimal(0)
    has_sign_in: bool = False
    idle_lock_minutes: int = 0
    receipt_choice: str = ReceiptChoice.SAVED.value

    @classmethod
    def of(cls, store: Store) -> StoreSnapshot:
        """Return the picture of the store."""
        return cls(
            store_id=store.store_id,
            name=store.name,
            currency=store.currency.code,
            decimals=store.currency.decimals,
            prices_include_tax=store.prices_include_tax,
            register_id=store.register_id,
            owner_id=store.owner.staff_id,
            owner_name=store.owner.name,
            tax_rounding=store.tax_rounding.value,
            cash_rounding=store.cash_rounding.amount,
            has_sign_in=store.has_sign_in,
            idle_lock_minutes=store.idle_lock_minutes,
            receipt_choice=store.receipt_choice.value,
        )
