"""A sale is set aside and fetched back; its stock stays reserved until someone gives it up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest

from pos_app.application.errors import CartNotFound
from pos_app.application.hold_service import HoldService
from pos_app.application.open_card_payments import OpenCardPayments
from pos_app.bootstrap import Till, open_till
from pos_app.domain import errors
from pos_app.domain.values.ids import new_id
from pos_app.infrastructure.persistence.unit_of_work import Workplace
from tests.application.ledger import available, last_seq, logged, reconcile, types_logged
from tests.builders import pieces
from tests.stores import stocked

NOON = datetime(2020, 3, 12, 12, 0, tzinfo=UTC)


NO_CARDS = OpenCardPayments(tuple)


@dataclass
class Hands:
    """A clock that goes on only when told."""

    at: datetime = NOON

    def now(self) -> datetime:
        return self.at

    def wait(self, minutes: int) -> None:
        self.at += timedelta(minutes=minutes)


@pytest.fixture
def clock() -> Hands:
    return Hands()


@pytest.fixture
def holds(till: Till, clock: Hands) -> HoldService:
    """The holds of register 1, with Ines signed in."""
    return HoldService(till._unit_of_work, clock, Workplace("1", "ines"), NO_CARDS)


def a_cart(till: Till, count: int = 2) -> UUID:
    """Ring up some milk."""
    if till.product_queries.by_code("MILK") is None:
        stocked(till, "Milk", price="1.20")
    return till.carts.add(None, "MILK", pieces(count)).cart_id


def test_a_held_sale_says_what_it_is(till: Till, clock: Hands, holds: HoldService) -> None:
    cart_id = a_cart(till)
    holds.hold(cart_id, "  Red  jacket ")
    clock.wait(11)
    (sale,) = holds.held()
    assert (sale.held_at, sale.waited) == (NOON, timedelta(minutes=11))
    assert (sale.cart_id, sale.label, sale.name) == (cart_id, "H1", "Red jacket")
    assert (sale.total, sale.item_count) == (Decimal("2.40"), 2)
    assert (sale.held_by, sale.register_id) == ("ines", "1")
    assert [(line.name, line.amount) for line in sale.lines] == [("Milk", Decimal("2.40"))]


def test_a_hold_is_one_event_without_who_held_it(till: Till, holds: HoldService) -> None:
    cart_id = a_cart(till)
    before = last_seq(till)
    holds.hold(cart_id, "Red jacket")
    ((kind, payload),) = logged(till, before)
    assert (kind, payload["name"], payload["total"]) == ("CartHeld", "Red jacket", "2.40")
    assert "held_by" not in payload


def test_the_latest_comes_first_and_the_oldest_is_the_first_by_label(
    till: Till, clock: Hands, holds: HoldService
) -> None:
    for name in ("onions", "wallet", "coupon"):
        holds.hold(a_cart(till), name)
        clock.wait(5)
    assert [(sale.label, sale.name) for sale in holds.held()] == [
        ("H3", "coupon"),
        ("H2", "wallet"),
        ("H1", "onions"),
    ]


def test_stock_stays_reserved_while_a_sale_is_held(till: Till, holds: HoldService) -> None:
    cart_id = a_cart(till, 3)
    holds.hold(cart_id)
    assert available(till, "MILK") == 97
    reconcile(till)


def test_a_held_sale_takes_no_scan(till: Till, holds: HoldService) -> None:
    cart_id = a_cart(till)
    holds.hold(cart_id)
    with pytest.raises(errors.CartClosed):
        till.carts.scan(cart_id, "MILK")
    assert available(till, "MILK") == 98


def test_a_held_sale_is_not_offered_as_one_left_open(till: Till, holds: HoldService) -> None:
    holds.hold(a_cart(till))
    assert till.carts.left_open() == ()


def test_a_recalled_sale_goes_on_as_it_was(till: Till, holds: HoldService) -> None:
    cart_id = a_cart(till)
    before = till.carts.get(cart_id)
    holds.hold(cart_id, "wallet")
    recalled = holds.recall(cart_id)
    assert (recalled.state, recalled.lines, recalled.total) == ("open", before.lines, before.total)
    assert till.orders.pay_cash(cart_id).total == Decimal("2.40")
    assert holds.held() == ()
    reconcile(till)


def test_a_sale_is_recalled_at_another_register_of_the_store(
    till: Till, clock: Hands, holds: HoldService
) -> None:
    cart_id = a_cart(till)
    holds.hold(cart_id, "wallet")
    before = last_seq(till)
    HoldService(till._unit_of_work, clock, Workplace("2", "jonas"), NO_CARDS).recall(cart_id)
    ((kind, payload),) = logged(till, before)
    assert (kind, payload["held_at_register"]) == ("CartRecalled", "1")
    assert till.carts.left_open() == ()


def test_of_two_tills_the_second_to_recall_is_refused(
    till: Till, tmp_path: Path, holds: HoldService
) -> None:
    cart_id = a_cart(till)
    holds.hold(cart_id)
    other = open_till(tmp_path / "store")
    try:
        other.holds.recall(cart_id)
        with pytest.raises(errors.CartNotHeld):
            holds.recall(cart_id)
    finally:
        other.close()
    reconcile(till)


def test_the_sale_at_hand_is_held_in_the_same_step(till: Till, holds: HoldService) -> None:
    waiting = a_cart(till, 1)
    holds.hold(waiting, "wallet")
    at_hand = a_cart(till, 5)
    before = last_seq(till)
    holds.recall(waiting, instead_of=at_hand)
    assert sorted(types_logged(till, before)) == ["CartHeld", "CartRecalled"]
    assert [sale.cart_id for sale in holds.held()] == [at_hand]
    reconcile(till)


def test_what_cannot_be_recalled_leaves_the_sale_at_hand_open(
    till: Till, holds: HoldService
) -> None:
    paid, at_hand = a_cart(till, 1), a_cart(till, 5)
    till.orders.pay_cash(paid)
    before = last_seq(till)
    with pytest.raises(errors.CartNotHeld):
        holds.recall(paid, instead_of=at_hand)
    assert till.carts.get(at_hand).state == "open"
    assert types_logged(till, before) == []


def test_a_sale_at_hand_that_cannot_be_held_keeps_the_other_held(
    till: Till, holds: HoldService
) -> None:
    waiting, at_hand = a_cart(till, 1), a_cart(till, 1)
    holds.hold(waiting)
    till.carts.remove_line(at_hand, 1)
    with pytest.raises(errors.EmptyCart):
        holds.recall(waiting, instead_of=at_hand)
    assert [sale.cart_id for sale in holds.held()] == [waiting]


def test_a_discarded_sale_releases_its_stock_and_stays_readable(
    till: Till, holds: HoldService
) -> None:
    cart_id = a_cart(till)
    holds.hold(cart_id)
    before = last_seq(till)
    holds.discard(cart_id)
    assert types_logged(till, before) == ["CartVoided", "StockReleased"]
    assert available(till, "MILK") == 100
    assert [line.name for line in till.carts.get(cart_id).lines] == ["Milk"]
    reconcile(till)


def test_only_a_held_sale_is_discarded(till: Till, holds: HoldService) -> None:
    cart_id = a_cart(till)
    with pytest.raises(errors.CartNotHeld):
        holds.discard(cart_id)
    assert till.carts.get(cart_id).state == "open"


def test_nothing_is_held_recalled_or_discarded_that_is_not_there(holds: HoldService) -> None:
    for command in (holds.hold, holds.recall, holds.discard):
        with pytest.raises(CartNotFound):
            command(new_id())


def test_a_sale_held_for_a_day_is_given_up_and_its_stock_released(
    till: Till, clock: Hands, holds: HoldService
) -> None:
    old = a_cart(till)
    holds.hold(old, "wallet")
    clock.wait(1)
    young = a_cart(till)
    holds.hold(young)
    clock.wait(24 * 60 - 1)
    before = last_seq(till)
    assert holds.expire_due() == 1
    assert types_logged(till, before) == ["CartHoldExpired", "StockReleased"]
    assert [sale.cart_id for sale in holds.held()] == [young]
    assert available(till, "MILK") == 98
    reconcile(till)


def test_a_store_may_hold_for_a_shorter_time(till: Till, clock: Hands) -> None:
    holds = HoldService(till._unit_of_work, clock, Workplace(), NO_CARDS, hold_hours=2)
    holds.hold(a_cart(till))
    clock.wait(119)
    assert holds.expire_due() == 0
    clock.wait(1)
    assert holds.expire_due() == 1


def test_an_idle_till_gives_up_what_was_held_too_long(till: Till, holds: HoldService) -> None:
    cart_id = a_cart(till)
    holds.hold(cart_id)  # at noon of a day that is long past
    till.idle()
    assert till.carts.get(cart_id).state == "voided"


def test_an_idle_till_looks_only_once_a_minute(till: Till, holds: HoldService) -> None:
    till.idle()
    cart_id = a_cart(till)
    holds.hold(cart_id)
    till.idle()
    assert till.carts.get(cart_id).state == "held"
