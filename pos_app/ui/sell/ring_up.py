"""The cart being rung up: which one it is, which line is selected, and what can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from pos_app.application.errors import CartNotFound
from pos_app.domain.errors import CartClosed, ConfirmBeyondStock
from pos_app.domain.values.quantity import ONE, Quantity
from pos_app.ui.sell.undo import UndoStack

if TYPE_CHECKING:
    from pos_app.application.beside_service import BesideService
    from pos_app.application.cart_service import CartService
    from pos_app.application.cart_terms_service import CartTermsService
    from pos_app.application.sale_snapshots import CartSnapshot, LineSnapshot
    from pos_app.ui.sell.price_questions import Reduction

_OPEN = "open"


class RingUp:
    """One cart after the other; every command is one call of the service.

    Commands raise what the service raises, and then the cart shown is still the stored one.
    """

    def __init__(self, carts: CartService, terms: CartTermsService, beside: BesideService) -> None:
        """Ring up through ``carts``; the first scan opens a cart."""
        self._carts = carts
        self._terms = terms
        self._beside = beside
        self._undo = UndoStack(carts, terms, beside)
        self.cart: CartSnapshot | None = None
        self.selected: int | None = None
        self.ask: Callable[[ConfirmBeyondStock, Callable[[], None]], None] | None = None
        self._awaited: tuple[UUID, str] | None = None

    def add(
        self,
        code: str,
        quantity: Quantity = ONE,
        unit_price: Decimal | None = None,
        *,
        discount: Decimal | None = None,
        reason: str = "",
    ) -> None:
        """Add what a code names, at a stated price if there is one, and select its line."""
        self._or_ask(partial(self._add, code, quantity, unit_price, discount, reason))

    def _add(
        self,
        code: str,
        quantity: Quantity,
        unit_price: Decimal | None,
        discount: Decimal | None,
        reason: str,
        *,
        is_beyond_stock: bool,
    ) -> None:
        cart_id = None if self.cart is None else self.cart.cart_id
        if unit_price is None and discount is None:
            self._changed(
                self._carts.scan(cart_id, code, quantity, is_beyond_stock=is_beyond_stock)
            )
        else:
            self._changed(
                self._carts.add(
                    cart_id,
                    code,
                    quantity,
                    unit_price=unit_price,
                    discount=discount,
                    reason=reason,
                    is_beyond_stock=is_beyond_stock,
                )
            )
        self._use_awaited()

    def take_empties(self, code: str, quantity: Quantity) -> None:
        """Take empties back; the first of a sale opens a cart."""
        cart_id = None if self.cart is None else self.cart.cart_id
        self._changed(self._beside.take_empties(cart_id, code, quantity))
        self._use_awaited()

    def sell_gift_card(self, code: str, amount: Decimal) -> None:
        """Sell money on a card; the first of a sale opens a cart."""
        cart_id = None if self.cart is None else self.cart.cart_id
        self._changed(self._beside.sell_gift_card(cart_id, code, amount))
        self._use_awaited()

    @property
    def customer_id(self) -> UUID | None:
        """Whom the cart is for, or will be once the first scan opens it."""
        if self.cart is not None and self._awaited is None:
            return self.cart.customer_id
        return None if self._awaited is None else self._awaited[0]

    def choose_customer(self, customer_id: UUID | None, group: str) -> None:
        """Sell to a customer; before the first scan this is kept until a cart is there."""
        if self.cart is None:
            self._awaited = None if customer_id is None else (customer_id, group)
            return
        cart = self._terms.choose_customer(self.cart.cart_id, customer_id, group)
        self._awaited = None
        self.cart = replace(cart, touched=self.cart.touched)

    def change_quantity(self, line: LineSnapshot, quantity: Quantity) -> None:
        """Set the quantity of a line."""
        self._or_ask(partial(self._change_quantity, line, quantity))

    def _change_quantity(
        self, line: LineSnapshot, quantity: Quantity, *, is_beyond_stock: bool
    ) -> None:
        self._changed(
            self._carts.change_quantity(
                self._cart_id(), line.number, quantity, is_beyond_stock=is_beyond_stock
            )
        )

    def _use_awaited(self) -> None:
        if self._awaited is not None:
            self.choose_customer(*self._awaited)

    def _or_ask(self, change: Callable[..., None]) -> None:
        try:
            change(is_beyond_stock=False)
        except ConfirmBeyondStock as error:
            if self.ask is None:
                raise
            self.ask(error, partial(change, is_beyond_stock=True))

    def discount(self, line: LineSnapshot, reduction: Reduction) -> None:
        """Set what is taken off a line in all."""
        self._changed(
            self._carts.discount_line(
                self._cart_id(),
                line.number,
                reduction.amount,
                percent=reduction.percent,
                reason=reduction.reason,
            )
        )

    def discount_sale(self, reduction: Reduction) -> None:
        """Set what is taken off the whole sale."""
        self._changed(
            self._terms.discount_sale(
                self._cart_id(),
                reduction.amount,
                percent=reduction.percent,
                reason=reduction.reason,
            )
        )

    def reprice(self, line: LineSnapshot, unit_price: Decimal, reason: str) -> None:
        """Sell a line at another price."""
        self._changed(self._carts.reprice_line(self._cart_id(), line.number, unit_price, reason))

    def exempt(self, reason: str) -> None:
        """Sell without tax; an empty reason charges it again."""
        if reason:
            self._changed(self._terms.exempt_from_tax(self._cart_id(), reason))
        else:
            self._changed(self._terms.charge_tax_again(self._cart_id()))

    def show(self, cart: CartSnapshot) -> None:
        """Take over the cart as another service left it; that is not undone here."""
        self.cart = cart
        self._undo.forget()
        self.line()

    def remove(self, line: LineSnapshot) -> None:
        """Take a line out; the line after it is selected, or else the last one."""
        numbers = [each.number for each in self.lines]
        place = numbers.index(line.number)
        self._changed(self._carts.remove_line(self._cart_id(), line.number))
        left = [each.number for each in self.lines]
        self.selected = left[min(place, len(left) - 1)] if left else None

    def undo(self) -> bool:
        """Take the latest change back; False when there is none."""
        if self.cart is None or not self._undo:
            return False
        self.cart = self._undo.undo(self.cart.cart_id)
        self.selected = self.cart.touched
        self.line()
        return True

    def void(self, cart_id: UUID | None = None) -> None:
        """Give up the cart, or one that was left open."""
        is_current = cart_id is None or (self.cart is not None and cart_id == self.cart.cart_id)
        self._carts.void(self._cart_id() if cart_id is None else cart_id)
        if is_current:
            self.start_anew()

    def start_anew(self) -> None:
        """Let the next scan open a new cart."""
        self.cart = None
        self.selected = None
        self._awaited = None
        self._undo.forget()

    def take_over(self, cart_id: UUID) -> None:
        """Go on with a cart that was left open; it is read again from the store."""
        cart = self._carts.get(cart_id)
        if cart.state != _OPEN:
            raise CartClosed(cart_id=cart_id, state=cart.state)
        self.start_anew()
        self.cart = cart
        self.line()

    def reload(self) -> None:
        """Read the cart again after a failure that leaves open what was stored."""
        if self.cart is None:
            return
        try:
            stored = self._carts.get(self.cart.cart_id)
        except CartNotFound:
            self.start_anew()
            return
        if stored.state != _OPEN:
            self.start_anew()
            return
        if stored.lines != self.cart.lines or stored.tenders:
            self._undo.forget()
        self.cart = stored
        self.line()

    @property
    def lines(self) -> Sequence[LineSnapshot]:
        """The lines of the cart, none before the first scan."""
        return () if self.cart is None else self.cart.lines

    @property
    def can_undo(self) -> bool:
        """Whether a change can be taken back."""
        return self.cart is not None and bool(self._undo)

    def line(self) -> LineSnapshot | None:
        """Return the selected line; without one the last is selected, None in an empty cart."""
        if not self.lines:
            self.selected = None
            return None
        for line in self.lines:
            if line.number == self.selected:
                return line
        self.selected = self.lines[-1].number
        return self.lines[-1]

    def select(self, line_number: int) -> None:
        """Select a line."""
        self.selected = line_number
        self.line()

    def move_selection(self, step: int) -> None:
        """Select the line ``step`` rows further down, stopping at the ends."""
        line = self.line()
        if line is not None:
            numbers = [each.number for each in self.lines]
            place = numbers.index(line.number) + step
            self.selected = numbers[max(0, min(place, len(numbers) - 1))]

    def _changed(self, cart: CartSnapshot) -> None:
        self._undo.remember(self.cart, cart)
        self.cart = cart
        if cart.touched is not None:
            self.selected = cart.touched
        self.line()

    def _cart_id(self) -> UUID:
        if self.cart is None:
            raise LookupError
        return self.cart.cart_id
