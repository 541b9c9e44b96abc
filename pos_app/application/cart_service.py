"""Rings up a cart: scan, change, remove, discount, give up. Each command is one transaction."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from pos_app.application.access import measures, needs, open_to_all
from pos_app.application.cart_starting import started
from pos_app.application.errors import UnknownCode
from pos_app.application.loading import cart_of, product_of
from pos_app.application.reductions import Reduced, require_price, require_reductions
from pos_app.application.sale_snapshots import CartSnapshot
from pos_app.domain.errors import InvalidAmount
from pos_app.domain.values import permissions
from pos_app.domain.values.money import Money
from pos_app.domain.values.quantity import ONE, ZERO, Quantity

if TYPE_CHECKING:
    from pos_app.application.cart_pricing import CartPricing
    from pos_app.application.open_card_payments import OpenCardPayments
    from pos_app.application.ports import UnitOfWork, UnitOfWorkFactory
    from pos_app.domain.aggregates.cart.cart import Cart
    from pos_app.domain.aggregates.product.product import Product
    from pos_app.domain.values.codes import Sku


class CartService:
    """The cashier's commands on a cart; each returns the cart as it then is.

    Every command may raise the :class:`~pos_app.domain.errors.DomainError` of the rule that
    forbids it, ``CardPaymentOpen`` while a card terminal's answer is awaited, ``CartNotFound``,
    or a ``StorageError``; then nothing has changed.
    """

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        register_id: str,
        pricing: CartPricing,
        card_payments: OpenCardPayments,
    ) -> None:
        """Serve the carts of one register, at the prices of ``pricing``."""
        self._unit_of_work = unit_of_work
        self._card_payments = card_payments
        self._pricing = pricing
        self._register_id = register_id

    @open_to_all("it is add")
    def scan(
        self,
        cart_id: UUID | None,
        code: str,
        quantity: Quantity = ONE,
        *,
        is_beyond_stock: bool = False,
    ) -> CartSnapshot:
        """Add what a code names, a case of 12 as twelve; the first scan opens a cart.

        ``is_beyond_stock`` says that somebody has the goods in hand, whatever the till knows.

        Raises:
            UnknownCode: no product has the code.
            ConfirmBeyondStock: fewer are left, and whoever has the goods may say so.
            InsufficientStock: fewer are left.
        """
        return self.add(cart_id, code, quantity, is_beyond_stock=is_beyond_stock)

    @needs(permissions.SELL)
    def add(
        self,
        cart_id: UUID | None,
        code: str,
        quantity: Quantity,
        *,
        unit_price: Decimal | None = None,
        discount: Decimal | None = None,
        reason: str = "",
        reference: str | None = None,
        is_beyond_stock: bool = False,
    ) -> CartSnapshot:
        """Add a product at its own or a stated price, with a further discount for its line.

        ``reason`` is why the discount is given; ``reference`` is kept with a cart that this call
        opens. Amounts are in whole currency units.

        Raises:
            ReferenceTaken: a cart that was not given up has the reference.
        """
        with self._unit_of_work() as uow:
            product = uow.products.by_code(code)
            if product is None:
                raise UnknownCode(code=code)
            is_new = cart_id is None
            cart = self._cart_or_new(uow, cart_id, reference)
            quantity = product.quantity_of(code, quantity)
            product.reserve_stock(quantity, is_confirmed=is_beyond_stock)
            price = None if unit_price is None else Money.of(unit_price, cart.currency)
            if price is not None:
                require_price(uow, product, price, None)
            line = cart.add_item(product, quantity, price, product.taxes)
            if product.deposit is not None:
                self._follow_with_deposit(uow, cart, line.number, product.deposit)
            if discount is not None:
                off = Money.of(discount, cart.currency)
                if off.minor < 0:
                    raise InvalidAmount(text=str(discount), decimals=cart.currency.decimals)
                reduced = Reduced.of(cart)
                cart.discount_line(line.number, line.discount + off, reason=reason)
                require_reductions(uow, cart, reduced)
            self._pricing.apply(uow, cart, line.number)
            uow.products.save(product)
            if is_new:
                uow.carts.add(cart)
            else:
                uow.carts.save(cart)
            uow.collect_events_from(cart)
            uow.collect_events_from(product)
            uow.commit()
        uow.dispatch_events()
        return CartSnapshot.of(cart, touched=line.number)

    @needs(permissions.SELL)
    def change_quantity(
        self,
        cart_id: UUID,
        line_number: int,
        quantity: Quantity,
        *,
        is_beyond_stock: bool = False,
    ) -> CartSnapshot:
        """Set a line's quantity and reserve or release the difference.

        Raises:
            ConfirmBeyondStock: fewer are left, and whoever has the goods may say so.
            InsufficientStock: fewer are left than the line would need.
        """
        with self._unit_of_work() as uow:
            cart = self._cart(uow, cart_id)
            line = cart.line(line_number)
            difference = quantity - line.quantity
            reduced = Reduced.of(cart) if difference < ZERO else None
            cart.change_quantity(line_number, quantity)
            if not difference:
                return CartSnapshot.of(cart, touched=line_number)
            self._pricing.apply(uow, cart, line_number)
            if reduced is not None:
                require_reductions(uow, cart, reduced)
            product = product_of(uow, line.product_id) if line.kind.is_goods else None
            if product is None:
                pass  # empties have no stock
            elif difference > ZERO:
                product.reserve_stock(difference, is_confirmed=is_beyond_stock)
            else:
                product.release_stock(-difference)
            _save_and_commit(uow, cart, product)
        uow.dispatch_events()
        return CartSnapshot.of(cart, touched=line_number)

    @needs(permissions.REMOVE_LINE)
    def remove_line(self, cart_id: UUID, line_number: int) -> CartSnapshot:
        """Take a line out of the cart and release its stock."""
        with self._unit_of_work() as uow:
            cart = self._cart(uow, cart_id)
            reduced = Reduced.of(cart)
            line = cart.remove_item(line_number)
            product = product_of(uow, line.product_id) if line.kind.is_goods else None
            if product is not None:
                product.release_stock(line.quantity)
            self._pricing.apply(uow, cart, line_number)
            require_reductions(uow, cart, reduced)
            _save_and_commit(uow, cart, product)
        uow.dispatch_events()
        return CartSnapshot.of(cart)

    @measures(permissions.DISCOUNT)
    def discount_line(
        self,
        cart_id: UUID,
        line_number: int,
        discount: Decimal | None = None,
        *,
        percent: Decimal | None = None,
        reason: str = "",
    ) -> CartSnapshot:
        """Set what is taken off a line in all; zero takes it away.

        Either an amount in whole currency units, or a percentage that follows the line.

        Raises:
            DiscountTooLarge: more than the line is worth.
            InvalidAmount: negative, or more decimals than the currency has.
        """
        with self._unit_of_work() as uow:
            cart = self._cart(uow, cart_id)
            amount = None if discount is None else Money.of(discount, cart.currency)
            reduced = Reduced.of(cart)
            cart.discount_line(line_number, amount, percent=percent, reason=reason)
            self._pricing.apply(uow, cart, line_number)
            require_reductions(uow, cart, reduced)
            _save_and_commit(uow, cart)
        uow.dispatch_events()
        return CartSnapshot.of(cart, touched=line_number)

    @measures(permissions.CHANGE_PRICE)
    def reprice_line(
        self, cart_id: UUID, line_number: int, unit_price: Decimal, reason: str
    ) -> CartSnapshot:
        """Sell a line at another price for one unit, in whole currency units.

        Raises:
            InvalidAmount: negative, or more decimals than the currency has.
            InvalidReason: there is no reason.
        """
        with self._unit_of_work() as uow:
            cart = self._cart(uow, cart_id)
            price, reduced = Money.of(unit_price, cart.currency), Reduced.of(cart)
            before = cart.line(line_number)
            cart.reprice_line(line_number, price, reason)
            require_price(uow, product_of(uow, before.product_id), price, before)
            self._pricing.apply(uow, cart, line_number)
            require_reductions(uow, cart, reduced)
            _save_and_commit(uow, cart)
        uow.dispatch_events()
        return CartSnapshot.of(cart, touched=line_number)

    @measures(permissions.CANCEL_SALE)
    def void(self, cart_id: UUID) -> None:
        """Give the whole cart up and release all its stock.

        Raises:
            CardPaymentOpen: nobody knows yet whether a card paid a part of it.
        """
        with self._unit_of_work() as uow:
            cart = self._cart(uow, cart_id)
            if cart.lines:
                total = cart.total.amount
                uow.require(permissions.CANCEL_SALE, before=total, after=Decimal(0))
            cart.void()
            uow.carts.save(cart)
            uow.collect_events_from(cart)
            for line in cart.goods:
                product = product_of(uow, line.product_id)
                product.release_stock(line.quantity)
                uow.products.save(product)
                uow.collect_events_from(product)
            uow.commit()
        uow.dispatch_events()

    @open_to_all("reads the sale at hand")
    def get(self, cart_id: UUID) -> CartSnapshot:
        """Return the cart as it is stored."""
        with self._unit_of_work() as uow:
            return CartSnapshot.of(cart_of(uow, cart_id))

    @open_to_all("reads what a crash left, to be asked about")
    def left_open(self) -> tuple[CartSnapshot, ...]:
        """Return the register's open carts with at least one line, the newest first."""
        with self._unit_of_work() as uow:
            carts = uow.carts.open_at(self._register_id)
        return tuple(CartSnapshot.of(cart) for cart in reversed(carts) if cart.lines)

    @open_to_all("reads the sale of a basket")
    def open_for(self, reference: str) -> CartSnapshot | None:
        """Return the open or submitted cart of a basket from elsewhere, or None."""
        with self._unit_of_work() as uow:
            cart = uow.carts.by_reference(reference)
        return None if cart is None else CartSnapshot.of(cart)

    @staticmethod
    def _follow_with_deposit(uow: UnitOfWork, cart: Cart, number: int, sku: Sku) -> None:
        """Charge the deposit, unless its product is no longer sold."""
        deposit = uow.products.by_sku(sku)
        if deposit is not None and not deposit.is_retired:
            cart.follow_with_deposit(number, deposit, deposit.taxes)

    def _cart(self, uow: UnitOfWork, cart_id: UUID) -> Cart:
        self._card_payments.require_none(cart_id)
        return cart_of(uow, cart_id)

    def _cart_or_new(self, uow: UnitOfWork, cart_id: UUID | None, reference: str | None) -> Cart:
        if cart_id is not None:
            return self._cart(uow, cart_id)
        return started(uow, self._register_id, self._pricing, reference)


def _save_and_commit(uow: UnitOfWork, cart: Cart, product: Product | None = None) -> None:
    uow.carts.save(cart)
    uow.collect_events_from(cart)
    if product is not None:
        uow.products.save(product)
        uow.collect_events_from(product)
    uow.commit()
