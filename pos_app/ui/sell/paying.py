"""Takes the cash for the cart: exact, typed, or one of the notes on the buttons."""

from __future__ import annotations

from decimal import Decimal

from pos_app.application.sale_snapshots import CartSnapshot
from pos_app.domain.values.money import Currency, Money
from pos_app.ui.sell import questions, refusal, typed
from pos_app.ui.sell.cart_texts import NOTE_COUNT
from pos_app.ui.sell.cash import is_rather_a_code, next_notes
from pos_app.ui.sell.desk import Desk
from pos_app.ui.sell.screen import SellScreen


class Paying:
    """Completes the sale; a second press within the guard's time is part of the first.

    Every action raises ``Refusal``, or what the service raises; then the sale is still open.
    """

    def __init__(self, desk: Desk, screen: SellScreen) -> None:
        """Pay the cart of ``desk``."""
        self._desk = desk
        self._screen = screen

    def cash(self) -> None:
        """Take the typed amount, or the exact total."""
        if self._desk.checkout.is_double_press():
            return
        cart = self._cart()
        text = self._desk.entry.strip()
        self._desk.is_entry_refused = True
        tendered = self._checked(text, cart) if text else None
        self._desk.is_entry_refused = False
        self._pay(cart, tendered)

    def note(self, place: int) -> None:
        """Take the amount on the note button at ``place``."""
        if self._desk.checkout.is_double_press():
            return
        cart = self._cart()
        notes = self._notes(cart)
        if 0 <= place < len(notes):
            self._pay(cart, notes[place])

    def show_receipt(self) -> None:
        """Show the last receipt."""
        sheet = self._desk.checkout.receipt_sheet()
        if sheet is None:
            raise refusal.no_receipt_yet()
        self._desk.question = questions.Shown(sheet)

    def _checked(self, text: str, cart: CartSnapshot) -> Decimal:
        try:
            amount = typed.number(text)
        except typed.NotANumber:
            raise refusal.no_amount(text) from None
        if is_rather_a_code(text, amount, cart.total, self._notes(cart)):
            raise refusal.looks_like_a_code()
        amount = Money.of(amount, Currency.of(self._desk.store.currency)).amount
        if amount < cart.total:
            raise refusal.too_little(amount, cart.total)
        return amount

    def _pay(self, cart: CartSnapshot, tendered: Decimal | None) -> None:
        self._desk.checkout.pay(cart.cart_id, tendered)
        self._desk.ring_up.start_anew()
        self._desk.is_complete = True
        self._desk.entry = ""
        self._desk.multiplier = None
        self._desk.card = None
        self._desk.is_price_check = False
        self._desk.shelf.search("")
        self._screen.play("sale_done")

    def _cart(self) -> CartSnapshot:
        if self._desk.is_complete:
            raise refusal.paid_already()
        cart = self._desk.ring_up.cart
        if cart is None or not cart.lines:
            raise refusal.nothing_to_pay()
        return cart

    def _notes(self, cart: CartSnapshot) -> tuple[Decimal, ...]:
        store = self._desk.store
        return next_notes(cart.total, store.currency, store.decimals, NOTE_COUNT)
