"""Takes empties back at the till: chosen and counted in a sheet, or scanned one by one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pos_app.application.errors import ApplicationError
from pos_app.domain.errors import DomainError
from pos_app.domain.values.quantity import ONE, Quantity
from pos_app.ui.errors import error_text
from pos_app.ui.formatting import format_amount, format_quantity
from pos_app.ui.i18n import _
from pos_app.ui.sell import refusal, typed
from pos_app.ui.sell.price_questions import PriceQuestion
from pos_app.ui.sell.sell_state import NumberSheet

if TYPE_CHECKING:
    from pos_app.application.queries import ProductQueries
    from pos_app.application.snapshots import ProductSnapshot
    from pos_app.ui.sell.desk import Desk
    from pos_app.ui.sell.screen import SellScreen

# As many kinds as a sheet has room for; the others are scanned.
KINDS = 5
# More than anybody carries: a code, or a number that was typed for something else.
MOST = 999


class EmptiesQuestion(PriceQuestion):
    """Asks which empties come back and how many; each that is scanned meanwhile counts at once."""

    def __init__(
        self,
        kinds: tuple[ProductSnapshot, ...],
        use: Callable[[str, Quantity], None],
        text: str = "",
    ) -> None:
        """Offer the deposits ``kinds``; hand a code and how many to ``use``."""
        super().__init__(tuple(kind.name for kind in kinds), text)
        self._kinds = kinds
        self._use = use
        self._scanned = 0

    def part(self) -> NumberSheet:
        """Return what to draw, with what is paid back for them."""
        return NumberSheet(
            title=_("Empties"),
            sentence=_("Type how many, or scan each of them."),
            placeholder=_("How many"),
            text=self.text,
            preview=self._preview(),
            problem=self.problem,
            confirm=_("Take them back"),
            choices=self.reasons,
            chosen=self.chosen,
        )

    def scan(self, code: str) -> None:
        """Take one back that was scanned; the sheet stays for the next."""
        try:
            self._use(code, ONE)
        except (DomainError, ApplicationError) as error:
            self.problem = error_text(error).headline
            return
        self._scanned += 1
        self.text, self.problem = "", ""

    def confirm(self) -> bool:
        """Take back what was counted, or say what is wrong; nothing typed ends the scanning."""
        if not self.text.strip() and self._scanned:
            return True
        try:
            count = typed.number(self.text)
            if count > MOST:
                self.problem = _("Take at most {count} at once.").format(count=MOST)
                return False
            quantity = Quantity.of(count)
            self._use(self._kinds[self.chosen].sku, quantity)
        except typed.NotANumber:
            self.problem = _("Type a number, like 3.")
            return False
        except (DomainError, ApplicationError) as error:
            self.problem = error_text(error).headline
            return False
        return True

    def _preview(self) -> str:
        count = typed.number_in(self.text)
        if count is not None:
            price = self._kinds[self.chosen].price
            return _("{count} × {price} = {amount} off").format(
                count=format_quantity(count),
                price=format_amount(price),
                amount=format_amount((count * price).quantize(price)),
            )
        if self._scanned:
            return _("{count} scanned").format(count=self._scanned)
        return ""


class Empties:
    """Opens the sheet and puts what comes back into the cart."""

    def __init__(self, desk: Desk, screen: SellScreen, products: ProductQueries) -> None:
        """Take back at ``desk`` what ``products`` charge a deposit for."""
        self._desk = desk
        self._screen = screen
        self._products = products

    def actions(self) -> dict[str, Callable[[], None]]:
        """Return what the menu and the key do, by their name."""
        return {"empties": self._ask}

    def _ask(self) -> None:
        kinds = self._products.deposits(KINDS)
        if not kinds:
            raise refusal.no_deposits()
        text = self._desk.entry.strip()
        self._desk.question = EmptiesQuestion(
            kinds, self._take, text if typed.is_number(text) else ""
        )
        self._desk.entry = ""

    def _take(self, code: str, quantity: Quantity) -> None:
        self._desk.ring_up.take_empties(code, quantity)
        self._desk.is_complete = False
        self._screen.play("scan_ok")
