"""Pays from balances and to customers: gift cards, accounts, points, returns without receipt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from pos_app.application.cart_terms_service import CartTermsService
from pos_app.application.customer_service import CustomerService
from pos_app.application.errors import UnknownCode
from pos_app.application.gift_card_service import GiftCardService
from pos_app.application.order_service import TenderRequest
from pos_app.application.price_list_service import PriceListService
from pos_app.application.promotion_service import PromotionService
from pos_app.application.queries import ProductQueries
from pos_app.application.return_service import ReturnService
from pos_app.application.sale_snapshots import CartSnapshot
from pos_app.application.snapshots import ProductSnapshot
from pos_app.application.store_credit_service import StoreCreditService
from pos_app.domain.aggregates.gift_card.errors import CardUnknown
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.tender import TenderKind
from pos_app.ui.formatting import format_amount
from pos_app.ui.i18n import _
from pos_app.ui.sell import refusal
from pos_app.ui.sell.code_questions import AmountQuestion, CodeQuestion
from pos_app.ui.sell.desk import Desk
from pos_app.ui.sell.paying import Paying
from pos_app.ui.sell.points import Points
from pos_app.ui.sell.promoting import Promoting
from pos_app.ui.sell.screen import SellScreen
from pos_app.ui.sell.sell_state import NameSheet
from pos_app.ui.sell.unproved import Unproved


@dataclass(frozen=True, slots=True)
class AccountServices:
    """What keeps the balances that can pay."""

    gift_cards: GiftCardService
    store_credits: StoreCreditService
    terms: CartTermsService
    customers: CustomerService
    returns: ReturnService
    products: ProductQueries
    promotions: PromotionService
    price_lists: PriceListService


class Accounts:
    """Takes tenders that a balance pays, and the coupons of a sale.

    Every action raises ``Refusal``, or what the services raise; then nothing was taken.
    """

    def __init__(
        self, desk: Desk, screen: SellScreen, paying: Paying, services: AccountServices
    ) -> None:
        """Pay the cart of ``desk`` through ``paying``."""
        self._desk = desk
        self._screen = screen
        self._paying = paying
        self._services = services

    def actions(self) -> dict[str, Callable[[], None]]:
        """Return what the buttons and keys do, by their names."""
        return {
            **Promoting(
                self._desk,
                self._screen,
                self._services.promotions,
                self._services.price_lists,
                self._services.products,
            ).actions(),
            "no_receipt": Unproved(
                self._desk, self._screen, self._services.returns, self._product_of
            ).ask,
            **Points(self._desk, self._paying, self._services.customers).actions(),
            "gift_card": self._ask_card,
            "store_credit": partial(self._use_account, TenderKind.STORE_CREDIT),
            "on_account": partial(self._use_account, TenderKind.ON_ACCOUNT),
            "coupon": self._ask_coupon,
            "issue_card": self._ask_new_card,
        }

    def _product_of(self, code: str) -> ProductSnapshot:
        product = self._services.products.by_code(code)
        if product is None:
            raise UnknownCode(code=code)
        return product

    def _ask_card(self) -> None:
        cart = self._paying.cart()
        amount = self._paying.typed_amount(cart)
        self._desk.is_paying = True
        self._desk.entry = ""
        sheet = NameSheet(
            title=_("Pay with a gift card"),
            sentence=_("{left} is left to pay.").format(left=format_amount(cart.left)),
            placeholder=_("Scan the card, or type its number"),
            text="",
            problem="",
            confirm=_("Take it"),
            icon="gift",
        )
        self._desk.question = CodeQuestion(sheet, partial(self._take_card, amount))

    def _take_card(self, amount: Decimal | None, code: str) -> None:
        cart = self._paying.cart()
        card = self._services.gift_cards.by_code(code)
        wanted = cart.left if amount is None else amount
        paid = min(wanted, card.balance.amount) if amount is None else wanted
        request = TenderRequest(
            new_id(), TenderKind.GIFT_CARD, paid, reference=card.ending, account_id=card.card_id
        )
        self._paying.send(cart, request)

    def _use_account(self, kind: TenderKind) -> None:
        cart = self._paying.cart()
        if cart.customer_id is None:
            raise refusal.no_customer()
        account = self._services.store_credits.of_customer(cart.customer_id)
        available = account.balance
        if kind is TenderKind.ON_ACCOUNT:
            available += account.limit
        amount = self._paying.typed_amount(cart)
        paid = min(cart.left, available.amount) if amount is None else amount
        if paid <= 0:
            raise refusal.no_credit()
        request = TenderRequest(new_id(), kind, paid, account_id=cart.customer_id)
        self._paying.send(cart, request)

    def _ask_new_card(self) -> None:
        sheet = NameSheet(
            title=_("Gift card"),
            sentence=_("A known card shows its balance, a new one gets money on it."),
            placeholder=_("Scan the card, or type its number"),
            text="",
            problem="",
            confirm=_("Look it up"),
            icon="gift",
        )
        self._desk.question = CodeQuestion(sheet, self._look_up_card)

    def _look_up_card(self, code: str) -> None:
        currency = Currency.of(self._desk.store.currency)
        try:
            card = self._services.gift_cards.by_code(code)
        except CardUnknown:
            self._desk.question = AmountQuestion(
                _("A new gift card"),
                _("How much money does it hold? Ring its price up as an item of its own."),
                currency,
                partial(self._issue, code),
            )
            return
        self._screen.say(
            "warning" if card.is_blocked else "done",
            _("Card ending {ending}: {balance}").format(
                ending=card.ending, balance=format_amount(card.balance.amount)
            ),
            _("This card is blocked.") if card.is_blocked else "",
        )

    def _issue(self, code: str, amount: Money) -> None:
        card = self._services.gift_cards.issue(code, amount)
        self._screen.say(
            "done",
            _("Card ending {ending} holds {balance} now.").format(
                ending=card.ending, balance=format_amount(card.balance.amount)
            ),
            "",
        )

    def _ask_coupon(self) -> None:
        cart = self._paying.cart()
        sheet = NameSheet(
            title=_("Coupon"),
            sentence=", ".join(cart.coupons) or _("Its promotion counts from now on."),
            placeholder=_("Scan the coupon, or type its code"),
            text="",
            problem="",
            confirm=_("Use coupon"),
            icon="ticket",
        )
        self._desk.question = CodeQuestion(sheet, partial(self._take_coupon, cart))

    def _take_coupon(self, cart: CartSnapshot, code: str) -> None:
        coupons = (*cart.coupons, code)
        self._desk.ring_up.show(self._services.terms.take_coupons(cart.cart_id, coupons))
