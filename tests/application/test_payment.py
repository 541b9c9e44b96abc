"""Tenders of every kind: taken once, given back, rounded in cash, all in one transaction."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest

from pos_app.application.order_service import TenderRequest
from pos_app.bootstrap import Till
from pos_app.domain.errors import CartClosed, InvalidAmount, PaymentStarted, TenderTooLarge
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.quantity import ONE
from pos_app.domain.values.tender import ForeignCash, TenderKind
from tests.stores import a_till, stocked


@pytest.fixture
def cart_id(till: Till) -> UUID:
    """A cart of 4.90."""
    stocked(till, "Loaf", price="4.90")
    return till.carts.add(None, "LOAF", ONE).cart_id


def asks(kind: TenderKind, amount: str | None = None, **others: object) -> TenderRequest:
    worth = None if amount is None else Decimal(amount)
    return replace(TenderRequest(new_id(), kind, worth), **others)  # type: ignore[arg-type]  # any field


def test_a_card_pays_the_whole_sale(till: Till, cart_id: UUID) -> None:
    step = till.orders.take(cart_id, asks(TenderKind.CARD, "4.90", reference="8812"))
    assert step.cart is None
    assert step.order is not None
    assert [(each.kind, each.reference) for each in step.order.tenders] == [("card", "8812")]
    stored = till.order_queries.by_id(str(step.order.order_id))
    assert stored == step.order


def test_the_same_tender_is_taken_once(till: Till, cart_id: UUID) -> None:
    request = asks(TenderKind.CARD, "2.00")
    till.orders.take(cart_id, request)
    step = till.orders.take(cart_id, request)
    assert step.cart is not None
    assert step.cart.left == Decimal("2.90")


def test_a_tender_for_a_paid_sale_takes_nothing(till: Till, cart_id: UUID) -> None:
    till.orders.take(cart_id, asks(TenderKind.CARD, "4.90"))
    step = till.orders.take(cart_id, asks(TenderKind.CARD, "4.90"))
    assert step.order is not None
    assert step.order.was_paid_before
    assert till.order_queries.totals().orders == 1


def test_a_tender_given_back_is_gone_and_giving_it_back_twice_changes_nothing(
    till: Till, cart_id: UUID
) -> None:
    request = asks(TenderKind.VOUCHER, "1.00")
    till.orders.take(cart_id, request)
    assert till.orders.give_back(cart_id, request.tender_id).tenders == ()
    assert till.orders.give_back(cart_id, request.tender_id).left == Decimal("4.90")


def test_a_part_paid_cart_takes_no_change_and_is_not_given_up(till: Till, cart_id: UUID) -> None:
    till.orders.take(cart_id, asks(TenderKind.CARD, "2.00"))
    with pytest.raises(PaymentStarted):
        till.carts.add(cart_id, "LOAF", ONE)
    with pytest.raises(PaymentStarted):
        till.carts.void(cart_id)


@pytest.mark.parametrize("amount", ["0", "-1", "0.001"])
def test_an_amount_that_is_none_is_refused(till: Till, cart_id: UUID, amount: str) -> None:
    with pytest.raises(InvalidAmount):
        till.orders.take(cart_id, asks(TenderKind.CARD, amount))


def test_only_cash_gives_change(till: Till, cart_id: UUID) -> None:
    with pytest.raises(TenderTooLarge):
        till.orders.take(cart_id, asks(TenderKind.VOUCHER, "5.00"))


def test_a_cart_that_was_given_up_takes_no_money(till: Till, cart_id: UUID) -> None:
    till.carts.void(cart_id)
    with pytest.raises(CartClosed):
        till.orders.take(cart_id, asks(TenderKind.CARD, "4.90"))


def test_foreign_cash_is_taken_at_its_rate_and_gives_change_in_ours(
    till: Till, cart_id: UUID
) -> None:
    notes = ForeignCash("EUR", Decimal(5), Decimal("1.0925"))
    step = till.orders.take(cart_id, asks(TenderKind.FOREIGN_CASH, foreign=notes))
    assert step.order is not None
    assert step.order.tendered == Decimal("5.46")
    assert step.order.change == Decimal("0.56")
    assert step.order.tenders[0].foreign == "5 EUR"


def test_a_tip_is_kept_apart_from_the_total(till: Till, cart_id: UUID) -> None:
    step = till.orders.take(cart_id, asks(TenderKind.CARD, "4.90", tip=Decimal("0.50")))
    assert step.order is not None
    assert (step.order.total, step.order.tips) == (Decimal("4.90"), Decimal("0.50"))


def test_a_payment_in_parts_is_there_after_the_program_was_killed(tmp_path: Path) -> None:
    with a_till(tmp_path) as till:
        stocked(till, "Loaf", price="4.90")
        cart_id = till.carts.add(None, "LOAF", ONE).cart_id
        till.orders.take(cart_id, asks(TenderKind.CARD, "2.00", reference="8812"))
    with a_till(tmp_path) as till:
        (cart,) = till.carts.left_open()
        assert [each.reference for each in cart.tenders] == ["8812"]
        assert till.orders.pay_cash(cart_id).tendered == Decimal("4.90")
