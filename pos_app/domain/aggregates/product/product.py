"""The product: its description, its price, and stock that is reserved before it is sold."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from pos_app.domain import errors
from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.product.events import (
    ProductCreated,
    ProductDescribed,
    ProductRepriced,
    ProductRetired,
    StockRanLow,
    StockReleased,
    StockReserved,
    StockSold,
)
from pos_app.domain.values.codes import Gtin, Sku
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.money import Money
from pos_app.domain.values.quantity import ZERO, Quantity, Unit

LONGEST_NAME = 200
_CONTROLS_TO_SPACES = dict.fromkeys([*range(32), *range(127, 160)], " ")


class Product(Aggregate):
    """What the store sells under one SKU.

    ``price`` is for one ``unit``. ``stock`` is what is on hand, ``reserved`` what of it stands
    in open carts; the difference is ``available``. Pieces are whole, other units may be
    fractions of a thousandth.
    """

    __slots__ = (
        "department",
        "gtins",
        "is_retired",
        "low_stock_level",
        "name",
        "price",
        "product_id",
        "reserved",
        "sku",
        "stock",
        "unit",
    )

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

    def reserve_stock(self, quantity: Quantity) -> None:
        """Set ``quantity`` aside for an open cart.

        Raises:
            InvalidQuantity: not positive, or a fraction of a piece.
            ProductRetired: the product is no longer sold.
            InsufficientStock: less is available.
        """
        quantity.require_sellable(self.unit)
        if self.is_retired:
            raise errors.ProductRetired(product_id=self.product_id, product_name=self.name)
        before = self.available
        if quantity > before:
            raise errors.InsufficientStock(
                product_id=self.product_id,
                product_name=self.name,
                requested=quantity.value,
                available=before.value,
            )
        self.reserved += quantity
        remaining = self.available
        self._raise_event(
            StockReserved(
                product_id=self.product_id,
                product_name=self.name,
                quantity_reserved=quantity.value,
                remaining_stock=remaining.value,
            )
        )
        if remaining <= self.low_stock_level < before:
            self._raise_event(
                StockRanLow(
                    product_id=self.product_id,
                    product_name=self.name,
                    remaining_stock=remaining.value,
                    low_stock_level=self.low_stock_level.value,
                )
            )

    def release_stock(self, quantity: Quantity) -> None:
        """Give a reservation back.

        Raises:
            InvalidQuantity: not positive, or a fraction of a piece.
            NotReserved: less is reserved.
        """
        self._take_from_reserved(quantity)
        self._raise_event(
            StockReleased(
                product_id=self.product_id,
                product_name=self.name,
                quantity_released=quantity.value,
                new_stock=self.available.value,
            )
        )

    def sell_reserved(self, quantity: Quantity) -> None:
        """Let reserved stock leave the store with a paid sale.

        Raises:
            InvalidQuantity: not positive, or a fraction of a piece.
            NotReserved: less is reserved.
        """
        self._take_from_reserved(quantity)
        self.stock -= quantity
        self._raise_event(
            StockSold(
                product_id=self.product_id,
                product_name=self.name,
                quantity_sold=quantity.value,
                stock_on_hand=self.stock.value,
            )
        )

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

    def retire(self) -> None:
        """Stop selling the product; doing it twice raises nothing."""
        if self.is_retired:
            return
        self.is_retired = True
        self._raise_event(ProductRetired(product_id=self.product_id, product_name=self.name))

    @property
    def available(self) -> Quantity:
        """What is on hand and in nobody's cart."""
        return self.stock - self.reserved

    def _take_from_reserved(self, quantity: Quantity) -> None:
        quantity.require_sellable(self.unit)
        if quantity > self.reserved:
            raise errors.NotReserved(
                product_id=self.product_id,
                product_name=self.name,
                requested=quantity.value,
                reserved=self.reserved.value,
            )
        self.reserved -= quantity


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
