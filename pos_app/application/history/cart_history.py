"""A sale step by step: what happened, when, and the cart before and after it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from pos_app.application.history.cart_picture import CartPicture, PictureLine, after
from pos_app.application.history.fields import UNREADABLE
from pos_app.application.history.order_history import OrderHistory
from pos_app.application.queries import AuditEntry
from pos_app.domain.records import dataclass
from pos_app.domain.values.money import Currency, Money

NO_PAUSE = timedelta(0)


@dataclass(frozen=True, slots=True)
class CartStep:
    """One event of a sale; ``number`` counts from 1, ``pause`` is the time since the one before.

    ``touched`` is the number of the line that it was about. ``is_readable`` is false for an
    entry that was damaged or contradicts the cart: it is shown, and changes nothing.
    """

    number: int
    entry: AuditEntry
    before: CartPicture
    after: CartPicture
    touched: int | None
    pause: timedelta
    is_readable: bool = True

    @property
    def moment(self) -> datetime:
        """When it happened, aware UTC."""
        return self.entry.occurred_at

    @property
    def difference(self) -> Money:
        """How much more the customer had to pay after it."""
        return self.after.total - self.before.total

    @property
    def removed(self) -> PictureLine | None:
        """The line that it took out of the cart, or None."""
        if self.after.line(self.touched) is not None:
            return None
        return self.before.line(self.touched)


@dataclass(frozen=True, slots=True)
class CartHistory:
    """A cart from its first event to the payment of its order, or to where it stands.

    ``order`` is None for a cart that was not paid.
    """

    cart_id: str
    steps: tuple[CartStep, ...]
    order: OrderHistory | None

    @classmethod
    def of(cls, entries: Iterable[AuditEntry], currency: Currency) -> CartHistory | None:
        """Return the history that the entries of a cart and of its order tell, oldest first.

        None when no event of a cart is among them.
        """
        told = sorted(entries, key=lambda entry: entry.seq)
        own = next((entry for entry in told if entry.aggregate_type == "Cart"), None)
        if own is None:
            return None
        steps: list[CartStep] = []
        picture = CartPicture.empty(currency)
        for entry in told:
            step = _step(steps[-1] if steps else None, picture, entry)
            steps.append(step)
            picture = step.after
        return cls(own.aggregate_id, tuple(steps), OrderHistory.of(told, currency))

    @property
    def started_at(self) -> datetime:
        """When its first event happened, aware UTC."""
        return self.steps[0].moment

    @property
    def duration(self) -> timedelta:
        """How long it took from the first event to the last, by the pauses between them."""
        return sum((step.pause for step in self.steps), NO_PAUSE)

    @property
    def last(self) -> CartPicture:
        """The cart after its last event."""
        return self.steps[-1].after

    def pauses_of(self, least: timedelta) -> tuple[CartStep, ...]:
        """Return the steps before which at least so much time went by."""
        return tuple(step for step in self.steps if step.pause >= least)

    def people(self) -> tuple[str, ...]:
        """Return the ids of those who acted, in the order in which they came."""
        return tuple(dict.fromkeys(step.entry.actor_id for step in self.steps))

    def approvers(self) -> tuple[str, ...]:
        """Return the ids of those who approved a step, in the order in which they came."""
        found = (step.entry.approver_id for step in self.steps)
        return tuple(dict.fromkeys(approver for approver in found if approver is not None))


def _step(previous: CartStep | None, before: CartPicture, entry: AuditEntry) -> CartStep:
    pause = NO_PAUSE
    number = 1
    if previous is not None:
        # The clock of a till may be set back in the middle of a sale.
        pause = max(NO_PAUSE, entry.occurred_at - previous.moment)
        number = previous.number + 1
    try:
        picture, touched = after(before, entry)
    except UNREADABLE:
        return CartStep(number, entry, before, before, None, pause, is_readable=False)
    return CartStep(number, entry, before, picture, touched, pause)
