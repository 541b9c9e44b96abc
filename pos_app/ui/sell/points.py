"""Points of customers at the till: paying with them, and the rule by which they are earned."""

from __future__ import annotations

from collections.abc import Callable

from pos_app.application.customer_service import CustomerService
from pos_app.application.order_service import TenderRequest
from pos_app.domain.errors import DomainError
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.tender import TenderKind
from pos_app.ui.errors import error_text
from pos_app.ui.formatting import format_amount
from pos_app.ui.i18n import _
from pos_app.ui.sell import refusal, typed
from pos_app.ui.sell.desk import Desk
from pos_app.ui.sell.paying import Paying
from pos_app.ui.sell.sell_state import NumberSheet


class AmountQuestion:
    """Asks for an amount, and leaves the sheet open while it cannot be used."""

    def __init__(
        self, title: str, sentence: str, currency: Currency, use: Callable[[Money], None]
    ) -> None:
        """Hand the amount to ``use``."""
        self._title = title
        self._sentence = sentence
        self._currency = currency
        self._use = use
        self._text = ""
        self._problem = ""

    def part(self) -> NumberSheet:
        """Return what to draw."""
        return NumberSheet(
            title=self._title,
            sentence=self._sentence,
            placeholder=_("Amount"),
            text=self._text,
            preview="",
            problem=self._problem,
            confirm=_("Use it"),
        )

    def type(self, text: str) -> None:
        """Take the digits."""
        self._text, self._problem = text, ""

    def confirm(self) -> bool:
        """Use the amount, or say what is wrong with it."""
        try:
            self._use(Money.of(typed.number(self._text), self._currency))
        except typed.NotANumber:
            self._problem = _("Type an amount like 10.")
            return False
        except DomainError as error:
            self._problem = error_text(error).headline
            return False
        return True


class Points:
    """Takes points for money, and sets what a point costs and pays.

    Every action raises ``Refusal``, or what the services raise; then nothing has changed.
    """

    def __init__(self, desk: Desk, paying: Paying, customers: CustomerService) -> None:
        """Pay the cart of ``desk`` through ``paying``."""
        self._desk = desk
        self._paying = paying
        self._customers = customers

    def actions(self) -> dict[str, Callable[[], None]]:
        """Return what the buttons do, by their names."""
        return {"points": self._pay, "points_rule": self._ask_spending}

    def _pay(self) -> None:
        cart = self._paying.cart()
        if cart.customer_id is None:
            raise refusal.no_customer()
        left = Money.of(cart.left, Currency.of(self._desk.store.currency))
        worth = self._customers.points_worth(cart.customer_id, at_most=left)
        if not worth:
            raise refusal.no_points()
        request = TenderRequest(
            new_id(), TenderKind.POINTS, worth.amount, account_id=cart.customer_id
        )
        self._paying.send(cart, request)

    def _ask_spending(self) -> None:
        self._desk.question = AmountQuestion(
            _("Points: how many for what is spent?"),
            _("A point for each full amount of … Zero gives no points."),
            Currency.of(self._desk.store.currency),
            self._ask_value,
        )

    def _ask_value(self, spend: Money) -> None:
        if not spend:
            self._customers.set_points_rule(spend, spend, is_on=False)
            return

        def use(value: Money) -> None:
            self._customers.set_points_rule(spend, value, is_on=True)

        self._desk.question = AmountQuestion(
            _("Points: what does one pay?"),
            _("A point for each {spend} spent; each pays …").format(
                spend=format_amount(spend.amount)
            ),
            spend.currency,
            use,
        )
