"""The movements of gift cards and store credit: rows to values and back."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Integer, Table, bindparam, insert, select

from pos_app.domain.values.ledger import Ledger, Movement, MovementKind
from pos_app.domain.values.money import Currency, Money
from pos_app.infrastructure.persistence.engine import Connection
from pos_app.infrastructure.persistence.moments import from_text, to_text
from pos_app.infrastructure.persistence.statement import Statement


class LedgerRows:
    """Reads and writes one table of movements."""

    def __init__(self, table: Table) -> None:
        """Prepare the statements for ``table``."""
        column, of_owner = table.c, table.c.owner_id == bindparam("key")
        self._insert = Statement(insert(table))
        self._keys = Statement(select(column.kind, column.tender_id).where(of_owner))
        self._latest = Statement(
            select(
                column.kind,
                column.amount,
                column.balance,
                column.order_id,
                column.tender_id,
                column.occurred_at,
            )
            .where(of_owner)
            .order_by(column.position.desc())
            .limit(bindparam("limit", type_=Integer))
        )

    def ledger(self, connection: Connection, owner: UUID, balance: Money) -> Ledger:
        """Return the ledger of an owner whose row says ``balance``."""
        keys = connection.all(self._keys, {"key": str(owner)})
        return Ledger(
            balance,
            count=len(keys),
            settled=[(MovementKind(kind), UUID(tender)) for kind, tender in keys if tender],
        )

    def save(self, connection: Connection, owner: UUID, ledger: Ledger) -> None:
        """Keep the movements that are not kept yet."""
        connection.run_many(
            self._insert,
            [
                {
                    "owner_id": str(owner),
                    "position": position,
                    "kind": move.kind.value,
                    "amount": move.amount.minor,
                    "balance": move.balance.minor,
                    "order_id": None if move.order_id is None else str(move.order_id),
                    "tender_id": None if move.tender_id is None else str(move.tender_id),
                    "occurred_at": to_text(move.occurred_at),
                }
                for position, move in enumerate(ledger.unsaved, ledger.count + 1)
            ],
        )
        ledger.mark_saved()

    def latest(
        self, connection: Connection, owner: UUID, currency: Currency, limit: int
    ) -> tuple[Movement, ...]:
        """Return the latest movements, newest first."""
        rows = connection.all(self._latest, {"key": str(owner), "limit": limit})
        return tuple(
            Movement(
                kind=MovementKind(kind),
                amount=Money(amount, currency),
                balance=Money(balance, currency),
                occurred_at=from_text(occurred_at),
                order_id=None if order_id is None else UUID(order_id),
                tender_id=None if tender_id is None else UUID(tender_id),
            )
            for kind, amount, balance, order_id, tender_id, occurred_at in rows
        )
