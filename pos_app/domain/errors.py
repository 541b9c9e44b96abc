"""What the shop's rules forbid, as a tree of errors that carry fields instead of sentences.

::

    DomainError
    ├── InvalidValue            a value that cannot exist
    │   ├── InvalidAmount         NaN, infinite, not a number, too many decimals
    │   ├── InvalidQuantity       not positive, too precise, a fraction of a piece
    │   ├── InvalidCode           a SKU, GTIN or currency that is none
    │   ├── InvalidName           empty or longer than allowed
    │   ├── InvalidReason         empty or longer than allowed
    │   ├── InvalidTaxRate        no name, or no percentage from 0 to 100
    │   └── InvalidDayEnd         no hour at which a business day may end
    ├── CurrencyMismatch        two currencies in one sum
    ├── InsufficientStock       fewer left than asked for
    │   └── ConfirmBeyondStock  the same, and somebody may say that the goods are there
    ├── NotReserved             releasing or selling more than was reserved
    ├── ProductRetired          no longer sold
    ├── EmptyCart               nothing to pay for
    ├── CartClosed              submitted or voided before
    ├── LineNotInCart           the line was removed meanwhile
    ├── DiscountTooLarge        more than the line is worth
    ├── CartNotSubmitted        an order of a cart that is still open
    ├── TenderTooSmall          less money than the total
    ├── TenderTooLarge          more than the total, of what gives no change
    ├── PaymentStarted          the cart takes no change while it is being paid
    ├── LineFollows             a deposit or a gift card, which do not change by themselves
    ├── TenderUnknown           nothing that came back pays for this sale
    ├── TenderFinal             returned goods pay, and are not handed back
    ├── CartNotHeld             recalling or expiring what nobody holds
    ├── CheckpointOutOfOrder    that many entries are signed already
    ├── FlagDismissed           the red flag is settled already
    └── NotArchivable           entries that may not leave the live log
"""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from pos_app.domain.records import dataclass


class DomainError(Exception):
    """A rule of the shop forbids it; a screen turns its fields into a sentence."""


class InvalidValue(DomainError):
    """A value that cannot exist was asked for."""


@dataclass(eq=False)
class InvalidAmount(InvalidValue):
    """``text`` is no exact amount; ``decimals`` is what the currency allows."""

    text: str
    decimals: int


@dataclass(eq=False)
class InvalidQuantity(InvalidValue):
    """``text`` is no quantity that can be sold, for the named ``reason``.

    Reasons: ``not a number``, ``not positive``, ``too precise``, ``too large``,
    ``fraction of a piece``, ``too many labels``, ``no size of a label``.
    """

    text: str
    reason: str


@dataclass(eq=False)
class InvalidCode(InvalidValue):
    """``text`` is no code of the ``kind`` asked for: ``SKU``, ``GTIN`` or ``currency``."""

    text: str
    kind: str


@dataclass(eq=False)
class InvalidName(InvalidValue):
    """``text`` is empty or longer than ``longest`` characters."""

    text: str
    longest: int


@dataclass(eq=False)
class InvalidReason(InvalidValue):
    """``text`` says nothing, or is longer than ``longest`` characters."""

    text: str
    longest: int


@dataclass(eq=False)
class InvalidTaxRate(InvalidValue):
    """``name`` and ``percent`` make no tax rate."""

    name: str
    percent: str


@dataclass(eq=False)
class InvalidDayEnd(InvalidValue):
    """A business day ends at midnight (0) or up to ``latest`` hours after it."""

    hour: int
    latest: int


@dataclass(eq=False)
class CurrencyMismatch(DomainError):
    """Amounts in two currencies cannot be added or compared."""

    left: str
    right: str


@dataclass(eq=False)
class InsufficientStock(DomainError):
    """``requested`` of the product was asked for; only ``available`` is left."""

    product_id: UUID
    product_name: str
    requested: Decimal
    available: Decimal


@dataclass(eq=False)
class ConfirmBeyondStock(InsufficientStock):
    """As before, but whoever has the goods in hand may say so and sell them."""


@dataclass(eq=False)
class NotReserved(DomainError):
    """``requested`` was to be released or sold; only ``reserved`` is reserved."""

    product_id: UUID
    product_name: str
    requested: Decimal
    reserved: Decimal


@dataclass(eq=False)
class ProductRetired(DomainError):
    """The product is no longer sold."""

    product_id: UUID
    product_name: str


@dataclass(eq=False)
class EmptyCart(DomainError):
    """The cart holds no line, so there is nothing to pay for."""

    cart_id: UUID


@dataclass(eq=False)
class CartClosed(DomainError):
    """The cart was submitted or voided before and takes no change."""

    cart_id: UUID
    state: str


@dataclass(eq=False)
class LineNotInCart(DomainError):
    """The cart holds no line with this number (any more)."""

    cart_id: UUID
    line_number: int


@dataclass(eq=False)
class DiscountTooLarge(DomainError):
    """``discount`` is more than the line's ``gross`` amount."""

    discount: Decimal
    gross: Decimal


@dataclass(eq=False)
class CartNotSubmitted(DomainError):
    """An order is made from a submitted cart only."""

    cart_id: UUID
    state: str


@dataclass(eq=False)
class TenderTooSmall(DomainError):
    """``tendered`` does not cover ``total``."""

    total: Decimal
    tendered: Decimal


@dataclass(eq=False)
class TenderTooLarge(DomainError):
    """``tendered`` without cash is more than ``total``, and only cash gives change."""

    total: Decimal
    tendered: Decimal


@dataclass(eq=False)
class PaymentStarted(DomainError):
    """Money was taken for the cart, so its content stays as it is until that is removed."""

    cart_id: UUID


@dataclass(eq=False)
class LineFollows(DomainError):
    """The line is no goods; ``kind`` is a :class:`~pos_app.domain.values.line_kind.LineKind`."""

    line_name: str
    kind: str


@dataclass(eq=False)
class TenderUnknown(DomainError):
    """What is to be given up is not (any more) among what pays for the sale."""

    tender_id: UUID


@dataclass(eq=False)
class TenderFinal(DomainError):
    """Goods that came back pay for the cart by return ``reference``; they stay taken back."""

    reference: str


@dataclass(eq=False)
class CartNotHeld(DomainError):
    """The cart is not held, so it can neither be recalled nor expire."""

    cart_id: UUID
    state: str


@dataclass(eq=False)
class CheckpointOutOfOrder(DomainError):
    """A checkpoint of ``size`` entries, where ``signed_size`` are signed already."""

    size: int
    signed_size: int


@dataclass(eq=False)
class NotArchivable(DomainError):
    """The entries up to ``last_seq`` may not leave the live log, signed up to ``signed_size``."""

    last_seq: int
    signed_size: int


@dataclass(eq=False)
class FlagDismissed(DomainError):
    """The red flag was settled before."""

    flag_id: UUID
