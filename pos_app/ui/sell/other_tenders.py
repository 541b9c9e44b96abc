"""Takes what no other button names, such as a meal ticket, with a word of what it is."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from pos_app.application.order_service import TenderRequest
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.tender import TenderKind
from pos_app.ui.formatting import format_amount
from pos_app.ui.i18n import _
from pos_app.ui.sell.code_questions import CodeQuestion
from pos_app.ui.sell.sell_state import NameSheet

if TYPE_CHECKING:
    from pos_app.ui.sell.desk import Desk
    from pos_app.ui.sell.paying import Paying


class OtherTenders:
    """Asks what it is; the typed amount, or what is left, is taken."""

    def __init__(self, desk: Desk, paying: Paying) -> None:
        """Pay the cart of ``desk`` through ``paying``."""
        self._desk = desk
        self._paying = paying

    def actions(self) -> dict[str, Callable[[], None]]:
        """Return what the button does, by its name."""
        return {"other_tender": self._ask}

    def _ask(self) -> None:
        cart = self._paying.cart()
        typed = self._paying.typed_amount(cart)
        amount = cart.left if typed is None else typed
        self._desk.is_paying = True
        self._desk.entry = ""
        sheet = NameSheet(
            title=_("Another way to pay"),
            sentence=_("{amount} is taken. The record says what it was.").format(
                amount=format_amount(amount)
            ),
            placeholder=_("Such as a meal ticket"),
            confirm=_("Take it"),
            icon="ellipsis",
        )
        self._desk.question = CodeQuestion(sheet, partial(self._take, amount))

    def _take(self, amount: Decimal, words: str) -> None:
        request = TenderRequest(new_id(), TenderKind.OTHER, amount, reference=words)
        self._paying.send(self._paying.cart(), request)
