"""Keeps the price lists: other prices for a group, a period, or larger quantities."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from uuid import UUID

from pos_app.application.access import needs, open_to_all
from pos_app.application.errors import StoreNotSetUp, UnknownCode
from pos_app.application.ports import UnitOfWork, UnitOfWorkFactory
from pos_app.application.promotion_service import Preview, PreviewLine
from pos_app.application.queries import OrderQueries
from pos_app.application.sale_snapshots import OrderSnapshot
from pos_app.domain.aggregates.price_list.errors import PriceListNotFound
from pos_app.domain.aggregates.price_list.price_list import PriceList
from pos_app.domain.records import dataclass
from pos_app.domain.services.pricing_lists import ListedPrice, unit_price_of
from pos_app.domain.values import permissions
from pos_app.domain.values.codes import Sku
from pos_app.domain.values.line_kind import LineKind
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import Quantity


@dataclass(frozen=True, slots=True)
class ListPrice:
    """``unit_price`` of a SKU for whoever takes ``min_quantity`` or more."""

    sku: str
    min_quantity: Decimal
    unit_price: Decimal


@dataclass(frozen=True, slots=True)
class PriceListSnapshot:
    """A price list with its prices by SKU and quantity."""

    price_list_id: UUID
    name: str
    customer_group: str
    valid_from: date | None
    valid_until: date | None
    prices: tuple[ListPrice, ...]
    is_active: bool

    @classmethod
    def of(cls, price_list: PriceList) -> PriceListSnapshot:
        """Return the picture of the list."""
        return cls(
            price_list_id=price_list.price_list_id,
            name=price_list.name,
            customer_group=price_list.customer_group,
            valid_from=price_list.valid_from,
            valid_until=price_list.valid_until,
            prices=tuple(
                ListPrice(sku, quantity.value, price.amount)
                for (sku, quantity), price in price_list.prices.items()
            ),
            is_active=price_list.is_active,
        )


class PriceListService:
    """The commands on price lists."""

    def __init__(self, unit_of_work: UnitOfWorkFactory, orders: OrderQueries) -> None:
        """Keep the store's lists, and try prices on past ``orders``."""
        self._unit_of_work = unit_of_work
        self._orders = orders

    @needs(permissions.MANAGE_PRICE_LISTS)
    def create(
        self,
        name: str,
        *,
        customer_group: str = "",
        valid_from: date | None = None,
        valid_until: date | None = None,
        prices: Iterable[ListPrice] = (),
    ) -> PriceListSnapshot:
        """Begin a list with its first ``prices``, all or none; dates are inclusive.

        Raises:
            InvalidName, InvalidPeriod: no name, or an end before the beginning.
            UnknownCode: no product has the SKU of a price.
            InvalidCode, InvalidQuantity, InvalidAmount: a value of a price that cannot be.
        """
        made = PriceList.create(
            name, customer_group=customer_group, valid_from=valid_from, valid_until=valid_until
        )
        with self._unit_of_work() as uow:
            for price in prices:
                _set_price(uow, made, price)
            uow.price_lists.add(made)
            uow.collect_events_from(made)
            uow.commit()
        uow.dispatch_events()
        return PriceListSnapshot.of(made)

    @needs(permissions.MANAGE_PRICE_LISTS)
    def set_prices(self, price_list_id: UUID, prices: Iterable[ListPrice]) -> PriceListSnapshot:
        """Let a list have these prices and no others, all or none.

        Raises:
            PriceListNotFound, PriceListOver: there is none, or it has ended.
            UnknownCode, InvalidCode, InvalidQuantity, InvalidAmount: a price that cannot be.
        """
        wanted = tuple(prices)
        keys = {(each.sku, Quantity.of(each.min_quantity)) for each in wanted}
        with self._unit_of_work() as uow:
            price_list = _required(uow, price_list_id)
            for sku, quantity in price_list.prices:
                if (sku, quantity) not in keys:
                    price_list.remove_price(sku, quantity)
            for price in wanted:
                _set_price(uow, price_list, price)
            self._keep(uow, price_list)
        uow.dispatch_events()
        return PriceListSnapshot.of(price_list)

    @open_to_all("tries out, and keeps nothing")
    def preview(
        self, prices: Iterable[ListPrice], customer_group: str, count: int
    ) -> tuple[Preview, ...]:
        """Return what prices would have made of the store's last ``count`` sales, newest first.

        They are tried alone, for a customer of their group, on what was sold at its usual price.

        Raises:
            InvalidQuantity, InvalidAmount: a value that cannot be.
        """
        tried = tuple(prices)
        return tuple(_previewed(tried, customer_group, each) for each in self._orders.latest(count))

    @needs(permissions.MANAGE_PRICE_LISTS)
    def end(self, price_list_id: UUID) -> None:
        """Let no price of the list count any more; doing it twice changes nothing.

        Raises:
            PriceListNotFound: there is none.
        """
        with self._unit_of_work() as uow:
            price_list = _required(uow, price_list_id)
            price_list.end()
            self._keep(uow, price_list)
        uow.dispatch_events()

    @open_to_all("prices stand on the shelf")
    def every(self) -> tuple[PriceListSnapshot, ...]:
        """Return every list in the order they were made, also those that have ended."""
        with self._unit_of_work() as uow:
            return tuple(PriceListSnapshot.of(each) for each in uow.price_lists.all())

    @staticmethod
    def _keep(uow: UnitOfWork, price_list: PriceList) -> None:
        uow.price_lists.save(price_list)
        uow.collect_events_from(price_list)
        uow.commit()


def _required(uow: UnitOfWork, price_list_id: UUID) -> PriceList:
    price_list = uow.price_lists.by_id(price_list_id)
    if price_list is None:
        raise PriceListNotFound(price_list_id=price_list_id)
    return price_list


def _previewed(prices: tuple[ListPrice, ...], group: str, order: OrderSnapshot) -> Preview:
    currency = Currency.of(order.currency)
    day = order.completed_at.astimezone().date()
    lines = []
    for line in order.lines:
        listed = [
            ListedPrice(
                list_name="",
                customer_group=group,
                valid_from=None,
                valid_until=None,
                min_quantity=Quantity.of(price.min_quantity),
                unit_price=Money.of(price.unit_price, currency),
            )
            for price in prices
            if price.sku == line.sku and line.kind == LineKind.GOODS
        ]
        usual = Money.of(line.unit_price, currency)
        quantity = Quantity.of(line.quantity)
        lowest, _name = unit_price_of(usual, listed, quantity, group, day)
        before = line.gross - line.discount
        after = before
        if line.kind == LineKind.GOODS:
            after = min(before, max(lowest.times(quantity).amount - line.discount, Decimal(0)))
        lines.append(
            PreviewLine(
                number=line.number,
                name=line.name,
                quantity=line.quantity,
                before=before,
                after=after,
            )
        )
    return Preview(order.number, order.completed_at, tuple(lines))


def _set_price(uow: UnitOfWork, price_list: PriceList, price: ListPrice) -> None:
    store = uow.stores.get()
    if store is None:
        raise StoreNotSetUp
    code = Sku.of(price.sku)
    if uow.products.by_sku(code) is None:
        raise UnknownCode(code=price.sku)
    price_list.set_price(
        code, Quantity.of(price.min_quantity), Money.of(price.unit_price, store.currency)
    )
