"""Sets a sale aside and fetches it back: here, or at another register of the store."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Protocol
from uuid import UUID

from pos_app.application.access import measures, needs, open_to_all
from pos_app.application.loading import cart_of, product_of
from pos_app.application.open_card_payments import OpenCardPayments
from pos_app.application.ports import Clock, UnitOfWork, UnitOfWorkFactory
from pos_app.application.sale_snapshots import CartSnapshot, LineSnapshot
from pos_app.domain.aggregates.cart.cart import Cart, CartState, Hold
from pos_app.domain.errors import CartNotHeld
from pos_app.domain.records import dataclass
from pos_app.domain.values import permissions

HOLD_HOURS = 24


class Workplace(Protocol):
    """Who works at which register now."""

    @property
    def register_id(self) -> str:
        """The register."""

    @property
    def actor_id(self) -> str:
        """Who is signed in."""


@dataclass(frozen=True, slots=True)
class HeldSale:
    """A sale that was set aside; ``held_at`` is aware, in UTC.

    ``label`` is its place among those held now, ``H1`` the one that waits longest. ``name`` may
    be empty. ``waited`` is how long it had been held when it was asked for, ``held_by`` the name
    of whoever held it, their identifier where nobody of that name works here.
    """

    cart_id: UUID
    label: str
    name: str
    total: Decimal
    item_count: int
    held_at: datetime
    waited: timedelta
    held_by: str
    register_id: str
    lines: tuple[LineSnapshot, ...]


class HoldService:
    """Holds, recalls and gives up sales; their stock stays reserved while they are held.

    Every command may raise ``CartNotFound``, the rule's own error, or a ``StorageError``; then
    nothing has changed.
    """

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        clock: Clock,
        workplace: Workplace,
        card_payments: OpenCardPayments,
        hold_hours: int = HOLD_HOURS,
    ) -> None:
        """Hold for whoever is at ``workplace``, for at most ``hold_hours``."""
        self._card_payments = card_payments
        self._unit_of_work = unit_of_work
        self._clock = clock
        self._workplace = workplace
        self.hold_hours = hold_hours
        self._longest = timedelta(hours=hold_hours)

    @needs(permissions.SELL)
    def hold(self, cart_id: UUID, name: str = "") -> None:
        """Set a cart aside under a name, which may be empty.

        Raises:
            CartClosed, PaymentStarted: the cart takes no change.
            CardPaymentOpen: nobody knows yet whether a card paid a part of it.
            EmptyCart: there is nothing to hold.
            InvalidName: the name is too long.
        """
        with self._unit_of_work() as uow:
            self._hold(uow, cart_id, name)
            uow.commit()
        uow.dispatch_events()

    @needs(permissions.SELL)
    def recall(self, cart_id: UUID, instead_of: UUID | None = None) -> CartSnapshot:
        """Go on with a held cart at this register; ``instead_of`` is held in the same step.

        Raises:
            CartNotHeld: another till was quicker.
            CartClosed, PaymentStarted, CardPaymentOpen: the cart at hand takes no change.
        """
        with self._unit_of_work() as uow:
            cart = cart_of(uow, cart_id)
            cart.recall(self._workplace.register_id)
            if instead_of is not None:
                self._hold(uow, instead_of, "")
            uow.carts.save(cart)
            uow.collect_events_from(cart)
            uow.commit()
        uow.dispatch_events()
        return CartSnapshot.of(cart)

    @measures(permissions.DISCARD_HELD)
    def discard(self, cart_id: UUID) -> None:
        """Give a held cart up and release its stock.

        Raises:
            CartNotHeld: it was recalled or given up meanwhile.
        """
        with self._unit_of_work() as uow:
            cart = cart_of(uow, cart_id)
            if cart.state is not CartState.HELD:
                raise CartNotHeld(cart_id=cart_id, state=cart.state.value)
            total = cart.total.amount
            uow.require(permissions.DISCARD_HELD, before=total, after=Decimal(0))
            cart.void()
            _save_and_release(uow, cart)
            uow.commit()
        uow.dispatch_events()

    @open_to_all("reads the held sales")
    def held(self) -> tuple[HeldSale, ...]:
        """Return the store's held sales, the latest first."""
        with self._unit_of_work() as uow:
            carts = uow.carts.held()
            names = {str(each.staff_id): each.name for each in uow.staff.every()} if carts else {}
        now = self._clock.now()
        return tuple(
            _held_sale(cart, cart.hold, place, now, names)
            for place, cart in zip(range(len(carts), 0, -1), carts, strict=True)
            if cart.hold is not None
        )

    @open_to_all("the program gives up by itself what was held too long")
    def expire_due(self) -> int:
        """Give up what was held too long, each in its own transaction; return how many."""
        latest = self._clock.now() - self._longest
        with self._unit_of_work() as uow:
            due = [cart.cart_id for cart in uow.carts.held() if _is_due(cart, latest)]
        return sum(self._expire(cart_id, latest) for cart_id in due)

    def _expire(self, cart_id: UUID, latest: datetime) -> bool:
        with self._unit_of_work() as uow:
            cart = cart_of(uow, cart_id)
            if not _is_due(cart, latest):  # another till was quicker
                return False
            cart.expire()
            _save_and_release(uow, cart)
            uow.commit()
        uow.dispatch_events()
        return True

    def _hold(self, uow: UnitOfWork, cart_id: UUID, name: str) -> None:
        self._card_payments.require_none(cart_id)
        cart = cart_of(uow, cart_id)
        cart.hold_for_later(name, self._clock.now(), self._workplace.actor_id)
        uow.carts.save(cart)
        uow.collect_events_from(cart)


def _is_due(cart: Cart, latest: datetime) -> bool:
    return cart.hold is not None and cart.hold.held_at <= latest


def _save_and_release(uow: UnitOfWork, cart: Cart) -> None:
    uow.carts.save(cart)
    uow.collect_events_from(cart)
    for line in cart.goods:
        product = product_of(uow, line.product_id)
        product.release_stock(line.quantity)
        uow.products.save(product)
        uow.collect_events_from(product)


def _held_sale(
    cart: Cart, hold: Hold, place: int, now: datetime, names: Mapping[str, str]
) -> HeldSale:
    return HeldSale(
        cart_id=cart.cart_id,
        label=f"H{place}",
        name=hold.name,
        total=cart.total.amount,
        item_count=cart.item_count,
        held_at=hold.held_at,
        waited=now - hold.held_at,
        held_by=names.get(hold.held_by, hold.held_by),
        register_id=cart.register_id,
        lines=tuple(LineSnapshot.of(line) for line in cart.lines),
    )
