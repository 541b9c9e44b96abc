"""Looks through the latest sales for one whose receipt is lost."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, exists, or_, select

from pos_app.application.ports import Clock
from pos_app.application.sale_search import FoundSale, SaleSearch
from pos_app.domain.values.money import Currency, Money
from pos_app.infrastructure.persistence.customer_tables import customer_terms, customers
from pos_app.infrastructure.persistence.customer_words import searched
from pos_app.infrastructure.persistence.engine import Connection, Database
from pos_app.infrastructure.persistence.moments import from_text
from pos_app.infrastructure.persistence.payment_tables import order_tenders
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import order_lines, orders, stores

_LOOKS_BACK = timedelta(days=62)
_ITEMS = 3
# No text of a term comes behind this sign.
_BEHIND_ALL = "\U0010ffff"
_CURRENCY = Statement(select(stores.c.currency))
_LINES = Statement(
    select(order_lines.c.name)
    .where(order_lines.c.order_id == bindparam("order_id"))
    .order_by(order_lines.c.number)
    .limit(_ITEMS)
)
_KINDS = Statement(
    select(order_tenders.c.kind)
    .where(order_tenders.c.order_id == bindparam("order_id"))
    .order_by(order_tenders.c.position)
)


class SqlSaleFinder:
    """Fulfils ``SaleFinder``; any thread may call.

    Identifiers begin with the moment they were made, so a period is a range of keys: a search
    reads the sales of two months, or of three days, whatever the store has sold before.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        """Read from ``database``; the past begins at the ``clock``'s now."""
        self._database = database
        self._clock = clock

    def find(self, search: SaleSearch, limit: int) -> tuple[FoundSale, ...]:
        """Return the sales that fit, the newest first."""
        reader = self._database.reader()
        row = reader.one(_CURRENCY)
        currency = Currency.of(str(row[0]) if row else "XXX")
        query = (
            select(
                orders.c.order_id,
                orders.c.number,
                orders.c.completed_at,
                orders.c.total,
                customers.c.name,
            )
            .join(customers, customers.c.customer_id == orders.c.customer_id, isouter=True)
            .order_by(orders.c.order_id.desc())
            .limit(bindparam("limit"))
        )
        bound: dict[str, object] = {"limit": limit}
        if search.day is None:
            bound["since"] = _key_at(self._clock.now() - _LOOKS_BACK)
            query = query.where(orders.c.order_id >= bindparam("since"))
        else:
            noon = datetime.combine(search.day, datetime.min.time()).astimezone()
            bound["since"] = _key_at(noon - timedelta(days=1))
            bound["until"] = _key_at(noon + timedelta(days=2))
            bound["day"] = search.day.isoformat()
            query = query.where(
                orders.c.order_id >= bindparam("since"),
                orders.c.order_id < bindparam("until"),
                orders.c.business_date == bindparam("day"),
            )
        if search.amount is not None:
            bound["total"] = int(search.amount.scaleb(currency.decimals))
            query = query.where(orders.c.total == bindparam("total"))
        for place, word in enumerate(search.words):
            wanted = searched(word)
            bound[f"word{place}"] = f"%{word}%"
            bound[f"low{place}"], bound[f"high{place}"] = wanted, wanted + _BEHIND_ALL
            query = query.where(or_(_has_product(place), _has_customer(place)))
        return tuple(
            self._found(reader, row, currency) for row in reader.all(Statement(query), bound)
        )

    @staticmethod
    def _found(reader: Connection, row: tuple[Any, ...], currency: Currency) -> FoundSale:
        key = {"order_id": row[0]}
        return FoundSale(
            number=row[1],
            completed_at=from_text(row[2]),
            total=Money(row[3], currency).amount,
            items=tuple(name for (name,) in reader.all(_LINES, key)),
            customer=row[4] or "",
            tenders=tuple(kind for (kind,) in reader.all(_KINDS, key)),
        )


def _has_product(place: int) -> Any:  # noqa: ANN401 - SQLAlchemy's own type of a condition
    return exists().where(
        order_lines.c.order_id == orders.c.order_id,
        order_lines.c.name.like(bindparam(f"word{place}")),
    )


def _has_customer(place: int) -> Any:  # noqa: ANN401 - SQLAlchemy's own type of a condition
    return exists().where(
        customer_terms.c.customer_id == orders.c.customer_id,
        customer_terms.c.term >= bindparam(f"low{place}"),
        customer_terms.c.term < bindparam(f"high{place}"),
    )


def _key_at(moment: datetime) -> str:
    """Return the lowest identifier (UUIDv7) that is made at a moment."""
    text = f"{max(0, int(moment.timestamp() * 1000)):012x}"
    return f"{text[:8]}-{text[8:]}"
