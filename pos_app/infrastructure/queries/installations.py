"""The installation for whoever only reads."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Integer, bindparam, select

from pos_app.domain.aggregates.installation.installation import Installation
from pos_app.infrastructure.persistence.engine import Database
from pos_app.infrastructure.persistence.repositories.installations import read_installation
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import audit_log, stores

_STORE = Statement(select(stores.c.store_id))
# What a copy itself and the seals of the log add is no reason for another copy.
_NEWS = Statement(
    select(audit_log.c.seq)
    .where(
        audit_log.c.seq > bindparam("after", type_=Integer),
        audit_log.c.aggregate_type != "AuditTrail",
        audit_log.c.aggregate_type != "Installation",
    )
    .limit(1)
)


class SqlInstallationQueries:
    """Reads the installation; any thread may call."""

    def __init__(self, database: Database) -> None:
        """Read from ``database``."""
        self._database = database

    def installation(self) -> Installation | None:
        """Return the installation, or None before the store was set up."""
        reader = self._database.reader()
        row = reader.one(_STORE)
        return None if row is None else read_installation(reader, UUID(row[0]))

    def has_news_since(self, seq: int) -> bool:
        """Return whether anything of the shop's was logged after entry ``seq``."""
        return self._database.reader().one(_NEWS, {"after": seq}) is not None
