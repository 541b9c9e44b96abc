"""The cart: how a sale begins, is set aside, is paid, and ends."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from pos_app.domain import errors
from pos_app.domain.aggregates.cart.content import CartState
from pos_app.domain.aggregates.cart.events import (
    CartHeld,
    CartHoldExpired,
    CartRecalled,
    CartStarted,
    CartSubmitted,
    CartVoided,
    TenderRemoved,
    TenderTaken,
)
from pos_app.domain.aggregates.cart.line import CartLine
from pos_app.domain.aggregates.cart.reductions import ReducedContent
from pos_app.domain.records import dataclass
from pos_app.domain.services.pricing import PriceTerms, SaleDiscount
from pos_app.domain.services.settlement import left_to_pay
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.reason import checked_reason
from pos_app.domain.values.tender import Tender, TenderKind

__all__ = ["Cart", "CartState", "Hold"]

LONGEST_HOLD_NAME = 60


@dataclass(frozen=True, slots=True)
class Hold:
    """A sale set aside: under which name, since when (aware UTC), by whom."""

    name: str
    held_at: datetime
    held_by: str


class Cart(ReducedContent):
    """One customer's sale at one register, until it becomes an order or is given up.

    ``tenders`` are what was taken towards the total; while there are any the content stays as it
    is. ``hold`` is None unless the cart is held.
    """

    __slots__ = ("hold", "reference", "register_id")

    def __init__(
        self,
        *,
        cart_id: UUID,
        register_id: str,
        currency: Currency,
        state: CartState,
        reference: str | None = None,
        lines: Iterable[CartLine] = (),
        next_number: int = 1,
        terms: PriceTerms | None = None,
        discount: SaleDiscount | None = None,
        tenders: tuple[Tender, ...] = (),
        customer_id: UUID | None = None,
        customer_group: str = "",
        coupons: tuple[str, ...] = (),
        hold: Hold | None = None,
    ) -> None:
        """Restore a cart as it was stored; :meth:`start` opens a new one."""
        super().__init__(
            cart_id=cart_id,
            currency=currency,
            state=state,
            lines=lines,
            next_number=next_number,
            terms=terms or PriceTerms(),
            discount=discount,
            tenders=tenders,
        )
        self.register_id = register_id
        self.reference = reference
        self.customer_id = customer_id
        self.customer_group = customer_group
        self.coupons = coupons
        self.hold = hold

    @classmethod
    def start(
        cls,
        register_id: str,
        currency: Currency,
        reference: str | None = None,
        terms: PriceTerms | None = None,
    ) -> Cart:
        """Open an empty cart; ``reference`` names a basket that was rung up elsewhere first."""
        cart = cls(
            cart_id=new_id(),
            register_id=register_id,
            currency=currency,
            state=CartState.OPEN,
            reference=reference,
            terms=terms,
        )
        cart._raise_event(
            CartStarted(
                cart_id=cart.cart_id,
                reference=reference,
                prices_include_tax=cart.terms.prices_include_tax,
                tax_rounding=cart.terms.tax_rounding.value,
            )
        )
        return cart

    def take_tender(self, tender: Tender) -> None:
        """Take money towards the total; one that was taken before is not taken again.

        Raises:
            CartClosed: the cart was submitted or voided, or is held.
            EmptyCart: there is nothing to pay for.
            InvalidAmount: nothing, or less than nothing.
            TenderTooLarge: more than is left, of what gives no change.
            InvalidReason: another way to pay without a word of what it is.
        """
        self._require_open()
        if any(each.tender_id == tender.tender_id for each in self.tenders):
            return
        if not self._lines:
            raise errors.EmptyCart(cart_id=self.cart_id)
        if tender.amount.minor <= 0:
            raise errors.InvalidAmount(
                text=str(tender.amount.amount), decimals=self.currency.decimals
            )
        if tender.kind is TenderKind.OTHER:
            checked_reason(tender.reference)
        left = left_to_pay(self.total, self.tenders)
        if tender.amount > left and not tender.kind.is_cash:
            raise errors.TenderTooLarge(total=left.amount, tendered=tender.amount.amount)
        self.tenders = (*self.tenders, tender)
        self._raise_event(
            TenderTaken(
                cart_id=self.cart_id,
                tender_id=tender.tender_id,
                kind=tender.kind.value,
                amount=tender.amount.amount,
                reference=tender.reference,
                left_to_pay=left_to_pay(self.total, self.tenders).amount,
                tip=(tender.tip or Money.zero(self.currency)).amount,
            )
        )

    def remove_tender(self, tender_id: UUID) -> Tender | None:
        """Give a tender back and return it; None when it is not (any more) among them.

        Raises:
            CartClosed: the cart was submitted or voided, or is held.
            TenderFinal: it is what came back in exchange.
        """
        self._require_open()
        gone = next((each for each in self.tenders if each.tender_id == tender_id), None)
        if gone is None:
            return None
        if gone.kind is TenderKind.RETURN:
            raise errors.TenderFinal(reference=gone.reference)
        self._give_up(gone)
        return gone

    def _give_up(self, gone: Tender) -> None:
        self.tenders = tuple(each for each in self.tenders if each is not gone)
        self._raise_event(
            TenderRemoved(
                cart_id=self.cart_id,
                tender_id=gone.tender_id,
                kind=gone.kind.value,
                amount=gone.amount.amount,
                reference=gone.reference,
                left_to_pay=left_to_pay(self.total, self.tenders).amount,
            )
        )

    def call_off_exchange(self, tender_id: UUID) -> Tender:
        """Give up what came back in exchange, which is paid out instead, and return it.

        Raises:
            CartClosed: the cart was submitted or voided, or is held.
            TenderUnknown: nothing that came back pays here under this id.
        """
        self._require_open()
        for tender in self.tenders:
            if tender.tender_id == tender_id and tender.kind is TenderKind.RETURN:
                self._give_up(tender)
                return tender
        raise errors.TenderUnknown(tender_id=tender_id)

    def submit(self) -> None:
        """Close the cart for payment.

        Raises:
            CartClosed: the cart was submitted or voided, or is held.
            EmptyCart: there is nothing to pay for.
        """
        self._require_open()
        if not self._lines:
            raise errors.EmptyCart(cart_id=self.cart_id)
        self.state = CartState.SUBMITTED
        self._raise_event(
            CartSubmitted(cart_id=self.cart_id, total=self.total.amount, item_count=self.item_count)
        )

    def void(self) -> None:
        """Give the whole cart up, held or not; its lines stay readable.

        Raises:
            CartClosed: the cart was submitted or voided.
            PaymentStarted: money was taken for it, which has to be given back first.
        """
        if self.state is not CartState.HELD:
            self._require_changeable()
        self.state, self.hold = CartState.VOIDED, None
        self._raise_event(
            CartVoided(cart_id=self.cart_id, total=self.total.amount, item_count=self.item_count)
        )

    def hold_for_later(self, name: str, held_at: datetime, held_by: str) -> None:
        """Set the sale aside under a name, which may be empty.

        Raises:
            CartClosed, PaymentStarted: the cart takes no change.
            EmptyCart: there is nothing to hold.
            InvalidName: more than 60 characters.
        """
        self._require_changeable()
        if not self._lines:
            raise errors.EmptyCart(cart_id=self.cart_id)
        cleaned = " ".join(name.split())
        if len(cleaned) > LONGEST_HOLD_NAME:
            raise errors.InvalidName(text=name, longest=LONGEST_HOLD_NAME)
        self.state, self.hold = CartState.HELD, Hold(cleaned, held_at, held_by)
        self._raise_event(
            CartHeld(
                cart_id=self.cart_id,
                name=cleaned,
                total=self.total.amount,
                item_count=self.item_count,
            )
        )

    def recall(self, register_id: str) -> None:
        """Go on with a held sale, at this register.

        Raises:
            CartNotHeld: it is open, paid or given up.
        """
        hold = self._require_held()
        before, self.register_id = self.register_id, register_id
        self.state, self.hold = CartState.OPEN, None
        self._raise_event(
            CartRecalled(cart_id=self.cart_id, name=hold.name, held_at_register=before)
        )

    def expire(self) -> None:
        """Give up a held sale that nobody fetched; its lines stay readable.

        Raises:
            CartNotHeld: it is open, paid or given up.
        """
        hold = self._require_held()
        self.state, self.hold = CartState.VOIDED, None
        self._raise_event(
            CartHoldExpired(
                cart_id=self.cart_id,
                name=hold.name,
                total=self.total.amount,
                item_count=self.item_count,
            )
        )

    def _require_held(self) -> Hold:
        if self.state is not CartState.HELD or self.hold is None:
            raise errors.CartNotHeld(cart_id=self.cart_id, state=self.state.value)
        return self.hold
