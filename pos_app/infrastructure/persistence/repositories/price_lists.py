"""Price lists: a row each, and one for each price."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, bindparam, delete, func, insert, or_, select, update

from pos_app.domain.aggregates.price_list.price_list import PriceList
from pos_app.domain.services.pricing_lists import ListedPrice
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import Quantity
from pos_app.infrastructure.persistence.promotion_tables import price_list_prices, price_lists
from pos_app.infrastructure.persistence.repositories.identity import IdentityMap
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import products

_key: BindParameter[str] = bindparam("key")
_day: BindParameter[str] = bindparam("day")
_list, _price = price_lists.c, price_list_prices.c
_ALL = Statement(select(price_lists).order_by(_list.price_list_id))
_GET = Statement(select(price_lists).where(_list.price_list_id == _key))
_PRICES = Statement(
    select(_price.sku, _price.min_quantity, _price.unit_price, _price.currency)
    .where(_price.price_list_id == _key)
    .order_by(_price.sku, _price.min_quantity)
)
_COUNT = Statement(select(func.count()).select_from(price_lists).where(_list.is_active == 1))
_OF_PRODUCT = Statement(
    select(
        _list.name,
        _list.customer_group,
        _list.valid_from,
        _list.valid_until,
        _price.min_quantity,
        _price.unit_price,
        _price.currency,
    )
    .select_from(products)
    .join(price_list_prices, _price.sku == products.c.sku)
    .join(price_lists, _list.price_list_id == _price.price_list_id)
    .where(
        products.c.product_id == _key,
        _list.is_active == 1,
        or_(_list.valid_from.is_(None), _list.valid_from <= _day),
        or_(_list.valid_until.is_(None), _list.valid_until >= _day),
    )
    .order_by(_list.price_list_id, _price.min_quantity)
)
_INSERT = Statement(insert(price_lists))
_UPDATE = Statement(
    update(price_lists).where(_list.price_list_id == _key).values(is_active=bindparam("is_active"))
)
_DELETE_PRICE = Statement(
    delete(price_list_prices).where(
        _price.price_list_id == _key,
        _price.sku == bindparam("of_sku"),
        _price.min_quantity == bindparam("of_quantity"),
    )
)
_INSERT_PRICE = Statement(insert(price_list_prices))


class SqlPriceListRepository(IdentityMap[PriceList, dict[tuple[str, Quantity], Money]]):
    """The price lists within one transaction; fulfils ``PriceListRepository``."""

    def by_id(self, price_list_id: UUID) -> PriceList | None:
        """Return the list with its prices, or None."""
        row = self.connection.one(_GET, {"key": str(price_list_id)})
        return None if row is None else self._restored(row)

    def all(self) -> tuple[PriceList, ...]:
        """Return every list in the order they were made."""
        return tuple(self._restored(row) for row in self.connection.all(_ALL))

    def add(self, price_list: PriceList) -> None:
        """Keep a new list."""
        self.connection.run(
            _INSERT,
            {
                "price_list_id": str(price_list.price_list_id),
                "name": price_list.name,
                "customer_group": price_list.customer_group,
                "valid_from": _text(price_list.valid_from),
                "valid_until": _text(price_list.valid_until),
                "is_active": int(price_list.is_active),
            },
        )
        self.stored[price_list.price_list_id] = {}
        self.hold(price_list.price_list_id, price_list)
        self._save_prices(price_list)

    def save(self, price_list: PriceList) -> None:
        """Keep what was changed."""
        key = str(price_list.price_list_id)
        self.connection.run(_UPDATE, {"key": key, "is_active": int(price_list.is_active)})
        self._save_prices(price_list)

    def count_active(self) -> int:
        """Return how many lists were not ended; with none, no scan needs to ask for prices."""
        row = self.connection.one(_COUNT)
        return 0 if row is None else int(row[0])

    def prices_of(self, product_id: UUID, day: date) -> tuple[ListedPrice, ...]:
        """Return a product's prices of every list that is valid on a day, in one statement."""
        found = self.connection.all(_OF_PRODUCT, {"key": str(product_id), "day": day.isoformat()})
        return tuple(
            ListedPrice(
                list_name=name,
                customer_group=group,
                valid_from=_date(first),
                valid_until=_date(last),
                min_quantity=Quantity(quantity),
                unit_price=Money(price, Currency.of(currency)),
            )
            for name, group, first, last, quantity, price, currency in found
        )

    def _save_prices(self, price_list: PriceList) -> None:
        key, stored = str(price_list.price_list_id), self.stored[price_list.price_list_id]
        prices = dict(price_list.prices)
        for sku, quantity in stored.keys() - prices.keys() | {
            each for each, price in prices.items() if each in stored and stored[each] != price
        }:
            values = {"key": key, "of_sku": sku, "of_quantity": quantity.thousandths}
            self.connection.run(_DELETE_PRICE, values)
        self.connection.run_many(
            _INSERT_PRICE,
            [
                {
                    "sku": sku,
                    "price_list_id": key,
                    "min_quantity": quantity.thousandths,
                    "unit_price": price.minor,
                    "currency": price.currency.code,
                }
                for (sku, quantity), price in prices.items()
                if stored.get((sku, quantity)) != price
            ],
        )
        self.stored[price_list.price_list_id] = prices

    def _restored(self, row: tuple[Any, ...]) -> PriceList:
        key, name, group, first, last, is_active = row
        price_list_id = UUID(key)
        known = self.known(price_list_id)
        if known is not None:
            return known
        prices = {
            (sku, Quantity(quantity)): Money(price, Currency.of(currency))
            for sku, quantity, price, currency in self.connection.all(_PRICES, {"key": key})
        }
        self.stored[price_list_id] = dict(prices)
        restored = PriceList(
            price_list_id=price_list_id,
            name=name,
            customer_group=group,
            valid_from=_date(first),
            valid_until=_date(last),
            prices=prices,
            is_active=bool(is_active),
        )
        return self.hold(price_list_id, restored)


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
