"""Takes the last changes of a cart back, each by the command that is its opposite."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from pos_app.application.cart_service import CartService
from pos_app.application.sale_snapshots import CartSnapshot, LineSnapshot
from pos_app.domain.values.quantity import Quantity


@dataclass(frozen=True, slots=True)
class _Step:
    """A line before and after a command; None stands for "not in the cart"."""

    before: LineSnapshot | None
    after: LineSnapshot | None


class UndoStack:
    """The changes of one open cart, the latest last; undoing is recorded like any command."""

    def __init__(self, carts: CartService) -> None:
        """Undo through ``carts``."""
        self._carts = carts
        self._steps: list[_Step] = []

    def __bool__(self) -> bool:
        return bool(self._steps)

    def forget(self) -> None:
        """Begin anew with another cart."""
        self._steps.clear()

    def remember(self, before: CartSnapshot | None, after: CartSnapshot) -> None:
        """Keep what a command changed between two pictures of the cart; it changes one line."""
        old = {line.number: line for line in before.lines} if before is not None else {}
        new = {line.number: line for line in after.lines}
        for line_number in sorted(old.keys() | new.keys()):
            if old.get(line_number) != new.get(line_number):
                self._steps.append(_Step(old.get(line_number), new.get(line_number)))

    def undo(self, cart_id: UUID) -> CartSnapshot:
        """Take the latest change back and return the cart.

        Raises:
            IndexError: nothing to undo.
            DomainError, ApplicationError: the opposite is forbidden or fails; the step is kept.
        """
        step = self._steps[-1]
        cart = self._opposite_of(cart_id, step)
        self._steps.pop()
        return cart

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
        if cart is None or _line(cart, before.number).discount != before.discount:
            cart = self._carts.discount_line(cart_id, before.number, before.discount)
        return cart

    def _put_back(self, cart_id: UUID, line: LineSnapshot) -> CartSnapshot:
        cart = self._carts.add(
            cart_id,
            line.sku,
            Quantity.of(line.quantity),
            unit_price=line.unit_price,
            discount=line.discount or None,
        )
        if cart.touched is not None:
            self._renumber(line.number, cart.touched)
        return cart

    def _renumber(self, old: int, new: int) -> None:
        self._steps = [
            _Step(_numbered(step.before, old, new), _numbered(step.after, old, new))
            for step in self._steps
        ]


def _numbered(line: LineSnapshot | None, old: int, new: int) -> LineSnapshot | None:
    if line is None or line.number != old:
        return line
    return replace(line, number=new)


def _line(cart: CartSnapshot, line_number: int) -> LineSnapshot:
    return next(line for line in cart.lines if line.number == line_number)
