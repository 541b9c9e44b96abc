"""Killed while it takes money, a till has taken it once or not at all, and asking again is safe."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest

from pos_app.application.card_terminal import TerminalAnswer
from pos_app.application.order_service import PaymentStep, TenderRequest
from pos_app.bootstrap import Till
from pos_app.domain.aggregates.card_payment.card_payment import CardPaymentState
from pos_app.domain.values.money import Money
from pos_app.domain.values.tender import TenderKind
from tests.builders import USD, pieces
from tests.stores import a_till, stocked

PLACES = ("commit.before", "commit.after", "audit.before_commit")
TENDER = UUID("01931111-2222-7333-8444-555566667777")
APPROVED = TerminalAnswer(CardPaymentState.APPROVED, "0042")


def a_shop(folder: Path) -> tuple[UUID, UUID]:
    """A cart of 10.00, and a gift card with 20.00 on it."""
    with a_till(folder, started=True) as till:
        stocked(till, "Loaf", price="5.00")
        card = till.gift_cards.issue("GIFT-4417", Money.of(20, USD))
        cart = till.carts.scan(None, "LOAF", pieces(2))
    return cart.cart_id, card.card_id


def killed_in(folder: Path, command: str, place: str, *arguments: object) -> None:
    """Run one function of this module in a process that dies at a fail point."""
    code = (
        "import sys\nfrom pathlib import Path\nfrom uuid import UUID\n"
        "from pos_app.bootstrap import open_till\n"
        "from pos_app.infrastructure import fail_points\n"
        "from tests.faults import test_kills_while_paying as paying\n"
        "till = open_till(Path(sys.argv[1]))\ntill.start(with_receipts=False)\n"
        f"fail_points._plan = fail_points._Plan({place!r})\n"
        f"paying.{command}(till, *map(UUID, sys.argv[2:]))\n"
    )
    run = [sys.executable, "-c", code, str(folder), *map(str, arguments)]
    done = subprocess.run(run, env=os.environ, check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL


def pay_by_gift_card(till: Till, cart_id: UUID, card_id: UUID) -> PaymentStep:
    """Take a part of the cart from the gift card, always under the same id."""
    request = TenderRequest(TENDER, TenderKind.GIFT_CARD, Decimal(4), "4417", card_id)
    return till.orders.take(cart_id, request)


def sell_a_gift_card(till: Till, cart_id: UUID) -> None:
    """Pay a cart that sells money on the card."""
    till.orders.pay_cash(cart_id)


def hear_the_terminal(till: Till, payment_id: UUID) -> None:
    """Take what the terminal said."""
    till.card_payments.record(payment_id, APPROVED)


def pay_a_return(till: Till, attempt_id: UUID) -> None:
    """Undo the first sale, always in the same attempt."""
    till.returns.void("1-00001", "Rung up twice", attempt_id=attempt_id)


@pytest.mark.parametrize("place", PLACES)
def test_a_gift_card_pays_once(tmp_path: Path, place: str) -> None:
    cart_id, card_id = a_shop(tmp_path / "shop")
    killed_in(tmp_path / "shop", "pay_by_gift_card", place, cart_id, card_id)
    with a_till(tmp_path / "shop", started=True) as till:
        balance = till.gift_cards.by_code("GIFT-4417").balance.amount
        assert till.carts.get(cart_id).left == balance - 10
        for _ in range(2):
            pay_by_gift_card(till, cart_id, card_id)
        assert till.gift_cards.by_code("GIFT-4417").balance.amount == 16
        assert till.orders.pay_cash(cart_id).tendered == 10
        assert till.audit.verify().is_sound


@pytest.mark.parametrize("place", PLACES)
def test_a_card_that_is_sold_holds_its_money_exactly_when_it_is_paid_for(
    tmp_path: Path, place: str
) -> None:
    cart_id, _card_id = a_shop(tmp_path / "shop")
    with a_till(tmp_path / "shop", started=True) as till:
        till.beside.sell_gift_card(cart_id, "GIFT-4417", Decimal(5))
    killed_in(tmp_path / "shop", "sell_a_gift_card", place, cart_id)
    with a_till(tmp_path / "shop", started=True) as till:
        is_sold = till.carts.get(cart_id).state == "submitted"
        assert till.gift_cards.by_code("GIFT-4417").balance.amount == (25 if is_sold else 20)
        for _ in range(2):
            assert till.orders.pay_cash(cart_id).total == 15
        assert till.gift_cards.by_code("GIFT-4417").balance.amount == 25
        assert till.audit.verify().is_sound


@pytest.mark.parametrize("place", PLACES)
def test_what_a_terminal_said_is_taken_once(tmp_path: Path, place: str) -> None:
    cart_id, _card_id = a_shop(tmp_path / "shop")
    with a_till(tmp_path / "shop", started=True) as till:
        payment_id = till.card_payments.begin(cart_id, Decimal(10)).payment_id
    killed_in(tmp_path / "shop", "hear_the_terminal", place, payment_id)
    with a_till(tmp_path / "shop", started=True) as till:
        for _ in range(2):
            till.card_payments.record(payment_id, APPROVED)
        order = till.orders.pay_cash(cart_id)
        assert order.was_paid_before
        assert [(each.kind, each.amount) for each in order.tenders] == [("card", Decimal(10))]
        assert till.audit.verify().is_sound


@pytest.mark.parametrize("place", PLACES)
def test_a_sale_is_undone_once(tmp_path: Path, place: str) -> None:
    cart_id, _card_id = a_shop(tmp_path / "shop")
    with a_till(tmp_path / "shop", started=True) as till:
        till.orders.pay_cash(cart_id)
    killed_in(tmp_path / "shop", "pay_a_return", place, TENDER)
    with a_till(tmp_path / "shop", started=True) as till:
        for _ in range(2):
            refund = till.returns.void("1-00001", "Rung up twice", attempt_id=TENDER)
            assert (refund.number, refund.total) == ("1-R00001", Decimal("10.00"))
        assert till.audit.verify().is_sound
