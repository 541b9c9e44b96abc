"""Takes goods back without a receipt: the item, what is paid for it, and why."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from pos_app.application.errors import UnknownCode
from pos_app.domain.errors import DomainError
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import ONE
from pos_app.ui.errors import error_text
from pos_app.ui.formatting import format_amount
from pos_app.ui.i18n import _
from pos_app.ui.sell import typed
from pos_app.ui.sell.code_questions import CodeQuestion
from pos_app.ui.sell.price_questions import PriceQuestion
from pos_app.ui.sell.sell_state import NameSheet, NumberSheet

if TYPE_CHECKING:
    from pos_app.application.queries import ProductQueries
    from pos_app.application.return_service import ReturnService
    from pos_app.application.snapshots import ProductSnapshot
    from pos_app.ui.sell.desk import Desk
    from pos_app.ui.sell.screen import SellScreen

_NOT_RESTOCKED = (0, 1)  # damaged, past its date


class PaidBack(PriceQuestion):
    """Asks what is paid back for one of an item, and why it comes back."""

    def __init__(
        self,
        product: ProductSnapshot,
        currency: Currency,
        use: Callable[[Decimal, str, bool], None],
    ) -> None:
        """Hand price, reason and whether it can be sold again to ``use``."""
        reasons = (_("Damaged"), _("Past date"), _("Wrong item"), _("Other"))
        super().__init__(reasons, str(product.price))
        self._product = product
        self._currency = currency
        self._use = use

    def part(self) -> NumberSheet:
        """Return what to draw."""
        return NumberSheet(
            title=_("Return without receipt"),
            sentence=self._product.name,
            placeholder=_("Paid back for one"),
            text=self.text,
            preview=_("Paid out in cash. The record says that there was no receipt."),
            problem=self.problem,
            confirm=_("Pay back"),
            choices=self.reasons,
            chosen=self.chosen,
        )

    def confirm(self) -> bool:
        """Take it back, or say what is wrong."""
        try:
            price = Money.of(typed.number(self.text), self._currency).amount
            self._use(price, self.reason, self.chosen not in _NOT_RESTOCKED)
        except typed.NotANumber:
            self.problem = _("Type a price like 4.50.")
            return False
        except DomainError as error:
            self.problem = error_text(error).headline
            return False
        return True


class WithoutReceipt:
    """Asks for the item, then for the money."""

    def __init__(
        self,
        desk: Desk,
        screen: SellScreen,
        returns: ReturnService,
        products: ProductQueries,
    ) -> None:
        """Take back through ``returns`` what ``products`` know."""
        self._desk = desk
        self._screen = screen
        self._returns = returns
        self._products = products

    def actions(self) -> dict[str, Callable[[], None]]:
        """Return what the menu does, by its name."""
        return {"no_receipt": self._ask}

    def _ask(self) -> None:
        """Ask which item comes back."""
        sheet = NameSheet(
            title=_("Return without receipt"),
            sentence=_("Which item comes back? With a receipt, use Returns instead."),
            placeholder=_("Scan the item, or type its code"),
            confirm=_("Go on"),
            icon="undo-2",
        )
        self._desk.question = CodeQuestion(sheet, self._ask_price)

    def _ask_price(self, code: str) -> None:
        product = self._products.by_code(code)
        if product is None:
            raise UnknownCode(code=code)
        currency = Currency.of(self._desk.store.currency)
        use = partial(self._take_back, product.sku, new_id())
        self._desk.question = PaidBack(product, currency, use)

    def _take_back(
        self, sku: str, attempt_id: UUID, price: Decimal, reason: str, is_restocked: bool
    ) -> None:
        refund = self._returns.without_receipt(
            sku, ONE, price, reason=reason, is_restocked=is_restocked, attempt_id=attempt_id
        )
        self._screen.say(
            "done",
            _("Return {number}: pay {total} in cash.").format(
                number=refund.number, total=format_amount(refund.total)
            ),
            "",
        )
