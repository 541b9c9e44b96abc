"""A customer whom the shop knows by name, with a group and points."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, fields
from datetime import datetime
from uuid import UUID

from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.customer import events
from pos_app.domain.aggregates.customer.errors import (
    CustomerUnknown,
    InsufficientPoints,
    InvalidPoints,
    TextTooLong,
)
from pos_app.domain.errors import InvalidName
from pos_app.domain.records import dataclass
from pos_app.domain.values.ids import new_id, utc_now

_LONGEST_NAME = 80
_LONGEST_NOTE = 500
_LONGEST_GROUP = 40


@dataclass(frozen=True, slots=True)
class PersonalData:
    """What says who a customer is; all of it is empty once it was erased."""

    name: str = ""
    phone: str = ""
    email: str = ""
    note: str = ""

    def checked(self) -> PersonalData:
        """Return the same with single spaces.

        Raises:
            InvalidName: there is no name, or more than 80 characters.
            TextTooLong: another field is longer than allowed.
        """
        name, phone, email, note = (" ".join(text.split()) for text in astuple(self))
        if not 1 <= len(name) <= _LONGEST_NAME:
            raise InvalidName(text=self.name, longest=_LONGEST_NAME)
        _require_length("phone", phone, _LONGEST_NAME)
        _require_length("email", email, _LONGEST_NAME)
        _require_length("note", note, _LONGEST_NOTE)
        return PersonalData(name, phone, email, note)


@dataclass(frozen=True, slots=True)
class PointsMovement:
    """Points of one order, negative when they left the customer.

    ``is_redeemed`` tells points that paid from points that were earned; with a ``refund_id`` they
    went the other way again, because goods of the order came back.
    """

    order_id: UUID
    points: int
    balance: int
    occurred_at: datetime
    is_redeemed: bool
    refund_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class PointsOfOrder:
    """What an order earned and redeemed, and what of both its returns undid so far."""

    earned: int = 0
    redeemed: int = 0
    taken_back: int = 0
    given_back: int = 0


class Customer(Aggregate):
    """Known to the shop until erased; ``settled`` are the orders that moved points before.

    ``settled`` holds ``(order, is_redeemed)``; ``points_count`` movements are stored.
    """

    __slots__ = (
        "_settled",
        "customer_id",
        "group",
        "is_erased",
        "personal",
        "points",
        "points_count",
        "unsaved_points",
    )

    def __init__(
        self,
        *,
        customer_id: UUID,
        personal: PersonalData,
        group: str = "",
        points: int = 0,
        is_erased: bool = False,
        points_count: int = 0,
        settled: Iterable[tuple[UUID, bool]] = (),
    ) -> None:
        """Restore the customer as it was saved; :meth:`add` makes a new one."""
        super().__init__()
        self.customer_id = customer_id
        self.personal = personal
        self.group = group
        self.points = points
        self.is_erased = is_erased
        self.points_count = points_count
        self.unsaved_points: list[PointsMovement] = []
        self._settled = set(settled)

    @classmethod
    def add(cls, personal: PersonalData) -> Customer:
        """Get to know a customer.

        Raises:
            InvalidName: there is no name, or more than 80 characters.
            TextTooLong: another field is longer than allowed.
        """
        customer = cls(customer_id=new_id(), personal=personal.checked())
        customer._raise_event(events.CustomerAdded(customer_id=customer.customer_id))
        return customer

    def change(self, personal: PersonalData) -> None:
        """Correct the personal data; what is so already changes nothing.

        Raises:
            CustomerUnknown: the customer was erased.
            InvalidName: there is no name, or more than 80 characters.
            TextTooLong: another field is longer than allowed.
        """
        self._require_known()
        new = personal.checked()
        changed = tuple(
            item.name
            for item in fields(new)
            if getattr(new, item.name) != getattr(self.personal, item.name)
        )
        if changed:
            self.personal = new
            self._raise_event(
                events.CustomerChanged(customer_id=self.customer_id, changed_fields=changed)
            )

    def set_group(self, group: str) -> None:
        """Put the customer into a group, or into none with an empty text.

        Raises:
            CustomerUnknown: the customer was erased.
            TextTooLong: the group has more than 40 characters.
        """
        self._require_known()
        new, old = " ".join(group.split()), self.group
        _require_length("group", new, _LONGEST_GROUP)
        if new != old:
            self.group = new
            self._raise_event(
                events.CustomerGroupChanged(
                    customer_id=self.customer_id, old_group=old, new_group=new
                )
            )

    def erase(self) -> None:
        """Forget who the customer is; points and history stay. Twice changes nothing."""
        if not self.is_erased:
            self.personal, self.is_erased = PersonalData(), True
            self._raise_event(events.CustomerErased(customer_id=self.customer_id))

    def earn(self, points: int, *, order_id: UUID) -> None:
        """Credit the points of an order; the same order earns once.

        Raises:
            CustomerUnknown: the customer was erased.
            InvalidPoints: no points, or less.
        """
        if self._is_new(order_id, points, is_redeemed=False):
            self._move(points, order_id, is_redeemed=False)
            self._raise_event(
                events.PointsEarned(
                    customer_id=self.customer_id,
                    order_id=order_id,
                    points=points,
                    balance=self.points,
                )
            )

    def redeem(self, points: int, *, order_id: UUID) -> None:
        """Spend points on an order; the same order spends once.

        Raises:
            CustomerUnknown: the customer was erased.
            InvalidPoints: no points, or less.
            InsufficientPoints: the customer has fewer.
        """
        if self._is_new(order_id, points, is_redeemed=True):
            if points > self.points:
                raise InsufficientPoints(asked=points, available=self.points)
            self._move(-points, order_id, is_redeemed=True)
            self._raise_event(
                events.PointsRedeemed(
                    customer_id=self.customer_id,
                    order_id=order_id,
                    points=points,
                    balance=self.points,
                )
            )

    def take_back(self, points: int, *, order_id: UUID, refund_id: UUID) -> None:
        """Take points back that goods earned which were returned.

        They may be spent already: then fewer than none are left, and the next sales fill them up.

        Raises:
            InvalidPoints: no points, or less.
        """
        _require_some(points)
        self._move(-points, order_id, is_redeemed=False, refund_id=refund_id)
        self._raise_event(
            events.PointsTakenBack(
                customer_id=self.customer_id,
                order_id=order_id,
                refund_id=refund_id,
                points=points,
                balance=self.points,
            )
        )

    def give_back(self, points: int, *, order_id: UUID, refund_id: UUID) -> None:
        """Give points back that had paid for goods which were returned.

        Raises:
            InvalidPoints: no points, or less.
        """
        _require_some(points)
        self._move(points, order_id, is_redeemed=True, refund_id=refund_id)
        self._raise_event(
            events.PointsGivenBack(
                customer_id=self.customer_id,
                order_id=order_id,
                refund_id=refund_id,
                points=points,
                balance=self.points,
            )
        )

    def mark_saved(self) -> None:
        """Count the unsaved movements of points among the saved ones."""
        self.points_count += len(self.unsaved_points)
        self.unsaved_points.clear()

    def _is_new(self, order_id: UUID, points: int, *, is_redeemed: bool) -> bool:
        self._require_known()
        _require_some(points)
        return (order_id, is_redeemed) not in self._settled

    def _move(
        self, points: int, order_id: UUID, *, is_redeemed: bool, refund_id: UUID | None = None
    ) -> None:
        self.points += points
        self._settled.add((order_id, is_redeemed))
        self.unsaved_points.append(
            PointsMovement(order_id, points, self.points, utc_now(), is_redeemed, refund_id)
        )

    def _require_known(self) -> None:
        if self.is_erased:
            raise CustomerUnknown(customer_id=self.customer_id)


def _require_some(points: int) -> None:
    if points <= 0:
        raise InvalidPoints(points=points)


def _require_length(field: str, text: str, longest: int) -> None:
    if len(text) > longest:
        raise TextTooLong(field=field, longest=longest)
