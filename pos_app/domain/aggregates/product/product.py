"""The product: its description, its price, and stock that is reserved before it is sold."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from pos_app.domain import errors
from pos_app.domain.aggregates.product.costing import Worth
from pos_app.domain.aggregates.product.events import (
    ProductCreated,
    ProductOpenPriceChanged,
    ProductRepriced,
    ProductRestored,
    ProductRetired,
    ProductTaxCategoryChanged,
)
from pos_app.domain.aggregates.product.listing import (
    ListedItem,
    checked_variant,
    cleaned_name,
    require_different,
    without_repeats,
)
from pos_app.domain.aggregates.product.stock import StockPolicy
from pos_app.domain.aggregates.product.stock_keeping import KeptItem
from pos_app.domain.values.codes import Gtin, Pack, Plu, Sku
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.money import Money
from pos_app.domain.values.quantity import ZERO, Quantity, Unit
from pos_app.domain.values.tax import TaxRates


class Product(ListedItem, KeptItem):
    """What the store sells under one SKU.

    ``price`` is for one ``unit``. ``stock`` is what is on hand, ``reserved`` what of it stands
    in open carts; the difference is ``available``. Pieces are whole, other units may be
    fractions of a thousandth. ``tax_category`` names how it is taxed, empty for the store's
    default; ``taxes`` are the rates this comes to now. With ``is_open_price`` the cashier is asked
    what it costs. ``deposit`` is the SKU of the deposit that is charged with each one of it.
    """

    __slots__ = ("is_open_price", "price", "tax_category", "taxes")

    def __init__(
        self,
        *,
        product_id: UUID,
        sku: Sku,
        gtins: tuple[Gtin, ...],
        name: str,
        department: str,
        unit: Unit,
        price: Money,
        stock: Quantity,
        reserved: Quantity,
        low_stock_level: Quantity,
        is_retired: bool,
        tax_category: str = "",
        taxes: TaxRates = (),
        is_open_price: bool = False,
        packs: tuple[Pack, ...] = (),
        plu: Plu | None = None,
        family: str = "",
        variant: str = "",
        picture: str = "",
        stock_policy: StockPolicy = StockPolicy.REFUSE,
        worth: Worth | None = None,
        deposit: Sku | None = None,
    ) -> None:
        """Restore a product as it was stored; :meth:`create` makes a new one."""
        super().__init__()
        self.product_id = product_id
        self.sku = sku
        self.gtins = gtins
        self.name = name
        self.department = department
        self.unit = unit
        self.price = price
        self.stock = stock
        self.reserved = reserved
        self.low_stock_level = low_stock_level
        self.is_retired = is_retired
        self.tax_category = tax_category
        self.taxes = taxes
        self.is_open_price = is_open_price
        self.packs = packs
        self.plu = plu
        self.family = family
        self.variant = variant
        self.picture = picture
        self.stock_policy = stock_policy
        self.deposit = deposit
        self.worth = Worth.nothing(price) if worth is None else worth

    @classmethod
    def create(
        cls,
        *,
        sku: Sku,
        name: str,
        price: Money,
        gtins: Iterable[Gtin] = (),
        department: str = "",
        unit: Unit = Unit.PIECE,
        stock: Quantity = ZERO,
        low_stock_level: Quantity = ZERO,
        tax_category: str = "",
        is_open_price: bool = False,
        packs: Iterable[Pack] = (),
        plu: Plu | None = None,
        family: str = "",
        variant: str = "",
    ) -> Product:
        """Begin to sell a product.

        Raises:
            InvalidName: no name, a variant without a family, or more than 200 characters.
            CodeRepeated: a code is for one and for several.
            InvalidAmount: a negative price.
            InvalidQuantity: negative stock or level, or a fraction of a piece.
        """
        for amount in (stock, low_stock_level):
            if amount:
                amount.require_sellable(unit)
        codes, packed = without_repeats(gtins), tuple(packs)
        require_different(codes, packed)
        family, variant = checked_variant(family, variant)
        product = cls(
            product_id=new_id(),
            sku=sku,
            gtins=codes,
            name=cleaned_name(name),
            department=department.strip(),
            unit=unit,
            price=_checked_price(price),
            stock=stock,
            reserved=ZERO,
            low_stock_level=low_stock_level,
            is_retired=False,
            tax_category=tax_category,
            is_open_price=is_open_price,
            packs=packed,
            plu=plu,
            family=family,
            variant=variant,
        )
        product._raise_event(product._as_created())
        return product

    def reprice(self, price: Money) -> None:
        """Change the price for one unit; the price it already has raises nothing.

        Raises:
            InvalidAmount: a negative price.
        """
        _checked_price(price)
        if price == self.price:
            return
        old_price, self.price = self.price, price
        self._raise_event(
            ProductRepriced(
                product_id=self.product_id,
                product_name=self.name,
                old_price=old_price.amount,
                new_price=price.amount,
            )
        )

    def tax_as(self, category: str) -> None:
        """Tax it by another category, empty for the store's default, from the next scan on."""
        if category == self.tax_category:
            return
        old, self.tax_category = self.tax_category, category
        self._raise_event(
            ProductTaxCategoryChanged(
                product_id=self.product_id,
                product_name=self.name,
                old_category=old,
                new_category=category,
            )
        )

    def ask_price(self, *, is_open_price: bool) -> None:
        """Let the cashier say what it costs, or sell it at its own price again."""
        if is_open_price == self.is_open_price:
            return
        self.is_open_price = is_open_price
        self._raise_event(
            ProductOpenPriceChanged(
                product_id=self.product_id, product_name=self.name, is_open_price=is_open_price
            )
        )

    def retire(self) -> None:
        """Stop selling the product; doing it twice raises nothing."""
        if self.is_retired:
            return
        self.is_retired = True
        self._raise_event(ProductRetired(product_id=self.product_id, product_name=self.name))

    def restore(self) -> None:
        """Sell the product again; one that is sold raises nothing."""
        if not self.is_retired:
            return
        self.is_retired = False
        self._raise_event(ProductRestored(product_id=self.product_id, product_name=self.name))

    def _as_created(self) -> ProductCreated:
        return ProductCreated(
            product_id=self.product_id,
            product_name=self.name,
            sku=self.sku.text,
            department=self.department,
            price=self.price.amount,
            stock=self.stock.value,
            gtins=tuple(map(str, self.gtins)),
            packs=tuple(map(str, self.packs)),
            plu="" if self.plu is None else self.plu.text,
            unit=self.unit.value,
            low_stock_level=self.low_stock_level.value,
            tax_category=self.tax_category,
            is_open_price=self.is_open_price,
            family=self.family,
            variant=self.variant,
        )


def _checked_price(price: Money) -> Money:
    if price.minor < 0:
        raise errors.InvalidAmount(text=str(price.amount), decimals=price.currency.decimals)
    return price
