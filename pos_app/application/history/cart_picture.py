"""A cart at one moment of its history, and how each event of it leads to the next moment.

What the lines come to is asked where the cart itself asks, in
:mod:`~pos_app.domain.services.pricing`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field, replace
from decimal import Decimal

from pos_app.application.history.fields import money_of, quantity_of, text_of
from pos_app.application.history.picture_line import PictureLine
from pos_app.application.queries import AuditEntry
from pos_app.domain.aggregates.cart.cart import CartState
from pos_app.domain.records import dataclass
from pos_app.domain.services.pricing import PriceTerms, Pricing, SaleDiscount, priced
from pos_app.domain.values.line_kind import LineKind
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import ONE, Quantity
from pos_app.domain.values.tax import TaxRate, TaxRounding

__all__ = ["CartPicture", "PictureLine", "after"]


@dataclass(frozen=True, slots=True)
class CartPicture:
    """A cart at one moment; ``next_number`` is the number that its next new line gets.

    ``tenders`` are what was taken towards the total, by their identifier.
    """

    currency: Currency
    state: CartState = CartState.OPEN
    reference: str | None = None
    lines: tuple[PictureLine, ...] = ()
    next_number: int = 1
    terms: PriceTerms = field(default_factory=PriceTerms)
    discount: SaleDiscount | None = None
    tenders: tuple[tuple[str, Money], ...] = ()

    @classmethod
    def empty(cls, currency: Currency) -> CartPicture:
        """Return a cart before its first event."""
        return cls(currency)

    @property
    def pricing(self) -> Pricing:
        """What the lines come to."""
        return priced(self.lines, self.terms, self.discount, self.currency)

    @property
    def total(self) -> Money:
        """What the customer has to pay."""
        return self.pricing.total

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
    terms = PriceTerms(
        prices_include_tax=bool(entry.payload.get("prices_include_tax", True)),
        tax_rounding=TaxRounding(entry.payload.get("tax_rounding", TaxRounding.LINE)),
    )
    return replace(picture, reference=entry.payload["reference"], terms=terms), None


def _added(picture: CartPicture, entry: AuditEntry) -> Next:
    quantity = quantity_of(entry, "quantity")
    known = _find(picture, entry)
    if known is not None:
        return _with(picture, known, _resized(known, quantity=known.quantity + quantity))
    return _grown(picture, entry, quantity, "unit_price", LineKind.GOODS)


def _empties_taken(picture: CartPicture, entry: AuditEntry) -> Next:
    quantity = quantity_of(entry, "quantity")
    known = _find(picture, entry)
    if known is not None:
        return _with(picture, known, _resized(known, quantity=known.quantity + quantity))
    return _grown(picture, entry, quantity, "unit_price", LineKind.EMPTIES)


def _deposit_changed(picture: CartPicture, entry: AuditEntry) -> Next:
    quantity = quantity_of(entry, "new_quantity")
    known = _find(picture, entry)
    if known is None:
        return _grown(picture, entry, quantity, "unit_price", LineKind.DEPOSIT)
    return (
        _with(picture, known, _resized(known, quantity=quantity))
        if quantity
        else _removed(picture, entry)
    )


def _gift_card_added(picture: CartPicture, entry: AuditEntry) -> Next:
    return _grown(picture, entry, ONE, "amount", LineKind.GIFT_CARD)


def _grown(
    picture: CartPicture, entry: AuditEntry, quantity: Quantity, price: str, kind: LineKind
) -> Next:
    line = PictureLine(
        number=int(entry.payload.get("line_number", 0)) or picture.next_number,
        product_id=text_of(entry, "product_id"),
        name=text_of(entry, "product_name"),
        quantity=quantity,
        unit_price=money_of(entry, price, picture.currency),
        discount=Money.zero(picture.currency),
        taxes=tuple(TaxRate.parse(text) for text in entry.payload.get("taxes", ())),
        kind=kind,
    )
    grown = replace(picture, lines=(*picture.lines, line), next_number=line.number + 1)
    return grown, line.number


def _quantity_changed(picture: CartPicture, entry: AuditEntry) -> Next:
    line = _line_of(picture, entry)
    return _with(picture, line, _resized(line, quantity=quantity_of(entry, "new_quantity")))


def _repriced(picture: CartPicture, entry: AuditEntry) -> Next:
    line = _line_of(picture, entry)
    price = money_of(entry, "new_price", picture.currency)
    return _with(picture, line, _resized(line, unit_price=price))


def _removed(picture: CartPicture, entry: AuditEntry) -> Next:
    gone = _line_of(picture, entry)
    left = tuple(line for line in picture.lines if line.number != gone.number)
    return replace(picture, lines=left), gone.number


def _discounted(picture: CartPicture, entry: AuditEntry) -> Next:
    line = _line_of(picture, entry)
    discount = money_of(entry, "new_discount", picture.currency)
    percent = _percent_of(entry)
    return _with(picture, line, replace(line, discount=discount, percent=percent))


def _promoted(picture: CartPicture, entry: AuditEntry) -> Next:
    line = _line_of(picture, entry)
    promotion = money_of(entry, "new_discount", picture.currency)
    name = text_of(entry, "promotion_name")
    return _with(picture, line, replace(line, promotion=promotion, promotion_name=name))


def _sale_discounted(picture: CartPicture, entry: AuditEntry) -> Next:
    percent = _percent_of(entry)
    amount = money_of(entry, "new_discount", picture.currency)
    discount = SaleDiscount(
        percent, None if percent is not None else amount, text_of(entry, "reason")
    )
    is_none = not amount and not percent
    return replace(picture, discount=None if is_none else discount), None


def _exempted(picture: CartPicture, entry: AuditEntry) -> Next:
    terms = replace(picture.terms, exemption=text_of(entry, "reason"))
    return replace(picture, terms=terms), None


def _tender_taken(picture: CartPicture, entry: AuditEntry) -> Next:
    tender = (text_of(entry, "tender_id"), money_of(entry, "amount", picture.currency))
    return replace(picture, tenders=(*picture.tenders, tender)), None


def _tender_removed(picture: CartPicture, entry: AuditEntry) -> Next:
    gone = text_of(entry, "tender_id")
    left = tuple(tender for tender in picture.tenders if tender[0] != gone)
    return replace(picture, tenders=left), None


def _held(picture: CartPicture, _entry: AuditEntry) -> Next:
    return replace(picture, state=CartState.HELD), None


def _recalled(picture: CartPicture, _entry: AuditEntry) -> Next:
    return replace(picture, state=CartState.OPEN), None


def _submitted(picture: CartPicture, _entry: AuditEntry) -> Next:
    return replace(picture, state=CartState.SUBMITTED), None


def _voided(picture: CartPicture, _entry: AuditEntry) -> Next:
    return replace(picture, state=CartState.VOIDED), None


def _with(picture: CartPicture, old: PictureLine, new: PictureLine) -> Next:
    lines = tuple(new if line is old else line for line in picture.lines)
    return replace(picture, lines=lines), new.number


def _resized(
    line: PictureLine, *, quantity: Quantity | None = None, unit_price: Money | None = None
) -> PictureLine:
    """A discount in percent follows its line; of an amount that shrank its own event tells."""
    changed = replace(
        line,
        quantity=line.quantity if quantity is None else quantity,
        unit_price=line.unit_price if unit_price is None else unit_price,
    )
    if changed.percent is None:
        return changed
    return replace(changed, discount=changed.gross.percent(changed.percent))


def _percent_of(entry: AuditEntry) -> Decimal | None:
    percent = entry.payload.get("percent")
    return None if percent is None else Decimal(str(percent))


def _line_of(picture: CartPicture, entry: AuditEntry) -> PictureLine:
    line = _find(picture, entry)
    if line is None:
        raise LookupError(entry.seq)
    return line


def _find(picture: CartPicture, entry: AuditEntry) -> PictureLine | None:
    number = int(entry.payload.get("line_number", 0))
    if number:
        return picture.line(number)
    # Before lines had numbers: a cart had one line for a product at a price.
    product_id = text_of(entry, "product_id")
    price = money_of(entry, "unit_price", picture.currency)
    for line in picture.lines:
        if (line.product_id, line.unit_price) == (product_id, price):
            return line
    return None


_CHANGES: dict[str, Callable[[CartPicture, AuditEntry], Next]] = {
    "CartStarted": _started,
    "CartItemAdded": _added,
    "CartDepositChanged": _deposit_changed,
    "CartEmptiesTaken": _empties_taken,
    "CartGiftCardAdded": _gift_card_added,
    "CartItemQuantityUpdated": _quantity_changed,
    "CartItemRepriced": _repriced,
    "CartItemRemoved": _removed,
    "CartLineDiscounted": _discounted,
    "CartLinePromoted": _promoted,
    "CartDiscounted": _sale_discounted,
    "CartTaxExempted": _exempted,
    "TenderTaken": _tender_taken,
    "TenderRemoved": _tender_removed,
    "CartHeld": _held,
    "CartRecalled": _recalled,
    "CartHoldExpired": _voided,
    "CartSubmitted": _submitted,
    "CartVoided": _voided,
}
