"""The sell screen with its panels, on a real shop whose clock goes on only when told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from pos_app.application.hold_service import HoldService
from pos_app.application.open_card_payments import OpenCardPayments
from pos_app.bootstrap import Till
from pos_app.domain.events import ANONYMOUS
from pos_app.domain.values.quantity import Quantity
from pos_app.infrastructure.persistence.unit_of_work import Workplace
from pos_app.ui.held.card_list import HeldCards
from pos_app.ui.held.view import HeldView
from pos_app.ui.look import Look
from pos_app.ui.sell_panels import SellPanels
from tests.ui.sell.seller import Seller
from tests.ui.sell.shop import LOAF

NO_CARDS = OpenCardPayments(tuple)


@dataclass
class Hands:
    """A clock that goes on only when told."""

    at: datetime = datetime(2020, 3, 12, 14, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def wait(self, minutes: int) -> None:
        self.at += timedelta(minutes=minutes)


class HeldDesk(Seller):
    """A cashier with held sales."""

    def __init__(self, look: Look, till: Till, size: tuple[int, int] = (1366, 768)) -> None:
        super().__init__(look, till, size)
        self.clock = Hands()
        self.holds = HoldService(till._unit_of_work, self.clock, Workplace(), NO_CARDS)
        self.panels = SellPanels(look, self.view, self.presenter, self.holds, "1")

    @property
    def panel(self) -> HeldView:
        panel = self.view.panel
        assert isinstance(panel, HeldView)
        return panel

    @property
    def cards(self) -> HeldCards:
        return self.panel.findChildren(HeldCards)[0]

    def hold(
        self, name: str, code: str = LOAF, *, who: str = ANONYMOUS, register_id: str = "1"
    ) -> None:
        """Let a sale be held, and a minute go by."""
        cart_id = self.till.carts.add(None, code, Quantity.of("1")).cart_id
        if register_id != "1":
            HoldService(self.till._unit_of_work, self.clock, Workplace(), NO_CARDS).hold(cart_id)
            HoldService(
                self.till._unit_of_work, self.clock, Workplace(register_id), NO_CARDS
            ).recall(cart_id)
        place = Workplace(register_id, who)
        HoldService(self.till._unit_of_work, self.clock, place, NO_CARDS).hold(cart_id, name)
        self.clock.wait(1)

    def names(self) -> list[str]:
        """The cards from top to bottom."""
        return [text.split(",")[0] for text in self.panel.texts()]

    def held(self) -> list[str]:
        return [sale.name for sale in self.holds.held()]
