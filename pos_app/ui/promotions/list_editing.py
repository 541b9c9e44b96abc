"""A price list while it is typed: its name and period first, then price after price."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from pos_app.application.errors import UnknownCode
from pos_app.application.price_list_service import (
    ListPrice,
    PriceListService,
    PriceListSnapshot,
)
from pos_app.application.promotion_service import Preview
from pos_app.application.queries import ProductQueries
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import Quantity
from pos_app.ui.i18n import _
from pos_app.ui.listed import Row
from pos_app.ui.promotions import promotions_texts as texts
from pos_app.ui.promotions.previewing import Previewing
from pos_app.ui.promotions.promotions_state import ListInput, ListPart
from pos_app.ui.promotions.typed_rule import Unreadable, read_day, read_number


class ListEditing:
    """The form of one price list; nothing of a new one is kept before it is saved."""

    def __init__(
        self,
        price_lists: PriceListService,
        products: ProductQueries,
        currency: Currency,
        known: PriceListSnapshot | None = None,
    ) -> None:
        """Begin with a new list, or with one that is ``known``."""
        self._price_lists = price_lists
        self._products = products
        self._currency = currency
        self._known = known
        self._prices = {} if known is None else {_key(each): each for each in known.prices}
        self._chosen = next(iter(self._prices), "")
        self._previewing = Previewing()
        self.typed = ListInput()
        if known is not None:
            self.typed = ListInput(
                name=known.name,
                group=known.customer_group,
                first_day="" if known.valid_from is None else known.valid_from.isoformat(),
                last_day="" if known.valid_until is None else known.valid_until.isoformat(),
            )

    def choose(self, key: str) -> None:
        """Choose a price, and offer it to be typed over."""
        self._chosen = key
        price = self._prices.get(key)
        if price is not None:
            self.typed = replace(
                self.typed,
                product=price.sku,
                quantity=str(price.min_quantity),
                price=str(price.unit_price),
            )

    def step(self, step: int) -> None:
        """Show the preview on another sale."""
        self._previewing.step(step)

    def take(self, sku: str) -> None:
        """Take a product that was chosen."""
        self.typed = replace(self.typed, product=sku)
        self.preview()

    def preview(self) -> None:
        """Try the prices, with the one being typed, on the latest sales."""
        self._previewing.attempt(self._sales)

    def set_price(self) -> None:
        """Set the typed price; the fields are then free for the next one.

        Raises:
            Unreadable, UnknownCode, InvalidQuantity, InvalidAmount: it cannot be.
        """
        price = self._typed_price()
        self._prices[_key(price)] = price
        self._chosen = _key(price)
        self.typed = replace(self.typed, product="", quantity="", price="")
        self.preview()

    def remove_price(self) -> None:
        """Take the chosen price off."""
        self._prices.pop(self._chosen, None)
        self._chosen = next(iter(self._prices), "")
        self.typed = replace(self.typed, product="", quantity="", price="")
        self.preview()

    def save(self) -> PriceListSnapshot:
        """Keep the list with its prices; one that is typed but not set yet counts too.

        Raises:
            DomainError, ApplicationError: a value cannot be.
        """
        if self.typed.product.strip():
            self.set_price()
        if not self._prices:
            raise Unreadable("prices", "")
        if self._known is None:
            return self._price_lists.create(
                self.typed.name or self._name(),
                customer_group=" ".join(self.typed.group.split()),
                valid_from=read_day(self.typed.first_day, "first_day"),
                valid_until=read_day(self.typed.last_day, "last_day"),
                prices=self._prices.values(),
            )
        return self._price_lists.set_prices(self._known.price_list_id, self._prices.values())

    def rows(self) -> tuple[Row, ...]:
        """Return the prices."""
        return tuple(
            texts.price_row(
                price.sku,
                self._name_of(price.sku),
                price.min_quantity,
                price.unit_price,
                is_chosen=key == self._chosen,
            )
            for key, price in self._prices.items()
        )

    def part(self) -> ListPart:
        """Return what to draw."""
        return ListPart(
            typed=self.typed,
            rows=self.rows(),
            is_fixed=self._known is not None,
            preview=self._previewing.part(),
        )

    def _sales(self) -> tuple[Preview, ...]:
        prices = dict(self._prices)
        if self.typed.product.strip():
            typed = self._typed_price()
            prices[_key(typed)] = typed
        if not prices:
            raise Unreadable("prices", "")
        group = " ".join(self.typed.group.split())
        return self._price_lists.preview(prices.values(), group, self._previewing.tried)

    def _typed_price(self) -> ListPrice:
        code = self.typed.product.strip()
        if not code:
            raise Unreadable("product", "")
        product = self._products.by_code(code)
        if product is None:
            raise UnknownCode(code=code)
        quantity = read_number(self.typed.quantity or "1", "quantity")
        price = Money.of(read_number(self.typed.price, "price"), self._currency)
        return ListPrice(product.sku, Quantity.of(quantity).value, price.amount)

    def _name(self) -> str:
        group = " ".join(self.typed.group.split())
        return _("Prices for {group}").format(group=group) if group else _("Quantity prices")

    def _name_of(self, sku: str) -> str:
        product = self._products.by_code(sku)
        return "" if product is None else product.name


def _key(price: ListPrice) -> str:
    return f"{Decimal(price.min_quantity)} {price.sku}"
