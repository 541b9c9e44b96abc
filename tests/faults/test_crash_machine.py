"""A shop that sells, crashes, starts again, breaks a handler and sets the clock back, at random."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import hypothesis
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from pos_app.bootstrap import Till, open_till
from pos_app.domain.events import DomainEvent
from tests.builders import pieces
from tests.faults.bookkeeping import complaints_after_restart
from tests.faults.shop import PRICES, STOCK, a_shop
from tests.guards import ExpectedLogs

SKUS = st.sampled_from(sorted(PRICES))


class SetClock:
    """A clock that a person sets."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment


class Shop(RuleBasedStateMachine):
    """The till against a model: what stands in which cart, what was sold, for how much."""

    def __init__(self) -> None:
        super().__init__()
        self.carts: dict[UUID, Counter[str]] = {}
        self.sold: Counter[str] = Counter()
        self.paid = Decimal(0)
        self.orders = 0
        self.is_handler_broken = False
        self.clock = SetClock()
        self.folder = a_shop(Path(tempfile.mkdtemp()) / "store")
        self.till = self.opened()

    def opened(self) -> Till:
        till = open_till(self.folder)
        till.start(with_receipts=False)
        till.on_published(self.handler)
        till.orders._clock = self.clock
        return till

    def handler(self, event: DomainEvent) -> None:
        if self.is_handler_broken:
            raise ConnectionError("the printer is on fire")

    def teardown(self) -> None:
        self.till.close()
        found = complaints_after_restart(self.folder)
        shutil.rmtree(self.folder.parent)
        assert found == []

    @rule(sku=SKUS)
    def scan_the_first(self, sku: str) -> None:
        cart = self.till.carts.scan(None, sku)
        self.carts[cart.cart_id] = Counter({sku: 1})

    @precondition(lambda self: self.carts)
    @rule(sku=SKUS, data=st.data())
    def scan(self, sku: str, data: st.DataObject) -> None:
        cart = self.any_cart(data)
        self.till.carts.scan(cart, sku)
        self.carts[cart][sku] += 1

    @precondition(lambda self: any(cart.total() for cart in self.carts.values()))
    @rule(data=st.data(), count=st.integers(1, 5))
    def change(self, data: st.DataObject, count: int) -> None:
        cart, sku, line = self.any_line(data)
        self.till.carts.change_quantity(cart, line, pieces(count))
        self.carts[cart][sku] = count

    @precondition(lambda self: any(cart.total() for cart in self.carts.values()))
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        cart, sku, line = self.any_line(data)
        self.till.carts.remove_line(cart, line)
        del self.carts[cart][sku]

    @precondition(lambda self: any(cart.total() for cart in self.carts.values()))
    @rule(data=st.data())
    def pay(self, data: st.DataObject) -> None:
        cart, _, _ = self.any_line(data)
        order = self.till.orders.pay_cash(cart)
        assert self.till.orders.pay_cash(cart).was_paid_before
        content = self.carts.pop(cart)
        self.sold += content
        self.orders += 1
        self.paid += order.total
        assert order.total == sum(Decimal(PRICES[sku]) * n for sku, n in content.items())

    @precondition(lambda self: self.carts)
    @rule(data=st.data())
    def void(self, data: st.DataObject) -> None:
        cart = self.any_cart(data)
        self.till.carts.void(cart)
        del self.carts[cart]

    @rule()
    def close_and_open(self) -> None:
        self.till.close()
        self.till = self.opened()

    @rule()
    def crash_between_two_scans(self) -> None:
        self.drop()

    @rule(sku=SKUS)
    def crash_after_a_commit(self, sku: str) -> None:
        self.till.dispatcher._sync.clear()
        self.till.dispatcher._sync_by_type.clear()
        self.scan_the_first(sku)
        self.drop()

    @precondition(lambda self: any(cart.total() for cart in self.carts.values()))
    @rule(data=st.data())
    def crash_after_the_commit_of_a_sale(self, data: st.DataObject) -> None:
        self.till.dispatcher._sync.clear()
        self.till.dispatcher._sync_by_type.clear()
        self.pay(data)
        self.drop()

    @rule()
    def crash_within_a_transaction(self) -> None:
        self.till.publications.wait_until_idle(5)  # a killed program has no thread that waits
        writer = self.till._database.begin()
        writer.command("UPDATE products SET reserved = reserved + 1000")
        writer.command("UPDATE registers SET last_event_seq = last_event_seq + 1")
        self.drop()

    @rule()
    def break_or_mend_the_handler(self) -> None:
        self.is_handler_broken = not self.is_handler_broken

    @rule(hours=st.integers(1, 100))
    def set_the_clock_back(self, hours: int) -> None:
        self.clock.moment -= timedelta(hours=hours)

    def drop(self) -> None:
        """End without a word, as a kill does: nothing is dispatched, moved or told."""
        self.till.publications.close(5)
        self.till._database.close()
        self.till.close()
        self.till = self.opened()

    def any_cart(self, data: st.DataObject) -> UUID:
        return data.draw(st.sampled_from(list(self.carts)))

    def any_line(self, data: st.DataObject) -> tuple[UUID, str, int]:
        filled = [cart for cart, content in self.carts.items() if content.total()]
        cart = data.draw(st.sampled_from(filled))
        line = data.draw(st.sampled_from(self.till.carts.get(cart).lines))
        return cart, line.sku, line.number

    @invariant()
    def open_carts_hold_what_was_scanned(self) -> None:
        kept = {
            cart.cart_id: {line.sku: int(line.quantity) for line in cart.lines}
            for cart in self.till.carts.left_open()
        }
        assert kept == {cart: dict(+held) for cart, held in self.carts.items() if held.total()}

    @invariant()
    def sums_are_right(self) -> None:
        # A red flag that is being raised is committed by a thread of its own.
        assert self.till.publications.wait_until_idle(20)
        totals = self.till.order_queries.totals()
        assert (totals.orders, totals.sales) == (self.orders, self.paid)
        assert totals.reserved == sum(cart.total() for cart in self.carts.values())
        assert totals.pending == 0

    @invariant()
    def nothing_is_left_on_the_shelf_that_was_sold(self) -> None:
        held: Counter[str] = sum(self.carts.values(), Counter())
        for sku in PRICES:
            product = self.till.product_queries.by_code(sku)
            assert product is not None
            assert product.available == STOCK - self.sold[sku] - held[sku]


