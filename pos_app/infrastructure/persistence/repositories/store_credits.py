"""Store credit: a row for each customer who ever had some, and one for each movement."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.sqlite import insert

from pos_app.domain.aggregates.store_credit.store_credit import StoreCredit
from pos_app.domain.values.ledger import Movement
from pos_app.domain.values.money import Currency, Money
from pos_app.infrastructure.persistence.customer_tables import (
    store_credit_movements,
    store_credits,
)
from pos_app.infrastructure.persistence.repositories.identity import IdentityMap
from pos_app.infrastructure.persistence.repositories.ledgers import LedgerRows
from pos_app.infrastructure.persistence.statement import Statement

_credit = store_credits.c
_GET = Statement(
    select(_credit.currency, _credit.balance, _credit.credit_limit).where(
        _credit.credit_id == bindparam("key")
    )
)
_insert = insert(store_credits)
_SAVE = Statement(
    _insert.on_conflict_do_update(
        index_elements=[_credit.credit_id],
        set_={
            "balance": _insert.excluded.balance,
            "credit_limit": _insert.excluded.credit_limit,
        },
    )
)
_MOVEMENTS = LedgerRows(store_credit_movements)


class SqlStoreCreditRepository(IdentityMap[StoreCredit, None]):
    """The accounts within one transaction; fulfils ``StoreCreditRepository``."""

    def of_customer(self, customer_id: UUID, currency: Currency) -> StoreCredit:
        """Return the account, an empty one in ``currency`` while there is none."""
        known = self.known(customer_id)
        if known is not None:
            return known
        row = self.connection.one(_GET, {"key": str(customer_id)})
        if row is None:
            return self.hold(customer_id, StoreCredit.empty(customer_id, currency))
        kept = Currency.of(row[0])
        credit = StoreCredit(
            credit_id=customer_id,
            ledger=_MOVEMENTS.ledger(self.connection, customer_id, Money(row[1], kept)),
            limit=Money(row[2], kept),
        )
        return self.hold(customer_id, credit)

    def save(self, credit: StoreCredit) -> None:
        """Keep the account, with the movements."""
        self.connection.run(
            _SAVE,
            {
                "credit_id": str(credit.credit_id),
                "currency": credit.balance.currency.code,
                "balance": credit.balance.minor,
                "credit_limit": credit.limit.minor,
            },
        )
        _MOVEMENTS.save(self.connection, credit.credit_id, credit.ledger)

    def movements(self, customer_id: UUID, limit: int) -> tuple[Movement, ...]:
        """Return the latest movements of an account, newest first."""
        row = self.connection.one(_GET, {"key": str(customer_id)})
        if row is None:
            return ()
        return _MOVEMENTS.latest(self.connection, customer_id, Currency.of(row[0]), limit)
