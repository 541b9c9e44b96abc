"""Gives the receipt of the last sale out: to read, once more as a copy, without prices."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from pos_app.application.receipt_copying import copy_name, gift_name
from pos_app.domain.aggregates.store.store import ReceiptChoice
from pos_app.ui.i18n import _
from pos_app.ui.sell import refusal
from pos_app.ui.sell.card_sheets import Waiting
from pos_app.ui.sell.wait_sheet import SheetAnswer, WaitSheet

if TYPE_CHECKING:
    from pos_app.application.receipt_service import ReceiptService
    from pos_app.application.store_service import StoreService
    from pos_app.ui.sell.desk import Desk
    from pos_app.ui.sell.screen import SellScreen


class ReceiptDesk:
    """Asks for receipts; each opens once it is written, to be printed or sent from there.

    Every action raises ``Refusal``, or what the service raises.
    """

    def __init__(
        self, desk: Desk, screen: SellScreen, receipts: ReceiptService, stores: StoreService
    ) -> None:
        """Give out the receipts of the sales at ``desk``."""
        self._desk = desk
        self._screen = screen
        self._receipts = receipts
        self._stores = stores

    def actions(self) -> dict[str, Callable[[], None]]:
        """Return what the buttons and the menu do, by their names."""
        return {
            "receipt_copy": self._copy,
            "gift_receipt": self._gift,
            "receipts": self._ask_choice,
            **{f"receipts.{each.value}": partial(self._choose, each) for each in ReceiptChoice},
        }

    def _copy(self) -> None:
        number = self._number()
        copy = self._receipts.copy(number)
        self._desk.checkout.await_receipt(copy_name(number, copy))
        self._desk.question = None
        said = _("Copy {copy} of receipt {number} opens in a moment.")
        self._screen.say("done", said.format(copy=copy, number=number), "")

    def _gift(self) -> None:
        number = self._number()
        self._receipts.gift(number)
        self._desk.checkout.await_receipt(gift_name(number))
        self._desk.question = None
        said = _("The gift receipt of sale {number} opens in a moment.")
        self._screen.say("done", said.format(number=number), _("It has no prices."))

    def _ask_choice(self) -> None:
        is_opened = self._desk.store.receipt_choice == ReceiptChoice.OPENED
        self._desk.question = Waiting(
            WaitSheet(
                _("The receipt of each sale"),
                _(
                    "It is always kept in the store's folder. Opened, it can be printed at once."
                    " A copy and a gift receipt are offered after each sale. No mail server is"
                    " set up for receipts, so none are sent."
                ),
                (
                    SheetAnswer("sheet.close", _("Leave it"), "Esc"),
                    SheetAnswer(
                        "receipts.saved", _("Only keep it"), "Alt+K", is_main=not is_opened
                    ),
                    SheetAnswer("receipts.opened", _("Open it"), "Alt+O", is_main=is_opened),
                ),
            )
        )

    def _choose(self, choice: ReceiptChoice) -> None:
        self._desk.question = None
        self._stores.choose_receipts(choice)
        if choice is ReceiptChoice.OPENED:
            self._screen.say("done", _("Each receipt opens from the next sale on."), "")
        else:
            self._screen.say("done", _("Receipts are kept and not opened from now on."), "")

    def _number(self) -> str:
        order = self._desk.checkout.latest()
        if order is None:
            raise refusal.no_receipt_yet()
        return order.number
