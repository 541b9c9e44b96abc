"""Takes back what was finished: a paid sale, or an exchange that waits for the difference."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from pos_app.domain.values.ids import new_id
from pos_app.domain.values.tender import TenderKind
from pos_app.ui.formatting import format_amount
from pos_app.ui.i18n import _
from pos_app.ui.sell import refusal
from pos_app.ui.sell.questions import Confirmation
from pos_app.ui.sell.sell_state import QuestionSheet
from pos_app.ui.words.tender_texts import tender_text

if TYPE_CHECKING:
    from pos_app.application.return_service import ReturnService
    from pos_app.application.return_snapshots import RefundSnapshot
    from pos_app.application.sale_snapshots import OrderSnapshot, TenderSnapshot
    from pos_app.ui.sell.desk import Desk
    from pos_app.ui.sell.screen import SellScreen


class TakenBack:
    """Undoes the last change of the cart, or the sale that was just paid, by a new document."""

    def __init__(
        self,
        desk: Desk,
        screen: SellScreen,
        returns: ReturnService,
        pay_out: Callable[[], None],
    ) -> None:
        """Undo at ``desk``, paid sales through ``returns``; ``pay_out`` pays what cards get."""
        self._pay_out = pay_out
        self._desk = desk
        self._screen = screen
        self._returns = returns

    def actions(self) -> dict[str, Callable[[], None]]:
        """Return what the key and the menu do, by their name."""
        return {"undo": self._undo}

    def _undo(self) -> None:
        order = self._desk.checkout.last
        if self._desk.is_complete and order is not None:
            void = partial(self._void, order, new_id())
            self._desk.question = Confirmation(_undoing(order), void)
        elif not self._desk.ring_up.undo():
            raise refusal.nothing_to_undo()

    def _void(self, order: OrderSnapshot, attempt_id: UUID) -> None:
        refund = self._returns.void(order.number, _("Undone at the till"), attempt_id=attempt_id)
        self._desk.is_complete = False
        self._screen.say("done", *paid_back_text(refund))
        self._pay_out()


def calling_off(tender: TenderSnapshot, call_off: Callable[[], None]) -> Confirmation:
    """Ask before goods that were to pay for others are paid out instead."""
    sheet = QuestionSheet(
        title=_("Call the exchange off?"),
        sentence=_(
            "The goods of return {number} stay here, and {amount} are paid back as they were paid."
        ).format(number=tender.reference, amount=format_amount(tender.amount)),
        keep=_("Go on with it"),
        go_on=_("Call it off"),
    )
    return Confirmation(sheet, call_off)


def paid_back_text(refund: RefundSnapshot) -> tuple[str, str]:
    """Return which document was made, and what goes back in which way."""
    ways = ", ".join(
        f"{tender_text(kind)} {format_amount(amount)}"
        for kind, amount in refund.payout
        if kind != TenderKind.RETURN
    )
    headline = _("Return {number} is recorded.").format(number=refund.number)
    return headline, _("Give back: {ways}").format(ways=ways) if ways else ""


def _undoing(order: OrderSnapshot) -> QuestionSheet:
    ways = ", ".join(dict.fromkeys(tender_text(each.kind) for each in order.tenders))
    return QuestionSheet(
        title=_("Undo sale {number}?").format(number=order.number),
        sentence=_(
            "{total} go back ({ways}) and the goods return to the shelf. The sale stays on record;"
            " a return is recorded beside it."
        ).format(total=format_amount(order.total), ways=ways),
        keep=_("Keep the sale"),
        go_on=_("Undo it"),
    )
