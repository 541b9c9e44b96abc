"""Setting the sale at hand aside under a name, and going on with one that was fetched back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from pos_app.domain.aggregates.cart.events import (
    CartHeld,
    CartHoldExpired,
    CartRecalled,
    CartVoided,
)
from pos_app.domain.errors import DomainError
from pos_app.ui.errors import error_text
from pos_app.ui.formatting import format_amount
from pos_app.ui.i18n import _
from pos_app.ui.sell import refusal
from pos_app.ui.sell.cart_texts import items_text
from pos_app.ui.sell.sell_state import NameSheet

if TYPE_CHECKING:
    from pos_app.application.hold_service import HoldService
    from pos_app.application.sale_snapshots import CartSnapshot
    from pos_app.domain.events import DomainEvent
    from pos_app.ui.sell.desk import Desk
    from pos_app.ui.sell.screen import SellScreen

_CHANGES = (CartHeld, CartRecalled, CartHoldExpired, CartVoided)


class UnderWhichName:
    """Asks for the name of a sale that is to be held; none is needed."""

    def __init__(self, cart: CartSnapshot, hold: Callable[[str], None]) -> None:
        """Hand the name to ``hold``."""
        self._cart = cart
        self._hold = hold
        self._text = ""
        self._problem = ""

    def part(self) -> NameSheet:
        """Return what to draw."""
        return NameSheet(
            title=_("Hold this sale?"),
            sentence=_("{items}, {total}. F7 brings it back.").format(
                items=items_text(self._cart.item_count), total=format_amount(self._cart.total)
            ),
            placeholder=_("Name, if you like: red jacket"),
            text=self._text,
            problem=self._problem,
            confirm=_("Hold"),
            icon="pause",
        )

    def type(self, text: str) -> None:
        """Take the name."""
        self._text, self._problem = text, ""

    def confirm(self) -> bool:
        """Hold the sale, or say why not."""
        try:
            self._hold(self._text)
        except DomainError as error:
            self._problem = error_text(error).headline
            return False
        return True


class Holding:
    """Acts on the sale of the desk."""

    def __init__(self, desk: Desk, screen: SellScreen, holds: HoldService) -> None:
        """Hold the cart of ``desk`` through ``holds``."""
        self._desk = desk
        self._screen = screen
        self._holds = holds

    def ask(self) -> None:
        """Ask under which name to hold the sale.

        Raises:
            Refusal: there is none, or it is paid.
        """
        cart = self._desk.ring_up.cart
        if self._desk.is_complete:
            raise refusal.paid_already()
        if cart is None or not cart.lines:
            raise refusal.nothing_in_cart()
        if cart.tenders:
            raise refusal.part_paid()
        self._desk.question = UnderWhichName(cart, self._hold)

    def count(self, events: Sequence[DomainEvent] | None = None) -> bool:
        """Count the held sales anew where events may have changed it; True when it did."""
        if events is not None and not any(isinstance(event, _CHANGES) for event in events):
            return False
        before, self._desk.held = self._desk.held, len(self._holds.held())
        return self._desk.held != before

    def take_over(self, cart: CartSnapshot) -> None:
        """Go on with a sale that was recalled; the one before is held, or was empty."""
        self._make_room()
        self._desk.ring_up.show(cart)
        self._desk.ring_up.selected = None
        self._desk.ring_up.line()
        self._desk.is_complete = False
        self._screen.play("scan_ok")

    def _hold(self, name: str) -> None:
        cart = self._desk.ring_up.cart
        if cart is None:
            return
        self._holds.hold(cart.cart_id, name)
        self._make_room()
        # Another cart takes away what was said about the one before.
        self._screen.display(self._desk.picture())
        self._screen.say("done", _("The sale is held."), _("F7 brings it back."))

    def _make_room(self) -> None:
        desk = self._desk
        desk.ring_up.start_anew()
        desk.card, desk.multiplier = None, None
        desk.is_paying = desk.is_price_check = False
        desk.entry = ""
        desk.shelf.search("")
