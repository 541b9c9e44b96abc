"""A cart at one moment of its history, and how each event of it leads to the next moment.

The log does not say whether a product is sold by the piece or weighed, so a line has no unit.
Amounts are computed as :class:`~pos_app.domain.aggregates.cart.line.CartLine` computes them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from pos_app.application.history.fields import money_of, quantity_of, text_of
from pos_app.application.queries import AuditEntry
from pos_app.domain.aggregates.cart.cart import CartState
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import Quantity


@dataclass(frozen=True, slots=True)
class PictureLine:
    """A line of a cart as the events tell it; ``number`` is the one the cart gave it."""

    number: int
    product_id: str
    name: str
    quantity: Quantity
    unit_price: Money
    discount: Money

    @property
    def gross(self) -> Money:
        """Unit price times quantity, before the discount."""
        return self.unit_price.times(self.quantity)

    @property
    def amount(self) -> Money:
        """What the customer pays for the line."""
        return self.gross - self.discount


@dataclass(frozen=True, slots=True)
class CartPicture:
    """A cart at one moment; ``next_number`` is the number that its next new line gets.

    ``total`` is what the customer has to pay, the sum of the lines; each event carries it on.
    """

    currency: Currency
    total: Money
    state: CartState = CartState.OPEN
    reference: str | None = None
    lines: tuple[PictureLine, ...] = ()
    next_number: int = 1

    @classmethod
    def empty(cls, currency: Currency) -> CartPicture:
        """Return a cart before its first event."""
        return cls(currency, Money.zero(currency))

    def line(self, number: int | None) -> PictureLine | None:
        """Return the line with this number, or None."""
        return next((line for line in self.lines if line.number == number), None)


Next = tuple[CartPicture, int | None]
"""The cart after an event, and the number of the line that the event was about."""


def after(picture: CartPicture, entry: AuditEntry) -> Next:
    """Return the cart after an event; one that is not the cart's own changes nothing.

    Raises:
        DomainError, LookupError, ValueError: the payload is not what such an event holds, or it
            tells of a line that the cart does not have.
    """
    change = _CHANGES.get(entry.event_type)
    return (picture, None) if change is None else change(picture, entry)


def _started(picture: CartPicture, entry: AuditEntry) -> Next:
    return replace(picture, reference=entry.payload["reference"]), None


def _added(picture: CartPicture, entry: AuditEntry) -> Next:
    quantity = quantity_of(entry, "quantity")
    price = money_of(entry, "unit_price", picture.currency)
    known = _find(picture, text_of(entry, "product_id"), price)
    if known is not None:
        return _with(picture, known, replace(known, quantity=known.quantity + quantity))
    line = PictureLine(
        number=picture.next_number,
        product_id=text_of(entry, "product_id"),
        name=text_of(entry, "product_name"),
        quantity=quantity,
        unit_price=price,
        discount=Money.zero(picture.currency),
    )
    grown = replace(
        picture,
        lines=(*picture.lines, line),
        next_number=line.number + 1,
        total=picture.total + line.amount,
    )
    return grown, line.number


def _quantity_changed(picture: CartPicture, entry: AuditEntry) -> Next:
    line = _line_of(picture, entry)
    changed = replace(line, quantity=quantity_of(entry, "new_quantity"))
    return _with(picture, line, changed)


def _removed(picture: CartPicture, entry: AuditEntry) -> Next:
    gone = _line_of(picture, entry)
    left = tuple(line for line in picture.lines if line.number != gone.number)
    return replace(picture, lines=left, total=picture.total - gone.amount), gone.number


def _discounted(picture: CartPicture, entry: AuditEntry) -> Next:
    line = _line_of(picture, entry)
    discount = money_of(entry, "new_discount", picture.currency)
    return _with(picture, line, replace(line, discount=discount))


def _submitted(picture: CartPicture, _entry: AuditEntry) -> Next:
    return replace(picture, state=CartState.SUBMITTED), None


def _voided(picture: CartPicture, _entry: AuditEntry) -> Next:
    return replace(picture, state=CartState.VOIDED), None


def _with(picture: CartPicture, old: PictureLine, new: PictureLine) -> Next:
    lines = tuple(new if line is old else line for line in picture.lines)
    total = picture.total + new.amount - old.amount
    return replace(picture, lines=lines, total=total), new.number


def _line_of(picture: CartPicture, entry: AuditEntry) -> PictureLine:
    price = money_of(entry, "unit_price", picture.currency)
    line = _find(picture, text_of(entry, "product_id"), price)
    if line is None:
        raise LookupError(entry.seq)
    return line


def _find(picture: CartPicture, product_id: str, price: Money) -> PictureLine | None:
    """A cart has one line for a product at a price: the same scanned again joins it."""
    for line in picture.lines:
        if line.product_id == product_id and line.unit_price == price:
            return line
    return None


_CHANGES: dict[str, Callable[[CartPicture, AuditEntry], Next]] = {
    "CartStarted": _started,
    "CartItemAdded": _added,
    "CartItemQuantityUpdated": _quantity_changed,
    "CartItemRemoved": _removed,
    "CartLineDiscounted": _discounted,
    "CartSubmitted": _submitted,
    "CartVoided": _voided,
}
