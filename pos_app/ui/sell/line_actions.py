"""What can be done to a line of the cart, and to the cart as a whole."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from pos_app.domain.values.money import Currency
from pos_app.domain.values.quantity import ONE, Quantity
from pos_app.ui.sell import price_questions, questions, refusal, typed
from pos_app.ui.tile_rows import PIECE

if TYPE_CHECKING:
    from pos_app.application.sale_snapshots import LineSnapshot
    from pos_app.ui.sell.desk import Desk

_WHOLE = 100


class LineActions:
    """Acts on the selected line; a number typed before is used, otherwise a sheet asks.

    Every action raises ``Refusal``, or what the service raises; then nothing has changed.
    """

    def __init__(self, desk: Desk) -> None:
        """Change the cart of ``desk``."""
        self._desk = desk

    def actions(self) -> dict[str, Callable[[], None]]:
        """Return what the keys and buttons of a line do."""
        return {
            "quantity": self.quantity,
            "discount": self.discount,
            "discount_sale": self.discount_sale,
            "price": self.reprice,
            "exempt": self.exempt,
            "one_more": self.one_more,
            "one_fewer": self.one_fewer,
            "remove": self.remove,
            "cancel": self.cancel,
        }

    def quantity(self) -> None:
        """Set the quantity of the line: the number typed, or asked for."""
        line = self._line()
        text = self._desk.entry
        if not text:
            use = partial(self.set_quantity, line)
            asked = questions.HowMany(line.name, line.unit, line.unit_price, use)
            self._desk.ask_how_many(asked, line.unit)
            return
        try:
            quantity = Quantity.of(typed.number(text))
        except typed.NotANumber:
            raise refusal.not_a_quantity(text) from None
        self.set_quantity(line, quantity)
        self._desk.entry = ""

    def set_quantity(self, line: LineSnapshot, quantity: Quantity) -> None:
        """Set a quantity; zero asks whether to remove the line."""
        if quantity:
            self._desk.ring_up.change_quantity(line, quantity)
        else:
            self._ask_to_remove(line)

    def one_more(self) -> None:
        """Take one more piece; what is weighed is asked for."""
        self._step(ONE)

    def one_fewer(self) -> None:
        """Take one piece fewer; the last one asks whether to remove the line."""
        self._step(-ONE)

    def discount(self) -> None:
        """Ask what to take off the line; what was typed before stands in the sheet."""
        line = self._line()
        ring_up = self._desk.ring_up
        self._desk.question = price_questions.LineDiscount(
            line,
            self._currency(),
            partial(ring_up.discount, line),
            self._sale_discount,
            self._off(),
        )
        self._desk.entry = ""

    def discount_sale(self) -> None:
        """Ask what to take off the whole sale."""
        self._line()
        self._desk.question = self._sale_discount(self._off())
        self._desk.entry = ""

    def reprice(self) -> None:
        """Ask for another price of the line; what was typed before stands in the sheet."""
        line = self._line()
        text = self._desk.entry if typed.is_number(self._desk.entry) else ""
        self._desk.question = price_questions.NewPrice(
            line, self._currency(), partial(self._desk.ring_up.reprice, line), text
        )
        self._desk.entry = ""

    def exempt(self) -> None:
        """Ask why the sale is without tax; an exempt one is charged tax again."""
        self._line()
        cart = self._desk.ring_up.cart
        if cart is None:
            return
        if cart.exemption:
            self._desk.ring_up.exempt("")
        elif not cart.tax:
            raise refusal.no_tax()
        else:
            self._desk.question = price_questions.WithoutTax(cart, self._desk.ring_up.exempt)

    def remove(self) -> None:
        """Take the line out."""
        self._desk.ring_up.remove(self._line())

    def cancel(self) -> None:
        """Ask whether to give the whole sale up."""
        cart = self._desk.ring_up.cart
        self._line()
        if cart is not None:
            self._desk.question = questions.cancellation(cart, self._desk.ring_up.void)

    def _step(self, by: Quantity) -> None:
        line = self._line()
        if line.unit != PIECE:
            self.quantity()
            return
        quantity = Quantity.of(line.quantity) + by
        self.set_quantity(line, max(quantity, Quantity(0)))

    def _sale_discount(self, text: str) -> price_questions.SaleDiscountQuestion:
        cart = self._desk.ring_up.cart
        if cart is None:
            raise refusal.nothing_in_cart()
        return price_questions.SaleDiscountQuestion(
            cart, self._currency(), self._desk.ring_up.discount_sale, text
        )

    def _off(self) -> str:
        """What was typed: a whole number up to 100 is a share, as in "10" for 10 %."""
        text = self._desk.entry.strip()
        if not text:
            return ""
        if not typed.is_number(text):
            raise refusal.not_a_discount(text)
        return f"{text} %" if text.isdigit() and int(text) <= _WHOLE else text

    def _currency(self) -> Currency:
        return Currency.of(self._desk.store.currency)

    def _ask_to_remove(self, line: LineSnapshot) -> None:
        self._desk.question = questions.removal(line, partial(self._desk.ring_up.remove, line))

    def _line(self) -> LineSnapshot:
        if self._desk.is_complete:
            raise refusal.paid_already()
        line = self._desk.ring_up.line()
        if line is None:
            raise refusal.nothing_in_cart()
        # A deposit goes along with its goods, so what is done to it is done to them.
        goods = (each for each in self._desk.ring_up.lines if each.number == line.follows)
        return next(goods, line)
