"""Changes what a whole cart costs: a discount, an exemption, the customer, coupons."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from uuid import UUID

from pos_app.application.access import measures, needs
from pos_app.application.cart_pricing import CartPricing
from pos_app.application.loading import cart_of
from pos_app.application.open_card_payments import OpenCardPayments
from pos_app.application.ports import UnitOfWork, UnitOfWorkFactory
from pos_app.application.reductions import Reduced, require_reductions
from pos_app.application.sale_snapshots import CartSnapshot
from pos_app.domain.aggregates.cart.cart import Cart
from pos_app.domain.values import permissions
from pos_app.domain.values.money import Money


class CartTermsService:
    """Commands on a cart as a whole; each returns the cart as it then is.

    Every command may raise ``CartNotFound``, ``CartClosed``, ``PaymentStarted`` once money was
    taken, ``CardPaymentOpen``, or a ``StorageError``; then nothing has changed.
    """

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        pricing: CartPricing,
        card_payments: OpenCardPayments,
    ) -> None:
        """Serve carts of any register, at the prices of ``pricing``."""
        self._unit_of_work = unit_of_work
        self._card_payments = card_payments
        self._pricing = pricing

    @measures(permissions.DISCOUNT)
    def discount_sale(
        self,
        cart_id: UUID,
        discount: Decimal | None = None,
        *,
        percent: Decimal | None = None,
        reason: str = "",
    ) -> CartSnapshot:
        """Set what is taken off the whole sale; zero takes it away.

        Either an amount in whole currency units, or a percentage that follows the cart.

        Raises:
            DiscountTooLarge: more than the lines are worth.
            InvalidAmount: negative, or more decimals than the currency has.
        """

        def change(cart: Cart) -> None:
            amount = None if discount is None else Money.of(discount, cart.currency)
            cart.discount_sale(amount, percent=percent, reason=reason)

        return self._changed(cart_id, change, require_reductions)

    @measures(permissions.EXEMPT_FROM_TAX)
    def exempt_from_tax(self, cart_id: UUID, reason: str) -> CartSnapshot:
        """Charge no tax, for a reason.

        Raises:
            InvalidReason: there is none.
        """

        def ask(uow: UnitOfWork, cart: Cart, before: Reduced) -> None:
            after = cart.total.amount
            uow.require(permissions.EXEMPT_FROM_TAX, before=before.total, after=after)

        return self._changed(cart_id, lambda cart: cart.exempt_from_tax(reason), ask)

    @needs(permissions.SELL)
    def charge_tax_again(self, cart_id: UUID) -> CartSnapshot:
        """Charge tax as usual."""
        return self._changed(cart_id, Cart.charge_tax_again)

    @needs(permissions.SELL)
    def take_coupons(self, cart_id: UUID, coupons: Iterable[str]) -> CartSnapshot:
        """Keep the codes that were handed over, in place of those before.

        Raises:
            InvalidCode: a code is empty or longer than 40 characters.
        """
        codes = tuple(coupons)
        return self._changed(cart_id, lambda cart: cart.take_coupons(codes))

    @needs(permissions.SELL)
    def choose_customer(
        self, cart_id: UUID, customer_id: UUID | None, group: str = ""
    ) -> CartSnapshot:
        """Sell to a customer of a group, or to nobody in particular."""
        return self._changed(cart_id, lambda cart: cart.choose_customer(customer_id, group))

    def _changed(
        self,
        cart_id: UUID,
        change: Callable[[Cart], None],
        ask: Callable[[UnitOfWork, Cart, Reduced], None] | None = None,
    ) -> CartSnapshot:
        with self._unit_of_work() as uow:
            self._card_payments.require_none(cart_id)
            cart = cart_of(uow, cart_id)
            before = Reduced.of(cart) if ask is not None else None
            change(cart)
            self._pricing.apply(uow, cart)
            if ask is not None and before is not None:
                ask(uow, cart, before)
            uow.carts.save(cart)
            uow.collect_events_from(cart)
            uow.commit()
        uow.dispatch_events()
        return CartSnapshot.of(cart)
