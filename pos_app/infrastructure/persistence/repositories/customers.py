"""Customers: a row each, the words they are found by, and one for each movement of points."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import bindparam, delete, func, insert, select, update

from pos_app.domain.aggregates.customer.customer import Customer, PersonalData, PointsOfOrder
from pos_app.infrastructure.persistence.customer_tables import (
    customer_points,
    customer_terms,
    customers,
)
from pos_app.infrastructure.persistence.customer_words import terms_of
from pos_app.infrastructure.persistence.moments import to_text
from pos_app.infrastructure.persistence.repositories.identity import IdentityMap
from pos_app.infrastructure.persistence.statement import Statement

_customer, _points = customers.c, customer_points.c
_GET = Statement(
    select(
        _customer.name,
        _customer.phone,
        _customer.email,
        _customer.note,
        _customer.group_name,
        _customer.points,
        _customer.is_erased,
    ).where(_customer.customer_id == bindparam("key"))
)
_SETTLED = Statement(
    select(_points.order_id, _points.is_redeemed).where(_points.customer_id == bindparam("key"))
)
_OF_ORDER = Statement(
    select(_points.is_redeemed, _points.refund_id != "", func.sum(_points.points))
    .where(
        _points.customer_id == bindparam("key"),
        _points.order_id == bindparam("order_id"),
    )
    .group_by(_points.is_redeemed, _points.refund_id != "")
)
_INSERT = Statement(insert(customers))
_UPDATE = Statement(
    update(customers)
    .where(_customer.customer_id == bindparam("key"))
    .values(
        {
            name: bindparam(name)
            for name in ("name", "phone", "email", "note", "group_name", "points", "is_erased")
        }
    )
)
_INSERT_TERM = Statement(insert(customer_terms))
_DELETE_TERMS = Statement(
    delete(customer_terms).where(customer_terms.c.customer_id == bindparam("key"))
)
_INSERT_POINTS = Statement(insert(customer_points))


class SqlCustomerRepository(IdentityMap[Customer, PersonalData]):
    """The customers within one transaction; fulfils ``CustomerRepository``."""

    def by_id(self, customer_id: UUID) -> Customer | None:
        """Return the customer, or None."""
        known = self.known(customer_id)
        if known is not None:
            return known
        row = self.connection.one(_GET, {"key": str(customer_id)})
        if row is None:
            return None
        settled = self.connection.all(_SETTLED, {"key": str(customer_id)})
        customer = Customer(
            customer_id=customer_id,
            personal=PersonalData(*row[:4]),
            group=row[4],
            points=row[5],
            is_erased=bool(row[6]),
            points_count=len(settled),
            settled=[(UUID(order), bool(is_redeemed)) for order, is_redeemed in settled],
        )
        self.stored[customer_id] = customer.personal
        return self.hold(customer_id, customer)

    def add(self, customer: Customer) -> None:
        """Keep a new customer."""
        key = str(customer.customer_id)
        self.connection.run(_INSERT, {"customer_id": key, **_row(customer)})
        self._save_terms(customer)
        self._save_points(customer)
        self.hold(customer.customer_id, customer)

    def save(self, customer: Customer) -> None:
        """Keep what has changed, with the movements of points."""
        key = str(customer.customer_id)
        self.connection.run(_UPDATE, {"key": key, **_row(customer)})
        if self.stored.get(customer.customer_id) != customer.personal:
            self.connection.run(_DELETE_TERMS, {"key": key})
            self._save_terms(customer)
        self._save_points(customer)

    def points_of(self, customer_id: UUID, order_id: UUID) -> PointsOfOrder:
        """Return what an order moved of the customer's points, and what returns undid of it."""
        key = {"key": str(customer_id), "order_id": str(order_id)}
        rows = self.connection.all(_OF_ORDER, key)
        found = {
            (bool(is_redeemed), bool(is_undone)): points for is_redeemed, is_undone, points in rows
        }
        return PointsOfOrder(
            earned=found.get((False, False), 0),
            redeemed=-found.get((True, False), 0),
            taken_back=-found.get((False, True), 0),
            given_back=found.get((True, True), 0),
        )

    def _save_terms(self, customer: Customer) -> None:
        key = str(customer.customer_id)
        terms = terms_of(customer.personal)
        self.connection.run_many(
            _INSERT_TERM,
            [{"term": word, "customer_id": key, "rank": rank} for word, rank in terms.items()],
        )
        self.stored[customer.customer_id] = customer.personal

    def _save_points(self, customer: Customer) -> None:
        self.connection.run_many(
            _INSERT_POINTS,
            [
                {
                    "customer_id": str(customer.customer_id),
                    "position": position,
                    "order_id": str(move.order_id),
                    "is_redeemed": int(move.is_redeemed),
                    "points": move.points,
                    "balance": move.balance,
                    "occurred_at": to_text(move.occurred_at),
                    "refund_id": "" if move.refund_id is None else str(move.refund_id),
                }
                for position, move in enumerate(customer.unsaved_points, customer.points_count + 1)
            ],
        )
        customer.mark_saved()


def _row(customer: Customer) -> dict[str, object]:
    personal = customer.personal
    return {
        "name": personal.name,
        "phone": personal.phone,
        "email": personal.email,
        "note": personal.note,
        "group_name": customer.group,
        "points": customer.points,
        "is_erased": int(customer.is_erased),
    }
