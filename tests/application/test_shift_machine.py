"""Random shifts: a Z report agrees with the documents, the drawer and the log, to the last unit."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pos_app.application.order_service import TenderRequest
from pos_app.application.queries import AuditFilter
from pos_app.bootstrap import open_till
from pos_app.domain.aggregates.z_report.figures import ReportContent
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.money import Currency
from pos_app.domain.values.quantity import ONE, Quantity
from pos_app.domain.values.tender import TenderKind

PRICES = {"USD": ("1.20", "3.05", "0.99"), "JPY": ("120", "305", "99"), "KWD": ("1.200", "0.305")}
STEPS = ("cash", "card", "split", "discount", "open", "in", "out", "safe", "no_sale", "return")


@dataclass
class Book:
    """Ten lines that know what a drawer should hold."""

    cash: Decimal
    sales: list[Decimal] = field(default_factory=list)
    refunds: list[Decimal] = field(default_factory=list)
    no_sales: int = 0


class Day:
    """A till in one currency, and the book beside it."""

    def __init__(self, folder: Path, currency: str) -> None:
        self.till = open_till(folder)
        self.till.stores.set_up(
            name="Shop",
            currency=currency,
            prices_include_tax=True,
            owner_name="Ana",
            owner_pin="2580",
            has_sign_in=False,
        )
        self.till.reload_store()
        self.till.start(with_receipts=False)
        self.unit = Decimal(1).scaleb(-Currency.of(currency).decimals)
        for place, price in enumerate(PRICES[currency]):
            self.till.products.create(
                sku=f"P{place}",
                name=f"Product {place}",
                price=Decimal(price),
                department=f"D{place % 2}",
                stock=Quantity.of("1000"),
            )
        self.count = len(PRICES[currency])

    def rung_up(self, size: int) -> tuple[UUID, Decimal]:
        cart = self.till.carts.add(None, f"P{size % self.count}", ONE)
        for place in range(size % 3):
            cart = self.till.carts.add(cart.cart_id, f"P{place % self.count}", ONE)
        return cart.cart_id, cart.total

    def step(self, book: Book, name: str, size: int) -> None:
        shifts, units = self.till.shifts.commands, (size + 1) * self.unit
        if name == "cash":
            cart, total = self.rung_up(size)
            self.till.orders.pay_cash(cart, total + units)
            book.sales.append(total)
            book.cash += total
        elif name in {"card", "split", "discount"}:
            self._pay_otherwise(book, name, size)
        elif name == "open":
            cart, total = self.rung_up(size)
            part = min(units, total - self.unit)
            self.till.orders.take(cart, TenderRequest(new_id(), TenderKind.CASH, part))
            book.cash += part
        elif name == "in":
            shifts.pay_in(units, "Bank")
            book.cash += units
        elif name == "out":
            shifts.pay_out(units, "Milk")
            book.cash -= units
        elif name == "safe":
            shifts.drop_to_safe(units, "Bag")
            book.cash -= units
        elif name == "no_sale":
            self.till.drawers.open_without_sale("Count")
            book.no_sales += 1
        else:
            cart, total = self.rung_up(size)
            order = self.till.orders.pay_cash(cart)
            refund = self.till.returns.void(order.number, "Wrong")
            book.sales.append(total)
            book.refunds.append(refund.total)

    def _pay_otherwise(self, book: Book, name: str, size: int) -> None:
        cart, total = self.rung_up(size)
        take = self.till.orders.take
        if name == "split" and total > self.unit:
            take(cart, TenderRequest(new_id(), TenderKind.CARD, total - self.unit))
            take(cart, TenderRequest(new_id(), TenderKind.CASH, self.unit))
            book.cash += self.unit
        else:
            take(cart, TenderRequest(new_id(), TenderKind.CARD, total))
        book.sales.append(total)

    def logged(self, name: str, shift_id: str) -> int:
        queries = self.till.audit_queries()
        try:
            page = queries.page(AuditFilter(event_types=frozenset({name})), None, 1000)
        finally:
            queries.close()
        return sum(1 for entry in page if entry.shift_id == shift_id)


def agrees(day: Day, book: Book, content: ReportContent) -> None:
    trade, cash = content.trade, content.cash[0]
    zero = Decimal(0)
    assert trade.sales.amount == sum(book.sales, zero)
    assert trade.refunds.amount == sum(book.refunds, zero)
    assert (trade.sales.count, trade.refunds.count) == (len(book.sales), len(book.refunds))
    assert cash.expected == book.cash
    tendered = sum((each.amount for each in trade.tenders), zero)
    assert tendered - trade.change == trade.sales.amount + trade.rounding
    paid_back = sum((each.amount for each in trade.payouts), zero)
    assert paid_back == trade.refunds.amount + trade.refund_rounding
    for sums in (trade.departments, trade.cashiers):
        assert sum((each.amount for each in sums), zero) == (
            trade.sales.amount - trade.refunds.amount
        )
    assert day.logged("OrderCreated", content.shift.shift_id) == trade.sales.count
    assert day.logged("RefundCreated", content.shift.shift_id) == trade.refunds.count
    no_sales = next(each for each in trade.exceptions if each.name == "DrawerOpened")
    assert no_sales.count == book.no_sales == day.logged("DrawerOpened", content.shift.shift_id)


@pytest.mark.parametrize("currency", PRICES)
@settings(
    max_examples=5,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),
)
@given(
    shifts=st.lists(
        st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 9)), max_size=8),
        min_size=1,
        max_size=3,
    ),
    found=st.integers(-300, 300),
)
def test_every_z_report_agrees_with_documents_drawer_and_log(
    currency: str, shifts: list[list[tuple[str, int]]], found: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        day = Day(Path(folder), currency)
        try:
            _work(day, shifts, found * day.unit)
        finally:
            day.till.close()


def _work(day: Day, shifts: list[list[tuple[str, int]]], found: Decimal) -> None:
    sold = returned = Decimal(0)
    left = 100 * day.unit
    commands = day.till.shifts.commands
    for number, steps in enumerate(shifts, start=1):
        commands.open(left)
        book = Book(left)
        for name, size in steps:
            day.step(book, name, size)
        counted = max(book.cash + found, Decimal(0))
        shift = commands.commit_count({}, counted)
        assert shift.count is not None
        assert shift.count.cash[0].difference == counted - book.cash
        content = commands.close("As it is")
        agrees(day, book, content)
        sold += content.trade.sales.amount
        returned += content.trade.refunds.amount
        assert content.z_number == number
        assert (content.grand.sales, content.grand.refunds) == (sold, returned)
        left = counted
