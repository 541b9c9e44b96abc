"""How the sell screen stands at this moment, and the picture of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from pos_app.domain.aggregates.store.events import CashRoundingChanged, ReceiptChoiceChanged
from pos_app.domain.records import dataclass
from pos_app.domain.values.quantity import Quantity, Unit
from pos_app.domain.values.tender import TenderKind
from pos_app.ui.formatting import format_amount, format_quantity, format_seq
from pos_app.ui.i18n import _
from pos_app.ui.sell import cards, typed
from pos_app.ui.sell.banners import Banners
from pos_app.ui.sell.bar_state import BarPart
from pos_app.ui.sell.cart_texts import cart_part, money_part, paid_money_part, paid_part
from pos_app.ui.sell.payment_texts import payment_part
from pos_app.ui.sell.questions import HowMany, Question, beyond_stock
from pos_app.ui.sell.sell_state import (
    CardPart,
    CartPart,
    EntryPart,
    LeftPart,
    MoneyPart,
    SellState,
)
from pos_app.ui.words.permission_words import initials

if TYPE_CHECKING:
    from pos_app.application.customer_queries import CustomerSnapshot
    from pos_app.application.snapshots import StoreSnapshot
    from pos_app.domain.errors import ConfirmBeyondStock
    from pos_app.domain.events import DomainEvent
    from pos_app.ui.sell.buyer import Buyer
    from pos_app.ui.sell.checkout import Checkout
    from pos_app.ui.sell.ring_up import RingUp
    from pos_app.ui.sell.shelf import Shelf

LINE_ACTIONS = frozenset(
    {
        "quantity",
        "discount",
        "price",
        "remove",
        "one_more",
        "one_fewer",
        "cancel",
        "exempt",
        "hold",
    }
)


@dataclass(slots=True)
class Desk:
    """All that the next picture depends on; the presenter changes it, :meth:`picture` reads it.

    ``is_complete`` says that the last sale's change is still on screen, ``is_paying`` that the
    payment panel is open, with ``method`` chosen in it and a
    ``tip`` for the next card. ``operator`` is signed in, ``since`` says when the shift began.
    """

    store: StoreSnapshot
    ring_up: RingUp
    shelf: Shelf
    checkout: Checkout
    buyer: Buyer
    banners: Banners = field(default_factory=Banners)
    entry: str = ""
    is_entry_refused: bool = False
    multiplier: Quantity | None = None
    card: CardPart | None = None
    question: Question | None = None
    is_price_check: bool = False
    is_complete: bool = False
    is_paying: bool = False
    method: TenderKind = TenderKind.CASH
    tip: Decimal = Decimal(0)
    held: int = 0
    audit_pending: int = 0
    operator: str = ""
    since: str = ""
    audit_last_seq: int = 0
    audit_defect: int | None = None
    weigh: Callable[[HowMany], None] | None = None

    def __post_init__(self) -> None:
        """Ask whoever sells, where a product that runs out is to be asked for."""
        self.ring_up.ask = self._ask_beyond_stock

    def _ask_beyond_stock(self, error: ConfirmBeyondStock, sell: Callable[[], None]) -> None:
        self.question = beyond_stock(error, sell)

    def ask_how_many(self, question: HowMany, unit: str) -> None:
        """Ask for a quantity; what is sold by the kilogram is weighed where there is a scale."""
        self.question = question
        if unit == Unit.KILOGRAM.value and self.weigh is not None:
            self.weigh(question)

    def sell_to(self, customer: CustomerSnapshot | None) -> None:
        """Sell to a customer, or to nobody in particular; after a sale that begins the next."""
        self.is_complete = False
        self.buyer.choose(customer)

    def work_as(self, name: str, since: str) -> None:
        """Show who is signed in, and since when the shift is open."""
        self.operator, self.since = name, since

    def follow(self, events: Iterable[DomainEvent]) -> bool:
        """Take over how the store rounds cash, and its receipts; True when that has changed."""
        before = self.store
        for event in events:
            if isinstance(event, CashRoundingChanged):
                self.store = replace(self.store, cash_rounding=event.new_step)
            elif isinstance(event, ReceiptChoiceChanged):
                self.store = replace(self.store, receipt_choice=event.new_choice)
        return self.store is not before

    def picture(self) -> SellState:
        """Return what to draw."""
        return SellState(
            cart=self._cart(),
            money=self._money(),
            left=self._left(),
            bar=self._bar(),
            entry=self._entry(),
            banner=self.banners.part(),
            sheet=None if self.question is None else self.question.part(),
            last_sale=self.checkout.last_sale(),
            enabled=self._enabled(),
            held=self.held,
        )

    def _cart(self) -> CartPart:
        order = self.checkout.last
        if self.is_complete and order is not None:
            return paid_part(order)
        return cart_part(self.ring_up.cart, self.ring_up.selected, self.buyer.name())

    def _money(self) -> MoneyPart:
        order = self.checkout.last
        if self.is_complete and order is not None:
            return paid_money_part(order)
        money = money_part(self.ring_up.cart, self.store)
        amount = typed.number_in(self.entry)
        if money.can_pay and amount is not None and not self.entry.strip().endswith("%"):
            return replace(money, typed=format_amount(amount, self.store.decimals))
        return money

    def _left(self) -> LeftPart:
        if self.card is not None:
            return self.card
        cart = self.ring_up.cart
        if self.is_paying and cart is not None and cart.lines:
            return payment_part(
                cart, self.store, self.method, typed.number_in(self.entry), self.tip
            )
        if self.shelf.is_searching:
            if self.shelf.first_result() is None:
                return cards.nothing_found(self.shelf.searched, self.shelf.nearest())
            return self.shelf.part
        order = self.checkout.last
        # A number, a factor or a price check waits for a tile, so the tiles come back.
        is_waiting = bool(self.entry) or self.multiplier is not None or self.is_price_check
        if self.is_complete and order is not None and not is_waiting:
            return self.checkout.complete_part(order)
        return self.shelf.part if self.shelf.has_products else cards.empty_shelf()

    def _entry(self) -> EntryPart:
        readout = ""
        if self.multiplier is not None:
            readout = f"{format_quantity(self.multiplier.value)} ×"
        elif typed.is_number(self.entry):
            readout = self.entry.strip()
        elif self.is_price_check:
            readout = _("Price check")
        return EntryPart(
            text=self.entry,
            readout=readout,
            is_price_check=self.is_price_check,
            is_refused=self.is_entry_refused and bool(self.entry),
        )

    def _bar(self) -> BarPart:
        if self.audit_defect is not None:
            seq = format_seq(self.audit_defect)
            audit = ("defect", _("Audit"), _("Audit, record {seq} does not match").format(seq=seq))
        elif self.audit_pending:
            count = format_seq(self.audit_pending)
            audit = ("waiting", _("Audit"), _("Audit, {count} waiting").format(count=count))
        else:
            seq = format_seq(self.audit_last_seq)
            audit = ("ok", _("Audit"), _("Audit, {count} recorded").format(count=seq))
        return BarPart(
            store=self.store.name,
            register=_("Register {number}").format(number=self.store.register_id),
            operator=self.operator,
            initials=initials(self.operator),
            since=self.since,
            audit=audit[0],
            audit_text=audit[1],
            audit_spoken=audit[2],
        )

    def _enabled(self) -> frozenset[str]:
        cart = self.ring_up.cart
        # What is part paid stays as it is until that is given back.
        if self.is_complete or cart is None or not cart.lines or cart.tenders:
            lines: frozenset[str] = frozenset()
        else:
            lines = LINE_ACTIONS
        can_undo = self.is_complete or self.ring_up.can_undo
        return lines | {"undo"} if can_undo else lines
