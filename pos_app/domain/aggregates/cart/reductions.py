"""What makes a cart cost less: discounts, promotions, coupons, an exemption, the customer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from pos_app.domain import errors
from pos_app.domain.aggregates.cart.events import (
    CartCouponsChanged,
    CartCustomerChosen,
    CartDiscounted,
    CartLinePromoted,
    CartTaxExempted,
)
from pos_app.domain.aggregates.cart.repricing import RepricedContent
from pos_app.domain.services.pricing import SaleDiscount
from pos_app.domain.values.line_kind import LineKind
from pos_app.domain.values.money import Money
from pos_app.domain.values.reason import LONGEST_REASON, checked_reason

_ALL = Decimal(100)
_DECIMALS_OF_PERCENT = 2
_LONGEST_COUPON = 40


class ReducedContent(RepricedContent):
    """Lines whose price may be reduced.

    ``customer_id`` and ``customer_group`` tell whose prices apply, ``coupons`` the codes that
    were handed over.
    """

    __slots__ = ("coupons", "customer_group", "customer_id")

    customer_id: UUID | None
    customer_group: str
    coupons: tuple[str, ...]

    def discount_line(
        self,
        line_number: int,
        discount: Money | None = None,
        *,
        percent: Decimal | None = None,
        reason: str = "",
    ) -> None:
        """Take an amount or a percentage off a line in all; what it already has raises nothing.

        Raises:
            CartClosed, PaymentStarted: the cart takes no change.
            LineNotInCart: the line is gone.
            InvalidAmount: a negative discount, or none at all.
            DiscountTooLarge: more than the line is worth.
            InvalidReason: more than 200 characters.
            LineFollows: it is a deposit, empties or a gift card.
        """
        self._require_changeable()
        line = self.line(line_number)
        self._require_own(line, LineKind.GOODS)
        off = line.gross.percent(_checked_percent(percent)) if percent is not None else discount
        if off is None or off.minor < 0:
            text = "" if off is None else str(off.amount)
            raise errors.InvalidAmount(text=text, decimals=self.currency.decimals)
        if off > line.gross:
            raise errors.DiscountTooLarge(discount=off.amount, gross=line.gross.amount)
        changed = replace(
            line, discount=off, percent=percent, discount_reason=_reason(reason) if off else ""
        )
        if changed == line:
            return
        self._put(changed)
        self._raise_discounted(line, changed)

    def discount_sale(
        self, discount: Money | None = None, *, percent: Decimal | None = None, reason: str = ""
    ) -> None:
        """Take an amount or a percentage off the whole sale; zero takes the discount away.

        Raises:
            CartClosed, PaymentStarted: the cart takes no change.
            InvalidAmount: a negative discount, a percentage above 100, or nothing given.
            DiscountTooLarge: more than the lines are worth.
            InvalidReason: more than 200 characters.
        """
        self._require_changeable()
        old, before = self.discount, self._sale_discount()
        if percent is not None:
            new = SaleDiscount(_checked_percent(percent), None, _reason(reason))
        elif discount is not None and discount.minor >= 0:
            new = SaleDiscount(None, discount, _reason(reason))
        else:
            text = "" if discount is None else str(discount.amount)
            raise errors.InvalidAmount(text=text, decimals=self.currency.decimals)
        worth = Money.sum((line.amount for line in self.goods), self.currency)
        if discount is not None and percent is None and discount > worth:
            raise errors.DiscountTooLarge(discount=discount.amount, gross=worth.amount)
        self.discount = new if percent or discount else None
        if self.discount == old:
            return
        self._pricing = None
        self._raise_event(
            CartDiscounted(
                cart_id=self.cart_id,
                old_discount=before.amount,
                new_discount=self._sale_discount().amount,
                percent=None if self.discount is None else self.discount.percent,
                reason="" if self.discount is None else self.discount.reason,
            )
        )

    def promote(self, promotions: Mapping[int, tuple[Money, str]]) -> None:
        """Let promotions take off their amounts, by line number; other lines lose theirs.

        What a line already has raises nothing.
        """
        self._require_changeable()
        nothing = (Money.zero(self.currency), "")
        for line in self.lines:
            off, name = promotions.get(line.number, nothing)
            changed = replace(line, promotion=off or None, promotion_name=name if off else "")
            if changed == line:
                continue
            self._put(changed)
            self._raise_event(
                CartLinePromoted(
                    cart_id=self.cart_id,
                    product_id=line.product_id,
                    product_name=line.name,
                    unit_price=line.unit_price.amount,
                    old_discount=(line.promotion or nothing[0]).amount,
                    new_discount=off.amount,
                    promotion_name=changed.promotion_name,
                    line_number=line.number,
                )
            )

    def exempt_from_tax(self, reason: str) -> None:
        """Charge no tax, for a reason.

        Raises:
            CartClosed, PaymentStarted: the cart takes no change.
            InvalidReason: there is no reason, or more than 200 characters.
        """
        self._exempt(checked_reason(reason))

    def charge_tax_again(self) -> None:
        """Charge tax as usual; a cart that is not exempt raises nothing."""
        self._exempt("")

    def choose_customer(self, customer_id: UUID | None, group: str = "") -> None:
        """Sell to a customer, None for nobody in particular.

        Raises:
            CartClosed, PaymentStarted: the cart takes no change.
        """
        self._require_changeable()
        if (customer_id, group) == (self.customer_id, self.customer_group):
            return
        is_other = customer_id != self.customer_id
        self.customer_id, self.customer_group = customer_id, group
        if is_other:
            self._raise_event(CartCustomerChosen(cart_id=self.cart_id, customer_id=customer_id))

    def take_coupons(self, coupons: Iterable[str]) -> None:
        """Keep the codes of the coupons that were handed over, in place of those before.

        Raises:
            CartClosed, PaymentStarted: the cart takes no change.
            InvalidCode: a code is empty or longer than 40 characters.
        """
        self._require_changeable()
        codes = tuple(dict.fromkeys(_coupon(code) for code in coupons))
        if codes == self.coupons:
            return
        self.coupons = codes
        self._raise_event(CartCouponsChanged(cart_id=self.cart_id, coupons=codes))

    def _exempt(self, reason: str) -> None:
        self._require_changeable()
        if reason == self.terms.exemption:
            return
        before = self.pricing
        self.terms = replace(self.terms, exemption=reason)
        self._pricing = None
        spared = self.pricing.exempted if reason else before.exempted
        self._raise_event(CartTaxExempted(cart_id=self.cart_id, reason=reason, tax=spared.amount))

    def _sale_discount(self) -> Money:
        return Money.sum((line.share for line in self.pricing.lines), self.currency)


def _checked_percent(percent: Decimal) -> Decimal:
    if (
        not percent.is_finite()
        or not 0 <= percent <= _ALL
        or percent != round(percent, _DECIMALS_OF_PERCENT)
    ):
        raise errors.InvalidAmount(text=str(percent), decimals=_DECIMALS_OF_PERCENT)
    return percent


def _reason(reason: str) -> str:
    cleaned = " ".join(reason.split())
    if len(cleaned) > LONGEST_REASON:
        raise errors.InvalidReason(text=reason, longest=LONGEST_REASON)
    return cleaned


def _coupon(code: str) -> str:
    cleaned = code.strip().upper()
    if not 1 <= len(cleaned) <= _LONGEST_COUPON or not cleaned.isprintable():
        raise errors.InvalidCode(text=code, kind="coupon")
    return cleaned
