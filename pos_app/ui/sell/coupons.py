"""Coupons at the till: each promotion that asks for one counts once it was scanned or typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from pos_app.ui.i18n import _
from pos_app.ui.sell.code_questions import CodeQuestion
from pos_app.ui.sell.sell_state import NameSheet

if TYPE_CHECKING:
    from pos_app.application.cart_terms_service import CartTermsService
    from pos_app.application.sale_snapshots import CartSnapshot
    from pos_app.ui.sell.desk import Desk
    from pos_app.ui.sell.paying import Paying


class Coupons:
    """Asks for a coupon of the sale."""

    def __init__(self, desk: Desk, paying: Paying, terms: CartTermsService) -> None:
        """Hand the coupons of the cart that ``paying`` finds on screen to ``terms``."""
        self._desk = desk
        self._paying = paying
        self._terms = terms

    def actions(self) -> dict[str, Callable[[], None]]:
        """Return what the button does, by its name."""
        return {"coupon": self._ask_coupon}

    def _ask_coupon(self) -> None:
        cart = self._paying.cart()
        sheet = NameSheet(
            title=_("Coupon"),
            sentence=", ".join(cart.coupons) or _("Its promotion counts from now on."),
            placeholder=_("Scan the coupon, or type its code"),
            confirm=_("Use coupon"),
            icon="ticket",
        )
        self._desk.question = CodeQuestion(sheet, partial(self._take_coupon, cart))

    def _take_coupon(self, cart: CartSnapshot, code: str) -> None:
        coupons = (*cart.coupons, code)
        self._desk.ring_up.show(self._terms.take_coupons(cart.cart_id, coupons))
