"""Puts into a cart what is sold beside goods: gift cards, and empties that come back."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from uuid import UUID

from pos_app.application.access import needs
from pos_app.application.cart_pricing import CartPricing
from pos_app.application.cart_starting import started
from pos_app.application.errors import NoDeposit, UnknownCode
from pos_app.application.loading import cart_of
from pos_app.application.open_card_payments import OpenCardPayments
from pos_app.application.ports import UnitOfWork, UnitOfWorkFactory
from pos_app.application.sale_snapshots import CartSnapshot
from pos_app.domain.aggregates.cart.cart import Cart
from pos_app.domain.aggregates.cart.line import CartLine
from pos_app.domain.aggregates.gift_card.card_code import CardCode
from pos_app.domain.aggregates.gift_card.errors import CardBlocked
from pos_app.domain.aggregates.product.product import Product
from pos_app.domain.values import permissions
from pos_app.domain.values.codes import Sku
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.money import Money
from pos_app.domain.values.quantity import Quantity

GIFT_CARD_SKU = Sku.of("GIFT-CARD")
_GIFT_CARD = "Gift card"


class BesideService:
    """Commands on the lines of a cart that are no goods; each returns the cart as it then is.

    Without a cart the first of them opens one. Every command may raise ``CartClosed``,
    ``PaymentStarted``, ``CardPaymentOpen``, ``CartNotFound`` or a ``StorageError``; then nothing
    has changed.
    """

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        register_id: str,
        pricing: CartPricing,
        card_payments: OpenCardPayments,
    ) -> None:
        """Serve the carts of one register."""
        self._unit_of_work = unit_of_work
        self._register_id = register_id
        self._pricing = pricing
        self._card_payments = card_payments

    @needs(permissions.SELL)
    def take_empties(self, cart_id: UUID | None, code: str, quantity: Quantity) -> CartSnapshot:
        """Take empty containers back; ``code`` names their deposit, or what was in them.

        Raises:
            UnknownCode: no product has the code.
            NoDeposit: no deposit is charged for it.
            InvalidQuantity: not positive, or a fraction of a piece.
        """

        def take(uow: UnitOfWork, cart: Cart) -> CartLine:
            deposit = _deposit_of(uow, code)
            return cart.take_empties(deposit, quantity, deposit.taxes)

        return self._put(cart_id, take)

    @needs(permissions.SELL)
    def sell_gift_card(self, cart_id: UUID | None, code: str, amount: Decimal) -> CartSnapshot:
        """Sell a new gift card with ``amount`` on it, or top one up, once the sale is paid.

        ``amount`` is in whole currency units.

        Raises:
            InvalidCardCode: not 4 to 32 letters and digits.
            CardBlocked: nobody can pay with the card any more.
            InvalidAmount: nothing, less than nothing, or too many decimals.
            LineFollows: the card is in the cart already.
        """
        wanted = CardCode.of(code)

        def sell(uow: UnitOfWork, cart: Cart) -> CartLine:
            known = uow.gift_cards.by_code(wanted)
            if known is not None and known.is_blocked:
                raise CardBlocked(card_id=known.card_id)
            card_id = _card_in(cart, wanted) if known is None else known.card_id
            return cart.sell_gift_card(
                _gift_card_product(uow, cart),
                card_id or new_id(),
                wanted,
                Money.of(amount, cart.currency),
                is_top_up=known is not None,
            )

        return self._put(cart_id, sell)

    def _put(
        self, cart_id: UUID | None, command: Callable[[UnitOfWork, Cart], CartLine]
    ) -> CartSnapshot:
        with self._unit_of_work() as uow:
            if cart_id is None:
                cart = started(uow, self._register_id, self._pricing)
            else:
                self._card_payments.require_none(cart_id)
                cart = cart_of(uow, cart_id)
            line = command(uow, cart)
            if cart_id is None:
                uow.carts.add(cart)
            else:
                uow.carts.save(cart)
            uow.collect_events_from(cart)
            uow.commit()
        uow.dispatch_events()
        return CartSnapshot.of(cart, touched=line.number)


def _deposit_of(uow: UnitOfWork, code: str) -> Product:
    product = uow.products.by_code(code)
    if product is None:
        raise UnknownCode(code=code)
    if product.deposit is not None:
        product = uow.products.by_sku(product.deposit)
    elif not uow.products.is_deposit(product.sku):
        raise NoDeposit(product_name=product.name)
    if product is None:
        raise UnknownCode(code=code)
    return product


def _card_in(cart: Cart, code: CardCode) -> UUID | None:
    """Return how the cart calls a new card that is in it already."""
    return next((line.account_id for line in cart.lines if line.card_code == code.text), None)


def _gift_card_product(uow: UnitOfWork, cart: Cart) -> Product:
    """Return what gift cards are sold as; it lies on no shelf, so nothing else sells it."""
    product = uow.products.by_sku(GIFT_CARD_SKU)
    if product is None:
        product = Product.create(
            sku=GIFT_CARD_SKU,
            name=_GIFT_CARD,
            price=Money.zero(cart.currency),
            is_open_price=True,
        )
        product.retire()
        uow.products.add(product)
        uow.collect_events_from(product)
    return product
