"""The product: its description, its price, and stock that is reserved before it is sold."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from pos_app.domain import errors
from pos_app.domain.aggregates.product.events import (
    ProductCreated,
    ProductDescribed,
    ProductOpenPriceChanged,
    ProductRepriced,
    ProductRetired,
    ProductTaxCategoryChanged,
)
from pos_app.domain.aggregates.product.stock import StockedItem
from pos_app.domain.values.codes import Gtin, Sku
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.money import Money
from pos_app.domain.values.quantity import ZERO, Quantity, Unit
from pos_app.domain.values.tax import TaxRates

LONGEST_NAME = 200
_CONTROLS_TO_SPACES = dict.fromkeys([*range(32), *range(127, 160)], " ")


class Product(StockedItem):
    """What the store sells under one SKU.

    ``price`` is for one ``unit``. ``stock`` is what is on hand, ``reserved`` what of it stands
    in open carts; the difference is ``available``. Pieces are whole, other units may be
    fractions of a thousandth. ``tax_category`` names how it is taxed, empty for the store's
    default; ``taxes`` are the rates this comes to now. With ``is_open_price`` the cashier is asked
    what it costs.
    """

    __slots__ = ("department", "gtins", "is_open_price", "price", "sku", "tax_category", "taxes")

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
    ) -> Product:
        """Begin to sell a product.

        Raises:
            InvalidName: no name, or more than 200 characters.
            InvalidAmount: a negative price.
            InvalidQuantity: negative stock or level, or a fraction of a piece.
        """
        for amount in (stock, low_stock_level):
            if amount:
                amount.require_sellable(unit)
        product = cls(
            product_id=new_id(),
            sku=sku,
            gtins=_without_repeats(gtins),
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
        )
        product._raise_event(
            ProductCreated(
                product_id=product.product_id,
                product_name=product.name,
                sku=sku.text,
                department=product.department,
                price=price.amount,
                stock=stock.value,
            )
        )
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

    def describe(self, *, name: str, department: str, gtins: Iterable[Gtin]) -> None:
        """Change name, department and barcodes; what is already so raises nothing.

        Raises:
            InvalidName: no name, or more than 200 characters.
        """
        name, department, codes = cleaned_name(name), department.strip(), _without_repeats(gtins)
        before = (self.name, self.department, self.gtins)
        if before == (name, department, codes):
            return
        self.name, self.department, self.gtins = name, department, codes
        self._raise_event(
            ProductDescribed(
                product_id=self.product_id,
                product_name=name,
                old_name=before[0],
                department=department,
                old_department=before[1],
                gtins=tuple(str(code) for code in codes),
                old_gtins=tuple(str(code) for code in before[2]),
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


def cleaned_name(name: str) -> str:
    """Return the name with single spaces, without what would command a printer or a terminal.

    Raises:
        InvalidName: nothing is left, or more than 200 characters.
    """
    cleaned = " ".join(name.translate(_CONTROLS_TO_SPACES).split())
    if not 1 <= len(cleaned) <= LONGEST_NAME:
        raise errors.InvalidName(text=name, longest=LONGEST_NAME)
    return cleaned


def _checked_price(price: Money) -> Money:
    if price.minor < 0:
        raise errors.InvalidAmount(text=str(price.amount), decimals=price.currency.decimals)
    return price


def _without_repeats(gtins: Iterable[Gtin]) -> tuple[Gtin, ...]:
    return tuple(dict.fromkeys(gtins))
