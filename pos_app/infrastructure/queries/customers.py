"""Customers for the till: found by the beginning of a word, page by page."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import Integer, and_, bindparam, func, or_, select

from pos_app.application.customer_queries import (
    CustomerKey,
    CustomerSnapshot,
    FoundCustomers,
)
from pos_app.domain.aggregates.customer.customer import PersonalData
from pos_app.infrastructure.persistence.customer_tables import customer_terms, customers
from pos_app.infrastructure.persistence.customer_words import searched
from pos_app.infrastructure.persistence.engine import Database
from pos_app.infrastructure.persistence.statement import Statement

_customer, _term = customers.c, customer_terms.c
_COLUMNS = (
    _customer.customer_id,
    _customer.name,
    _customer.phone,
    _customer.email,
    _customer.note,
    _customer.group_name,
    _customer.points,
    _customer.is_erased,
)
# No text of a term comes behind this sign.
_BEHIND_ALL = "\U0010ffff"
_matches = (
    select(_term.customer_id, func.min(_term.rank).label("rank"))
    .where(_term.term >= bindparam("low"), _term.term < bindparam("high"))
    .group_by(_term.customer_id)
    .subquery("matches")
)
_rank: Any = _matches.c.rank
_behind = or_(
    _rank > bindparam("rank"),
    and_(_rank == bindparam("rank"), _customer.name > bindparam("name")),
    and_(
        _rank == bindparam("rank"),
        _customer.name == bindparam("name"),
        _customer.customer_id > bindparam("key"),
    ),
)
_FIND = Statement(
    select(*_COLUMNS, _rank)
    .join(_matches, _matches.c.customer_id == _customer.customer_id)
    .where(_behind)
    .order_by(_rank, _customer.name, _customer.customer_id)
    .limit(bindparam("limit", type_=Integer))
)
_GET = Statement(select(*_COLUMNS).where(_customer.customer_id == bindparam("key")))
_BEFORE_ALL = CustomerKey(-1, "", "")


class SqlCustomerQueries:
    """Fulfils ``CustomerQueries``; any thread may call."""

    def __init__(self, database: Database) -> None:
        """Read from ``database``."""
        self._database = database

    def find(self, text: str, limit: int, after: CustomerKey | None = None) -> FoundCustomers:
        """Return who is meant, best first; nothing finds nobody."""
        wanted = searched(text)
        if not wanted:
            return FoundCustomers((), None)
        start = after or _BEFORE_ALL
        bound = {
            "low": wanted,
            "high": wanted + _BEHIND_ALL,
            "rank": start.rank,
            "name": start.name,
            "key": start.customer_id,
            "limit": limit + 1,
        }
        rows = self._database.reader().all(_FIND, bound)
        page = rows[:limit]
        last = page[-1] if len(rows) > limit and page else None
        return FoundCustomers(
            tuple(map(_snapshot, page)),
            None if last is None else CustomerKey(last[8], last[1], last[0]),
        )

    def by_id(self, customer_id: UUID) -> CustomerSnapshot | None:
        """Return the customer, or None."""
        row = self._database.reader().one(_GET, {"key": str(customer_id)})
        return None if row is None else _snapshot(row)


def _snapshot(row: tuple[Any, ...]) -> CustomerSnapshot:
    return CustomerSnapshot(
        UUID(row[0]), PersonalData(*row[1:5]), row[5], row[6], is_erased=bool(row[7])
    )
