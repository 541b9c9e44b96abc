"""Lists the held sales, and recalls or discards the chosen one."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from pos_app.application.errors import ApplicationError, StorageError
from pos_app.application.hold_service import HeldSale, HoldService
from pos_app.application.sale_snapshots import CartSnapshot
from pos_app.domain.errors import DomainError
from pos_app.ui.approving import asks_approval
from pos_app.ui.errors import error_text
from pos_app.ui.held.held_state import HeldState
from pos_app.ui.held.held_texts import held_card, held_first, how_long
from pos_app.ui.held.screen import HeldScreen


@asks_approval
class HeldPresenter:
    """Answers every intent of the panel; what is listed is read again after each."""

    def __init__(
        self,
        screen: HeldScreen,
        holds: HoldService,
        at_hand: Callable[[], CartSnapshot | None],
        register_id: str,
    ) -> None:
        """Draw on ``screen``; ``at_hand`` is the sale being rung up, which a recall holds first."""
        self._screen = screen
        self._holds = holds
        self._at_hand = at_hand
        self._register_id = register_id
        self._sales: tuple[HeldSale, ...] = ()
        self._chosen: UUID | None = None
        self._is_sure = False
        self._problem = ""

    def open(self) -> None:
        """Begin with the sale that was held last."""
        self._chosen, self._problem = None, ""
        self.refresh()

    def refresh(self) -> None:
        """Read the held sales again: another register may have recalled one."""
        before = [sale.cart_id for sale in self._sales]
        try:
            self._sales = self._holds.held()
        except StorageError as error:
            self._problem = _sentence(error)
        known = [sale.cart_id for sale in self._sales]
        if self._chosen not in known:
            place = before.index(self._chosen) if self._chosen in before else 0
            self._chosen = known[min(place, len(known) - 1)] if known else None
            self._is_sure = False
        self._draw()

    def choose(self, cart_id: UUID) -> None:
        """Look into a sale."""
        self._chosen = cart_id
        self._is_sure, self._problem = False, ""
        self.refresh()

    def move(self, step: int) -> None:
        """Choose the sale ``step`` cards down, up for a negative step, stopping at the ends."""
        known = [sale.cart_id for sale in self._sales]
        if self._chosen in known:
            place = known.index(self._chosen) + step
            self.choose(known[max(0, min(place, len(known) - 1))])

    def discard(self) -> None:
        """Give the chosen sale up; the first press only asks whether to."""
        chosen = self._chosen
        if chosen is None:
            return
        if not self._is_sure:
            self._is_sure, self._problem = True, ""
            self._draw()
            return
        self._is_sure = False
        try:
            self._holds.discard(chosen)
        except (DomainError, ApplicationError, StorageError) as error:
            self._problem = _sentence(error)
        self.refresh()

    def recall(self) -> None:
        """Go on with the chosen sale; the one at hand is held in the same step."""
        chosen, at_hand = self._chosen, self._at_hand()
        if chosen is None:
            return
        self._is_sure, self._problem = False, ""
        instead_of = at_hand.cart_id if at_hand is not None and at_hand.lines else None
        try:
            cart = self._holds.recall(chosen, instead_of)
        except (DomainError, ApplicationError, StorageError) as error:
            self._problem = _sentence(error)
            self.refresh()
            return
        self._screen.hand_over(cart)

    def _draw(self) -> None:
        self._screen.display(
            HeldState(
                cards=tuple(
                    held_card(sale, self._register_id, is_chosen=sale.cart_id == self._chosen)
                    for sale in self._sales
                ),
                info=held_first(self._at_hand()) if self._sales else "",
                problem=self._problem,
                note=how_long(self._holds.hold_hours),
                is_sure=self._is_sure,
            )
        )


def _sentence(error: Exception) -> str:
    text = error_text(error)
    return f"{text.headline} {text.advice}".strip()
