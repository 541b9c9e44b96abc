"""Takes the money for the cart: at once in cash or by card, or part by part in its own panel."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from pos_app.application.order_service import PaymentStep, TenderRequest
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.tender import ForeignCash, TenderKind
from pos_app.ui.sell import payment_questions, questions, refusal, typed
from pos_app.ui.sell.cart_texts import NOTE_COUNT, cash_left
from pos_app.ui.sell.cash import is_rather_a_code, next_notes
from pos_app.ui.sell.payment_texts import NOTES
from pos_app.ui.sell.taken_back import calling_off, paid_back_text

if TYPE_CHECKING:
    from pos_app.application.return_service import ReturnService
    from pos_app.application.sale_snapshots import CartSnapshot, OrderSnapshot
    from pos_app.ui.sell.desk import Desk
    from pos_app.ui.sell.screen import SellScreen


class Paying:
    """Completes the sale; a second press within the guard's time is part of the first.

    Every action raises ``Refusal``, or what the service raises; then the sale is still open.
    """

    def __init__(self, desk: Desk, screen: SellScreen, returns: ReturnService) -> None:
        """Pay the cart of ``desk``; an exchange is called off through ``returns``."""
        self._desk = desk
        self._returns = returns
        self.reverse: Callable[[CartSnapshot, UUID], bool] | None = None
        self.pay_out: Callable[[], None] | None = None
        self._screen = screen

    def actions(self) -> dict[str, Callable[[], None]]:
        """Return what the buttons and keys of paying do, by their names."""
        return {
            "cash": self.cash,
            "card": self.card,
            "voucher": partial(self._choose, TenderKind.VOUCHER),
            "method.cash": partial(self._choose, TenderKind.CASH),
            "foreign_cash": self._ask_foreign,
            "tip": self._ask_tip,
            "payment": self.open_panel,
            "take": self.take,
            "give_back_last": self._give_back_last,
            **{f"note{n + 1}": partial(self.note, n) for n in range(NOTES)},
            "last_receipt": self.show_receipt,
        }

    def cash(self) -> None:
        """Take the typed amount in cash, or what is left."""
        if self._desk.checkout.is_double_press():
            return
        cart = self.cart()
        text = self._desk.entry.strip()
        self._desk.is_entry_refused = True
        tendered = self._checked(text, cart) if text else None
        self._desk.is_entry_refused = False
        left = cash_left(cart, self._desk.store)
        if tendered is not None and tendered < left:
            if not self._desk.is_paying:
                self._desk.is_entry_refused = True
                raise refusal.too_little(tendered, left)
            self._take(cart, TenderKind.CASH, tendered)
        else:
            self._pay(cart, tendered)

    def card(self) -> None:
        """Take the typed amount by card, or all that is left."""
        if self._desk.checkout.is_double_press():
            return
        cart = self.due()
        text = self._desk.entry.strip()
        self._take(cart, TenderKind.CARD, self._checked(text, cart) if text else cart.left)

    def note(self, place: int) -> None:
        """Take the amount on the note button; in the panel it is filled in first."""
        if self._desk.checkout.is_double_press():
            return
        cart = self.cart()
        notes = self._notes(cart)
        if place >= len(notes):
            return
        if self._desk.is_paying:
            self._desk.method = TenderKind.CASH
            self._desk.entry = str(notes[place])
        else:
            self._pay(cart, notes[place])

    def open_panel(self) -> None:
        """Show what is left to pay and the ways to pay it; once more goes back to the items."""
        self.due()
        self._desk.is_paying = not self._desk.is_paying
        self._desk.method = TenderKind.CASH

    def take(self) -> None:
        """Take the typed amount, or what is left, in the chosen way."""
        if self._desk.method is TenderKind.CASH:
            self.cash()
            return
        cart = self.cart()
        text = self._desk.entry.strip()
        amount = self._checked(text, cart) if text else cart.left
        self._take(cart, self._desk.method, amount)

    def give_back(self, tender_id: UUID) -> None:
        """Give back what was taken; what came back in exchange is paid out instead."""
        cart = self.cart()
        tender = next((each for each in cart.tenders if each.tender_id == tender_id), None)
        if tender is not None and tender.kind == TenderKind.RETURN:
            call_off = partial(self._call_off, cart.cart_id, tender_id, new_id())
            self._desk.question = calling_off(tender, call_off)
            return
        is_card = tender is not None and tender.kind == TenderKind.CARD
        if is_card and self.reverse is not None and self.reverse(cart, tender_id):
            return
        self._desk.ring_up.show(self._desk.checkout.give_back(cart.cart_id, tender_id))

    def _call_off(self, cart_id: UUID, tender_id: UUID, attempt_id: UUID) -> None:
        exchange = self._returns.call_off_exchange(cart_id, tender_id, attempt_id=attempt_id)
        if exchange.cart is not None:
            self._desk.ring_up.show(exchange.cart)
        self._screen.say("done", *paid_back_text(exchange.refund))
        if self.pay_out is not None:
            self.pay_out()

    def typed_amount(self, cart: CartSnapshot) -> Decimal | None:
        """Return the amount in the entry, None without one.

        Raises:
            Refusal: it is no amount, or looks like a code.
        """
        text = self._desk.entry.strip()
        return self._checked(text, cart) if text else None

    def go_on_with(self, cart: CartSnapshot) -> None:
        """Show a cart that another room changed; one that is paid for is completed."""
        self._desk.ring_up.show(cart)
        if not cart.tenders:
            return
        if cart.left > 0:
            self._desk.is_paying = True
        else:
            self._pay(cart, None)

    def go_on_after(self, step: PaymentStep) -> None:
        """Show what a card terminal's payment led to."""
        if step.order is not None:
            self.end_with(step.order)
        elif step.cart is not None:
            self._show_part_paid(step.cart)

    def end_with(self, order: OrderSnapshot) -> None:
        """Show the sale that an exchange completed."""
        self._desk.checkout.completed(order)
        self._end()

    def show_receipt(self) -> None:
        """Show the last receipt."""
        sheet = self._desk.checkout.receipt_sheet()
        if sheet is None:
            raise refusal.no_receipt_yet()
        self._desk.question = questions.Shown(sheet)

    def _choose(self, method: TenderKind) -> None:
        self.due()
        self._desk.is_paying = True
        self._desk.method = method

    def _ask_foreign(self) -> None:
        self.cart()
        self._desk.is_paying = True
        own = self._desk.store.currency
        self._desk.question = payment_questions.ForeignRate(
            own, self._desk.checkout.last_rate, self._ask_foreign_amount
        )

    def _ask_foreign_amount(self, currency: str, rate: Decimal) -> None:
        cart = self.cart()
        left = Money.of(cash_left(cart, self._desk.store), self._currency())
        self._desk.question = payment_questions.ForeignAmount(
            currency, rate, left, self._take_foreign
        )

    def _take_foreign(self, notes: ForeignCash) -> None:
        request = TenderRequest(new_id(), TenderKind.FOREIGN_CASH, foreign=notes)
        self.send(self.cart(), request)

    def _ask_tip(self) -> None:
        cart = self.cart()
        self._desk.is_paying = True
        self._desk.question = payment_questions.Tip(cart.left, self._currency(), self._keep_tip)

    def _keep_tip(self, tip: Decimal) -> None:
        self._desk.tip = tip

    def _currency(self) -> Currency:
        return Currency.of(self._desk.store.currency)

    def _give_back_last(self) -> None:
        cart = self.cart()
        if cart.tenders:
            self.give_back(cart.tenders[-1].tender_id)

    def _checked(self, text: str, cart: CartSnapshot) -> Decimal:
        try:
            amount = typed.number(text)
        except typed.NotANumber:
            raise refusal.no_amount(text) from None
        if is_rather_a_code(text, amount, cart.total, self._notes(cart)):
            raise refusal.looks_like_a_code()
        return Money.of(amount, self._currency()).amount

    def _pay(self, cart: CartSnapshot, tendered: Decimal | None) -> None:
        self._desk.checkout.pay(cart.cart_id, tendered)
        self._end()

    def _take(self, cart: CartSnapshot, kind: TenderKind, amount: Decimal) -> None:
        # A tip goes with the card; notes and coins for it stay on the counter.
        tip = self._desk.tip if kind is TenderKind.CARD else None
        self.send(cart, TenderRequest(new_id(), kind, amount, tip=tip or None))

    def send(self, cart: CartSnapshot, request: TenderRequest) -> None:
        """Take a tender, and show what is left or that the sale is complete."""
        left = self._desk.checkout.take(cart.cart_id, request)
        if left is None:
            self._end()
            return
        if request.tip:
            self._desk.tip = Decimal(0)
        self._show_part_paid(left)

    def _show_part_paid(self, left: CartSnapshot) -> None:
        self._desk.ring_up.show(left)
        self._desk.is_paying = True
        self._desk.method = TenderKind.CASH
        self._desk.entry = ""
        self._screen.play("scan_ok")

    def _end(self) -> None:
        self._desk.ring_up.start_anew()
        self._desk.is_complete = True
        self._desk.is_paying = False
        self._desk.tip = Decimal(0)
        self._desk.entry = ""
        self._desk.multiplier = None
        self._desk.card = None
        self._desk.is_price_check = False
        self._desk.shelf.search("")
        self._screen.play("sale_done")

    def cart(self) -> CartSnapshot:
        """Return the cart that can be paid.

        Raises:
            Refusal: there is none, or it is paid.
        """
        if self._desk.is_complete:
            raise refusal.paid_already()
        cart = self._desk.ring_up.cart
        if cart is None or not cart.lines:
            raise refusal.nothing_to_pay()
        return cart

    def due(self) -> CartSnapshot:
        """Return the cart that somebody pays for.

        Raises:
            Refusal: there is none, it is paid, or its empties are paid out.
        """
        cart = self.cart()
        if cart.total < 0:
            raise refusal.paid_out_in_cash()
        return cart

    def _notes(self, cart: CartSnapshot) -> tuple[Decimal, ...]:
        store = self._desk.store
        count = NOTES if self._desk.is_paying else NOTE_COUNT
        return next_notes(cash_left(cart, store), store.currency, store.decimals, count)
