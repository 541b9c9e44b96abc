"""A price list: prices by SKU and quantity, for a group of customers and a period."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.price_list.errors import InvalidPeriod, PriceListOver
from pos_app.domain.aggregates.price_list.events import (
    PriceListCreated,
    PriceListEnded,
    PriceListPriceRemoved,
    PriceListPriceSet,
)
from pos_app.domain.aggregates.product.listing import cleaned_name
from pos_app.domain.errors import InvalidAmount, InvalidQuantity
from pos_app.domain.values.codes import Sku
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.money import Money
from pos_app.domain.values.quantity import Quantity

Prices = Mapping[tuple[str, Quantity], Money]
"""The price of one unit by SKU and the least quantity it is for."""


class PriceList(Aggregate):
    """Prices for ``customer_group`` (everybody when empty) on the days of its period."""

    __slots__ = (
        "_prices",
        "customer_group",
        "is_active",
        "name",
        "price_list_id",
        "valid_from",
        "valid_until",
    )

    def __init__(
        self,
        *,
        price_list_id: UUID,
        name: str,
        customer_group: str,
        valid_from: date | None,
        valid_until: date | None,
        prices: Prices,
        is_active: bool,
    ) -> None:
        """Restore a list as it was stored; :meth:`create` makes a new one."""
        super().__init__()
        self.price_list_id = price_list_id
        self.name = name
        self.customer_group = customer_group
        self.valid_from = valid_from
        self.valid_until = valid_until
        self.is_active = is_active
        self._prices = dict(prices)

    @classmethod
    def create(
        cls,
        name: str,
        *,
        customer_group: str = "",
        valid_from: date | None = None,
        valid_until: date | None = None,
    ) -> PriceList:
        """Begin a list without prices; dates are inclusive.

        Raises:
            InvalidName: no name, or more than 200 characters.
            InvalidPeriod: it would end before it begins.
        """
        if valid_from is not None and valid_until is not None and valid_until < valid_from:
            raise InvalidPeriod(
                valid_from=valid_from.isoformat(), valid_until=valid_until.isoformat()
            )
        made = cls(
            price_list_id=new_id(),
            name=cleaned_name(name),
            customer_group=customer_group.strip(),
            valid_from=valid_from,
            valid_until=valid_until,
            prices={},
            is_active=True,
        )
        made._raise_event(
            PriceListCreated(
                price_list_id=made.price_list_id,
                name=made.name,
                customer_group=made.customer_group,
                valid_from="" if valid_from is None else valid_from.isoformat(),
                valid_until="" if valid_until is None else valid_until.isoformat(),
            )
        )
        return made

    def set_price(self, sku: Sku, min_quantity: Quantity, unit_price: Money) -> None:
        """Let a SKU cost so much from a quantity on; what is so already raises nothing.

        Raises:
            PriceListOver: the list was ended.
            InvalidQuantity: the quantity is not positive.
            InvalidAmount: a negative price.
        """
        self._require_active()
        if min_quantity.thousandths <= 0:
            raise InvalidQuantity(text=str(min_quantity), reason="not positive")
        if unit_price.minor < 0:
            raise InvalidAmount(text=str(unit_price.amount), decimals=unit_price.currency.decimals)
        if self._prices.get((sku.text, min_quantity)) == unit_price:
            return
        self._prices[sku.text, min_quantity] = unit_price
        self._raise_event(
            PriceListPriceSet(
                price_list_id=self.price_list_id,
                name=self.name,
                sku=sku.text,
                quantity=min_quantity.value,
                unit_price=unit_price.amount,
            )
        )

    def remove_price(self, sku: str, min_quantity: Quantity) -> None:
        """Take a price off the list; one that is not there raises nothing.

        Raises:
            PriceListOver: the list was ended.
        """
        self._require_active()
        if self._prices.pop((sku, min_quantity), None) is None:
            return
        self._raise_event(
            PriceListPriceRemoved(
                price_list_id=self.price_list_id,
                name=self.name,
                sku=sku,
                quantity=min_quantity.value,
            )
        )

    def end(self) -> None:
        """Let none of its prices count any more; doing it twice raises nothing."""
        if not self.is_active:
            return
        self.is_active = False
        self._raise_event(PriceListEnded(price_list_id=self.price_list_id, name=self.name))

    @property
    def prices(self) -> Prices:
        """The prices by SKU and quantity, in that order."""
        return dict(sorted(self._prices.items(), key=lambda item: item[0]))

    def _require_active(self) -> None:
        if not self.is_active:
            raise PriceListOver(price_list_id=self.price_list_id)