def run(expected_logs: ExpectedLogs, examples: int, steps: int) -> None:
    expected_logs("pos_app.infrastructure.events", containing="handler handler failed")
    run_state_machine_as_test(
        Shop,
        settings=hypothesis.settings(
            max_examples=examples,
            stateful_step_count=steps,
            suppress_health_check=list(hypothesis.HealthCheck),
            deadline=None,
        ),
    )
    shop = Shop()
    shop.break_or_mend_the_handler()
    shop.scan_the_first("MILK")
    shop.teardown()


def test_a_shop_that_crashes_keeps_its_books(expected_logs: ExpectedLogs) -> None:
    run(expected_logs, examples=60, steps=30)


@pytest.mark.soak
@pytest.mark.timeout(1_800)
def test_a_shop_that_crashes_for_a_year_keeps_its_books(expected_logs: ExpectedLogs) -> None:
    run(expected_logs, examples=500, steps=60)


def test_a_till_that_forgets_its_outbox_is_caught() -> None:
    shop = Shop()
    shop.till.dispatcher._sync.clear()
    shop.till.dispatcher._sync_by_type.clear()
    shop.scan_the_first("MILK")
    shop.till._database.writer.command("DELETE FROM outbox")
    with pytest.raises(AssertionError, match="the log is not sound: cut at 9"):
        shop.teardown()
