"""Points of customers at the till: paying with them, and the rule by which they are earned."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pos_app.application.order_service import TenderRequest
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.tender import TenderKind
from pos_app.ui.formatting import format_amount
from pos_app.ui.i18n import _
from pos_app.ui.sell import refusal
from pos_app.ui.sell.code_questions import AmountQuestion

if TYPE_CHECKING:
    from pos_app.application.customer_service import CustomerService
    from pos_app.ui.sell.desk import Desk
    from pos_app.ui.sell.paying import Paying


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
