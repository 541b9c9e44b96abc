"""Finds the sale of a receipt, counts what comes back, and pays it out; knows no Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from pos_app.application.errors import ApplicationError
from pos_app.application.return_service import ReturnService
from pos_app.application.return_snapshots import RefundSnapshot, ReturnableLine, ReturnableOrder
from pos_app.application.sale_snapshots import CartSnapshot
from pos_app.domain.errors import DomainError
from pos_app.domain.values.quantity import ONE, ZERO, Quantity
from pos_app.domain.values.tender import TenderKind
from pos_app.ui.errors import error_text
from pos_app.ui.formatting import format_amount, format_datetime, format_quantity
from pos_app.ui.i18n import _
from pos_app.ui.returns.returns_state import ReturnRow, ReturnsState
from pos_app.ui.tender_texts import tender_text

_NOT_RESTOCKED = (0, 1)  # damaged, past its date


def reasons() -> tuple[str, ...]:
    """Return why goods come back, as the buttons say it."""
    return (_("Damaged"), _("Past date"), _("Wrong item"), _("Other"))


class ReturnsScreen(Protocol):
    """The view as the presenter knows it."""

    def display(self, state: ReturnsState) -> None:
        """Draw the state."""

    def hand_over(self, cart: CartSnapshot) -> None:
        """Give the cart on, which an exchange pays towards."""


@dataclass(slots=True)
class _Desk:
    """What was found and chosen so far."""

    order: ReturnableOrder | None = None
    asked: dict[int, Quantity] = field(default_factory=dict)
    reason: int = 2
    is_sure: bool = False
    number: str = ""
    problem: str = ""
    done: str = ""


class ReturnsPresenter:
    """Answers every intent of the panel."""

    def __init__(
        self,
        screen: ReturnsScreen,
        returns: ReturnService,
        cart: Callable[[], CartSnapshot | None],
    ) -> None:
        """Draw on ``screen``; ``cart`` is the sale at hand, for an exchange."""
        self._screen = screen
        self._returns = returns
        self._cart = cart
        self._desk = _Desk()

    def open(self) -> None:
        """Begin with no receipt."""
        self._desk = _Desk()
        self._refresh()

    def look_up(self, number: str) -> None:
        """Find the sale of a receipt's number; the log's code after it is not needed."""
        self._desk = _Desk(number=number.strip())
        self._run(self._find)

    def step(self, line_number: int, by: int) -> None:
        """Return one more or one fewer of a line; what is weighed goes back whole."""
        line = self._line(line_number)
        if line is None:
            return
        left = Quantity.of(line.left)
        now = self._desk.asked.get(line_number, ZERO)
        if line.unit == "piece":
            wanted = max(ZERO, min(left, now + (ONE if by > 0 else -ONE)))
        else:
            wanted = left if by > 0 else ZERO
        self._desk.asked[line_number] = wanted
        self._desk.problem = self._desk.done = ""
        self._desk.is_sure = False
        self._refresh()

    def choose_reason(self, place: int) -> None:
        """Say why the goods come back."""
        if 0 <= place < len(reasons()):
            self._desk.reason = place
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

    def _refund(self, way: str) -> None:
        order = self._desk.order
        if order is None:
            return
        number, reason = order.order.number, reasons()[self._desk.reason]
        is_restocked = self._desk.reason not in _NOT_RESTOCKED
        if way == "exchange":
            cart = self._cart()
            if cart is None:
                return
            refund, changed = self._returns.exchange(
                number, self._desk.asked, cart.cart_id, reason=reason, is_restocked=is_restocked
            )
            self._after(refund)
            self._screen.hand_over(changed)
            return
        ways = {"cash": TenderKind.CASH, "credit": TenderKind.STORE_CREDIT}
        self._after(
            self._returns.refund(
                number,
                self._desk.asked,
                reason=reason,
                is_restocked=is_restocked,
                pay_by=ways.get(way),
            )
        )

    def _void(self) -> None:
        if self._desk.order is not None:
            number = self._desk.order.order.number
            self._after(self._returns.void(number, reasons()[self._desk.reason]))

    def _after(self, refund: RefundSnapshot) -> None:
        ways = ", ".join(
            f"{tender_text(kind)} {format_amount(amount)}" for kind, amount in refund.payout
        )
        self._desk = _Desk(number=self._desk.number)
        self._desk.done = _("Return {number}: {total} paid back. {ways}").format(
            number=refund.number, total=format_amount(refund.total), ways=ways
        )
        self._find()

    def _run(self, command: Callable[[], None]) -> None:
        try:
            command()
        except (DomainError, ApplicationError) as error:
            self._desk.problem = error_text(error).headline
            self._desk.is_sure = False
        self._refresh()

    def _refresh(self) -> None:
        self._screen.display(self._state())

    def _state(self) -> ReturnsState:
        desk, found = self._desk, self._desk.order
        if found is None:
            return ReturnsState(number=desk.number, problem=desk.problem, reasons=reasons())
        asked = {number: each for number, each in desk.asked.items() if each}
        worth = self._returns.worth(found.order.number, asked) if asked else None
        cart = self._cart()
        tenders = ", ".join(tender_text(each.kind) for each in found.order.tenders)
        return ReturnsState(
            number=desk.number,
            head=format_datetime(found.order.completed_at),
            sum_paid=f"{format_amount(found.order.total)} · {tenders}",
            rows=tuple(self._row(line) for line in found.lines),
            reasons=reasons(),
            reason=desk.reason,
            refund="" if worth is None else format_amount(worth),
            can_refund=worth is not None,
            can_exchange=worth is not None and cart is not None and bool(cart.lines),
            can_credit=worth is not None and found.order.customer_id is not None,
            is_sure=desk.is_sure,
            problem=desk.problem,
            done=desk.done,
        )

    def _row(self, line: ReturnableLine) -> ReturnRow:
        chosen = self._desk.asked.get(line.number, ZERO)
        if not line.left:
            detail = _("Bought {bought} · all returned")
        elif line.returned:
            detail = _("Bought {bought} · returned {returned} · {left} can go back")
        else:
            detail = _("Bought {bought} · {left} can go back")
        return ReturnRow(
            number=line.number,
            name=line.name,
            detail=detail.format(
                bought=format_quantity(line.bought, line.unit),
                returned=format_quantity(line.returned, line.unit),
                left=format_quantity(line.left, line.unit),
            ),
            chosen=format_quantity(chosen.value, line.unit),
            is_chosen=bool(chosen),
            can_return=bool(line.left),
        )

    def _line(self, line_number: int) -> ReturnableLine | None:
        if self._desk.order is None:
            return None
        return next((each for each in self._desk.order.lines if each.number == line_number), None)
