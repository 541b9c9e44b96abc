"""Finds the sale of a receipt, counts what comes back, and pays it out; knows no Qt."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import field
from typing import Protocol
from uuid import UUID

from pos_app.application.errors import ApplicationError
from pos_app.application.evidence import NoAnchor, ReceiptCode
from pos_app.application.refunding import Cause
from pos_app.application.return_service import ReturnService
from pos_app.application.return_snapshots import RefundSnapshot, ReturnableLine, ReturnableOrder
from pos_app.application.sale_search import FoundSale, SaleFinder, SaleSearch
from pos_app.application.sale_snapshots import CartSnapshot, OrderSnapshot
from pos_app.domain.errors import DomainError
from pos_app.domain.records import dataclass
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.quantity import ONE, ZERO, Quantity
from pos_app.domain.values.tender import TenderKind
from pos_app.ui.approving import asks_approval
from pos_app.ui.errors import error_text
from pos_app.ui.i18n import _
from pos_app.ui.returns import returns_texts as texts
from pos_app.ui.returns.returns_state import ReturnsState

_NOT_RESTOCKED = (0, 1)  # damaged, past its date
_NUMBER = re.compile(r".+-\d{5,}")
_FOUND = 30


class ReturnsScreen(Protocol):
    """The view as the presenter knows it."""

    def display(self, state: ReturnsState) -> None:
        """Draw the state."""

    def hand_over(self, sale: CartSnapshot | OrderSnapshot) -> None:
        """Give on the sale that an exchange paid towards: its cart, or the order it became."""

    def pay_out(self) -> None:
        """Let a card terminal pay what the return owes to a card."""


@dataclass(slots=True)
class _Desk:
    """What was found and chosen so far; ``attempt_id`` is that of the next payout."""

    order: ReturnableOrder | None = None
    asked: dict[int, Quantity] = field(default_factory=dict)
    reasons: dict[int, int] = field(default_factory=dict)
    reason: int = 2
    line: int | None = None
    is_sure: bool = False
    number: str = ""
    found: tuple[FoundSale, ...] | None = None
    chosen: int = 0
    problem: str = ""
    done: str = ""
    attempt_id: UUID = field(default_factory=new_id)


@asks_approval
class ReturnsPresenter:
    """Answers every intent of the panel."""

    def __init__(
        self,
        screen: ReturnsScreen,
        returns: ReturnService,
        sales: SaleFinder,
        cart: Callable[[], CartSnapshot | None],
    ) -> None:
        """Draw on ``screen``; ``cart`` is the sale at hand, for an exchange."""
        self._screen = screen
        self._returns = returns
        self._sales = sales
        self._cart = cart
        self._desk = _Desk()
        self._can_exchange = False

    def open(self) -> None:
        """Begin with no receipt."""
        self._desk = _Desk()
        self._refresh()

    def follow_sale(self) -> None:
        """Offer an exchange once the sale at hand has something, and no longer when it has not."""
        if self._desk.order is not None and self._can_exchange != self._state().can_exchange:
            self._refresh()

    def look_up(self, text: str) -> None:
        """Find the sale of a receipt by its number or code; other words search for it.

        The same words again take the sale that is chosen among those found.
        """
        wanted, desk = text.strip(), self._desk
        if desk.found and wanted == desk.number:
            self.choose_sale(desk.found[desk.chosen].number)
            return
        self._desk = _Desk(number=wanted)
        self._run(self._find if _is_receipt(wanted) else self._search)

    def move(self, step: int) -> None:
        """Choose the sale ``step`` rows down among those found, up for a negative step."""
        if self._desk.found:
            last = len(self._desk.found) - 1
            self._desk.chosen = max(0, min(self._desk.chosen + step, last))
            self._refresh()

    def choose_sale(self, number: str) -> None:
        """Take one of the sales that were found."""
        self._desk = _Desk(number=number)
        self._run(self._find)

    def step(self, line_number: int, by: int) -> None:
        """Return one more or one fewer of a line; what is weighed goes back whole."""
        line, desk = self._line(line_number), self._desk
        if line is None:
            return
        left = Quantity.of(line.left)
        now = desk.asked.get(line_number, ZERO)
        if line.unit == "piece":
            wanted = max(ZERO, min(left, now + (ONE if by > 0 else -ONE)))
        else:
            wanted = left if by > 0 else ZERO
        desk.asked[line_number] = wanted
        desk.line = line_number
        desk.reasons.setdefault(line_number, desk.reason)
        desk.problem = desk.done = ""
        desk.is_sure = False
        self._refresh()

    def choose_reason(self, place: int) -> None:
        """Say why the line comes back that was counted last, and those counted after it."""
        if 0 <= place < len(texts.reasons()):
            self._desk.reason = place
            if self._desk.line is not None:
                self._desk.reasons[self._desk.line] = place
            self._refresh()

    def refund(self, way: str) -> None:
        """Pay back: ``original`` as the sale was paid, ``cash``, ``credit``, or ``exchange``."""
        self._run(lambda: self._refund(way))

    def void(self) -> None:
        """Undo the whole sale at the second press."""
        if self._desk.order is None:
            return
        if not self._desk.is_sure:
            self._desk.is_sure = True
            self._refresh()
        else:
            self._run(self._void)

    def _find(self) -> None:
        self._desk.order = self._returns.returnable(self._desk.number)
        self._desk.number = self._desk.order.order.number

    def _search(self) -> None:
        self._desk.found = self._sales.find(SaleSearch.read(self._desk.number), _FOUND)
        if not self._desk.found:
            self._desk.problem = texts.nothing_found(self._desk.number)

    def _refund(self, way: str) -> None:
        desk, order = self._desk, self._desk.order
        if order is None:
            return
        number = order.order.number
        cause = _cause(desk.reason)
        causes = {line: _cause(place) for line, place in desk.reasons.items()}
        if way == "exchange":
            cart = self._cart()
            if cart is None:
                return
            exchange = self._returns.exchange(
                number,
                desk.asked,
                cart.cart_id,
                reason=cause.reason,
                is_restocked=cause.is_restocked,
                causes=causes,
                attempt_id=desk.attempt_id,
            )
            self._after(exchange.refund)
            sale = exchange.order or exchange.cart
            if sale is not None:
                self._screen.hand_over(sale)
            return
        ways = {"cash": TenderKind.CASH, "credit": TenderKind.STORE_CREDIT}
        self._after(
            self._returns.refund(
                number,
                desk.asked,
                reason=cause.reason,
                is_restocked=cause.is_restocked,
                causes=causes,
                pay_by=ways.get(way),
                attempt_id=desk.attempt_id,
            )
        )

    def _void(self) -> None:
        desk = self._desk
        if desk.order is not None:
            number, reason = desk.order.order.number, _cause(desk.reason).reason
            self._after(self._returns.void(number, reason, attempt_id=desk.attempt_id))

    def _after(self, refund: RefundSnapshot) -> None:
        self._desk = _Desk(number=self._desk.number)
        self._desk.done = texts.done(refund)
        self._find()
        if any(kind == TenderKind.CARD for kind, _amount in refund.payout):
            self._screen.pay_out()

    def _run(self, command: Callable[[], None]) -> None:
        try:
            command()
        except (DomainError, ApplicationError) as error:
            said = error_text(error)
            self._desk.problem = f"{said.headline} {said.advice}".strip()
            self._desk.is_sure = False
        self._refresh()

    def _refresh(self) -> None:
        state = self._state()
        self._can_exchange = state.can_exchange
        self._screen.display(state)

    def _state(self) -> ReturnsState:
        desk, found = self._desk, self._desk.order
        if found is None:
            return ReturnsState(
                number=desk.number,
                found=tuple(
                    texts.found_row(sale, is_chosen=place == desk.chosen)
                    for place, sale in enumerate(desk.found or ())
                ),
                problem=desk.problem,
                reasons=texts.reasons(),
            )
        asked = {number: each for number, each in desk.asked.items() if each}
        worth = self._returns.worth(found.order.number, asked) if asked else None
        cart = self._cart()
        line = None if desk.line is None else self._line(desk.line)
        return ReturnsState(
            number=desk.number,
            head=texts.head(found.order),
            sum_paid=texts.sum_paid(found.order),
            rows=tuple(
                texts.line_row(
                    each, desk.asked.get(each.number, ZERO), desk.reasons.get(each.number)
                )
                for each in found.lines
            ),
            why=(
                _("Why is it coming back?")
                if line is None
                else _("Why is {name} coming back?").format(name=line.name)
            ),
            reasons=texts.reasons(),
            reason=desk.reason if desk.line is None else desk.reasons[desk.line],
            refund="" if worth is None else texts.amount(worth),
            can_refund=worth is not None,
            can_exchange=worth is not None and cart is not None and bool(cart.lines),
            can_undo=found.is_undoable,
            can_credit=worth is not None and found.order.customer_id is not None,
            is_sure=desk.is_sure,
            problem=desk.problem,
            done=desk.done,
        )

    def _line(self, line_number: int) -> ReturnableLine | None:
        if self._desk.order is None:
            return None
        return next((each for each in self._desk.order.lines if each.number == line_number), None)


def _cause(place: int) -> Cause:
    return Cause(texts.reasons()[place], place not in _NOT_RESTOCKED)


def _is_receipt(text: str) -> bool:
    """Whether the text is the number of a receipt or its code, and no words to search by."""
    try:
        ReceiptCode.read(text)
    except NoAnchor:
        return " " not in text and _NUMBER.fullmatch(text) is not None
    return True
