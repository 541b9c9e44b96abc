"""What can be said about a product, for one or for many at once."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from pos_app.application.snapshots import ProductSnapshot
from pos_app.domain.aggregates.product.product import Product
from pos_app.domain.records import dataclass
from pos_app.domain.values.codes import Gtin, Pack, Plu, Sku
from pos_app.domain.values.money import Money
from pos_app.domain.values.quantity import Quantity, Unit

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class ProductDetails:
    """Everything about a product but its SKU and its stock; ``price`` in whole currency units.

    ``packs`` are the codes of several with how many each holds, ``deposit`` the SKU of what is
    charged with each one of it, empty for nothing.
    """

    name: str
    price: Decimal
    department: str
    unit: Unit
    gtins: tuple[str, ...]
    packs: tuple[tuple[str, int], ...]
    plu: str
    low_stock_level: Quantity
    tax_category: str
    is_open_price: bool
    family: str
    variant: str
    deposit: str = ""

    def apply_to(self, product: Product) -> None:
        """Make the product so.

        Raises:
            DomainError: it cannot be so.
        """
        packs = [Pack.of(gtin, pieces) for gtin, pieces in self.packs]
        gtins = [Gtin.of(gtin) for gtin in self.gtins]
        # A code may go from one to a pack or back; first only what both have is left.
        kept = [pack for pack in product.packs if pack in packs]
        if kept != list(product.packs) and set(gtins) & {pack.gtin for pack in product.packs}:
            product.name_by(plu=product.plu, packs=kept)
        product.describe(name=self.name, department=self.department, gtins=gtins)
        product.name_by(plu=Plu.of(self.plu) if self.plu else None, packs=packs)
        product.reprice(Money.of(self.price, product.price.currency))
        product.measure_in(self.unit)
        product.warn_at(self.low_stock_level)
        product.tax_as(self.tax_category)
        product.ask_price(is_open_price=self.is_open_price)
        product.belong_to(self.family, self.variant)
        product.carry_deposit(Sku.of(self.deposit) if self.deposit else None)


@dataclass(frozen=True, slots=True)
class BulkChange:
    """What is to be changed of each of many products; None leaves it as it is.

    ``price_percent`` is added to each price (``-10`` takes a tenth off), rounded half up to
    the currency's decimals. ``deposit`` is the SKU of what is charged with each one, empty for
    nothing more.
    """

    department: str | None = None
    price_percent: Decimal | None = None
    tax_category: str | None = None
    low_stock_level: Quantity | None = None
    is_retired: bool | None = None
    deposit: str | None = None

    def apply_to(self, product: Product) -> None:
        """Make the product so.

        Raises:
            DomainError: it cannot be so.
        """
        if self.department is not None:
            product.describe(name=product.name, department=self.department, gtins=product.gtins)
        if self.price_percent is not None:
            exact = product.price.minor * (_HUNDRED + self.price_percent) / _HUNDRED
            minor = int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))
            product.reprice(Money(minor, product.price.currency))
        if self.tax_category is not None:
            product.tax_as(self.tax_category)
        if self.low_stock_level is not None:
            product.warn_at(self.low_stock_level)
        if self.is_retired is not None:
            (product.retire if self.is_retired else product.restore)()
        if self.deposit is not None:
            product.carry_deposit(Sku.of(self.deposit) if self.deposit else None)


@dataclass(frozen=True, slots=True)
class BulkEffect:
    """A product as it was, and as the change makes it."""

    before: ProductSnapshot
    after: ProductSnapshot
