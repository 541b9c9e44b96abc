"""Whatever is done to the stock, in any order, every number follows from its movements."""

from __future__ import annotations

import tempfile
from collections import Counter
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from pos_app.application.purchasing_service import Wanted
from pos_app.application.sale_snapshots import OrderSnapshot
from pos_app.bootstrap import open_till
from pos_app.domain.aggregates.product.stock import StockPolicy
from pos_app.domain.aggregates.product.stock_keeping import AdjustmentReason
from pos_app.domain.aggregates.refund.errors import NotReturnable
from pos_app.domain.errors import InsufficientStock
from tests.builders import pieces
from tests.stores import a_store, stocked

SKUS = st.sampled_from(["A", "B"])
FEW = st.integers(1, 4)


class StoreKeeping(RuleBasedStateMachine):
    """Does what cashier and store-keeper do, against a count of pieces per product."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.till = open_till(a_store(Path(self.folder.name) / "store"))
        self.ids: dict[str, UUID] = {}
        for sku in ("A", "B"):
            self.ids[sku] = stocked(self.till, sku, stock="6").product_id
        self.till.stock.keeping.change_policy(self.ids["B"], StockPolicy.WARN)
        self.model = Counter({"A": 6, "B": 6})
        self.cart: UUID | None = None
        self.held: list[UUID] = []
        self.in_cart: dict[UUID, Counter[str]] = {}
        self.sold: list[OrderSnapshot] = []

    def teardown(self) -> None:
        self.till.close()
        self.folder.cleanup()

    @rule(sku=SKUS, count=FEW)
    def scan(self, sku: str, count: int) -> None:
        with suppress(InsufficientStock):
            self.cart = self.till.carts.scan(self.cart, sku, pieces(count)).cart_id
            self.in_cart.setdefault(self.cart, Counter())[sku] += count

    @rule()
    def pay(self) -> None:
        if self.cart is not None:
            self.sold.append(self.till.orders.pay_cash(self.cart))
            self.model.subtract(self.in_cart.pop(self.cart))
            self.cart = None

    @rule()
    def give_up(self) -> None:
        if self.cart is not None:
            self.till.carts.void(self.cart)
            del self.in_cart[self.cart]
            self.cart = None

    @rule()
    def hold_or_recall(self) -> None:
        if self.cart is not None:
            self.till.holds.hold(self.cart)
            self.held.append(self.cart)
            self.cart = None
        elif self.held:
            self.cart = self.till.holds.recall(self.held.pop()).cart_id

    @rule()
    def take_back(self) -> None:
        if self.sold:
            order = self.sold[-1]
            line = order.lines[0]
            with suppress(NotReturnable):
                self.till.returns.refund(order.number, {line.number: pieces(1)}, reason="Sour")
                self.model[line.sku] += 1

    @rule(sku=SKUS, count=FEW, cost=st.integers(0, 300))
    def receive(self, sku: str, count: int, cost: int) -> None:
        wanted = Wanted(self.ids[sku], pieces(count), Decimal(cost).scaleb(-2))
        self.till.stock.purchasing.receive([wanted])
        self.model[sku] += count

    @rule(sku=SKUS, count=FEW, reason=st.sampled_from(AdjustmentReason))
    def correct(self, sku: str, count: int, reason: AdjustmentReason) -> None:
        with suppress(InsufficientStock):
            self.till.stock.keeping.adjust(self.ids[sku], pieces(count), reason)
            self.model[sku] += count if reason.is_gain else -count

    @rule(sku=SKUS, count=FEW, is_incoming=st.booleans())
    def move(self, sku: str, count: int, *, is_incoming: bool) -> None:
        with suppress(InsufficientStock):
            self.till.stock.keeping.transfer(
                self.ids[sku], pieces(count), "Kiosk", is_incoming=is_incoming
            )
            self.model[sku] += count if is_incoming else -count

    @rule(sku=SKUS, count=FEW)
    def count_the_shelf(self, sku: str, count: int) -> None:
        counted = self.till.stock.counting.start()
        self.till.stock.counting.scan(counted.count_id, "Shelf", sku, pieces(count))
        self.till.stock.counting.approve(counted.count_id)
        self.model[sku] = count + sum(cart[sku] for cart in self.in_cart.values())

    @invariant()
    def every_number_follows(self) -> None:
        assert self.till.stock.prover.prove().problems == ()

    @invariant()
    def the_shelf_holds_what_the_model_holds(self) -> None:
        for sku, key in self.ids.items():
            level = self.till.stock.queries.level(key)
            assert level is not None
            assert level.on_hand == self.model[sku]
            assert level.reserved == sum(cart[sku] for cart in self.in_cart.values())
            assert level.on_hand or level.value == 0


TestStoreKeeping = StoreKeeping.TestCase
TestStoreKeeping.settings = settings(max_examples=12, stateful_step_count=20, deadline=None)
