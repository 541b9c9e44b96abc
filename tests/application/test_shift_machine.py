"""Random shifts: a Z report agrees with the documents, the drawer and the log, to the last unit."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pos_app.application.order_service import TenderRequest
from pos_app.application.queries import AuditFilter
from pos_app.application.return_snapshots import RefundSnapshot
from pos_app.application.sale_snapshots import OrderSnapshot
from pos_app.bootstrap import open_till
from pos_app.domain.aggregates.customer.customer import PersonalData
from pos_app.domain.aggregates.z_report.figures import ReportContent
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import ONE, Quantity
from pos_app.domain.values.tender import ForeignCash, TenderKind

PRICES = {"USD": ("1.20", "3.05", "0.99"), "JPY": ("120", "305", "99"), "KWD": ("1.200", "0.305")}
STEPS = (
    *("cash", "card", "split", "discount", "open", "in", "out", "safe", "no_sale", "return"),
    *("tip", "foreign", "gift_card", "credit", "some_back", "exchange"),
)
# In smallest units: what cash is rounded to.
ROUNDED = 5
FOREIGN = "CHF"


@dataclass
class Book:
    """Ten lines that know what a drawer should hold."""

    cash: Decimal
    sales: list[Decimal] = field(default_factory=list)
    refunds: list[Decimal] = field(default_factory=list)
    no_sales: int = 0
    foreign: Decimal = Decimal(0)
    tips: Decimal = Decimal(0)

    def sold(self, order: OrderSnapshot | None, before: Decimal = Decimal(0)) -> OrderSnapshot:
        """Write a sale down; ``before`` was in the drawer already, from when it was unfinished."""
        assert order is not None
        self.sales.append(order.total)
        taken = sum((each.amount for each in order.tenders if each.kind == "cash"), Decimal(0))
        self.cash += taken - before - order.change
        self.tips += sum((each.tip for each in order.tenders), Decimal(0))
        return order

    def took_back(self, refund: RefundSnapshot) -> None:
        """Write a return down."""
        self.refunds.append(refund.total)
        self.cash -= sum((amount for kind, amount in refund.payout if kind == "cash"), Decimal(0))


class Day:
    """A till in one currency, and the book beside it."""

    def __init__(self, folder: Path, currency: str, *, is_rounded: bool) -> None:
        self.currency = Currency.of(currency)
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
        if is_rounded:
            self.till.stores.set_cash_rounding(ROUNDED * self.unit)
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
            book.sold(self.till.orders.pay_cash(cart, total + ROUNDED * units))
        elif name in {"card", "split", "discount", "tip", "foreign", "gift_card", "credit"}:
            self._pay_otherwise(book, name, size)
        elif name == "open":
            cart, total = self.rung_up(size)
            part = min(units, total - 2 * ROUNDED * self.unit)
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
            self._take_back(book, name, size)

    def _take_back(self, book: Book, name: str, size: int) -> None:
        cart, _total = self.rung_up(size)
        number = book.sold(self.till.orders.pay_cash(cart)).number
        returns = self.till.returns
        if name == "return":
            book.took_back(returns.void(number, "Wrong"))
        elif name == "some_back":
            book.took_back(returns.refund(number, {1: ONE}, reason="Damaged"))
        else:
            other, _total = self.rung_up(size + 1)
            swapped = returns.exchange(number, {1: ONE}, other, reason="Other size")
            book.took_back(swapped.refund)
            order = swapped.order
            book.sold(self.till.orders.pay_cash(other) if order is None else order)

    def _pay_otherwise(self, book: Book, name: str, size: int) -> None:
        cart, total = self.rung_up(size)
        take, part = self.till.orders.take, self.unit
        request = TenderRequest(new_id(), TenderKind.CARD, total)
        if name == "split" and total > part:
            step = take(cart, TenderRequest(new_id(), TenderKind.CARD, total - part))
            # Where cash is rounded, so little is nothing: the card has paid all of it.
            if step.order is None:
                step = take(cart, TenderRequest(new_id(), TenderKind.CASH, part))
            book.sold(step.order)
            return
        if name == "discount":
            self.till.carts.discount_line(cart, 1, percent=Decimal(7), reason="Short date")
            request = replace(request, amount=self.till.carts.get(cart).total)
        elif name == "tip":
            request = replace(request, tip=part * (size + 1))
        elif name == "foreign":
            notes = ForeignCash(FOREIGN, Decimal(1000), Decimal(1))
            request = replace(request, kind=TenderKind.FOREIGN_CASH, amount=None, foreign=notes)
            book.foreign += notes.amount
        elif name == "gift_card":
            code = f"CARD{new_id().int % 10**12:012d}"
            card = self.till.gift_cards.issue(code, Money.of(total, self.currency))
            request = replace(
                request,
                kind=TenderKind.GIFT_CARD,
                reference=card.ending,
                account_id=card.card_id,
            )
        elif name == "credit":
            who = self.till.customers.add(PersonalData(name="Ann")).customer_id
            self.till.store_credits.change(
                who, credit=Money.of(total, self.currency), reason="Goodwill"
            )
            self.till.cart_terms.choose_customer(cart, who)
            request = replace(request, kind=TenderKind.STORE_CREDIT, account_id=who)
        book.sold(take(cart, request).order)

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
    assert trade.refunds.amount + trade.refund_rounding == sum(book.refunds, zero)
    assert (trade.sales.count, trade.refunds.count) == (len(book.sales), len(book.refunds))
    assert cash.expected == book.cash
    others = {each.currency: each.expected for each in content.cash[1:]}
    assert others.get(FOREIGN, zero) == book.foreign
    assert trade.tips == book.tips
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


@pytest.mark.parametrize(
    ("currency", "is_rounded"), [("USD", False), ("USD", True), ("JPY", False), ("KWD", True)]
)
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
    currency: str, is_rounded: bool, shifts: list[list[tuple[str, int]]], found: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        day = Day(Path(folder), currency, is_rounded=is_rounded)
        try:
            _work(day, shifts, found * day.unit)
        finally:
            day.till.close()


def _work(day: Day, shifts: list[list[tuple[str, int]]], found: Decimal) -> None:
    sold = returned = Decimal(0)
    left, foreign = 100 * day.unit, Decimal(0)
    commands = day.till.shifts.commands
    for number, steps in enumerate(shifts, start=1):
        commands.open(left)
        book = Book(left, foreign=foreign)
        for name, size in steps:
            day.step(book, name, size)
        counted = max(book.cash + found, Decimal(0))
        foreign = book.foreign
        others = {FOREIGN: foreign} if foreign else {}
        shift = commands.commit_count({}, counted, others)
        assert shift.count is not None
        assert shift.count.cash[0].difference == counted - book.cash
        content = commands.close("As it is")
        agrees(day, book, content)
        sold += content.trade.sales.amount
        returned += content.trade.refunds.amount
        assert content.z_number == number
        assert (content.grand.sales, content.grand.refunds) == (sold, returned)
        left = counted
