"""How much a sale was reduced by hand, as the limits of roles measure it: in percent.

A discount in an amount weighs more when its line or its sale gets smaller afterwards; so every
change of a cart that may raise the share asks again.
"""

from __future__ import annotations

from decimal import ROUND_UP, Decimal
from typing import TYPE_CHECKING

from pos_app.domain.records import dataclass
from pos_app.domain.values import permissions
from pos_app.domain.values.money import Money

if TYPE_CHECKING:
    from pos_app.application.ports import UnitOfWork
    from pos_app.domain.aggregates.cart.cart import Cart
    from pos_app.domain.aggregates.cart.line import CartLine
    from pos_app.domain.aggregates.product.product import Product

_HUNDRED = Decimal(100)
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Reduced:
    """What was taken off by hand before a command: each line's share, the sale's, its total."""

    lines: dict[int, Decimal]
    sale: Decimal
    amounts: dict[int, Decimal]
    total: Decimal

    @classmethod
    def of(cls, cart: Cart) -> Reduced:
        """Measure a cart."""
        return cls(
            {
                line.number: _share(line.discount, line.gross)
                for line in cart.lines
                if line.discount
            },
            _sale_share(cart),
            {line.number: line.amount.amount for line in cart.lines},
            cart.total.amount,
        )


def require_reductions(uow: UnitOfWork, cart: Cart, before: Reduced) -> None:
    """Ask for the permission to give a discount where a share has grown since ``before``.

    Raises:
        PermissionDenied, ApprovalNeeded: whoever acts may not take so much off.
    """
    for line in cart.lines:
        if not line.discount:
            continue
        share = _line_share(line)
        if share > before.lines.get(line.number, Decimal(0)):
            uow.require(
                permissions.DISCOUNT,
                measured=share,
                about=line.name,
                before=before.amounts.get(line.number),
                after=line.amount.amount,
            )
    if cart.discount is not None:
        share = _sale_share(cart)
        if share > before.sale:
            uow.require(
                permissions.DISCOUNT,
                measured=share,
                before=before.total,
                after=cart.total.amount,
            )


def require_price(uow: UnitOfWork, product: Product, price: Money, line: CartLine | None) -> None:
    """Ask for the permission to sell at another price than the product's.

    ``line`` is the line that had a price before. What has no price of its own is sold at any.

    Raises:
        PermissionDenied, ApprovalNeeded: whoever acts may not depart so far from it.
    """
    if product.is_open_price or not product.price or price == product.price:
        return
    difference = abs(price.amount - product.price.amount)
    uow.require(
        permissions.CHANGE_PRICE,
        measured=_percent(difference, product.price.amount),
        about=product.name,
        before=product.price.amount if line is None else line.unit_price.amount,
        after=price.amount,
    )


def _sale_share(cart: Cart) -> Decimal:
    if cart.discount is None:
        return Decimal(0)
    gross = Money.sum((line.gross for line in cart.goods), cart.currency)
    by_hand = Money.sum((line.discount for line in cart.goods), cart.currency)
    on_sale = Money.sum((line.share for line in cart.pricing.lines), cart.currency)
    return max(_share(by_hand + on_sale, gross), cart.discount.percent or Decimal(0))


def _line_share(line: CartLine) -> Decimal:
    """A percentage weighs as it was given: on few cents it rounds to less."""
    return max(_share(line.discount, line.gross), line.percent or Decimal(0))


def _share(part: Money, whole: Money) -> Decimal:
    return _percent(part.amount, whole.amount) if whole else Decimal(0)


def _percent(part: Decimal, whole: Decimal) -> Decimal:
    return (part / whole * _HUNDRED).quantize(_CENT, ROUND_UP)
