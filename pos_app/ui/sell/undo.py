"""Takes the last changes of a cart back, each by the command that is its opposite."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from pos_app.domain.records import dataclass
from pos_app.domain.values.line_kind import LineKind
from pos_app.domain.values.quantity import Quantity
from pos_app.ui.i18n import _

if TYPE_CHECKING:
    from pos_app.application.beside_service import BesideService
    from pos_app.application.cart_service import CartService
    from pos_app.application.cart_terms_service import CartTermsService
    from pos_app.application.sale_snapshots import CartSnapshot, LineSnapshot


@dataclass(frozen=True, slots=True)
class _Step:
    """A line before and after a command; None stands for "not in the cart"."""

    before: LineSnapshot | None
    after: LineSnapshot | None


@dataclass(frozen=True, slots=True)
class _SaleStep:
    """The discount on the whole sale and the exemption, before a command changed them."""

    amount: Decimal
    percent: Decimal | None
    reason: str
    exemption: str

    @classmethod
    def of(cls, cart: CartSnapshot) -> _SaleStep:
        # A share follows the cart: what it comes to is no change of it.
        amount = cart.sale_discount if cart.sale_percent is None else Decimal(0)
        return cls(amount, cart.sale_percent, cart.sale_reason, cart.exemption)


class UndoStack:
    """The changes of one open cart, the latest last; undoing is recorded like any command."""

    def __init__(self, carts: CartService, terms: CartTermsService, beside: BesideService) -> None:
        """Undo through ``carts``, ``terms`` and ``beside``."""
        self._carts = carts
        self._beside = beside
        self._terms = terms
        self._steps: list[_Step | _SaleStep] = []

    def __bool__(self) -> bool:
        return bool(self._steps)

    def forget(self) -> None:
        """Begin anew with another cart."""
        self._steps.clear()

    def remember(self, before: CartSnapshot | None, after: CartSnapshot) -> None:
        """Keep what a command changed between two pictures of the cart.

        That is one line, or the sale as a whole; promotions follow by themselves.
        """
        old = {line.number: line for line in before.lines} if before is not None else {}
        new = {line.number: line for line in after.lines}
        steps = [
            _Step(old.get(line_number), new.get(line_number))
            for line_number in sorted(old.keys() | new.keys())
            if _own(old.get(line_number)) != _own(new.get(line_number))
            and not _goes_along(old.get(line_number), new.get(line_number))
        ]
        self._steps.extend(steps)
        if before is not None and not steps and _SaleStep.of(before) != _SaleStep.of(after):
            self._steps.append(_SaleStep.of(before))

    def undo(self, cart_id: UUID) -> CartSnapshot:
        """Take the latest change back and return the cart.

        Raises:
            IndexError: nothing to undo.
            DomainError, ApplicationError: the opposite is forbidden or fails; the step is kept.
        """
        step = self._steps[-1]
        if isinstance(step, _SaleStep):
            cart = self._restore_sale(cart_id, step)
        else:
            cart = self._opposite_of(cart_id, step)
        self._steps.pop()
        return cart

    def _restore_sale(self, cart_id: UUID, step: _SaleStep) -> CartSnapshot:
        cart = self._terms.discount_sale(
            cart_id, step.amount, percent=step.percent, reason=step.reason
        )
        if cart.exemption == step.exemption:
            return cart
        if step.exemption:
            return self._terms.exempt_from_tax(cart_id, step.exemption)
        return self._terms.charge_tax_again(cart_id)

    def _opposite_of(self, cart_id: UUID, step: _Step) -> CartSnapshot:
        before, after = step.before, step.after
        if before is None and after is not None:
            return self._carts.remove_line(cart_id, after.number)
        if before is not None and after is None:
            return self._put_back(cart_id, before)
        if before is None or after is None:
            raise IndexError
        cart: CartSnapshot | None = None
        if before.quantity != after.quantity:
            cart = self._carts.change_quantity(cart_id, before.number, Quantity.of(before.quantity))
        if before.unit_price != after.unit_price:
            cart = self._carts.reprice_line(cart_id, before.number, before.unit_price, _("Undone"))
        if cart is None or _own(_line(cart, before.number)) != _own(before):
            cart = self._discount(cart_id, before)
        return cart

    def _put_back(self, cart_id: UUID, line: LineSnapshot) -> CartSnapshot:
        if line.kind == LineKind.EMPTIES:
            quantity = Quantity.of(line.quantity)
            cart = self._beside.take_empties(cart_id, line.sku, quantity)
            if cart.touched is not None:
                self._renumber(line.number, cart.touched)
            return cart
        cart = self._carts.add(
            cart_id, line.sku, Quantity.of(line.quantity), unit_price=line.unit_price
        )
        if cart.touched is None:
            return cart
        self._renumber(line.number, cart.touched)
        if line.discount:
            return self._discount(cart_id, replace(line, number=cart.touched))
        return cart

    def _discount(self, cart_id: UUID, line: LineSnapshot) -> CartSnapshot:
        return self._carts.discount_line(
            cart_id,
            line.number,
            line.discount,
            percent=line.percent,
            reason=line.discount_reason,
        )

    def _renumber(self, old: int, new: int) -> None:
        self._steps = [
            step
            if isinstance(step, _SaleStep)
            else _Step(_numbered(step.before, old, new), _numbered(step.after, old, new))
            for step in self._steps
        ]


def _goes_along(before: LineSnapshot | None, after: LineSnapshot | None) -> bool:
    """Deposits follow by themselves; a gift card that was removed is scanned again."""
    line = before or after
    if line is None or line.kind == LineKind.DEPOSIT:
        return True
    return line.kind == LineKind.GIFT_CARD and after is None


def _own(line: LineSnapshot | None) -> tuple[object, ...] | None:
    """What commands change of a line; promotions are not among it."""
    if line is None:
        return None
    return (line.quantity, line.unit_price, line.discount, line.percent, line.discount_reason)


def _numbered(line: LineSnapshot | None, old: int, new: int) -> LineSnapshot | None:
    if line is None or line.number != old:
        return line
    return replace(line, number=new)


def _line(cart: CartSnapshot, line_number: int) -> LineSnapshot:
    return next(line for line in cart.lines if line.number == line_number)
