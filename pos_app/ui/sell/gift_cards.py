"""Gift cards at the till: paying with one, looking one up, and selling a new one."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from pos_app.application.order_service import TenderRequest
from pos_app.domain.aggregates.gift_card.errors import CardUnknown
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.tender import TenderKind
from pos_app.ui.formatting import format_amount
from pos_app.ui.i18n import _
from pos_app.ui.sell.code_questions import AmountQuestion, CodeQuestion
from pos_app.ui.sell.sell_state import NameSheet
from pos_app.ui.words.movement_texts import movement_texts

if TYPE_CHECKING:
    from pos_app.application.gift_card_service import GiftCardService, GiftCardSnapshot
    from pos_app.ui.sell.desk import Desk
    from pos_app.ui.sell.paying import Paying
    from pos_app.ui.sell.screen import SellScreen

_SHOWN = 3


class GiftCards:
    """Takes gift cards for money, and puts money on them.

    Every action raises ``Refusal``, or what the service raises; then nothing was taken.
    """

    def __init__(
        self, desk: Desk, screen: SellScreen, paying: Paying, gift_cards: GiftCardService
    ) -> None:
        """Pay the cart of ``desk`` through ``paying``."""
        self._desk = desk
        self._screen = screen
        self._paying = paying
        self._gift_cards = gift_cards

    def actions(self) -> dict[str, Callable[[], None]]:
        """Return what the buttons do, by their names."""
        return {
            "gift_card": self._ask_card,
            "issue_card": self._ask_known_or_new,
            "block_card": self._ask_lost,
        }

    def _ask_card(self) -> None:
        cart = self._paying.cart()
        amount = self._paying.typed_amount(cart)
        self._desk.is_paying = True
        self._desk.entry = ""
        sheet = NameSheet(
            title=_("Pay with a gift card"),
            sentence=_("{left} is left to pay.").format(left=format_amount(cart.left)),
            placeholder=_("Scan the card, or type its number"),
            confirm=_("Take it"),
            icon="gift",
        )
        self._desk.question = CodeQuestion(sheet, partial(self._take_card, amount))

    def _take_card(self, amount: Decimal | None, code: str) -> None:
        cart = self._paying.cart()
        card = self._gift_cards.by_code(code)
        wanted = cart.left if amount is None else amount
        paid = min(wanted, card.balance.amount) if amount is None else wanted
        request = TenderRequest(
            new_id(), TenderKind.GIFT_CARD, paid, reference=card.ending, account_id=card.card_id
        )
        self._paying.send(cart, request)

    def _ask_known_or_new(self) -> None:
        sheet = NameSheet(
            title=_("Gift card"),
            sentence=_(
                "A known card shows its balance and can be topped up, a new one gets money on it."
            ),
            placeholder=_("Scan the card, or type its number"),
            confirm=_("Look it up"),
            icon="gift",
        )
        self._desk.question = CodeQuestion(sheet, self._look_up_card)

    def _look_up_card(self, code: str) -> None:
        currency = Currency.of(self._desk.store.currency)
        try:
            card = self._gift_cards.by_code(code)
        except CardUnknown:
            title = _("A new gift card")
            given = AmountQuestion(
                _("Give a new gift card away"),
                _("Given away: how much does it hold? Nobody pays for it."),
                currency,
                partial(self._issue, code),
            )
            self._desk.question = AmountQuestion(
                title,
                _("Its money is on it once the sale is paid."),
                currency,
                partial(self._sell, code),
                (_("Give it away"), given),
            )
            return
        balance = format_amount(card.balance.amount)
        title = _("Card ending {ending}: {balance}").format(ending=card.ending, balance=balance)
        if card.is_blocked:
            self._screen.say("warning", title, _("This card is blocked."))
            return
        history = movement_texts(self._gift_cards.movements(card.card_id, _SHOWN))
        given = AmountQuestion(
            _("Card ending {ending}, a present").format(ending=card.ending),
            history + "\n" + _("Money to add as a present? Nobody pays for it."),
            currency,
            partial(self._top_up, code),
        )
        self._desk.question = AmountQuestion(
            title,
            history + "\n" + _("Money to add? The card holds it once this sale is paid."),
            currency,
            partial(self._sell, code),
            (_("Give it away"), given),
        )

    def _sell(self, code: str, amount: Money) -> None:
        self._desk.ring_up.sell_gift_card(code, amount.amount)
        self._desk.is_complete = False
        self._screen.play("scan_ok")

    def _issue(self, code: str, amount: Money) -> None:
        self._holds_now(self._gift_cards.issue(code, amount))

    def _top_up(self, code: str, amount: Money) -> None:
        self._holds_now(self._gift_cards.top_up(code, amount))

    def _holds_now(self, card: GiftCardSnapshot) -> None:
        self._screen.say(
            "done",
            _("Card ending {ending} holds {balance} now.").format(
                ending=card.ending, balance=format_amount(card.balance.amount)
            ),
            "",
        )

    def _ask_lost(self) -> None:
        sheet = NameSheet(
            title=_("Block a gift card"),
            sentence=_("Nobody can pay with it any more. This cannot be taken back."),
            placeholder=_("Scan the card, or type its number"),
            confirm=_("Go on"),
            icon="gift",
        )
        self._desk.question = CodeQuestion(sheet, self._ask_why)

    def _ask_why(self, code: str) -> None:
        card = self._gift_cards.by_code(code)
        sheet = NameSheet(
            title=_("Block the card ending {ending}?").format(ending=card.ending),
            sentence=_("{balance} stays on it, and nobody can pay with it any more.").format(
                balance=format_amount(card.balance.amount)
            ),
            placeholder=_("Why is it blocked?"),
            confirm=_("Block it"),
            icon="gift",
        )
        self._desk.question = CodeQuestion(sheet, partial(self._block, code))

    def _block(self, code: str, reason: str) -> None:
        card = self._gift_cards.block(code, reason)
        self._screen.say(
            "done",
            _("The card ending {ending} is blocked.").format(ending=card.ending),
            "",
        )
